from __future__ import annotations

import msgspec
import pytest

from rsgui.core.presets import PRESETS, Preset, fitted
from rsgui.core.selection import RandomOverall, Recipe, TopOverall, apply, describe, flatten, matched_control

WIDE = flatten([[float((7 * p + 3 * c) % 11) for c in range(12)] for p in range(6)])


def test_names_are_different() -> None:
    assert len({preset.name for preset in PRESETS}) == len(PRESETS) == 10


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_can_be_applied_told_and_kept(preset: Preset) -> None:
    assert len(apply(WIDE, preset.recipe))
    assert describe(preset.recipe)
    assert preset.source
    assert msgspec.json.decode(msgspec.json.encode(preset), type=Preset) == preset
    assert 1 <= preset.completions[0] <= preset.completions[1]
    assert preset.temperature is None or 0 < preset.temperature[0] <= preset.temperature[1] < 2


def test_what_was_correct_is_kept_up_to_ten_of_a_problem() -> None:
    rest_em = next(preset for preset in PRESETS if preset.name == "ReST-EM")
    checks = flatten([[1.0] * 12 + [0.0] * 20, [0.0] * 31 + [1.0]])
    assert apply(checks, rest_em.recipe).tolist() == [*range(10), 63]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_what_takes_a_number_overall_takes_one_for_each_prompt(preset: Preset) -> None:
    recipe = fitted(preset.recipe, 6)
    if isinstance(preset.recipe.strategy, TopOverall | RandomOverall):
        picks = apply(WIDE, recipe)
        assert len(picks) == 6
        assert len(matched_control(WIDE, picks)) == 6
    else:
        assert recipe == preset.recipe
    assert fitted(Recipe(RandomOverall(100, seed=7)), 6).strategy == RandomOverall(6, seed=7)
