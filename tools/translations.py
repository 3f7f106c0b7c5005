"""Texts of the window for translators: collects them from the source into resources/translations, and compiles those.

    python tools/translations.py            collects, keeps what is translated, drops what is gone, compiles
    python tools/translations.py --check    changes nothing; says what is missing or out of date

Qt's own lupdate cannot do the first: it takes the class as the context, and knows neither constants nor errors.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"de": "de_DE"}
CONTEXT = "rsgui"
MARKERS = {"tr", "later", "counted"}


class Key(NamedTuple):
    """What Qt finds a translation by."""

    text: str
    meaning: str = ""


class Text(NamedTuple):
    """A text as it stands in the source."""

    key: Key
    file: str
    one: str = ""  # the English for one, where the text depends on a number


# --- what the source says


def collected() -> dict[Key, Text]:
    """All texts, in the order of files and lines. Raises SystemExit with the places where one cannot be collected."""
    texts: dict[Key, Text] = {}
    faults: list[str] = []
    errors = _errors()
    for module in sorted((ROOT / "rsgui").rglob("*.py")):
        file = module.relative_to(ROOT).as_posix()
        if file.startswith(("rsgui/engine/", "rsgui/cli", "rsgui/options.py", "rsgui/doctor.py")):
            continue  # they speak English: a process of its own, the terminal
        for call in _calls(ast.parse(module.read_text(encoding="utf-8"))):
            for text in _of_call(call, file, errors):
                if isinstance(text, str):
                    faults.append(text)
                else:
                    texts.setdefault(text.key, text)
    if faults:
        sys.exit("\n".join(faults))
    return texts


def _errors() -> set[str]:
    """The names of our errors: message and hint of them are shown."""
    tree = ast.parse((ROOT / "rsgui" / "core" / "errors.py").read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef) and node.name != "Cancelled"}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return iter(sorted(calls, key=lambda call: (call.lineno, call.col_offset)))


def _of_call(call: ast.Call, file: str, errors: set[str]) -> Iterator[Text | str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in ("counted", "later_counted"):
        pair = [argument.value for argument in call.args[-2:] if isinstance(argument, ast.Constant)]
        if len(pair) == 2:
            yield Text(Key(str(pair[1])), file, str(pair[0]))
    elif name in MARKERS or name in errors:
        meaning = ast.literal_eval(call.args[1]) if name == "tr" and len(call.args) == 2 else ""
        for argument in call.args[:2] if name in errors else call.args[:1]:
            for constant in _constants(argument):
                if constant is None and name in MARKERS:
                    yield f"{file}:{call.lineno}: {name} is given an f-string: name the values"
                elif constant:
                    yield Text(Key(constant, meaning), file)


def _constants(node: ast.expr) -> Iterator[str | None]:
    """The texts that an expression chooses from; None for an f-string, nothing for what is marked elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield None
        case ast.IfExp(body=body, orelse=other):
            yield from _constants(body)
            yield from _constants(other)


# --- the file of a language


def kept(file: Path) -> dict[Key, tuple[str, ...]]:
    """The translations that a file has: one, or one for each grammatical number."""
    if not file.exists():
        return {}
    found = {}
    for message in ElementTree.parse(file).getroot().iter("message"):
        forms = message.findall("translation/numerusform") or message.findall("translation")
        words = tuple(form.text or "" for form in forms)
        if all(words):
            found[Key(message.findtext("source", ""), message.findtext("comment", ""))] = words
    return found


def written(texts: dict[Key, Text], translations: dict[Key, tuple[str, ...]], locale: str) -> str:
    """The whole .ts file; what has no translation yet is marked as unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=locale, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for key, text in texts.items():
        message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.one else {})
        ElementTree.SubElement(message, "location", filename=text.file)
        ElementTree.SubElement(message, "source").text = key.text
        if key.meaning:
            ElementTree.SubElement(message, "comment").text = key.meaning
        if text.one:
            ElementTree.SubElement(message, "extracomment").text = text.one
        words = translations.get(key, ())
        done = len(words) == (2 if text.one else 1)
        translation = ElementTree.SubElement(message, "translation", {} if done else {"type": "unfinished"})
        if text.one:
            for form in words if done else ("", ""):
                ElementTree.SubElement(translation, "numerusform").text = form
        elif done:
            translation.text = words[0]
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def compiled(file: Path, target: Path) -> None:
    """What Qt reads, by its lrelease. Raises SystemExit where that fails."""
    import PySide6

    tool = Path(PySide6.__file__).parent / "lrelease"
    done = subprocess.run([tool, "-silent", file, "-qm", target], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


# --- what is asked


def update() -> None:
    """Writes all files."""
    texts = collected()
    for code, locale in LANGUAGES.items():
        file = FOLDER / f"rsgui_{code}.ts"
        file.write_text(written(texts, kept(file), locale), encoding="utf-8")
        compiled(file, file.with_suffix(".qm"))


def problems() -> Iterator[str]:
    """What keeps the files from being whole."""
    texts = collected()
    for code, locale in LANGUAGES.items():
        file = FOLDER / f"rsgui_{code}.ts"
        translations = kept(file)
        if file.read_text(encoding="utf-8") != written(texts, translations, locale):
            yield f"{file.name} is out of date: make translations"
        with tempfile.TemporaryDirectory() as folder:
            compiled(file, Path(folder) / "new.qm")
            if (Path(folder) / "new.qm").read_bytes() != file.with_suffix(".qm").read_bytes():
                yield f"rsgui_{code}.qm is out of date: make translations"
        for key, text in texts.items():
            words = translations.get(key)
            if not words:
                yield f"not translated ({code}): {text.file}: {key.text}"
            elif any((_names(form) ^ _names(key.text)) - ({"count"} if text.one else set()) for form in words):
                yield f"other placeholders ({code}): {key.text}"


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # braces that stand for themselves
        return set()


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit("\n".join(problems()) or 0)
    update()
