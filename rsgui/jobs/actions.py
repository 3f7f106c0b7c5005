"""The named verbs: what a button, a shortcut, the command line and a test call. Input is checked before anything
is written; what is wrong with it is raised as BadInput."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import msgspec

from rsgui import paths
from rsgui.core import review, wire
from rsgui.core.entities import (
    AdapterForm,
    Decision,
    DecisionKind,
    Generator,
    Message,
    Model,
    NewPrompt,
    Project,
    PromptChoice,
    SavedRecipe,
    Scorer,
    ScorerSpec,
    Selection,
    TrainingParams,
)
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe
from rsgui.core.texts import later, tr
from rsgui.core.views import SavedView, View
from rsgui.jobs import choosing, curating, leaks, serving, settings, specs, train, train_reward, words
from rsgui.jobs.curating import CuratedSet
from rsgui.jobs.engine_client import Items
from rsgui.jobs.picking import Picker
from rsgui.jobs.workbench import Workbench
from rsgui.store import decisions, grid, jobs, models, projects, recipes, rewards, rounds, runs, selections, views
from rsgui.store.models import KnownModel

PREVIEW_ROWS = 20
CHECKS = "Checks"
STOPPING = 15.0
"""Seconds that a cancelled job has to come to its end; the engine is ended long before."""
called = words.called
"""A generator in a job's title."""


# --- projects


def create_project(bench: Workbench, name: str) -> Project:
    """Raises BadInput for an empty or taken name."""
    with bench.store.write() as w:
        return projects.create(w, name)


def rename_project(bench: Workbench, project: int, name: str) -> None:
    """Raises BadInput for an empty or taken name."""
    with bench.store.write() as w:
        projects.rename(w, project, name)


def delete_project(bench: Workbench, project: int) -> None:
    """Deletes the project with everything in it, its adapters' files too. Cannot be undone: ask first.

    What runs of it is stopped first, which may take some seconds.
    """
    with bench.store.read() as s:
        of_project = jobs.recent(s, project)
        adapters = rounds.adapters(s, project)
    for job in of_project:
        bench.runner.cancel(job.id)
    for job in of_project:
        bench.runner.wait(job.id, STOPPING)
    with bench.store.write() as w:
        projects.delete(w, project)
    for adapter in adapters:
        train.delete_files(paths.adapters_folder(bench.store.path), adapter)
    train_reward.delete_files(bench.store, project)


# --- prompts


class Preview(msgspec.Struct, frozen=True):
    """The first prompts of a file, and what is known of the file."""

    prompts: tuple[NewPrompt, ...]
    file: wire.FileInfo


def preview_prompts(bench: Workbench, path: Path, columns: wire.Columns = wire.Columns()) -> Future[Preview]:  # noqa: B008
    """The first rows of a prompt file, read by the engine; nothing is written. The future raises BadInput."""

    def read(items: Items, result: wire.Result | None) -> Preview:
        assert isinstance(result, wire.FileInfo)
        return Preview(tuple(item.prompt for item in items if isinstance(item, wire.Read)), result)

    return bench.runner.call(wire.ReadPrompts(0, str(path), columns, PREVIEW_ROWS), read)


def columns_of(bench: Workbench, path: Path) -> Future[wire.FileInfo]:
    """The columns of a prompt file, also where its rows cannot be used yet. The future raises BadInput."""

    def read(items: Items, result: wire.Result | None) -> wire.FileInfo:
        assert isinstance(result, wire.FileInfo)
        return result

    return bench.runner.call(wire.ReadPrompts(0, str(path), wire.Columns(), 0), read)


def import_prompts(
    bench: Workbench,
    project: int,
    path: Path,
    columns: wire.Columns = wire.Columns(),  # noqa: B008 -- frozen
    held_out_share: float = 0.25,
) -> int:
    """Starts the import of a prompt file, all of it or nothing; gives the job. Raises BadInput."""
    if not path.is_file():
        problem = later("{path} is a folder.") if path.is_dir() else later("There is no file {path}.")
        raise BadInput(problem, "Choose a prompt file: JSONL, CSV or Parquet.", path=path)
    if not 0 <= held_out_share <= 1:
        raise BadInput("The held-out share is {share:g}.", "It has to be between 0 and 1.", share=held_out_share)
    spec = specs.ImportJob(str(path.resolve()), columns, held_out_share)
    return bench.runner.submit(project, tr("Import {file}", file=path.name), spec)


# --- generate and score


