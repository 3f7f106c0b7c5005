"""What a run will take, by hand."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.entities import Generator, Model, ModelOptions
from rsgui.core.forecast import forecast, weights_of
from rsgui.core.sampling import SamplingParams
from rsgui.core.wire import ModelInfo, Pace

INFO = ModelInfo("small", "llama", 1_000_000, 2048, "bf16", "", size=2_000_000, cache_per_token=100)
PACE = Pace(50.0, 20.0, 30.0, weights=2_000_000, cache_per_token=100, free=10_000_000, device="cpu")
GENERATOR = Generator(Model("transformers", "/m"), None, SamplingParams(max_new_tokens=64))


def test_without_a_measurement_only_bounds_are_known() -> None:
    told = forecast(80, GENERATOR, INFO, None, ModelOptions(), 9_000_000)
    assert (told.completions, told.most_tokens, told.tokens, told.seconds) == (80, 80 * 64, None, None)
    assert told.disk == int(80 * 220 + 80 * 64 * 4.6)
    assert told.memory is not None
    assert told.memory.weights == 4_000_000
    assert told.memory.least == 4_000_000 + 100 * 2048
    assert told.memory.most == 4_000_000 + 100 * 80 * 64
    assert told.memory.free == 9_000_000
    assert told.memory.fits


def test_with_a_measurement() -> None:
    told = forecast(1000, GENERATOR, INFO, PACE, ModelOptions(context=512), 1)
    assert (told.tokens, told.seconds) == (20_000, 400)
    assert told.disk == int(1000 * 220 + 20_000 * 4.6)
    assert told.memory is not None
    assert told.memory.measured
    assert told.memory.least == 2_000_000 + 100 * 512
    assert told.memory.most == 2_000_000 + 100 * 256 * (30 + 64)
    assert told.memory.free == 12_000_000  # the weights are in what was free before


def test_what_does_not_fit() -> None:
    told = forecast(1, GENERATOR, INFO, None, ModelOptions(), 4_100_000)
    assert told.memory is not None
    assert not told.memory.fits


def test_rounded_weights_take_less_and_a_file_takes_what_it_has() -> None:
    free = 8 * INFO.parameters
    sizes = [
        weights_of(
            msgspec.structs.replace(GENERATOR, model=msgspec.structs.replace(GENERATOR.model, quantise=q)),
            INFO,
            ModelOptions(),
            free,
        )
        for q in ("4bit", "8bit", None)
    ]
    assert sizes == sorted(sizes)
    gguf = Generator(Model("llama_cpp", "/m.gguf"))
    assert weights_of(gguf, INFO, ModelOptions(unpack=False), free) == INFO.size
    assert weights_of(gguf, INFO, ModelOptions(), free - 1) == INFO.size
    assert weights_of(gguf, INFO, ModelOptions(), free) == 2 * INFO.parameters


def test_a_servers_memory_is_not_ours() -> None:
    served = Generator(Model("openai", "http://127.0.0.1", "m"))
    assert forecast(10, served, INFO, None, ModelOptions(), 1).memory is None
    assert forecast(10, GENERATOR, None, None, ModelOptions(), 1).memory is None


@given(st.integers(0, 10**6), st.one_of(st.none(), st.just(PACE)), st.integers(1, 100_000))
def test_nothing_is_less_than_nothing(completions: int, pace: Pace | None, most: int) -> None:
    generator = msgspec.structs.replace(GENERATOR, sampling=SamplingParams(max_new_tokens=most))
    told = forecast(completions, generator, INFO, pace, ModelOptions(), 10**9)
    assert told.most_tokens == completions * most
    assert told.disk >= 0
    assert told.memory is not None
    assert told.memory.weights <= told.memory.least
    assert told.seconds is None or told.seconds == pytest.approx((told.tokens or 0) / 50)
