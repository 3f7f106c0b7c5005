"""The command line: `rsgui`, and the commands demo, open, run, train, export, export-adapter, copy, merge, key, doctor.

Only the window and the demo need Qt; it is imported when they start.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, cast, get_args

import msgspec
import typer
from rich.console import Console

from rsgui import __version__, options, paths
from rsgui.core import wire
from rsgui.core.entities import (
    EMBEDDED_MODEL,
    AdapterForm,
    Generator,
    Model,
    ScorerSpec,
    TrainingParams,
)
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.rounds import Plan, Proxy
from rsgui.core.sampling import SamplingParams
from rsgui.core.selection import Recipe, TopPerPrompt
from rsgui.core.server_url import base_url, place_of
from rsgui.jobs import actions, logs, loop, report, reviewing, scorers, serving, train, training, workbench
from rsgui.jobs.steps import Step
from rsgui.jobs.terminal import ctrl_c, follow, told
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended."""

app = typer.Typer(
    help="Rejection sampling: generate, score, select, review, fine-tune, prove. Without a command, opens the window.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console()
err = Console(stderr=True)

StorePath = Annotated[Path | None, typer.Option("--store", help="The store's file; it is made if it is not there.")]
ProjectName = Annotated[str, typer.Option("--project", help="The project's name.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Start over instead of going on with what is there.")]


def main() -> None:
    """Runs the command line. Errors that a person can act on are a message and exit code 1, never a traceback."""
    logs.set_up()
    try:
        app()
    except RsguiError as error:
        told(err, error)
        sys.exit(1)


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    store: StorePath = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(f"rsgui {__version__}")  # noqa: T201
        raise typer.Exit
    context.obj = store
    if context.invoked_subcommand is None:
        from rsgui import app as window_app

        raise typer.Exit(window_app.main(store or paths.default_store()))


@app.command("demo")
def show_demo(
    context: typer.Context,
    store: StorePath = None,
    quick: Annotated[bool, typer.Option("--quick", help="Fewer completions.")] = False,
    fresh: Fresh = False,
    rounds: Annotated[
        int, typer.Option(help="So many rounds; with two or more, beside a control on as many random completions.")
    ] = 1,
    proxy: Annotated[
        Proxy,
        typer.Option(help="What selects: checks, or a reward model learned from them. Checks measure either."),
    ] = "checks",
    screenshots: Annotated[
        Path | None, typer.Option(help="A folder for a picture of each page; always written without a display.")
    ] = None,
) -> None:
    """Carry the whole loop through a demo project, page by page, in the window while you watch.

    Without a display it does the same unseen, and writes a picture of each page.
    """
    place = _place(context, store)
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        screenshots = screenshots or place.parent / "demo-screenshots"
    from rsgui import app as window_app

    code = window_app.demo(place, quick=quick, fresh=fresh, screenshots=screenshots, proxy=proxy, rounds=rounds)
    raise typer.Exit(code)


@app.command("open")
def open_project(
    context: typer.Context,
    project: Annotated[str, typer.Argument(help="The project's name.")],
    view: Annotated[str, typer.Option(help="A saved view of its grid, by name.")] = "",
    store: StorePath = None,
) -> None:
    """Open the window at the review of a project."""
    from rsgui import app as window_app

    raise typer.Exit(window_app.main(_place(context, store), project, view))


@app.command("run")
def run_loop(  # noqa: PLR0913, PLR0917 -- its options are its parameters
    context: typer.Context,
    project: ProjectName,
    store: StorePath = None,
    prompts: options.PromptFile = None,
    prompt_column: options.PromptColumn = None,
    held_out: options.HeldOut = 0.25,
    n: options.N = 8,
    k: options.K = 8,
    take: options.Take = None,
    how: options.How = "random",
    take_seed: options.TakeSeed = 0,
    tag: options.Tag = None,
    model: options.ModelPath = EMBEDDED_MODEL,
    backend: options.BackendName = "transformers",
    server: options.Server = None,
    served: options.Served = "",
    temperature: options.Temperature = 0.8,
    top_p: options.TopP = 0.95,
    max_new_tokens: options.MaxNewTokens = 64,
    reward_model: options.RewardModelPath = None,
    reward_adapter: options.RewardAdapter = None,
    scorer_file: options.ScorerFile = None,
    least_reward: options.LeastReward = None,
    epochs: options.Epochs = 2.0,
    seed: options.Seed = 0,
    rounds: options.Rounds = 1,
    start: options.StartFrom = "base",
    pooled: options.Pooled = False,
    validation: options.Validation = 0.0,
    control: options.Control = False,
    fresh: Fresh = False,
) -> None:
    """Generate, score, select, train and evaluate in the terminal. Goes on with what is there.

    With --server it ends with the curated set: the weights to train are not on this machine.
    """
    scorer = options.scorer_spec(reward_model, reward_adapter, scorer_file)
    least = 1.0 if least_reward is None and isinstance(scorer, ScorerSpec) else least_reward
    chosen = options.model_of(backend, model) if server is None else Model("openai", base_url(server), served)
    sampling = SamplingParams(temperature=temperature, top_p=top_p, max_new_tokens=max_new_tokens)
    plan = Plan(
        Generator(chosen, sampling=sampling),
        n,
        seed,
        options.choice_of(tag, take, how, take_seed),
        scorer,
        Recipe(TopPerPrompt(), least_reward=least, drop_truncated=True),
        TrainingParams(epochs=epochs),
        k,
        start=start,
        pooled=pooled,
        validation=validation,
        control=control,
    )
    plan.check()
    with _opened(_place(context, store)) as bench:
        plan = _looked_at(bench, plan)  # raises before anything is written
        if prompts is None:
            number = _project(bench, project)
        else:
            number = _imported(bench, project, prompts, wire.Columns(prompt=prompt_column), held_out)
        if fresh:
            plan = loop.fresh(bench, number, plan)
        follow(bench, out, loop.loop(bench, number, plan, rounds))
        _report(bench, number, plan, rounds)


@app.command("train")
def train_adapter(
    context: typer.Context,
    project: ProjectName,
    round: Annotated[str, typer.Option(help="Train the adapter of this round, or go on with it.")] = "",
    start: Annotated[str, typer.Option("--from", help="An earlier adapter to go on from; the base without it.")] = "",
    model: Annotated[str, typer.Option(help="The base; that of the newest run without it.")] = "",
    params: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter and its value, as in rank=32; several times.")
    ] = None,
    store: StorePath = None,
) -> None:
    """Train an adapter on the curated set, without the window.

    `accelerate launch --module rsgui train ...` trains on several GPUs or machines at once.
    """
    if round and (start or model or params):
        raise BadInput(
            "--round goes on with a training as it was begun: --set, --from and --model change nothing of it.",
            "Leave them out; or leave out --round, and a new adapter is trained on the curated set.",
        )
    if int(os.environ.get("RANK", "0")) > 0:  # the first process has the store; this one trains along with it
        os.execv(sys.executable, [sys.executable, "-m", "rsgui.engine.following"])
    place = _place(context, store)
    with _opened(place) as bench:
        number = _project(bench, project)
        if round:
            job = training.start_round(bench, number, round)
        else:
            chosen = training.params_of(params or [])
            parent = train.named(bench.store, number, start).id if start else None
            base = options.model_of("transformers", model) if model else training.newest_base(bench, number)
            job = actions.start_training(bench, number, chosen, base, parent)
        try:
            follow(bench, out, [Step("train", "Train an adapter", job)])
        except KeyboardInterrupt:
            again = ["rsgui", "train", "--project", project, "--round", training.round_of(bench, job)]
            again += ["--store", str(place)] if place != paths.default_store() else []
            err.print(f"Stopped. It goes on where it was left by: {shlex.join(again)}", soft_wrap=True, highlight=False)
            raise typer.Exit(INTERRUPTED) from None
        out.print(bench.runner.wait(job).message, soft_wrap=True, highlight=False)


