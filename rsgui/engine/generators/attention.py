"""Attention of completions that share their prompts.

The keys and values of a prompt are kept once, however many completions go on from it. A row attends to its prompt
together with the other rows of that prompt, to its own tokens alone, and the two results are merged by their
log-sum-exp, which gives exactly what attention over both at once would have given (Juravsky et al. 2024, "Hydragen:
High-Throughput LLM Inference with Shared Prefixes", section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from transformers import AttentionInterface, AttentionMaskInterface, PreTrainedModel
from transformers.integrations.sdpa_attention import repeat_kv, sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

from rsgui.engine.generators.cache import OwnWindow, hiding
from rsgui.engine.generators.shelves import Shared

NAME = "shared_prompts"


class Step:
    """What the attention of one step needs to know: where each row's prompt is, and which columns are its own."""

    def __init__(self, own: OwnWindow, shared: list[Shared]) -> None:
        self.own = own
        self.shared = shared
        seats, before = [0] * len(own.lengths), 0  # finished rows get what they get
        for part in shared:
            for row, seat in part.seats.items():
                seats[row] = before + seat
            before += part.size
        self._seats = torch.tensor(seats, device=own.lengths.device)

    def of_rows(self, seated: Sequence[Tensor], like: Tensor) -> Tensor:
        """What was made for the seats of each shelf (slots x heads x (seats x groups) x size), as the rows' own: rows x
        heads x groups x size."""
        _, heads, groups, size = like.shape
        flat = [part.transpose(1, 2).reshape(-1, groups, heads, size) for part in seated]
        return torch.cat(flat).index_select(0, self._seats).transpose(1, 2)


def use_shared_prompts(model: PreTrainedModel) -> None:
    """Lets the model attend by `attention`. Without a `step` that does what transformers does."""
    AttentionInterface.register(NAME, attention)
    AttentionMaskInterface.register(NAME, sdpa_mask)
    model.set_attn_implementation(NAME)


def attention(
    module: torch.nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    step: Step | None = None,
    **kwargs: Any,
) -> tuple[Tensor, None]:
    """What a layer of a model calls: `query` is rows x heads x tokens x size, `key` and `value` have the columns of the
    cache. With `step` there is one token a row and the columns are the row's own tokens; without it the rows are whole
    prompts. Gives rows x tokens x heads x size.

    Layers may have a `sliding_window`, a `softcap` (their scores are capped, as in Gemma 2) and `s_aux` (each head has
    a sink that takes a share of the attention, as in gpt-oss).
    """
    scale = query.shape[-1] ** -0.5 if scaling is None else scaling
    softcap, sinks, window = (kwargs.get(name) for name in ("softcap", "s_aux", "sliding_window"))
    if step is None:
        if softcap is None and sinks is None:
            return sdpa_attention_forward(module, query, key, value, attention_mask, scaling=scaling, **kwargs)
        return _whole(query, key, value, attention_mask, scale, softcap, sinks), None
    rows, heads, _, size = query.shape
    grouped = query.reshape(rows, key.shape[1], heads // key.shape[1], size)  # what shares keys looks at them together
    own, own_sum = attend(grouped, key, value, step.own.mask(window, query.dtype), scale, softcap)
    seated = []
    for part in step.shared:
        keys, values = part.states(module.layer_idx)  # type: ignore[arg-type]
        mask = part.mask(window, grouped.shape[2], query.dtype)
        seated.append(attend(part.seat(grouped), keys, values, mask, scale, softcap))
    prompts = step.of_rows([out for out, _ in seated], own)
    prompts_sum = step.of_rows([total[..., None] for _, total in seated], own_sum[..., None])[..., 0]
    merged = torch.lerp(own.float(), prompts.float(), torch.sigmoid(prompts_sum - own_sum)[..., None])
    if sinks is not None:
        total = torch.logaddexp(own_sum, prompts_sum)
        merged *= torch.sigmoid(total - sinks.view(1, *total.shape[1:]))[..., None]
    return merged.to(query.dtype).reshape(rows, 1, heads, value.shape[-1]), None


def attend(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor, scale: float, softcap: float | None
) -> tuple[Tensor, Tensor]:
    """The attention of `query` (rows x heads x queries x size) and the log-sum-exp of its scores (rows x heads x
    queries, float32). `mask` is added to the scores."""
    if query.device.type == "cpu" and softcap is None and query.shape[-1] == value.shape[-1]:
        out, total = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu(
            query, key, value, attn_mask=mask, scale=scale
        )
        return out, total
    scores = (query @ key.transpose(-1, -2)).float() * scale
    if softcap is not None:
        scores = softcap * torch.tanh(scores / softcap)
    scores = scores + mask
    total = scores.logsumexp(-1)
    return torch.softmax(scores, -1).to(value.dtype) @ value, total


def _whole(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    mask: Tensor | None,
    scale: float,
    softcap: float | None,
    sinks: Tensor | None,
) -> Tensor:
    """Whole prompts, where torch's own attention cannot do it."""
    groups = query.shape[1] // key.shape[1]
    if mask is None:  # sdpa_mask leaves out what is plainly causal
        mask = torch.ones(query.shape[2], key.shape[2], dtype=torch.bool, device=query.device).tril()
    if mask.dtype == torch.bool:
        mask = hiding(~mask, torch.float32)
    out, total = attend(query, repeat_kv(key, groups), repeat_kv(value, groups), mask, scale, softcap)
    if sinks is not None:
        out = out * torch.sigmoid(total - sinks.view(1, -1, 1))[..., None].to(out.dtype)
    return out.transpose(1, 2).contiguous()
