"""Chat templates: a model's own or a person's, rendered in a sandbox and within limits.

All backends render here, so that one template gives one text whatever runs the model. The sandbox is jinja2's, with
what templates may use as transformers has it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NoReturn

import msgspec
from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from rsgui.core.entities import Message
from rsgui.core.errors import BadInput, ModelError
from rsgui.engine.limits import within

SECONDS = 2.0
"""How long a template may take for one prompt. Ordinary ones take a thousandth of it."""

MOST_CHARACTERS = 4_000_000
"""How long a prompt may become by its template."""

MEND = "Mend it, or choose another template."


def template_hash(template: str) -> str:
    """What a run keeps of a chat template; "" for none."""
    return hashlib.blake2b(template.encode(), digest_size=8).hexdigest() if template else ""


def plain(messages: Sequence[Message]) -> str:
    """What a model is given without a template."""
    return "\n\n".join(message.content for message in messages)


def render(template: str, messages: Sequence[Message], special: Mapping[str, Any], begin_assistant: bool = True) -> str:
    """The text of `messages`, with `begin_assistant` up to where the assistant begins.

    `special` are the tokens that the template may name, such as bos_token.

    Raises BadInput for a template that cannot be read or takes too long, ModelError for messages that it refuses.
    """
    compiled = compile(template)
    try:
        with within(SECONDS):
            chat = msgspec.to_builtins(list(messages))
            text = compiled.render(**special, messages=chat, add_generation_prompt=begin_assistant)
    except (TimeoutError, MemoryError) as error:
        message = f"The chat template takes longer than {SECONDS:g} s for one prompt, or more memory than there is."
        raise BadInput(message, f"It may loop without an end. {MEND}") from error
    except TemplateError as error:
        raise ModelError(f"The chat template refuses this prompt: {error}", MEND) from error
    except Exception as error:  # a template is a program of its own, and may fail in any way
        reason = f"{type(error).__name__}: {error}"
        raise ModelError(f"The chat template fails for this prompt: {reason}.", MEND) from error
    if len(text) > MOST_CHARACTERS:
        raise BadInput(f"The chat template makes {len(text):,} characters of one prompt.", MEND)
    return text


@lru_cache(maxsize=8)
def compile(template: str) -> Template:
    """The template, ready to render. Raises BadInput, naming the line, where it cannot be read."""
    try:
        return _environment().from_string(template)
    except TemplateSyntaxError as error:
        raise BadInput(f"The chat template cannot be read, line {error.lineno}: {error.message}", MEND) from error
    except (TemplateError, RecursionError) as error:
        raise BadInput(f"The chat template cannot be read: {error}", MEND) from error


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[_Generation, loopcontrols]
    )
    environment.filters["tojson"] = _to_json
    environment.globals |= {
        "raise_exception": _refuse,
        "strftime_now": lambda form: datetime.now().strftime(form),
        "dict": lambda **items: items,
        "namespace": _Names,
    }
    return environment


class _Generation(Extension):
    """{% generation %} marks the assistant's words for trainers; here it is passed through."""

    tags = {"generation"}  # noqa: RUF012 -- jinja2's name and form

    def parse(self, parser: Parser) -> list[nodes.Node]:
        parser.stream.skip(1)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class _Names(Namespace):
    """What a template may assign to, but for names that lead into Python."""

    def __setitem__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            raise SecurityError(f"{name} cannot be assigned.")
        super().__setitem__(name, value)


def _refuse(reason: str) -> NoReturn:
    raise TemplateError(reason)


def _to_json(
    value: Any,
    ensure_ascii: bool = False,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """Without jinja2's escapes for HTML."""
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)
