"""The sampler against transformers' logits processors, and drawn frequencies against probabilities."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torch import Tensor
from transformers import (
    LogitsProcessorList,
    MinPLogitsWarper,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

from rsgui.core.sampling import SamplingParams
from rsgui.engine.generators.sampler import (
    BLOCK,
    HEAD,
    ROWS_AT_ONCE,
    draw,
    head,
    penalised,
    survey,
    truncated,
    uniforms,
)

VOCABULARIES = (7, 64, 1000, 20_011)


def reference(logits: Tensor, seen: Tensor, sampling: SamplingParams) -> Tensor:
    """Probabilities after transformers' processors, in the order in which its generate() applies them; in float64, in
    which the border of a wide nucleus is where it should be."""
    if sampling.repetition_penalty != 1:  # in float32, as the model's scores are
        logits = RepetitionPenaltyLogitsProcessor(sampling.repetition_penalty)(seen, logits.clone())
    processors = LogitsProcessorList()
    processors.append(TemperatureLogitsWarper(sampling.temperature))
    if sampling.top_k:
        processors.append(TopKLogitsWarper(sampling.top_k))
    if sampling.top_p < 1:
        processors.append(TopPLogitsWarper(sampling.top_p))
    if sampling.min_p:
        processors.append(MinPLogitsWarper(sampling.min_p))
    kept = processors(seen, logits.double())  # type: ignore[arg-type]
    return kept.softmax(-1)


def ours(logits: Tensor, seen: Tensor, sampling: SamplingParams) -> Tensor:
    """The same from the sampler's own parts, with the head grown until it suffices."""
    scores = penalised(logits, seen, sampling.repetition_penalty)
    maxima, (total,) = survey(scores, [sampling.temperature])
    vocabulary = scores.shape[1]
    count = max(HEAD, sampling.top_k + 16)
    while True:
        count = min(count, vocabulary)
        values, tokens = head(scores, count, maxima)
        shares = (values.double() / sampling.temperature - total[:, None]).exp()
        weights, settled = truncated(shares, sampling, count == vocabulary)
        if settled.all():
            whole = torch.zeros_like(scores, dtype=torch.double)
            return whole.scatter(1, tokens, weights / weights.sum(-1, keepdim=True))
        count *= 8


samplings = st.builds(
    SamplingParams,
    temperature=st.floats(0.2, 2.0),
    top_p=st.sampled_from([1.0, 0.999, 0.95, 0.9, 0.5, 0.1]),
    top_k=st.sampled_from([0, 0, 1, 2, 20, 40, 200]),
    min_p=st.sampled_from([0.0, 0.0, 0.02, 0.1, 0.7]),
    repetition_penalty=st.sampled_from([1.0, 1.0, 1.3, 0.8]),
)


@settings(max_examples=150, deadline=None)
@example(SamplingParams(temperature=0.5859375, top_p=0.999), 20_011, 2.0, True, 1)
@given(samplings, st.sampled_from(VOCABULARIES), st.floats(0.1, 8.0), st.booleans(), st.integers(0, 2**31))
def test_keeps_what_transformers_keeps(
    sampling: SamplingParams, vocabulary: int, spread: float, ties: bool, seed: int
) -> None:
    numbers = torch.Generator().manual_seed(seed)
    logits = torch.randn(3, vocabulary, generator=numbers) * spread
    if ties:
        logits = logits.bfloat16().float()
    seen = torch.randint(vocabulary, (3, 5), generator=numbers)
    theirs, mine = reference(logits, seen, sampling), ours(logits, seen, sampling)
    # Which of several equal tokens stay is nobody's promise, and rounding may move the border by one token.
    for one, other in zip(theirs.sort(-1).values, mine.sort(-1).values, strict=True):
        border = 1.0001 * min(float(one[one > 0].min()), float(other[other > 0].min()))
        assert abs(int((one > 0).sum()) - int((other > 0).sum())) <= 1
        assert float((one - other).abs().max()) <= border + 1e-6
        if (one > 0).sum() == (other > 0).sum():
            torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-9)


