"""What the engine says of the machine."""

from __future__ import annotations

import platform

from rsgui.core import wire
from rsgui.core.entities import ModelOptions
from rsgui.engine import probing


def test_versions_and_memory() -> None:
    machine = probing.probe(wire.Probe(1))
    assert machine.versions["python"] == platform.python_version()
    assert set(machine.versions) > {"torch", "transformers", "peft", "llama-cpp-python"}
    cpu = machine.devices[0]
    assert cpu.name == "cpu"
    assert 0 < cpu.memory_free <= cpu.memory_total
    assert machine.decoded == ""


def test_llama_cpp_decodes_when_asked() -> None:
    request = wire.Probe(1, decode=True, options=ModelOptions(use_extra_bufts=False))
    assert probing.probe(request).decoded.strip()
