"""python -m rsgui.engine.following: a process that trains along with the first one of `accelerate launch`."""

from __future__ import annotations

import logging
import os
import sys

from rsgui.engine import crowd
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device
from rsgui.engine.training import train


def main() -> None:
    """Hears from the first process what to train, and takes its share of every step."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    train(crowd.told(None, best_device()), Control(), Reply(0, lambda event: None))


if __name__ == "__main__":
    main()
