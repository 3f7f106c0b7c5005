"""python -m rsgui.engine.following: a process that trains along with the first one of `accelerate launch`."""

from __future__ import annotations

import logging
import os
import sys

from rsgui.core import wire
from rsgui.engine import crowd
from rsgui.engine.control import Control, Reply
from rsgui.engine.devices import best_device
from rsgui.engine.training import train


def main() -> None:
    """Hears from the first process what to train, and takes its share of every step; or why there is nothing."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    request: wire.Train | wire.Dismiss = crowd.told(None, best_device())
    if isinstance(request, wire.Dismiss):
        sys.stdout.write(f"{request.why}\n")
    else:
        train(request, Control(), Reply(0, lambda event: None))


if __name__ == "__main__":
    main()
