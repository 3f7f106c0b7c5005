"""What tells of steps, and ends them."""

from __future__ import annotations

import time

import pytest

from rsgui.core.errors import Cancelled
from rsgui.jobs.watching import Step, Watch


def test_it_tells_at_most_so_often_and_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    told: list[Step] = []
    watch = Watch(told.append)
    for done in range(101):
        watch.step("Counting", done, 100)
        now += 0.03125
    assert [step.done for step in told] == list(range(0, 101, 4))
    assert told[0] == Step("Counting", 0, 100)
    assert told[1].left is None
    assert told[-1] == Step("Counting", 100, 100, 0.0)
    halfway = next(step for step in told if step.done == 48)
    assert halfway.left == pytest.approx(52 * 0.03125)


def test_another_step_begins_anew() -> None:
    told: list[Step] = []
    watch = Watch(told.append)
    watch.step("Reading", 5, 10)
    watch.step("Comparing")
    assert [step.words for step in told] == ["Reading", "Comparing"]


def test_a_cancelled_one_goes_no_further() -> None:
    watch = Watch()
    watch.step("Counting", 1, 2)
    watch.cancel()
    with pytest.raises(Cancelled):
        watch.step("Counting", 2, 2)
