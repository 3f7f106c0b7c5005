"""What can be done by key: every command with its usual keys, those that a person chose instead, and how they act.

A key belongs to what is being typed, where something is: a letter to a text, the space bar to a button that has the
focus. Everywhere else in its place it does its command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from rsgui.core.texts import later
from rsgui.gui.rail import STAGES

Place = Literal["everywhere", "jobs", "prompts", "review"]

PLACES: dict[Place, str] = {
    "everywhere": later("Everywhere"),
    "jobs": later("Where something is started"),
    "prompts": later("In Prompts"),
    "review": later("In Review"),
}


class Command(NamedTuple):
    """Something that has a key. `keys` are the usual ones, as Qt writes them in files."""

    name: str
    words: str
    keys: tuple[str, ...]
    place: Place = "review"


COMMANDS = (
    Command("projects", later("All projects"), ("Ctrl+0",), "everywhere"),
    *(
        Command(stage, title, (f"Ctrl+{number}",), "everywhere")
        for number, (stage, title) in enumerate(STAGES.items(), 1)
    ),
    Command("new_project", later("New project"), ("Ctrl+N",), "everywhere"),
    Command("search", later("Search prompts"), ("/",), "everywhere"),
    Command("jobs", later("Recent jobs"), ("Ctrl+J",), "everywhere"),
    Command("log", later("The engine's log"), ("Ctrl+L",), "everywhere"),
    Command("pause", later("Pause the running job, or go on"), ("Ctrl+P",), "everywhere"),
    Command("cancel", later("Cancel the running job"), ("Ctrl+.",), "everywhere"),
    Command("resume", later("Resume the job that ended early"), ("Ctrl+R",), "everywhere"),
    Command("theme", later("Light, dark, or as the system"), ("Ctrl+T",), "everywhere"),
    Command("help", later("Help and keys"), ("F1", "?"), "everywhere"),
    Command("settings", later("Your name, and these keys"), ("Ctrl+,",), "everywhere"),
    Command("quit", later("Close rsgui"), ("Ctrl+Q",), "everywhere"),
    Command("start", later("Generate, score, train or evaluate"), ("Ctrl+Return",), "jobs"),
    Command("import", later("Import prompts"), ("Ctrl+I",), "prompts"),
    Command("accept", later("Accept the machine's pick, and go on"), ("Return", "Enter")),
    Command("pass", later("Go on without a word"), ("Shift+Return",)),
    Command("toggle", later("Include or exclude"), ("Space",)),
    Command("include", later("Include all marked"), ("I",)),
    Command("exclude", later("Exclude all marked"), ("X",)),
    Command("clear", later("Leave it to the machine again"), ("Del", "Backspace")),
    Command("best", later("Best of this prompt: exclude its others"), ("B",)),
    Command("skip", later("Skip this prompt: exclude all of it"), ("S",)),
    Command("flag", later("Flag for later, or no longer"), ("F",)),
    Command("tag", later("Add a tag"), ("T",)),
    Command("edit", later("Edit the completion"), ("E",)),
    Command("note", later("Write a note"), ("N",)),
    Command("mark_prompt", later("Mark the whole prompt"), ("M",)),
    Command("mark_all", later("Mark all that the filters leave"), ("Ctrl+A",)),
    Command("undo", later("Undo your last step"), ("U", "Ctrl+Z")),
    Command("redo", later("Do again what was undone"), ("Shift+U", "Ctrl+Shift+Z")),
    Command("differences", later("Show the differences from another one"), ("D",)),
    Command("beside", later("Put another one beside it"), ("Shift+D",)),
    Command("form", later("Show the text in another form"), ("R",)),
    Command("history", later("All decisions, and who made them"), ("H",)),
    Command("sort", later("Choose the order of the prompts"), ("O",)),
    Command("other_way", later("The other way round, or another order at random"), ("Shift+O",)),
    Command("columns", later("Choose what stands in the columns"), ("C",)),
    Command("density", later("Show less or more of each cell"), ("Z",)),
    Command("filters", later("Choose which prompts are shown"), ("Shift+F",)),
    Command("views", later("Saved views"), ("V",)),
    Command("recipes", later("Saved recipes"), ("Shift+V",)),
    Command("more", later("More to do in Review"), ("L",)),
    Command("merge", later("Merge what another reviewer decided …"), ("Shift+M",)),
    Command("copy", later("Write a copy for another reviewer …"), ("Shift+C",)),
    Command("blind", later("Review blind, or no longer"), ("Ctrl+B",)),
    Command("export", later("Export the curated set"), ("Ctrl+E",)),
)
"""All commands, in the order in which they are shown."""

BY_NAME = {command.name: command for command in COMMANDS}

FIXED = {
    later("Arrows"): later("Move in the grid"),
    later("1 to 9"): later("Go to that rank"),
    later("Shift+Arrows"): later("Mark several, as Ctrl+Click does"),
    later("Tab, Space"): later("Reach and press anything else"),
    "Ctrl+Return": later("Save the edited text"),
    "Esc": later("Leave a field as it was"),
    "F2": later("Rename the chosen project"),
    "Del": later("Delete the chosen project"),
}
"""Keys that belong to what has the focus, and that nobody can change."""

_MOVING = frozenset({"Left", "Right", "Up", "Down", "Tab", "Backtab", *"123456789"})

Chosen = Mapping[str, str]
"""What a person chose instead of the usual keys, by the command's name: keys with a space between them."""


