"""The window as a whole: where one is, what the rail says, keys, and that it never waits."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from rsgui.core.entities import Generator, Model, Project
from rsgui.core.sampling import SamplingParams
from rsgui.gui.help import Help, page_help
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.prompts_page import PromptsPage
from rsgui.gui.rail import STAGES, captions, next_stage
from rsgui.jobs import actions
from rsgui.jobs import settings as settings_file
from rsgui.jobs.workbench import Workbench
from rsgui.store.projects import Counts

Until = Callable[[Callable[[], object]], None]
NOTHING = Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def counts(**known: int) -> Counts:
    fields = {name: getattr(NOTHING, name) for name in NOTHING.__struct_fields__}
    return Counts(**(fields | known))


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (counts(), "prompts"),
        (counts(train=96), "generate"),
        (counts(train=96, completions=5, expected=768), "generate"),
        (counts(train=96, completions=768, expected=768, unrewarded=768), "score"),
        (counts(train=96, completions=768, expected=768, rewarded=768), "review"),
        (counts(train=96, completions=768, expected=768, rewarded=768, selected=90), "train"),
        (counts(train=96, completions=768, expected=768, rewarded=768, selected=90, adapters=1), "evaluate"),
        (counts(train=96, completions=8, expected=8, rewarded=8, selected=9, adapters=1, evaluations=1), ""),
        (counts(train=96, completions=8, expected=8, rewarded=8, selected=9, adapters=2, evaluations=1), "evaluate"),
    ],
)
def test_the_rail_knows_what_comes_next(now: Counts, following: str) -> None:
    assert next_stage(now) == following


def test_the_rail_says_how_far_a_stage_is() -> None:
    texts = captions(counts(train=1096, held_out=48, completions=812, expected=1152, rewarded=1, unrewarded=811))
    assert (texts["prompts"], texts["generate"], texts["score"]) == ("1,144", "812 of 1,152", "1 of 812")
    assert captions(counts(selected=37, adapters=1))["review"] == "37 picked"


def test_a_project_opens_at_its_next_stage(window: MainWindow, project: Project, until: Until) -> None:
    window.open_project(project)
    until(lambda: window.page.stage == "generate")
    assert "Trial" in window.windowTitle()


def test_keys_lead_to_every_stage(qtbot: QtBot, window: MainWindow, project: Project, until: Until) -> None:
    window.open_project(project, "prompts")
    for place, stage in enumerate(STAGES, 1):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{place}"), Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
        assert window.page.stage == stage
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
    until(lambda: window.page.stage == "projects")


@pytest.mark.parametrize("stage", ["projects", *STAGES])
def test_every_page_has_its_help(stage: str) -> None:
    title, words = page_help(stage)
    assert title == STAGES.get(stage, "Projects")
    assert len(words) > 100


def test_f1_shows_the_help_and_the_keys(qtbot: QtBot, window: MainWindow, until: Until) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)  # type: ignore[no-untyped-call]
    until(lambda: window.findChild(Help) is not None)
    shown = window.findChild(Help)
    assert shown is not None
    shown.close()


def test_the_overview_goes_away_when_asked_for_once_more(window: MainWindow, until: Until) -> None:
    window.show_help()
    window.show_help()
    until(lambda: window.findChild(Help) is None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_search_hands_the_keys_back_to_the_page(
    qtbot: QtBot, window: MainWindow, project: Project, until: Until, key: Qt.Key
) -> None:
    window.open_project(project, "prompts")
    page = window.pages["prompts"]
    assert isinstance(page, PromptsPage)
    until(lambda: page.model.rowCount() == 32)
    window.header.focus_search()
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("held-out")
    qtbot.keyClick(field, key)  # type: ignore[no-untyped-call]
    until(lambda: page.model.rowCount() == (8 if key == Qt.Key.Key_Return else 32))
    assert window.focusWidget() is not field


def test_a_key_changes_the_theme(window: MainWindow, bench: Workbench) -> None:
    chosen = []
    for _ in range(3):
        window.header.next_theme()
        chosen.append(bench.settings.theme)
    assert sorted(chosen) == ["dark", "light", "system"]
    window.theme.choose("light")


def test_the_main_button_has_a_key(qtbot: QtBot, window: MainWindow, project: Project, until: Until) -> None:
    window.open_project(project, "generate")
    page = window.pages["generate"]
    assert isinstance(page, GeneratePage)
    until(page.start_button.isEnabled)
    pressed: list[bool] = []
    page.start_button.clicked.disconnect()
    page.start_button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # type: ignore[no-untyped-call]
    assert pressed


def test_the_theme_is_kept(window: MainWindow, until: Until) -> None:
    window.choose_theme("dark")
    until(lambda: settings_file.file().exists() and settings_file.load().theme == "dark")
    window.theme.choose("light")


def test_a_deleted_project_closes(window: MainWindow, bench: Workbench, project: Project, until: Until) -> None:
    window.open_project(project, "prompts")
    actions.delete_project(bench, project.id)
    until(lambda: window.page.stage == "projects")


def test_closing_asks_once_while_a_job_runs(
    window: MainWindow, bench: Workbench, project: Project, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    window.open_project(project, "generate")
    slow = Generator(Model("fake", "fake:?delay=0.05"))
    job = actions.start_generation(bench, project.id, slow, 8, 0)
    until(lambda: window.dock.busy)

    monkeypatch.setattr(window, "agrees_to_stop", lambda: asked.append("stop?"))
    assert not window.close()
    assert len(asked) == 1
    window.may_close = True
    assert window.close()
    bench.runner.cancel(job)
    bench.runner.wait(job)


def test_the_window_asks_the_store_in_other_threads_only(
    qtbot: QtBot, window: MainWindow, bench: Workbench, large: Project, until: Until
) -> None:
    """On every page, while a generation runs. `make bench SUBJECT=review` measures how long anything then waits."""
    asked: list[str] = []

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if threading.current_thread() is threading.main_thread():
            asked.append(statement)

    window.open_project(large, "generate")
    slow = Generator(Model("fake", "fake:?delay=0.02"), None, SamplingParams(max_new_tokens=32))
    job = actions.start_generation(bench, large.id, slow, 8, 0)
    event.listen(Engine, "before_cursor_execute", look)
    try:
        for stage in (*STAGES, "projects"):
            window.show_stage(stage)
            known = bench.runner.progress(job)
            until(lambda known=known: (now := bench.runner.progress(job)) and now.done > (known.done if known else 0))  # type: ignore[misc]
        assert not asked
    finally:
        event.remove(Engine, "before_cursor_execute", look)
        bench.runner.cancel(job)
    assert bench.runner.wait(job).state == "cancelled"


def test_the_window_comes_without_torch() -> None:
    code = (
        "import sys, rsgui.app\n"
        "heavy = {'torch', 'transformers', 'peft', 'llama_cpp', 'datasets', 'rsgui.engine'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
