"""What the model sees: the first prompt in its chat template, the special tokens marked, and the choice of another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from rsgui.core import wire
from rsgui.core.entities import Generator, Message
from rsgui.core.errors import BadInput, RsguiError
from rsgui.core.templates import CHATML, PLAIN
from rsgui.core.texts import counted, later, tr
from rsgui.gui import theme
from rsgui.gui.background import Awaited
from rsgui.gui.fields import FormRow
from rsgui.gui.notices import ErrorBanner, Notice
from rsgui.gui.pages.fold import Fold
from rsgui.gui.review.text_views import PlainText
from rsgui.gui.widgets import Segments, column, label
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench

CALM = 400
"""Milliseconds after the last key until the prompt is shown anew."""

PATIENCE = 300
"""Milliseconds until it is said what an answer waits for."""

MOST_LINES = 14

OWN, CHATML_KEY, PLAIN_KEY, JINJA = "own", "chatml", "plain", "jinja"
CHOICES = (
    (OWN, later("Its own")),
    (CHATML_KEY, "ChatML"),
    (PLAIN_KEY, later("Plain text")),
    (JINJA, later("Written here")),
)
_TIP = later(
    "The form in which a model is given a chat. Its own is what it was trained on, and "
    "nearly always best. What is chosen here is used for generating, training and evaluating "
    "alike."
)
_NONE = later("This model has no chat template of its own.")
_NONE_HINT = later(
    "It is given the messages as plain text. Choose ChatML for a model that was trained on "
    "chats; plain text is right for one that only continues texts."
)
_SERVED = later("The server puts prompts into the chat template that it was started with, and does not show it.")


class MarkedText(PlainText):
    """A rendered prompt; special tokens are bold, underlined and on a ground of their own."""

    def __init__(self) -> None:
        super().__init__(tr("The first prompt as the model sees it"))
        self._pieces: tuple[wire.Piece, ...] = ()
        self.setFont(theme.font(13, mono=True))
        self._fit()

    def show_pieces(self, pieces: tuple[wire.Piece, ...]) -> None:
        """Another prompt."""
        self._pieces = pieces
        self.clear()
        cursor = self.textCursor()
        for piece in pieces:
            cursor.insertText(piece.text, _special() if piece.special else QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other line breaks may need another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        lines = max(2, min(MOST_LINES, int(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 8)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pieces"):
            self.show_pieces(self._pieces)


def _special() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setFontUnderline(True)
    form.setForeground(QColor(theme.tokens().accent_text))
    form.setBackground(QColor(theme.tokens().accent_soft))
    return form


class RenderedPrompt(QFrame):
    """A card, folded at first: nothing is asked of the engine while it is."""

    changed = Signal()
    """Another template was chosen, or edited."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._bench = bench
        self._generator = Generator()
        self._messages: tuple[Message, ...] | None = None
        self._info: wire.ModelInfo | None = None
        self._own = ""  # the model's own template, once it has been rendered
        self._asked: object = None
        self._answer = Awaited(self)
        self._soon = QTimer(self, singleShot=True, interval=CALM)
        self._soon.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        self._wrong = False
        self.notice = Notice(closable=False)
        self.errors = ErrorBanner(closable=False)
        self.choice = Segments([(key, tr(text)) for key, text in CHOICES])
        self.editor = QPlainTextEdit()
        self.text = MarkedText()
        self._count = label("", "caption")
        self._build()

    def _build(self) -> None:
        self.editor.setProperty("role", "field")
        self.editor.setFont(theme.font(13, mono=True))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(168)
        self._editor_row = FormRow(
            tr("Chat template, in Jinja"), self.editor, hint=tr("It runs in a sandbox, for 2 s at most.")
        )
        inner = QWidget()
        well = QFrame()
        well.setProperty("role", "well")
        well.setLayout(column(self.text, margin=12))
        legend = label(tr("Underlined: special tokens, which are one token each."), "caption")
        self._preview = QWidget()
        self._preview.setLayout(column(well, self._count, legend, spacing=4))
        inner.setLayout(
            column(
                FormRow(tr("Chat template"), self.choice, tr(_TIP)),
                self._editor_row,
                self.errors,
                self._preview,
                spacing=12,
            )
        )
        self.fold = Fold(tr("What the model sees"), inner)
        self.setLayout(column(self.fold, self.notice, spacing=8, margin=16))
        self.fold.opened.connect(self._ask)
        self.choice.chosen.connect(self._choose)
        self.editor.textChanged.connect(self._edited)
        self._editor_row.hide()

    # --- the choice

    @property
    def template(self) -> str | None:
        """What a Generator keeps of the choice: None for the model's own, "" for plain text."""
        by_key: dict[str, str | None] = {OWN: None, CHATML_KEY: CHATML, PLAIN_KEY: PLAIN}
        return by_key.get(self.choice.current, self.editor.toPlainText())

    @property
    def usable(self) -> bool:
        """Whether nothing is known to be wrong with the template."""
        return not self._wrong or self._wanted() != self._asked

    def show_template(self, template: str | None) -> None:
        """Chooses what makes this template."""
        keys = {None: OWN, CHATML: CHATML_KEY, PLAIN: PLAIN_KEY}
        self.choice.choose(keys.get(template, JINJA))
        if template is not None and template not in keys:
            self._fill_editor(template)
        self._show_choice()

    def _choose(self, key: str) -> None:
        if key == JINJA and not self.editor.toPlainText():
            self._fill_editor(self._own or CHATML)
        self._show_choice()
        self.changed.emit()

    def _fill_editor(self, text: str) -> None:
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)

    def _edited(self) -> None:
        if self.choice.current == JINJA:
            self.changed.emit()

    # --- what it shows

    def follow(self, generator: Generator, info: wire.ModelInfo | None, messages: tuple[Message, ...] | None) -> None:
        """The page says this now: the generator, what is known of its model, and the first prompt."""
        if generator.model != self._generator.model:
            self._own = ""
        self._generator, self._info, self._messages = generator, info, messages
        self._show_choice()
        if self._wanted() != self._asked:
            self._soon.start()

    def _show_choice(self) -> None:
        served = self._generator.model.backend == "openai"
        lacking = self._info is not None and not self._info.template_hash and not served
        self._editor_row.setVisible(self.choice.current == JINJA)
        self.choice.setEnabled(not served)
        if served:
            self.notice.say(tr(_SERVED))
        elif lacking and self.choice.current == OWN:
            self.notice.say(tr(_NONE), tr(_NONE_HINT), "warning")
        else:
            self.notice.clear()
        name = tr(dict(CHOICES)[self.choice.current])
        self.fold.say(
            {OWN: tr("the model's own chat template"), JINJA: tr("a template written here")}.get(
                self.choice.current, name
            )
        )

    def _wanted(self) -> object:
        return self._generator.model, self._generator.template, self._generator.sampling.system_prompt, self._messages

    def _ask(self) -> None:
        if not self.fold.is_open or self._wanted() == self._asked:
            return
        if self._messages is None or self._generator.model.backend == "openai":
            self._answer.forget()
            self._preview.hide()
            return
        self._asked = self._wanted()
        self._patience.start()
        self._answer.wait_for(
            actions.render_prompt(self._bench, self._generator, self._messages), self._show, self._fail
        )

    def _say_busy(self) -> None:
        if self._answer.busy:
            self._preview.show()
            self._count.setText(tr("Waits for the running job to end.") if self._answer.queued else tr("Looking ..."))

    def _show(self, rendered: wire.Rendered) -> None:
        self._own, self._wrong = rendered.own_template, False
        self.errors.clear()
        self._preview.show()
        self.text.show_pieces(rendered.pieces)
        if self._info and self._info.context:
            most = self._info.context
            text = tr("The first prompt: {tokens:,} tokens of {most:,}.", tokens=rendered.tokens, most=most)
        else:
            text = counted(rendered.tokens, "The first prompt: {count} token.", "The first prompt: {count} tokens.")
        self._count.setText(text)
        self.changed.emit()

    def _fail(self, error: RsguiError) -> None:
        """A template that cannot be read is told before the start; one that refuses this prompt may take others."""
        self._wrong = isinstance(error, BadInput)
        self._preview.hide()
        self.errors.show_error(error)
        self.changed.emit()
