"""The composition root: makes the application, the workbench and the window, and puts them together."""

from __future__ import annotations

import ctypes
import gc
import logging
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from rsgui import paths
from rsgui.core.errors import RsguiError
from rsgui.core.rounds import Plan, Proxy
from rsgui.gui.main_window import MainWindow
from rsgui.gui.theme import Theme, icon
from rsgui.gui.tour import Tour
from rsgui.gui.translation import speak, tr
from rsgui.jobs import demo as demo_project
from rsgui.jobs import loop, report, workbench
from rsgui.jobs import settings as settings_file
from rsgui.jobs.workbench import Workbench

log = logging.getLogger(__name__)
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # of malloc.h


def main(store_path: Path | None = None, project: str = "", view: str = "") -> int:
    """Opens the window on a store, at the review of a project and at a saved view where they are named; gives the exit
    code when it is closed. Raises BadInput for a name that there is not."""

    def begin(window: MainWindow) -> None:
        if project:
            window.open_named(project, view)

    return _with_window(store_path, begin)


def demo(
    store_path: Path | None = None,
    quick: bool = False,
    fresh: bool = False,
    screenshots: Path | None = None,
    proxy: Proxy = "checks",
    rounds: int = 1,
) -> int:
    """Opens the window and carries the demo through it. Without a display it ends with the demo, else it stays."""
    plan = demo_project.plan(quick, proxy, rounds)
    outcomes: list[bool] = []

    def begin(window: MainWindow) -> None:
        project = demo_project.project(window.bench, fresh)
        tour = Tour(window, project, demo_project.steps(window.bench, project, plan, rounds), _say, screenshots)

        def end(well: bool) -> None:
            outcomes.append(well)
            if well:
                _say_outcome(window.bench, project, plan, rounds)
            if screenshots is not None:
                _say(f"Pictures of the pages: {screenshots}")
            if QGuiApplication.platformName() == "offscreen":
                window.may_close = True
                window.close()

        tour.ended.connect(end)
        tour.begin()

    code = _with_window(store_path, begin)
    return code or (0 if all(outcomes) else 1)


def application() -> QApplication:
    """The one QApplication, with its name and icon."""
    _give_memory_back()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("rsgui")
    app.setDesktopFileName("rsgui")
    app.setWindowIcon(icon("rsgui"))
    return app


def _give_memory_back() -> None:
    """Arrays of a megabyte and more are their own mappings, so that what is freed is the system's again at once. Of
    itself, glibc keeps ever larger ones after the first is freed: 100 MB of a project with millions of completions."""
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none, and needs none
        if mallopt is not None:
            mallopt(_M_MMAP_THRESHOLD, 1 << 20)
            mallopt(_M_ARENA_MAX, 2)  # or each thread that reads keeps some megabytes of its own


def _with_window(store_path: Path | None, begin: Callable[[MainWindow], None]) -> int:
    app = application()
    speak(settings_file.load().language)
    try:
        bench = workbench.open(store_path or paths.default_store())
    except RsguiError as error:
        return _cannot_start(error)
    try:
        theme = Theme(app, bench.settings.theme)
        window = MainWindow(bench, theme)
        sys.excepthook = _hook(window)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends at once; what was made is in the store
        window.show()
        begin(window)
        gc.freeze()  # what is there now stays; looking through it again and again would halt the window each time
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        bench.close()


def _cannot_start(error: RsguiError) -> int:
    """Says why, where a person looks: in the terminal, and in a window where there is a display."""
    print(f"{error.message}\n{error.hint}".strip(), file=sys.stderr)  # noqa: T201
    if QGuiApplication.platformName() != "offscreen":
        box = QMessageBox(QMessageBox.Icon.Critical, tr("rsgui cannot start"), error.message)
        box.setInformativeText(error.hint)
        box.exec()
    return 1


def _hook(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What becomes of a fault of ours: it is logged, and told in the window, which goes on."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("an error that nobody expected", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        hint = "{kind}: {error}. The log has the whole of it: {folder}"
        values = {"kind": kind.__name__, "error": error, "folder": paths.log_folder()}
        window.show_error(RsguiError("rsgui made a mistake.", hint, **values))

    return told


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _say_outcome(bench: Workbench, project: int, plan: Plan, rounds: int) -> None:
    outcome = loop.outcome(bench, project, plan, rounds)
    if outcome is not None:
        _say("\n" + report.of_loop(bench, outcome) + "\n")
