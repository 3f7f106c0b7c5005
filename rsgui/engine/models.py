"""Models on this machine: what a path is, whether it may be loaded, and a form that transformers can load and train.

Loading is safe: safetensors only, no code that comes with a model, no look-up on a hub. A GGUF file is turned into a
Hugging Face folder once, in the cache. Heavy libraries are imported where they are used: looking at a GGUF file takes
no torch.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from rsgui import paths
from rsgui.core.entities import Message
from rsgui.core.errors import DiskFull, ModelError
from rsgui.engine import templates

if TYPE_CHECKING:
    import torch
    from gguf import GGUFReader
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

MAX_CONTEXT = 8192
"""Tokens of context that a model gets unless its options say otherwise: the cache grows with it."""


# --- what a path is


def find(path: str) -> Path:
    """The GGUF file or Hugging Face folder that `path` names (the embedded model's too), checked to be one.

    Raises ModelError, saying what is wrong and what to do.
    """
    place = paths.model_path(path)
    try:
        if place.is_dir():
            check_folder(place)
        elif place.is_file():
            check_magic(place)
        else:
            raise ModelError(f"There is no model at {place}.", "Choose a GGUF file or a folder in Hugging Face format.")
    except OSError as error:
        raise ModelError(f"{place} cannot be read: {error.strerror}.", "Give yourself the right to read it.") from error
    return place


def check_folder(folder: Path) -> None:
    """Raises ModelError unless `folder` holds a model in Hugging Face format with safetensors weights."""
    if not (folder / "config.json").is_file():
        hint = "Choose a GGUF file, or the folder that has config.json and *.safetensors in it."
        raise ModelError(f"{folder} is not a model: it has no config.json.", hint)
    if any(folder.glob("*.safetensors")):
        return
    if any(folder.glob("*.bin")) or any(folder.glob("*.pt")) or any(folder.glob("*.pth")):
        raise ModelError(
            f"{folder} has its weights only in a pickled form, which can run any program when it is loaded.",
            "If you trust where it comes from, load it with from_pretrained of transformers, and write it into a new "
            "folder with save_pretrained, which makes safetensors of it; copy the tokenizer's files beside them.",
        )
    raise ModelError(f"{folder} has no weights: there is no *.safetensors file in it.", "Download it again.")


def check_magic(file: Path) -> None:
    """Raises ModelError unless `file` begins as a GGUF file does."""
    with file.open("rb") as opened:
        if opened.read(4) != b"GGUF":
            raise ModelError(f"{file} is not a GGUF file.", "Choose a GGUF file or a folder in Hugging Face format.")


def read_gguf(file: Path) -> GGUFReader:
    """The fields and tensors of a GGUF file, whose weights stay on the disk.

    Raises ModelError for a file that is not GGUF, is cut short, or is of a version that nobody here can read.
    """
    from gguf import GGUFReader

    check_magic(file)
    try:
        reader = GGUFReader(file)
        ends = [tensor.data_offset + tensor.n_bytes for tensor in reader.tensors]
        whole = bool(ends) and max(ends) <= file.stat().st_size
    except (ValueError, IndexError, KeyError) as error:  # the reader looks past the end of the file
        raise _cut_short(file) from error
    if not whole:
        raise _cut_short(file)
    return reader


def _cut_short(file: Path) -> ModelError:
    size = file.stat().st_size
    words = f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size:,} bytes"
    return ModelError(f"{file} is cut short or damaged: it ends after {words}.", "Copy or download it again.")


# --- a folder for transformers


def transformers_folder(path: str, note: Callable[[str], None]) -> Path:
    """The Hugging Face folder of the model at `path`; of a GGUF file, the copy in the cache, made now if it is not
    there. `note` is told when that takes its time.

    Raises ModelError and DiskFull.
    """
    place = find(path)
    return place if place.is_dir() else _converted(place, note)


def _converted(gguf: Path, note: Callable[[str], None]) -> Path:
    """The copy of a GGUF file in Hugging Face format. It gets its name only when it is complete, so a conversion that
    was killed leaves a folder that nobody uses and the next one clears away."""
    from safetensors import SafetensorError

    folder = paths.cache_folder() / "models" / f"{gguf.stem}-{paths.fingerprint(gguf)}"
    beside = folder.with_name(folder.name + ".part")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not folder.is_dir():
                note(f"converting {gguf.name} once")
                shutil.rmtree(beside, ignore_errors=True)
                _convert(gguf, beside)
                beside.rename(folder)
    except (OSError, SafetensorError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        if is_disk_full(error):
            hint = "Free some space there, or set RSGUI_CACHE to a folder that has more."
            raise DiskFull(f"There is no room left to convert {gguf.name} in {folder.parent}.", hint) from error
        if isinstance(error, OSError):
            reason = f"{folder.parent} cannot be written: {error.strerror or error}."
            raise ModelError(reason, "Mend its rights, or set RSGUI_CACHE to another folder.") from error
        raise
    return folder


def is_disk_full(error: Exception) -> bool:
    """Whether a file could not be written for want of room. safetensors writes with a library of its own, whose
    errors are words."""
    codes = (errno.ENOSPC, errno.EDQUOT)
    return getattr(error, "errno", None) in codes or any(f"os error {code}" in str(error) for code in codes)


def _convert(gguf: Path, folder: Path) -> None:
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

    read_gguf(gguf)
    with loading(gguf):
        source: Any = {"pretrained_model_name_or_path": gguf.parent, "gguf_file": gguf.name, "local_files_only": True}
        config = AutoConfig.from_pretrained(**source)
        weights = AutoModelForCausalLM.from_pretrained(**source, config=config, dtype=torch.bfloat16).state_dict()
        tokenizer = AutoTokenizer.from_pretrained(**source)
    # A model read from GGUF refuses to be saved; a fresh one of the same config with its weights does not.
    config.dtype = torch.bfloat16
    with torch.device("meta"):
        auto: Any = AutoModelForCausalLM  # its methods are not typed
        model = auto.from_config(config)
    model.load_state_dict(weights, assign=True)
    model.tie_weights()
    folder.mkdir()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


class loading:  # noqa: N801 -- reads as a phrase: with loading(folder)
    """Turns what the libraries raise for a broken or unknown model into a ModelError that names its place."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __enter__(self) -> None:
        from transformers.utils import logging as untyped

        logging: Any = untyped
        logging.disable_progress_bar()
        logging.set_verbosity_error()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from safetensors import SafetensorError

        if isinstance(error, Exception) and is_disk_full(error):
            return
        if isinstance(error, OSError | ValueError | KeyError | SafetensorError | AttributeError | ImportError):
            first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
            hint = "It may be damaged, or of a kind that transformers does not know."
            raise ModelError(f"{self._place} cannot be loaded: {first_line.rstrip('.')}.", hint) from error


def load_tokenizer(folder: Path) -> PreTrainedTokenizerBase:
    """The tokenizer of a Hugging Face folder. Raises ModelError."""
    from transformers import AutoTokenizer

    with loading(folder):
        tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
    return tokenizer


def load_model(folder: Path, dtype: torch.dtype, **more: Any) -> PreTrainedModel:
    """The model of a Hugging Face folder on the CPU, ready to predict. `more` goes to transformers.

    Raises ModelError.
    """
    from transformers import AutoModelForCausalLM

    with loading(folder):
        model: Any = AutoModelForCausalLM.from_pretrained(
            folder, dtype=dtype, use_safetensors=True, local_files_only=True, trust_remote_code=False, **more
        )
    loaded: PreTrainedModel = model.eval()
    return loaded


def load_scoring(folder: Path, task: str, labels: int | None) -> tuple[PreTrainedModel, set[str]]:
    """The model of a Hugging Face folder on the CPU, as it is stored, and the names of its weights that are not there:
    transformers draws them at random. `task` is what comes after "AutoModelFor"; `labels` of a head that is not in
    the folder. Raises ModelError."""
    import transformers

    auto: Any = getattr(transformers, f"AutoModelFor{task}")
    more = {} if labels is None else {"num_labels": labels}
    with loading(folder):
        model, info = auto.from_pretrained(
            folder,
            dtype="auto",
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
            **more,
        )
    loaded: PreTrainedModel = model.eval()
    return loaded, set(info["missing_keys"]) | {str(name) for name, *_ in info["mismatched_keys"]}


# --- chat


def template_of(tokenizer: PreTrainedTokenizerBase) -> str:
    """The chat template; "" where the model has none."""
    template = tokenizer.chat_template
    if isinstance(template, dict):
        template = template.get("default")
    return template or ""


def use_template(tokenizer: PreTrainedTokenizerBase, template: str | None) -> None:
    """Puts a generator's chat template in place of the model's own; None leaves that. Raises BadInput."""
    if template is not None:
        tokenizer.chat_template = template
    if chosen := template_of(tokenizer):
        templates.compile(chosen)


def prompt_text(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], begin_assistant: bool = True) -> str:
    """What a completion of `messages` follows on: the chat template's text, up to where the assistant begins; without
    a template the plain text of the messages. Raises ModelError, BadInput."""
    template = template_of(tokenizer)
    if not template:
        return templates.plain(messages)
    return templates.render(template, messages, tokenizer.special_tokens_map, begin_assistant)


def prompt_ids(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message]) -> list[int]:
    """The tokens of `prompt_text`.

    A template writes the special tokens itself, so the tokenizer adds none; to plain text it adds what it begins every
    text with. Raises ModelError for messages that the template refuses, BadInput for a template that cannot be used.
    """
    text = prompt_text(tokenizer, messages)
    return list(tokenizer(text, add_special_tokens=not template_of(tokenizer))["input_ids"])


def end_ids(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> frozenset[int]:
    """The tokens that end a completion: the model's own list, and the tokenizer's."""
    listed = model.generation_config.eos_token_id if model.generation_config else None
    ids = [listed] if isinstance(listed, int) else list(listed or ())
    if isinstance(tokenizer.eos_token_id, int):
        ids.append(tokenizer.eos_token_id)
    return frozenset(ids)


def context_of(config: Any, wanted: int | None) -> int:
    """How many tokens of context to use: what was asked for, else what the model was trained for, within bounds."""
    trained = int(getattr(config, "max_position_embeddings", 0) or MAX_CONTEXT)
    return min(trained, wanted or MAX_CONTEXT)
