"""What CONTRIBUTING.md promises of the house and no other tool watches over."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "rsgui").rglob("*.py"))
TRACES = re.compile(r"\b(TODO|FIXME|XXX|processEvents|NotImplementedError|pdb|breakpoint)\b")
GENERATED = re.compile(r"(^|/)(__pycache__|\.venv|build|dist|[^/]+\.egg-info)/|\.(pyc|sqlite|gguf|safetensors|log)$")


def test_the_window_opens_without_any_library_that_loads_models() -> None:
    script = "import sys, rsgui.app; print([name for name in sys.argv[1:] if name in sys.modules])"
    heavy = ["torch", "transformers", "peft", "llama_cpp", "datasets", "accelerate", "safetensors", "gguf", "pandas"]
    done = subprocess.run([sys.executable, "-c", script, *heavy], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_no_generated_file_is_tracked() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    assert [name for name in done.stdout.splitlines() if GENERATED.search(name)] == []


@pytest.mark.parametrize("module", MODULES, ids=[str(m.relative_to(ROOT)) for m in MODULES])
def test_every_module_says_what_it_is_and_is_finished(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert TRACES.findall(text) == []


def test_the_migrations_folder_hides_no_library() -> None:
    assert not (ROOT / "alembic" / "__init__.py").exists()


def test_constraints_pin_every_package_exactly() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][^+ ]*", pin) for pin in pins)
    assert {"torch==2.13.0", "PySide6_Essentials==6.11.3"} <= set(pins)
