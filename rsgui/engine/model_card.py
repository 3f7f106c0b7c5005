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
    whose = f"completions of {record['whose']}" if record["whose"] else "completions"
    figures = {
        "rows": f"{record['rows']:,}",
        "rows left out as too long": f"{record['dropped']:,}",
        "completion tokens seen": f"{record['tokens']:,}",
        "loss per token, last epoch": f"{record['loss']:.4f}",
        "steps": _steps(record["steps"], record["planned"]),
        **_kept(record),
        "hash of the rows": f"`{record['rows_hash']}`",
    }
    params = {name: f"{value}" for name, value in msgspec.to_builtins(record["params"]).items()}
    return f"""---
base_model: {msgspec.json.encode(base.name).decode()}
library_name: peft
tags:
- lora
---

# {name}

A LoRA adapter of {base.name}, fine-tuned on {whose}.{recipe}{onwards}

## Data and figures

{_table(figures.items())}

## Parameters

{_table(params.items())}

## Versions

{_table(record["versions"].items())}
"""


def _steps(done: int, planned: int) -> str:
    return f"{done:,}" if done == planned else f"{done:,} of {planned:,}: it was ended early"


def _kept(record: Mapping[str, Any]) -> dict[str, str]:
    """What was measured on the way, and which step's weights these are."""
    if record["validation"] is None:
        return {}
    rows = f"validation loss per token, on {record['validation_rows']:,} rows"
    return {"weights are those after step": f"{record['kept']:,}", rows: f"{record['validation']:.4f}"}


def _table(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(("| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in lines)))
