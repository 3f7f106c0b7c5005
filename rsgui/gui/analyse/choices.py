"""Which recipes can be compared: what Review selects now, those that were saved, and the published ones."""

from __future__ import annotations

from rsgui.core.presets import PRESETS, fitted
from rsgui.core.texts import tr
from rsgui.gui.analyse.comparing import Choice
from rsgui.gui.analyse.material import Material
from rsgui.gui.review.recipe_menu import about


def choices(material: Material) -> list[Choice]:
    """The selection first, where there is one; no name comes twice."""
    found = []
    if material.selection is not None:
        elsewhere = material.selection.runs != material.only
        about_it = tr("Its recipe; in Review it chooses among other completions") if elsewhere else ""
        found.append(Choice(tr("Selection of Review"), material.selection.recipe, about_it))
    found += [Choice(saved.name, saved.recipe, tr("Saved in this project")) for saved in material.saved]
    prompts = max(1, len(material.grids[material.scorers[0].id].prompts))
    found += [Choice(preset.name, fitted(preset.recipe, prompts), about(preset)) for preset in PRESETS]
    return list({choice.name: choice for choice in reversed(found)}.values())[::-1]
