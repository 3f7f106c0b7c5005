"""The completion at the cursor as the tokens that its generator made and a training would learn from."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rsgui.core import wire
from rsgui.core.errors import RsguiError
from rsgui.core.texts import tr
from rsgui.gui.background import Awaited, Reader
from rsgui.gui.notices import ErrorBanner
from rsgui.gui.review.token_text import LEGEND, TokenText
from rsgui.gui.widgets import column, label

CALM = 150
"""Milliseconds that the cursor has to rest until tokens are asked for."""
PATIENCE = 300
"""Milliseconds until it is said what an answer waits for."""


class TokenView(QWidget):
    """Asks while it is shown, and only for the completion where the cursor rests."""

    def __init__(self) -> None:
        super().__init__()
        self.ask: Callable[[int], Future[wire.Tokens]] | None = None  # runs off the GUI thread
        self._of: tuple[int, str | None] | None = None  # the completion that is shown, and its edited text
        self._begins, self._answer = Reader(self), Awaited(self)
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._ask)
        self._patience = QTimer(self, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self.errors = ErrorBanner()
        self.text = TokenText(tr("The tokens of the completion"))
        self.told = label("", "caption", wrap=True)
        self._legend = label(tr(LEGEND), "caption", wrap=True)
        layout = column(self.errors, self.told, spacing=4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._legend)
        self.setLayout(layout)

    def show_completion(self, of: tuple[int, str | None] | None) -> None:
        """Another completion, with its edited text if a person wrote one; None: it is not looked at."""
        if of == self._of:
            return
        self._of = of
        self._answer.forget()
        self._begins.forget()
        self.errors.clear()
        self.text.show_tokens(())
        self.told.setText("")
        self._legend.hide()
        if of is None:
            self._calm.stop()
            self._patience.stop()
        else:
            self._calm.start()

    def _ask(self) -> None:
        ask, of = self.ask, self._of
        if ask is None or of is None:
            return
        self._patience.start()
        self._begins.ask(
            lambda: ask(of[0]), lambda asked: self._answer.wait_for(asked, self._show, self._fail), self._fail, of
        )

    def _say_busy(self) -> None:
        if self._answer.queued:
            self.told.setText(tr("Waits for the running job to end."))
        elif self._answer.busy or self._begins.busy:
            self.told.setText(tr("Loading the model and reading …"))

    def _show(self, tokens: wire.Tokens) -> None:
        self._patience.stop()
        self.text.show_tokens(tokens.pieces)
        self.told.setText(words(tokens, edited=self._of is not None and self._of[1] is not None))
        self._legend.setVisible(any(piece.logprob is not None for piece in tokens.pieces))

    def _fail(self, error: RsguiError) -> None:
        self._patience.stop()
        self.told.setText("")
        self.errors.show_error(error)


def words(tokens: wire.Tokens, edited: bool) -> str:
    """What the tokens come to."""
    pieces = tokens.pieces
    learnt = sum(piece.learnt for piece in pieces)
    told = [
        tr(
            "{tokens:,} tokens, the loss is taken of the {learnt:,} coloured ones, not of those in italics.",
            tokens=len(pieces),
            learnt=learnt,
        )
    ]
    if edited:
        told.append(tr("They are of your edited text."))
    known = [piece.logprob for piece in pieces if piece.logprob is not None]
    if known:
        told.append(tr("Mean log-probability {mean:.2f}.", mean=sum(known) / len(known)))
    elif learnt:
        told.append(tr("The model can read {limit:,}: how probable they are is not known.", limit=tokens.limit))
    return " ".join(told)