@pytest.mark.parametrize(
    "sampling",
    [
        SamplingParams(temperature=1.0, top_p=1.0),
        SamplingParams(temperature=3.0, top_p=1.0),
        SamplingParams(temperature=0.8, top_p=0.95),
        SamplingParams(temperature=1.2, top_p=1.0, top_k=5),
        SamplingParams(temperature=1.0, top_p=1.0, min_p=0.1),
    ],
    ids=repr,
)
def test_draws_as_often_as_it_is_likely(sampling: SamplingParams) -> None:
    """Chi-square over tokens that are expected at least five times, the rest taken together."""
    draws = 20_000
    logits = torch.randn(1, 300, generator=torch.Generator().manual_seed(1)) * 2
    expected = reference(logits, torch.zeros(1, 1, dtype=torch.long), sampling)[0].numpy() * draws
    chance = torch.from_numpy(uniforms(seed=7, count=draws))
    tokens, _ = draw(logits.expand(draws, -1), sampling, chance, None)
    found = np.bincount(tokens.numpy(), minlength=300)
    assert not found[expected == 0].any()
    often = expected >= 5
    seen = np.append(found[often], found[~often].sum())
    wanted = np.append(expected[often], expected[~often].sum())
    seen, wanted = seen[wanted > 0], wanted[wanted > 0]
    freedom = len(wanted) - 1
    chi_square = float(((seen - wanted) ** 2 / wanted).sum())
    assert chi_square < freedom + 4 * (2 * freedom) ** 0.5 + 8  # beyond the 99.9th percentile


def test_greedy_takes_the_likeliest_and_tells_its_log_probability() -> None:
    logits = torch.tensor([[0.0, 2.0, 1.0], [5.0, -1.0, 5.5]])
    tokens, logprobs = draw(logits, SamplingParams(temperature=0), torch.zeros(2).double(), None)
    assert tokens.tolist() == [1, 2]
    torch.testing.assert_close(logprobs, logits.log_softmax(-1)[[0, 1], [1, 2]])


def test_log_probability_is_that_of_the_plain_model() -> None:
    logits = torch.randn(40, 500, generator=torch.Generator().manual_seed(2))
    sampling = SamplingParams(temperature=0.5, top_k=3, repetition_penalty=1.5)
    chance = torch.from_numpy(uniforms(3, 40))
    tokens, logprobs = draw(logits, sampling, chance, torch.zeros(40, 1, dtype=torch.long))
    torch.testing.assert_close(logprobs, logits.log_softmax(-1).gather(1, tokens[:, None])[:, 0])


def test_a_row_draws_the_same_in_any_company() -> None:
    logits = torch.randn(50, 5000, generator=torch.Generator().manual_seed(3)) * 3
    chance = torch.from_numpy(uniforms(4, 50))
    together, _ = draw(logits, SamplingParams(), chance, None)
    alone = [int(draw(logits[i : i + 1], SamplingParams(), chance[i : i + 1], None)[0]) for i in range(50)]
    assert together.tolist() == alone


@pytest.mark.parametrize("chance", [0.0, 1 - 2**-53])
@pytest.mark.parametrize("top_p", [0.9, 1.0])
def test_the_ends_of_chance_are_tokens_too(chance: float, top_p: float) -> None:
    logits = torch.randn(4, 5000, generator=torch.Generator().manual_seed(5))
    tokens, _ = draw(logits, SamplingParams(temperature=1.0, top_p=top_p), torch.full((4,), chance).double(), None)
    assert ((tokens >= 0) & (tokens < 5000)).all()


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
@pytest.mark.parametrize("count", [1, 7, 64])
def test_head_is_the_top(vocabulary: int, count: int) -> None:
    count = min(count, vocabulary)
    scores = torch.randn(5, vocabulary, generator=torch.Generator().manual_seed(6))
    values, tokens = head(scores, count, survey(scores, [])[0])
    torch.testing.assert_close(values, scores.topk(count).values)
    torch.testing.assert_close(scores.gather(1, tokens), values)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_survey_adds_up_the_whole_vocabulary(vocabulary: int) -> None:
    scores = torch.randn(2 * ROWS_AT_ONCE + 1, vocabulary, generator=torch.Generator().manual_seed(8)) * 9
    maxima, totals = survey(scores.bfloat16(), [1.0, 0.1, 3.0])
    assert maxima.shape == (len(scores), vocabulary // BLOCK)
    for temperature, total in zip((1.0, 0.1, 3.0), totals, strict=True):
        torch.testing.assert_close(total, (scores.bfloat16().double() / temperature).logsumexp(-1))


def test_a_longer_completion_begins_with_the_same_chances() -> None:
    assert uniforms(9, 100)[:10].tolist() == uniforms(9, 10).tolist()
