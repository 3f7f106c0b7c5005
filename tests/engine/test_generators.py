"""One suite over all generators: what rsgui.engine.generators says that each of them holds to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from rsgui.core import wire
from rsgui.core.entities import Backend, Generator, Model, ModelOptions, NewCompletion
from rsgui.core.errors import BadInput, Cancelled, ModelError
from rsgui.core.sampling import SamplingParams
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import GeneratorBackend, cut_at_stop, open_generator
from rsgui.engine.templates import template_hash

Work = Callable[..., wire.PromptWork]
Fill = Callable[[Iterable[wire.PromptWork], Control], Inbox[wire.PromptWork]]

CONTEXT = 160
SERVER_CONTEXT = 256
"""The least that llama.cpp makes."""
SHORT = SamplingParams(max_new_tokens=12)


def model(backend: Backend) -> Model:
    return Model("fake", "fake:") if backend == "fake" else Model(backend)


@pytest.fixture(scope="module", params=["fake", "transformers", "llama_cpp", "openai"])
def backend(request: pytest.FixtureRequest, llama_server: Callable[[int], str]) -> Iterator[GeneratorBackend]:
    options = ModelOptions(context=CONTEXT, threads=1, use_extra_bufts=False)
    served = Model("openai", llama_server(SERVER_CONTEXT), "smollm2") if request.param == "openai" else None
    loaded = open_generator(Generator(served or model(request.param)), options, lambda note: None)
    yield loaded
    loaded.close()


@pytest.fixture
def run(backend: GeneratorBackend, inbox_of: Fill) -> Callable[..., list[wire.Made | wire.Refused]]:
    """Generates for all of `work` and gives everything that came out. A server does so twice: its llama.cpp keeps the
    cache of the last prompt, and on some processors decodes the first token after it with other rounding than cold."""

    def generate(
        *work: wire.PromptWork, sampling: SamplingParams = SHORT, seed: int = 1
    ) -> list[wire.Made | wire.Refused]:
        for _ in range(2 if is_server(backend) else 1):
            control = Control()
            made = list(backend.generate(inbox_of(work, control), sampling, seed, control))
        return made

    return generate


def made(items: Iterable[wire.Made | wire.Refused]) -> dict[tuple[int, int], NewCompletion]:
    """The completions by prompt and index, each of which is there once."""
    completions = [item.completion for item in items if isinstance(item, wire.Made)]
    by_place = {(completion.prompt, completion.index): completion for completion in completions}
    assert len(by_place) == len(completions)
    return by_place


def is_server(backend: GeneratorBackend) -> bool:
    return backend.info.device == "server"


def test_says_what_it_is(backend: GeneratorBackend) -> None:
    assert backend.info.name
    if is_server(backend):  # this one tells neither
        assert (backend.info.context, backend.info.template_hash) == (0, "")
    else:
        assert (backend.info.context, len(backend.info.template_hash)) == (CONTEXT, 16)


@pytest.mark.parametrize("name", ["fake", "transformers", "llama_cpp"])
def test_a_template_of_ones_own_is_used_and_kept(name: Backend, inbox_of: Fill, work_of: Work) -> None:
    own = "{{ raise_exception('No ' ~ messages[0].role ~ 's') if messages[0].content == 'x' else messages[0].content }}"
    options = ModelOptions(context=CONTEXT, threads=1, use_extra_bufts=False)
    loaded = open_generator(Generator(model(name), template=own), options, lambda note: None)
    control = Control()
    try:
        assert loaded.info.template_hash == template_hash(own)
        work = [work_of(0, "x", n=2), work_of(1, "Hello", n=2)]
        items = list(loaded.generate(inbox_of(work, control), SHORT, 1, control))
    finally:
        loaded.close()
    assert set(made(items)) == {(1, 0), (1, 1)}
    (refused,) = (item for item in items if isinstance(item, wire.Refused))
    assert "refuses this prompt: No users" in refused.reason
    with pytest.raises(BadInput, match="cannot be read"):
        open_generator(Generator(model(name), template="{% if %}"), options, lambda note: None)


def test_rounded_weights_are_for_transformers() -> None:
    with pytest.raises(ModelError, match="transformers alone"):
        open_generator(Generator(Model("llama_cpp", quantise="4bit")), ModelOptions(), lambda note: None)


def test_makes_what_is_asked_for(backend: GeneratorBackend, run: Callable[..., list[wire.Made]], work_of: Work) -> None:
    texts = ["Name a colour.", "Write one sentence about the sea and the wind above it.", "Hello", "Count to three."]
    found = made(run(*[work_of(number, text, n=number + 1) for number, text in enumerate(texts)]))
    assert set(found) == {(number, index) for number in range(4) for index in range(number + 1)}
    for completion in found.values():
        assert 1 <= completion.tokens <= SHORT.max_new_tokens
        assert completion.finish in ("stop", "length")
        assert completion.finish == "stop" or completion.tokens == SHORT.max_new_tokens
        if is_server(backend):  # this one tells them only where it was started so; test_openai_backend.py has that
            assert completion.logprob is None
        else:
            assert completion.logprob is not None
            assert completion.logprob <= 0
        assert "<|im_end|>" not in completion.text


def test_the_same_seed_makes_the_same_and_another_does_not(run: Callable[..., list[wire.Made]], work_of: Work) -> None:
    work = work_of(1, "Write one sentence about the sea.", n=4)
    first = {place: c.text for place, c in made(run(work, seed=1)).items()}
    assert {place: c.text for place, c in made(run(work, seed=1)).items()} == first
    assert {place: c.text for place, c in made(run(work, seed=2)).items()} != first
    assert len(set(first.values())) > 1


def test_a_completion_is_the_same_alone_as_among_others(run: Callable[..., list[wire.Made]], work_of: Work) -> None:
    """Over few tokens: what floating point may change in larger company shows later."""
    sampling = SamplingParams(max_new_tokens=4)
    work = work_of(1, "Write one sentence about the sea.", n=3)
    among = made(run(work_of(0, "Hello", n=2), work, sampling=sampling))
    alone = made(run(wire.PromptWork(1, work.key, work.messages, (2,)), sampling=sampling))
    assert set(alone) == {(1, 2)}
    assert alone[1, 2].text == among[1, 2].text


def test_ends_before_a_stop_string(run: Callable[..., list[wire.Made]], work_of: Work) -> None:
    work = work_of(1, "Write two sentences about the sea.")
    whole = made(run(work))[1, 0]
    stop = whole.text.split()[3]
    cut = made(run(work, sampling=SamplingParams(max_new_tokens=12, stop=("never in it", stop))))[1, 0]
    assert cut.text == cut_at_stop(whole.text, (stop,))
    assert cut.finish == "stop"
    assert cut.tokens <= whole.tokens


def test_refuses_a_prompt_that_is_too_long_and_goes_on(
    backend: GeneratorBackend, run: Callable[..., list[wire.Made]], work_of: Work
) -> None:
    items = run(work_of(0, "Hello"), work_of(1, "sea " * 500, n=2), work_of(2, "Hello there"))
    assert set(made(items)) == {(0, 0), (2, 0)}
    (refused,) = [item for item in items if isinstance(item, wire.Refused)]
    assert refused.prompt == 1
    # a server that does not tell its context beforehand says it in words of its own
    told = f"context length is {SERVER_CONTEXT}" if is_server(backend) else f"the model's context is {CONTEXT}"
    assert told in refused.reason


def test_ends_where_the_context_is_full(
    backend: GeneratorBackend, run: Callable[..., list[wire.Made]], work_of: Work
) -> None:
    if backend.info.architecture == "fake":
        pytest.skip("its completions are short")
    sampling = SamplingParams(temperature=0, max_new_tokens=500)
    completion = made(run(work_of(0, "Write a very long story about the sea, with many chapters."), sampling=sampling))[
        0, 0
    ]
    assert completion.finish == "length"
    assert 32 < completion.tokens < (SERVER_CONTEXT if is_server(backend) else CONTEXT)


def test_takes_the_system_prompt(backend: GeneratorBackend, run: Callable[..., list[wire.Made]], work_of: Work) -> None:
    if backend.info.architecture == "fake":
        pytest.skip("its completions follow from their seeds alone")
    plain, spoken = (
        made(
            run(
                work_of(0, "Who are you?"),
                sampling=SamplingParams(temperature=0, max_new_tokens=12, system_prompt=text),
            )
        )
        for text in ("", "You are a pirate. Always begin with the word Arr.")
    )
    assert plain[0, 0].text != spoken[0, 0].text


def test_takes_no_more_than_it_can_work_on(backend: GeneratorBackend, work_of: Work) -> None:
    control = Control()
    inbox: Inbox[wire.PromptWork] = Inbox(control)
    inbox.put(tuple(work_of(number, f"Say {number}.", n=300) for number in range(30)), last=True)
    next(iter(backend.generate(inbox, SamplingParams(max_new_tokens=1), 1, control)))
    assert len(inbox.take(30, wait=False)) >= 27


def test_stops_when_it_is_cancelled(backend: GeneratorBackend, inbox_of: Fill, work_of: Work) -> None:
    control = Control()
    items = backend.generate(inbox_of([work_of(0, "Count.", n=9)], control), SHORT, 1, control)
    next(items)
    control.cancel()
    with pytest.raises(Cancelled):
        list(items)


@pytest.mark.parametrize("name", ["transformers", "llama_cpp"])
def test_a_path_without_a_model_is_told(name: Backend) -> None:
    with pytest.raises(ModelError, match="no model at /nowhere"):
        open_generator(Generator(Model(name, "/nowhere")), ModelOptions(), lambda note: None)
