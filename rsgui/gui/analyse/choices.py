"""Which recipes can be compared: what Review selects now, those that were saved, and the published ones."""

from __future__ import annotations

import msgspec

from rsgui.core.presets import PRESETS
from rsgui.core.selection import RandomOverall, Recipe, TopOverall
from rsgui.gui.analyse.comparing import Choice
from rsgui.gui.analyse.material import Material


def fitted(recipe: Recipe, prompts: int) -> Recipe:
    """A published recipe for this many prompts: what takes a number overall takes as many as there are prompts, so
    that it can be compared with one of each prompt."""
    match recipe.strategy:
        case TopOverall():
            return msgspec.structs.replace(recipe, strategy=TopOverall(prompts))
        case RandomOverall(_, seed):
            return msgspec.structs.replace(recipe, strategy=RandomOverall(prompts, seed))
    return recipe


def choices(material: Material) -> list[Choice]:
    """The selection first, where there is one; no name comes twice."""
    found = []
    if material.selection is not None:
        found.append(Choice("Selection of Review", material.selection.recipe))
    found += [Choice(saved.name, saved.recipe, "Saved in this project") for saved in material.saved]
    prompts = max(1, len(material.grids[material.scorers[0].id].prompts))
    found += [Choice(preset.name, fitted(preset.recipe, prompts), preset.source) for preset in PRESETS]
    return list({choice.name: choice for choice in reversed(found)}.values())[::-1]
