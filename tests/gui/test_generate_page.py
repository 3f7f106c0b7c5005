"""Generate: what the button will do, going on with a run, and a model that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QPushButton, QScrollArea, QWidget

from rsgui.core.entities import Adapter, Generator, Model, Project, Run, TrainingParams
from rsgui.core.sampling import SamplingParams
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.fold import Fold
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.promise import differences
from rsgui.gui.pages.run_card import share
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from rsgui.store import projects

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow) -> GeneratePage:
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    return found


def test_the_button_says_what_it_will_do(
    window: MainWindow, page: GeneratePage, project: Project, fake: Generator, bench: Workbench, until: Until
) -> None:
    window.open_project(project, "generate")
    until(lambda: page.start_button.text() == "Generate 192 completions")
    page.n.setValue(2)
    assert page.start_button.text() == "Generate 48 completions"
    page.chooser.show_model(fake.model)
    page.form.show_sampling(fake.sampling)
    assert page.generator == fake
    page.start()

    def made() -> bool:
        with bench.store.read() as session:
            return projects.counts(session, project.id).completions == 48

    until(made)
    until(lambda: page.start_button.text() == "Nothing is missing")
    assert not page.start_button.isEnabled()


def test_the_newest_run_stands_in_the_fields(
    window: MainWindow, page: GeneratePage, generated: Project, fake: Generator, until: Until
) -> None:
    window.open_project(generated, "generate")
    until(lambda: page.start_button.text() == "Nothing is missing")
    assert (page.generator, page.n.value(), page.seed.value()) == (fake, 4, 0)
    page.seed.setValue(1)
    assert page.start_button.text() == "Generate 96 completions"


def test_a_file_that_is_no_model_says_so(
    window: MainWindow, page: GeneratePage, project: Project, tmp_path: Path, until: Until
) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"GGUF and then nothing")
    window.open_project(project, "generate")
    until(lambda: "192" in page.start_button.text())
    page.chooser.choose_path(bad)
    until(page.chooser.errors.isVisible)
    assert not page.start_button.isEnabled()


def test_a_failed_job_is_told_on_the_page(
    window: MainWindow, page: GeneratePage, project: Project, fake: Generator, bench: Workbench, until: Until
) -> None:
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    model = Generator(type(fake.model)("transformers", "/nowhere/at/all"), None, fake.sampling)
    actions.start_generation(bench, project.id, model, 1, 0)
    until(page.errors.isVisible)
    assert "/nowhere/at/all" in page.errors.accessibleName()


def test_shares_in_words() -> None:
    assert share(12, 400) == "12 (3 %)"
    assert share(0, 0) == "0"


def test_a_running_job_is_paused_and_ended_on_the_page(
    window: MainWindow, page: GeneratePage, project: Project, bench: Workbench, until: Until
) -> None:
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    slow = Generator(Model("fake", "fake:?delay=0.02"), None, SamplingParams(max_new_tokens=32))
    job = actions.start_generation(bench, project.id, slow, 8, 0)
    until(lambda: (p := bench.runner.progress(job)) and p.done > 4)
    until(page.live.isVisible)
    page.live.pause_button.click()
    until(lambda: page.live.pause_button.text() == "Go on")
    page.live.pause_button.click()
    until(lambda: page.live.pause_button.text() == "Pause")
    page.live.cancel_button.click()
    until(page.live.isHidden)
    assert bench.runner.wait(job).state == "cancelled"


def test_the_keys_go_through_the_page_as_the_eyes_do(
    window: MainWindow, page: GeneratePage, project: Project, until: Until
) -> None:
    """Tab goes down the left column, then down the right one, and every stop has a name."""
    window.resize(1280, 800)
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    for fold in page.findChildren(Fold):
        fold.unfold()
    stops: list[tuple[bool, int, int, str]] = []
    part: QWidget | None = page.nextInFocusChain()
    while part is not None and part is not page:
        takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isVisible() and part.isEnabled()
        if takes and page.isAncestorOf(part) and not isinstance(part.parent(), QAbstractSpinBox):
            place = part.mapTo(page, QPoint(0, 0))
            name = part.accessibleName() or (part.text() if isinstance(part, QPushButton) else "")
            stops.append((place.x() > 400, place.y(), place.x(), name))
        part = part.nextInFocusChain()
    assert len(stops) > 12
    assert all(name for *_, name in stops)
    assert [stop[:2] for stop in stops] == sorted(stop[:2] for stop in stops)


def test_a_narrow_window_cuts_nothing_off(
    window: MainWindow, page: GeneratePage, project: Project, until: Until
) -> None:
    window.resize(1100, 700)
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    for fold in page.findChildren(Fold):
        fold.unfold()
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()


def test_a_new_run_says_why_it_is_one(
    window: MainWindow, page: GeneratePage, generated: Project, fake: Generator, until: Until
) -> None:
    window.open_project(generated, "generate")
    until(lambda: page.start_button.text() == "Nothing is missing")
    page.seed.setValue(1)
    page.form.show_sampling(msgspec.structs.replace(fake.sampling, temperature=1.0))
    until(lambda: any("temperature and seed are not as in the latest" in part.text() for part in labels(page)))


def test_all_that_makes_another_run_is_named() -> None:
    run = Run(1, 1, Generator(), "train", 8, 0, 0.0)
    others = {
        "backend": Generator(Model("llama_cpp")),
        "model": Generator(Model(path="/models/other")),
        "rounding of weights": Generator(Model(quantise="8bit")),
        "adapter": Generator(adapter="/adapters/1"),
        "chat template": Generator(template=""),
        "stop strings": Generator(sampling=SamplingParams(stop=("a",))),
    }
    for name, other in others.items():
        assert differences(run, other, 0) == [name]
    every = SamplingParams(temperature=1.0, top_p=0.5, top_k=3, min_p=0.1, repetition_penalty=1.1, max_new_tokens=9)
    every = msgspec.structs.replace(every, stop=("a",), system_prompt="b")
    assert len(differences(run, Generator(sampling=every), 0)) == len(SamplingParams.__struct_fields__)


def test_an_adapter_of_an_earlier_round_goes_with_its_base_model(window: MainWindow, page: GeneratePage) -> None:
    def adapter(number: int, base: Model, folder: str | None) -> Adapter:
        return Adapter(number, 1, f"adapter {number}", base, 1, TrainingParams(), 90, "", 0.0, folder)

    here, elsewhere = Model(), Model(path="/models/other")
    page.chooser.show_generator(Generator())
    page.chooser.show_adapters([adapter(1, here, "/a/1"), adapter(2, elsewhere, "/a/2"), adapter(3, here, None)])
    offered = [page.chooser.adapter_list.itemData(place) for place in range(page.chooser.adapter_list.count())]
    assert offered == [None, "/a/1"]
    page.chooser.show_generator(Generator(adapter="/a/1"))
    assert page.generator.adapter == "/a/1"
    page.chooser.show_generator(Generator(elsewhere))
    assert page.generator.adapter is None
    page.chooser.show_generator(Generator(Model("llama_cpp")))
    assert page.generator.adapter is None


def test_a_file_that_is_dropped_is_looked_at(
    window: MainWindow, page: GeneratePage, project: Project, tmp_path: Path, until: Until
) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"GGUF and then nothing")
    window.open_project(project, "generate")
    until(page.start_button.isEnabled)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(bad))])
    actions_, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), actions_, carried, Qt.MouseButton.LeftButton, keys))
    assert page.chooser.property("hot")
    page.dropEvent(QDropEvent(QPointF(9, 9), actions_, carried, Qt.MouseButton.LeftButton, keys))
    assert page.chooser.model == Model("llama_cpp", str(bad))
    until(page.chooser.errors.isVisible)


def labels(page: GeneratePage) -> list[QLabel]:
    return page.findChildren(QLabel)
