"""What can go wrong, as types with a message for a person.

Every error says what is wrong and where (`message`) and what to do about it (`hint`). The `kind` travels over the
wire, so that an error raised in the engine process is the same type again in the application.
"""

from __future__ import annotations

from typing import ClassVar

from rsgui.core.texts import tr


class RsguiError(Exception):
    """Something a person can understand and act on. Anything else that is raised is a fault of ours.

    Message and hint are said in the language that is spoken, with values where they have their names:
    `BadInput("{file} is empty.", "Choose another.", file=path.name)`.
    """

    kind: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message, self.hint = tr(message, **values), tr(hint, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInput(RsguiError):
    """A file or a value of the user's that cannot be used as it is."""

    kind = "bad_input"


class ModelError(RsguiError):
    """A path that is not a model, a broken model, or one that does not fit what is asked of it."""

    kind = "model"


class ServerError(RsguiError):
    """A server that cannot be reached, refuses what it is asked, or answers what cannot be understood."""

    kind = "server"


class OutOfMemory(RsguiError):
    """Not enough memory, even one row at a time."""

    kind = "out_of_memory"


class TrainingDiverged(RsguiError):
    """The loss of a training is not a number any more."""

    kind = "training_diverged"


class DiskFull(RsguiError):
    """No room left where something had to be written."""

    kind = "disk_full"


class StoreError(RsguiError):
    """The store cannot be opened or written."""

    kind = "store"


class StoreNotUsable(StoreError):
    """The file is not a store of ours: not SQLite, damaged, or another program's database."""

    kind = "store_not_usable"


class StoreTooNew(StoreError):
    """The store was written by a newer version of rsgui."""

    kind = "store_too_new"


class StoreInUse(StoreError):
    """Another rsgui has this store open."""

    kind = "store_in_use"


class EngineDied(RsguiError):
    """The engine process ended without having been asked to."""

    kind = "engine_died"

    def __init__(self, message: str, hint: str = "", signal: str = "", tail: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.signal = signal  # "SIGSEGV" ...; "" where it was none
        self.tail = tail  # the last lines that it wrote to stderr


class EngineFault(RsguiError):
    """An unexpected exception inside the engine; its last line is the message."""

    kind = "engine_fault"


class Cancelled(Exception):
    """A person asked for the end of this job. Not an error."""


def not_text(error: UnicodeEncodeError) -> BadInput:
    """For half of a surrogate pair, as Python has it in a file name that is not UTF-8: nothing keeps or sends it."""
    around = error.object[max(0, error.start - 60) : error.end + 60]
    hint = "Rename the file or folder that it names, or remove the character."
    return BadInput(f"{around!a} has a character that is not Unicode text.", hint)


def error_of(kind: str, message: str, hint: str) -> RsguiError:
    """The error of that `kind`, as it was before it went over the wire; `EngineFault` for a kind we do not know."""
    known: dict[str, type[RsguiError]] = {}
    waiting: list[type[RsguiError]] = [RsguiError]
    while waiting:
        cls = waiting.pop()
        known[cls.kind] = cls
        waiting.extend(cls.__subclasses__())
    return known.get(kind, EngineFault)(message, hint)
