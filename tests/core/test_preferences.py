from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.entities import Message
from rsgui.core.errors import BadInput
from rsgui.core.preferences import Pair, counts, decided, hold_out, split
from rsgui.core.review import Standing

INCLUDED, EXCLUDED, EDITED = Standing("include"), Standing("exclude"), Standing(edited="Better.")


def pair(key: str, chosen: str = "good", rejected: str = "bad") -> Pair:
    return Pair(key, (Message("user", key),), chosen, rejected)


def test_what_people_said_makes_pairs_within_a_prompt() -> None:
    standing = {1: INCLUDED, 2: EXCLUDED, 3: EDITED, 4: EXCLUDED, 5: INCLUDED, 6: Standing(note="Hm."), 9: EXCLUDED}
    prompt_of = {1: 10, 2: 10, 3: 10, 6: 10, 4: 11, 5: 11, 8: 10}
    assert decided(standing, prompt_of) == [(1, 2), (3, 2), (5, 4)]


def test_an_edited_completion_that_is_excluded_is_not_liked() -> None:
    assert decided({1: Standing("exclude", "Better."), 2: INCLUDED}, {1: 1, 2: 1}) == [(2, 1)]


@given(st.sets(st.text(min_size=1), min_size=2), st.floats(0, 1))
def test_some_prompts_are_held_out_and_never_all(keys: set[str], share: float) -> None:
    held = hold_out(keys, share)
    assert held < keys
    assert held
    assert held == hold_out(sorted(keys), share)


def test_a_fifth_of_the_prompts_is_held_out() -> None:
    assert len(hold_out([f"k{number}" for number in range(50)])) == 10


@pytest.mark.parametrize(("keys", "words"), [([], "no pairs"), (["a"], "of one prompt")])
def test_too_few_prompts_are_refused(keys: list[str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        hold_out(keys)


def test_pairs_of_a_prompt_stay_together_and_those_that_say_nothing_go() -> None:
    pairs = [pair(key, chosen) for key in "abcdefghij" for chosen in ("x", "y", "x", "bad")]
    marked = split(pairs)
    assert counts(marked) == (16, 4)
    sides: dict[str, set[bool]] = {}
    for one in marked:
        sides.setdefault(one.prompt_key, set()).add(one.held_out)
    assert all(len(side) == 1 for side in sides.values())
    assert {msgspec.structs.replace(one, held_out=False) for one in marked} == {p for p in pairs if p.chosen != "bad"}


def test_pairs_of_equal_texts_are_none() -> None:
    with pytest.raises(BadInput, match="no pairs"):
        split([pair("a", "same", "same"), pair("b", "same", "same")])
