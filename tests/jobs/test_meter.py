"""The meter: a rate of what is made, not of what is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from rsgui.jobs.context import Meter
from rsgui.jobs.events import JobProgress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    now = [100.0]

    def wait(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return wait


def test_loading_a_model_does_not_count_as_making_completions_slowly(clock: Callable[[float], None]) -> None:
    told: list[JobProgress] = []
    meter = Meter(1, told.append)
    meter.start(100, unit="tokens")
    clock(60)  # the model loads
    meter.add(10, 300)
    clock(1)
    meter.add(5, 150)  # too soon to tell
    clock(1)
    meter.add(5, 150)
    assert [(now.rate, now.seconds_left) for now in told[-3:]] == [(0.0, None), (150.0, None), (150.0, 16.0)]


def test_a_pause_is_forgotten(clock: Callable[[float], None]) -> None:
    told: list[JobProgress] = []
    meter = Meter(1, told.append)
    meter.start(100, unit="tokens")
    for _ in range(3):
        clock(1)
        meter.add(10)
    clock(600)
    meter.restart()
    for _ in range(4):
        clock(1)
        meter.add(10)
    assert [now.seconds_left for now in told[-3:]] == [None, 4.0, 3.0]
