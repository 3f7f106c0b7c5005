"""The verbs of evaluation: which generators are measured on which held-out prompts, by which scorers, and what came of
it. Like those in `actions` they check their input before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from rsgui.core import evaluation as core
from rsgui.core.entities import Adapter, Evaluation, Generator, GivenRewards, PromptChoice
from rsgui.core.errors import BadInput
from rsgui.core.evaluation import Comparison
from rsgui.core.sampling import SamplingParams
from rsgui.core.texts import later, tr
from rsgui.jobs import actions, choosing, controls, curating, evaluate, serving, specs, train
from rsgui.jobs.workbench import Workbench
from rsgui.store import evaluations, grid, models, prompts, rewards, rounds, runs


class Candidate(NamedTuple):
    """A generator that can be measured, and what it is called."""

    generator: Generator
    name: str
    adapter: int | None = None
    control_of: int | None = None  # the adapter that it is the matched random control of
    lacks_control: bool = False  # and can have one

    @property
    def is_control(self) -> bool:
        return self.control_of is not None


def start_evaluation(
    bench: Workbench,
    project: int,
    generators: Sequence[Generator],
    gold: int | None = None,
    k: int = 8,
    seed: int = 0,
    choice: PromptChoice = choosing.EVERY,
    scorers: Sequence[int] | None = None,
) -> int:
    """Starts the evaluation that `make_evaluation` makes of the same; gives the job. Raises BadInput."""
    made = make_evaluation(bench, project, generators, gold, k, seed, choice, scorers)
    called = evaluate.named(bench.store, project, generators)
    return bench.runner.submit(project, tr("Evaluate {names}", names=", ".join(called)), specs.EvaluateJob(made.id))


def start_control(bench: Workbench, adapter: int, tuned: Generator) -> Generator:
    """Starts to train the matched random control of an adapter; gives the generator that is like `tuned`, that of the
    adapter, with the control in its place. An evaluation that is started next waits for it. Raises BadInput, DiskFull.
    """
    control = controls.freeze(bench.store, adapter)
    bench.runner.submit(control.project, tr("Train {name}", name=control.name), specs.TrainJob(control.id))
    return msgspec.structs.replace(tuned, adapter=train.place_of(bench.store, control))


def make_evaluation(
    bench: Workbench,
    project: int,
    generators: Sequence[Generator],
    gold: int | None = None,
    k: int = 8,
    seed: int = 0,
    choice: PromptChoice = choosing.EVERY,
    scorers: Sequence[int] | None = None,
) -> Evaluation:
    """The evaluation of exactly this, made if it is not there: k completions by each generator of each held-out prompt
    that is chosen, with the same seeds. The others are compared with the first generator; runs are shared among
    evaluations. `gold` is the scorer that decides: None is the checks. `scorers` reward the completions too: None is
    every scorer of the project that can. Raises BadInput."""
    once = tuple(dict.fromkeys(generators))
    if not once:
        raise BadInput("No generator is chosen.", "Choose at least one; two or more can be compared.")
    by = actions.checks_scorer(bench, project).id if gold is None else gold
    others = [scorer for scorer in _others(bench, project, by) if scorers is None or scorer in scorers]
    with bench.store.read() as s:
        coming = {train.place_of(bench.store, a) for a in rounds.adapters(s, project) if a.folder is None}
    for generator in once:
        if generator.adapter and generator.adapter not in coming and not Path(generator.adapter).is_dir():
            hint = later("Put the folder back, or leave this adapter out.")
            raise BadInput("There is no folder {folder} of an adapter.", hint, folder=generator.adapter)
    made = [choosing.make_held_out_run(bench.store, project, g, k, seed, choice).id for g in once]
    with bench.store.write() as w:
        return evaluations.create(w, project, made, by, others)


def base_and_tuned(
    bench: Workbench, project: int, adapter: int, sampling: SamplingParams | None = None
) -> tuple[Generator, Generator]:
    """The base of an adapter and the two together, as generators that differ in nothing else: with the chat template of
    the completions that were trained on. `sampling` None is that of the latest run of the base. What was generated
    with llama.cpp is evaluated with transformers, on the copy that was trained on: an adapter in peft's form loads
    there alone. Raises BadInput where it is not trained yet or its files are gone."""
    with bench.store.read() as s:
        trained = rounds.adapter(s, adapter)
        drawn = [r.generator.sampling for r in runs.of_project(s, project) if r.generator.model == trained.base]
    train.check_files(trained)
    serving.check_weights(trained.base, later("evaluated"))
    return _pair(bench, trained, sampling or (drawn[-1] if drawn else SamplingParams()))


def candidates(bench: Workbench, project: int) -> list[Candidate]:
    """What can be measured: the newest adapter's base first, the adapters from the newest on, then what else has made
    completions in the project, and the other models of the store's register. All of them draw as the newest run of
    training prompts did."""
    with bench.store.read() as s:
        trained = [adapter for adapter in reversed(rounds.adapters(s, project)) if adapter.folder]
        drawn = [run.generator for run in reversed(runs.of_project(s, project))]
        known = [Generator(one.model) for one in models.recent(s)]
        in_rounds = {one.adapter for one in rounds.of_project(s, project)}
    sampling = drawn[0].sampling if drawn else SamplingParams()
    pairs = [_pair(bench, adapter, sampling) for adapter in trained]
    alone = [msgspec.structs.replace(generator, sampling=sampling) for generator in drawn + known]
    of_base = {base: base.model.name for base, _ in pairs}
    others = {generator: generator.model.name for generator in alone if not generator.adapter}
    found = [Candidate(generator, name) for generator, name in of_base.items()]
    control_of = {control: adapter for adapter, control in controls.of_project(bench.store, project).items()}
    for adapter, (_, tuned) in zip(trained, pairs, strict=True):
        lacks = adapter.id in in_rounds and adapter.id not in control_of.values()
        found.append(Candidate(tuned, adapter.name, adapter.id, control_of.get(adapter.id), lacks))
    return found + [Candidate(generator, name) for generator, name in others.items() if generator not in of_base]


def comparison(bench: Workbench, evaluation: int, place: int = 1, scorer: int | None = None) -> Comparison:
    """The generator at a `place` of the evaluation's runs against the first one, with intervals, also for each tag; by
    the gold scorer unless another one is named. Raises BadInput where nothing can be compared yet."""
    with bench.store.read() as s:
        made = evaluations.get(s, evaluation)
        if not 0 < place < len(made.runs):
            raise BadInput("The evaluation has {count} generators.", "Choose one of them.", count=len(made.runs))
        by = made.gold if scorer is None else scorer
        base, tuned = (grid.rewards_by_prompt(s, run, by) for run in (made.runs[0], made.runs[place]))
        tagged = prompts.get(s, sorted(base.keys() | tuned.keys()))
    return core.compare(base, tuned, {p.id: p.tags for p in tagged})


def _pair(bench: Workbench, trained: Adapter, sampling: SamplingParams) -> tuple[Generator, Generator]:
    model = trained.base
    if model.backend == "llama_cpp":
        model = msgspec.structs.replace(model, backend="transformers")
    template = curating.template(bench.store, trained.selection)
    return Generator(model, None, sampling, template), Generator(model, trained.folder, sampling, template)


def _others(bench: Workbench, project: int, gold: int) -> list[int]:
    """The scorers that can reward new completions beside the gold one, oldest first."""
    with bench.store.read() as s:
        known = rewards.scorers(s, project)
    return [scorer.id for scorer in known if scorer.id != gold and not isinstance(scorer.spec, GivenRewards)]
