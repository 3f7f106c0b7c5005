"""Generate: what the button will do, going on with a run, and a model that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rsgui.core.entities import Generator, Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.generate_page import GeneratePage
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
