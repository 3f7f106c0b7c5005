"""How an adapter is trained: every parameter with what it does."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout

from rsgui.core.entities import TrainingParams
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.widgets import column, label

TIPS = {
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
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        fields = (
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
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        self.setLayout(column(label("Training", "section"), grid, None, spacing=12, margin=16))

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
        )

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
