"""The checks that need a library: languages, JSON schemas, and answers of mathematics and reasoning-gym.

Each library is imported when it is first needed; math-verify and reasoning-gym are extras.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from rsgui.core.answers import answer_text, json_in
from rsgui.core.checks import Check, JsonSchema, Language, LibraryCheck, Math, ReasoningGym
from rsgui.core.errors import BadInput


def met(check: LibraryCheck, text: str, reference: str | None) -> bool:
    """Whether a text meets the check. Raises BadInput where it cannot be tried."""
    match check:
        case Language(language):
            classify = _languages()
            _known_language(language)
            return bool(text.strip()) and classify(text) == language
        case JsonSchema(schema):
            validator = _validator(schema)
            try:
                return bool(validator.is_valid(json_in(text)))
            except ValueError:
                return False
        case Math():
            if reference is None:
                raise BadInput("The check “math” needs a reference answer.", "Give the prompt one.")
            return _equal(_gold(reference), text)
        case ReasoningGym(dataset, entry, least):
            return _solved(dataset, entry, answer_text(text)) >= least


def examine(check: Check) -> None:
    """Raises BadInput for a check that can never be tried: no language, no schema, a library that is not there."""
    match check:
        case Language(language):
            _known_language(language)
        case JsonSchema(schema):
            _validator(schema)
        case Math():
            _extra("math_verify", "math")
        case ReasoningGym(dataset):
            _scored_by(dataset)


# --- languages


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _languages() -> Callable[[str], str]:
    identifier = _identifier()
    return lambda text: str(identifier.classify(text)[0])


@lru_cache(maxsize=256)
def _known_language(language: str) -> None:
    known = sorted(_identifier().labels)
    if language not in known:
        hint = f"Known are {', '.join(known)}."
        raise BadInput(f"The check “language” does not know the language “{language}”.", hint)


# --- JSON schemas


@lru_cache(maxsize=1024)
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator, SchemaError
    from jsonschema.validators import validator_for

    try:
        read = json.loads(schema)
        if not isinstance(read, dict | bool):
            raise ValueError(f"{schema.strip()[:40]} is neither an object nor true or false")
        kind = validator_for(read, default=Draft202012Validator)
        kind.check_schema(read)
    except SchemaError as error:
        place = "/".join(str(part) for part in error.absolute_path) or "its top"
        raise BadInput(f"The check “json_schema” has no JSON schema: at {place}, {error.message}.") from error
    except ValueError as error:
        raise BadInput(f"The check “json_schema” has no JSON schema: {error}.") from error
    return kind(read)


# --- mathematics


@lru_cache(maxsize=4096)
def _gold(reference: str) -> tuple[Any, ...]:
    library = _extra("math_verify", "math")
    marked = any(mark in reference for mark in ("$", "\\boxed", "\\(", "\\["))
    gold = library.parse(reference if marked else f"${reference}$")
    if not gold:
        raise BadInput("The check “math” finds no number or expression in the reference answer.")
    return tuple(gold)


def _equal(gold: tuple[Any, ...], text: str) -> bool:
    library = _extra("math_verify", "math")
    return bool(library.verify(list(gold), library.parse(text)))


# --- reasoning-gym


def _solved(dataset: str, entry: str, answer: str) -> float:
    try:
        return float(_scored_by(dataset)(answer, json.loads(entry)))
    except (KeyError, TypeError, ValueError, AttributeError, AssertionError) as error:
        what = f"{type(error).__name__}: {error}"
        raise BadInput(f"The check “reasoning_gym” cannot use its entry for {dataset}: {what}.") from error


@lru_cache(maxsize=256)
def _scored_by(dataset: str) -> Callable[[str, Any], float]:
    library = _extra("reasoning_gym", "reasoning-gym")
    try:
        scored: Callable[[str, Any], float] = library.get_score_answer_fn(dataset)
    except (ValueError, KeyError) as error:
        raise BadInput(f"reasoning-gym has no dataset “{dataset}”.") from error
    return scored


def _extra(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        hint = f"Install it with: pip install 'rsgui[{extra}]'"
        raise BadInput(f"The library {module.replace('_', '-')} is not installed.", hint) from error