def inspect_model(bench: Workbench, model: Model) -> Future[wire.ModelInfo]:
    """What is known of a model without loading its weights. The future raises ModelError."""

    def read(items: Items, result: wire.Result | None) -> wire.ModelInfo:
        assert isinstance(result, wire.ModelInfo)
        return result

    return bench.runner.call(wire.Inspect(0, model), read)


def render_prompt(bench: Workbench, generator: Generator, messages: tuple[Message, ...]) -> Future[wire.Rendered]:
    """What the generator's model is given for a prompt. The future raises ModelError, BadInput."""

    def read(items: Items, result: wire.Result | None) -> wire.Rendered:
        assert isinstance(result, wire.Rendered)
        return result

    return bench.runner.call(wire.Render(0, generator, messages), read)


def register_model(bench: Workbench, model: Model, info: wire.ModelInfo) -> KnownModel | None:
    """Keeps a model that was looked at in the store's register; gives what was known of it before."""
    with bench.store.write() as w:
        return models.register(w, model, info)


def start_generation(
    bench: Workbench,
    project: int,
    generator: Generator,
    n: int = 8,
    seed: int = 0,
    choice: PromptChoice = choosing.EVERY,
) -> int:
    """Starts n completions of each training prompt that is chosen; gives the job. The same generator and seed go on
    with the run that they made before, with more completions or prompts where more are asked for, and only what is
    missing is made; anything else is a new run. Raises BadInput."""
    run = choosing.make_run(bench.store, project, generator, n, seed, choice)
    return bench.runner.submit(project, tr("Generate with {model}", model=called(generator)), specs.GenerateJob(run.id))


def start_scoring(bench: Workbench, project: int) -> int:
    """Starts the checks over all completions of training prompts that they have not rewarded; gives the job."""
    with bench.store.read() as s:
        of_project = runs.of_project(s, project)
    if not of_project:
        raise BadInput("There are no completions to score.", "Generate some first.")
    scorer = checks_scorer(bench, project)
    return bench.runner.submit(
        project, tr("Score by checks"), specs.ScoreJob(scorer.id, tuple(r.id for r in of_project))
    )


def checks_scorer(bench: Workbench, project: int) -> Scorer:
    """The scorer that counts the checks met, made if it is not there."""
    with bench.store.write() as w:
        return rewards.scorer(w, project, CHECKS, ScorerSpec())


# --- review


def choose(
    bench: Workbench,
    project: int,
    scorer: int,
    recipe: Recipe,
    only: tuple[int, ...] | None = None,
    before: Picker | None = None,
) -> Selection:
    """Applies a recipe to the rewards of a scorer, over all training runs or `only` these, and freezes what it
    picks. What `before` knows of the same completions is not looked for again. Raises BadInput."""
    with bench.store.read() as s:
        if only is not None and {run.id for run in runs.of_project(s, project)} <= set(only):
            only = None
        cells = grid.matrix(s, project, scorer, before=before.cells if before else None)
    flat = Picker(bench.store, project, cells, bench.embeddings.of, before).pick(recipe, only=only)
    with bench.store.write() as w:
        return selections.freeze(w, project, scorer, recipe, [int(i) for i in cells.completions[flat]], only)


def save_recipe(bench: Workbench, project: int, name: str, recipe: Recipe) -> SavedRecipe:
    """Keeps a recipe under a name, in place of what had that name before. Raises BadInput for an empty name."""
    with bench.store.write() as w:
        return recipes.save(w, project, name, recipe)


def register_embedding_model(bench: Workbench, folder: Path) -> str:
    """Keeps the folder of the embedding model that recipes may compare completions by, and gives its path. Raises
    BadInput for a folder without a model."""
    if not (folder / "config.json").is_file():
        hint = later("Choose a folder in Hugging Face format: it has config.json and *.safetensors in it.")
        raise BadInput("{folder} is not a model: it has no config.json.", hint, folder=folder)
    bench.settings.embedding_model = str(folder.resolve())
    settings.save(bench.settings)
    return bench.settings.embedding_model


def delete_recipe(bench: Workbench, recipe: int) -> None:
    """Forgets a saved recipe; selections that were made with it stay."""
    with bench.store.write() as w:
        recipes.delete(w, recipe)


def save_view(bench: Workbench, project: int, name: str, view: View) -> SavedView:
    """Keeps a view of the grid under a name, in place of what had that name before. Raises BadInput for an empty
    name."""
    with bench.store.write() as w:
        return views.save(w, project, name, view)


