"""Generate, before the start: what the model sees, what a run will take, and the models that were used before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea

from rsgui import paths
from rsgui.core.entities import EMBEDDED_MODEL, Generator, Model, Project, Run
from rsgui.core.forecast import Forecast, Memory
from rsgui.core.templates import CHATML
from rsgui.core.wire import ModelInfo, Pace
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.estimate import words
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.known_models import text, tooltip
from rsgui.gui.pages.promise import mixes
from rsgui.jobs import actions, choosing
from rsgui.jobs.workbench import Workbench
from rsgui.store import models, runs

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow, project: Project, fake: Generator, until: Until) -> GeneratePage:
    """The page with the fake generator."""
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    window.open_project(project, "generate")
    until(lambda: found.start_button.text() == "Generate 192 completions")
    found.form.show_sampling(fake.sampling)
    found.chooser.show_model(fake.model)
    until(lambda: found.chooser.info)
    return found


def write(page: GeneratePage, template: str) -> None:
    page.seen.choice._buttons["jinja"].click()
    page.seen.editor.setPlainText(template)


# --- what the model sees


def test_the_first_prompt_is_shown_with_its_special_tokens(page: GeneratePage, until: Until) -> None:
    page.seen.fold._head.click()
    until(lambda: "topic 0" in page.seen.text.toPlainText())
    assert page.seen.text.toPlainText().startswith("<|im_start|>user\nSay something")
    assert "The first prompt: 11 tokens of 8,192." in page.seen._count.text()
    cursor = page.seen.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().fontUnderline()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.Left, n=3)
    assert not cursor.charFormat().fontUnderline()


def test_a_choice_is_part_of_the_generator_and_seen_at_once(page: GeneratePage, until: Until) -> None:
    page.seen.fold._head.click()
    page.seen.choice._buttons["plain"].click()
    assert page.generator.template == ""
    until(lambda: page.seen.text.toPlainText() == "Say something about train topic 0.")
    page.seen.choice._buttons["chatml"].click()
    assert page.generator.template == CHATML
    page.seen.choice._buttons["own"].click()
    assert page.generator.template is None
    write(page, "{{ messages[0].content }} Briefly.")
    assert page.generator.template == "{{ messages[0].content }} Briefly."
    until(lambda: page.seen.text.toPlainText() == "Say something about train topic 0. Briefly.")


def test_a_template_that_cannot_be_read_is_told_where_it_is_written(page: GeneratePage, until: Until) -> None:
    page.seen.fold._head.click()
    write(page, "one\n{% for m in messages %}")
    until(page.seen.errors.isVisible)
    assert "line 2" in page.seen.errors.accessibleName()
    assert not page.start_button.isEnabled()
    page.seen.editor.setPlainText("{{ messages[0].content }}")
    until(page.seen.errors.isHidden)
    assert page.start_button.isEnabled()


def test_what_refuses_the_first_prompt_alone_does_not_stop_a_run(page: GeneratePage, until: Until) -> None:
    page.seen.fold._head.click()
    write(page, "{{ raise_exception('Not this one') }}")
    until(page.seen.errors.isVisible)
    assert "Not this one" in page.seen.errors.accessibleName()
    assert page.start_button.isEnabled()


def test_a_narrow_window_cuts_nothing_off(window: MainWindow, page: GeneratePage, until: Until) -> None:
    window.resize(1100, 700)
    page.seen.fold._head.click()
    write(page, CHATML)
    until(lambda: "of 8,192" in page.seen._count.text())
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()


def test_a_model_without_a_template_says_so(page: GeneratePage) -> None:
    assert page.seen.notice.isHidden()
    info = page.chooser.info
    assert info is not None
    page.seen.follow(page.generator, msgspec.structs.replace(info, template_hash=""), None)
    assert page.seen.notice.isVisible()
    assert "no chat template" in page.seen.notice.accessibleName()
    page.seen.choice._buttons["chatml"].click()
    assert page.seen.notice.isHidden()


def test_a_server_keeps_its_template(page: GeneratePage) -> None:
    page.seen.follow(Generator(Model("openai", "http://127.0.0.1:1", "m")), None, None)
    assert not page.seen.choice.isEnabled()
    assert "started with" in page.seen.notice.accessibleName()


def test_the_template_of_the_newest_run_stands_there_again(
    window: MainWindow, project: Project, fake: Generator, bench: Workbench, until: Until
) -> None:
    own = "{{ messages[0].content }}"
    generator = msgspec.structs.replace(fake, template=own)
    bench.runner.wait(actions.start_generation(bench, project.id, generator, 1, 0))
    window.open_project(project, "generate")
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    until(lambda: found.start_button.text() == "Nothing is missing")
    assert found.generator == generator


# --- what a run will take


def test_the_bounds_are_there_and_a_measurement_tells_more(page: GeneratePage, until: Until) -> None:
    values = page.estimate.values
    assert values["Tokens"].text() == "at most 6,144"
    assert values["Time"].text() == "not measured yet"
    page.estimate.button.click()
    until(lambda: page.estimate.pace)
    assert values["Tokens"].text().startswith("about ")
    assert "tokens/s" in values["Time"].text()
    page.form.show_sampling(msgspec.structs.replace(page.form.sampling, temperature=0.5))
    assert values["Time"].text() == "not measured yet"


def test_the_start_of_a_run_does_not_wait_for_a_measurement(
    page: GeneratePage, bench: Workbench, project: Project, until: Until
) -> None:
    page.chooser.show_model(Model("fake", "fake:?delay=0.3"))
    until(lambda: page.chooser.info)
    page.estimate.button.click()
    until(lambda: page.estimate.button.text() == "Stop measuring")
    page.n.setValue(1)
    page.start_button.click()

    def runs_now() -> bool:
        with bench.store.read() as session:
            return any(runs.progress(session, run.id)[0] for run in runs.of_project(session, project.id))

    until(runs_now)
    assert page.estimate.isHidden()
    assert page.estimate.pace is None


def test_a_measurement_that_fails_says_so(page: GeneratePage, until: Until) -> None:
    write(page, "{% if %}")
    page.estimate.button.click()
    until(page.estimate.errors.isVisible)
    assert "cannot be read" in page.estimate.errors.accessibleName()
    assert page.estimate.button.isEnabled()


def test_what_stands_in_the_lines() -> None:
    pace = Pace(123.4, 20.0, 30.0, 10, 10, 10, "cpu")
    told = Forecast(100, 6400, 2000.0, 16.2, 30_000, Memory(10**9, 2 * 10**9, 4 * 10**9, 3 * 10**9, True))
    lines = words(told, pace, 10**9)
    assert lines[0] == ("about 2,000, at most 6,400", True)
    assert lines[1] == ("about 16 s, at 120 tokens/s", True)
    assert lines[2] == ("about 30 kB, of 1.0 GB that are free", True)
    assert lines[3] == ("Fits, with fewer completions at a time: 1.0 GB for the weights, 3.0 GB are free", True)
    tight = msgspec.structs.replace(told, memory=Memory(10**9, 2 * 10**9, 4 * 10**9, 10**9, False))
    *_, disk, memory = words(tight, None, 1000)
    assert disk == ("There is no room: about 30 kB, and 1 kB are free.", False)
    assert memory[0].startswith("Does not fit: up to 2.0 GB")
    assert not memory[1]


# --- models


def test_a_model_that_was_looked_at_is_offered_again(page: GeneratePage, bench: Workbench, until: Until) -> None:
    known = page.chooser.known
    page.chooser.choose_embedded()
    until(lambda: len(known.lines) == 2)
    assert [line.known.model.path for line in known.lines] == [EMBEDDED_MODEL, "fake:"]
    assert text(known.lines[0]) == "SmolLM2-135M-Instruct, 134.5 M, Q4_1"
    assert "8,192 tokens of context.\nA chat template of its own." in tooltip(known.lines[0])
    known.list.activated.emit(2)
    assert page.chooser.model.path == "fake:"
    assert known.list.currentIndex() == 0


def test_models_that_are_gone_or_changed_are_marked(
    page: GeneratePage, bench: Workbench, tmp_path: Path, until: Until
) -> None:
    changed, gone = tmp_path / "changed.gguf", tmp_path / "gone.gguf"
    changed.write_bytes(b"GGUF")
    with bench.store.write() as w:
        for file in (changed, gone):
            info = ModelInfo(file.stem, "llama", 0, 0, "Q8_0", "", fingerprint="01" * 8)
            models.register(w, Model("llama_cpp", str(file)), info)
    marks = {"changed.gguf, Q8_0 (changed since)", "gone.gguf, Q8_0 (gone)"}
    until(lambda: marks <= {text(line) for line in page.chooser.known.lines})


def test_another_model_under_the_same_path_is_told(page: GeneratePage, bench: Workbench, until: Until) -> None:
    with bench.store.write() as w:
        models.register(w, Model(), ModelInfo("SmolLM2", "llama", 0, 0, "Q4_1", "", fingerprint="01" * 8))
    assert page.chooser.notice.isHidden()
    page.chooser.show_generator(Generator())
    until(page.chooser.notice.isVisible)
    assert "have changed" in page.chooser.notice.accessibleName()
    with bench.store.read() as s:
        now = models.find(s, Model())
    assert now is not None
    assert now.info.fingerprint == paths.fingerprint(paths.model_path(EMBEDDED_MODEL))


def test_a_run_of_other_files_is_not_gone_on_with(
    window: MainWindow, project: Project, bench: Workbench, until: Until
) -> None:
    run = choosing.make_run(bench.store, project.id, Generator(), 2, 0)
    with bench.store.write() as w:
        runs.set_fingerprint(w, run.id, "01" * 8)
    window.open_project(project, "generate")
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    until(lambda: found.start_button.text() == "Not with these files")
    assert not found.start_button.isEnabled()
    found.seed.setValue(1)
    assert found.start_button.isEnabled()


def test_only_two_known_fingerprints_can_differ() -> None:
    info = ModelInfo("m", "llama", 0, 0, "", "", fingerprint="02" * 8)
    run = Run(1, 1, Generator(), "train", 8, 0, 0.0, fingerprint="01" * 8)
    assert mixes(run, info)
    assert not mixes(run, None)
    assert not mixes(run, msgspec.structs.replace(info, fingerprint=""))
    assert not mixes(msgspec.structs.replace(run, fingerprint=None), info)
    assert not mixes(msgspec.structs.replace(run, fingerprint="02" * 8), info)


def test_rounding_is_offered_where_it_can_be_had(page: GeneratePage, until: Until) -> None:
    runs_on = page.chooser.runs_on
    until(lambda: "Looking" not in runs_on._why_not)
    runs_on._take_reason("")
    runs_on.show_model(Model())
    assert runs_on.rounded.isEnabled()
    chosen: list[Model] = []
    runs_on.changed.connect(chosen.append)
    runs_on.rounded._buttons["4bit"].click()
    assert chosen == [Model(quantise="4bit")]
    runs_on.show_model(Model("llama_cpp"))
    assert not runs_on.rounded.isEnabled()
    runs_on._take_reason("It needs an NVIDIA GPU, and there is none here.")
    runs_on.show_model(Model())
    assert not runs_on.rounded.isEnabled()
    assert "NVIDIA" in runs_on._reason.text()
    runs_on.show_model(Model(quantise="8bit"))
    assert runs_on.rounded.isEnabled(), "what was chosen elsewhere can be taken back"
