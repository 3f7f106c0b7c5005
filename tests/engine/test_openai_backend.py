"""Servers that fail in all ways there are, and what a completion from a server is made of."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from email.utils import formatdate
from typing import Any

import msgspec
import pytest

from rsgui import keys
from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model, ModelOptions, NewCompletion
from rsgui.core.errors import Cancelled, ModelError, ServerError
from rsgui.core.sampling import SamplingParams, completion_seed
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import open_generator, openai_chat
from rsgui.engine.generators.openai_backend import OpenAIGenerator, Pacing, Patience
from rsgui.engine.servers import Trouble, info_of
from tests.servers import bad
from tests.servers.bad import BadServer, Manner

Work = Callable[..., wire.PromptWork]
Fill = Callable[[Iterable[wire.PromptWork], Control], Inbox[wire.PromptWork]]
Items = list[Any]
"""Made and Refused; perhaps an error at the end."""
Run = Callable[..., Items]

SAMPLING = SamplingParams()
SHORT = Patience(answer=20, tries=4, first_wait=0.01, longest_wait=0.05, busy=20)


def generator(
    server: BadServer, most: int = 4, together: int | None = None, answer: float = SHORT.answer
) -> OpenAIGenerator:
    model = Model("openai", server.url, "tiny")
    return OpenAIGenerator(model, info_of(model), most, SHORT._replace(answer=answer), together)


@pytest.fixture
def run(bad_server: BadServer, inbox_of: Fill) -> Run:
    """Generates and gives all that came out; an error is the last item."""

    def generate(
        *work: wire.PromptWork,
        sampling: SamplingParams = SamplingParams(),  # noqa: B008 -- frozen
        most: int = 4,
        together: int | None = None,
        answer: float = SHORT.answer,
    ) -> Items:
        control = Control()
        items: Items = []
        try:
            backend = generator(bad_server, most, together, answer)
            for item in backend.generate(inbox_of(work, control), sampling, 1, control):
                items.append(item)
        except (ServerError, ModelError) as error:
            items.append(error)
        return items

    return generate


def texts(items: Items) -> dict[tuple[int, int], str]:
    completions = [item.completion for item in items if isinstance(item, wire.Made)]
    found = {(completion.prompt, completion.index): completion.text for completion in completions}
    assert len(found) == len(completions)
    return found


def seed_of(work: wire.PromptWork, index: int) -> int:
    return completion_seed(1, work.key, index) & openai_chat.SEED_BITS


# --- what is asked, and what comes back


def test_a_completion_has_its_seed_its_tokens_and_its_logprob(bad_server: BadServer, run: Run, work_of: Work) -> None:
    work = work_of(7, "Hello")
    assert run(work) == [wire.Made(NewCompletion(7, 0, f"Hello {seed_of(work, 0)}", 2, "stop", -1.5))]
    (asked,) = bad_server.asked
    assert (asked["model"], asked["messages"]) == ("tiny", [{"role": "user", "content": "Hello"}])
    assert "n" not in asked
    assert "stop" not in asked


def test_each_completion_is_a_request_with_a_seed_of_its_own(bad_server: BadServer, run: Run, work_of: Work) -> None:
    first, second = work_of(1, "Hello", n=3), work_of(2, "Bye", n=2)
    wanted = {(w.prompt, i): f"{w.messages[0].content} {seed_of(w, i)}" for w in (first, second) for i in w.indices}
    assert texts(run(first, second)) == wanted
    only = wire.PromptWork(1, first.key, first.messages, (2,))
    assert texts(run(only)) == {(1, 2): wanted[1, 2]}


def test_several_at_once_where_the_server_does_it(bad_server: BadServer, run: Run, work_of: Work) -> None:
    assert set(texts(run(work_of(1, "Hello", n=5), together=4))) == {(1, index) for index in range(5)}
    assert sorted(asked.get("n", 1) for asked in bad_server.asked) == [1, 4]


def test_one_after_the_other_where_it_does_not(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.usual = bad.one
    work = work_of(1, "Hello", n=8)
    found = texts(run(work, work_of(2, "Bye", n=8), together=8, most=1))
    assert len(found) == 16
    assert found[1, 5] == f"Hello {seed_of(work, 5)}"
    assert [asked.get("n", 1) for asked in bad_server.asked].count(8) == 1


def test_all_sampling_parameters_are_told(bad_server: BadServer, run: Run, work_of: Work) -> None:
    sampling = SamplingParams(
        temperature=0.5,
        top_p=0.9,
        top_k=7,
        min_p=0.1,
        repetition_penalty=1.2,
        max_new_tokens=9,
        stop=("X",),
        system_prompt="Be kind.",
    )
    run(work_of(1, "Hello"), sampling=sampling)
    (asked,) = bad_server.asked
    told = {"temperature": 0.5, "top_p": 0.9, "top_k": 7, "min_p": 0.1, "max_tokens": 9, "stop": ["X"]}
    told |= {"repetition_penalty": 1.2, "repeat_penalty": 1.2}
    assert {name: asked[name] for name in told} == told
    assert asked["messages"][0] == {"role": "system", "content": "Be kind."}


def test_what_is_off_is_left_out_where_the_server_does_not_know_it(
    bad_server: BadServer, run: Run, work_of: Work
) -> None:
    def strict(handler: bad.Handler, body: dict[str, Any]) -> None:
        unknown = next((name for name in ("logprobs", "top_k", "min_p", "repeat_penalty") if name in body), "")
        (bad.says(400, f"Unrecognized request argument: {unknown}") if unknown else bad.good)(handler, body)

    bad_server.usual = strict
    assert set(texts(run(*(work_of(number, "Hello") for number in range(6)), most=1))) == {(n, 0) for n in range(6)}
    assert len(bad_server.asked) == 6 + 4  # it is learnt once
    assert "seed" in bad_server.asked[-1]
    error = run(work_of(1, "Hello"), sampling=SamplingParams(min_p=0.1))[-1]
    assert "Unrecognized request argument: min_p" in str(error)


@pytest.mark.parametrize(("reason", "finish"), [("stop", "stop"), ("length", "length"), ("content_filter", "length")])
def test_why_it_ended(bad_server: BadServer, run: Run, work_of: Work, reason: str, finish: str) -> None:
    bad_server.usual = bad.ends(reason)
    assert run(work_of(1, "Hello"))[0].completion.finish == finish


def test_a_server_that_does_not_cut_at_a_stop_string(run: Run, work_of: Work) -> None:
    (item,) = run(work_of(1, "one two three"), sampling=SamplingParams(stop=(" three",)))
    assert (item.completion.text, item.completion.finish) == ("one two", "stop")


def test_what_a_real_server_tells_of_log_probabilities(
    llama_server: Callable[..., str], inbox_of: Fill, work_of: Work
) -> None:
    model = Model("openai", llama_server(256, logits=True), "smollm2")
    control = Control()
    sampling = SamplingParams(temperature=0, max_new_tokens=3)
    backend = OpenAIGenerator(model, info_of(model), 1)
    (item,) = backend.generate(inbox_of([work_of(1, "Hi")], control), sampling, 1, control)
    assert isinstance(item, wire.Made)
    assert item.completion.logprob is not None
    assert -2 < item.completion.logprob < 0


# --- failures that pass


@pytest.mark.parametrize("manner", [bad.says(500, "oh"), bad.says(503), bad.half, bad.closed, bad.hang, bad.plain("")])
def test_what_passes_is_tried_again(bad_server: BadServer, run: Run, work_of: Work, manner: Manner) -> None:
    bad_server.manners.append(manner)
    answer = 1.5 if manner is bad.hang else SHORT.answer
    assert set(texts(run(work_of(1, "Hello", n=3), most=2, answer=answer))) == {(1, 0), (1, 1), (1, 2)}
    assert len(bad_server.asked) == 4


def test_retry_after_is_honoured_by_all(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.manners.append(bad.says(429, "slow down", Retry_After="0.4"))
    bad_server.usual = bad.slow(0.02)
    assert len(texts(run(work_of(1, "Hello", n=6), most=3))) == 6
    later = [at - bad_server.times[0] for at in bad_server.times[3:]]
    assert min(later) >= 0.4


def test_a_date_is_honoured_too(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.manners.append(bad.says(503, "starting", Retry_After=formatdate(time.time() + 1.9, usegmt=True)))
    assert len(texts(run(work_of(1, "Hello")))) == 1
    assert bad_server.times[1] - bad_server.times[0] >= 0.8


def test_fewer_requests_are_under_way_after_it_was_too_many() -> None:
    pacing = Pacing(32, SHORT)
    assert pacing.room(0) == 32
    busy = Trouble("busy", ServerError("no"))
    for _ in range(20):  # all of them had been sent before the first refusal came
        pacing.busy(0.0, busy)
    time.sleep(0.05)
    assert pacing.room(0) == 16
    for _ in range(400):
        pacing.went_well()
    assert pacing.room(0) == 32
    assert pacing.room(30) == 2


def test_no_more_are_under_way_than_may_be(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.usual = bad.slow(0.02)
    assert len(texts(run(*(work_of(n, "Hello", n=4) for n in range(5)), most=3))) == 20
    assert bad_server.most_at_once == 3


# --- failures that do not


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (bad.says(500, "cuda error"), "fails (500): cuda error"),
        (bad.half, "cannot be read as JSON"),
        (bad.plain("<html>"), "cannot be read as JSON"),
        (bad.plain('{"choices": []}'), "without a completion"),
        (bad.closed, "closed the connection"),
        (bad.hang, "took too long to answer"),
        (bad.says(401, "no"), "wants a key (401)"),
        (bad.says(404, "no such model"), "has no model “tiny” (404): no such model"),
        (bad.says(403, "not you"), "wants a key (403)"),
    ],
)
def test_what_stays_is_told_and_what_was_made_is_kept(
    bad_server: BadServer, run: Run, work_of: Work, manner: Manner, told: str
) -> None:
    bad_server.manners.extend([bad.good, bad.good])
    bad_server.usual = manner
    answer = 1.5 if manner is bad.hang else SHORT.answer
    items = run(*(work_of(number, f"Say {number}.") for number in range(9)), most=2, answer=answer)
    assert len(texts(items)) == 2
    assert told in items[-1].message
    assert items[-1].hint


def test_a_busy_server_is_not_waited_for_forever(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.usual = bad.says(429, "come back tomorrow", Retry_After="86400")
    (error,) = run(work_of(1, "Hello"))
    assert "come back tomorrow" in str(error)
    assert "86,400 seconds" in str(error)


def test_a_server_that_is_not_there(bad_server: BadServer, inbox_of: Fill, work_of: Work) -> None:
    backend = generator(bad_server)
    bad_server.server_close()
    bad_server.shutdown()
    control = Control()
    with pytest.raises(ServerError, match="cannot be reached"):
        list(backend.generate(inbox_of([work_of(1, "Hello")], control), SamplingParams(), 1, control))


# --- prompts that a server refuses


def refusing(message: str, code: int = 400) -> Manner:
    def manner(handler: bad.Handler, body: dict[str, Any]) -> None:
        refused = "bad" in body["messages"][-1]["content"]
        (bad.says(code, message) if refused else bad.good)(handler, body)

    return manner


@pytest.mark.parametrize("code", [400, 500])
def test_a_prompt_that_is_refused_is_left_out(bad_server: BadServer, run: Run, work_of: Work, code: int) -> None:
    """The one that comes first, so that nothing was answered before; all of its completions at once."""
    bad_server.usual = refusing("roles must alternate", code)
    items = run(work_of(0, "bad", n=3), *(work_of(number, "Hello", n=2) for number in range(1, 30)))
    assert set(texts(items)) == {(number, index) for number in range(1, 30) for index in (0, 1)}
    (refused,) = [item for item in items if isinstance(item, wire.Refused)]
    assert refused.prompt == 0
    assert "roles must alternate" in refused.reason


def test_when_all_are_refused_it_is_not_the_prompts(bad_server: BadServer, run: Run, work_of: Work) -> None:
    bad_server.usual = bad.says(400, "temperature must be below 2")
    (error,) = run(*(work_of(number, "Hello") for number in range(100)))
    assert "temperature must be below 2" in str(error)
    assert len(bad_server.asked) < 20
    (error,) = run(work_of(1, "Hello"))
    assert "temperature must be below 2" in str(error)


def test_a_server_that_counts_all_that_may_be_drawn(bad_server: BadServer, run: Run, work_of: Work) -> None:
    """As vLLM does: the prompt has room, but not for max_new_tokens more."""

    def manner(handler: bad.Handler, body: dict[str, Any]) -> None:
        too_long = "max_tokens" in body or "bad" in body["messages"][-1]["content"]
        (bad.says(400, "maximum context length is 64 tokens") if too_long else bad.ends("length"))(handler, body)

    bad_server.usual = manner
    items = run(work_of(1, "Hello"), work_of(2, "bad", n=2))
    assert set(texts(items)) == {(1, 0)}
    (refused,) = [item for item in items if isinstance(item, wire.Refused)]
    assert refused == wire.Refused(2, "The server says: maximum context length is 64 tokens")


# --- cancel and pause


@pytest.mark.parametrize("manner", [bad.hang, bad.says(429, Retry_After="60"), bad.says(503, Retry_After="60")])
def test_cancel_is_heard_while_it_waits(bad_server: BadServer, inbox_of: Fill, work_of: Work, manner: Manner) -> None:
    bad_server.usual = manner
    model = Model("openai", bad_server.url, "tiny")
    backend = OpenAIGenerator(model, info_of(model), 4)
    control = Control()
    threading.Timer(0.2, control.cancel).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        list(backend.generate(inbox_of([work_of(1, "Hello", n=6)], control), SamplingParams(), 1, control))
    assert time.monotonic() - begun < 5


def test_a_pause_lets_come_what_is_under_way_and_sends_no_more(
    bad_server: BadServer, inbox_of: Fill, work_of: Work
) -> None:
    bad_server.usual = bad.slow(0.2)
    control = Control()
    backend = generator(bad_server, most=2)
    arrived: Items = []

    def generate() -> None:
        for item in backend.generate(inbox_of([work_of(1, "Hello", n=6)], control), SAMPLING, 1, control):
            arrived.append(item)

    worker = threading.Thread(target=generate)
    worker.start()
    while not bad_server.asked:
        time.sleep(0.01)
    control.pause()
    while len(arrived) < 2:
        time.sleep(0.01)
    time.sleep(0.3)
    assert (len(arrived), len(bad_server.asked)) == (2, 2)
    control.proceed()
    worker.join()
    assert len(texts(arrived)) == 6


# --- the model and the key


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"adapter": "/adapters/1"}, "adapter of this machine"),
        ({"template": "{{ messages }}"}, "chat template of its own"),
        ({"template": ""}, "chat template of its own"),
        ({"model": Model("openai", "http://127.0.0.1:9", "tiny", "4bit")}, "for transformers alone"),
        ({"model": Model("openai", "http://127.0.0.1:9", "tiny")}, "cannot be reached"),
    ],
)
def test_what_a_server_cannot_do_is_refused(changed: dict[str, Any], told: str) -> None:
    asked = msgspec.structs.replace(Generator(Model("openai", "http://127.0.0.1:9", "tiny")), **changed)
    with pytest.raises((ModelError, ServerError), match=told):
        open_generator(asked, ModelOptions(), lambda note: None)


def test_a_key_goes_to_its_server_alone(
    bad_server: BadServer, run: Run, work_of: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer sk-custom")
    monkeypatch.setenv(keys.variable_of("http://127.0.0.1:1"), "sk-other")
    run(work_of(1, "Hello"))
    sent = " ".join(f"{name}: {value}" for headers in bad_server.headers for name, value in headers.items())
    assert "authorization" not in sent
    assert "sk-" not in sent
    assert "org-1" not in sent
    monkeypatch.setenv(keys.variable_of(bad_server.url), "sk-mine")
    run(work_of(1, "Hello"))
    assert bad_server.headers[-1]["authorization"] == "Bearer sk-mine"


def test_no_message_holds_the_key(
    bad_server: BadServer, run: Run, work_of: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.variable_of(bad_server.url), "sk-mine")
    bad_server.usual = bad.says(429, "sk-mine is used up", Retry_After="86400")
    (error,) = run(work_of(1, "Hello"))
    assert "(the key) is used up" in str(error)
    bad_server.usual = bad.says(401, "sk-mine is wrong")
    (error,) = run(work_of(1, "Hello"))
    assert "does not accept the key" in str(error)
    assert keys.variable_of(bad_server.url) in str(error)
    assert "sk-mine" not in str(error)


def test_a_conversation_is_sent_as_it_is(bad_server: BadServer, run: Run) -> None:
    messages = (Message("system", "s"), Message("user", "u"), Message("assistant", "a"), Message("user", "v"))
    run(wire.PromptWork(1, "key", messages, (0,)), sampling=SamplingParams(system_prompt="other"))
    assert [message["content"] for message in bad_server.asked[0]["messages"]] == ["s", "u", "a", "v"]
