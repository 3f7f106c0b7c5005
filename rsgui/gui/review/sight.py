"""What other pages may ask Review to show."""

from __future__ import annotations

import msgspec

from rsgui.core.views import Only

__all__ = ["Only", "Sight"]


class Sight(msgspec.Struct, frozen=True):
    """What Review is asked to show: these prompts alone, where that is said, with the cursor on a completion."""

    only: Only | None = None
    completion: int | None = None
