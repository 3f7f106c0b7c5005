"""A window on a real store and a real runner, with the fake generator; and nothing may be left behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rsgui.core.checks import Includes, MaxWords
from rsgui.core.entities import Generator, Message, Model, NewPrompt, Project, Split
from rsgui.core.sampling import SamplingParams
from rsgui.gui.background import wait_for_reads
from rsgui.gui.main_window import MainWindow
from rsgui.gui.theme import Theme
from rsgui.jobs import actions, workbench
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts

HERE = Path(__file__).parent
PATIENCE = 30_000
"""Milliseconds until a test gives up waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this whenever a window has a least size; it is no fault."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of the test's own."""
    for name in ("CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """No window, and no thread of ours, outlives its test."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"
    threads = {t for t in set(threading.enumerate()) - before if not t.name.startswith("Dummy")}
    for thread in threads:  # one that is ending has the time to
        thread.join(PATIENCE / 1000)
    running = [thread for thread in threads if thread.is_alive()]
    assert not running, f"threads left running: {running}"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    bench = workbench.open(tmp_path / "store.sqlite")
    yield bench
    assert wait_for_reads()
    bench.close()


@pytest.fixture
def project(bench: Workbench) -> Project:
    """24 training and 8 held-out prompts with two checks each."""
    made = actions.create_project(bench, "Trial")
    with bench.store.write() as w:
        prompts.add(w, made.id, some_prompts(24, "train") + some_prompts(8, "held-out"), 0.25)
    return made


def some_prompts(count: int, split: Split) -> list[NewPrompt]:
    """Prompts with two checks and a tag each."""
    return [
        NewPrompt(
            (Message("user", f"Say something about {split} topic {number}."),),
            checks=(MaxWords(20), Includes(("river",))),
            tags=("odd" if number % 2 else "even",),
            split=split,
        )
        for number in range(count)
    ]


@pytest.fixture
def large(bench: Workbench) -> Project:
    """200 training prompts."""
    made = actions.create_project(bench, "Large")
    with bench.store.write() as w:
        prompts.add(w, made.id, some_prompts(200, "train"), 0.0)
    return made


@pytest.fixture
def fake() -> Generator:
    return Generator(Model("fake", "fake:"), None, SamplingParams(max_new_tokens=32))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot, bench: Workbench, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(bench, theme)
    qtbot.addWidget(window, before_close_func=_without_question)
    window.show()
    yield window
    _without_question(window)
    window.close()


def _without_question(window: QWidget) -> None:
    """A question would wait for an answer that no test gives."""
    if isinstance(window, MainWindow):
        window.may_close = True


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """One that waits longer than the usual five seconds, so that a busy machine fails no test."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE)  # type: ignore[method-assign]
    return qtbot


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    """Waits, with the event loop running, until something is so."""

    def wait(holds: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(holds()))

    return wait


@pytest.fixture
def generated(bench: Workbench, project: Project, fake: Generator) -> Project:
    """The project with 4 completions of each training prompt."""
    assert bench.runner.wait(actions.start_generation(bench, project.id, fake, 4, 0)).state == "done"
    return project


@pytest.fixture
def scored(bench: Workbench, generated: Project) -> Project:
    """The same with rewards."""
    assert bench.runner.wait(actions.start_scoring(bench, generated.id)).state == "done"
    return generated
