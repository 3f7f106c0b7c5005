"""Gold on validation prompts: training prompts that are generated for and not trained on, so that a loop can tell from
them when to stop. Held-out prompts have no part in that."""

from __future__ import annotations

import math
from statistics import fmean

from rsgui.core.rounds import Plan, is_validation
from rsgui.jobs import choosing
from rsgui.store import grid, prompts
from rsgui.store.database import Store


def prompts_of(store: Store, project: int, plan: Plan) -> list[int]:
    """The ids of the validation prompts, of those that the plan takes. Raises BadInput."""
    if not plan.validation:
        return []
    taken = set(choosing.resolve(store, project, "train", plan.choice))
    with store.read() as s:
        keys = prompts.keys(s, project, "train")
    return [id for id, key in keys if id in taken and is_validation(key, plan.validation)]


def figure(store: Store, run: int, gold: int, ids: list[int]) -> float:
    """The mean over the validation prompts of each one's mean gold reward; NaN where there is none."""
    with store.read() as s:
        rewarded = grid.rewards_by_prompt(s, run, gold)
    rows = [[value for value in rewarded.get(id, []) if value is not None] for id in ids]
    means = [fmean(row) for row in rows if row]
    return fmean(means) if means else math.nan