@app.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The JSONL file to write.")],
    project: ProjectName,
    store: StorePath = None,
) -> None:
    """Write the curated set of a project as JSONL in chat-messages form."""
    with _opened(_place(context, store)) as bench:
        job = actions.export_curated(bench, _project(bench, project), file)
        follow(bench, out, [Step("review", f"Export to {file}", job)])


@app.command("export-adapter")
def export_adapter(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(help="The folder (merged) or GGUF file to write.")],
    project: ProjectName,
    form: Annotated[
        str, typer.Option(help="merged (a Hugging Face folder), gguf (merged, for llama.cpp), or lora_gguf (alone).")
    ] = "merged",
    adapter: Annotated[str, typer.Option(help="The adapter's name; the newest without it.")] = "",
    store: StorePath = None,
) -> None:
    """Write a trained adapter in another form."""
    forms = get_args(AdapterForm)
    if form not in forms:
        raise BadInput(f"The form is {form}.", f"It has to be one of: {', '.join(forms)}.")
    with _opened(_place(context, store)) as bench:
        chosen = train.named(bench.store, _project(bench, project), adapter)
        job = actions.export_adapter(bench, chosen.id, cast(AdapterForm, form), target)
        follow(bench, out, [Step("train", f"Save {chosen.name} to {target}", job)])


@app.command("copy")
def copy_store(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; it is a whole store.")],
    store: StorePath = None,
) -> None:
    """Write a copy of the store for another reviewer, to be merged when it comes back."""
    with _opened(_place(context, store)) as bench:
        reviewing.copy_for_reviewer(bench, file)
        out.print(f"{file} is written.", highlight=False)


