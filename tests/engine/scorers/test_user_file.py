"""A Python file of the user's: what it gives, what it raises, what never ends, and what is refused."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil
import pytest

from rsgui.core import wire
from rsgui.core.entities import NewReward
from rsgui.core.errors import BadInput, Cancelled
from rsgui.core.scorers import UserFile
from rsgui.engine.control import Control, Inbox
from rsgui.engine.scorers import ScorerBackend, user_file
from rsgui.jobs.scorers import digest_of

Scored = Callable[[ScorerBackend, Iterable[wire.ScoreWork]], dict[int, NewReward]]
Asked = Callable[..., wire.ScoreWork]
Written = Callable[..., ScorerBackend]

SCORE = """
import helper

print("this does not reach the protocol")

def score(prompt, completion, reference):
    print(prompt)
    if completion == "none": return None
    if completion == "text": return "9"
    if completion == "nan": return float("nan")
    if completion == "raises": raise ValueError(f"bad: {completion}")
    if completion == "loops":
        while True: pass
    if completion == "loops in C": sum(iter(int, 1))
    if completion == "crashes":
        import os
        os.abort()
    if completion == "leaves": raise SystemExit
    return helper.length(completion) + (100 if reference == "yes" else 0)
"""


@pytest.fixture
def written(tmp_path: Path) -> Iterable[Written]:
    made: list[ScorerBackend] = []

    before = set(psutil.Process().children())

    def write(text: str, seconds: float = 10.0) -> ScorerBackend:
        (tmp_path / "helper.py").write_text("length = len")
        file = tmp_path / "mine.py"
        file.write_text(text, encoding="utf-8")
        made.append(user_file.load(UserFile(path=str(file), digest=digest_of(file), seconds=seconds)))
        return made[-1]

    yield write
    for scorer in made:
        scorer.close()
    assert set(psutil.Process().children()) <= before


def test_what_it_gives_and_what_it_raises(written: Written, scored: Scored, asked: Asked) -> None:
    texts = ["four", "none", "text", "nan", "raises", "leaves", "é"]
    rewards = scored(written(SCORE), [asked(1, "x", texts), asked(2, "x", ["abc"], reference="yes")])
    assert [rewards[n].value for n in (100, 106, 200)] == [4.0, 1.0, 103.0]
    assert {n: rewards[n].reason for n in range(101, 106)} == {
        101: "score returned None.",
        102: "TypeError: score returned '9', which is no number",
        103: "score returned nan.",
        104: "ValueError: bad: raises (line 11)",
        105: "SystemExit (line 18)",
    }


@pytest.mark.parametrize("endless", ["loops", "loops in C"])
def test_a_call_that_never_ends_is_ended_and_the_others_go_on(
    written: Written, scored: Scored, asked: Asked, endless: str
) -> None:
    """Off the main thread, as no alarm could."""
    scorer, rewards = written(SCORE, seconds=0.3), dict[int, NewReward]()
    work = [asked(1, "x", ["a", endless, "bb"])]
    thread = threading.Thread(target=lambda: rewards.update(scored(scorer, work)))
    thread.start()
    thread.join(30)
    assert [rewards[n].value for n in (100, 101, 102)] == [1.0, None, 2.0]
    assert rewards[101].reason == "It took longer than 0.3 s."


def test_a_crash_costs_one_reward(written: Written, scored: Scored, asked: Asked) -> None:
    rewards = scored(written(SCORE), [asked(1, "x", ["a", "crashes", "bb"])])
    assert [rewards[n].value for n in (100, 101, 102)] == [1.0, None, 2.0]
    assert rewards[101].reason == "Its process ended by itself, with signal 6."


def test_cancelled_while_a_call_never_ends(written: Written, asked: Asked) -> None:
    scorer, control = written(SCORE, seconds=600), Control()
    inbox: Inbox[wire.ScoreWork] = Inbox(control)
    inbox.put((asked(1, "x", ["loops"]),), last=True)
    threading.Timer(0.5, control.cancel).start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        list(scorer.score(inbox, control))
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("def score(:\n", "line 1: "),
        ("x = 1", r"it has no function score\(prompt, completion, reference\)"),
        ("import no_such_module", r"ModuleNotFoundError: No module named 'no_such_module' \(line 1\)"),
        ("import os; os.kill(os.getpid(), 9)", "with signal 9"),
    ],
)
def test_a_file_that_cannot_be_used(written: Written, scored: Scored, asked: Asked, text: str, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        scored(written(text), [asked(1, "x", ["a"])])


def test_a_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(SCORE)
    spec = UserFile(path=str(file), digest=digest_of(file))
    file.write_text(SCORE + "\n")
    with pytest.raises(BadInput, match="has been changed since it was agreed to"):
        user_file.load(spec)
    file.unlink()
    with pytest.raises(BadInput, match="cannot be read"):
        user_file.load(spec)
