"""A form for each kind of scorer: what stands in it is a spec, or BadInput says what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from rsgui.core.entities import Generator, Judge
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import (
    PAIRWISE_RUBRIC,
    SINGLE_RUBRIC,
    JudgeMode,
    ProcessRewardModel,
    RewardModel,
    Rubric,
    UserFile,
)
from rsgui.core.texts import later, tr
from rsgui.gui.background import Reader
from rsgui.gui.fields import DecimalField, FormRow, NumberField
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.review.text_views import PlainText
from rsgui.gui.scoring.places import ModelField, PlaceField
from rsgui.gui.widgets import Segments, boxed, column, label, row
from rsgui.jobs import scorers

MODEL_FOLDER = later("A folder in Hugging Face format with safetensors in it")
LONGEST = 10_000_000
JUDGE_TOKENS = 256
"""Tokens that a judge may take for its words and its verdict."""


class WeightsForm(QWidget):
    """What reward models of both kinds have in common: where they are, and how they are run."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.path = PlaceField(tr("Model"), hint, tr("The model's folder, in Hugging Face format"))
        self.adapter = PlaceField(tr("Adapter"), tr("None"), tr("An adapter's folder, in peft's format"))
        self.dtype = choice(
            (tr("As it suits the model"), "auto"), (tr("32 bits"), "float32"), (tr("16 bits, bfloat16"), "bfloat16")
        )
        self.context = NumberField(0, 0, LONGEST, step=256, off=tr("What it was trained for"))
        self.too_long = choice((tr("No reward, with the reason"), "missing"), (tr("Its end is left out"), "truncate"))
        self.label = NumberField(0, 0, 1000)

    def places(self) -> list[QWidget]:
        """The wide fields under their names."""
        tip = tr("LoRA weights for it, where there are any.")
        return [FormRow(tr("Model"), self.path), FormRow(tr("Adapter"), self.adapter, tip)]

    def rows(self) -> list[QWidget]:
        """The fields under their names."""
        return [
            FormRow(
                tr("Number format"), self.dtype, tr("Below a billion weights 32 bits: with 16, near rewards are equal.")
            ),
            FormRow(tr("Tokens it may see"), self.context, tr("Of prompt and completion together.")),
            FormRow(
                tr("A text that is longer gets"),
                self.too_long,
                tr("It is never cut silently: what is left out is told."),
            ),
            FormRow(tr("Label"), self.label, tr("Which of the head's numbers is the reward, counted from 0.")),
        ]

    def common(self) -> dict[str, Any]:
        """What stands in the fields. Raises BadInput."""
        return {
            "path": self.path.needed(),
            "adapter": self.adapter.text or None,
            "dtype": self.dtype.currentData(),
            "context": self.context.value() or None,
            "too_long": self.too_long.currentData(),
            "label": self.label.value(),
        }


class RewardModelForm(WeightsForm):
    """A model whose head gives one number, or several."""

    name = later("Reward model")

    def __init__(self) -> None:
        super().__init__(tr("A folder with a model for sequence classification"))
        self.weights = QLineEdit()
        self.weights.setPlaceholderText(tr("One label alone"))
        tip = tr("With several labels: a weight for each, such as 0.65, 0.35. They are added up.")
        lay(
            self,
            self.places(),
            [*self.rows(), FormRow(tr("Weights of the labels"), self.weights, tip)],
        )

    def spec(self) -> RewardModel:
        """Raises BadInput."""
        return RewardModel(**self.common(), label_weights=_numbers(self.weights.text()))


