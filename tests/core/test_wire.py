"""Every message is one line, and the same after it."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsgui.core import wire
from rsgui.core.checks import Check, MaxWords
from rsgui.core.entities import Message, Model, ModelOptions, NewCompletion, NewPrompt, NewReward, TrainingPoint

TO_ENGINE = get_args(wire.ToEngine)
FROM_ENGINE = get_args(wire.Event)

number = st.integers(-(2**63), 2**63 - 1)
st.register_type_strategy(int, number)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(MaxWords, st.builds(MaxWords, st.integers(0, 99)))


def struct(cls: type[msgspec.Struct]) -> st.SearchStrategy[msgspec.Struct]:
    """Any value of a struct, out of the types of its fields."""
    fields = {field.encode_name: st.from_type(field.type) for field in msgspec.structs.fields(cls)}
    return st.builds(cls, **fields)


for _cls in (Message, Model, ModelOptions, NewCompletion, NewReward, NewPrompt, TrainingPoint):
    st.register_type_strategy(_cls, struct(_cls))


@pytest.mark.parametrize("cls", TO_ENGINE)
@settings(max_examples=20)
@given(data=st.data())
def test_what_goes_to_the_engine_arrives_there(cls: type[msgspec.Struct], data: Any) -> None:
    message = data.draw(struct(cls))
    line = wire.encode(message)
    assert line.endswith(b"\n")
    assert b"\n" not in line[:-1]
    assert wire.to_engine.decode(line) == message


@pytest.mark.parametrize("cls", FROM_ENGINE)
@settings(max_examples=20)
@given(data=st.data())
def test_what_comes_from_the_engine_arrives_here(cls: type[msgspec.Struct], data: Any) -> None:
    message = data.draw(struct(cls))
    line = wire.encode(message)
    assert line.endswith(b"\n")
    assert b"\n" not in line[:-1]
    assert wire.from_engine.decode(line) == message


def test_no_two_messages_of_a_direction_share_a_tag() -> None:
    for messages in (TO_ENGINE, FROM_ENGINE, get_args(wire.Item), get_args(wire.Work), get_args(wire.Result)):
        tags = [cls.__struct_config__.tag for cls in messages]
        assert len(set(tags)) == len(tags)


def test_the_first_line_says_which_protocol_is_spoken() -> None:
    """Other fields may come and go with the protocol; these are how two versions notice that they differ."""
    ready = wire.Ready(wire.PROTOCOL, "0.1.0", 4711)
    assert wire.encode(ready) == b'{"type":"Ready","protocol":%d,"version":"0.1.0","pid":4711}\n' % wire.PROTOCOL


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"hello\n", b"{}\n", b'{"type":"Ready"}\n', b'{"type":"Unheard","id":1}\n']
)
def test_a_line_that_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        wire.from_engine.decode(line)


def test_checks_travel_with_the_work() -> None:
    checks: tuple[Check, ...] = (MaxWords(3),)
    work = wire.ScoreWork(1, (Message("user", "Hello"),), (wire.Text(7, "Hello you"),), checks)
    feed = wire.Feed(1, (work,), last=True)
    assert wire.to_engine.decode(wire.encode(feed)) == feed
