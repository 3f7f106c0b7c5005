"""The demo: the whole loop, carried through the window page by page while one watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from rsgui.core.entities import Project
from rsgui.core.errors import RsguiError
from rsgui.core.texts import tr
from rsgui.gui.background import Verbs
from rsgui.gui.job_dock import LIVE, progress_words
from rsgui.gui.main_window import MainWindow
from rsgui.jobs.events import JobChanged, JobProgress
from rsgui.jobs.steps import Step
from rsgui.store import projects

LINGER = 2500
"""Milliseconds that a page stays after its step, for someone who watches."""
SETTLE = 600
"""The same where nobody can watch: until the page has read what it shows."""
TELL = 5.0
"""Seconds between two lines of progress in the terminal."""

Say = Callable[[str], None]


class Tour(QObject):
    """Takes one step after the other. It never waits: the window tells it when a job has ended."""

    ended = Signal(bool)
    """The loop has come to its end, well or not."""

    def __init__(
        self,
        window: MainWindow,
        project: int,
        steps: Iterator[Step],
        say: Say = print,
        screenshots: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._project = project
        self._steps = steps
        self._say = say
        self._screenshots = screenshots
        self._verbs = Verbs(self)
        self._step: Step | None = None
        self._last = "evaluate"  # the page that it ends on
        self._told = 0.0
        self._pause = QTimer(self, singleShot=True)
        self._pause.setInterval(SETTLE if QGuiApplication.platformName() == "offscreen" else LINGER)
        self._pause.timeout.connect(self._leave)
        window.bridge.job_event.connect(self._hear)

    def begin(self) -> None:
        """Opens the project and takes the first step."""

        def read() -> Project:
            with self._window.bench.store.read() as session:
                return projects.get(session, self._project)

        self._verbs.do(read, self._opened, self._fail)

    def _opened(self, project: Project) -> None:
        self._window.open_project(project, "prompts")
        self._go_on()

    def _go_on(self) -> None:
        self._verbs.do(lambda: next(self._steps, None), self._take, self._fail)

    def _take(self, step: Step | None) -> None:
        """Shows the page of the step, and waits for its job, where it has one."""
        if step is None:
            self._end()
            return
        self._step = step
        if step.stage == "rounds":
            self._last = "rounds"
        self._window.show_stage(step.stage)
        self._window.notice.say(tr("Demo: {step}.", step=step.title[0].lower() + step.title[1:]))
        if step.job is None:
            self._say(f"{step.stage:>9}  {step.title}")
            self._pause.start()
            return
        self._say(f"{step.stage:>9}  {step.title} ...")
        record = self._window.bench.runner.wait(step.job, 0)  # it may have ended before we could listen
        if record.state not in LIVE and record.state != "queued":
            self._job_ended(record.message or record.state)

    def _hear(self, event: object) -> None:
        job = self._step.job if self._step else None
        if job is None:
            return
        if isinstance(event, JobProgress) and event.job == job:
            if time.monotonic() - self._told >= TELL and event.total:
                self._told = time.monotonic()
                self._say(f"{'':>9}  {progress_words(event)}")
        elif isinstance(event, JobChanged) and event.record.id == job:
            state = event.record.state
            if state not in LIVE and state != "queued":
                self._job_ended(event.record.message or state)

    def _job_ended(self, words: str) -> None:
        if not self._pause.isActive():
            self._say(f"{'':>9}  {words}")
            self._pause.start()

    def _leave(self) -> None:
        """The page has been looked at: a picture of it, then the next step."""
        if self._step is not None:
            self._picture(self._step.stage)
        self._step = None
        self._go_on()

    def _end(self) -> None:
        self._window.notice.say(tr("The demo has come to its end: held-out prompts, before and after."), tone="success")
        self._window.show_stage(self._last)
        QTimer.singleShot(self._pause.interval(), self, self._finish)

    def _finish(self) -> None:
        self._picture(self._last)
        self.ended.emit(True)

    def _fail(self, error: RsguiError) -> None:
        self._window.notice.clear()
        self._window.show_error(error)
        self._say(str(error))
        self.ended.emit(False)

    def _picture(self, stage: str) -> None:
        if self._screenshots is None:
            return
        self._screenshots.mkdir(parents=True, exist_ok=True)
        path = self._screenshots / f"{stage}.png"
        self._window.grab().save(str(path))
