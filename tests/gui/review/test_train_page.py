"""The Train page on a real store."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rsgui.core import wire
from rsgui.core.entities import Generator, Model, Selection, TrainingParams, TrainingPoint, TrainingSample
from rsgui.core.errors import BadInput
from rsgui.gui.bridge import Bridge
from rsgui.gui.page import EMPTY
from rsgui.gui.pages.train_page import TrainPage
from rsgui.gui.pages.training_words import NAMES, TIPS
from rsgui.jobs import actions, specs, training
from rsgui.store import jobs, rounds


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
    qtbot.waitUntil(lambda: page.part == EMPTY)


def test_shows_the_curve_and_the_adapter(qtbot: QtBot, evaluated: int, page: TrainPage) -> None:
    qtbot.waitUntil(lambda: page.curve.chart.value_at(4) == (4.0, 0.5))
    assert page.curve.stats["step"].accessibleDescription() == "4 of 4"
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
    qtbot.waitUntil(lambda: page.curve.chart.value_at(9) == (3.0, 1.5))
    assert page.curve.stats["step"].accessibleDescription() == "3 of 10"


def test_starts_with_what_stands_in_the_fields(
    qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, TrainingParams, Model]] = []

    def start(bench: object, project: int, params: TrainingParams, base: Model, parent: int | None) -> int:
        asked.append((project, params, base))
        raise BadInput("The curated set is empty.", "Select something.")

    monkeypatch.setattr(actions, "start_training", start)
    qtbot.waitUntil(page.start_button.isEnabled)
    wanted = TrainingParams(
        8,
        16,
        0.05,
        1e-4,
        1.5,
        4,
        2,
        0.1,
        512,
        7,
        0.01,
        0.5,
        "cosine",
        "mlp",
        True,
        True,
        samples=3,
        every=5,
        steps=40,
        validation=0.1,
        patience=3,
        keep_best=False,
        neftune=5.0,
        recompute=True,
        mixed="/data/chats.jsonl",
        mixed_share=0.2,
    )
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
    rank = page.form.fields["rank"]
    page.form._parent.setCurrentIndex(1)
    assert page.form.parent_adapter == evaluated
    assert not rank.isEnabled()
    page.start()
    qtbot.waitUntil(lambda: not page.errors.isHidden())
    assert asked == [(evaluated, TrainingParams().rank)]
    page.form._parent.setCurrentIndex(0)
    assert rank.isEnabled()


def test_a_preset_fills_in_what_its_source_says(page: TrainPage) -> None:
    page.form.show_params(TrainingParams(seed=7, max_length=512, micro_batch=2))
    names = [page.form._presets.itemText(place) for place in range(page.form._presets.count())]
    page.form._take_preset(names.index("QLoRA"))
    params = page.form.params
    assert (params.rank, params.alpha, params.clip, params.schedule) == (64, 16, 0.3, "constant")
    assert (params.seed, params.max_length, params.micro_batch) == (7, 512, 2)
    assert "Dettmers" in page.form._source.text()


def test_the_weights_that_are_chosen_are_those_that_are_trained_over(page: TrainPage) -> None:
    """Whatever the newest run generated with."""
    form, base = page.form, Model("transformers", "/models/one", quantise="8bit")
    form.offer_rounding("")
    form.follow_base(base)
    assert form.over(base) == base
    form._rounded.setCurrentIndex(form._rounded.findData(None))
    form.follow_base(base)
    assert form.over(base).quantise is None, "the choice stays while the base does"
    form.offer_rounding("It needs a GPU.")
    assert form.over(base).quantise is None


def test_qlora_rounds_the_base_where_that_can_be(page: TrainPage) -> None:
    form = page.form
    names = [form._presets.itemText(place) for place in range(form._presets.count())]
    form.offer_rounding("It needs a GPU.")
    form._take_preset(names.index("QLoRA"))
    assert form.over(Model("transformers", "/models/one")).quantise is None
    assert form._source.text().endswith("Here with whole weights: It needs a GPU.")
    form.offer_rounding("")
    form._take_preset(names.index("QLoRA"))
    assert form.over(Model("transformers", "/models/one")).quantise == "4bit"
    assert "whole weights" not in form._source.text()


def test_every_parameter_has_a_field_and_is_explained(page: TrainPage) -> None:
    names = set(TrainingParams.__struct_fields__)
    assert set(page.form.fields) == names
    assert set(NAMES) == names
    assert names <= set(TIPS)
    for name, field in page.form.fields.items():
        assert field.toolTip() or field.accessibleDescription(), name


def test_the_validation_loss_is_beside_the_loss(
    qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage
) -> None:
    store = filled.bench.store
    with store.write() as w:
        adapter = rounds.new_adapter(
            w, filled.project.id, "adapter 1", Model(), selected.id, TrainingParams(), 5, "cd" * 16
        )
        points = [
            TrainingPoint(i, 10, 3.0, 1e-4, 500.0, 0.5, 2_000_000_000, 2.5 if i == 2 else None) for i in (1, 2, 3)
        ]
        rounds.add_points(w, adapter.id, points)
    qtbot.waitUntil(lambda: page.curve.stats["validation loss"].accessibleDescription() == "2.500")
    assert page.curve.stats["gradient norm"].accessibleDescription() == "0.50"
    assert page.curve.stats["memory"].accessibleDescription() == "2.0 GB"
    assert page.curve.stats["learning rate"].accessibleDescription() == "0.0001"


@pytest.fixture
def stopped(filled: Any, selected: Selection) -> int:
    """The job of a training that was interrupted."""
    with filled.bench.store.write() as w:
        adapter = rounds.new_adapter(
            w, filled.project.id, "adapter 1", Model(), selected.id, TrainingParams(), 5, "cd" * 16
        )
        record = jobs.create(w, filled.project.id, "Train adapter 1", specs.to_json(specs.TrainJob(adapter.id)))
        jobs.update(w, record.id, state="interrupted", done=40, total=90, message="", finished=1.0)
    return record.id


def test_a_stopped_training_can_be_resumed_kept_or_discarded(
    qtbot: QtBot, filled: Any, stopped: int, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(training, "keep", lambda bench, job: asked.append(("keep", job)))
    monkeypatch.setattr(training, "discard", lambda bench, job: asked.append(("discard", job)))
    monkeypatch.setattr(filled.bench.runner, "resume", lambda job: asked.append(("resume", job)))
    controls = page.controls
    qtbot.waitUntil(controls.isVisible)
    assert controls._words.text() == "Train adapter 1 was stopped after 40 of 90 steps."
    assert not controls.pause.isVisible()
    controls.resume.click()
    controls.keep.click()
    monkeypatch.setattr(controls, "_sure", lambda record: False)
    controls.discard.click()
    monkeypatch.setattr(controls, "_sure", lambda record: True)
    controls.discard.click()
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked == [("resume", stopped), ("keep", stopped), ("discard", stopped)]


def test_the_buttons_of_a_training_that_runs(page: TrainPage, stopped: int, filled: Any) -> None:
    with filled.bench.store.read() as s:
        record = jobs.get(s, stopped)
    shown = {}
    for state in ("queued", "running", "paused"):
        page.controls.show_job(msgspec.structs.replace(record, state=state))
        buttons = (page.controls.pause, page.controls.resume, page.controls.keep, page.controls.discard)
        shown[state] = [one.text() for one in buttons if not one.isHidden()]
    assert shown == {
        "queued": ["Stop and discard"],
        "running": ["Pause", "Stop and keep", "Stop and discard"],
        "paused": ["Continue", "Stop and keep", "Stop and discard"],
    }


def test_what_a_training_would_be_is_told_before_the_start(
    qtbot: QtBot, filled: Any, selected: Selection, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def look(bench: object, project: int, params: TrainingParams, base: Model, row: int) -> Future[training.Preview]:
        asked.append((params.rank, row))
        pieces = (wire.TokenPiece("<|im_start|>", False, True), wire.TokenPiece("Yes", True, False))
        found = wire.TrainingPreview(7, 4, 1, 2, 1024, 90, 400, 120, 2, 4_884_480, 75.0, 2_100_000_000, pieces, True)
        future: Future[training.Preview] = Future()
        future.set_result(training.Preview(found, 3, ("“owls” is held out", "“bats” is held out")))
        return future

    monkeypatch.setattr(training, "preview", look)
    qtbot.waitUntil(page.start_button.isEnabled)
    assert asked == [], "nothing is asked while it is folded"
    page.preview.fold.unfold()
    page.preview.look()
    lines = page.preview.lines
    told = "4 rows to learn from, 1 to measure on, 2 left out, longer than 1,024 tokens"
    told += ", 3 left out because of held-out prompts."
    qtbot.waitUntil(lambda: lines["Rows"].text() == told)
    assert lines["Tokens"].text() == "400, of them 120 of completions; 90 in the longest row"
    assert lines["Memory"].text() == "about 2.1 GB"
    assert page.preview.left_out.toPlainText() == "“owls” is held out\n“bats” is held out"
    assert not page.preview.left_out.isHidden()
    assert page.preview.tokens.toPlainText() == "<|im_start|>Yes"
    page.form.show_params(TrainingParams(rank=64))
    qtbot.waitUntil(lambda: asked[-1] == (64, 0))
    page.preview.row.setValue(3)
    qtbot.waitUntil(lambda: asked[-1] == (64, 2))


def test_what_it_answers_on_the_way_is_read_beside_the_loss(
    qtbot: QtBot, filled: Any, evaluated: int, page: TrainPage
) -> None:
    qtbot.waitUntil(lambda: page.curve.chart.value_at(4) == (4.0, 0.5))
    assert page.answers.isHidden()
    with filled.bench.store.write() as w:
        rounds.add_samples(w, evaluated, [TrainingSample(2, 0, "Why?", "So."), TrainingSample(2, 1, "Who?", "Me.")])
        rounds.add_samples(w, evaluated, [TrainingSample(4, 0, "Why?", "Because."), TrainingSample(4, 1, "Who?", "")])
    told = "Why?\nstep 4   Because.\nstep 2   So.\n\nWho?\nstep 4   –\nstep 2   Me.\n"
    qtbot.waitUntil(lambda: page.answers.text.toPlainText() == told)
