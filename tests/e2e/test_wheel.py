"""The wheel, installed away from the checkout: migrations, resources and the window travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

LOOK = """
import sys
from pathlib import Path
import rsgui
from rsgui import paths
from rsgui.app import application
from rsgui.gui.main_window import MainWindow
from rsgui.gui.theme import Theme
from rsgui.jobs import workbench

assert Path(rsgui.__file__).is_relative_to(sys.prefix), rsgui.__file__
for inside in (paths.migrations() / "env.py", paths.resource("demo", "train.jsonl"), paths.resource("icons")):
    assert inside.exists() and inside.is_relative_to(sys.prefix), inside
app = application()
bench = workbench.open(Path(sys.argv[1]))
window = MainWindow(bench, Theme(app, "light"))
window.show()
assert window.isVisible()
window.may_close = True
window.close()
bench.close()
print("opened")
"""


def test_a_new_store_and_the_window_open_from_the_wheel(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    succeed(build, tmp_path)
    (wheel,) = (tmp_path / "dist").glob("rsgui-*.whl")
    python = fresh_python(tmp_path / "fresh")
    succeed([str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)], tmp_path)
    assert succeed([str(python), "-c", LOOK, str(tmp_path / "store.sqlite")], tmp_path) == "opened"
    assert succeed([str(python.with_name("rsgui")), "--version"], tmp_path).startswith("rsgui ")
    assert (tmp_path / "store.sqlite").is_file()


def fresh_python(folder: Path) -> Path:
    """The interpreter of a new environment that has all packages of this one but rsgui itself."""
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    # Links, and not a .pth file: that would bring the editable rsgui along.
    for entry in packages_of(Path(sys.executable)).iterdir():
        if "rsgui" not in entry.name.lower():
            (packages_of(python) / entry.name).symlink_to(entry)
    return python


def packages_of(python: Path) -> Path:
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.check_output([python, "-c", script], text=True).strip())


def succeed(command: list[str], folder: Path) -> str:
    """Runs a command outside the checkout, offscreen, with folders of its own; gives what it printed."""
    places = {f"RSGUI_{name}": str(folder / name.lower()) for name in ("CACHE", "CONFIG", "LOGS")}
    env = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout.strip()
