"""What a model is given: the same tokens as in generation, marked, without its weights; and with other templates."""

from __future__ import annotations

import pytest

from rsgui.core import wire
from rsgui.core.entities import Backend, Generator, Message, Model
from rsgui.core.errors import BadInput, ModelError
from rsgui.core.sampling import SamplingParams
from rsgui.core.templates import CHATML, PLAIN
from rsgui.engine import models
from rsgui.engine.rendering import Shown, pieces, render

CHAT = (Message("user", "Name a colour."),)
BRIEF = SamplingParams(system_prompt="Be brief.")
BACKENDS: list[Backend] = ["fake", "transformers", "llama_cpp"]


def place(backend: Backend) -> Model:
    """The embedded model: as the folder that transformers loads, or as the GGUF file."""
    if backend == "fake":
        return Model("fake", "fake:")
    if backend == "llama_cpp":
        return Model(backend)
    return Model(backend, str(models.transformers_folder(Model().path, lambda note: None)))


def shown(backend: Backend, template: str | None = None, sampling: SamplingParams = BRIEF) -> wire.Rendered:
    return render(wire.Render(1, Generator(place(backend), None, sampling, template), CHAT))


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_models_own_template_with_its_special_tokens(backend: Backend) -> None:
    found = shown(backend)
    text = "".join(piece.text for piece in found.pieces)
    assert text.startswith("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nName a colour.<|im_end|>\n")
    assert text.endswith("<|im_start|>assistant\n")
    special = [piece.text for piece in found.pieces if piece.special]
    assert special == ["<|im_start|>", "<|im_end|>", "<|im_start|>", "<|im_end|>", "<|im_start|>"]
    assert found.own_template


def test_both_libraries_count_the_same_tokens() -> None:
    folder, gguf = shown("transformers"), shown("llama_cpp")
    assert folder == gguf
    tokenizer = models.load_tokenizer(models.find(place("transformers").path))
    assert folder.tokens == len(models.prompt_ids(tokenizer, (Message("system", "Be brief."), *CHAT)))


@pytest.mark.parametrize("backend", BACKENDS)
def test_other_templates(backend: Backend) -> None:
    plain = shown(backend, PLAIN, SamplingParams())
    assert plain.pieces == (wire.Piece("Name a colour.", special=False),)
    assert shown(backend, CHATML).pieces == shown(backend).pieces
    own = shown(backend, "{% for m in messages %}[{{ m.content }}]{% endfor %}")
    assert own.pieces == (wire.Piece("[Be brief.][Name a colour.]", special=False),)
    assert own.own_template == shown(backend).own_template


@pytest.mark.parametrize("backend", BACKENDS)
def test_templates_that_cannot_be_used(backend: Backend) -> None:
    with pytest.raises(BadInput, match="line 2"):
        shown(backend, "one\n{% for %}")
    with pytest.raises(ModelError, match="refuses this prompt: No"):
        shown(backend, "{{ raise_exception('No') }}")


def test_a_server_keeps_its_template_to_itself() -> None:
    with pytest.raises(ModelError, match="template that it was started with"):
        render(wire.Render(1, Generator(Model("openai", "http://127.0.0.1:1/v1", "model")), CHAT))


def test_tokens_that_are_not_written_in_the_text_come_where_they_were_added() -> None:
    found = pieces(Shown("Hello <s> you", ["<bos>", None, "<s>", None, "<eos>"]))
    assert [(piece.text, piece.special) for piece in found] == [
        ("<bos>", True),
        ("Hello ", False),
        ("<s>", True),
        ("<eos>", True),
        (" you", False),
    ]
    assert pieces(Shown("", [])) == ()
