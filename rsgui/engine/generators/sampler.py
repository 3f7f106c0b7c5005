"""Drawing the next token: what transformers' logits processors keep and how likely, without sorting the vocabulary.

The order is transformers' own: repetition penalty, temperature, top_k, top_p, min_p. Almost always the tokens that
these keep are among the best few dozen, so a step looks at those, with exact probabilities from the normaliser over
the whole vocabulary; only the rows for which they do not suffice look at more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from rsgui.core.sampling import SamplingParams

HEAD = 64
"""How many of the best tokens a row looks at first."""

BLOCK = 64
ROWS_AT_ONCE = 16  # of logits, on the CPU: what stays in its cache


def uniforms(seed: int, count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The random numbers in [0, 1) of one completion, one for each of its tokens."""
    return np.random.Generator(np.random.PCG64(seed)).random(count)


def draw(logits: Tensor, sampling: SamplingParams, chance: Tensor, seen: Tensor | None) -> tuple[Tensor, Tensor]:
    """One token for each row, and its log-probability under the model (temperature 1, nothing left out).

    `logits` are rows by vocabulary; `chance` holds a number in [0, 1) for each row, which decides the draw; `seen`,
    rows by any number, the tokens that the repetition penalty applies to (repeats do no harm), None without one.
    """
    warmth = [sampling.temperature] if sampling.temperature else []
    maxima, (plain, *totals) = survey(logits, [1.0, *warmth])
    scores = logits
    if seen is not None:
        scores = penalised(logits.float(), seen, sampling.repetition_penalty)
        maxima, totals = survey(scores, warmth)
    tokens = _choose(scores, maxima, totals[0], sampling, chance) if totals else head(scores, 1, maxima)[1][:, 0]
    return tokens, (logits.gather(1, tokens[:, None])[:, 0] - plain).float()


def survey(scores: Tensor, temperatures: Sequence[float]) -> tuple[Tensor, list[Tensor]]:
    """What has to be known of the whole vocabulary, looked at a few rows at a time: the highest score of each block,
    rows by blocks, and for each temperature the rows' log-sum-exp, in float64: a millionth of a sum is a token at the
    border of a wide nucleus."""
    inside = scores.shape[1] // BLOCK * BLOCK
    maxima: list[Tensor] = []
    totals: list[list[Tensor]] = [[] for _ in temperatures]
    at_once = ROWS_AT_ONCE if scores.device.type == "cpu" else max(1, len(scores))
    for part in torch.split(scores, at_once):
        raw = part.float()
        maxima.append(raw[:, :inside].view(len(raw), -1, BLOCK).amax(-1))
        best = torch.cat([maxima[-1], raw[:, inside:]], -1).amax(-1)
        below = raw - best[:, None]
        for temperature, found in zip(temperatures, totals, strict=True):
            weights = below.exp() if temperature == 1 else (below / temperature).exp_()
            found.append(weights.sum(-1).double().log() + best.double() / temperature)
    return torch.cat(maxima), [torch.cat(found) for found in totals]


def penalised(scores: Tensor, seen: Tensor, penalty: float) -> Tensor:
    """Scores of `seen` tokens divided by the penalty where positive, multiplied where negative (Keskar et al. 2019)."""
    values = scores.gather(1, seen)
    return scores.scatter(1, seen, torch.where(values < 0, values * penalty, values / penalty))


