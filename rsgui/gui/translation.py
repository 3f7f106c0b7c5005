"""Texts in the person's language, by Qt's translation; numbers as that language writes them.

The English text is the key. `make translations` collects what is given to `tr`, `counted` and `later` as a constant.
"""

from __future__ import annotations

from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from rsgui import paths
from rsgui.core.errors import RsguiError
from rsgui.jobs.settings import Language

CONTEXT = "rsgui"
"""Qt sorts texts by contexts; ours have this one."""

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What is shipped, each by its own name."""

_MARKS = {"en": {}, "de": str.maketrans({",": ".", ".": ",", "%": "\u202f%"})}
"""What a language makes of the marks in a number as Python writes it."""

_speaking = "en"
_translators: list[QTranslator] = []


# --- texts


def tr(text: str, meaning: str = "", /, **values: object) -> str:
    """The text in the person's language. `values` go where it has their names: `tr("{done:,} of {total:,}", ...)`.

    `meaning` tells apart what is one word in English only: `tr("Open", "not decided")`.
    """
    found = QCoreApplication.translate(CONTEXT, text, meaning) if text else ""
    return _WORDS.vformat(found, (), values) if values else found


def counted(count: int, one: str, many: str, /, **values: object) -> str:
    """The same where the words depend on a number, which stands for `{count}`:
    `counted(n, "{count} prompt", "{count} prompts")`."""
    found = QCoreApplication.translate(CONTEXT, many, "", count)
    if found == many and count == 1:  # nothing was found: English
        found = one
    return _WORDS.vformat(found, (), {"count": number(count)} | values)


def error_texts(error: RsguiError) -> tuple[str, str]:
    """Message and hint of an error in the person's language. What the engine process says stays English."""
    message, hint = error.texts
    return tr(message, **error.values), tr(hint, **error.values)


def number(value: float, form: str = ",") -> str:
    """A number as the language writes it: `number(0.5, ".0%")`."""
    return format(value, form).translate(_MARKS[_speaking])


class _Words(Formatter):
    def format_field(self, value: Any, form: str) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number(value, form)
        return format(value, form)


_WORDS = _Words()


# --- the language


def locale() -> QLocale:
    """How the language that is shown writes days and numbers."""
    return QLocale(_speaking)


def speaking() -> str:
    """The code of the language that is shown: "en" or "de"."""
    return _speaking


def speak(language: Language) -> None:
    """Shows texts that are made from now on in a language, or in the system's where we have it. It needs the
    QApplication, and comes before the window."""
    global _speaking  # noqa: PLW0603 - as Qt's translators, it belongs to the whole application
    _speaking = _of_the_system() if language == "system" else language
    locale = QLocale(_speaking)
    QLocale.setDefault(locale)
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    if _speaking != "en":
        _add(locale, "rsgui", str(paths.resource("translations")))
        _add(locale, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _add(locale: QLocale, name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(locale, name, "_", folder):
        QCoreApplication.installTranslator(translator)
        _translators.append(translator)


def _of_the_system() -> str:
    """The first language of the system's that we have, else English."""
    wanted = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")
