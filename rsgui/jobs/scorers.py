"""The verbs that make scorers of every kind, look at them, and start them. What is wrong with a scorer that shows
without its weights is raised before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future
from itertools import count
from pathlib import Path

import msgspec

from rsgui.core import preferences, wire
from rsgui.core.checks import Check
from rsgui.core.entities import (
    AnyScorer,
    Generator,
    GivenRewards,
    Judge,
    Model,
    RunScorer,
    Scorer,
    ScorerSpec,
    TrainingParams,
)
from rsgui.core.errors import BadInput
from rsgui.core.scorers import ProcessRewardModel, RewardModel, Rubric, UserFile
from rsgui.core.texts import later, tr
from rsgui.jobs import actions, preferring, specs, train_reward
from rsgui.jobs.engine_client import Items
from rsgui.jobs.preferring import Source
from rsgui.jobs.workbench import Workbench
from rsgui.store import rewards, runs

LARGEST_FILE = 1 << 20
"""Bytes of a Python file that a person can be asked to read."""
SHOWN = 2
"""Completions of a prompt that are enough to show what a scorer sees."""


class ReadFile(msgspec.Struct, frozen=True):
    """A Python file as a person is shown it; the digest is what they agree to."""

    path: str
    text: str
    digest: str


def reward_model_scorer(bench: Workbench, project: int, name: str, spec: RewardModel) -> Scorer:
    """A scorer by a reward model. Raises BadInput for a name that belongs to other settings."""
    return add_scorer(bench, project, name, spec)


def process_reward_model_scorer(bench: Workbench, project: int, name: str, spec: ProcessRewardModel) -> Scorer:
    """A scorer by a process reward model. Raises BadInput for a name that belongs to other settings."""
    return add_scorer(bench, project, name, spec)


def judge_scorer(bench: Workbench, project: int, name: str, generator: Generator, rubric: Rubric) -> Scorer:
    """A scorer by a generator that judges. Raises BadInput for a rubric without its placeholders."""
    rubric.check()
    generator.sampling.check()
    return add_scorer(bench, project, name, Judge(generator, rubric))


def more_checks_scorer(bench: Workbench, project: int, name: str, for_all: Sequence[Check]) -> Scorer:
    """A scorer that tries these checks on every completion, beside those of its prompt."""
    return add_scorer(bench, project, name, ScorerSpec(tuple(for_all)))


def user_file_scorer(
    bench: Workbench, project: int, name: str, file: Path, digest: str, seconds: float = 10.0
) -> Scorer:
    """A scorer by a Python file of the user's, who has seen the file whose content is `digest` (`digest_of`) and agreed
    that it is run. Raises BadInput for a file that is not there or has changed since."""
    if digest_of(file) != digest:
        raise BadInput("{file} has been changed since it was agreed to.", "Look at it again.", file=file)
    if not seconds > 0:
        raise BadInput("The time limit is {seconds:g} s.", "It has to be more than nothing.", seconds=seconds)
    return add_scorer(bench, project, name, UserFile(path=str(file.resolve()), digest=digest, seconds=seconds))


def digest_of(file: Path) -> str:
    """What a file's content is told by. Raises BadInput for one that cannot be read."""
    return _digest(_content(file))


def read_user_file(file: Path) -> ReadFile:
    """A Python file to be shown before it is agreed to. Raises BadInput for one that cannot be read, or by nobody."""
    content = _content(file)
    if len(content) > LARGEST_FILE:
        raise BadInput("{file} has more than 1 MB.", "Choose a Python file that one can read.", file=file)
    try:
        return ReadFile(str(file), content.decode(), _digest(content))
    except UnicodeDecodeError as error:
        raise BadInput("{file} is not text in UTF-8.", "Choose a Python file.", file=file) from error


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(
            "{file} cannot be read: {reason}.", "Choose a Python file.", file=file, reason=error.strerror
        ) from error


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def add_scorer(bench: Workbench, project: int, name: str, spec: AnyScorer) -> Scorer:
    """The project's scorer of that name and these settings, made if it is not there. Other settings are another
    scorer: raises BadInput for a name that is taken, or empty."""
    if not name.strip():
        raise BadInput("The scorer has no name.", "Give it one.")
    with bench.store.write() as w:
        return rewards.scorer(w, project, name.strip(), spec)


def scorer_of(bench: Workbench, project: int, spec: RunScorer) -> Scorer:
    """The project's scorer of these settings, under whatever name; else a new one, named after what it is."""
    with bench.store.read() as s:
        known = rewards.scorers(s, project)
    for scorer in known:
        if scorer.spec == spec:
            return scorer
    taken = {scorer.name for scorer in known}
    name = name_of(spec)
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return add_scorer(bench, project, next(free for free in names if free not in taken), spec)