def _choose(scores: Tensor, maxima: Tensor, total: Tensor, sampling: SamplingParams, chance: Tensor) -> Tensor:
    """The token that `chance` picks in each row, with the tokens laid side by side from the likeliest on. `maxima` and
    `total` are what `survey` found."""
    vocabulary = scores.shape[1]
    chosen = torch.empty(len(scores), dtype=torch.long, device=scores.device)
    everything = sampling.top_k == 0 and sampling.top_p >= 1 and sampling.min_p == 0
    rows = torch.arange(len(scores), device=scores.device)
    count = max(HEAD, sampling.top_k + 16)
    while len(rows):
        count = min(count, vocabulary)
        values, tokens = head(scores, count, maxima)
        shares = (values.double() / sampling.temperature - total[:, None]).exp()
        weights, settled = truncated(shares, sampling, count == vocabulary)
        reach = weights.cumsum(-1)
        aim = chance if everything else chance * reach[:, -1]
        place = torch.minimum((reach <= aim[:, None]).sum(-1), (weights > 0).sum(-1) - 1)
        chosen[rows] = tokens.gather(1, place[:, None])[:, 0]
        left = aim >= reach[:, -1] if everything else ~settled
        rows, scores, maxima, total, chance = rows[left], scores[left], maxima[left], total[left], chance[left]
        if everything:  # nothing is left out, so what comes after the head needs no order
            rest = scores.double() / sampling.temperature - total[:, None]
            chosen[rows] = _from_tail(rest, tokens[left], chance)
            break
        count *= 8
    return chosen


def _from_tail(log_probabilities: Tensor, head_tokens: Tensor, aim: Tensor) -> Tensor:
    """The token for rows whose chance lies beyond the head: the rest of the vocabulary, in its own order."""
    weights = log_probabilities.exp()
    before = weights.gather(1, head_tokens).sum(-1)
    reach = weights.scatter(1, head_tokens, 0.0).cumsum(-1)
    aim = torch.minimum(aim - before, reach[:, -1] * (1 - 1e-12))  # the last of them, should rounding lead past it
    return (reach <= aim[:, None]).sum(-1).clamp_max(log_probabilities.shape[1] - 1)


def head(scores: Tensor, count: int, maxima: Tensor) -> tuple[Tensor, Tensor]:
    """The `count` highest scores of each row, highest first, in float32, and their tokens.

    They lie in the `count` blocks of the vocabulary that have the highest `maxima`, which are found much faster.
    """
    rows, vocabulary = scores.shape
    blocks = maxima.shape[1]
    if count * 4 > blocks:
        best = scores.float().topk(count, -1)
        return best.values, best.indices
    where = maxima.topk(count, -1, sorted=False).indices
    tokens = (where[:, :, None] * BLOCK + torch.arange(BLOCK, device=scores.device)).view(rows, -1)
    if blocks * BLOCK < vocabulary:
        rest = torch.arange(blocks * BLOCK, vocabulary, device=scores.device).expand(rows, -1)
        tokens = torch.cat([tokens, rest], -1)
    best = scores.gather(1, tokens).float().topk(count, -1)
    return best.values, tokens.gather(1, best.indices)


def truncated(probabilities: Tensor, sampling: SamplingParams, whole: bool) -> tuple[Tensor, Tensor]:
    """What is left of a row's best tokens, and in which rows that is all there is to look at.

    `probabilities` fall from left to right and are shares of the whole vocabulary; `whole` says that they are all of
    it. Tokens that are left out get 0; the others are not normalised again.
    """
    last = probabilities[:, -1]
    settled = torch.full_like(last, whole, dtype=torch.bool)
    weights = probabilities
    total = torch.ones_like(probabilities[:, :1])
    if top_k := sampling.top_k if sampling.top_k < probabilities.shape[1] else 0:
        least = probabilities[:, top_k - 1]
        weights = weights * (probabilities >= least[:, None])  # what ties with the last one stays, as in transformers
        total = weights.sum(-1, keepdim=True)
        settled = settled | (last < least)
    if sampling.top_p < 1:
        reach = weights.cumsum(-1)
        if not top_k:
            settled = settled | (reach[:, -1] >= sampling.top_p)
        weights = weights * (reach - weights < sampling.top_p * total)
    if sampling.min_p > 0:
        least = sampling.min_p * probabilities[:, 0]
        settled = settled | (last < least)
        weights = weights * (probabilities >= least[:, None])
    return weights, settled
