"""What works on this machine, in words a person can act on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from rsgui import __version__, paths
from rsgui.core import wire
from rsgui.core.entities import EMBEDDED_MODEL
from rsgui.core.errors import EngineDied, RsguiError
from rsgui.jobs import settings
from rsgui.jobs.engine_client import EngineClient

DEBIAN = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libOpenGL.so": "libopengl0",
    "libxkbcommon.so": "libxkbcommon0",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libglib-2.0.so": "libglib2.0-0",
    "libX11.so": "libx11-6",
    "libX11-xcb.so": "libx11-xcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "xcb-cursor0": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-randr.so": "libxcb-randr0",
}
"""Which Debian package holds a system library that Qt wants."""

LOOK_AT_QT = """
import sys
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
print(application.platformName(), len(QFontDatabase.families()))
"""
PATIENCE = 60


class Finding(NamedTuple):
    """One line of the report; `ok` None is neither good nor bad."""

    ok: bool | None
    what: str
    text: str
    hint: str = ""


def show(console: Console, store: Path) -> int:
    """Prints the findings as they come about; 1 where something does not work, else 0."""
    bad = False
    for look in (_versions, _devices, _llama_cpp, _embedded_model, _qt, lambda: _places(store)):
        for finding in look():
            bad = bad or finding.ok is False
            mark = {True: "[green]✓[/green]", False: "[red]✗[/red]", None: " "}[finding.ok]
            console.print(f"{mark} [bold]{finding.what}[/bold]  {finding.text}", highlight=False, soft_wrap=True)
            if finding.hint:
                console.print(f"    {finding.hint}", highlight=False, soft_wrap=True, markup=False)
    return int(bad)


def _versions() -> list[Finding]:
    python = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    return [Finding(None, "rsgui", f"{__version__} on Python {python}, {sys.platform}")]


def _devices() -> list[Finding]:
    try:
        machine = _probe(decode=False)
    except RsguiError as error:
        return [Finding(False, "Engine", error.message, "\n    ".join((error.hint, *getattr(error, "tail", ())[-5:])))]
    versions = ", ".join(f"{name} {version}" for name, version in machine.versions.items())
    devices = [
        Finding(None, "Device", f"{d.name}: {_gib(d.memory_free)} free of {_gib(d.memory_total)}")
        for d in machine.devices
    ]
    return [Finding(True, "Engine", versions), *devices]


def _llama_cpp() -> list[Finding]:
    """In a child of its own: a crash is told and not suffered."""
    try:
        decoded = _probe(decode=True).decoded
    except RsguiError as error:
        if not (isinstance(error, EngineDied) and error.signal):
            return [Finding(False, "llama.cpp", error.message, error.hint)]
        return [
            Finding(
                None,
                "llama.cpp",
                f"crashes in its first decode here ({error.signal}).",
                "rsgui starts it a second time without repacked weights (use_extra_bufts=False) and remembers that. "
                "The transformers backend is not concerned.",
            )
        ]
    if settings.load().use_extra_bufts:
        return [Finding(True, "llama.cpp", f"decodes here: “{decoded.strip()}”")]
    return [Finding(True, "llama.cpp", "decodes here; repacked weights are off since it crashed once")]


def _probe(decode: bool) -> wire.Machine:
    engine = EngineClient()
    try:
        result = engine.request(wire.Probe(0, decode), lambda items: None)
    finally:
        engine.stop()
    assert isinstance(result, wire.Machine)
    return result


def _embedded_model() -> list[Finding]:
    try:
        return [Finding(True, "Embedded model", str(paths.model_path(EMBEDDED_MODEL)))]
    except RsguiError as error:
        return [Finding(None, "Embedded model", error.message, error.hint)]


def _qt() -> list[Finding]:
    """Looked at in a child, so that rsgui doctor itself runs without Qt, and outlives its abort."""
    try:
        version = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return [Finding(None, "Qt", "PySide6 is not installed: the command line works, the window does not.")]
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        seen = subprocess.run(
            [sys.executable, "-c", LOOK_AT_QT],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [Finding(False, "Qt", f"PySide6 {version} does not start within {PATIENCE} seconds.")]
    if seen.returncode:
        return [Finding(False, "Qt", f"PySide6 {version} does not start.", missing_library(seen.stderr))]
    platform, fonts = seen.stdout.split()
    findings = [Finding(True, "Qt", f"PySide6 {version}, platform {platform}")]
    if fonts == "0":
        findings.append(Finding(False, "Fonts", "There are none.", "Install one: apt install fonts-dejavu-core"))
    else:
        findings.append(Finding(True, "Fonts", f"{fonts} families"))
    return findings


def missing_library(complaint: str) -> str:
    """What to install, out of what the loader or Qt complained of."""
    packages = sorted({package for part, package in DEBIAN.items() if re.search(re.escape(part), complaint)})
    if packages:
        return f"Install what is missing: apt install {' '.join(packages)}"
    lines = complaint.strip().splitlines()
    return lines[-1] if lines else ""


def _places(store: Path) -> list[Finding]:
    file = store.expanduser().absolute()
    return [
        Finding(None, "Store", str(file) if file.exists() else f"{file} (not made yet)"),
        Finding(None, "Cache", str(paths.cache_folder())),
        Finding(None, "Settings", str(settings.file())),
        Finding(None, "Logs", str(paths.log_folder())),
    ]


def _gib(size: int) -> str:
    return f"{size / 2**30:,.1f} GiB"
