"""Completions by an OpenAI-compatible server: vLLM, llama-server, TGI, LM Studio, Ollama, or a hosted one.

One request a completion, each with a seed of its own: only so does a completion depend on (run seed, prompt key, index)
alone where the server heeds `seed`. With `n` a server draws the others of a request from seeds that it derives itself,
by their place in the request, so that raising N later or resuming would draw others. It saves little: a server with a
prefix cache (vLLM, llama-server, TGI) reads the prompt once in either case, and small requests lose less to a failure.
It pays at api.openai.com, which counts a prompt once a request and promises nothing of seeds: there up to
`CHOICES_AT_ONCE` completions are asked for together, and what a server does not give of them is asked for one by one.

All requests share one thread and one event loop, which turns while this generator waits for an answer. What one
request is told (wait, take fewer at once, this parameter is unknown) all others heed.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec
import openai

from rsgui import keys
from rsgui.core import wire
from rsgui.core.entities import Generator, Model, ModelOptions, NewCompletion
from rsgui.core.errors import ModelError, RsguiError, ServerError
from rsgui.core.sampling import SamplingParams
from rsgui.core.server_url import OPENAI, base_url, origin_of
from rsgui.engine import servers
from rsgui.engine.control import Control, Inbox
from rsgui.engine.generators import openai_chat
from rsgui.engine.servers import Trouble

CHOICES_AT_ONCE = 8
LOOK = 0.1
"""Seconds between two looks at cancel, pause and new work."""
DOUBTS = 4
"""Prompts that may be refused before any has been answered; then it is not the prompts."""


class Patience(NamedTuple):
    """How much is borne, in seconds where it is no number of tries."""

    answer: float = 600.0  # until one has to be there, waiting in the server's queue included
    tries: int = 6  # of one request
    first_wait: float = 0.5  # doubled with each try
    longest_wait: float = 30.0
    busy: float = 900.0  # without a single answer, while the server says that it is busy


PATIENCE = Patience()


class OpenAIGenerator:
    """A `GeneratorBackend` over a model of a server."""

    def __init__(
        self, model: Model, info: wire.ModelInfo, most: int, patience: Patience = PATIENCE, together: int | None = None
    ) -> None:
        """`most` requests are under way at once, each for up to `together` completions."""
        self.info = info
        self._url, self._model = base_url(model.path), model.served
        self._most, self._patience = most, patience
        self._together = together or (CHOICES_AT_ONCE if origin_of(self._url) == OPENAI else 1)

    def generate(
        self, inbox: Inbox[wire.PromptWork], sampling: SamplingParams, seed: int, control: Control
    ) -> Iterator[wire.Made | wire.Refused]:
        """As `GeneratorBackend.generate`. Raises ServerError and ModelError, after what was made."""
        key = keys.key_of(self._url)  # anew each time: it may have been entered since
        server = Server(self._url, key, self._model, servers.client(self._url, key, self._patience.answer))
        with asyncio.Runner() as runner:
            asking = Asking(runner, server, sampling, seed, Pacing(self._most, self._patience), self._together)
            try:
                yield from asking.run(inbox, control)
            finally:
                runner.run(asking.close())

    def close(self) -> None:
        """There is nothing to give back."""


def load(generator: Generator, options: ModelOptions, note: Callable[[str], None]) -> OpenAIGenerator:
    """Asks the server for the model. Raises BadInput, ModelError and ServerError."""
    if generator.adapter is not None:
        hint = "Serve the adapter there (vLLM: --enable-lora --lora-modules NAME=FOLDER) and choose its name."
        raise ModelError("An adapter of this machine cannot be sent to a server.", hint)
    if generator.template is not None:
        hint = "Take the template out, or give it to the server when it starts (vLLM: --chat-template)."
        raise ModelError("A server applies the chat template of its own; another cannot be sent to it.", hint)
    return OpenAIGenerator(generator.model, servers.info_of(generator.model), options.server_requests)


class Server(NamedTuple):
    """Whom to ask."""

    url: str
    key: str | None
    model: str
    client: openai.AsyncOpenAI

    async def ask(self, asked: dict[str, Any]) -> bytes:
        """The answer as it came. Raises openai.OpenAIError."""
        answer = await self.client.chat.completions.with_raw_response.create(
            **asked, extra_headers=servers.headers(self.key)
        )
        content: bytes = answer.content
        return content


@dataclass(eq=False)
class Call:
    """One request: some completions of one prompt."""

    work: wire.PromptWork
    indices: tuple[int, ...]
    asked: dict[str, Any] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()  # parameters that the server does not know
    tries: int = 0
    due: float = 0.0  # not to be sent before, on the monotonic clock, as all times here
    sent: float = 0.0
    failed: float = 0.0  # for the first time


class Pacing:
    """How many requests may be under way, and from when on: fewer and later when the server says that it is busy, one
    more again after as many answers as there are requests."""

    def __init__(self, most: int, patience: Patience) -> None:
        self.patience = patience
        self._most = most
        self._limit = float(most)
        self._cut = 0.0
        self._opens = 0.0
        self._waits = 0
        self.answered = time.monotonic()

    def room(self, under_way: int) -> int:
        """How many more may be sent now."""
        return 0 if time.monotonic() < self._opens else max(0, int(self._limit) - under_way)

    def went_well(self) -> None:
        self.answered, self._waits = time.monotonic(), 0
        self._limit = min(self._most, self._limit + 1 / self._limit)

    def busy(self, sent: float, trouble: Trouble) -> None:
        """The server took no request that was sent then. Raises its ServerError where that goes on for too long."""
        now = time.monotonic()
        if trouble.wait > self.patience.busy:
            hint = f"It asks to wait for {trouble.wait:,.0f} seconds."
            raise ServerError(trouble.error.message, hint)
        if now - self.answered > self.patience.busy + trouble.wait:
            raise trouble.error
        if sent >= self._cut:  # what was sent before was on its way when the limit was cut
            self._limit, self._cut = max(1.0, self._limit // 2), now
            self._waits += 1
        self._opens = max(self._opens, now + (trouble.wait or self.backoff(self._waits)))

    def backoff(self, tries: int) -> float:
        """Seconds to wait after so many failures, with some chance in it, lest all come back together."""
        longest = self.patience.first_wait * 2.0 ** min(tries - 1, 16)
        return min(longest, self.patience.longest_wait) * random.uniform(0.75, 1)


class Asking:
    """One generation request: its calls, from their prompts to their answers."""

    def __init__(
        self, runner: asyncio.Runner, server: Server, sampling: SamplingParams, seed: int, pacing: Pacing, together: int
    ) -> None:
        self._runner, self._server = runner, server
        self._sampling, self._seed = sampling, seed
        self._pacing, self._together = pacing, together
        self._unknown: frozenset[str] = frozenset()  # parameters that the server does not know
        self._worked = False
        self._doubted: dict[int, Trouble] = {}  # prompts that were refused before any answer
        self._waiting: deque[Call] = deque()
        self._under_way: dict[asyncio.Task[bytes], Call] = {}

    def run(self, inbox: Inbox[wire.PromptWork], control: Control) -> Iterator[wire.Made | wire.Refused]:
        """Yields completions as they come, until no more work will come."""
        while True:
            if control.paused and self._under_way:
                control.between_steps()  # what is under way comes to its end first
            else:
                control.check()
                self._take(inbox)
                self._send()
            if not self._under_way and not self._waiting:
                break
            landed = self._runner.run(self._look())
            yield from self._made(landed)
        if self._doubted:  # nothing was answered at all
            raise next(iter(self._doubted.values())).error

    async def close(self) -> None:
        """Lets go of all that is under way; a server notices the closed connection."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self._server.client.close()

    # --- out

    def _take(self, inbox: Inbox[wire.PromptWork]) -> None:
        """Fetches as many prompts as there is room for."""
        while len(self._waiting) < self._pacing.room(len(self._under_way)):
            taken = inbox.take(1, wait=not self._waiting and not self._under_way)
            if not taken:
                return
            for work in taken:
                for at in range(0, len(work.indices), self._together):
                    self._waiting.append(self._call(work, work.indices[at : at + self._together]))

    def _call(self, work: wire.PromptWork, indices: tuple[int, ...]) -> Call:
        asked = openai_chat.chat(self._server.url, self._server.model, work, indices, self._sampling, self._seed)
        return Call(work, indices, asked)

    def _send(self) -> None:
        """Sends what is due, as far as there is room."""
        now = time.monotonic()
        room = self._pacing.room(len(self._under_way))
        for call in [call for call in self._waiting if call.due <= now][:room]:
            self._waiting.remove(call)
            call.sent = now
            asked = openai_chat.without(call.asked, call.left_out | self._unknown)
            self._under_way[self._runner.get_loop().create_task(self._server.ask(asked))] = call

    async def _look(self) -> list[asyncio.Task[bytes]]:
        """Waits for answers, but not for long."""
        if not self._under_way:
            await asyncio.sleep(LOOK / 2)
            return []
        done, _ = await asyncio.wait(self._under_way, timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
        return list(done)

    # --- and back

    def _made(self, landed: list[asyncio.Task[bytes]]) -> Iterator[wire.Made | wire.Refused]:
        """What these answers hold. Raises the first failure that is for good, after all that was made."""
        failure: RsguiError | None = None
        for task in landed:
            call = self._under_way.pop(task, None)
            if call is None or task.cancelled():  # of a prompt that was refused meanwhile
                continue
            try:
                yield from self._answered(call, task)
            except RsguiError as error:
                failure = failure or error
        if failure:
            raise failure

    def _answered(self, call: Call, task: asyncio.Task[bytes]) -> Iterator[wire.Made | wire.Refused]:
        try:
            made = openai_chat.completions(task.result(), call.work, call.indices, self._sampling)
        except ServerError as error:
            yield from self._troubled(call, Trouble("passing", error))
        except (openai.OpenAIError, msgspec.DecodeError, UnicodeError) as error:
            server = self._server
            yield from self._troubled(call, servers.trouble_of(error, server.url, server.key, server.model))
        else:
            yield from self._went_well(call, made)

    def _went_well(self, call: Call, made: list[NewCompletion]) -> Iterator[wire.Made | wire.Refused]:
        self._pacing.went_well()
        self._worked = True
        self._unknown |= call.left_out - {"max_tokens", "max_completion_tokens"}
        yield from (wire.Made(completion) for completion in made)
        if len(made) < len(call.indices):  # it does not know n
            self._together = 1
            self._waiting.extend(self._call(call.work, (index,)) for index in call.indices[len(made) :])
        for prompt, trouble in self._doubted.items():
            yield wire.Refused(prompt, trouble.error.message)
        self._doubted.clear()

    def _troubled(self, call: Call, trouble: Trouble) -> Iterator[wire.Refused]:
        """Tries again, differently or later; or leaves the prompt out; or raises what is for good."""
        unknown = openai_chat.complained_of(
            trouble.said, openai_chat.without(call.asked, call.left_out), self._sampling
        )
        if trouble.kind == "final":
            raise trouble.error
        if trouble.kind == "busy":
            self._pacing.busy(call.sent, trouble)
            self._waiting.appendleft(call)
        elif trouble.kind == "too_long" and "max_tokens" not in call.left_out:
            # vLLM counts all that may be drawn; left to itself it fills what room there is, which is less than that
            self._again(call, frozenset({"max_tokens", "max_completion_tokens"}))
        elif trouble.kind != "too_long" and unknown:
            self._again(call, unknown)
        elif trouble.kind == "passing" and not self._worn_out(call, trouble):
            self._waiting.append(call)
        elif trouble.kind == "passing" and self._pacing.answered < call.failed:
            raise trouble.error  # nothing else works either
        else:
            yield from self._refuse(call, trouble)

    def _again(self, call: Call, left_out: frozenset[str]) -> None:
        call.left_out |= left_out
        self._waiting.appendleft(call)

    def _worn_out(self, call: Call, trouble: Trouble) -> bool:
        """Whether a call has failed as often as may be; else it is due again a little later."""
        now = time.monotonic()
        call.tries, call.failed = call.tries + trouble.tries, call.failed or now
        call.due = now + max(trouble.wait, self._pacing.backoff(call.tries))
        return call.tries >= self._pacing.patience.tries or trouble.wait > self._pacing.patience.busy

    def _refuse(self, call: Call, trouble: Trouble) -> Iterator[wire.Refused]:
        """Leaves a prompt out, with all of its calls. While nothing was answered yet, that has to wait: perhaps it is
        not the prompt."""
        prompt = call.work.prompt
        self._waiting = deque(other for other in self._waiting if other.work.prompt != prompt)
        for task, other in list(self._under_way.items()):
            if other.work.prompt == prompt:
                del self._under_way[task]
                task.cancel()
                self._runner.run(_ended(task))
        if self._worked or trouble.kind == "too_long":
            yield wire.Refused(prompt, trouble.error.message)
            return
        self._doubted[prompt] = trouble
        if len(self._doubted) > DOUBTS:
            raise trouble.error


async def _ended(task: asyncio.Task[bytes]) -> None:
    await asyncio.gather(task, return_exceptions=True)
