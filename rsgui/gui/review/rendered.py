"""A completion as Markdown, for those who want to see it so. Off at first.

What a model wrote stays data: HTML is text, an image is its address in words, a link is text with its address, and
nothing is ever loaded or opened. LaTeX stays source, set off from the rest and untouched by Markdown's own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from rsgui.core.texts import tr
from rsgui.gui import theme

MOST = 20_000
"""Characters that are rendered: Qt lays formatted text out as a whole."""
MOST_LINES = 1_000
MOST_CELLS = 1_000
"""Of tables, counted by the strokes between them."""

# A formula has an end, or each beginning without one would be looked for through the whole text.
_LATEX = re.compile(
    r"\$\$.{1,2000}?\$\$|\\\[.{1,2000}?\\\]|\\\(.{1,2000}?\\\)|(?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\w$])",
    re.DOTALL,
)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HOLE = "\ue000{}\ue001"  # of a private range: stands for a formula while Markdown is read
_HOLES = re.compile("\ue000(\\d{1,9})\ue001", re.ASCII)
_FORGED = re.compile("[\ue000\ue001]")


class Inert(QTextDocument):
    """A document that loads nothing."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: N802
        """Nothing, whatever is asked for."""
        return None


class Rendered(QTextEdit):
    """Shows Markdown, read-only."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._source = ""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, text: str) -> None:
        """Another text."""
        self._source = text
        begin = bounded(text)
        document = rendered(begin)
        if len(begin) < len(text):
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
            cursor.insertText(
                tr("Only the first {most:,} characters are rendered.", most=len(begin)), QTextCharFormat()
            )
        document.setParent(self)
        self.setDocument(document)  # deletes the one before

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: N802
        """Nothing, whatever is asked for."""
        return None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_source"):
            self.show_text(self._source)


def rendered(text: str) -> Inert:
    """The document of a text in Markdown. Images and links are taken out before it is laid out the first time."""
    formulas: list[str] = []

    def hole(found: re.Match[str]) -> str:
        formulas.append(found.group())
        return _HOLE.format(len(formulas) - 1)

    document = Inert()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.font(14))
    document.setDocumentMargin(0)
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(_outside_code(_FORGED.sub("", text), hole), features)
    _replace(document, list(_plain(document, formulas)))
    return document


def bounded(text: str) -> str:
    """As much from the beginning of a text as is laid out at once: lines, and above all cells of tables, cost more
    than characters."""
    lines = cells = end = 0
    for line in text[:MOST].splitlines(keepends=True):
        lines, cells = lines + 1, cells + line.count("|")
        if lines > MOST_LINES or cells > MOST_CELLS:
            break
        end += len(line)
    return text[:end]


def _outside_code(text: str, hole: Any) -> str:
    """`text` with its formulas as holes, but for those in code."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_LATEX.sub(hole, text[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*parts, _LATEX.sub(hole, text[at:])])


class _Change(NamedTuple):
    """What stands in the place of some characters of a document, as Qt counts them."""

    position: int
    length: int
    words: str
    form: QTextCharFormat


def _plain(document: QTextDocument, formulas: Sequence[str]) -> Iterator[_Change]:
    """Images and links as plain words, formulas as their source: what is to be changed, from first to last."""
    words, source = QTextCharFormat(), QTextCharFormat()
    source.setFont(theme.font(13, mono=True))
    source.setForeground(QColor(theme.tokens().accent_text))

    def formula(hole: re.Match[str]) -> str:
        number = int(hole[1])
        return formulas[number] if number < len(formulas) else hole[0]  # one that an entity wrote is nobody's

    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            form, text, position = piece.charFormat(), piece.text(), piece.position()
            if form.isImageFormat():
                name = tr("[image: {name}]", name=form.toImageFormat().name())
                yield _Change(position, piece.length(), _HOLES.sub(formula, name), words)
            elif form.isAnchor():
                address = form.anchorHref()
                told = text if address in ("", text) else f"{text} ({address})"
                yield _Change(position, piece.length(), _HOLES.sub(formula, told), words)
            else:
                done = 0
                for hole in _HOLES.finditer(text):
                    position += _units(text[done : hole.start()])
                    yield _Change(position, len(hole[0]), formula(hole), source)
                    position += len(hole[0])
                    done = hole.end()
            at += 1
        block = block.next()


def _replace(document: QTextDocument, changes: Sequence[_Change]) -> None:
    """All at once, and from the last to the first, so that places stay what they were."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for change in reversed(changes):
        cursor.setPosition(change.position)
        cursor.setPosition(change.position + change.length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.words, change.form)
    cursor.endEditBlock()


def _units(text: str) -> int:
    """How long a text is as Qt counts: characters beyond the first plane are two."""
    return len(text) + sum(letter > "\uffff" for letter in text)