class ProcessForm(WeightsForm):
    """A model that judges a completion step by step."""

    name = later("Process rewards")

    def __init__(self) -> None:
        super().__init__(tr("A folder with a process reward model"))
        self.label.setValue(1)
        self.steps = choice(
            (tr("A class for each token"), "token_classification"), (tr("The next word, + or -"), "step_tag")
        )
        self.separator, self.tag = QLineEdit("\\n\\n"), QLineEdit()
        self.tag.setPlaceholderText(tr("The separator"))
        self.good, self.bad = QLineEdit("+"), QLineEdit("-")
        self.aggregate = choice(
            (tr("Product of the steps"), "product"),
            (tr("The worst step"), "min"),
            (tr("Mean"), "mean"),
            (tr("The last step"), "last"),
        )
        lay(
            self,
            self.places(),
            [
                FormRow(tr("What it gives"), self.steps),
                FormRow(tr("Steps end at"), self.separator, tr("\\n stands for a new line.")),
                FormRow(tr("Mark after each step"), self.tag, tr("What the model was trained to see there.")),
                FormRow(tr("Reward of the whole"), self.aggregate),
                FormRow(tr("Word for good"), self.good),
                FormRow(tr("Word for bad"), self.bad),
                *self.rows(),
            ],
        )
        self.steps.currentIndexChanged.connect(lambda _: self._follow())
        self._follow()

    def _follow(self) -> None:
        tagged = self.steps.currentData() == "step_tag"
        for field in (self.good, self.bad):
            field.setEnabled(tagged)
        self.label.setEnabled(not tagged)

    def spec(self) -> ProcessRewardModel:
        """Raises BadInput."""
        return ProcessRewardModel(
            **self.common(),
            steps=self.steps.currentData(),
            separator=_unescaped(self.separator.text()),
            tag=_unescaped(self.tag.text()),
            good=self.good.text(),
            bad=self.bad.text(),
            aggregate=self.aggregate.currentData(),
        )


class JudgeForm(QWidget):
    """A generator that is asked by a rubric."""

    name = later("Judge")

    def __init__(self) -> None:
        super().__init__()
        self.model = ModelField(tr("Judge"), servers=True)
        self.mode = Segments((("single", tr("Rate each")), ("pairwise", tr("Compare two"))), "single")
        self.low, self.high = DecimalField(1, -1000, 1000, 1), DecimalField(10, -1000, 1000, 1)
        self.against = choice(
            (tr("The prompt's other completions"), "others"), (tr("The reference answer"), "reference")
        )
        self.rubric = QPlainTextEdit(SINGLE_RUBRIC)
        self.rubric.setProperty("role", "field")
        self.rubric.setTabChangesFocus(True)
        self.rubric.setFixedHeight(220)
        self._hint = label("", "caption", wrap=True)
        self._scale = row(FormRow(tr("Lowest rating"), self.low), FormRow(tr("Highest rating"), self.high), spacing=12)
        self._scale_box = boxed(self._scale)
        self._against_row = FormRow(
            tr("Compare with"), self.against, tr("In both orders; what differs by order is a tie.")
        )
        fields = row(FormRow(tr("How"), self.mode), self._scale_box, self._against_row, None, spacing=16)
        self.setLayout(
            column(
                FormRow(
                    tr("Judge"), self.model, tr("Any language model, here or on a server; asked at temperature 0.")
                ),
                fields,
                FormRow(tr("Rubric"), self.rubric),
                self._hint,
                spacing=12,
            )
        )
        self.mode.chosen.connect(self._changed)
        self._changed("single")

    def _changed(self, mode: str) -> None:
        """The other way asks with another rubric; one that was written in is kept."""
        single = mode == "single"
        text = self.rubric.toPlainText()
        if text in (SINGLE_RUBRIC, PAIRWISE_RUBRIC):
            self.rubric.setPlainText(SINGLE_RUBRIC if single else PAIRWISE_RUBRIC)
        self._scale_box.setVisible(single)
        self._against_row.setVisible(not single)
        self._hint.setText(
            tr(
                "{prompt} and {completion} stand for the texts, {reference} for the reference answer, "
                "{low} and {high} for the scale. The last [[number]] in the judge's words is the reward; "
                "without one it is missing."
            )
            if single
            else tr(
                "{prompt}, {first} and {second} stand for the texts. The judge ends with [[A]], [[B]] "
                "or, for a tie, [[C]]; the reward is the share of comparisons won."
            )
        )

    def spec(self) -> Judge:
        """Raises BadInput for a rubric without its placeholders or a scale that is none."""
        mode: JudgeMode = "single" if self.mode.current == "single" else "pairwise"
        rubric = Rubric(
            template=self.rubric.toPlainText(),
            mode=mode,
            low=self.low.value(),
            high=self.high.value(),
            against=self.against.currentData(),
        )
        rubric.check()
        return Judge(
            Generator(self.model.model, None, SamplingParams(temperature=0, max_new_tokens=JUDGE_TOKENS)), rubric
        )


