"""Bad input in the window: it is told on the page where it was given, and the window goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from rsgui import app as window_app
from rsgui import paths
from rsgui.core.entities import EMBEDDED_MODEL, Generator, Message, Model, NewPrompt, Project, TrainingParams
from rsgui.core.errors import StoreInUse
from rsgui.core.selection import Recipe
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.evaluate_page import EvaluatePage
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.prompts_page import PromptsPage
from rsgui.gui.pages.run_card import RunCard
from rsgui.jobs import actions, workbench
from rsgui.jobs import settings as settings_file
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, projects, prompts, rounds, runs

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def prompts_page(window: MainWindow) -> PromptsPage:
    found = window.pages["prompts"]
    assert isinstance(found, PromptsPage)
    return found


@pytest.fixture
def generate_page(window: MainWindow) -> GeneratePage:
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    return found


FILES = [
    ("empty.jsonl", b"", "empty.jsonl is empty."),
    ("cut.jsonl", b'{"prompt": "One."}\n{"prompt": "Tw', "cut.jsonl, line 2 is not JSON: it ends too early."),
    (
        "other.jsonl",
        b'{"title": "One."}\n',
        "other.jsonl has no column with prompts. Choose one of its columns: title.",
    ),
    ("latin.csv", "prompt\nGröße\n".encode("latin-1"), "latin.csv, line 2 is not UTF-8 text."),
]


@pytest.mark.parametrize(("name", "content", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_a_prompt_file_that_cannot_be_used(
    window: MainWindow,
    prompts_page: PromptsPage,
    bench: Workbench,
    tmp_path: Path,
    until: Until,
    name: str,
    content: bytes,
    message: str,
) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "prompts")
    (tmp_path / name).write_bytes(content)
    prompts_page.preview(tmp_path / name)
    until(prompts_page.panel.errors.isVisible)
    assert message in prompts_page.panel.errors.accessibleName()
    prompts_page.panel.cancel()
    until(lambda: not prompts_page.panel.isVisible())


def test_a_bad_line_beyond_the_preview_is_told_on_the_page(
    window: MainWindow, prompts_page: PromptsPage, bench: Workbench, tmp_path: Path, until: Until
) -> None:
    project = actions.create_project(bench, "Empty")
    window.open_project(project, "prompts")
    file = tmp_path / "long.jsonl"
    file.write_text("\n".join([f'{{"prompt": "Number {n}"}}' for n in range(30)] + ["{"]))
    prompts_page.preview(file)
    until(lambda: prompts_page.panel.model.rowCount() == actions.PREVIEW_ROWS)
    prompts_page.panel.accept()
    until(prompts_page.errors.isVisible)
    assert "long.jsonl, line 31 is not JSON" in prompts_page.errors.accessibleName()
    with bench.store.read() as s:
        assert prompts.count(s, project.id) == 0


def test_a_file_that_is_gone_when_it_is_imported(
    window: MainWindow, prompts_page: PromptsPage, bench: Workbench, tmp_path: Path, until: Until
) -> None:
    window.open_project(actions.create_project(bench, "Empty"), "prompts")
    file = tmp_path / "gone.jsonl"
    file.write_text('{"prompt": "One."}')
    prompts_page.preview(file)
    until(lambda: prompts_page.panel.model.rowCount() == 1)
    file.unlink()
    prompts_page.panel.accept()
    until(prompts_page.errors.isVisible)
    assert f"There is no file {file}." in prompts_page.errors.accessibleName()


def pickled(place: Path) -> None:
    place.mkdir()
    (place / "config.json").write_text('{"model_type": "llama"}')
    (place / "pytorch_model.bin").write_bytes(b"\x80\x04.")


def cut_short(place: Path) -> None:
    with paths.model_path(EMBEDDED_MODEL).open("rb") as whole:
        place.write_bytes(whole.read(100_000))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.mkdir, "is not a model: it has no config.json."),
        (pickled, "has its weights only in a pickled form"),
        (cut_short, "is cut short or damaged: it ends after 0.1 MB."),
    ],
    ids=["empty folder", "pickled", "cut short"],
)
def test_a_path_that_is_no_model(
    window: MainWindow,
    generate_page: GeneratePage,
    project: Project,
    bench: Workbench,
    tmp_path: Path,
    until: Until,
    make: Callable[[Path], None],
    message: str,
) -> None:
    window.open_project(project, "generate")
    until(lambda: "192" in generate_page.start_button.text())
    make(tmp_path / "model")
    generate_page.chooser.choose_path(tmp_path / "model")
    until(generate_page.chooser.errors.isVisible)
    assert message in generate_page.chooser.errors.accessibleName()
    assert not generate_page.start_button.isEnabled()
    generate_page.chooser.choose_embedded()
    until(generate_page.start_button.isEnabled)
    with bench.store.read() as s:
        assert not runs.of_project(s, project.id)


def test_a_prompt_without_room_is_marked(
    window: MainWindow, generate_page: GeneratePage, bench: Workbench, project: Project, until: Until
) -> None:
    with bench.store.write() as w:
        prompts.add(w, project.id, [NewPrompt((Message("user", "Long. " + "word " * 50),), split="train")], 0.0)
    window.open_project(project, "generate")
    small = Generator(Model("fake", "fake:?context=20"))
    assert bench.runner.wait(actions.start_generation(bench, project.id, small, 2, 0)).state == "done"

    def texts() -> str:
        return " ".join(part.text() for card in window.findChildren(RunCard) for part in card.findChildren(QLabel))

    until(lambda: "1 prompt was left out:" in texts())
    assert "“Long. word word" in texts()
    assert "The prompt has 54 tokens; the model's context is 20." in texts()
    assert "complete" in texts()


def test_an_adapter_whose_folder_is_gone(
    window: MainWindow, bench: Workbench, scored: Project, tmp_path: Path, until: Until
) -> None:
    scorer = actions.checks_scorer(bench, scored.id).id
    chosen = actions.choose(bench, scored.id, scorer, Recipe())
    folder = tmp_path / "adapter"
    folder.mkdir()
    with bench.store.write() as w:
        made = rounds.new_adapter(
            w, scored.id, "adapter 1", Model("fake", "fake:"), chosen.id, TrainingParams(), 3, "0"
        )
        rounds.finish_adapter(w, made.id, str(folder), {})
    page = window.pages["evaluate"]
    assert isinstance(page, EvaluatePage)
    window.open_project(scored, "evaluate")
    until(page.start_button.isEnabled)
    shutil.rmtree(folder)
    page.start_button.click()
    until(page.errors.isVisible)
    assert f"There is no folder {folder} of an adapter." in page.errors.accessibleName()


def test_a_project_that_is_deleted_while_its_job_runs(
    window: MainWindow, bench: Workbench, project: Project, until: Until
) -> None:
    window.open_project(project, "generate")
    slow = Generator(Model("fake", "fake:?delay=0.02"))
    first = actions.start_generation(bench, project.id, slow, 8, 0)
    second = actions.start_generation(bench, project.id, slow, 8, 1)
    until(lambda: bench.runner.progress(first) is not None)
    actions.delete_project(bench, project.id)
    assert [bench.runner.wait(job).state for job in (first, second)] == ["cancelled", "cancelled"]
    until(lambda: window.page.stage == "projects")
    with bench.store.read() as s:
        assert (projects.every(s), jobs.recent(s)) == ([], [])
    assert not window.errors.isVisible()


def test_a_second_window_on_the_same_store(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreInUse):
        workbench.open(bench.store.path)
    assert window_app.main(bench.store.path) == 1
    assert f"The store {bench.store.path} is open in another rsgui." in capsys.readouterr().err
    actions.create_project(bench, "Still open")


def test_settings_that_cannot_be_kept(window: MainWindow, until: Until) -> None:
    settings_file.file().parent.write_text("a file where the folder would be")
    window.choose_theme("dark")
    until(window.errors.isVisible)
    assert str(settings_file.file()) in window.errors.accessibleName()
    assert window.theme.choice == "dark", "it holds until rsgui is closed"
    window.theme.choose("light")


def test_a_long_name_does_not_widen_the_page(
    window: MainWindow, generate_page: GeneratePage, project: Project, tmp_path: Path, until: Until
) -> None:
    window.open_project(project, "generate")
    until(lambda: "192" in generate_page.start_button.text())
    width = generate_page.chooser.width()
    generate_page.chooser.choose_path(tmp_path / ("folder" * 15) / ("model" * 20))
    until(generate_page.chooser.errors.isVisible)
    assert generate_page.chooser.width() <= width
    generate_page.chooser.errors.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"There is no model at {tmp_path / ('folder' * 15) / ('model' * 20)}.\n"), "as it was"
