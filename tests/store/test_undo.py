"""Undo and redo through a real store that is closed and opened again, against a model that keeps whole states."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rsgui.core.entities import DecisionKind, Generator, Message, NewCompletion, NewPrompt
from rsgui.core.review import Steps, curated, standing
from rsgui.store import decisions, projects, prompts, runs
from rsgui.store.database import Store

SIZE = 6
State = dict[int, tuple[str | None, str, str, bool]]
"""Verdict, edited text, note and acceptance by completion."""
NOTHING = (None, "", "", False)


def after(state: State, completion: int, kind: DecisionKind, text: str) -> State:
    verdict, edited, note, accepted = state.get(completion, NOTHING)
    if kind == "clear":
        verdict, accepted = None, False
    elif kind == "edit":
        edited = text
    elif kind == "note":
        note = text
    elif kind == "accept":
        accepted = True
    else:
        verdict = kind
    return {**state, completion: (verdict, edited, note, accepted)}


class Reviewing(RuleBasedStateMachine):
    """Every state there was is on one pile, every state that was left by undo on another."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.sqlite"
        self.store = Store.open(self.path)
        with self.store.write() as w:
            self.project = projects.create(w, "Trial").id
            prompts.add(w, self.project, [NewPrompt((Message("user", "Why?"),))], 0.0)
            (prompt,) = prompts.page(w.session, self.project, 0, 1)
            run = runs.create(w, self.project, Generator(), "train", SIZE, 0)
            runs.add_completions(w, run.id, [NewCompletion(prompt.id, i, "So.", 1, "stop", None) for i in range(SIZE)])
            self.made = [completion.id for completion in runs.of_prompt(w.session, run.id, prompt.id)]
        self.picks = self.made[:2]
        self.states: list[State] = [{}]
        self.left: list[State] = []

    def say(self, places: set[int], kind: DecisionKind, text: str) -> None:
        chosen = [self.made[place] for place in sorted(places)]
        with self.store.write() as w:
            decisions.append_all(w, self.project, chosen, kind, "ada", text)
        state = self.states[-1]
        for completion in chosen:
            state = after(state, completion, kind, text)
        self.states.append(state)
        self.left.clear()

    @rule(place=st.integers(0, SIZE - 1), kind=st.sampled_from(["include", "exclude", "clear", "accept"]))
    def decide(self, place: int, kind: DecisionKind) -> None:
        self.say({place}, kind, "")

    @rule(
        place=st.integers(0, SIZE - 1),
        kind=st.sampled_from(["edit", "note"]),
        text=st.sampled_from(["Better.", "Worse."]),
    )
    def write(self, place: int, kind: DecisionKind, text: str) -> None:
        self.say({place}, kind, text)

    @rule(
        places=st.sets(st.integers(0, SIZE - 1), min_size=2),
        kind=st.sampled_from(["include", "exclude", "clear", "accept"]),
    )
    def decide_together(self, places: set[int], kind: DecisionKind) -> None:
        self.say(places, kind, "")

    @rule()
    def undo(self) -> None:
        with self.store.write() as w:
            undone = decisions.undo(w, self.project, "ada")
        assert bool(undone) == (len(self.states) > 1)
        if undone:
            self.left.append(self.states.pop())

    @rule()
    def redo(self) -> None:
        with self.store.write() as w:
            redone = decisions.redo(w, self.project, "ada")
        assert bool(redone) == bool(self.left)
        if redone:
            self.states.append(self.left.pop())

    @rule(picked=st.sets(st.integers(0, SIZE - 1)))
    def change_recipe(self, picked: set[int]) -> None:
        self.picks = [self.made[place] for place in sorted(picked)]

    @precondition(lambda self: len(self.states) > 2)
    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.path)

    @invariant()
    def holds(self) -> None:
        with self.store.read() as s:
            log = decisions.log(s, self.project)
            decided = projects.counts(s, self.project).decided
        held, state = standing(log), self.states[-1]
        told = {c: (one.verdict, one.edited or "", one.note, one.accepted) for c, one in held.items()}
        assert told == {completion: said for completion, said in state.items() if said != NOTHING}
        out = {c for c, said in state.items() if said[0] == "exclude"}
        in_set = (set(self.picks) - out) | {c for c, said in state.items() if said[0] == "include"}
        assert set(curated(self.picks, held)) == in_set
        assert decided == sum(bool(one.verdict or one.edited or one.accepted) for one in held.values())
        steps = Steps("ada", log)
        assert (steps.to_undo is not None, steps.to_redo is not None) == (len(self.states) > 1, bool(self.left))

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
