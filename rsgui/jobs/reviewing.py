"""The verbs of review that concern whole prompts and several people; what is said of single completions is in
`jobs.actions`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from rsgui.core import agreement, merging, review
from rsgui.core.agreement import Agreement
from rsgui.core.entities import Decision
from rsgui.core.errors import BadInput
from rsgui.core.review import UNTOUCHED
from rsgui.jobs.workbench import Workbench
from rsgui.store import copies, decisions, runs
from rsgui.store.decisions import Said


def best_of_prompt(bench: Workbench, project: int, completion: int) -> list[Decision]:
    """Includes a completion and excludes all others of its prompt, as one step."""
    with bench.store.write() as w:
        family = runs.family(w.session, [completion])
        reviewer = bench.settings.reviewer
        not_yet = _not_excluded(family, decisions.of_completions(w.session, family), reviewer)
        others = [Said(one, "exclude") for one in not_yet if one != completion]
        return decisions.append_step(w, project, [Said(completion, "best"), *others], reviewer)


def skip_prompts(bench: Workbench, project: int, completions: Sequence[int]) -> list[Decision]:
    """Excludes all completions of the prompts of these, as one step: nothing of them is trained on, whatever the
    recipe picks."""
    with bench.store.write() as w:
        family = runs.family(w.session, completions)
        reviewer = bench.settings.reviewer
        not_yet = _not_excluded(family, decisions.of_completions(w.session, family), reviewer)
        first: dict[int, int] = {}  # the one that stands for its prompt
        for one in completions:
            first.setdefault(family[one], one)
        heads = set(first.values())
        others = [Said(one, "exclude") for one in not_yet if one not in heads]
        said = [*(Said(one, "skip") for one in first.values()), *others]
        return decisions.append_step(w, project, said, reviewer)


def _not_excluded(family: dict[int, int], log: Sequence[Decision], reviewer: str) -> list[int]:
    """What does not stand excluded, or not by the reviewer: how far people agree is told from what each said."""
    held, own = review.standing(log), review.standing([one for one in log if one.reviewer == reviewer])
    return [one for one in family if any(of.get(one, UNTOUCHED).verdict != "exclude" for of in (held, own))]


# --- several people


class Merged(msgspec.Struct, frozen=True):
    """What came of putting a copy's log into ours."""

    new: int  # decisions that we lacked
    known: int  # decisions that both had
    elsewhere: int  # decisions on completions that are not here, or have another text here
    by: dict[str, int]  # the new ones, by reviewer


def merge_reviews(bench: Workbench, project: int, path: Path) -> Merged:
    """Takes over what others decided in a copy of this store; nothing of either log is lost, and doing so again changes
    nothing. The copy stays as it is. Raises BadInput, StoreError."""
    with copies.opened(path) as other, other.read() as theirs, bench.store.read() as mine:
        same = copies.same_project(mine, project, theirs)
        if same is None:
            raise BadInput(
                "{path} has no project with completions of this one.",
                "Give the other reviewer a copy of this store, and take that one back.",
                path=path,
            )
        said = sorted(decisions.log(theirs, same.id), key=lambda decision: decision.id)
        twin = copies.twins(mine, project, theirs, {decision.completion for decision in said})
        here = [
            msgspec.structs.replace(one, project=project, completion=twin[one.completion])
            for one in said
            if one.completion in twin
        ]
    with bench.store.write() as w:
        new = merging.lacking(decisions.log(w.session, project), here, decisions.last_id(w.session))
        decisions.append_merged(w, new)
    return Merged(len(new), len(here) - len(new), len(said) - len(here), dict(Counter(one.reviewer for one in new)))


def copy_for_reviewer(bench: Workbench, path: Path) -> None:
    """Writes a copy of the whole store, to be given to another reviewer and merged when it comes back. Raises BadInput
    where there is something at `path` already, DiskFull."""
    if path.exists():
        raise BadInput("{path} is there already.", "Choose another name.", path=path)
    bench.store.copy_to(path)


def agreement_of(bench: Workbench, project: int) -> Agreement:
    """How far the reviewers of a project agree, on the completions that several gave a verdict of."""
    with bench.store.read() as s:
        return agreement.between_reviewers(review.verdicts(decisions.log(s, project)))
