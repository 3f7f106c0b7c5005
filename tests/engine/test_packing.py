"""Packed weights give what the layers they replace gave."""

from __future__ import annotations

import pytest
import torch
from torch.nn import Linear, Module, Sequential

from rsgui.engine import devices
from rsgui.engine.generators.packing import PackedLinear, pack

PACKS = devices.fast_dtype(torch.device("cpu")) == torch.bfloat16


def model(dtype: torch.dtype) -> Module:
    torch.manual_seed(1)
    return Sequential(Linear(96, 160), Sequential(Linear(160, 33, bias=False))).to(dtype)


@pytest.mark.parametrize("rows", [1, 7, 64, 300])
def test_a_packed_model_computes_the_same(rows: int) -> None:
    plain, packed = model(torch.bfloat16), model(torch.bfloat16)
    pack(packed, 64)
    kinds = [type(part) for part in packed.modules() if not isinstance(part, Sequential)]
    assert kinds == [PackedLinear if PACKS else Linear] * 2
    numbers = torch.randn(2, rows, 96, dtype=torch.bfloat16)
    with torch.inference_mode():
        torch.testing.assert_close(packed(numbers), plain(numbers), rtol=0.02, atol=0.02)


def test_weights_can_still_be_looked_at() -> None:
    plain, packed = model(torch.bfloat16), model(torch.bfloat16)
    pack(packed, 64)
    assert torch.equal(packed[0].weight, plain[0].weight)  # type: ignore[index]


def test_a_model_in_float32_stays_as_it_is() -> None:
    packed = model(torch.float32)
    pack(packed, 64)
    assert isinstance(packed[0], Linear)  # type: ignore[index]


def test_what_the_model_has_twice_stays() -> None:
    packed = model(torch.bfloat16)
    embedding = torch.nn.Embedding(160, 96, dtype=torch.bfloat16)
    packed.embedding = embedding
    packed[0].weight = embedding.weight  # type: ignore[index]
    pack(packed, 64)
    assert packed[0].weight is embedding.weight  # type: ignore[index]
