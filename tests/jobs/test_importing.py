"""The import: all of a file or nothing of it; and the preview, which writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rsgui.core import wire
from rsgui.core.errors import BadInput
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts


@pytest.fixture
def empty(bench: Workbench) -> int:
    return actions.create_project(bench, "Empty").id


def write(path: Path, count: int, last: str = "") -> Path:
    lines = [json.dumps({"prompt": f"Say {n}", "checks": [{"check": "max_words", "count": 9}]}) for n in range(count)]
    path.write_text("\n".join([*lines, last]), "utf-8")
    return path


def count(bench: Workbench, project: int) -> int:
    with bench.store.read() as s:
        return prompts.count(s, project)


def test_imports_once_and_counts_duplicates(bench: Workbench, empty: int, tmp_path: Path) -> None:
    file = write(tmp_path / "p.jsonl", 3000, json.dumps({"prompt": "Say 7"}))
    record = bench.runner.wait(actions.import_prompts(bench, empty, file), 60)
    assert record.state == "done"
    assert record.message == "3,000 prompts imported. 1 was there already, or twice in the file."
    assert (record.done, record.total) == (3001, 3001)
    assert count(bench, empty) == 3000
    again = bench.runner.wait(actions.import_prompts(bench, empty, file), 60)
    assert again.message.startswith("0 prompts imported. 3,001 were there")


def test_a_bad_line_leaves_the_store_unchanged(bench: Workbench, empty: int, tmp_path: Path) -> None:
    record = bench.runner.wait(actions.import_prompts(bench, empty, write(tmp_path / "p.jsonl", 2000, "{no")), 60)
    assert record.state == "failed"
    assert "2001" in record.message.replace(",", "")
    assert count(bench, empty) == 0


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_file_is_refused(bench: Workbench, empty: int, tmp_path: Path, content: str) -> None:
    (tmp_path / "p.jsonl").write_text(content)
    record = bench.runner.wait(actions.import_prompts(bench, empty, tmp_path / "p.jsonl"), 60)
    assert record.state == "failed"
    assert "p.jsonl" in record.message


def test_what_is_wrong_from_the_start_is_refused_at_once(bench: Workbench, empty: int, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file"):
        actions.import_prompts(bench, empty, tmp_path / "none.jsonl")
    with pytest.raises(BadInput, match="share"):
        actions.import_prompts(bench, empty, write(tmp_path / "p.jsonl", 1), held_out_share=2)


def test_the_preview_writes_nothing(bench: Workbench, empty: int, tmp_path: Path) -> None:
    preview = actions.preview_prompts(bench, write(tmp_path / "p.jsonl", 100)).result(60)
    assert len(preview.prompts) == actions.PREVIEW_ROWS
    assert preview.file.columns == ("prompt", "checks")
    assert count(bench, empty) == 0


def test_the_previews_errors_come_with_the_future(bench: Workbench, tmp_path: Path) -> None:
    file = write(tmp_path / "p.jsonl", 1)
    with pytest.raises(BadInput, match="nothing"):
        actions.preview_prompts(bench, file, wire.Columns(prompt="nothing")).result(60)


def test_a_closed_runner_takes_no_calls(bench: Workbench, tmp_path: Path) -> None:
    bench.runner.close()
    assert actions.preview_prompts(bench, write(tmp_path / "p.jsonl", 1)).cancelled()
