"""A server on loopback that does as it is told: answers, refuses, hangs, breaks off. One thread a connection."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Manner = Callable[["Handler", dict[str, Any]], None]


class BadServer(ThreadingHTTPServer):
    """`manners` are taken one by one for the requests that come, then `usual` for all others."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.manners: deque[Manner] = deque()
        self.usual: Manner = good
        self.listing: Manner = models("tiny")
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []
        self.most_at_once = 0
        self.at_once = 0
        self.over = threading.Event()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is gone is no news."""


class Handler(BaseHTTPRequestHandler):
    server: BadServer

    def do_GET(self) -> None:
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.server.listing(self, {})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server = self.server
        with server.lock:
            server.asked.append(body)
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            server.times.append(time.monotonic())
            server.at_once += 1
            server.most_at_once = max(server.most_at_once, server.at_once)
            manner = server.manners.popleft() if server.manners else server.usual
        try:
            manner(self, body)
        finally:
            with server.lock:
                server.at_once -= 1

    def say(self, code: int, content: str, headers: dict[str, str] | None = None, promised: int | None = None) -> None:
        data = content.encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data) if promised is None else promised))
        for name, value in (headers or {}).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Not into the output of the tests."""


def answer(body: dict[str, Any], count: int = 1, finish: str = "stop") -> str:
    """`count` completions that say the last message and the seed."""
    choice = {
        "message": {"role": "assistant", "content": f"{body['messages'][-1]['content']} {body.get('seed')}"},
        "finish_reason": finish,
        "logprobs": {"content": [{"logprob": -1.0}, {"logprob": -2.0}]},
    }
    return json.dumps({"choices": [choice] * count, "usage": {"completion_tokens": 2 * count}})


def good(handler: Handler, body: dict[str, Any]) -> None:
    handler.say(200, answer(body, body.get("n", 1)))


def one(handler: Handler, body: dict[str, Any]) -> None:
    """Knows no n."""
    handler.say(200, answer(body))


def slow(seconds: float) -> Manner:
    def manner(handler: Handler, body: dict[str, Any]) -> None:
        handler.server.over.wait(seconds)
        good(handler, body)

    return manner


def ends(reason: str) -> Manner:
    return lambda handler, body: handler.say(200, answer(body, finish=reason))


def says(code: int, message: str = "", **headers: str) -> Manner:
    """An error in OpenAI's form."""
    return lambda handler, body: handler.say(code, json.dumps({"error": {"message": message}}), headers)


def plain(content: str) -> Manner:
    return lambda handler, body: handler.say(200, content)


def hang(handler: Handler, body: dict[str, Any]) -> None:
    handler.server.over.wait(60)


def half(handler: Handler, body: dict[str, Any]) -> None:
    handler.say(200, answer(body)[:40])


def closed(handler: Handler, body: dict[str, Any]) -> None:
    handler.say(200, answer(body)[:40], promised=1000)


def models(*names: str) -> Manner:
    return plain(json.dumps({"object": "list", "data": [{"id": name, "object": "model"} for name in names]}))


@contextmanager
def running() -> Iterator[BadServer]:
    server = BadServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
