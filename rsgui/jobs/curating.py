"""The curated set: a selection overlaid with decisions, as ids and as rows with text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from rsgui.core import review
from rsgui.core.dataset import TrainingRow
from rsgui.core.entities import Completion, Prompt, Selection, with_system_prompt
from rsgui.core.review import Standing
from rsgui.jobs.words import called
from rsgui.store import decisions, prompts, runs, selections
from rsgui.store.database import Store

PAGE = 500


class CuratedSet(msgspec.Struct, frozen=True):
    """What gets trained on and exported."""

    selection: Selection | None
    standing: Mapping[int, Standing]  # of every completion of the project that anything was said of
    completions: tuple[int, ...]  # ids, in order

    def __len__(self) -> int:
        return len(self.completions)


def curated(store: Store, project: int, selection: int | None = None) -> CuratedSet:
    """The latest selection, or that one, under all that people decided."""
    with store.read() as s:
        chosen = selections.latest(s, project) if selection is None else selections.get(s, selection)
        standing = review.standing(decisions.log(s, project))
    picks = chosen.picks if chosen else ()
    return CuratedSet(chosen, standing, tuple(review.curated(picks, standing)))


def rows(store: Store, curated_set: CuratedSet) -> Iterator[TrainingRow]:
    """The curated set with text, in its order: an edited text wins over what the generator wrote."""
    ids = iter(curated_set.completions)
    while page := list(islice(ids, PAGE)):
        with store.read() as s:
            completions = {c.id: c for c in runs.completions(s, page)}
            by_prompt = {p.id: p for p in prompts.get(s, sorted({c.prompt for c in completions.values()}))}
            systems = {
                run: runs.get(s, run).generator.sampling.system_prompt for run in {c.run for c in completions.values()}
            }
        for completion in (completions[i] for i in page if i in completions):
            standing = curated_set.standing.get(completion.id, review.UNTOUCHED)
            yield row_of(completion, by_prompt[completion.prompt], systems[completion.run], standing)


def template(store: Store, selection: int) -> str | None:
    """The chat template that a selection's completions were made with, to train and to evaluate with it too. Where
    they are of several, that of the newest run."""
    with store.read() as s:
        picks = selections.get(s, selection).picks
        of_runs = {completion.run for completion in runs.completions(s, picks)}
        return runs.get(s, max(of_runs)).generator.template if of_runs else None


def generators(store: Store, selection: int) -> str:
    """The names of those that made a selection's completions."""
    with store.read() as s:
        of_runs = {completion.run for completion in runs.completions(s, selections.get(s, selection).picks)}
        made = [runs.get(s, run).generator for run in sorted(of_runs)]
    return ", ".join(dict.fromkeys(called(generator) for generator in made))


def row_of(completion: Completion, prompt: Prompt, system_prompt: str, standing: Standing) -> TrainingRow:
    """A completion as it is trained on, marked where a person edited it."""
    text = completion.text if standing.edited is None else standing.edited
    seen = with_system_prompt(prompt.messages, system_prompt)
    return TrainingRow(prompt.key, seen, text, human_written=standing.edited is not None)