class UserFileForm(QWidget):
    """A Python file, which is shown, and run only once the person has agreed."""

    name = later("Python file")

    def __init__(self) -> None:
        super().__init__()
        self.path = PlaceField(tr("Python file"), "score.py", file=tr("A Python file with a function score"))
        self.seconds = DecimalField(10, 0.1, 3600, 1, 1)
        self.code = PlainText(tr("The file's text"))
        self.code.setProperty("role", "log")
        self.code.setFixedHeight(160)
        self.agreed = QCheckBox("")
        self.agreed.setAccessibleName(tr("Run this file"))
        self.errors = ErrorBanner(closable=False)
        self._digest = ""
        self._reader = Reader(self)
        self.setLayout(
            column(
                FormRow(
                    tr("Python file"),
                    self.path,
                    hint=tr("It has a function score(prompt, completion, reference) that gives a number, or None."),
                ),
                self.errors,
                self.code,
                self.agreed,
                row(FormRow(tr("Seconds for each call"), self.seconds), None),
                spacing=12,
            )
        )
        self.path.changed.connect(self._read)
        self._show_none()

    def _read(self) -> None:
        path = self.path.text
        self._show_none()
        if path:
            self._reader.ask(lambda: scorers.read_user_file(Path(path)), self._show, self._fail, path)

    def _show_none(self) -> None:
        self._digest = ""
        self.errors.clear()
        self.code.clear()
        for part in (self.code, self.agreed):
            part.hide()
        self.agreed.setChecked(False)

    def _show(self, file: scorers.ReadFile) -> None:
        self._digest = file.digest
        self.code.setPlainText(file.text)
        self.agreed.setText(tr("I have read {path} and agree that it is run on this machine", path=file.path))
        for part in (self.code, self.agreed):
            part.show()

    def _fail(self, error: RsguiError) -> None:
        self.errors.show_error(error)

    def spec(self) -> UserFile:
        """Raises BadInput until the person has agreed to the file as it is."""
        path = self.path.needed()
        if not self._digest:
            raise BadInput("{file} has not been read.", "Choose a Python file that can be read.", file=path)
        if not self.agreed.isChecked():
            hint = later("Read it above, and tick that you agree. It can do whatever you can do.")
            raise BadInput("You have not agreed that {file} is run.", hint, file=path)
        return UserFile(path=path, digest=self._digest, seconds=self.seconds.value())


SpecForm = RewardModelForm | ProcessForm | JudgeForm | UserFileForm


def choice(*choices: tuple[str, str]) -> QComboBox:
    """A field with a few choices: what is shown, and what it stands for."""
    field = QComboBox()
    for text, value in choices:
        field.addItem(text, value)
    return field


def lay(form: QWidget, wide: Sequence[QWidget], narrow: Sequence[QWidget]) -> None:
    """Wide fields below each other, narrow ones three in a line."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(12)
    for place, field in enumerate(narrow):
        grid.addWidget(field, place // 3, place % 3)
    for side in range(3):
        grid.setColumnStretch(side, 1)
    form.setLayout(column(*wide, grid, spacing=12))


def _numbers(text: str) -> tuple[float, ...]:
    """Numbers between commas. Raises BadInput."""
    try:
        return tuple(float(part) for part in text.split(",") if part.strip())
    except ValueError as error:
        hint = later("Write them with commas between: 0.65, 0.35")
        raise BadInput("“{text}” are not numbers.", hint, text=text.strip()) from error


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")
