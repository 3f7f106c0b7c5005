"""Verifiable checks: what can be said of a completion without a model.

A prompt carries a list of checks; the reward of a completion is the fraction of them that it meets. As JSON a check
is an object with its name, for example `{"check": "max_words", "count": 20}`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from rsgui.core.errors import BadInput

Search = Callable[[str, str], bool]
"""Whether a pattern is found in a text. Raises TimeoutError when it takes too long to tell."""


def plain_search(pattern: str, text: str) -> bool:
    """The standard library's search, without a time limit. The engine passes one that has a limit."""
    return re.search(pattern, text) is not None


class CheckBase(msgspec.Struct, frozen=True, tag_field="check", forbid_unknown_fields=True):
    """What all checks share: their JSON form."""


class EndsWith(CheckBase, frozen=True, tag="ends_with"):
    """The completion ends with this text, exactly; white space after it does not count."""

    text: str


class StartsWith(CheckBase, frozen=True, tag="starts_with"):
    """The completion starts with this text, exactly; white space before it does not count."""

    text: str


class Includes(CheckBase, frozen=True, tag="includes"):
    """All of these occur, whole words or phrases, in upper or lower case."""

    texts: tuple[str, ...]


class Excludes(CheckBase, frozen=True, tag="excludes"):
    """None of these occurs, as a whole word or phrase, in upper or lower case; punctuation counts anywhere."""

    texts: tuple[str, ...]


class MaxWords(CheckBase, frozen=True, tag="max_words"):
    count: int


class MinWords(CheckBase, frozen=True, tag="min_words"):
    count: int


class JsonKeys(CheckBase, frozen=True, tag="json_keys"):
    """The whole completion is one JSON object with exactly these keys; a Markdown code fence around it may stay."""

    keys: tuple[str, ...]


class Number(CheckBase, frozen=True, tag="number"):
    """The completion's answer is this number: what follows the last `####` or `\\boxed{`, else its last number."""

    value: float


class Regex(CheckBase, frozen=True, tag="regex"):
    """The pattern is found somewhere in the completion."""

    pattern: str


class Reference(CheckBase, frozen=True, tag="reference"):
    """The completion equals the prompt's reference answer, but for case, white space and outer punctuation."""


Check = EndsWith | StartsWith | Includes | Excludes | MaxWords | MinWords | JsonKeys | Number | Regex | Reference


def parse_checks(value: Any, where: str) -> tuple[Check, ...]:
    """Checks out of decoded JSON; raises BadInput that names `where` and what is wrong with which check."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    checks: list[Check] = []
    for number, item in enumerate(items, 1):
        try:
            check: Check = msgspec.convert(item, Check)
            problem = fault(check)
        except msgspec.ValidationError as error:
            raise BadInput(
                f"{where}: check {number} cannot be read: {error}.",
                'A check looks like {"check": "max_words", "count": 20}.',
            ) from error
        if problem:
            raise BadInput(f"{where}: check {number}: {problem}.")
        checks.append(check)
    return tuple(checks)


def fault(check: Check) -> str:
    """What makes a check impossible to apply, or an empty text."""
    match check:
        case EndsWith(text) | StartsWith(text) if not text.strip():
            return "its text is empty"
        case Includes(texts) | Excludes(texts) if not texts or not all(texts):
            return "its list of texts is empty or has an empty text"
        case Regex(pattern):
            try:
                re.compile(pattern)
            except re.error as error:
                return f"the pattern {pattern!r} is not a regular expression: {error}"
    return ""


def describe(check: Check) -> str:
    """One plain sentence part, as it stands beside the tick or the cross."""
    match check:
        case EndsWith(text):
            return f"ends with “{text}”"
        case StartsWith(text):
            return f"starts with “{text}”"
        case Includes(texts):
            return "includes " + ", ".join(f"“{text}”" for text in texts)
        case Excludes(texts):
            return "without " + ", ".join(f"“{text}”" for text in texts)
        case MaxWords(count):
            return f"at most {count} words"
        case MinWords(count):
            return f"at least {count} words"
        case JsonKeys(keys):
            return "one JSON object with the keys " + ", ".join(keys)
        case Number(value):
            return f"the answer is {value:g}"
        case Regex(pattern):
            return f"matches {pattern}"
        case Reference():
            return "equals the reference"


def met(check: Check, text: str, reference: str | None = None, search: Search = plain_search) -> bool:
    """Whether the completion `text` meets `check`.

    Raises BadInput for a `Reference` check without a reference, and TimeoutError out of `search`.
    """
    match check:
        case EndsWith(ending):
            return text.rstrip().endswith(ending.rstrip())
        case StartsWith(start):
            return text.lstrip().startswith(start.lstrip())
        case Includes(texts):
            return all(_has_phrase(text, phrase) for phrase in texts)
        case Excludes(texts):
            return not any(_has_phrase(text, phrase) for phrase in texts)
        case MaxWords(count):
            return len(text.split()) <= count
        case MinWords(count):
            return len(text.split()) >= count
        case JsonKeys(keys):
            return _json_keys(text) == set(keys)
        case Number(value):
            answer = answer_number(text)
            return answer is not None and abs(answer - value) <= 1e-9 * max(1.0, abs(value))
        case Regex(pattern):
            return search(pattern, text)
        case Reference():
            if reference is None:
                raise BadInput("The check “reference” needs a reference answer.", "Give the prompt one.")
            return normalise(text) == normalise(reference)


def fraction_met(verdicts: Sequence[bool]) -> float | None:
    """The reward: how many of the checks are met; None, a missing reward, where there are no checks."""
    return sum(verdicts) / len(verdicts) if verdicts else None


def _has_phrase(text: str, phrase: str) -> bool:
    """Whole words only where the phrase begins or ends with a letter or digit."""
    return _phrase_pattern(phrase).search(text.casefold()) is not None


@lru_cache(maxsize=4096)
def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(before + re.escape(phrase.casefold()) + after)


_FENCE = re.compile(r"\A```[a-zA-Z]*\n(.*)\n```\Z", re.DOTALL)


def _json_keys(text: str) -> set[str] | None:
    stripped = text.strip()
    fenced = _FENCE.match(stripped)
    try:
        value = json.loads(
            fenced[1] if fenced else stripped, object_pairs_hook=_without_repeats, parse_constant=_not_json
        )
    except (ValueError, RecursionError):
        return None
    return set(value) if isinstance(value, dict) else None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands there twice")
    return dict(pairs)


def _not_json(constant: str) -> Any:
    raise ValueError(f"{constant} is Python's, not JSON's")


# A minus belongs to the number only where nothing stands before it: "7-8" ends with 8.
_NUMBER = re.compile(r"(?:(?<!\w)-)?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)")


def answer_number(text: str) -> float | None:
    """The number that a completion gives as its answer; None where there is none."""
    for marker in ("####", "\\boxed{"):
        if marker in text:
            numbers = _numbers(text.rpartition(marker)[2])
            return numbers[0] if numbers else None
    numbers = _numbers(text)
    return numbers[-1] if numbers else None


def _numbers(text: str) -> list[float]:
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return [float(number.replace(",", "")) for number in _NUMBER.findall(plain)]


def normalise(text: str) -> str:
    """For comparison with a reference: case folded, white space single, no punctuation at either end."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded.strip(" .,;:!?\"'“”‘’`*()[]")