def find_view(bench: Workbench, project: str, view: str = "") -> tuple[Project, SavedView | None]:
    """A project by its name, and one of its saved views where that is named. Raises BadInput where there is none."""
    with bench.store.read() as s:
        found = projects.named(s, project)
        if found is None:
            names = ", ".join(f"“{one.name}”" for one in projects.every(s)) or "none"
            raise BadInput("There is no project named “{name}”.", "There are: {names}.", name=project, names=names)
        saved = views.named(s, found.id, view) if view else None
        if view and saved is None:
            names = ", ".join(f"“{one.name}”" for one in views.of_project(s, found.id)) or "none"
            raise BadInput(
                "There is no view named “{name}” in this project.", "There are: {names}.", name=view, names=names
            )
    return found, saved


def delete_view(bench: Workbench, view: int) -> None:
    """Forgets a saved view."""
    with bench.store.write() as w:
        views.delete(w, view)


def decide(bench: Workbench, project: int, completion: int, kind: DecisionKind, text: str = "") -> Decision:
    """Says something of a completion, over any selection. Raises BadInput for an edit without text."""
    return decide_all(bench, project, [completion], kind, text)[0]


def decide_all(
    bench: Workbench, project: int, completions: Sequence[int], kind: DecisionKind, text: str = ""
) -> list[Decision]:
    """Says the same of several completions, all or none of them: one step of undo. Raises BadInput for an edit without
    text."""
    if kind in review.REVERSALS:
        raise BadInput("{kind} needs a decision to take back.", "Use {kind}.", kind=kind.capitalize())
    if kind == "edit" and not text.strip():
        raise BadInput("The edited text is empty.", "Write something, or exclude the completion.")
    once = list(dict.fromkeys(completions))
    with bench.store.write() as w:
        return decisions.append_all(w, project, once, kind, bench.settings.reviewer, text)


def toggle(bench: Workbench, project: int, completion: int) -> Decision:
    """Takes a completion out of the curated set, or puts it in."""
    with bench.store.read() as s:
        latest = selections.latest(s, project)
        standing = review.standing(decisions.log(s, project))
    picked = latest is not None and completion in latest.picks
    kind = review.toggled(picked, standing.get(completion, review.UNTOUCHED).verdict)
    return decide(bench, project, completion, kind)


def undo(bench: Workbench, project: int) -> list[Decision]:
    """Takes back the last step that stands, and gives what was appended for that; nothing where none stands."""
    with bench.store.write() as w:
        return decisions.undo(w, project, bench.settings.reviewer)


def redo(bench: Workbench, project: int) -> list[Decision]:
    """Brings back the step that was undone last; nothing where there is none, or something new was said since."""
    with bench.store.write() as w:
        return decisions.redo(w, project, bench.settings.reviewer)


def curated(bench: Workbench, project: int) -> CuratedSet:
    """The latest selection under all decisions: what would be trained on and exported now."""
    return curating.curated(bench.store, project)


# --- train


def start_training(
    bench: Workbench, project: int, params: TrainingParams, base: Model, parent: int | None = None
) -> int:
    """Freezes the curated set as the rows of a new adapter, without those that are held out, and starts its training;
    gives the job. With `parent` it goes on from that adapter, whose shape (rank, alpha, layers, rsLoRA, DoRA) takes the
    place of the parameters'. Raises BadInput for a curated set without rows to train on, a server's model, and an
    adapter of another base or without files; DiskFull."""
    serving.check_weights(base, later("trained"))
    adapter, refused = train.freeze(bench.store, project, params, base, parent)
    return bench.runner.submit(
        project, tr("Train {name}", name=adapter.name), specs.TrainJob(adapter.id, leaks.told(refused))
    )


# --- export


def export_curated(bench: Workbench, project: int, path: Path) -> int:
    """Starts the export of the curated set as JSONL in chat-messages form; gives the job. Raises BadInput."""
    chosen = curated(bench, project)
    if chosen.selection is None or not len(chosen):
        raise BadInput("The curated set is empty.", "Select or include some completions first.")
    if path.is_dir():
        raise BadInput("{path} is a folder.", "Name a file in it.", path=path)
    spec = specs.ExportJob(str(path.resolve()), chosen.selection.id)
    return bench.runner.submit(project, tr("Export to {file}", file=path.name), spec)


def export_adapter(bench: Workbench, adapter: int, form: AdapterForm, path: Path) -> int:
    """Starts writing a trained adapter in another form to `path`, a folder that is not there yet or a GGUF file; gives
    the job. Raises BadInput."""
    with bench.store.read() as s:
        trained = rounds.adapter(s, adapter)
    train.check_files(trained)
    serving.check_weights(trained.base, later("merged"))
    spec = specs.ExportAdapterJob(adapter, form, str(path.expanduser().resolve()))
    return bench.runner.submit(trained.project, tr("Save {name} as {file}", name=trained.name, file=path.name), spec)
