"""Scoring completions. No model is needed for checks, so nothing heavy is imported here."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from rsgui.core import wire
from rsgui.core.checks import Check, Regex, describe, fraction_met, met
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput
from rsgui.engine.control import Control, Inbox, Reply

WINDOW = 512
"""How many completions are taken at once."""

SEARCH_SECONDS = 1.0
"""How long one regular expression may look at one completion. Some patterns take exponential time."""


def score(request: wire.Score, inbox: Inbox[wire.ScoreWork], control: Control, reply: Reply) -> None:
    """Answers every piece of work with `Rewarded`. A completion that cannot be scored has a missing reward with its
    reason; the others go on. Raises Cancelled."""
    while works := inbox.take(WINDOW):
        for work in works:
            control.check()
            reply.item(wire.Rewarded(reward_of(work)))


def reward_of(work: wire.ScoreWork) -> NewReward:
    """The fraction of its checks that a completion meets; the detail is a JSON list of [sentence, met]."""
    if not work.checks:
        return NewReward(work.completion, None, "The prompt has no checks.")
    verdicts: list[tuple[str, bool]] = []
    for check in work.checks:
        try:
            verdict = met(check, work.text, work.reference, limited_search)
        except BadInput as error:
            return NewReward(work.completion, None, error.message)
        except TimeoutError:
            return NewReward(work.completion, None, _too_slow(check))
        verdicts.append((_sentence(check), verdict))
    value = fraction_met([verdict for _, verdict in verdicts])
    return NewReward(work.completion, value, detail=_encoder.encode(verdicts).decode())


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
