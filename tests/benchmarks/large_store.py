"""Makes the large project that `tests/benchmarks/review.py` measures: 100,000 prompts x 30 completions of two
generators, two scorers' rewards, a selection and some decisions; about 3 GB, some minutes.

    python -m tests.benchmarks.large_store PATH [PROMPTS]

It is written through the store's own functions, so it costs what generation and scoring cost the store. A project that
is there whole is left as it is; one that was cut short is gone on with.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from rsgui.core.entities import (
    Generator,
    GivenRewards,
    Message,
    NewCompletion,
    NewPrompt,
    NewReward,
    Project,
    ScorerSpec,
)
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe
from rsgui.jobs.picking import Picker
from rsgui.store import decisions, grid, projects, prompts, rewards, runs, selections
from rsgui.store.database import Store, Writer

NAME = "Large"
PROMPTS, COMPLETIONS = 100_000, 30
PAGE = 500  # prompts in one transaction
RARE = "heliotrope"
"""A word that one completion in two thousand has: what a search for one finds."""
DECIDED = 2_000
_TAGS = ("algebra", "code", "letters", "logic", "poetry", "science")
_COMMON = (
    "the of and a to in is that it was for on are as with his they at be this from have or by one had not but what "
    "all were when we there can an your which their said if do will each about how up out them then she many some so "
    "these would other into has more her two like him see time could no make than first been its who now people my "
    "made over did down only way find use may water long little very after words called just where most know"
)
_SYLLABLES = "ba ce di fo gu ha ki lo me na or pa qui ra se ti un ve wi ya zo ch el st tr ing er an ment ly"


def main() -> None:
    path = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else PROMPTS
    start = time.perf_counter()
    made(path, count)
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    print(f"{path}: {count:,} prompts, {size / 1e9:.2f} GB, {time.perf_counter() - start:.0f} s")  # noqa: T201


def made(path: Path, count: int = PROMPTS) -> Path:
    """A store at `path` with the project of so many prompts, whole."""
    store = Store.open(path)
    with store.read() as s:
        there = projects.named(s, NAME)
    project = there or _begin(store, count)
    _fill(store, project, count)
    store.close()
    return path


def _begin(store: Store, count: int) -> Project:
    """The prompts, the runs and the scorers."""
    rng = np.random.default_rng(0)
    sentences = _sentences(rng)
    with store.write() as w:
        project = projects.create(w, NAME)
        for first in range(0, count, 10_000):
            new = [_prompt(rng, sentences, number) for number in range(first, min(count, first + 10_000))]
            prompts.add(w, project.id, new, held_out_share=0.0)
        cool, warm = (Generator(sampling=SamplingParams(temperature=t)) for t in (0.7, 1.0))
        for generator in (cool, warm):
            runs.create(w, project.id, generator, "train", COMPLETIONS // 2, 0)
        rewards.scorer(w, project.id, "Checks", ScorerSpec())
        rewards.scorer(w, project.id, "Reward model", GivenRewards("random numbers"))
    return project


def _prompt(rng: np.random.Generator, sentences: Sequence[str], number: int) -> NewPrompt:
    words = f"{number + 1}. {_text(rng, sentences, 1.5)}"
    tags = tuple(str(tag) for tag in rng.choice(_TAGS, size=int(rng.integers(1, 3)), replace=False))
    return NewPrompt((Message("user", words),), tags=tags, split="train")


def _fill(store: Store, project: Project, count: int) -> None:
    """Completions and rewards, page by page, from the first page that is not there; then what is decided of them."""
    with store.read() as s:
        ids = [prompt for prompt, _ in prompts.keys(s, project.id, "train")]
        of_project = runs.of_project(s, project.id)
        there = s.connection().exec_driver_sql("SELECT count(*) FROM completions").scalar_one()
        scorers = [scorer.id for scorer in rewards.scorers(s, project.id)]
        decided = bool(selections.latest(s, project.id))
    sentences = _sentences(np.random.default_rng(0))
    for first in range(there // COMPLETIONS, count, PAGE):
        rng = np.random.default_rng([1, first])
        page = ids[first : first + PAGE]
        with store.write() as w:
            before = w.session.connection().exec_driver_sql("SELECT max(id) FROM completions").scalar_one() or 0
            for run in of_project:
                runs.add_completions(w, run.id, list(_completions(rng, sentences, page)))
            _reward(w, rng, scorers, range(before + 1, before + 1 + len(page) * COMPLETIONS))
    if not decided:
        _decide(store, project, scorers[-1])


def _completions(rng: np.random.Generator, sentences: Sequence[str], page: Sequence[int]) -> Iterator[NewCompletion]:
    """One run's of a page: one in twenty says what the one before it said, one in twelve is cut off."""
    for prompt in page:
        text = ""
        for index in range(COMPLETIONS // 2):
            if not text or rng.random() > 0.05:
                text = _text(rng, sentences, 5.5)
            cut = rng.random() < 1 / 12
            shown = text[: 4 * len(text) // 5] if cut else text
            tokens = max(1, len(shown) // 4)
            yield NewCompletion(prompt, index, shown, tokens, "length" if cut else "stop", -1.0)


def _reward(w: Writer, rng: np.random.Generator, scorers: Sequence[int], ids: range) -> None:
    """Checks in fifths, some missing, and a number that goes along with them."""
    met = rng.integers(0, 6, len(ids)) / 5
    liked = met + rng.normal(0, 0.7, len(ids))
    missing = rng.random(len(ids)) < 0.01
    checked = [
        NewReward(id, None, "no checks") if gone else NewReward(id, value)
        for id, value, gone in zip(ids, met.tolist(), missing.tolist(), strict=True)
    ]
    rewards.add(w, scorers[0], checked)
    rewards.add(w, scorers[1], [NewReward(id, value) for id, value in zip(ids, liked.tolist(), strict=True)])


def _decide(store: Store, project: Project, scorer: int) -> None:
    """The best of each prompt, and what a person said of some of the first."""
    with store.read() as s:
        cells = grid.matrix(s, project.id, scorer)
    picks = cells.completions[Picker(store, project.id, cells).pick(Recipe())]
    rng = np.random.default_rng(2)
    with store.write() as w:
        selections.freeze(w, project.id, scorer, Recipe(), picks.tolist())
        for kind, text in (("include", ""), ("exclude", ""), ("note", "Look at this one again."), ("edit", "Better.")):
            some = rng.choice(cells.completions[: DECIDED * COMPLETIONS], DECIDED // 4, replace=False)
            decisions.append_all(w, project.id, some.tolist(), kind, "somebody", text)  # type: ignore[arg-type]


def _sentences(rng: np.random.Generator, count: int = 20_000) -> list[str]:
    """Sentences of a language whose words are as unevenly frequent as those of any."""
    made = {"".join(rng.choice(_SYLLABLES.split(), size=int(rng.integers(2, 5)))) for _ in range(30_000)}
    words = np.array(_COMMON.split() + sorted(made))
    frequent = 1 / np.arange(1, len(words) + 1) ** 1.05
    lengths = rng.integers(6, 20, count)
    drawn = rng.choice(words, size=int(lengths.sum()), p=frequent / frequent.sum()).tolist()
    ends = np.cumsum(lengths).tolist()
    return [
        " ".join(drawn[end - length : end]).capitalize() + "."
        for end, length in zip(ends, lengths.tolist(), strict=True)
    ]


def _text(rng: np.random.Generator, sentences: Sequence[str], mean: float) -> str:
    """Some sentences; at times with a word that hardly any other has."""
    chosen = rng.integers(0, len(sentences), size=1 + int(rng.poisson(mean)))
    text = " ".join(sentences[i] for i in chosen.tolist())
    return f"{text} It is a {RARE}." if rng.random() < 1 / 2000 else text


if __name__ == "__main__":
    main()
