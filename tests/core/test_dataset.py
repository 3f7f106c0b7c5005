from __future__ import annotations

import pytest

from rsgui.core.dataset import TrainingRow, chat_line, decode_rows, encode_rows, part_of, rows_hash, split_of
from rsgui.core.entities import Message
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
