"""What a completion gives as its answer: a number, a text, or JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_FENCE = re.compile(r"\A```[a-zA-Z]*\n(.*)\n```\Z", re.DOTALL)


def json_in(text: str) -> Any:
    """The JSON that a text is, perhaps in a code fence. Raises ValueError for what is none, or has a key twice."""
    stripped = text.strip()
    fenced = _FENCE.match(stripped)
    try:
        return json.loads(
            fenced[1] if fenced else stripped, object_pairs_hook=_without_repeats, parse_constant=_not_json
        )
    except RecursionError as error:
        raise ValueError("too deep") from error


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


_TAGGED = re.compile(r"<answer>(.*?)</answer>", re.DOTALL | re.IGNORECASE)


def answer_text(text: str) -> str:
    """The answer that a completion gives: in the last `<answer>` tags, the last `\\boxed{}`, after the last `####`,
    else its last line."""
    if tagged := _TAGGED.findall(text):
        return str(tagged[-1]).strip()
    if "\\boxed{" in text:
        return _to_closing_brace(text.rpartition("\\boxed{")[2]).strip()
    if "####" in text:
        return text.rpartition("####")[2].strip()
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def _to_closing_brace(text: str) -> str:
    open_braces = 1
    for place, letter in enumerate(text):
        open_braces += {"{": 1, "}": -1}.get(letter, 0)
        if not open_braces:
            return text[:place]
    return text


def _numbers(text: str) -> list[float]:
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return [float(number.replace(",", "")) for number in _NUMBER.findall(plain)]


def normalise(text: str) -> str:
    """For comparison with a reference: case folded, white space single, no punctuation at either end."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return folded.strip(" .,;:!?\"'“”‘’`*()[]")
