"""The reading pane: one completion in full, what was found and said of it, and the buttons to say more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from rsgui.core.entities import Decision
from rsgui.core.review import UNTOUCHED, Standing
from rsgui.core.texts import counted, tr
from rsgui.gui import widgets
from rsgui.gui.key_button import KeyButton
from rsgui.gui.review.board import Cell
from rsgui.gui.review.completion_view import CompletionView
from rsgui.gui.review.given_rewards import GivenRewards
from rsgui.gui.review.grid_model import ordinal
from rsgui.gui.review.pane_parts import FittingScroll, RewardChip, history_lines
from rsgui.gui.review.reading import Reading
from rsgui.gui.review.tag_line import TagField, Tags
from rsgui.gui.review.text_views import PlainText, Turns
from rsgui.gui.review.writers import Writer


class Editor(QPlainTextEdit):
    """The person's copy. Ctrl+Enter saves, Escape leaves it as it was."""

    saved = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Your edited copy of the completion"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """All other keys are typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.saved.emit()
        else:
            super().keyPressEvent(event)


class NoteField(QLineEdit):
    """The note. Enter or leaving the field keeps it, Escape puts back what was there."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """All other keys are typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.undo_typing()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def undo_typing(self) -> None:
        """Back to the note that is kept."""
        self.setText(str(self.property("kept") or ""))


