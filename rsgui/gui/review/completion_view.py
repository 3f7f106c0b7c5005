"""The text of a completion, plain, rendered or in tokens, and another beside it or compared with it word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QMenu, QSplitter, QStackedLayout, QToolButton, QWidget

from rsgui.core.texts import later, tr
from rsgui.gui import widgets
from rsgui.gui.review.beside import Other, like
from rsgui.gui.review.reading import Beside
from rsgui.gui.review.rendered import Rendered
from rsgui.gui.review.text_views import PlainText, only_here, only_there
from rsgui.gui.review.token_view import TokenView

FORMS = {"plain": later("Text"), "rendered": later("Rendered"), "tokens": later("Tokens")}

_WIDE = 560
"""From so many pixels on two texts stand side by side, else one above the other."""

_LEGEND = later("Underlined: only in this one. Struck through: only in the other one.")


class Side(QWidget):
    """One text under its title."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = widgets.label("", "label")
        self.plain = PlainText(name)
        self._rendered = Rendered(name)
        self._text = ""
        self._stack = QStackedLayout()
        self._stack.addWidget(self.plain)
        self._stack.addWidget(self._rendered)
        layout = widgets.column(self.title, spacing=4)
        layout.addLayout(self._stack, 1)
        self.setLayout(layout)

    def show_text(self, text: str, rendered: bool) -> None:
        """Another text, or the same in the other form."""
        if text != self._text or self._stack.currentIndex() != rendered:
            self._text = text
            self._stack.setCurrentIndex(int(rendered))
            (self._rendered if rendered else self.plain).show_text(text)


class CompletionView(QWidget):
    """What it shows beside the text it asks for: it is read with the completion."""

    beside_asked = Signal()
    """Another one is to be read beside, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: Other | None = None  # what a person chose to see beside, wherever they are
        self._offered: list[Other] = []
        self._text = ""
        self._beside: Beside | None = None
        self._differences = False
        self.here, self.there = Side(tr("Completion")), Side(tr("Beside it"))
        self.diff = PlainText(tr("Differences"))
        self.tokens = TokenView()
        self._tokens_of: tuple[int, str | None] | None = None
        self.forms = widgets.Segments([(form, tr(words)) for form, words in FORMS.items()])
        self._legend = widgets.label(tr(_LEGEND), "caption", wrap=True)
        self._menu = QMenu(self)
        self._choice = QToolButton()
        self._arrange()

    def _arrange(self) -> None:
        self._choice.setMenu(self._menu)
        self._choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._choice.setToolTip(tr("What stands beside the completion"))
        self._sides = QSplitter(Qt.Orientation.Vertical)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self.here)
        self._sides.addWidget(self.there)
        layout = widgets.column(widgets.row(self.forms, None, self._choice), spacing=6)
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.diff, 1)
        layout.addWidget(self.tokens, 1)
        layout.addWidget(self._legend)
        self.setLayout(layout)
        self.forms.chosen.connect(lambda _: self._show())
        self._menu.aboutToShow.connect(self._fill_menu)
        self._say_choice()
        self._show()

    # --- what can stand beside

    def offer(self, offered: Sequence[Other]) -> None:
        """What can be compared with now; what was chosen before is chosen again where there is the like."""
        self._offered = list(offered)
        self._say_choice()

    @property
    def other(self) -> Other | None:
        """What is to be read beside the completion."""
        return like(self.wanted, self._offered)

    def choose(self, other: Other | None) -> None:
        """Puts this beside, from now on."""
        self.wanted = other
        self._differences = self._differences and other is not None
        self._say_choice()
        self.beside_asked.emit()

    def toggle_differences(self) -> None:
        """Shows what differs from the one beside, or no longer. Without one, the first that is offered comes."""
        if self.other is None and self._offered:
            self._differences = True
            self.choose(self._offered[0])
        elif self.other is not None:
            self._differences = not self._differences
            self._show()

    def toggle_beside(self) -> None:
        """Puts the first that is offered beside, or takes away what is there."""
        self.choose(None if self.other is not None or not self._offered else self._offered[0])

    def next_form(self) -> None:
        """Plain, rendered, tokens, and plain again."""
        offered = [form for form in FORMS if self.forms.is_offered(form)]
        self.forms.choose(offered[(offered.index(self.forms.current) + 1) % len(offered)])
        self._show()

    def hide_tokens(self, hidden: bool) -> None:
        """Whether the tokens are kept from sight: how probable a text was tells a blind reviewer who wrote it."""
        self.forms.offer("tokens", not hidden)
        if hidden and self.forms.current == "tokens":
            self.forms.choose("plain")
        self._show()

    def _fill_menu(self) -> None:
        for old in self._menu.findChildren(QActionGroup):
            old.deleteLater()
        self._menu.clear()
        group, current = QActionGroup(self._menu), self.other
        self._add(group, tr("Nothing"), None, current is None)
        for other in self._offered:
            self._add(group, other.words, other, other == current)
        self._menu.addSeparator()
        compare = QAction(tr("Show the differences"), self._menu, checkable=True, checked=self._differences)
        compare.setEnabled(current is not None)
        compare.triggered.connect(lambda _=False: self.toggle_differences())
        self._menu.addAction(compare)

    def _say_choice(self) -> None:
        current = self.other
        self._choice.setText(tr("Beside"))
        self._choice.setAccessibleName(tr("Beside: {words}", words=current.words) if current else tr("Beside: nothing"))

    def _add(self, group: QActionGroup, words: str, other: Other | None, checked: bool) -> None:
        action = QAction(words.replace("&", "&&"), group, checkable=True, checked=checked)
        action.triggered.connect(lambda _=False: self.choose(other))
        self._menu.addAction(action)

    # --- what is shown

    def show_texts(self, text: str, beside: Beside | None) -> None:
        """Another completion, with what was read beside it."""
        self._text, self._beside = text, beside
        self._show()

    def show_tokens_of(self, completion: int | None, edited: str | None) -> None:
        """Which completion is shown token by token, and what a person made of it."""
        self._tokens_of = None if completion is None else (completion, edited)
        self._show_tokens()

    def _show_tokens(self) -> None:
        shown = self.forms.current == "tokens" and self.forms.isEnabled()
        self.tokens.setVisible(shown)
        self.tokens.show_completion(self._tokens_of if shown else None)

    def _show(self) -> None:
        comparing = self._differences and self._beside is not None
        rendered = self.forms.current == "rendered"
        self.forms.setEnabled(not comparing)
        self._show_tokens()
        self._sides.setVisible(not comparing and self.forms.current != "tokens")
        self.diff.setVisible(comparing)
        self._legend.setVisible(comparing)
        self.there.setVisible(self._beside is not None)
        self.here.title.setVisible(self._beside is not None)
        self.here.title.setText(tr("This one"))
        if comparing:
            looks = {"same": QTextCharFormat(), "gone": only_there(), "new": only_here()}
            pieces = cast(Beside, self._beside).pieces
            self.diff.show_parts((piece.text, looks[piece.kind]) for piece in pieces)
        self.here.show_text(self._text, rendered)
        if self._beside is not None:
            self.there.title.setText(self._beside.other.words)
            self.there.show_text(self._beside.text, rendered)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self._sides.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours for what differs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sides"):
            self._show()
