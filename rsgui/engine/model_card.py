"""What a person who finds an adapter's folder wants to know: a model card beside the weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

CARD = "README.md"


def card(name: str, record: Mapping[str, Any]) -> str:
    """The model card of an adapter, in Markdown, from what is recorded of its training."""
    base = record["base"]["model"]
    recipe = f" They were picked so: {record['about']}." if record["about"] else ""
    onwards = f" Its training went on from {record['parent']}." if record["parent"] else ""
    figures = {
        "rows": f"{record['rows']:,}",
        "rows left out as too long": f"{record['dropped']:,}",
        "completion tokens seen": f"{record['tokens']:,}",
        "loss per token, last epoch": f"{record['loss']:.4f}",
        "hash of the rows": f"`{record['rows_hash']}`",
    }
    params = {name: f"{value}" for name, value in msgspec.to_builtins(record["params"]).items()}
    return f"""---
base_model: {msgspec.json.encode(base.name).decode()}
library_name: peft
tags:
- lora
- rejection-sampling
---

# {name}

A LoRA adapter of {base.name}, fine-tuned by rejection sampling: on completions of the base that were scored, selected
and reviewed.{recipe}{onwards}

## Data and figures

{_table(figures.items())}

## Parameters

{_table(params.items())}

## Versions

{_table(record["versions"].items())}
"""


def _table(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(("| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in lines)))
