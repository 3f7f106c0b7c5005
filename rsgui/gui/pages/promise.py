"""What the Generate page's button will do, said before it is pressed; and why what the fields say is another run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsgui.core.entities import Generator, Run
from rsgui.core.wire import ModelInfo
from rsgui.gui.pages.run_card import RunInfo
from rsgui.gui.words import plural
from rsgui.jobs.choosing import Taken
from rsgui.store import runs

_SAMPLING = {
    "temperature": "temperature",
    "top_p": "top p",
    "top_k": "top k",
    "min_p": "min p",
    "repetition_penalty": "repetition penalty",
    "max_new_tokens": "most new tokens",
    "stop": "stop strings",
    "system_prompt": "system prompt",
}

MIXES = (
    "The files of this model have changed since this run began: going on would mix the completions of two models in it."
    " Put the old files back, or change the seed for a new run."
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
        return Promise("Choose a model of the server: fetch the list, or type its name.", "No model is chosen")
    if not taken.prompts:
        return Promise("No training prompt meets this choice.", "Nothing to generate")
    same = runs.drawn_alike([info.run for info in infos], asked.generator, asked.seed)
    if same is None:
        return _new(infos[0].run if infos else None, taken, asked)
    if same.id not in taken.asked:
        return Promise("Looking at what this run is asked for.", "Generate")  # it was made a moment ago
    made = next(info.made for info in infos if info.run.id == same.id)
    expected, more = taken.expected[same.id], taken.more(same.id, asked.n)
    missing = expected - made + more
    if same.id == running:
        words = "This run is being made. Its completions appear in Review as they come."
        return Promise(words, f"Generating {plural(expected, 'completion')}")
    if not missing:
        words = "All completions of this run are there. For more of the same, raise the number or take more prompts;"
        return Promise(f"{words} another seed or model makes a new run.", "Nothing is missing")
    if mixes(same, asked.info):
        return Promise(MIXES, "Not with these files")
    action = f"Generate the missing {plural(missing, 'completion')}"
    if more:
        words = f"Goes on with a run of {plural(expected, 'completion')}: the same generator and seed, so that"
        return Promise(f"{words} what is there stays and {more:,} more are made.", action, missing)
    return Promise(f"Goes on with a run: {made:,} of {expected:,} completions are there.", action, missing)


def _new(latest: Run | None, taken: Taken, asked: Asked) -> Promise:
    generator, n, seed, _ = asked
    missing, tokens = n * taken.prompts, generator.sampling.max_new_tokens
    each = f"{plural(n, 'completion')} of each of {plural(taken.prompts, 'training prompt')}"
    words = f"{each}, up to {plural(tokens, 'token')} each." + why_new(latest, generator, seed)
    return Promise(words, f"Generate {plural(missing, 'completion')}", missing)


def why_new(latest: Run | None, generator: Generator, seed: int) -> str:
    """Why this is no part of the newest run; "" where nothing that is drawn would differ, or where there is none."""
    reasons = differences(latest, generator, seed) if latest is not None else []
    if not reasons:
        return ""
    return f" A new run begins: its {_listed(reasons)} {'is' if len(reasons) == 1 else 'are'} not as in the latest."


def differences(run: Run, generator: Generator, seed: int) -> list[str]:
    """What makes this another run than `run`: all that changes what is drawn."""
    old, new = run.generator, generator
    pairs: list[tuple[str, object, object]] = [
        ("model", (old.model.path, old.model.served), (new.model.path, new.model.served)),
        ("backend", old.model.backend, new.model.backend),
        ("rounding of weights", old.model.quantise, new.model.quantise),
        ("adapter", old.adapter, new.adapter),
        ("chat template", old.template, new.template),
        *((words, getattr(old.sampling, name), getattr(new.sampling, name)) for name, words in _SAMPLING.items()),
        ("seed", run.seed, seed),
    ]
    return [name for name, before, now in pairs if before != now]


def _listed(names: list[str]) -> str:
    """a, b and c"""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
