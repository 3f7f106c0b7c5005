"""Sampling: presets with their source fill the fields, and hold while the fields are within what the source says."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rsgui.core.presets import PRESETS
from rsgui.core.sampling import SamplingParams
from rsgui.gui.fields import DecimalField, NumberField
from rsgui.gui.pages.sampling_form import SamplingForm
from rsgui.gui.pages.sampling_presets import PUBLISHED, agrees, filled, words


@pytest.fixture
def form(qtbot: QtBot) -> SamplingForm:
    made = SamplingForm()
    qtbot.addWidget(made)
    return made


def choose(form: SamplingForm, name: str) -> None:
    """As a person does."""
    form.presets.list.setCurrentIndex(form.presets.list.findText(name))
    form.presets.list.activated.emit(form.presets.list.currentIndex())


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_a_preset_fills_in_agrees_with_its_source(name: str) -> None:
    preset = PUBLISHED[name]
    sampling, n = filled(preset, SamplingParams(max_new_tokens=77, system_prompt="Be brief."))
    assert agrees(preset, sampling, n)
    assert (sampling.max_new_tokens, sampling.system_prompt) == (77, "Be brief.")
    assert preset.source in words(preset)


def test_no_source_is_left_out() -> None:
    assert {preset.source for preset in PUBLISHED.values()} == {preset.source for preset in PRESETS}


def test_a_preset_fills_the_fields_and_the_number_of_completions(qtbot: QtBot, form: SamplingForm) -> None:
    with qtbot.waitSignal(form.n_chosen) as told:
        choose(form, "RSO")
    assert told.args == [64]
    assert (form.sampling.temperature, form.sampling.top_k) == (0.7, 40)
    assert form.sampling.top_p == SamplingParams().top_p  # which its source does not tell
    assert form.presets.list.currentText() == "RSO"


def test_a_preset_holds_within_its_range_and_no_further(form: SamplingForm) -> None:
    choose(form, "Llama 2")
    form.show_sampling(msgspec.structs.replace(form.sampling, temperature=1.3))
    assert form.presets.list.currentText() == "Llama 2"
    form.follow_n(9)
    assert form.presets.list.currentText() == "Own values"


def test_what_is_shown_first_is_the_default(form: SamplingForm) -> None:
    assert form.presets.list.currentText() == "Default"
    assert form.sampling == SamplingParams()
    form.show_sampling(SamplingParams(temperature=0.1))
    assert form.presets.list.currentText() == "Own values"
    choose(form, "Default")
    assert form.sampling == SamplingParams()


def test_every_field_is_named_and_explained(form: SamplingForm) -> None:
    fields = [*form.findChildren(NumberField), *form.findChildren(DecimalField)]
    assert len(fields) == 6
    assert all(field.accessibleName() and "Usual" in field.toolTip() for field in fields)
    named = {part.buddy() for part in form.findChildren(QLabel) if part.buddy()}
    assert named >= set(fields)
