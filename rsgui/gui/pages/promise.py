"""What the Generate page's button will do, said before it is pressed; and why what the fields say is another run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsgui.core.entities import Generator, Run
from rsgui.core.texts import counted, later, tr
from rsgui.core.wire import ModelInfo
from rsgui.gui.pages.run_card import RunInfo
from rsgui.gui.words import both
from rsgui.jobs.choosing import Taken
from rsgui.store import runs

_SAMPLING = {
    "temperature": later("temperature"),
    "top_p": later("top p"),
    "top_k": later("top k"),
    "min_p": later("min p"),
    "repetition_penalty": later("repetition penalty"),
    "max_new_tokens": later("most new tokens"),
    "stop": later("stop strings"),
    "system_prompt": later("system prompt"),
}

MIXES = later(
    "The files of this model have changed since this run began: going on would mix the "
    "completions of two models in it. Put the old files back, or change the seed for a new "
    "run."
)


def mixes(run: Run, info: ModelInfo | None) -> bool:
    """Whether the chosen model is not the one that the run began with, though it has its path."""
    return info is not None and bool(run.fingerprint and info.fingerprint) and run.fingerprint != info.fingerprint


class Promise(NamedTuple):
    """The sentence over the button, what the button says, and how many completions it would make."""

    words: str
    action: str
    missing: int = 0


class Asked(NamedTuple):
    """What the page's fields ask for; `info` is what is known of the model."""

    generator: Generator
    n: int
    seed: int
    info: ModelInfo | None = None


def promise(infos: Sequence[RunInfo], taken: Taken, asked: Asked, running: int | None = None) -> Promise:
    """What becomes of the prompts that are taken. `infos` are the runs so far, newest first; `running` is the one that
    is being made."""
    if not asked.generator.model.path:
        return Promise(tr("Choose a model of the server: fetch the list, or type its name."), tr("No model is chosen"))
    if not taken.prompts:
        return Promise(tr("No training prompt meets this choice."), tr("Nothing to generate"))
    same = runs.drawn_alike([info.run for info in infos], asked.generator, asked.seed)
    if same is None:
        return _new(infos[0].run if infos else None, taken, asked)
    if same.id not in taken.asked:
        return Promise(tr("Looking at what this run is asked for."), tr("Generate"))  # it was made a moment ago
    made = next(info.made for info in infos if info.run.id == same.id)
    expected, more = taken.expected[same.id], taken.more(same.id, asked.n)
    missing = expected - made + more
    if same.id == running:
        words = tr("This run is being made. Its completions appear in Review as they come.")
        return Promise(words, counted(expected, "Generating {count} completion", "Generating {count} completions"))
    if not missing:
        words = tr(
            "All completions of this run are there. For more of the same, raise the number or take more prompts; "
            "another seed or model makes a new run."
        )
        return Promise(words, tr("Nothing is missing"))
    if mixes(same, asked.info):
        return Promise(tr(MIXES), tr("Not with these files"))
    action = counted(missing, "Generate the missing {count} completion", "Generate the missing {count} completions")
    if more:
        words = counted(
            expected,
            "Goes on with a run of {count} completion: the same generator and seed, so that what is there stays and "
            "{more:,} more are made.",
            "Goes on with a run of {count} completions: the same generator and seed, so that what is there stays and "
            "{more:,} more are made.",
            more=more,
        )
        return Promise(words, action, missing)
    return Promise(
        tr("Goes on with a run: {made:,} of {expected:,} completions are there.", made=made, expected=expected),
        action,
        missing,
    )


def _new(latest: Run | None, taken: Taken, asked: Asked) -> Promise:
    generator, n, seed, _ = asked
    missing, tokens = n * taken.prompts, generator.sampling.max_new_tokens
    words = counted(
        n,
        "{count} completion of each of {prompts}, up to {tokens} each.",
        "{count} completions of each of {prompts}, up to {tokens} each.",
        prompts=counted(taken.prompts, "{count} training prompt", "{count} training prompts"),
        tokens=counted(tokens, "{count} token", "{count} tokens"),
    )
    words = " ".join(part for part in (words, why_new(latest, generator, seed)) if part)
    return Promise(words, counted(missing, "Generate {count} completion", "Generate {count} completions"), missing)


def why_new(latest: Run | None, generator: Generator, seed: int) -> str:
    """Why this is no part of the newest run; "" where nothing that is drawn would differ, or where there is none."""
    reasons = differences(latest, generator, seed) if latest is not None else []
    if not reasons:
        return ""
    if len(reasons) == 1:
        return tr("A new run begins: its {difference} is not as in the latest.", difference=reasons[0])
    return tr("A new run begins: its {differences} are not as in the latest.", differences=both(reasons))


def differences(run: Run, generator: Generator, seed: int) -> list[str]:
    """What makes this another run than `run`: all that changes what is drawn."""
    old, new = run.generator, generator
    pairs: list[tuple[str, object, object]] = [
        (tr("model"), (old.model.path, old.model.served), (new.model.path, new.model.served)),
        (tr("backend"), old.model.backend, new.model.backend),
        (tr("rounding of weights"), old.model.quantise, new.model.quantise),
        (tr("adapter"), old.adapter, new.adapter),
        (tr("chat template"), old.template, new.template),
        *((tr(words), getattr(old.sampling, name), getattr(new.sampling, name)) for name, words in _SAMPLING.items()),
        (tr("seed"), run.seed, seed),
    ]
    return [name for name, before, now in pairs if before != now]
