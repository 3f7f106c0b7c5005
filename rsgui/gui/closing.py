"""Closing while something runs, and what was left undone by it: asked before, offered at the next start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from rsgui.core.entities import JobRecord, Project
from rsgui.core.errors import RsguiError
from rsgui.core.texts import counted, later, tr
from rsgui.gui.background import Reader, Verbs
from rsgui.gui.notices import Notice
from rsgui.gui.widgets import button
from rsgui.jobs import specs
from rsgui.jobs.events import JobChanged, JobEvent
from rsgui.jobs.specs import JobSpec
from rsgui.jobs.workbench import Workbench
from rsgui.store import jobs, projects

_CLOSED = "rsgui was closed"
"""How the message of a job begins that ended with the application."""
_NAMES: dict[type[JobSpec], str] = {
    specs.GenerateJob: later("Generation is running."),
    specs.ScoreJob: later("Scoring is running."),
    specs.TrainJob: later("Training is running."),
    specs.TrainRewardJob: later("The training of a reward model is running."),
    specs.EvaluateJob: later("An evaluation is running."),
    specs.ImportJob: later("An import is running."),
    specs.ExportJob: later("An export is running."),
    specs.ExportAdapterJob: later("The saving of an adapter is running."),
    specs.RoundsJob: later("A loop of rounds is running."),
}
_STAGES: dict[type[JobSpec], str] = {
    specs.GenerateJob: "generate",
    specs.ScoreJob: "score",
    specs.TrainJob: "train",
    specs.TrainRewardJob: "score",
    specs.EvaluateJob: "evaluate",
    specs.ImportJob: "prompts",
    specs.ExportAdapterJob: "train",
    specs.RoundsJob: "rounds",
}
_ANEW = (specs.ImportJob, specs.ExportJob, specs.ExportAdapterJob)


def question(record: JobRecord | None) -> tuple[str, str]:
    """What to ask before this job is stopped: what runs, and what becomes of it."""
    spec = specs.from_json(record.spec) if record else None
    what = tr(_NAMES[type(spec)] if spec else "A job is running.")
    if isinstance(spec, _ANEW):
        return what, tr("It begins anew next time.")
    if isinstance(spec, specs.TrainJob | specs.TrainRewardJob):
        return what, tr("It goes on from its last checkpoint next time.")
    return what, tr("It goes on from where it is next time: what was made is kept.")


def agrees_to_stop(parent: QWidget, record: JobRecord | None) -> bool:
    """Asks whether the running job may be stopped."""
    text, consequence = question(record)
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Close rsgui?"))
    box.setText(text)
    box.setInformativeText(consequence)
    stop = box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Keep running"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is stop


def unfinished(recent: list[JobRecord]) -> list[JobRecord]:
    """Of all jobs, newest first, those that closing has stopped; not what something else was done after."""
    found: list[JobRecord] = []
    for record in recent:
        if record.state != "interrupted" or not record.message.startswith(_CLOSED):
            break
        found.append(record)
    return found


class Unfinished(Notice):
    """Offers, at the start, to go on with what closing has stopped."""

    resumed = Signal(object, str)
    """The Project that goes on, and its stage."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        self._resume = button(tr("Resume"), self.resume, "primary", "resume")
        super().__init__(self._resume)
        if parent is not None:
            self.setParent(parent)
        self._bench = bench
        self._left: list[JobRecord] = []
        self._project: Project | None = None
        self._reader, self._verbs = Reader(self), Verbs(self)

    def look(self) -> None:
        """Reads what was left undone, and says so."""

        def read() -> tuple[list[JobRecord], list[Project]]:
            with self._bench.store.read() as session:
                return unfinished(jobs.recent(session)), projects.every(session)

        self._reader.ask(read, self._show, self._fail)

    def _show(self, found: tuple[list[JobRecord], list[Project]]) -> None:
        self._left, every = found
        if not self._left:
            return
        first = self._left[0]
        self._project = next((project for project in every if project.id == first.project), None)
        what = tr("{job} in {project}", job=first.title, project=self._project.name) if self._project else first.title
        if first.total:
            what = tr("{job} ({done:,} of {total:,})", job=what, done=first.done, total=first.total)
        if len(self._left) > 1:
            what = counted(len(self._left) - 1, "{job} and {count} more", "{job} and {count} more", job=what)
        anew = isinstance(specs.from_json(first.spec), _ANEW)
        hint = tr("Resume begins it anew.") if anew else tr("Resume goes on with what is missing.")
        self.say(tr("{job} was stopped, because rsgui was closed.", job=what), hint)

    def resume(self) -> None:
        """Goes on with all of it, in the order in which it was asked for."""
        left, project = self._left, self._project
        ids = [record.id for record in reversed(left)]
        self.clear()

        def verb() -> None:
            for id in ids:
                self._bench.runner.resume(id)

        self._verbs.do(verb, failed=self._fail)
        spec = specs.from_json(left[0].spec) if left else None
        if project is not None and spec is not None:
            self.resumed.emit(project, _STAGES.get(type(spec), ""))

    def _fail(self, error: RsguiError) -> None:
        self.say(error.message, error.hint, "danger")

    def take(self, event: JobEvent) -> None:
        """One event of the runner: what goes on by other means is offered no longer."""
        if isinstance(event, JobChanged) and any(record.id == event.record.id for record in self._left):
            self.clear()
