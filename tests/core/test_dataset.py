from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.dataset import (
    TrainingRow,
    chat_line,
    chat_rows,
    decode_rows,
    encode_rows,
    kept_back,
    mixed_in,
    part_of,
    rows_hash,
    split_of,
)
from rsgui.core.entities import Message, prompt_key
from rsgui.core.errors import BadInput

ROW = TrainingRow("k1", (Message("system", "Be brief."), Message("user", "Grüße?\n")), "Hallo “du”.\n")
OTHER = TrainingRow("k2", (Message("user", "Name a colour."),), "Red.")


def test_rows_come_back_from_their_lines() -> None:
    lines = encode_rows([ROW, OTHER]).splitlines(keepends=True)
    assert len(lines) == 2
    assert decode_rows([*lines, b"\n"], "rows.jsonl", TrainingRow) == [ROW, OTHER]


@pytest.mark.parametrize("line", [b"{", b'{"prompt_key": "k"}', b"[]", b'{"prompt_key": "\xff"}'])
def test_a_broken_line_is_named(line: bytes) -> None:
    with pytest.raises(BadInput, match=r"rows\.jsonl, line 2"):
        decode_rows([encode_rows([ROW]), line], "rows.jsonl", TrainingRow)


def test_the_hash_is_of_the_exact_rows_in_their_order() -> None:
    assert len(rows_hash([ROW, OTHER])) == 32
    assert rows_hash([ROW, OTHER]) == rows_hash(decode_rows(encode_rows([ROW, OTHER]).splitlines(), "", TrainingRow))
    changed = TrainingRow(OTHER.prompt_key, OTHER.messages, "Red")
    hashes = {rows_hash(rows) for rows in ([ROW, OTHER], [OTHER, ROW], [ROW], [ROW, changed], [])}
    assert len(hashes) == 5


def test_a_third_of_what_is_held_out_is_for_validation_whatever_the_split() -> None:
    keys = [f"{i:032x}" for i in range(6000)]
    for share in (0.1, 1.0):
        held_out = [key for key in keys if split_of(key, share) == "held-out"]
        assert sum(part_of(key) == "validation" for key in held_out) == pytest.approx(len(held_out) / 3, rel=0.12)


def test_the_split_depends_on_the_key_and_is_nested() -> None:
    keys = [f"{i:032x}" for i in range(4000)]
    held_out = {share: {key for key in keys if split_of(key, share) == "held-out"} for share in (0, 0.2, 0.5, 1)}
    assert held_out[0] == set()
    assert held_out[1] == set(keys)
    assert held_out[0.2] < held_out[0.5]
    assert len(held_out[0.2]) == pytest.approx(800, abs=80)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_outside_its_range_is_refused(share: float) -> None:
    with pytest.raises(BadInput, match="held-out share"):
        split_of("k", share)


def test_the_exported_line_is_a_chat() -> None:
    assert chat_line(ROW) == {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Grüße?\n"},
            {"role": "assistant", "content": "Hallo “du”.\n"},
        ]
    }


def test_what_was_not_mixed_in_is_written_as_ever() -> None:
    """Else the hash of rows that an adapter carries would not be theirs any more."""
    assert b"other" not in encode_rows([ROW])
    assert decode_rows(encode_rows([msgspec.structs.replace(ROW, other=True)]).splitlines(), "", TrainingRow)[0].other


# --- what is kept back, and what is mixed in


def of_prompts(keys: list[int], other: bool = False) -> list[TrainingRow]:
    return [TrainingRow(f"k{key}", (Message("user", f"{key}"),), f"{place}", other) for place, key in enumerate(keys)]


@given(st.lists(st.integers(0, 9), min_size=1), st.floats(0.01, 0.9), st.integers(0, 5))
def test_all_rows_of_a_prompt_are_learnt_from_or_measured_on(keys: list[int], share: float, seed: int) -> None:
    rows = of_prompts(keys) + of_prompts([0, 1], other=True)
    prompts = len(set(keys))
    if prompts < 2:
        with pytest.raises(BadInput, match="both learnt from and measured on"):
            kept_back(rows, share, seed)
        return
    learnt, measured = kept_back(rows, share, seed)
    assert sorted(learnt + measured, key=rows.index) == rows
    assert not any(row.other for row in measured)
    back = {row.prompt_key for row in measured}
    assert not back & {row.prompt_key for row in learnt if not row.other}
    assert len(back) == min(max(round(share * prompts), 1), prompts - 1)
    assert kept_back(rows, share, seed) == (learnt, measured)


def test_nothing_is_kept_back_for_no_share() -> None:
    assert kept_back([ROW], 0, 0) == ([ROW], [])


def test_mixing_in() -> None:
    others = of_prompts(list(range(100)), other=True)
    some = mixed_in(others, 60, 0.25, 3)
    assert len(some) == 20
    assert len({row.completion for row in some}) == 20
    assert some == mixed_in(others, 60, 0.25, 3) != mixed_in(others, 60, 0.25, 4)
    assert mixed_in(others[:5], 60, 0.25, 3) == others[:5], "all there are"


def test_chat_lines_are_rows_again() -> None:
    (row,) = chat_rows([b"\n", msgspec.json.encode(chat_line(ROW))], "chat.jsonl")
    assert row == TrainingRow(prompt_key(ROW.messages), ROW.messages, ROW.completion, other=True)


def test_an_edited_row_says_so_wherever_it_is_written() -> None:
    edited = msgspec.structs.replace(ROW, human_written=True)
    assert chat_line(edited) == {**chat_line(ROW), "human_written": True}
    (again,) = chat_rows([msgspec.json.encode(chat_line(edited))], "chat.jsonl")
    assert again.human_written
    assert decode_rows(encode_rows([edited, ROW]).splitlines(), "rows", TrainingRow) == [edited, ROW]
    assert rows_hash([edited]) != rows_hash([ROW])
    assert b"human_written" not in encode_rows([ROW]), "the hash of what no person edited stays as it was"


@pytest.mark.parametrize(
    "line",
    [b"{", b'{"messages": []}', b'{"messages": [{"role": "user", "content": "a"}]}', b'{"prompt": "a"}'],
)
def test_a_line_without_an_answer_is_named(line: bytes) -> None:
    with pytest.raises(BadInput, match=r"chat\.jsonl, line 2"):
        chat_rows([msgspec.json.encode(chat_line(ROW)), line], "chat.jsonl")