class ReadingPane(QFrame):
    """Shows; what a person asks for is told by signals, and done by the page."""

    toggle_asked = Signal()
    accept_asked = Signal()
    edited = Signal(int, str)  # completion, text
    noted = Signal(int, str)  # completion, text
    tagged = Signal(str)
    untagged = Signal(str)
    done = Signal()  # typing is over: the keys belong to the grid again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._completion: int | None = None
        self._reading: Reading | None = None
        self._writers: dict[int, str] = {}
        self._standing = UNTOUCHED
        self._edits: int | None = None  # the completion that an edit was begun on
        self._before = ""  # what it said then
        self._notes: int | None = None  # the completion that a note was begun on
        self._blind = False
        self._title = widgets.label("", "section")
        self._tags = widgets.Elided("", "caption")
        self._prompt = Turns(tr("Prompt"))
        self._chip = RewardChip()
        self._place = widgets.label("")
        self._state = widgets.Badge()
        self._flag = widgets.Badge(tr("Flagged for later"), "warning")
        self._facts = widgets.Elided("", "caption")
        self.view = CompletionView()
        self._text = self.view.here.plain
        self._copy_title = widgets.label("", "label")
        self._original_title = widgets.label(tr("Original"), "label")
        self._copy = PlainText(tr("Edited text"))
        self._editor = Editor()
        self._given = GivenRewards()
        self._note = NoteField()
        self._tag_field = TagField()
        self._own_tags = Tags()
        self._history = widgets.label("", "caption", wrap=True)
        self._toggle = KeyButton(tr("Exclude"), "toggle", self.toggle_asked.emit)
        self._edit = KeyButton(tr("Edit"), "edit", self.start_editing, tr("Write a copy; the original stays"))
        self._save = KeyButton(tr("Save"), "Ctrl+Enter", self.finish_editing)
        self._cancel = KeyButton(tr("Cancel"), "Esc", self.cancel_editing)
        self._accept = KeyButton(tr("Accept"), "accept", self.accept_asked.emit, tr("The machine is right here: go on"))
        self._arrange()
        self._listen()
        self.show_nothing()

    def _arrange(self) -> None:
        prompt = widgets.column(self._prompt, margin=12)
        prompt_box = widgets.boxed(prompt, "well")
        titles = widgets.row(self._title, spacing=8)
        titles.addWidget(self._tags, 1)
        head = widgets.row(self._chip, self._place, None, self._flag, self._state, spacing=10)
        layout = widgets.column(titles, prompt_box, 4, head, self._facts, spacing=8, margin=16)
        layout.addWidget(self._copy_title)
        layout.addWidget(self._copy, 3)
        layout.addWidget(self._editor, 3)
        layout.addWidget(self._original_title)
        layout.addWidget(self.view, 3)
        self._below = FittingScroll(widgets.column(self._given, self._history, spacing=12))
        layout.addWidget(self._below)
        layout.addWidget(self._own_tags)
        notes = widgets.row(spacing=8)
        notes.addWidget(self._note, 2)
        notes.addWidget(self._tag_field, 1)
        layout.addLayout(notes)
        layout.addLayout(widgets.row(self._toggle, self._edit, self._save, self._cancel, None, spacing=8))
        layout.addLayout(widgets.row(self._accept, None, spacing=8))
        self.setLayout(layout)
        self._note.setPlaceholderText(tr("Add a note  ( N )"))
        self._note.setAccessibleName(tr("Note"))

    def _listen(self) -> None:
        self._editor.saved.connect(self.finish_editing)
        self._editor.left.connect(self.cancel_editing)
        self._note.textEdited.connect(self._note_begun)
        self._note.editingFinished.connect(self._note_finished)
        self._note.returnPressed.connect(self.done)
        self._tag_field.added.connect(self.tagged)
        self._tag_field.left.connect(self.done)
        self._own_tags.removed.connect(self.untagged)
        self._note.left.connect(self._note_finished)
        self._note.left.connect(self.done)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What is done here by key, by the names of the commands."""
        return {
            "edit": self.start_editing,
            "note": self.start_note,
            "tag": self.start_tag,
            "differences": self.view.toggle_differences,
            "beside": self.view.toggle_beside,
            "form": self.view.next_form,
        }

    # --- what is shown

    def show_nothing(self) -> None:
        """No completion is chosen."""
        self.finish()
        self._completion = None
        self.view.show_tokens_of(None, None)
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()

    def show_writers(self, by: Sequence[Writer]) -> None:
        """What the generators are called, where there are several."""
        self._writers = {run: f"{writer.mark}: {writer.name}" for writer in by for run in writer.runs}

    def hide_machine(self, hidden: bool) -> None:
        """Whether what the machine says is hidden: a blind reviewer reads the text alone."""
        self._blind = hidden
        for part in (self._chip, self._state, self._facts, self._accept):
            part.setVisible(not hidden)
        self.view.hide_tokens(hidden)
        if self._reading is not None:
            self.show_reading(self._reading)

    def show_cell(
        self, cell: Cell, number: int, rank: int, count: int, span: tuple[float, float], by: str = ""
    ) -> None:
        """What is known at once: the place and the marks. The texts come with `show_reading`. `by` is whose verdict it
        is, where that is another person."""
        if self._completion is None:
            for part in (self._title, self._tags, self._prompt.parentWidget(), self._chip, self._place, self._state):
                if part is not None:
                    part.show()
            for part in (
                self._facts,
                self.view,
                self._below,
                self._note,
                self._tag_field,
                self._toggle,
                self._edit,
                self._accept,
            ):
                part.show()
            self.hide_machine(self._blind)
        if self._completion != cell.completion:
            self.finish()
            self._completion = cell.completion
            self._reading = None
        self._title.setText(tr("Prompt {number:,}", number=number))
        place = f"{rank + 1}" if self._blind else ordinal(rank + 1)
        self._place.setText(tr("{place} of {count:,}", place=place, count=count))
        self._chip.show_reward(cell.reward, span)
        text, tone = state_words(cell, by)
        self._state.show_as(text, tone)
        self._toggle.setText(tr("Exclude") if cell.curated else tr("Include"))
        self._toggle.setToolTip(
            tr("Take this completion out of the curated set")
            if cell.curated
            else tr("Put this completion into the curated set")
        )

    def show_reading(self, reading: Reading) -> None:
        """The texts, for the completion that `show_cell` showed."""
        if reading.completion.id != self._completion:
            return
        fresh = self._reading is None or self._reading.completion.id != reading.completion.id
        self._reading = reading
        if fresh:
            self._prompt.show_messages(reading.prompt.messages)
        told = reading.beside is not None and (not self._blind or reading.beside.other.kind == "reference")
        self.view.show_texts(reading.completion.text, reading.beside if told else None)
        self._tags.setText(" · ".join((*reading.prompt.tags, reading.prompt.split)))
        self._facts.setText(facts(reading, self._writers.get(reading.run.id, "")))
        self._given.show_given(() if self._blind else reading.rewards, reading.completion.text)

    def show_standing(self, standing: Standing, history: Sequence[Decision]) -> None:
        """What people said of the completion."""
        self._standing = standing
        self.view.show_tokens_of(self._completion, standing.edited)
        self._history.setText("\n".join(history_lines(history)))
        self._history.setVisible(bool(history))
        self._own_tags.show_tags(standing.tags)
        self._flag.setVisible(standing.flagged)
        self._note.setProperty("kept", standing.note)
        if self._notes is None:
            self._note.setText(standing.note)
        if not self.editing:
            self._copy.show_text(standing.edited or "")
            self._show_copy()

    def _show_copy(self) -> None:
        edited = self._standing.edited is not None
        self._copy.setVisible(edited and not self.editing)
        self._editor.setVisible(self.editing)
        self._copy_title.setText(tr("Your copy") if self.editing else tr("Edited"))
        for title in (self._copy_title, self._original_title):
            title.setVisible(edited or self.editing)
        for part in (self._save, self._cancel):
            part.setVisible(self.editing)
        for part in (self._toggle, self._edit):
            part.setVisible(not self.editing)
        self._accept.setVisible(not self.editing and not self._blind)

    # --- editing and notes

    @property
    def editing(self) -> bool:
        return self._edits is not None

    @property
    def writing_to(self) -> int | None:
        """The completion that is being edited, or that has the note which is being written."""
        return self._notes if self._edits is None else self._edits

    def finish(self) -> None:
        """Keeps what was typed so far, of the completion that it was begun on; the keys belong to the grid."""
        self.finish_editing()
        self._note_finished()
        if self._note.hasFocus():
            self.done.emit()

    def start_editing(self) -> None:
        """Opens a copy of the text to write in; the original stays in sight."""
        if self._reading is None or self._completion is None or self.editing:
            return
        self._edits = self._completion
        edited = self._standing.edited
        self._before = self._reading.completion.text if edited is None else edited
        self._editor.setPlainText(self._before)
        self._show_copy()
        self._editor.setFocus()
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)

    def finish_editing(self) -> None:
        """Keeps the copy, unless it says what was there before or nothing at all."""
        completion, text = self._edits, self._editor.toPlainText()
        if completion is None:
            return
        self.cancel_editing()
        if text != self._before and text.strip():
            self.edited.emit(completion, text)

    def cancel_editing(self) -> None:
        """Leaves everything as it was."""
        self._edits = None
        self._show_copy()
        self.done.emit()

    def start_note(self) -> None:
        """The next keys are a note."""
        if self._completion is not None:
            self._note.setFocus()
            self._note.selectAll()

    def start_tag(self) -> None:
        """The next keys are a tag."""
        if self._completion is not None:
            self._tag_field.setFocus()

    def offer_tags(self, tags: Collection[str]) -> None:
        """The tags that are used in the project."""
        self._tag_field.know(tags)

    def _note_begun(self) -> None:
        if self._notes is None:
            self._notes = self._completion

    def _note_finished(self) -> None:
        completion, text = self._notes, self._note.text().strip()
        self._notes = None
        if completion is not None and text != (self._note.property("kept") or ""):
            self._note.setProperty("kept", text)
            self.noted.emit(completion, text)


def state_words(cell: Cell, by: str = "") -> tuple[str, widgets.Tone]:
    """Where the completion stands, and why; `by` is who said so, where that is another person."""
    if cell.verdict == "include":
        return tr("Included by {who}", who=by) if by else tr("Included by you"), "success"
    if cell.verdict == "exclude":
        return tr("Excluded by {who}", who=by) if by else tr("Excluded by you"), "danger"
    return (tr("Selected"), "accent") if cell.picked else (tr("Not selected"), "neutral")


def facts(reading: Reading, writer: str = "") -> str:
    """One line of what was recorded: "stop · 31 tokens · SmolLM2-135M-Instruct". `writer` is what the generator is
    called beside others."""
    made, model = reading.completion, reading.run.generator.model
    finish = tr("stopped by itself") if made.finish == "stop" else tr("cut off at the length limit")
    parts = [writer, finish] if writer else [finish]
    parts.append(counted(made.tokens, "{count} token", "{count} tokens"))
    if not writer:
        parts.append(model.name)
    if reading.run.generator.adapter and not writer:
        parts.append(tr("with an adapter"))
    if made.logprob is not None:
        parts.append(tr("mean log-probability {logprob:.2f}", logprob=made.logprob))
    return " · ".join(parts)
