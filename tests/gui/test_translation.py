"""Texts in another language: found, put together, written as that language writes numbers, and none forgotten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsgui.core.errors import BadInput
from rsgui.gui.fields import DecimalField
from rsgui.gui.help import Help
from rsgui.gui.translation import LANGUAGES, counted, number, speak, tr

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak("de")
    yield
    speak("en")


def test_every_text_has_its_german() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "translations.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""


def test_english_is_what_the_source_says(qapp: QApplication) -> None:
    speak("en")
    assert tr("Project {name}", name="{braces}") == "Project {braces}"
    assert tr("{done:,} of {total:,}", done=1200, total=3400) == "1,200 of 3,400"
    assert [counted(n, "{count} prompt", "{count} prompts") for n in (0, 1, 2345)] == [
        "0 prompts",
        "1 prompt",
        "2,345 prompts",
    ]
    assert tr("") == ""


@pytest.mark.usefixtures("german")
def test_german_has_words_and_marks_of_its_own() -> None:
    assert tr("Close") == "Schließen"
    assert tr("Project {name}", name="X") == "Projekt X"
    assert number(1234.5, ",.1f") == "1.234,5"
    assert number(0.45, ".0%") == "45\u202f%"
    one, many = "{count} project in {file}", "{count} projects in {file}"
    assert counted(1, one, many, file="x") == "1 Projekt in x"
    assert counted(1200, one, many, file="x") == "1.200 Projekte in x"


@pytest.mark.usefixtures("german")
def test_qt_speaks_german_too(qapp: QApplication) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.usefixtures("german")
def test_a_decimal_point_is_understood_where_a_comma_is_written() -> None:
    field = DecimalField(0.5, 0.0, 9.0)
    assert field.text() == "0,50"
    field.selectAll()
    field.lineEdit().setText("0.7")
    field.interpretText()
    assert field.value() == 0.7


@pytest.mark.usefixtures("german")
def test_an_error_is_told_in_the_language_that_holds(qapp: QApplication) -> None:
    error = BadInput("Project {name}", "Choose another name.", name="Trial")
    assert (error.message, error.hint) == ("Projekt Trial", "Wählen Sie einen anderen Namen.")
    assert BadInput("This stays {as it is}.").message == "This stays {as it is}."


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_system(variables: dict[str, str], expected: str, tmp_path: Path) -> None:
    script = (
        "from rsgui import app; from rsgui.gui import translation;"
        "app.application(); translation.speak('system'); print(translation.speaking())"
    )
    environment = {
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
    } | variables
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == expected, done.stderr


def test_every_language_is_shipped() -> None:
    for code in set(LANGUAGES) - {"en"}:
        assert (ROOT / "resources" / "translations" / f"rsgui_{code}.qm").exists()


@pytest.mark.usefixtures("german")
def test_help_is_german_and_names_the_keys_in_german(qtbot: QtBot) -> None:
    there = {code: {page.name for page in (ROOT / "resources" / "help" / code).iterdir()} for code in LANGUAGES}
    assert there["de"] == there["en"]
    window = QWidget()
    qtbot.addWidget(window)
    words = {part.text() for part in Help("review", {}, window.close, window).findChildren(QLabel)}
    assert {"Sichten", "Strg+E", "1 bis 9", "Leertaste", "Datensatz exportieren"} <= words