@app.command("merge")
def merge_reviews(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A copy of the store in which somebody else reviewed.")],
    project: ProjectName,
    store: StorePath = None,
) -> None:
    """Take over what was decided in a copy of the store. Nothing is lost, and doing it again changes nothing."""
    with _opened(_place(context, store)) as bench:
        number = _project(bench, project)
        merged = reviewing.merge_reviews(bench, number, file)
        by = "".join(f", {count:,} of {name}" for name, count in sorted(merged.by.items()))
        out.print(f"{merged.new:,} new{by}; {merged.known:,} known; {merged.elsewhere:,} not here.", highlight=False)
        found = reviewing.agreement_of(bench, number)
        for pair in found.pairs:
            alike = f"{pair.alike:,} of {pair.shared:,} alike, Cohen's kappa {pair.kappa:.2f}"
            out.print(f"{pair.one} and {pair.other}: {alike}", highlight=False)
        if found.pairs:
            out.print(f"Conflicts: {found.conflicts:,}. Krippendorff's alpha: {found.alpha:.2f}", highlight=False)


@app.command("key")
def keep_key(
    server: Annotated[str, typer.Argument(help="The address of an OpenAI-compatible server.")],
    forget: Annotated[bool, typer.Option("--forget", help="Take its key out of the keyring.")] = False,
) -> None:
    """Keep the key of a server in the system's keyring; it is asked for and not shown."""
    if forget:
        serving.forget_key(server)
        out.print(f"No key of {place_of(server)} is kept.", highlight=False)
    else:
        serving.keep_key(server, typer.prompt(f"Key of {place_of(server)}", hide_input=True, err=True))
        out.print(f"The key of {place_of(server)} is kept in the system's keyring.", highlight=False)


@app.command("doctor")
def show_doctor(context: typer.Context, store: StorePath = None) -> None:
    """Tell what works on this machine, and what to do about what does not."""
    from rsgui import doctor

    raise typer.Exit(doctor.show(out, _place(context, store)))


@contextmanager
def _opened(place: Path) -> Iterator[Workbench]:
    bench = workbench.open(place)
    try:
        with ctrl_c():
            yield bench
    except KeyboardInterrupt:
        err.print("Stopped. The same command goes on where it was left.")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        bench.close()


def _place(context: typer.Context, store: Path | None) -> Path:
    """`--store` may stand before or after the command."""
    place: Path = store or context.obj or paths.default_store()
    return place


def _imported(bench: Workbench, name: str, file: Path, columns: wire.Columns, held_out: float) -> int:
    """Imports prompts into the project of that name. One that is made for it is gone again where that fails."""
    with bench.store.read() as s:
        there = projects.named(s, name)
    number = (there or actions.create_project(bench, name)).id
    try:
        job = actions.import_prompts(bench, number, file, columns, held_out)
        follow(bench, out, [Step("prompts", f"Import {file.name}", job)])
    except RsguiError:
        if there is None:
            actions.delete_project(bench, number)
        raise
    return number


def _project(bench: Workbench, name: str) -> int:
    with bench.store.read() as s:
        there = projects.named(s, name)
        names = [project.name for project in projects.every(s)]
    if there is None:
        known = f"This store has: {', '.join(names)}." if names else "This store has no project."
        raise BadInput(f"There is no project “{name}”.", f"{known} With --prompts FILE, run makes one.")
    return there.id


def _looked_at(bench: Workbench, plan: Plan) -> Plan:
    """The plan, with its model and its scorer looked at; where a server has but one model, with that."""
    if plan.generator.model.backend == "openai" and not plan.generator.model.served:
        plan = msgspec.structs.replace(plan, generator=_only_served(bench, plan.generator))
    info = actions.inspect_model(bench, plan.generator.model).result()
    actions.register_model(bench, plan.generator.model, info)
    scorers.inspect_scorer(bench, plan.scorer).result()
    return plan


def _only_served(bench: Workbench, generator: Generator) -> Generator:
    """The generator with the only model of its server. Raises BadInput where there are several or none."""
    names = serving.served_models(bench, generator.model.path).result()
    if len(names) != 1:
        known = f"It has: {', '.join(names)}." if names else "It lists none."
        raise BadInput(f"Which model of {place_of(generator.model.path)}?", f"{known} Name one with --served.")
    return msgspec.structs.replace(generator, model=msgspec.structs.replace(generator.model, served=names[0]))


def _report(bench: Workbench, project: int, plan: Plan, rounds: int) -> None:
    outcome = loop.outcome(bench, project, plan, rounds)
    if outcome is not None:
        out.print()
        out.print(report.of_loop(bench, outcome), soft_wrap=True, highlight=False)


def _has_display() -> bool:
    wanted = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in wanted)
