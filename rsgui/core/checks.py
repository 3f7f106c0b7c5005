"""Verifiable checks: what can be said of a completion without a model.

A prompt carries a list of checks; the reward of a completion is the fraction of them that it meets. As JSON a check
is an object with its name, for example `{"check": "max_words", "count": 20}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from rsgui.core.answers import answer_number, json_in, normalise
from rsgui.core.errors import BadInput
from rsgui.core.repetition import repeated_share
from rsgui.core.texts import counted, tr

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


class Length(CheckBase, frozen=True, tag="length"):
    """From `least` to `most` words or characters, both included; `most` None is no bound."""

    least: int = 0
    most: int | None = None
    unit: Literal["words", "characters"] = "words"


class NoRepetition(CheckBase, frozen=True, tag="no_repetition"):
    """The longest run of words that comes twice is at most this share of all words (`core.repetition`)."""

    most: float = 0.2


class Language(CheckBase, frozen=True, tag="language"):
    """The completion is in this language: two letters, as in ISO 639-1 ("en")."""

    language: str


class JsonSchema(CheckBase, frozen=True, tag="json_schema"):
    """The whole completion is JSON that the schema allows; a Markdown code fence around it may stay. The schema is
    kept as JSON text."""

    schema: str


class Math(CheckBase, frozen=True, tag="math"):
    """The completion's answer equals the prompt's reference as mathematics (math-verify)."""


class ReasoningGym(CheckBase, frozen=True, tag="reasoning_gym"):
    """The completion's answer to an entry of a dataset of reasoning-gym gets at least this score. The entry is kept
    as JSON text."""

    dataset: str
    entry: str
    least: float = 1.0


LibraryCheck = Language | JsonSchema | Math | ReasoningGym
"""Checks that need a library: the engine has it."""

Check = (
    EndsWith
    | StartsWith
    | Includes
    | Excludes
    | MaxWords
    | MinWords
    | JsonKeys
    | Number
    | Regex
    | Reference
    | Length
    | NoRepetition
    | LibraryCheck
)

Library = Callable[[LibraryCheck, str, str | None], bool]
"""Whether a text with its reference meets a check that needs a library."""


def no_library(check: LibraryCheck, text: str, reference: str | None) -> bool:
    """Raises BadInput: where there is no engine, such checks cannot be tried."""
    raise BadInput("The check “{check}” is tried in the engine alone.", check=describe(check))


def parse_checks(value: Any, where: str) -> tuple[Check, ...]:
    """Checks out of decoded JSON; raises BadInput that names `where` and what is wrong with which check."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    checks: list[Check] = []
    for number, item in enumerate(items, 1):
        try:
            check: Check = msgspec.convert(_with_json_as_text(item), Check)
            problem = fault(check)
        except msgspec.ValidationError as error:
            raise BadInput(
                "{where}: check {number} cannot be read: {error}.",
                'A check looks like {{"check": "max_words", "count": 20}}.',
                where=where,
                number=number,
                error=error,
            ) from error
        if problem:
            raise BadInput("{where}: check {number}: {problem}.", where=where, number=number, problem=problem)
        checks.append(check)
    return tuple(checks)


def _with_json_as_text(item: Any) -> Any:
    """A schema or an entry may stand in a file as the object that it is."""
    if not isinstance(item, dict):
        return item
    objects = {name: item[name] for name in ("schema", "entry") if isinstance(item.get(name), dict | bool)}
    return item | {name: json.dumps(value, ensure_ascii=False) for name, value in objects.items()}


def fault(check: Check) -> str:
    """What makes a check impossible to apply, or an empty text."""
    match check:
        case EndsWith(text) | StartsWith(text) if not text.strip():
            return tr("its text is empty")
        case Includes(texts) | Excludes(texts) if not texts or not all(texts):
            return tr("its list of texts is empty or has an empty text")
        case Regex(pattern):
            try:
                re.compile(pattern)
            except re.error as error:
                return tr("the pattern {pattern!r} is not a regular expression: {error}", pattern=pattern, error=error)
        case Length(least, most) if least < 0 or (most is not None and most < least):
            return tr("a length from {least} to {most} is impossible", least=least, most=most)
        case NoRepetition(most) if not 0 <= most <= 1:
            return tr("a share of {most:g} is not between 0 and 1", most=most)
        case JsonSchema(schema) if not _is_json(schema):
            return tr("its schema is not JSON")
        case ReasoningGym(entry=entry) if not _is_json(entry):
            return tr("its entry is not JSON")
    return ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def describe(check: Check) -> str:
    """One plain sentence part, as it stands beside the tick or the cross."""
    match check:
        case EndsWith(text):
            return tr("ends with “{text}”", text=text)
        case StartsWith(text):
            return tr("starts with “{text}”", text=text)
        case Includes(texts):
            return tr("includes {texts}", texts=", ".join(tr("“{text}”", text=text) for text in texts))
        case Excludes(texts):
            return tr("without {texts}", texts=", ".join(tr("“{text}”", text=text) for text in texts))
        case MaxWords() | MinWords() | Length() | NoRepetition():
            return _describe_extent(check)
        case JsonKeys(keys):
            return tr("one JSON object with the keys {keys}", keys=", ".join(keys))
        case Number(value):
            return tr("the answer is {value:g}", value=value)
        case Regex(pattern):
            return tr("matches {pattern}", pattern=pattern)
        case Reference():
            return tr("equals the reference")
        case _:
            return _describe_library(check)


def _describe_extent(check: MaxWords | MinWords | Length | NoRepetition) -> str:
    match check:
        case MaxWords(count):
            return counted(count, "at most {count} words", "at most {count} words")
        case MinWords(count):
            return counted(count, "at least {count} words", "at least {count} words")
        case Length(least, most, unit):
            if unit == "words":
                if most is None:
                    return counted(least, "at least {count} words", "at least {count} words")
                return tr("{least} to {most} words", least=least, most=most)
            if most is None:
                return counted(least, "at least {count} characters", "at least {count} characters")
            return tr("{least} to {most} characters", least=least, most=most)
        case NoRepetition(most):
            return tr("repeats at most {most:.0%} of itself", most=most)


def _describe_library(check: LibraryCheck) -> str:
    match check:
        case Language(language):
            return tr("in the language {language}", language=language)
        case JsonSchema():
            return tr("JSON that its schema allows")
        case Math():
            return tr("equals the reference as mathematics")
        case ReasoningGym(dataset, _, least):
            if least == 1:
                return tr("solves {dataset}", dataset=dataset)
            return tr("solves {dataset} to at least {least:g}", dataset=dataset, least=least)


def met(
    check: Check,
    text: str,
    reference: str | None = None,
    search: Search = plain_search,
    library: Library = no_library,
) -> bool:
    """Whether the completion `text` meets `check`.

    Raises BadInput for a `Reference` check without a reference and out of `library`, TimeoutError out of `search`.
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
        case MaxWords() | MinWords() | Length() | NoRepetition():
            return _within(check, text)
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
        case _:
            return library(check, text, reference)


def _within(check: MaxWords | MinWords | Length | NoRepetition, text: str) -> bool:
    words = text.split()
    match check:
        case MaxWords(count):
            return len(words) <= count
        case MinWords(count):
            return len(words) >= count
        case Length(least, most, unit):
            length = len(words) if unit == "words" else len(text)
            return least <= length and (most is None or length <= most)
        case NoRepetition(most):
            return repeated_share(words) <= most


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


def _json_keys(text: str) -> set[str] | None:
    try:
        value = json_in(text)
    except ValueError:
        return None
    return set(value) if isinstance(value, dict) else None
