"""The process that a user's scoring file runs in: `python -m rsgui.engine.scorers.user_child`.

It reads JSON lines and answers each with one. The first is {"source", "path"}, the answer {} or {"error"}; then come
{"prompt", "completion", "reference", "seconds"}, answered with {"value"} or {"error"}. What the file prints goes to
stderr. Its parent ends it where a call takes too long; should the parent be gone, an alarm does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, TextIO

FUNCTION = "score"
GRACE = 30.0
"""Seconds after which a call that its parent did not end is ended by an alarm, which also reaches into C."""


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    questions = os.fdopen(os.dup(0), encoding="utf-8")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 -- a descriptor for what the file reads of stdin
        os.dup2(nothing.fileno(), 0)
    scored = None
    for line in questions:
        asked = json.loads(line)
        if scored is None:
            scored, answer = _loaded(asked["source"], asked["path"])
        else:
            answer = _called(scored, asked)
        _say(answers, answer)
        if scored is None:
            return


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _loaded(source: str, path: str) -> tuple[Callable[..., Any] | None, dict[str, Any]]:
    names: dict[str, Any] = {"__name__": "scorer", "__file__": path}
    sys.path.insert(0, os.path.dirname(path))  # noqa: PTH120 -- what stands beside the file can be imported
    try:
        exec(compile(source, path, "exec"), names)
    except SyntaxError as error:
        return None, {"error": f"line {error.lineno}: {error.msg}"}
    except BaseException as error:  # noqa: BLE001 -- whatever the file raises, SystemExit too
        return None, {"error": _last_line(error, path)}
    function = names.get(FUNCTION)
    if not callable(function):
        return None, {"error": f"it has no function {FUNCTION}(prompt, completion, reference)"}
    return function, {}


def _called(function: Callable[..., Any], asked: dict[str, Any]) -> dict[str, Any]:
    _alarm(asked["seconds"] + GRACE)
    try:
        value = function(asked["prompt"], asked["completion"], asked["reference"])
        return {"value": None if value is None else _number(value)}
    except BaseException as error:  # noqa: BLE001
        return {"error": _last_line(error, function.__code__.co_filename if hasattr(function, "__code__") else "")}
    finally:
        _alarm(0)


def _number(value: Any) -> float:
    if isinstance(value, str | bytes):
        raise TypeError(f"{FUNCTION} returned {value!r:.40}, which is no number")
    return float(value)


def _last_line(error: BaseException, path: str) -> str:
    """What was raised, in one line, and in which line of the file."""
    said = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    return f"{said} (line {lines[-1]})" if lines else said


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
