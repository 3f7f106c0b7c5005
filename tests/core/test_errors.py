"""Errors keep their type, their message and their hint on the way from the engine to the application."""

from __future__ import annotations

import pytest

from rsgui.core import errors
from rsgui.core.errors import EngineFault, RsguiError, error_of

KINDS = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, RsguiError)]


@pytest.mark.parametrize("cls", KINDS)
def test_an_error_is_the_same_after_the_wire(cls: type[RsguiError]) -> None:
    sent = cls("The file is empty.", "Give another one.")
    received = error_of(sent.kind, sent.message, sent.hint)
    assert type(received) is cls
    assert (received.message, received.hint) == ("The file is empty.", "Give another one.")


def test_every_error_has_a_kind_of_its_own() -> None:
    assert len({cls.kind for cls in KINDS}) == len(KINDS)


def test_a_kind_that_nobody_knows_is_a_fault_of_the_engine() -> None:
    assert type(error_of("from_the_future", "What?", "")) is EngineFault


def test_as_text_an_error_says_what_is_wrong_and_what_to_do() -> None:
    assert str(RsguiError("The disk is full.", "Make room.")) == "The disk is full. Make room."
    assert str(RsguiError("The disk is full.")) == "The disk is full."
