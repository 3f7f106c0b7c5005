"""Prompt files: what is read from each form, and what is said of a file that cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from rsgui.core import wire
from rsgui.core.checks import EndsWith, MaxWords, Number
from rsgui.core.entities import Message, NewPrompt
from rsgui.core.errors import BadInput, Cancelled
from rsgui.core.wire import Columns
from rsgui.engine.control import Control, Reply
from rsgui.engine.reading import read_prompts


def read(path: Path, *, limit: int | None = None, **columns: Any) -> tuple[list[wire.Read], wire.FileInfo]:
    events: list[wire.Event] = []
    reply = Reply(1, events.append)
    info = read_prompts(wire.ReadPrompts(1, str(path), Columns(**columns), limit), Control(), reply)
    reply.flush()
    items = [item for event in events if isinstance(event, wire.Items) for item in event.items]
    return [item for item in items if isinstance(item, wire.Read)], info


def prompts(path: Path, **columns: Any) -> list[NewPrompt]:
    return [item.prompt for item in read(path, **columns)[0]]


def user(text: str) -> tuple[Message, ...]:
    return (Message("user", text),)


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, Any] | str) -> Path:
        path = tmp_path / "prompts.jsonl"
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str, name: str = "prompts.csv") -> Path:
        (tmp_path / name).write_bytes(text.encode())
        return tmp_path / name

    return write


@pytest.fixture
def parquet(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, Any]) -> Path:
        path = tmp_path / "prompts.parquet"
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path)
        return path

    return write


FULL = {
    "prompt": "Add 2 and 3.",
    "system": "Be brief.",
    "reference": 5,
    "checks": [{"check": "number", "value": 5}, {"check": "max_words", "count": 20}],
    "tags": ["sum", "easy"],
    "split": "test",
}
FULL_PROMPT = NewPrompt(
    messages=(Message("system", "Be brief."), Message("user", "Add 2 and 3.")),
    checks=(Number(5), MaxWords(20)),
    reference="5",
    tags=("sum", "easy"),
    split="held-out",
)


def test_a_full_row_means_the_same_in_every_form(jsonl: Any, table: Any, parquet: Any) -> None:
    cells = {k: v if isinstance(v, str) else json.dumps(v) for k, v in FULL.items()}
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells.values())
    for path in (jsonl(FULL), table(",".join(cells) + "\n" + quoted + "\n"), parquet(FULL)):
        items, info = read(path)
        assert [item.prompt for item in items] == [FULL_PROMPT]
        assert info == wire.FileInfo(tuple(FULL), Columns(*FULL), 1)


def test_text_alone_is_enough(jsonl: Any) -> None:
    items, info = read(jsonl({"question": "Why?", "id": 1}, "", {"question": "How?", "extra": None}))
    assert [(item.line, item.prompt) for item in items] == [(1, NewPrompt(user("Why?"))), (3, NewPrompt(user("How?")))]
    assert info == wire.FileInfo(("question", "id", "extra"), Columns(prompt="question"), 2)


@pytest.mark.parametrize(
    "value",
    [
        [{"role": "user", "content": "Hi"}],
        '[{"role": "user", "content": "Hi"}]',
        [{"from": "human", "value": "Hi"}],
    ],
)
def test_messages_in_their_forms(jsonl: Any, parquet: Any, value: Any) -> None:
    assert prompts(jsonl({"messages": value})) == [NewPrompt(user("Hi"))]
    assert prompts(parquet({"messages": value})) == [NewPrompt(user("Hi"))]


def test_the_answer_that_ends_a_chat_is_its_reference(jsonl: Any) -> None:
    chat = (Message("user", "1 and 1?"), Message("assistant", "2."), Message("user", "And 1 more?"))
    turns = [{"role": turn.role, "content": turn.content} for turn in (*chat, Message("assistant", "3."))]
    assert prompts(jsonl({"messages": turns})) == [NewPrompt(chat, reference="3.")]


def test_text_that_begins_with_a_bracket_stays_text(jsonl: Any) -> None:
    assert [p.messages for p in prompts(jsonl({"text": "[1, 2] plus"}, {"text": "[]"}))] == [
        user("[1, 2] plus"),
        user("[]"),
    ]


def test_a_system_message_of_its_own_wins(jsonl: Any) -> None:
    messages = [{"role": "system", "content": "Own."}, {"role": "user", "content": "Hi"}]
    (prompt,) = prompts(jsonl({"messages": messages, "system": "Other."}))
    assert prompt.messages[0] == Message("system", "Own.")


def test_named_columns(table: Any) -> None:
    path = table("id,q,a,part\n1,One?,uno,train\n2,Two?,,validation\n")
    assert prompts(path, prompt="q", reference="a", split="part") == [
        NewPrompt(user("One?"), reference="uno", split="train"),
        NewPrompt(user("Two?"), split="held-out"),
    ]


def test_a_table_keeps_text_as_it_is_and_knows_its_lines(table: Any) -> None:
    path = table('prompt,reference\r\n"two\nlines, ""quoted""",007\r\n\r\nNA,1e3\r\n')
    items, info = read(path)
    assert [(item.line, item.prompt.messages, item.prompt.reference) for item in items] == [
        (2, user('two\nlines, "quoted"'), "007"),
        (5, user("NA"), "1e3"),
    ]
    assert info.rows == 2


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_other_delimiters(table: Any, name: str, mark: str) -> None:
    assert prompts(table(f"prompt{mark}tags\nOne, two{mark}a, b,a\n", name)) == [
        NewPrompt(user("One, two"), tags=("a", "b"))
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_column(table: Any, jsonl: Any) -> None:
    assert prompts(table("\ufeffprompt\nHi\n")) == [NewPrompt(user("Hi"))]
    assert prompts(jsonl('\ufeff{"prompt": "Hi\u2028there"}')) == [NewPrompt(user("Hi\u2028there"))]


def test_checks_of_a_parquet_file_do_not_get_each_others_fields(parquet: Any) -> None:
    checks = [{"check": "max_words", "count": 3}, {"check": "ends_with", "text": "."}]
    assert prompts(parquet({"text": "Hi", "checks": checks}))[0].checks == (MaxWords(3), EndsWith("."))


def test_the_columns_are_told_also_of_rows_that_cannot_be_used(jsonl: Any) -> None:
    items, info = read(jsonl({"ask": "Hi", "checks": "none of ours"}), limit=0)
    assert (items, info.columns, info.used) == ([], ("ask", "checks"), Columns(checks="checks"))


def test_a_column_can_be_left_out(jsonl: Any) -> None:
    file = jsonl({"prompt": "Hi", "checks": "none of ours"})
    items, info = read(file, checks="")
    assert items[0].prompt.checks == ()
    assert info.used == Columns(prompt="prompt")


def test_a_preview_ends_after_its_limit(jsonl: Any) -> None:
    path = jsonl(*({"prompt": str(i)} for i in range(9)), "not JSON")
    items, info = read(path, limit=3)
    assert len(items) == 3
    assert info.rows is None
    assert read(jsonl({"prompt": "one"}), limit=1)[1].rows == 1


def test_a_preview_of_a_parquet_file_knows_how_many_rows_there_are(parquet: Any) -> None:
    items, info = read(parquet(*({"prompt": str(i)} for i in range(9))), limit=3)
    assert (len(items), info.rows) == (3, 9)


def test_names_that_look_like_patterns(tmp_path: Path) -> None:
    folder = tmp_path / "data [v1]"
    folder.mkdir()
    path = folder / "what*is?.jsonl"
    path.write_text('{"prompt": "Hi"}\n')
    assert len(prompts(path)) == 1


def test_nothing_is_left_behind(jsonl: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = jsonl({"prompt": "Hi"})
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(path)
    assert os.listdir(tmp_path) == [path.name]  # noqa: PTH208


def test_cancelling_ends_the_reading(jsonl: Any) -> None:
    control = Control()
    control.cancel()
    request = wire.ReadPrompts(1, str(jsonl({"prompt": "Hi"})), Columns())
    with pytest.raises(Cancelled):
        read_prompts(request, control, Reply(1, lambda event: None))


BAD_ROWS: list[tuple[dict[str, Any] | str, str]] = [
    ('{"prompt": "Hi"', "prompts.jsonl, line 2 is not JSON: it ends too early."),
    ("[1]", "prompts.jsonl, line 2 is not a JSON object."),
    ({"prompt": " "}, "prompts.jsonl, line 2: the prompt is empty."),
    ({"other": "x"}, "prompts.jsonl, line 2: the prompt is empty."),
    ({"prompt": 7}, "prompts.jsonl, line 2: the prompt is a number, not text."),
    ({"prompt": {"a": 1}}, "prompts.jsonl, line 2: the prompt is an object, not text."),
    ({"prompt": []}, "prompts.jsonl, line 2: the messages have no user turn with text in it."),
    (
        {"prompt": [{"role": "system", "content": "x"}]},
        "prompts.jsonl, line 2: the messages have no user turn with text in it.",
    ),
    ({"prompt": [{"role": "tool", "content": "x"}]}, "prompts.jsonl, line 2: message 1 has the role 'tool'."),
    ({"prompt": [{"role": "user"}]}, "prompts.jsonl, line 2: message 1 has no text as its content."),
    ({"prompt": ["Hi"]}, "prompts.jsonl, line 2: message 1 is text, not an object."),
    ({"prompt": "Hi", "split": "dogs"}, "prompts.jsonl, line 2: the split is 'dogs'."),
    ({"prompt": "Hi", "tags": 3}, "prompts.jsonl, line 2: the tags are not a list of texts."),
    ({"prompt": "Hi", "reference": ["a"]}, "prompts.jsonl, line 2: the reference is a list, not text."),
    ({"prompt": "Hi", "checks": "short"}, "prompts.jsonl, line 2: the checks are not JSON"),
    ({"prompt": "Hi", "checks": [{"check": "rhymes"}]}, "prompts.jsonl, line 2: checks: check 1 cannot be read"),
    (
        {"prompt": "Hi", "checks": [{"check": "regex", "pattern": "("}]},
        "prompts.jsonl, line 2: checks: check 1: the pattern '(' is not a regular expression",
    ),
]


@pytest.mark.parametrize(("row", "message"), BAD_ROWS)
def test_a_bad_row_is_named_by_its_line(jsonl: Any, row: dict[str, Any] | str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(jsonl({"prompt": "Fine."}, row))
    assert caught.value.message.startswith(message)
    assert caught.value.hint or "check" in caught.value.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prompt,tags\nHi,a,b\n", "prompts.csv, line 2 has 3 fields, but the header has 2."),
        ('prompt\nHi\n"unclosed\nmore\n', "prompts.csv, line 3 cannot be read: unexpected end of data."),
        ("prompt,prompt\nHi,Ho\n", "prompts.csv has two columns with the name prompt."),
        ("prompt\n", "prompts.csv has no prompts."),
        ("", "prompts.csv is empty."),
        ("body,id\nHi,1\n", "prompts.csv has no column with prompts."),
    ],
)
def test_bad_tables(table: Any, text: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(table(text))
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize("field", Columns.__struct_fields__)
def test_a_column_that_is_not_there(jsonl: Any, field: str) -> None:
    named: dict[str, Any] = {field: "query"}
    with pytest.raises(BadInput) as caught:
        read(jsonl({"text": "Hi", "id": 3}), **named)
    assert str(caught.value) == "prompts.jsonl has no column query. Choose one of its columns: text, id."


def test_bad_files(tmp_path: Path, parquet: Any) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"prompt": "a"}\n{"prompt": "café"}\n'.encode("latin-1"))
    cut = parquet({"prompt": "Hi"})
    cut.write_bytes(cut.read_bytes()[:-20])
    (tmp_path / "notes.txt").write_text("Hi")
    for path, message in {
        tmp_path: f"{tmp_path} is a folder.",
        tmp_path / "none.jsonl": f"There is no file {tmp_path / 'none.jsonl'}.",
        tmp_path / "notes.txt": "The ending of notes.txt is not one of .jsonl, .csv and .parquet.",
        latin: "latin.jsonl, line 2 is not UTF-8 text.",
        cut: "prompts.parquet is not a Parquet file that can be read.",
    }.items():
        with pytest.raises(BadInput) as caught:
            read(path)
        assert caught.value.message == message
        assert caught.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(jsonl: Any) -> None:
    path = jsonl({"prompt": "Hi"})
    path.chmod(0)
    with pytest.raises(BadInput, match=r"cannot be read: Permission denied\."):
        read(path)


def test_an_empty_parquet_file_has_no_prompts(tmp_path: Path) -> None:
    path = tmp_path / "none.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"prompt": pyarrow.array([], pyarrow.string())}), path)
    with pytest.raises(BadInput, match=r"none\.parquet has no prompts\."):
        read(path)


def test_reading_imports_no_model_library(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"prompt": "Hi"}\n')
    code = f"""
import sys
from rsgui.core import wire
from rsgui.engine.control import Control, Reply
from rsgui.engine.reading import read_prompts
read_prompts(wire.ReadPrompts(1, {str(path)!r}, wire.Columns()), Control(), Reply(1, lambda event: None))
assert not {{"torch", "transformers", "llama_cpp"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
