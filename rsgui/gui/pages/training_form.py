"""How an adapter is trained: every parameter with what it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from rsgui.core.entities import Adapter, Model, Quantise, TrainingParams
from rsgui.core.texts import later
from rsgui.core.training_presets import TRAINING_PRESETS
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.pages.fold import Fold
from rsgui.gui.pages.training_words import NAMES, TIPS
from rsgui.gui.translation import tr
from rsgui.gui.widgets import button, column, label, row
from rsgui.jobs.train import SHAPE, shaped_like

FROM_BASE = later("The base model")
USUAL = (
    "rank",
    "alpha",
    "learning_rate",
    "epochs",
    "batch_size",
    "micro_batch",
    "warmup",
    "dropout",
    "max_length",
    "seed",
)
MEASURED = ("validation", "patience", "every", "samples", "keep_best")
SELDOM = ("steps", "schedule", "layers", "clip", "weight_decay", "neftune", "rslora", "dora", "recompute")
MIXED = ("mixed_share", "mixed")


class TrainingForm(QFrame):
    """A card with the parameters of a training. Its fields are named as those of `TrainingParams`."""

    changed = Signal()
    """Something else stands in a field."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.fields = _fields(TrainingParams())
        self._presets = _choice(*((str(place), tr(one.name)) for place, one in enumerate(TRAINING_PRESETS)))
        self._presets.activated.connect(self._take_preset)
        self._source = label(tr(TRAINING_PRESETS[0].source), "caption", wrap=True)
        self._parent = _choice((None, tr(FROM_BASE)))
        self._parents: dict[int, TrainingParams] = {}
        self._parent.currentIndexChanged.connect(lambda _: self._take_shape())
        self._rounded = _choice((None, tr("Whole weights")), ("8bit", tr("8 bits")), ("4bit", tr("4 bits (QLoRA)")))
        self._base: Model | None = None
        self._why_not_rounded = ""
        self._base_row = FormRow(tr("Base weights"), self._rounded, tr(TIPS["base"]))
        for field in self.fields.values():
            _changes(field).connect(lambda *_: self.changed.emit())
        self._rounded.currentIndexChanged.connect(lambda _: self.changed.emit())
        preset = column(FormRow(tr("Preset"), self._presets), self._source, spacing=4)
        begin = FormRow(tr("Begin with"), self._parent, tr(TIPS["parent"]))
        mixed = self._in_pairs(MIXED[:1])
        choose = button(tr("Choose ..."), self._choose_mixed, "", "folder")
        file = row(self.fields["mixed"], choose, spacing=8)
        mixed_row = column(mixed, label(tr(NAMES["mixed"]), "label"), file, spacing=8)
        self.folds = [
            Fold(tr("Validation and checkpoints"), _boxed(self._in_pairs(MEASURED))),
            Fold(tr("Other data"), _boxed(mixed_row)),
            Fold(tr("More"), _boxed(self._in_pairs(SELDOM))),
        ]
        self.setLayout(
            column(
                label(tr("Training"), "section"),
                preset,
                begin,
                self._base_row,
                self._in_pairs(USUAL),
                *self.folds,
                None,
                spacing=12,
                margin=16,
            )
        )

    # --- what stands in the fields

    @property
    def params(self) -> TrainingParams:
        """What stands in the fields."""
        return TrainingParams(**{name: _read(field) for name, field in self.fields.items()})

    def show_params(self, params: TrainingParams) -> None:
        """Other values in the fields."""
        for name, field in self.fields.items():
            _write(field, getattr(params, name))

    # --- what it begins with

    @property
    def parent_adapter(self) -> int | None:
        """The adapter that is gone on from; None: the training begins with the base."""
        chosen: int | None = self._parent.currentData()
        return chosen

    def over(self, base: Model) -> Model:
        """The base with the weights that are chosen, whatever it generated with."""
        rounded: Quantise | None = self._rounded.currentData()
        backend = "transformers" if rounded else base.backend
        return msgspec.structs.replace(base, backend=backend, quantise=rounded)

    def follow_base(self, base: Model | None) -> None:
        """Another base is trained: its weights are chosen as it generated with, where they can be had here."""
        if base != self._base:
            self._base = base
            self._choose_rounding(base.quantise if base is not None else None)

    def offer_rounding(self, why_not: str) -> None:
        """Why the weights of the base cannot be rounded here; "" where they can."""
        self._why_not_rounded = why_not
        self._base_row.setVisible(not why_not)
        self._choose_rounding(self._base.quantise if self._base is not None else None)

    def _choose_rounding(self, wanted: Quantise | None) -> None:
        self._rounded.setCurrentIndex(self._rounded.findData(None if self._why_not_rounded else wanted))

    def show_parents(self, adapters: Sequence[Adapter]) -> None:
        """Offers these adapters to go on from. What was chosen stays, if it is among them."""
        if [adapter.id for adapter in adapters] == list(self._parents):
            return
        chosen = self.parent_adapter
        self._parents = {adapter.id: adapter.params for adapter in adapters}
        self._parent.clear()
        self._parent.addItem(tr(FROM_BASE), None)
        for adapter in adapters:
            self._parent.addItem(adapter.name, adapter.id)
        self._parent.setCurrentIndex(max(0, self._parent.findData(chosen)))

    def _take_shape(self) -> None:
        """The shape of an adapter that is gone on from is shown, and fixed."""
        shape = self._parents.get(self.parent_adapter or 0)
        if shape is not None:
            self.show_params(shaped_like(self.params, shape))
        for name in SHAPE:
            self.fields[name].setEnabled(shape is None)

    def _take_preset(self, place: int) -> None:
        """Fills in what a source says; seed, lengths and what fits on the device stay, and so does a fixed shape."""
        chosen, here = TRAINING_PRESETS[place], self.params
        why_not = self._why_not_rounded if chosen.quantise else ""
        whole = tr("Here with whole weights: {why_not}", why_not=why_not) if why_not else ""
        self._source.setText(f"{tr(chosen.source)} {whole}".rstrip())
        if chosen.quantise:
            self._choose_rounding(chosen.quantise)
        own = {name: getattr(here, name) for name in ("seed", "max_length", "micro_batch", "mixed", "mixed_share")}
        self.show_params(msgspec.structs.replace(chosen.params, **own))
        self._take_shape()

    def _choose_mixed(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Chats to mix in"), "", "JSONL (*.jsonl)")
        if path:
            _write(self.fields["mixed"], path)
            if not _read(self.fields["mixed_share"]):
                _write(self.fields["mixed_share"], 0.1)

    def _in_pairs(self, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for place, name in enumerate(names):
            field, tip = self.fields[name], tr(TIPS[name])
            if isinstance(field, QCheckBox):
                field.setText(tr(NAMES[name]))
                field.setToolTip(f"<qt>{tip}</qt>")
                field.setAccessibleDescription(tip)
            part = field if isinstance(field, QCheckBox) else FormRow(tr(NAMES[name]), field, tip)
            grid.addWidget(part, place // 2, place % 2)
        return grid


def _fields(usual: TrainingParams) -> dict[str, QWidget]:
    """A field for each parameter, with its bounds."""
    off = tr("Off")
    mixed = QLineEdit()
    mixed.setPlaceholderText(tr("A JSONL file of chats"))
    mixed.setToolTip(f"<qt>{tr(TIPS['mixed'])}</qt>")
    mixed.setAccessibleName(tr(NAMES["mixed"]))
    return {
        "rank": NumberField(usual.rank, 1, 1024),
        "alpha": NumberField(usual.alpha, 1, 4096),
        "dropout": DecimalField(usual.dropout, 0.0, 0.9),
        "learning_rate": DecimalField(usual.learning_rate, 0.0000001, 1.0, decimals=7, step=0.00005),
        "epochs": DecimalField(usual.epochs, 0.01, 100.0, step=0.5),
        "batch_size": NumberField(usual.batch_size, 1, 4096),
        "micro_batch": NumberField(usual.micro_batch, 1, 4096),
        "warmup": DecimalField(usual.warmup, 0.0, 0.99),
        "max_length": NumberField(usual.max_length, 16, 1_000_000, step=128),
        "seed": NumberField(usual.seed, 0, 2**31 - 1),
        "weight_decay": DecimalField(usual.weight_decay, 0.0, 10.0, decimals=4, step=0.01, off=off),
        "clip": DecimalField(usual.clip, 0.0, 1000.0, step=0.1, off=off),
        "schedule": _choice(("linear", tr("Linear")), ("cosine", tr("Cosine")), ("constant", tr("Constant"))),
        "layers": _choice(("all", tr("All linear")), ("attention", tr("Attention")), ("mlp", tr("Feed-forward"))),
        "rslora": QCheckBox(),
        "dora": QCheckBox(),
        "every": NumberField(usual.every, 0, 1_000_000, off=off),
        "steps": NumberField(usual.steps, 0, 10_000_000, step=10, off=tr("By epochs")),
        "validation": DecimalField(usual.validation, 0.0, 0.9, off=off),
        "patience": NumberField(usual.patience, 0, 1_000, off=tr("To the end")),
        "samples": NumberField(usual.samples, 0, 100, off=off),
        "keep_best": _checked(usual.keep_best),
        "neftune": DecimalField(usual.neftune, 0.0, 1000.0, step=1.0, off=off),
        "recompute": QCheckBox(),
        "mixed": mixed,
        "mixed_share": DecimalField(usual.mixed_share, 0.0, 0.9, off=off),
    }


def _read(field: QWidget) -> Any:
    match field:
        case QSpinBox():
            return field.value()
        case QDoubleSpinBox():
            return round(field.value(), 9)
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return field.currentData()
        case QLineEdit():
            return field.text().strip()
    raise TypeError(field)


def _write(field: QWidget, value: Any) -> None:
    match field:
        case QSpinBox() | QDoubleSpinBox():
            field.setValue(value)
        case QCheckBox():
            field.setChecked(value)
        case QComboBox():
            field.setCurrentIndex(field.findData(value))
        case QLineEdit():
            field.setText(value)


def _changes(field: QWidget) -> Any:
    match field:
        case QSpinBox() | QDoubleSpinBox():
            return field.valueChanged
        case QCheckBox():
            return field.toggled
        case QComboBox():
            return field.currentIndexChanged
        case QLineEdit():
            return field.textChanged
    raise TypeError(field)


def _choice(*choices: tuple[str | None, str]) -> QComboBox:
    field = QComboBox()
    for value, name in choices:
        field.addItem(name, value)
    return field


def _checked(value: bool) -> QCheckBox:
    box = QCheckBox()
    box.setChecked(value)
    return box


def _boxed(content: Any) -> QWidget:
    box = QWidget()
    box.setLayout(content)
    return box
