from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Generator, Message, NewCompletion, NewPrompt, Project, Run
from rsgui.core.errors import BadInput, DiskFull, StoreError, StoreNotUsable
from rsgui.core.sampling import SamplingParams
from rsgui.store import projects, prompts, runs
from rsgui.store.database import Store
from rsgui.store.faults import told_on_opening


def test_a_full_disk_is_told_and_survived(store: Store, project: Project) -> None:
    with store.write() as w:
        pages = w.session.scalar(text("PRAGMA page_count"))
        w.session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    big = [NewPrompt((Message("user", f"{i} " + "x" * 1000),)) for i in range(100)]
    with pytest.raises(DiskFull, match=r"is full\. Make room"), store.write() as w:
        prompts.add(w, project.id, big, 0.0)
    with store.read() as s:
        assert prompts.count(s, project.id) == 0
    with store.write() as w:
        w.session.execute(text("PRAGMA max_page_count = 100000"))
        assert prompts.add(w, project.id, big, 0.0).added == 100


def test_writing_for_a_project_that_was_deleted(store: Store, project: Project, run: Run, made: list[int]) -> None:
    with store.write() as w:
        projects.delete(w, project.id)
    with pytest.raises(StoreError, match="no longer in the store"), store.write() as w:
        runs.add_completions(w, run.id, [NewCompletion(1, 9, "late", 1, "stop", None)])


def test_errors_of_files_that_are_not_the_store_stay_what_they_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), store.read():
        (tmp_path / "nowhere").read_text()


def test_our_own_mistakes_stay_what_they_are(store: Store) -> None:
    with pytest.raises(Exception, match="no such table") as caught, store.read() as s:
        s.execute(text("SELECT * FROM nonsense"))
    assert not isinstance(caught.value, StoreError)


@pytest.mark.parametrize("content", [b"hello, I am a text file " * 100, b"{}", b"SQLite format 3\0" + b"\1" * 4096])
def test_a_file_that_is_no_store(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreNotUsable, match=r"not a store of rsgui|another program"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreNotUsable, match="not a store"):
        Store.open(tmp_path)


def test_a_place_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "file" / "store.sqlite")


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, StoreError), (errno.EIO, StoreError)],
)
def test_errors_of_the_system(tmp_path: Path, number: int, error: type[Exception]) -> None:
    with pytest.raises(error), told_on_opening(tmp_path):
        raise OSError(number, os.strerror(number))


READ_ONLY = """
import os, sys
from pathlib import Path
from rsgui.core.errors import StoreError
from rsgui.store.database import Store
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Store.open(Path(sys.argv[1]))
except StoreError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
@pytest.mark.parametrize("case", ["folder", "folder of a store", "file"])
def test_a_place_that_may_not_be_written(case: str) -> None:
    """In a child, because a test that runs as root may write everything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rsgui.sqlite"
        if case != "folder":
            Store.open(path).close()
            path.chmod(0o444)
            path.with_name(path.name + ".lock").unlink(missing_ok=True)
        path.parent.chmod(0o777 if case == "file" else 0o555)
        child = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=False)
        path.parent.chmod(0o755)
    assert child.stdout.startswith(f"StoreError The store {path} cannot be written. Give yourself the right"), child


def test_what_is_not_unicode_text_is_told(store: Store, project: Project, made: list[int]) -> None:
    """Python has half of a surrogate pair for each byte of a file name that is not UTF-8."""
    with pytest.raises(BadInput, match=r"a\\udcff.* not Unicode"), store.write() as w:
        projects.create(w, "a\udcff")
    generator = Generator(sampling=SamplingParams(system_prompt="a\udcff"))
    with pytest.raises(BadInput, match=r"a\\udcff.* not Unicode"), store.write() as w:
        runs.create(w, project.id, generator, "train", 1, 0)
