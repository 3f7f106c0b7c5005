"""The language of the window: Qt's translation and locale, for our texts and for Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from rsgui import paths
from rsgui.core import texts
from rsgui.core.texts import counted, later, number, tr
from rsgui.jobs import settings

__all__ = ["LANGUAGES", "counted", "later", "locale", "number", "speak", "speaking", "tr"]

CONTEXT = "rsgui"
"""Qt sorts texts by contexts; ours have this one."""
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What is shipped, each by its own name."""
_GERMAN_MARKS = str.maketrans({",": ".", ".": ",", "%": "\u202f%"})

_speaking = "en"
_translators: list[QTranslator] = []


def speak(language: settings.Language) -> None:
    """Shows texts that are made from now on in a language, or in the system's where we have it. It needs the
    QApplication, and comes before the window."""
    global _speaking  # noqa: PLW0603 - as Qt's translators, it belongs to the whole application
    _speaking = _of_the_system() if language == "system" else language
    QLocale.setDefault(locale())
    for old in _translators:
        QCoreApplication.removeTranslator(old)
    _translators.clear()
    texts.speak(texts.ENGLISH)
    if _speaking != "en":
        _add("rsgui", str(paths.resource("translations")))
        _add("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        texts.speak(texts.Language(_by_qt, _GERMAN_MARKS))


def speaking() -> str:
    """The code of the language that is shown: "en" or "de"."""
    return _speaking


def locale() -> QLocale:
    """How the language that is shown writes days and numbers."""
    return QLocale(_speaking)


def _by_qt(text: str, meaning: str, count: int) -> str:
    return QCoreApplication.translate(CONTEXT, text, meaning, count)


def _add(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(locale(), name, "_", folder):
        QCoreApplication.installTranslator(translator)
        _translators.append(translator)


def _of_the_system() -> str:
    """The first language of the system's that we have, else English."""
    wanted = (tag.partition("-")[0] for tag in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")
