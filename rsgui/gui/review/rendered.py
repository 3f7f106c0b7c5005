"""A completion as Markdown, for those who want to see it so. Off at first.

What a model wrote stays data: HTML is text, an image is its address in words, a link is text with its address, and
nothing is ever loaded or opened. LaTeX stays source, set off from the rest and untouched by Markdown's own marks.
"""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from rsgui.core.texts import tr
from rsgui.gui import theme

MOST = 20_000
"""Characters that are rendered: Qt lays formatted text out as a whole."""

_LATEX = re.compile(r"\$\$.+?\$\$|\\\[.+?\\\]|\\\(.+?\\\)|(?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\w$])", re.DOTALL)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HOLE = "\ue000{}\ue001"  # of a private range: stands for a formula while Markdown is read
_HOLES = re.compile("\ue000(\\d+)\ue001")


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
        document = rendered(text[:MOST])
        if len(text) > MOST:
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
            cursor.insertText(tr("Only the first {most:,} characters are rendered.", most=MOST), QTextCharFormat())
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
    document.setDefaultFont(theme.font(14))
    document.setDocumentMargin(0)
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(_outside_code(_HOLES.sub("", text), hole), features)
    _defuse(document)
    _fill(document, formulas)
    return document


def _outside_code(text: str, hole: Any) -> str:
    """`text` with its formulas as holes, but for those in code."""
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_LATEX.sub(hole, text[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*parts, _LATEX.sub(hole, text[at:])])


def _defuse(document: QTextDocument) -> None:
    """Images and links as plain words."""
    found = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            form = piece.charFormat()
            if form.isImageFormat():
                name = form.toImageFormat().name()
                found.append((piece.position(), piece.length(), tr("[image: {name}]", name=name)))
            elif form.isAnchor():
                address = form.anchorHref()
                words = piece.text() if address in ("", piece.text()) else f"{piece.text()} ({address})"
                found.append((piece.position(), piece.length(), words))
            at += 1
        block = block.next()
    for position, length, words in reversed(found):
        _replace(document, position, length, words, QTextCharFormat())


def _fill(document: QTextDocument, formulas: list[str]) -> None:
    """Formulas back in their places, as source."""
    form = QTextCharFormat()
    form.setFont(theme.font(13, mono=True))
    form.setForeground(QColor(theme.tokens().accent_text))
    for number, formula in enumerate(formulas):
        document.find(_HOLE.format(number)).insertText(formula, form)


def _replace(document: QTextDocument, position: int, length: int, words: str, form: QTextCharFormat) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.insertText(words, form)
