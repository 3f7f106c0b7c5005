"""Sampling parameters and seeds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams, completion_seed


@given(st.integers(), st.text(), st.integers(0, 10_000))
def test_a_seed_has_63_bits_and_depends_on_its_arguments_alone(run_seed: int, key: str, index: int) -> None:
    seed = completion_seed(run_seed, key, index)
    assert 0 <= seed < 2**63
    assert seed == completion_seed(run_seed, key, index)


def test_seeds_stay_the_same_from_version_to_version() -> None:
    """A resumed run draws what the interrupted one would have drawn, even after an update of rsgui."""
    assert completion_seed(0, "0123456789abcdef0123456789abcdef", 0) == 2480679717080409324
    assert completion_seed(7, "0123456789abcdef0123456789abcdef", 3) == 6366647719060073287


def test_seeds_differ_between_runs_prompts_and_completions() -> None:
    seeds = {
        completion_seed(run, f"{key:032x}", index) for run in range(10) for key in range(100) for index in range(16)
    }
    assert len(seeds) == 10 * 100 * 16


@pytest.mark.parametrize(
    "params",
    [
        SamplingParams(),
        SamplingParams(temperature=0.0),
        SamplingParams(temperature=10.0, top_p=1.0, top_k=20, min_p=1.0, repetition_penalty=1.3, max_new_tokens=1),
        SamplingParams(stop=("\n", "User:"), system_prompt="Be brief."),
    ],
)
def test_parameters_in_range_pass(params: SamplingParams) -> None:
    params.check()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"temperature": -0.1}, "temperature is -0.1"),
        ({"temperature": 11.0}, "temperature is 11"),
        ({"temperature": float("nan")}, "temperature is nan"),
        ({"top_p": 0.0}, "top_p is 0"),
        ({"top_p": 1.01}, "top_p is 1.01"),
        ({"top_k": -1}, "top_k is -1"),
        ({"min_p": 1.5}, "min_p is 1.5"),
        ({"repetition_penalty": 0.0}, "repetition_penalty is 0"),
        ({"max_new_tokens": 0}, "max_new_tokens is 0"),
        ({"stop": ("a", "")}, "stop strings is empty"),
    ],
)
def test_parameters_out_of_range_are_named_with_their_value(changed: dict[str, Any], named: str) -> None:
    with pytest.raises(BadInput) as raised:
        SamplingParams(**changed).check()
    assert named in raised.value.message
    assert raised.value.hint
