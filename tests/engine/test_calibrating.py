"""The short measurement before a run: it ends soon, tells figures of the right size, and leaves the model loaded."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from rsgui.core import wire
from rsgui.core.entities import Backend, Generator, Model, ModelOptions
from rsgui.core.errors import BadInput, Cancelled
from rsgui.core.sampling import SamplingParams
from rsgui.engine import calibrating
from rsgui.engine.calibrating import Pass, calibrate, first, mean_tokens
from rsgui.engine.control import Control, Reply
from rsgui.engine.generating import Warm

Work = Callable[..., wire.PromptWork]


@pytest.fixture
def pace(work_of: Work, monkeypatch: pytest.MonkeyPatch) -> Callable[[Generator], wire.Pace]:
    """Calibrates with three prompts of four completions each, for about two seconds."""
    monkeypatch.setattr(calibrating, "SECONDS", 2.0)

    def measure(generator: Generator) -> wire.Pace:
        works = tuple(work_of(number, f"Name colour {number}.", n=4) for number in range(3))
        warm = Warm()
        options = ModelOptions(context=256, threads=1, use_extra_bufts=False)
        try:
            return calibrate(wire.Calibrate(1, generator, works, options), Control(), quiet(), warm)
        finally:
            warm.close()

    return measure


def quiet() -> Reply:
    return Reply(1, lambda event: None)


@pytest.mark.parametrize("backend", ["transformers", "llama_cpp"])
def test_a_real_model(pace: Callable[[Generator], wire.Pace], backend: Backend) -> None:
    found = pace(Generator(Model(backend), sampling=SamplingParams(max_new_tokens=16)))
    assert found.tokens_per_second > 1
    assert 1 <= found.mean_tokens <= 16
    assert 20 < found.prompt_tokens < 60
    assert 5e7 < found.weights < 7e8
    assert found.cache_per_token in (23_040, 46_080)  # 30 layers of keys and values, 3 heads of 64, 16 or 32 bits
    assert found.free > 0
    assert found.device == "cpu"


def test_the_time_is_kept(pace: Callable[[Generator], wire.Pace]) -> None:
    begun = time.monotonic()
    found = pace(Generator(Model("fake", "fake:?delay=0.02")))
    assert time.monotonic() - begun < 8
    assert found.cache_per_token == 0
    assert 3 <= found.mean_tokens <= 41
    assert 50 < found.tokens_per_second < 2000


def test_what_is_wrong_is_told_before_anything_is_loaded(pace: Callable[[Generator], wire.Pace]) -> None:
    with pytest.raises(BadInput, match="top_p"):
        pace(Generator(Model("fake", "fake:"), sampling=SamplingParams(top_p=7)))


def test_it_can_be_cancelled(work_of: Work) -> None:
    control = Control()
    control.cancel()
    request = wire.Calibrate(1, Generator(Model("fake", "fake:")), (work_of(1, "x"),))
    with pytest.raises(Cancelled):
        calibrate(request, control, quiet(), Warm())


def test_the_first_completions_of_some_prompts(work_of: Work) -> None:
    works = [work_of(number, str(number), n=4) for number in range(3)]
    assert [len(work.indices) for work in first(works, 6)] == [4, 2]
    assert [len(work.indices) for work in first(works, 99)] == [4, 4, 4]


def test_the_mean_length_of_what_was_cut_off_early() -> None:
    assert mean_tokens([Pass(800, 0, 1.0)], 256) == 256
    assert mean_tokens([Pass(800, 80, 1.0)], 100_000) == pytest.approx(10)
    assert mean_tokens([Pass(800, 8, 1.0)], 100) == pytest.approx(63.4, abs=0.1)
    assert mean_tokens([Pass(8, 8, 1.0)], 100) == 1
