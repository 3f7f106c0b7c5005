"""Chat templates: rendered as transformers does it, in a sandbox, and within limits."""

from __future__ import annotations

import signal
import time

import pytest
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from rsgui.core.entities import EMBEDDED_MODEL, Message
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.templates import CHATML
from rsgui.engine import models, templates
from rsgui.engine.limits import within

CHAT = (Message("system", "Be brief."), Message("user", "Name a “colour” & <why>."))

TEMPLATES = {
    "ChatML": CHATML,
    "all at once": "{{ bos_token }}{{ messages | tojson }}{{ eos_token }}",
    "a namespace": "{% set ns = namespace(n=0) %}{% for m in messages %}{% set ns.n = ns.n + 1 %}{{ ns.n }} "
    "{{ m.role }} {% if loop.last %}{% break %}{% endif %}{% endfor %}",
    "marks for trainers": "{% for m in messages %}{% generation %}{{ m.content }}{% endgeneration %}{% endfor %}",
    "blocks": "  {% if add_generation_prompt %}\n  yes\n  {% endif %}\n{{ dict(a=1).a }}",
}


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerBase:
    folder = models.transformers_folder(EMBEDDED_MODEL, lambda note: None)
    loaded: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return loaded


@pytest.mark.parametrize("name", ["its own", *TEMPLATES])
def test_as_transformers_renders(tokenizer: PreTrainedTokenizerBase, name: str) -> None:
    template = TEMPLATES.get(name, tokenizer.chat_template)
    chat = [{"role": m.role, "content": m.content} for m in CHAT]
    theirs = tokenizer.apply_chat_template(chat, chat_template=template, tokenize=False, add_generation_prompt=True)
    assert templates.render(str(template), CHAT, tokenizer.special_tokens_map) == theirs


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("one\n{% for m in messages %}", "line 2"),
        ("{{ messages | unheard_of }}", "unheard_of"),
        ("{% endif %}", "endif"),
        ("{{ '" + "(" * 5000, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(template: str, words: str) -> None:
    with pytest.raises(BadInput, match="cannot be read") as told:
        templates.compile(template)
    assert words in told.value.message
    assert told.value.hint


@pytest.mark.parametrize(
    "template",
    [
        "{{ raise_exception('No system message, please.') }}",
        "{{ messages[9].content }}",
        "{{ 1 / 0 }}",
        "{{ messages + 1 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_what_fails_for_a_prompt_refuses_it(template: str) -> None:
    with pytest.raises(ModelError, match=r"(fails for|refuses) this prompt"):
        templates.render(template, CHAT, {})


@pytest.mark.parametrize(
    "template",
    [
        "{{ messages.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ raise_exception.__globals__.keys() }}",
        "{% do messages.append(1) %}",
        "{{ messages.append(1) }}",
        "{% set ns = namespace(_x=1) %}{% set ns.__class__ = 1 %}{{ ns.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_nothing_leads_out_of_the_sandbox(template: str) -> None:
    with pytest.raises((ModelError, BadInput)):
        templates.render(template, CHAT, {})


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% set x = range(99999) %}{% for i in x %}{% for j in x %}{{ '' }}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_without_an_end_is_ended(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    monkeypatch.setattr(templates, "SECONDS", 0.2)
    begun = time.monotonic()
    with pytest.raises(BadInput, match=r"longer than 0\.2 s"):
        templates.render(template, CHAT, {})
    assert time.monotonic() - begun < 5  # the limit is the promise


def test_a_range_has_a_bound_and_a_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match="Range too big"):
        templates.render("{% for i in range(10 ** 9) %}{% endfor %}", CHAT, {})
    monkeypatch.setattr(templates, "MOST_CHARACTERS", 1000)
    with pytest.raises(BadInput, match="makes 5,000 characters"):
        templates.render("{{ 'words' * 1000 }}", CHAT, {})


def test_the_alarm_of_others_goes_on() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rung.append(number))
    left, interval = signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with within(5.0):
            pass
        time.sleep(0.5)
        assert rung == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left, interval)
