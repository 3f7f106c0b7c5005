"""Which prompts a run takes: a choice applied to the prompts of a project, what it would come to, and the run that is
asked for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from rsgui.core.choosing import order
from rsgui.core.dataset import part_of
from rsgui.core.entities import Generator, PromptChoice, Run, Split
from rsgui.core.errors import BadInput
from rsgui.core.texts import counted, later, tr
from rsgui.jobs import serving
from rsgui.store import prompts, rewards, runs, wanted
from rsgui.store.database import Store

EVERY = PromptChoice()
MOST_COMPLETIONS = 1000
"""Completions of one prompt in one run."""
LARGEST_SEED = 2**63 - 1


class Taken(msgspec.Struct, frozen=True):
    """What a choice of training prompts comes to now."""

    choice: PromptChoice
    prompts: int
    asked: Mapping[int, Mapping[int, int]]  # by run: of how many of them so many completions are asked for already
    used: Mapping[int, int]  # how many of them are in so many runs; those in none are not counted
    expected: Mapping[int, int]  # by run: the completions that it is to have in all, as it is asked now

    def more(self, run: int, n: int) -> int:
        """How many more completions the run would be asked for, to have n of each of these prompts."""
        asked = self.asked[run]
        new = self.prompts - sum(asked.values())
        return n * new + sum((n - had) * count for had, count in asked.items() if n > had)


def resolve(store: Store, project: int, split: Split, choice: PromptChoice) -> list[int]:
    """The ids of the prompts that it takes, in the order in which it takes them. Raises BadInput for a choice that
    makes no sense; one that no prompt meets takes none."""
    if choice.take is not None and choice.take < 1:
        raise BadInput("{count} prompts are to be taken.", "Take at least one.", count=choice.take)
    with store.read() as s:
        found = prompts.keys(s, project, split, choice.text, choice.tag)
        if choice.mixed_in is not None:
            mixed = rewards.mixed(s, _scorer(choice), choice.mixed_in)
            found = [(id, key) for id, key in found if id in mixed]
    if choice.part is not None:
        found = [(id, key) for id, key in found if part_of(key) == choice.part]
    ids = [id for id, _ in found]
    if choice.take is None:
        return ids

    def texts() -> list[str]:
        with store.read() as s:
            of = prompts.texts(s, ids)
        return [of[id] for id in ids]

    places = order([key for _, key in found], choice.how, choice.seed, texts)
    return [ids[place] for place in places[: choice.take]]


def _scorer(choice: PromptChoice) -> int:
    if choice.scorer is None:
        raise BadInput("It is not said whose rewards tell which prompts are mixed.", "Choose a scorer.")
    return choice.scorer


def taken(store: Store, project: int, choice: PromptChoice) -> Taken:
    """What the choice comes to. Raises BadInput."""
    if choice == EVERY:
        ids = None
        with store.read() as s:
            number = prompts.count(s, project, "train")
    else:
        ids = resolve(store, project, "train", choice)
        number = len(ids)
    with store.read() as s:
        made = [run.id for run in runs.of_project(s, project)]
        asked, used = wanted.asked(s, made, ids), wanted.used(s, made, ids)
        return Taken(choice, number, asked, used, {run: runs.progress(s, run)[1] for run in made})


def described(choice: PromptChoice, count: int) -> str:
    """The choice, and how many prompts it takes, in words: "100 prompts at random, tagged “sum”"."""
    if choice.take is None:
        parts = [counted(count, "all {count} prompt", "all {count} prompts")]
    elif choice.how == "first":
        parts = [counted(count, "{count} prompt, the first of the file", "{count} prompts, the first of the file")]
    elif choice.how == "random":
        parts = [counted(count, "{count} prompt at random", "{count} prompts at random")]
    else:
        parts = [counted(count, "{count} prompt spread out", "{count} prompts spread out")]
    if choice.tag is not None:
        parts.append(tr("tagged “{tag}”", tag=choice.tag))
    if choice.text:
        parts.append(tr("with “{words}”", words=choice.text))
    if choice.mixed_in is not None:
        parts.append(tr("mixed in run {run}", run=choice.mixed_in))
    if choice.part is not None:
        parts.append(tr("of the {part} part", part=choice.part))
    return ", ".join(parts)


# --- runs


def make_run(
    store: Store,
    project: int,
    generator: Generator,
    n: int,
    seed: int,
    choice: PromptChoice = EVERY,
    only: Collection[int] | None = None,
) -> Run:
    """The project's run of this generator and seed over training prompts, made if it is not there, and asked for at
    least n completions of each prompt that is chosen, or of `only` these among them. Raises BadInput."""
    _check_run(store, project, generator, "train", n, seed)
    chosen = [id for id in resolve(store, project, "train", choice) if only is None or id in only]
    if not chosen:
        raise BadInput("The choice takes no prompt.", "Choose another tag, other words, or all prompts.")
    with store.write() as w:
        there = runs.drawn_alike(runs.of_project(w.session, project), generator, seed)
        if there is None:
            return runs.create(w, project, generator, "train", n, seed, chosen, choice)
        return runs.extend(w, there, n, chosen, choice)


def make_held_out_run(
    store: Store, project: int, generator: Generator, n: int, seed: int, choice: PromptChoice = EVERY
) -> Run:
    """The project's run of exactly this over the held-out prompts that are chosen of those that there are now, made if
    it is not there. An evaluation stands on it, so it never grows. Raises BadInput."""
    _check_run(store, project, generator, "held-out", n, seed)
    chosen = resolve(store, project, "held-out", choice)
    if not chosen:
        raise BadInput("The choice takes no held-out prompt.", "Choose another tag or part, or all held-out prompts.")
    with store.write() as w:
        for run in runs.of_project(w.session, project, "held-out"):
            same = (run.generator, run.n, run.seed) == (generator, n, seed)
            if same and wanted.prompts(w.session, run.id) == set(chosen):
                return run
        return runs.create(w, project, generator, "held-out", n, seed, chosen, choice)


def _check_run(store: Store, project: int, generator: Generator, split: Split, n: int, seed: int) -> None:
    generator.sampling.check()
    serving.check(generator)
    if not 1 <= n <= MOST_COMPLETIONS:
        raise BadInput(
            "{n} completions of each prompt.",
            "It has to be between 1 and {most:,}.",
            n=n,
            most=MOST_COMPLETIONS,
        )
    if not 0 <= seed <= LARGEST_SEED:
        raise BadInput("The seed is {seed}.", "It has to be between 0 and {most}.", seed=seed, most=LARGEST_SEED)
    with store.read() as s:
        if not prompts.count(s, project, split):
            if split == "train":
                raise BadInput("There are no training prompts in this project.", "Import prompts first.")
            hint = later("Import prompts with a held-out share first.")
            raise BadInput("There are no held-out prompts in this project.", hint)
