"""What this machine can do: for `rsgui doctor` and the choice of a backend."""

from __future__ import annotations

import importlib.metadata
import platform

import psutil

from rsgui.core import wire
from rsgui.core.entities import Generator, Message, Model, prompt_key
from rsgui.core.sampling import SamplingParams
from rsgui.engine.control import Control, Inbox

PACKAGES = ("torch", "transformers", "peft", "datasets", "safetensors", "gguf", "llama-cpp-python")


def probe(request: wire.Probe) -> wire.Machine:
    """Versions and devices. With `decode` also what llama.cpp says; on some CPUs that ends this process."""
    return wire.Machine(versions(), devices(), decoded(request) if request.decode else "")


def versions() -> dict[str, str]:
    """Of Python and of the libraries that models run on; "not installed" where one is missing."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def devices() -> tuple[wire.Device, ...]:
    """The CPU, then every GPU that torch computes on, with their memory."""
    import torch

    memory = psutil.virtual_memory()
    found = [wire.Device("cpu", int(memory.available), int(memory.total))]
    for number in range(torch.cuda.device_count()):
        free, total = torch.cuda.mem_get_info(number)
        found.append(wire.Device(f"cuda:{number} {torch.cuda.get_device_name(number)}", free, total))
    return tuple(found)


def decoded(request: wire.Probe) -> str:
    """A few words that llama.cpp makes with the embedded model. Raises ModelError where that is not installed."""
    from rsgui.engine.generators.llama_cpp_backend import load

    sampling = SamplingParams(temperature=0, max_new_tokens=8)
    generator = load(Generator(Model("llama_cpp"), sampling=sampling), request.options, lambda note: None)
    try:
        control = Control()
        inbox: Inbox[wire.PromptWork] = Inbox(control)
        messages = (Message("user", "Say hello."),)
        inbox.put((wire.PromptWork(0, prompt_key(messages), messages, (0,)),), last=True)
        made = list(generator.generate(inbox, sampling, 0, control))
    finally:
        generator.close()
    return "".join(item.completion.text for item in made if isinstance(item, wire.Made))