def keys_of(command: Command, chosen: Chosen) -> tuple[str, ...]:
    """The keys that hold."""
    return tuple(chosen[command.name].split(" ")) if command.name in chosen else command.keys


def shown(key: str) -> str:
    """A key as this system writes it, in the person's language."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def shown_key(name: str, chosen: Chosen) -> str:
    """The first key of a command as it is shown on its button."""
    return shown(keys_of(BY_NAME[name], chosen)[0])


def is_fixed(key: str) -> bool:
    """Whether a key belongs to what has the focus, or moves in Review's grid, so that no command can have it."""
    *held, last = key.split("+")
    return key in FIXED or (last in _MOVING and not {"Ctrl", "Alt", "Meta"}.intersection(held))


def taken_by(key: str, command: Command, chosen: Chosen) -> Command | None:
    """The other command that `key` would do too, where `command` can be done."""
    wanted = QKeySequence(key)
    for other in COMMANDS:
        meet = other.place == command.place or "everywhere" in (other.place, command.place)
        if other != command and meet and wanted in [QKeySequence(taken) for taken in keys_of(other, chosen)]:
            return other
    return None


class Shortcuts(QObject):
    """The keys of a window or a page."""

    def __init__(self, owner: QWidget, chosen: Chosen, context: Qt.ShortcutContext) -> None:
        super().__init__(owner)
        self._owner, self._chosen, self._context = owner, chosen, context
        self._verbs: dict[str, Callable[[], object]] = {}
        self._made: list[QShortcut] = []

    def bind(self, name: str, verb: Callable[[], object]) -> None:
        """From now on the keys of this command do `verb`."""
        self._verbs[name] = verb
        self._make(name)

    def rebind(self) -> None:
        """Other keys were chosen."""
        for shortcut in self._made:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._made.clear()
        for name in self._verbs:
            self._make(name)

    def _make(self, name: str) -> None:
        self._made += [self.fixed(key, self._verbs[name]) for key in keys_of(BY_NAME[name], self._chosen)]

    def fixed(self, key: str, verb: Callable[[], object]) -> QShortcut:
        """A key that nobody changes. Held down, it is pressed once: nothing is decided of a prompt unseen."""
        shortcut = QShortcut(QKeySequence(key), self._owner, context=self._context)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: press(QKeySequence(key), verb))
        return shortcut


def press(key: QKeySequence, verb: Callable[[], object]) -> None:
    """Does `verb`, unless the key belongs to what has the focus: then it goes there."""
    focus = QApplication.focusWidget()
    combination: QKeyCombination = key[0]  # type: ignore[index]  # its stubs lack that
    if focus is None or not _belongs_to(focus, combination):
        verb()
        return
    text = {"Space": " "}.get(key.toString(), key.toString() if len(key.toString()) == 1 else "")
    text = text if combination.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier else text.lower()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        # By hand: an event that is sent would first be looked up among the shortcuts, and come here again.
        focus.event(QKeyEvent(kind, combination.key(), combination.keyboardModifiers(), text))


def _belongs_to(focus: QWidget, key: QKeyCombination) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if key.keyboardModifiers() & command or Qt.Key.Key_F1 <= key.key() <= Qt.Key.Key_F35:
        return False
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not focus.isReadOnly()
    if isinstance(focus, QComboBox) and focus.isEditable():
        return True
    presses = key.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return presses and isinstance(focus, QAbstractButton | QComboBox)
