from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.caveats import Evidence, caveats
from rsgui.core.evaluation import FEWEST_PROMPTS, Change, change


def moved(base: list[float], tuned: list[float]) -> Change:
    found = change({i: [v] for i, v in enumerate(base)}, {i: [v] for i, v in enumerate(tuned)})
    assert found is not None
    return found


def by(*amounts: float, level: float = 0.0) -> Change:
    """Twelve prompts that moved by these amounts in turn."""
    each = [amounts[i % len(amounts)] for i in range(12)]
    return moved([level] * 12, [level + amount for amount in each])


UP, DOWN, EVEN = by(0.2, 0.3), by(-0.2, -0.3), by(0.5, -0.5)


def words(evidence: Evidence) -> list[str]:
    return [str(sentence) for sentence in caveats(evidence)]


def test_nothing_to_be_wary_of() -> None:
    assert caveats(Evidence(UP, "Checks", proxies={"model": UP}, length=EVEN, diversity=EVEN)) == []
    assert caveats(Evidence(UP, "Checks", length=DOWN, diversity=UP)) == []


def test_gold_falls_while_proxy_rises() -> None:
    assert words(Evidence(DOWN, "Checks", proxies={"model": UP, "other": EVEN})) == [
        "Checks fell by 0.25 while model rose by 0.25: the model learned what model likes and Checks does not. Take an "
        "earlier round, or choose by another scorer."
    ]


def test_proxy_rises_alone() -> None:
    (alone,) = words(Evidence(EVEN, "Checks", proxies={"model": UP}))
    assert alone.startswith("model rose by 0.25, but no rise of Checks is shown")


def test_length_grew_with_reward() -> None:
    longer = by(10.0, 14.0, level=40.0)
    (one,) = words(Evidence(UP, "Checks", length=longer, length_correlation=0.314))
    grew = "Completions grew with the reward, from 40 to 52 tokens (95 % interval of the difference 11 to 13)."
    assert one.startswith(f"{grew} Within a prompt the longer ones get more (correlation 0.31), so that part")
    assert words(Evidence(UP, "Checks", length=longer, length_correlation=0.05)) == [grew]
    assert words(Evidence(DOWN, "Checks", length=longer)) == []


def test_diversity_fell() -> None:
    (one,) = words(Evidence(UP, "Checks", diversity=by(-0.3, -0.2, level=0.9)))
    assert "65 % are different ones, 90 % before" in one
    assert "(95 % interval of the difference −27 to −22 points)" in one or "points)" in one


def test_too_few_prompts_says_how_many_it_takes() -> None:
    """Twelve differences of +-0.5 about 0.1: s = 0.5222, so that (2.8016 x 0.5222 / 0.1)^2 = 214.03 are needed."""
    each = [0.6, -0.4] * 6
    (one,) = words(Evidence(by(*each), "Checks"))
    s = math.sqrt(12 * 0.25 / 11)
    assert math.ceil((2.801585 * s / 0.1) ** 2) == 215
    assert one == (
        "Too few prompts for a difference of 0.1: with 12 it is not told from none. If it is as large as it looks, 215 "
        "prompts would show it in four of five tries (80 % power)."
    )


def test_the_scorer_that_chose_is_no_independent_judge() -> None:
    (one,) = words(Evidence(UP, "Checks", gold_selected=True))
    assert one.startswith("Checks also chose what was trained on")


values = st.lists(st.floats(-2, 2, allow_subnormal=False), min_size=2, max_size=12)


@given(values, values, st.data())
def test_a_warning_is_given_only_where_its_interval_shows_it(
    gold: list[float], proxy: list[float], data: st.DataObject
) -> None:
    by_gold, by_proxy = moved([0.0] * len(gold), gold), moved([0.0] * len(proxy), proxy)
    length = moved([5.0] * len(gold), [5.0 + data.draw(st.floats(-3, 3)) for _ in gold])
    found = words(Evidence(by_gold, "gold", proxies={"proxy": by_proxy}, length=length, diversity=by_proxy))
    assert len(found) == len(set(found))
    for one in found:
        if "fell by" in one:
            assert by_gold.difference.high < 0 < by_proxy.difference.low
        if "may be proxy alone" in one:
            assert by_gold.difference.low <= 1e-9 and by_gold.difference.high >= -1e-9  # noqa: PT018
        if "grew with the reward" in one:
            assert length.difference.low > 0 < by_gold.difference.low
        if "Diversity fell" in one:
            assert by_proxy.difference.high < 0
        if "Too few prompts" in one:
            assert by_gold.prompts < FEWEST_PROMPTS or by_gold.difference.low <= 1e-9


@pytest.mark.parametrize("count", [2, 5])
def test_few_prompts_are_too_few_however_alike(count: int) -> None:
    (one,) = words(Evidence(moved([0.0] * count, [0.5, 0.6, 0.5, 0.6, 0.5][:count]), "gold"))
    assert "6 prompts would show it" in one
