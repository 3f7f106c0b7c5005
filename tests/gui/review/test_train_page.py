"""The Train page on a real store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rsgui.core.entities import Generator, Model, Selection, TrainingParams, TrainingPoint
from rsgui.core.errors import BadInput
from rsgui.gui.bridge import Bridge
from rsgui.gui.pages import train_page
from rsgui.gui.pages.train_page import TrainPage
from rsgui.jobs import actions
from rsgui.store import rounds


@pytest.fixture
def page(filled: Any, bridge: Bridge, shown: Callable[..., None]) -> TrainPage:
    made = TrainPage(filled.bench, bridge)
    shown(made, filled.project)
    return made


def test_says_what_would_be_trained_on(qtbot: QtBot, selected: Selection, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.start_button.text() == "Train on 5 completions")
    assert page._promise.text() == (
        "5 completions of 5 prompts: the best completion of each prompt, under your decisions."
        " The base model is SmolLM2-135M-Instruct."
    )
    assert page.start_button.isEnabled()


def test_follows_decisions(qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.start_button.text() == "Train on 5 completions")
    actions.toggle(filled.bench, filled.project.id, selected.picks[0])
    qtbot.waitUntil(lambda: page.start_button.text() == "Train on 4 completions")


def test_empty_page_leads_to_review(qtbot: QtBot, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page._stack.currentIndex() == train_page.EMPTY)


def test_shows_the_curve_and_the_adapter(qtbot: QtBot, evaluated: int, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.chart.value_at(4) == (4.0, 0.5))
    assert page._stats["step"].accessibleDescription() == "4 of 4"
    assert page._model.adapter(0).folder == "/tmp/adapters/1"  # type: ignore[union-attr]
    page.copy_folder()
    assert QApplication.clipboard().text() == "/tmp/adapters/1"


def test_an_adapter_is_saved_in_another_form(
    qtbot: QtBot, filled: Any, evaluated: int, page: TrainPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[int, str, Path]] = []
    suggested: list[str] = []

    def export(bench: object, adapter: int, form: str, path: Path) -> int:
        asked.append((adapter, form, path))
        raise BadInput("The files of adapter 1 are gone.", "Train again.")

    def choose(parent: object, title: str, usual: str, kinds: str) -> tuple[str, str]:
        suggested.append(usual)
        return str(tmp_path / usual), kinds

    monkeypatch.setattr(actions, "export_adapter", export)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.waitUntil(page.save_as.isEnabled)
    for action in page.save_as.menu().actions():
        action.trigger()
    qtbot.waitUntil(lambda: len(asked) == 3 and not page.errors.isHidden())
    assert [form for _, form, _ in asked] == ["merged", "gguf", "lora_gguf"]
    assert [path.name for *_, path in asked] == suggested
    assert suggested[1:] == ["adapter-1-merged.gguf", "adapter-1-lora.gguf"]


def test_the_curve_grows_while_it_is_trained(qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage) -> None:
    store = filled.bench.store
    with store.write() as w:
        adapter = rounds.new_adapter(
            w, filled.project.id, "adapter 1", Model(), selected.id, TrainingParams(), 5, "cd" * 16
        )
    qtbot.waitUntil(lambda: page.chosen is not None)
    for step in (1, 2, 3):
        with store.write() as w:
            rounds.add_points(w, adapter.id, [TrainingPoint(step, 10, 3.0 - step / 2, 1e-4, 500.0)])
    qtbot.waitUntil(lambda: page.chart.value_at(9) == (3.0, 1.5))
    assert page._stats["step"].accessibleDescription() == "3 of 10"


def test_starts_with_what_stands_in_the_fields(
    qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, TrainingParams, Model]] = []

    def start(bench: object, project: int, params: TrainingParams, base: Model, parent: int | None) -> int:
        asked.append((project, params, base))
        raise BadInput("The curated set is empty.", "Select something.")

    monkeypatch.setattr(actions, "start_training", start)
    qtbot.waitUntil(page.start_button.isEnabled)
    wanted = TrainingParams(8, 16, 0.05, 1e-4, 1.5, 4, 2, 0.1, 512, 7, 0.01, 0.5, "cosine", "mlp", True, True)
    page.form.show_params(wanted)
    page.start()
    qtbot.waitUntil(lambda: not page.errors.isHidden())
    assert asked == [(filled.project.id, wanted, Generator().model)]
    assert page.start_button.isEnabled()


def test_an_adapter_that_is_gone_on_from_keeps_its_shape(
    qtbot: QtBot, filled: Any, evaluated: int, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int | None, int]] = []

    def start(bench: object, project: int, params: TrainingParams, base: Model, parent: int | None) -> int:
        asked.append((parent, params.rank))
        raise BadInput("The files of adapter 1 are gone.", "Train again.")

    monkeypatch.setattr(actions, "start_training", start)
    qtbot.waitUntil(lambda: page.start_button.isEnabled() and page.form._parent.count() == 2)
    page.form.show_params(TrainingParams(rank=64))
    page.form._parent.setCurrentIndex(1)
    assert page.form.parent_adapter == evaluated
    assert not page.form._rank.isEnabled()
    page.start()
    qtbot.waitUntil(lambda: not page.errors.isHidden())
    assert asked == [(evaluated, TrainingParams().rank)]
    page.form._parent.setCurrentIndex(0)
    assert page.form._rank.isEnabled()
