"""Decisions over a selection, by example and against a model that is too simple to be wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.entities import Decision, DecisionKind
from rsgui.core.review import (
    Event,
    Standing,
    Step,
    Steps,
    conflicts,
    curated,
    effective,
    events,
    in_order,
    overruling,
    standing,
    toggled,
    verdicts,
)


def said(
    number: int,
    completion: int,
    kind: DecisionKind,
    text: str = "",
    undoes: int | None = None,
    step: int | None = None,
    by: str = "ada",
) -> Decision:
    return Decision(number, 1, completion, kind, by, float(number), text, undoes, step)


def test_last_verdict_stands() -> None:
    log = [said(1, 7, "include"), said(2, 8, "exclude"), said(3, 7, "exclude")]
    assert standing(log) == {7: Standing("exclude"), 8: Standing("exclude")}


def test_verdict_edit_and_note_are_independent() -> None:
    log = [said(1, 7, "include"), said(2, 7, "edit", "Better."), said(3, 7, "note", "why"), said(4, 7, "clear")]
    assert standing(log) == {7: Standing(None, "Better.", "why")}


def test_empty_text_takes_edit_and_note_away() -> None:
    log = [said(1, 7, "edit", "Better."), said(2, 7, "note", "why"), said(3, 7, "edit"), said(4, 7, "note")]
    assert standing(log) == {}


def test_undo_brings_back_what_was_before() -> None:
    log = [said(1, 7, "include"), said(2, 7, "exclude"), said(3, 7, "undo", undoes=2, step=2)]
    assert standing(log) == {7: Standing("include")}
    assert effective(log) == log[:1]


def test_the_last_reversal_of_a_step_counts() -> None:
    log = [said(1, 7, "exclude"), said(2, 7, "undo", undoes=1, step=1), said(3, 7, "redo", undoes=2, step=1)]
    assert standing(log) == {7: Standing("exclude")}
    log.append(said(4, 7, "undo", undoes=3, step=1))
    assert standing(log) == {}
    log.append(said(5, 7, "undo", undoes=1, step=1))  # in a copy of the project, without knowing of the other
    assert standing(log) == {}
    log.append(said(6, 7, "redo", undoes=5, step=1))
    assert standing(log) == {7: Standing("exclude")}


def test_tags_come_and_go_one_by_one_and_a_flag_decides_nothing() -> None:
    log = [said(1, 7, "tag", "rude"), said(2, 7, "tag", "long"), said(3, 7, "tag", "rude"), said(4, 7, "flag")]
    assert standing(log) == {7: Standing(tags=("long", "rude"), flagged=True)}
    assert not standing(log)[7].decides
    log += [said(5, 7, "untag", "rude"), said(6, 7, "untag", "none"), said(7, 7, "unflag")]
    assert standing(log) == {7: Standing(tags=("long",))}


def test_the_best_is_included_and_what_is_skipped_excluded() -> None:
    log = [said(1, 7, "best"), said(2, 8, "exclude", step=1), said(3, 9, "skip")]
    assert standing(log) == {7: Standing("include"), 8: Standing("exclude"), 9: Standing("exclude")}
    steps = Steps("ada", log[:2])
    assert steps.to_undo == Step(1, "best", 1), "what it excludes besides is not counted"


def test_several_people() -> None:
    log = [
        said(1, 7, "include"),
        said(2, 7, "exclude", by="bob"),
        said(3, 8, "exclude"),
        said(4, 8, "exclude", by="bob"),
        said(5, 9, "best"),
        said(6, 9, "exclude", by="bob"),
        said(7, 9, "clear", by="bob"),
    ]
    assert conflicts(log) == [7]
    assert verdicts(log)[9] == {"ada": "include"}
    assert standing(log)[7] == Standing("exclude"), "the last word counts"
    assert Steps("ada", log).to_undo == Step(5, "best")
    assert Steps("bob", log).to_undo == Step(7, "clear")
    assert Steps("eve", log).to_undo is None
    assert in_order(reversed(log)) == log


def test_to_accept_is_no_verdict() -> None:
    log = [said(1, 7, "accept"), said(2, 8, "accept"), said(3, 8, "clear")]
    held = standing(log)
    assert held == {7: Standing(accepted=True)}
    assert curated([9], held) == [9]
    assert overruling({9}, held) == []


def test_steps_tell_what_comes_next() -> None:
    first = said(1, 7, "include")
    second = [said(2, 8, "exclude"), Decision(3, 1, 9, "exclude", "ada", 3.0, step=2)]
    steps = Steps("ada", [first, *second])
    assert (steps.to_undo, steps.to_redo) == (Step(2, "exclude", 2), None)
    for number, undone in zip((4, 5), second, strict=True):
        steps.add(Decision(number, 1, undone.completion, "undo", "ada", 4.0, undoes=undone.id, step=2))
    assert (steps.to_undo, steps.to_redo) == (Step(1, "include"), Step(2, "exclude", 2))
    steps.add(said(6, 7, "note", "why"))
    assert (steps.to_undo, steps.to_redo) == (Step(6, "note"), None)


def test_what_was_done_newest_first() -> None:
    bulk = [said(2, 7, "exclude"), Decision(3, 1, 8, "exclude", "ada", 2.0, step=2)]
    undone = [Decision(n, 1, d.completion, "undo", "ada", 4.0, "", d.id, 2) for n, d in zip((4, 5), bulk, strict=True)]
    first, other = said(1, 7, "best"), said(6, 9, "note", "why", by="bob")
    assert events([first, *bulk, *undone, other]) == [
        Event(other, 1, "note", True),
        Event(undone[0], 2, "exclude", False),
        Event(bulk[0], 2, "exclude", False),
        Event(first, 1, "best", True),
    ]


def test_curated_keeps_the_order_of_the_picks_and_adds_by_id() -> None:
    held = {5: Standing("exclude"), 9: Standing("include"), 3: Standing("include"), 4: Standing(None, "text", "")}
    assert curated([8, 5, 3, 1], held) == [8, 3, 1, 9]


def test_overruling_lists_only_where_person_and_machine_differ() -> None:
    held = {1: Standing("include"), 2: Standing("exclude"), 3: Standing("include"), 4: Standing("exclude")}
    assert overruling({1, 2}, held) == [2, 3]


def test_toggle_changes_sides_whatever_was_before() -> None:
    for picked in (True, False):
        for verdict in (None, "include", "exclude"):
            before = Standing(verdict)
            after = before.after(toggled(picked, before.verdict))
            picks = [1] if picked else []
            assert (1 in curated(picks, {1: before})) != (1 in curated(picks, {1: after}))


@st.composite
def logs(draw: st.DrawFn) -> list[Decision]:
    """Logs as a store writes them: an undo takes back the last decision that stands."""
    log: list[Decision] = []
    for number in range(1, draw(st.integers(0, 30)) + 1):
        kind: DecisionKind = draw(st.sampled_from(["include", "exclude", "clear", "edit", "note", "undo"]))
        standing_now = effective(log)
        if kind == "undo":
            if standing_now:
                last = standing_now[-1]
                log.append(said(number, last.completion, "undo", undoes=last.id, step=last.id))
            continue
        text = draw(st.sampled_from(["", "a", "b"])) if kind in ("edit", "note") else ""
        log.append(said(number, draw(st.integers(0, 5)), kind, text))
    return log


@given(logs(), st.lists(st.integers(0, 5), unique=True))
def test_equals_a_stack_of_whole_states(log: list[Decision], picks: list[int]) -> None:
    """The model keeps every state of the whole and pops one at an undo."""
    states: list[dict[int, tuple[str | None, str, str]]] = [{}]
    for decision in log:
        if decision.kind == "undo":
            states.pop()
            continue
        state = dict(states[-1])
        verdict, edited, note = state.get(decision.completion, (None, "", ""))
        if decision.kind in ("include", "exclude", "clear"):
            verdict = None if decision.kind == "clear" else decision.kind
        elif decision.kind == "edit":
            edited = decision.text
        else:
            note = decision.text
        state[decision.completion] = (verdict, edited, note)
        states.append(state)

    held = standing(log)
    for completion in range(6):
        verdict, edited, note = states[-1].get(completion, (None, "", ""))
        one = held.get(completion, Standing())
        assert (one.verdict, one.edited or "", one.note) == (verdict, edited, note)
        in_set = verdict == "include" or (verdict is None and completion in picks)
        assert (completion in curated(picks, held)) == in_set
        assert (completion in overruling(picks, held)) == (in_set != (completion in picks))
