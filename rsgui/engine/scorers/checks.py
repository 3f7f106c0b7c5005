"""The checks scorer: which of its checks a completion meets. No model is needed, so nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
import regex

from rsgui.core import wire
from rsgui.core.checks import Check, Regex, describe, fraction_met, met
from rsgui.core.entities import NewReward, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import library_checks, take

WINDOW = 512
"""How many completions are taken at once."""

SEARCH_SECONDS = 1.0
"""How long one regular expression may look at one completion. Some patterns take exponential time."""


class ChecksScorer:
    """A `ScorerBackend` without a model. `for_all` are checks for every prompt."""

    def __init__(self, for_all: tuple[Check, ...] = ()) -> None:
        self._for_all = for_all

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        while works := take(inbox, WINDOW):
            for work in works:
                checks = work.checks + self._for_all
                for text in work.texts:
                    if not text.known:
                        control.check()
                        yield reward_of(text, checks, work.reference)

    def close(self) -> None:
        """Nothing to give back."""


def load(spec: ScorerSpec) -> ChecksScorer:
    """Raises BadInput for a check that cannot be applied."""
    for check in spec.for_all:
        library_checks.examine(check)
    return ChecksScorer(spec.for_all)


def reward_of(text: wire.Text, checks: tuple[Check, ...], reference: str | None) -> NewReward:
    """The fraction of the checks that a completion meets; the detail is a JSON list of [sentence, met]."""
    if not checks:
        return NewReward(text.completion, None, "The prompt has no checks.")
    verdicts: list[tuple[str, bool]] = []
    for check in checks:
        try:
            verdict = met(check, text.text, reference, limited_search, library_checks.met)
        except BadInput as error:
            return NewReward(text.completion, None, error.message)
        except TimeoutError:
            return NewReward(text.completion, None, _too_slow(check))
        verdicts.append((_sentence(check), verdict))
    value = fraction_met([verdict for _, verdict in verdicts])
    return NewReward(text.completion, value, detail=_encoder.encode(verdicts).decode())


def limited_search(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in `text`. Raises TimeoutError after `SEARCH_SECONDS`, BadInput for a pattern that
    cannot be read."""
    return _compiled(pattern).search(text, timeout=SEARCH_SECONDS) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise BadInput(f"The pattern {pattern!r} is not a regular expression: {error}.") from error


def _too_slow(check: Check) -> str:
    pattern = check.pattern if isinstance(check, Regex) else describe(check)
    return f"The pattern {pattern!r} took longer than {SEARCH_SECONDS:g} s."


_sentence = lru_cache(maxsize=4096)(describe)
_encoder = msgspec.json.Encoder()
