"""How an adapter is trained: every parameter with what it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QWidget

from rsgui.core.entities import Adapter, TrainingParams
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.pages.fold import Fold
from rsgui.gui.widgets import column, label
from rsgui.jobs.train import shaped_like

FROM_BASE = "The base model"
TIPS = {
    "parent": "The base alone, or an earlier adapter of it that learns on. An adapter keeps its shape: rank, alpha,"
    " layers, rsLoRA and DoRA.",
    "rank": "How much the adapter can learn: the rank of its matrices. 8 to 64 is usual.",
    "alpha": "How strongly the adapter speaks, as a multiple of its rank. Twice the rank is usual.",
    "dropout": "The share of the adapter's inputs that is left out at random in each step. Off is usual.",
    "learning_rate": "The size of a step. With LoRA about ten times that of full fine-tuning, 0.0001 to 0.0005.",
    "epochs": "How often each completion is seen. 1 to 3; more learns it by heart.",
    "batch_size": "Completions in each step. Small is good for LoRA, under 32.",
    "micro_batch": "Completions on the device at once. Changes the memory needed, not the result; halved by itself"
    " when memory runs out.",
    "warmup": "The share of the steps in which the learning rate rises to its height.",
    "max_length": "Rows with more tokens of prompt and completion are left out, and counted.",
    "seed": "The same seed on the same rows gives the same adapter.",
    "weight_decay": "How much the adapter's weights shrink in each step, as a share of the learning rate. Off is usual"
    " with LoRA; 0.01 to 0.1 holds it closer to the base.",
    "clip": "The largest norm of a step's gradient; a longer one is shortened to it. 1 is usual.",
    "schedule": "How the learning rate goes on after the warm-up: down to nothing in a straight line or in a half"
    " wave, or not at all.",
    "layers": "Which layers of the base learn. All of them is best as a rule; fewer make a smaller adapter.",
    "rslora": "Divides alpha by the root of the rank, not by the rank, so that a high rank still learns"
    " (Kalajdzievski 2023). For ranks of 64 and more.",
    "dora": "Learns the length and the direction of each weight apart (Liu et al. 2024). Slower, sometimes better at"
    " low rank; llama.cpp loads it merged alone.",
}


class TrainingForm(QFrame):
    """A card with the parameters of a training."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        usual = TrainingParams()
        self._rank = NumberField(usual.rank, 1, 1024)
        self._alpha = NumberField(usual.alpha, 1, 4096)
        self._dropout = DecimalField(usual.dropout, 0.0, 0.9)
        self._rate = DecimalField(usual.learning_rate, 0.0000001, 1.0, decimals=7, step=0.00005)
        self._epochs = DecimalField(usual.epochs, 0.01, 100.0, step=0.5)
        self._batch = NumberField(usual.batch_size, 1, 4096)
        self._micro = NumberField(usual.micro_batch, 1, 4096)
        self._warmup = DecimalField(usual.warmup, 0.0, 1.0)
        self._length = NumberField(usual.max_length, 16, 1_000_000, step=128)
        self._seed = NumberField(usual.seed, 0, 2**31 - 1)
        self._decay = DecimalField(usual.weight_decay, 0.0, 10.0, decimals=4, step=0.01, off="Off")
        self._clip = DecimalField(usual.clip, 0.0, 1000.0, step=0.1, off="Off")
        self._schedule = _choice(("linear", "Linear"), ("cosine", "Cosine"), ("constant", "Constant"))
        self._layers = _choice(("all", "All linear"), ("attention", "Attention"), ("mlp", "Feed-forward"))
        self._rslora = _check("rsLoRA", TIPS["rslora"])
        self._dora = _check("DoRA", TIPS["dora"])
        self._parent = _choice((None, FROM_BASE))
        self._parents: dict[int, TrainingParams] = {}
        self._parent.currentIndexChanged.connect(lambda _: self._take_shape())
        usual_fields = (
            FormRow("Rank", self._rank, TIPS["rank"]),
            FormRow("Alpha", self._alpha, TIPS["alpha"]),
            FormRow("Learning rate", self._rate, TIPS["learning_rate"]),
            FormRow("Epochs", self._epochs, TIPS["epochs"]),
            FormRow("Batch size", self._batch, TIPS["batch_size"]),
            FormRow("On the device at once", self._micro, TIPS["micro_batch"]),
            FormRow("Warm-up", self._warmup, TIPS["warmup"]),
            FormRow("Dropout", self._dropout, TIPS["dropout"]),
            FormRow("Longest row, tokens", self._length, TIPS["max_length"]),
            FormRow("Seed", self._seed, TIPS["seed"]),
        )
        seldom = (
            FormRow("Schedule", self._schedule, TIPS["schedule"]),
            FormRow("Layers", self._layers, TIPS["layers"]),
            FormRow("Gradient clipping", self._clip, TIPS["clip"]),
            FormRow("Weight decay", self._decay, TIPS["weight_decay"]),
            self._rslora,
            self._dora,
        )
        more = QWidget()
        more.setLayout(_in_pairs(seldom))
        self.more = Fold("More", more)
        begin = FormRow("Begin with", self._parent, TIPS["parent"])
        whole = column(
            label("Training", "section"), begin, _in_pairs(usual_fields), self.more, None, spacing=12, margin=16
        )
        self.setLayout(whole)

    @property
    def params(self) -> TrainingParams:
        """What stands in the fields."""
        return TrainingParams(
            rank=self._rank.value(),
            alpha=self._alpha.value(),
            dropout=round(self._dropout.value(), 6),
            learning_rate=round(self._rate.value(), 9),
            epochs=round(self._epochs.value(), 6),
            batch_size=self._batch.value(),
            micro_batch=self._micro.value(),
            warmup=round(self._warmup.value(), 6),
            max_length=self._length.value(),
            seed=self._seed.value(),
            weight_decay=round(self._decay.value(), 6),
            clip=round(self._clip.value(), 6),
            schedule=self._schedule.currentData(),
            layers=self._layers.currentData(),
            rslora=self._rslora.isChecked(),
            dora=self._dora.isChecked(),
        )

    @property
    def parent_adapter(self) -> int | None:
        """The adapter that is gone on from; None: the training begins with the base."""
        chosen: int | None = self._parent.currentData()
        return chosen

    def show_parents(self, adapters: Sequence[Adapter]) -> None:
        """Offers these adapters to go on from. What was chosen stays, if it is among them."""
        if [adapter.id for adapter in adapters] == list(self._parents):
            return
        chosen = self.parent_adapter
        self._parents = {adapter.id: adapter.params for adapter in adapters}
        self._parent.clear()
        self._parent.addItem(FROM_BASE, None)
        for adapter in adapters:
            self._parent.addItem(adapter.name, adapter.id)
        self._parent.setCurrentIndex(max(0, self._parent.findData(chosen)))

    def _take_shape(self) -> None:
        """The shape of an adapter that is gone on from is shown, and fixed."""
        shape = self._parents.get(self.parent_adapter or 0)
        if shape is not None:
            self.show_params(shaped_like(self.params, shape))
        for field in (self._rank, self._alpha, self._layers, self._rslora, self._dora):
            field.setEnabled(shape is None)

    def show_params(self, params: TrainingParams) -> None:
        """Other values in the fields."""
        self._rank.setValue(params.rank)
        self._alpha.setValue(params.alpha)
        self._dropout.setValue(params.dropout)
        self._rate.setValue(params.learning_rate)
        self._epochs.setValue(params.epochs)
        self._batch.setValue(params.batch_size)
        self._micro.setValue(params.micro_batch)
        self._warmup.setValue(params.warmup)
        self._length.setValue(params.max_length)
        self._seed.setValue(params.seed)
        self._decay.setValue(params.weight_decay)
        self._clip.setValue(params.clip)
        self._schedule.setCurrentIndex(self._schedule.findData(params.schedule))
        self._layers.setCurrentIndex(self._layers.findData(params.layers))
        self._rslora.setChecked(params.rslora)
        self._dora.setChecked(params.dora)


def _in_pairs(fields: Sequence[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(12)
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 2, place % 2)
    return grid


def _choice(*choices: tuple[str | None, str]) -> QComboBox:
    field = QComboBox()
    for value, name in choices:
        field.addItem(name, value)
    return field


def _check(name: str, tip: str) -> QCheckBox:
    box = QCheckBox(name)
    box.setToolTip(f"<qt>{tip}</qt>")
    box.setAccessibleDescription(tip)
    return box
