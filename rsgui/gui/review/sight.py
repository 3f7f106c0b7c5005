"""What other pages may ask Review to show."""

from __future__ import annotations

import msgspec


class Only(msgspec.Struct, frozen=True):
    """Prompts to look at in Review, by id, and what they have in common, in words."""

    prompts: frozenset[int]
    words: str


class Sight(msgspec.Struct, frozen=True):
    """What Review is asked to show: these prompts alone, where that is said, with the cursor on a completion."""

    only: Only | None = None
    completion: int | None = None
