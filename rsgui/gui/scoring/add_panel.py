"""Adding a scorer: its kind, its name and its form, all in the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from rsgui.core import wire
from rsgui.core.entities import RunScorer, Scorer
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.scorers import UserFile
from rsgui.core.texts import later, tr
from rsgui.gui.background import Awaited, Verbs
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.scoring.forms import JudgeForm, ProcessForm, RewardModelForm, SpecForm, UserFileForm
from rsgui.gui.scoring.learned_form import LearnedForm
from rsgui.gui.widgets import Segments, button, column, label, row
from rsgui.jobs import scorers
from rsgui.jobs.workbench import Workbench

ABOUT = {
    "reward_model": later(
        "A model that gives every completion a number. It reads prompt and completion by its own template."
    ),
    "process": later("A model that judges a completion step by step; the steps' values are kept and shown in Review."),
    "judge": later("A language model that is asked by your rubric. Its words are kept and shown in Review."),
    "user_file": later("A function of your own. It runs outside this window, with a time limit for each call."),
    "learned": later("A reward model that is trained here, out of preference pairs. It is a scorer once that is done."),
}


class AddPanel(QFrame):
    """A card with the forms; hidden until a scorer is to be added."""

    added = Signal()
    closed = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._bench = bench
        self._project: int | None = None
        self._answer, self._verbs = Awaited(self), Verbs(self)
        self.learned = LearnedForm()
        self.forms: dict[str, SpecForm | LearnedForm] = {
            "reward_model": RewardModelForm(),
            "process": ProcessForm(),
            "judge": JudgeForm(),
            "user_file": UserFileForm(),
            "learned": self.learned,
        }
        self.kind = Segments([(key, tr(form.name)) for key, form in self.forms.items()])
        self.name = QLineEdit()
        self.errors = ErrorBanner()
        self._about = label("", "muted", wrap=True)
        self._state = label("", "caption")
        self.add_button = button(tr("Add"), self.add, "primary", "plus")
        self._arrange()
        self.kind.chosen.connect(self.choose)
        self.choose("reward_model")
        self.hide()

    def _arrange(self) -> None:
        self.setLayout(
            column(
                row(label(tr("Add a scorer"), "section"), None, button(tr("Close"), self.close_panel, "quiet")),
                self.kind,
                self._about,
                FormRow(tr("Name"), self.name),
                *self.forms.values(),
                self.errors,
                row(self.add_button, self._state, None),
                spacing=14,
                margin=20,
            )
        )

    # --- what it shows

    def open_project(self, project: int | None) -> None:
        """For another project; what was typed stays."""
        self._project = project
        self._answer.forget()
        self.errors.clear()
        self.hide()

    def show_scorers(self, there: Sequence[Scorer]) -> None:
        """The scorers that rewards can be learnt from."""
        self.learned.show_scorers(there)

    def choose(self, kind: str) -> None:
        """Another form."""
        before = {tr(form.name) for form in self.forms.values()}
        self.kind.choose(kind)
        self.errors.clear()
        self._about.setText(tr(ABOUT[kind]))
        for key, form in self.forms.items():
            form.setVisible(key == kind)
        self.add_button.setText(tr("Train") if kind == "learned" else tr("Add"))
        if not self.name.text().strip() or self.name.text() in before | {tr("Learned reward model")}:
            self.name.setText(tr("Learned reward model") if kind == "learned" else tr(self.forms[kind].name))

    def close_panel(self) -> None:
        """Adds nothing."""
        self._answer.forget()
        self._busy("")
        self.hide()
        self.closed.emit()

    # --- what a person does

    def add(self) -> None:
        """Adds what stands in the form, once the engine has looked at it; or starts the training."""
        project, name = self._project, self.name.text()
        if project is None:
            return
        self.errors.clear()
        try:
            form = self.forms[self.kind.current]
            if isinstance(form, LearnedForm):
                self._train(project, name, form)
            else:
                self._look_at(project, name, form.spec())
        except BadInput as error:
            self._fail(error)

    def _train(self, project: int, name: str, form: LearnedForm) -> None:
        bench, source, base, params = self._bench, form.pairs, form.base.model, form.params
        self._busy(tr("Collecting the pairs."))
        self._verbs.do(
            lambda: scorers.start_reward_training(bench, project, name, source, base, params), self._done, self._fail
        )

    def _look_at(self, project: int, name: str, spec: RunScorer) -> None:
        bench = self._bench
        self._busy(tr("Looking at it; a running job goes first."))

        def keep(_: wire.ScorerInfo) -> None:
            self._verbs.do(lambda: _added(bench, project, name, spec), self._done, self._fail)

        self._answer.wait_for(scorers.inspect_scorer(bench, spec), keep, self._fail)

    def _busy(self, words: str) -> None:
        self._state.setText(words)
        self.add_button.setEnabled(not words)

    def _done(self, _: object) -> None:
        self._busy("")
        self.name.clear()
        self.hide()
        self.added.emit()

    def _fail(self, error: RsguiError) -> None:
        self._busy("")
        self.errors.show_error(error)


def _added(bench: Workbench, project: int, name: str, spec: RunScorer) -> Scorer:
    """The file is looked at once more: it has to be what the person agreed to."""
    if isinstance(spec, UserFile):
        return scorers.user_file_scorer(bench, project, name, Path(spec.path), spec.digest, spec.seconds)
    return scorers.add_scorer(bench, project, name, spec)
