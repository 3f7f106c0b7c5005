"""Where people and recipe differ: decisions stay when a recipe changes, and this is what they hold against it now."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from rsgui.core import marks
from rsgui.core.texts import counted, tr
from rsgui.core.views import Only
from rsgui.gui.review.board import Board


class Disagreements(NamedTuple):
    """Decisions that say otherwise than the recipe does now."""

    excluded: int  # that it would select
    included: int  # that it would not
    prompts: frozenset[int]

    @property
    def words(self) -> str:
        """“12 of your exclusions would be selected again, 1 inclusion would not.”; "" where all agree."""
        out = counted(
            self.excluded,
            "{count} exclusion would be selected again",
            "{count} exclusions would be selected again",
        )
        into = counted(
            self.included,
            "{count} inclusion would not be selected",
            "{count} inclusions would not be selected",
        )
        if self.excluded and self.included:
            return tr("Without decisions, {excluded}, and {included}.", excluded=out, included=into)
        if self.excluded or self.included:
            return tr("Without decisions, {which}.", which=out if self.excluded else into)
        return ""

    @property
    def only(self) -> Only:
        """Their prompts, to be looked at."""
        return Only(self.prompts, tr("decided otherwise than the recipe"))


def disagreements(board: Board) -> Disagreements:
    """What people decided otherwise than the recipe picks on a board."""
    bits = board.marks.bits
    picked = (bits & marks.PICKED) > 0
    excluded, included = picked & ((bits & marks.EXCLUDED) > 0), ~picked & ((bits & marks.INCLUDED) > 0)
    rows = np.unique(board.grid.rows[excluded | included])
    prompts = frozenset(board.grid.prompts[rows].tolist())
    return Disagreements(int(excluded.sum()), int(included.sum()), prompts)
