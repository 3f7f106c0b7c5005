"""Weights as the processor multiplies by them fastest.

oneDNN multiplies bfloat16 in an order of its own and rearranges weights that lie otherwise each time they are used. The
generator's never change, so they are laid out once.
"""

from __future__ import annotations

from collections import Counter

import torch
from torch import Tensor
from torch.nn import Linear, Module

from rsgui.engine import devices


class PackedLinear(Module):
    """A linear layer that only computes forward. `rows` is how many rows it mostly gets."""

    def __init__(self, linear: Linear, rows: int) -> None:
        super().__init__()
        self.in_features, self.out_features = linear.in_features, linear.out_features
        self._weight: Tensor = torch.ops.mkldnn._reorder_linear_weight(linear.weight.detach(), rows)
        self._bias = None if linear.bias is None else linear.bias.detach()

    @property
    def weight(self) -> Tensor:
        """As it was, copied: for the few models that look at it."""
        return self._weight.to_dense()

    def forward(self, rows: Tensor) -> Tensor:
        out: Tensor = torch.ops.mkldnn._linear_pointwise(rows, self._weight, self._bias, "none", [], "")
        return out


def pack(model: Module, rows: int) -> None:
    """Replaces the linear layers of a model in bfloat16 on a CPU that multiplies it, one after the other, so that its
    weights are in memory once; those that the model has twice, as a head that is the embedding too, stay. Does nothing
    elsewhere."""
    if devices.fast_dtype(torch.device("cpu")) != torch.bfloat16:
        return
    uses = Counter(id(weights) for _, weights in model.named_parameters(remove_duplicate=False))
    for part in list(model.modules()):
        for name, layer in part.named_children():
            if type(layer) is Linear and uses[id(layer.weight)] == 1 and _packs(layer.weight):
                setattr(part, name, PackedLinear(layer, rows))


def _packs(weight: Tensor) -> bool:
    return weight.device.type == "cpu" and weight.dtype == torch.bfloat16