def name_of(spec: RunScorer) -> str:
    """What a scorer is called unless a person says otherwise."""
    match spec:
        case ScorerSpec(for_all=()):
            return actions.CHECKS
        case ScorerSpec():
            return "More checks"
        case RewardModel(path=path, adapter=adapter):
            return f"Reward model {Path(adapter or path).name}"
        case ProcessRewardModel(path=path):
            return f"Process reward model {Path(path).name}"
        case Judge(generator, rubric):
            how = " in pairs" if rubric.mode == "pairwise" else ""
            return f"Judge {generator.model.name}{how}"
        case UserFile(path=path):
            return Path(path).name


def inspect_scorer(bench: Workbench, spec: RunScorer) -> Future[wire.ScorerInfo]:
    """What is known of a scorer without running it. The future raises BadInput and ModelError."""

    def read(items: Items, result: wire.Result | None) -> wire.ScorerInfo:
        assert isinstance(result, wire.ScorerInfo)
        return result

    return bench.runner.call(wire.InspectScorer(0, spec), read)


def show_scored(bench: Workbench, project: int, spec: RunScorer) -> Future[wire.Rendered]:
    """What the scorer's model is given for the project's first completion. Raises BadInput where there is none; the
    future raises BadInput and ModelError."""
    with bench.store.read() as s:
        of_project = [run.id for run in runs.of_project(s, project)]
        first = rewards.unrewarded(s, 0, of_project, limit=1)
    if not first:
        raise BadInput("There are no completions to score.", "Generate some first.")
    work = wire.ScoreWork(
        first[0].prompt, first[0].messages, first[0].texts[:SHOWN], first[0].checks, first[0].reference
    )

    def read(items: Items, result: wire.Result | None) -> wire.Rendered:
        assert isinstance(result, wire.Rendered)
        return result

    return bench.runner.call(wire.RenderScored(0, spec, work), read)


def start_scorer(bench: Workbench, project: int, scorer: int) -> int:
    """Starts a scorer over all completions of training prompts that it has not rewarded; gives the job. Raises
    BadInput where there are none, or rewards were given and there is nothing to run."""
    with bench.store.read() as s:
        of_project = runs.of_project(s, project)
        by = rewards.get_scorer(s, scorer)
    if not of_project:
        raise BadInput("There are no completions to score.", "Generate some first.")
    if isinstance(by.spec, GivenRewards):
        raise BadInput("The rewards of “{name}” were given, so there is nothing to run.", name=by.name)
    return bench.runner.submit(
        project, tr("Score by {name}", name=by.name), specs.ScoreJob(scorer, tuple(r.id for r in of_project))
    )


def start_missing(bench: Workbench, project: int) -> list[int]:
    """Starts every scorer of the project that has not looked at all completions, or the checks where there is no
    scorer yet; gives the jobs. Raises BadInput where there is nothing to score."""
    with bench.store.read() as s:
        made = [run.id for run in runs.of_project(s, project)]
        able = [one for one in rewards.scorers(s, project) if not isinstance(one.spec, GivenRewards)]
        progress = {one.id: rewards.progress(s, one.id, made) for one in able}
    if not able:
        return [actions.start_scoring(bench, project)]
    return [start_scorer(bench, project, scorer) for scorer, (done, all_) in progress.items() if done < all_]


def start_reward_training(
    bench: Workbench,
    project: int,
    name: str,
    source: Source,
    base: Model = Model(),  # noqa: B008 -- frozen
    params: TrainingParams = preferences.PARAMS,
) -> int:
    """Freezes the preference pairs of a source and starts the training of a reward model on them, which becomes the
    scorer of that name; gives the job. Raises BadInput for too few pairs, and for a name that is empty or taken."""
    params.check()
    name = name.strip()
    with bench.store.read() as s:
        taken = {scorer.name for scorer in rewards.scorers(s, project)}
    if not name or name in taken:
        problem = later("There is already a scorer “{name}”.") if name else later("The scorer has no name.")
        raise BadInput(problem, "Name it.", name=name)
    if base.backend == "openai":
        raise BadInput(
            "{name} runs on a server and cannot be trained here.", "Choose a model on this machine.", name=base.name
        )
    found = preferring.pairs(bench.store, project, source)
    about = preferring.described(bench.store, source, found)
    spec = train_reward.freeze(bench.store, project, name, base, params, found, about)
    return bench.runner.submit(project, tr("Train reward model {name}", name=name), spec)
