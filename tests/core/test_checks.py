"""Verifiable checks: tables of what meets them and what does not, and properties."""

from __future__ import annotations

import json
import string
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.answers import answer_number, answer_text, normalise
from rsgui.core.checks import (
    Check,
    EndsWith,
    Excludes,
    Includes,
    JsonKeys,
    JsonSchema,
    Language,
    Length,
    MaxWords,
    MinWords,
    NoRepetition,
    Number,
    Reference,
    Regex,
    StartsWith,
    describe,
    fraction_met,
    met,
    parse_checks,
)
from rsgui.core.errors import BadInput

TWO_KEYS = JsonKeys(("name", "age"))


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (EndsWith("That is all."), "It rains. That is all.", True),
        (EndsWith("That is all."), "It rains. That is all.\n\n", True),
        (EndsWith("That is all.\n"), "That is all.", True),
        (EndsWith("That is all."), "That is all. Good night.", False),
        (EndsWith("That is all."), "that is all.", False),
        (EndsWith("all"), "", False),
        (EndsWith("Füße"), "zwei Füße", True),
        (StartsWith("Dear"), "  Dear friend", True),
        (StartsWith("Dear"), "My dear", False),
        (StartsWith("Dear"), "", False),
        (Includes(("cat", "dog")), "A dog and a cat.", True),
        (Includes(("cat", "dog")), "A DOG and a Cat.", True),
        (Includes(("cat",)), "concatenate", False),
        (Includes(("cat",)), "cats", False),
        (Includes(("cat",)), "cat-like", True),
        (Includes(("two words",)), "just Two Words here", True),
        (Includes(("C++",)), "I like C++.", True),
        (Includes(("a.b",)), "aXb", False),
        (Includes(("straße",)), "Die STRASSE ist lang", True),
        (Includes(("naïve",)), "a naïve idea", True),
        (Includes(("水",)), "水", True),
        (Includes(("cat",)), "", False),
        (Excludes((",",)), "No commas here.", True),
        (Excludes((",",)), "Well, one.", False),
        (Excludes((",",)), "1,000", False),
        (Excludes(("cat",)), "concatenate", True),
        (Excludes(("cat", "dog")), "a dog", False),
        (Excludes(("cat",)), "", True),
        (MaxWords(3), "one two three", True),
        (MaxWords(3), " one  two\nthree four", False),
        (MaxWords(0), "", True),
        (MinWords(3), "one two", False),
        (MinWords(3), "one\ttwo\u00a0three", True),
        (MinWords(0), "", True),
        (TWO_KEYS, '{"name": "Rex", "age": 3}', True),
        (TWO_KEYS, ' \n{"age": null, "name": []}\n', True),
        (TWO_KEYS, '```json\n{"name": "Rex", "age": 3}\n```', True),
        (TWO_KEYS, '```\n{"name": "Rex", "age": 3}\n```', True),
        (TWO_KEYS, 'Here it is: {"name": "Rex", "age": 3}', False),
        (TWO_KEYS, '```json\n{"name": "Rex", "age": 3}\n``` Enjoy.', False),
        (TWO_KEYS, '{"name": "Rex", "age": 3, "size": 2}', False),
        (TWO_KEYS, '{"name": "Rex"}', False),
        (TWO_KEYS, '{"name": "Rex", "name": "Max", "age": 3}', False),
        (TWO_KEYS, '{"name": "Rex", "age": 3,}', False),
        (TWO_KEYS, '[{"name": "Rex", "age": 3}]', False),
        (TWO_KEYS, '{"name": "Rex", "age": NaN}', False),
        (TWO_KEYS, "", False),
        (TWO_KEYS, "[" * 100_000, False),
        (Number(7), "3 + 4 = 7", True),
        (Number(7), "7 apples, then 8", False),
        (Number(7), "#### 7", True),
        (Number(7), "It is 7.", True),
        (Number(7), "It is seven.", False),
        (Number(7), "", False),
        (Regex(r"\A[a-z ]+\Z"), "all lower", True),
        (Regex(r"\A[a-z ]+\Z"), "Not all", False),
        (Regex("b+"), "abbb", True),
    ],
)
def test_what_meets_a_check(check: Check, text: str, expected: bool) -> None:
    assert met(check, text) is expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,234,567 people", 1234567),
        ("1,23", 23),  # no thousands: two numbers
        ("-3.5", -3.5),
        (".5", 0.5),
        ("The total is $1,250.75.", 1250.75),
        ("so 18 / 3 = 6", 6),
        ("5 then #### 12 apples and 3 more", 12),
        ("#### 1\n#### 2", 2),
        ("#### nothing", None),
        (r"\boxed{42} of 100", 42),
        ("３４", 34),  # full-width digits
        ("no number", None),
        ("", None),
        ("-", None),
        (".", None),
        ("room 7-8", 8),
        ("x=-3", -3),
        ("\u22123", -3),  # a minus sign that is no hyphen
    ],
)
def test_the_number_that_a_completion_answers(text: str, number: float | None) -> None:
    assert answer_number(text) == number


@given(st.integers(-(10**9), 10**9), st.text(alphabet=string.ascii_letters + " ", max_size=20))
def test_a_number_is_read_with_and_without_thousands(value: int, before: str) -> None:
    assert answer_number(f"{before} {value}.") == value
    assert answer_number(f"{before} {value:,}") == value
    assert met(Number(value), f"{before} {value:,}")


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("  The Answer. ", "the answer", True),
        ("“Paris”", "Paris", True),
        ("New\n York!", "new york", True),
        ("ｆｕｌｌ", "full", True),
        ("Paris, France", "Paris", False),
        ("", "", True),
    ],
)
def test_a_reference_is_compared_without_its_trappings(text: str, reference: str, expected: bool) -> None:
    assert met(Reference(), text, reference) is expected


def test_a_reference_check_needs_a_reference() -> None:
    with pytest.raises(BadInput, match="needs a reference"):
        met(Reference(), "Paris")


def test_a_regex_uses_the_search_it_is_given() -> None:
    seen: list[tuple[str, str]] = []

    def search(pattern: str, text: str) -> bool:
        seen.append((pattern, text))
        raise TimeoutError

    with pytest.raises(TimeoutError):
        met(Regex("(a+)+b"), "aaaa", search=search)
    assert seen == [("(a+)+b", "aaaa")]


@pytest.mark.parametrize(
    ("verdicts", "reward"), [([], None), ([True], 1.0), ([False], 0.0), ([True, False, True, True], 0.75)]
)
def test_the_reward_is_the_fraction_met(verdicts: list[bool], reward: float | None) -> None:
    assert fraction_met(verdicts) == reward


# --- properties

words = st.text(alphabet=string.ascii_lowercase + "äé水", min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=6))
def test_includes_and_excludes_of_one_phrase_are_opposites(text: list[str]) -> None:
    sentence = " ".join(text)
    for phrase in (text[0], "zebra", text[-1][:1]):
        assert met(Includes((phrase,)), sentence) is not met(Excludes((phrase,)), sentence)
    assert met(Includes(tuple(text)), sentence.upper())


@given(st.text(), st.integers(0, 5))
def test_words_are_either_few_or_many(text: str, count: int) -> None:
    assert met(MaxWords(count), text) is not met(MinWords(count + 1), text)


@given(st.text(), st.text(min_size=1))
def test_what_is_put_at_the_end_or_the_start_is_found_there(text: str, phrase: str) -> None:
    assert met(EndsWith(phrase), text + phrase)
    assert met(StartsWith(phrase), phrase + text)


@given(st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=5), max_size=4))
def test_any_json_object_has_exactly_its_keys(value: dict[str, Any]) -> None:
    text = json.dumps(value)
    assert met(JsonKeys(tuple(value)), text)
    assert not met(JsonKeys((*value, "one more key")), text)
    assert met(JsonKeys(tuple(value)), f"```json\n{json.dumps(value, indent=2)}\n```")


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


texts = st.text(min_size=1, max_size=9).filter(str.strip)
checks = st.one_of(
    st.builds(EndsWith, texts),
    st.builds(StartsWith, texts),
    st.builds(Includes, st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(Excludes, st.lists(texts, min_size=1, max_size=3).map(tuple)),
    st.builds(MaxWords, st.integers(0, 99)),
    st.builds(MinWords, st.integers(0, 99)),
    st.builds(JsonKeys, st.lists(texts, max_size=3).map(tuple)),
    st.builds(Number, st.floats(allow_nan=False, allow_infinity=False)),
    st.builds(Regex, texts.map(lambda text: "".join(f"\\x{ord(c):02x}" for c in text if ord(c) < 256))),
    st.just(Reference()),
)


@given(st.lists(checks, max_size=4), st.text())
def test_checks_survive_json_and_judge_any_text(many: list[Check], text: str) -> None:
    decoded = msgspec.json.decode(msgspec.json.encode(many))
    assert parse_checks(decoded, "here") == tuple(many)
    for check in many:
        assert isinstance(met(check, text, reference="x"), bool)
        assert describe(check)


# --- their JSON form


def test_one_check_may_stand_alone_and_none_is_none() -> None:
    assert parse_checks({"check": "max_words", "count": 20}, "here") == (MaxWords(20),)
    assert parse_checks(None, "here") == ()
    assert parse_checks([], "here") == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("max_words", "line 7: check 1"),
        ([{"check": "max_words", "count": 3}, {"check": "rhymes"}], "line 7: check 2"),
        ({"check": "max_words"}, "count"),
        ({"check": "max_words", "count": "many"}, "int"),
        ({"check": "max_words", "count": 3, "colour": 1}, "colour"),
        ({"check": "ends_with", "text": "  "}, "its text is empty"),
        ({"check": "includes", "texts": []}, "empty"),
        ({"check": "excludes", "texts": ["a", ""]}, "empty"),
        ({"check": "regex", "pattern": "("}, "not a regular expression"),
        (7, "line 7: check 1"),
    ],
)
def test_a_check_that_cannot_be_read_is_named_with_its_place(value: Any, told: str) -> None:
    with pytest.raises(BadInput) as raised:
        parse_checks(value, "line 7")
    assert told in str(raised.value)
    assert "line 7" in raised.value.message


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (Length(2, 3), "one two", True),
        (Length(2, 3), "one", False),
        (Length(2, 3), "one two three four", False),
        (Length(2), "one two three four", True),
        (Length(0, 3, "characters"), "abcd", False),
        (Length(4, 4, "characters"), "abcd", True),
        (NoRepetition(0.4), "a b c d a b c", False),
        (NoRepetition(0.5), "a b c d a b c", True),
        (NoRepetition(0.0), "a b a b", True),
    ],
)
def test_extent(check: Check, text: str, expected: bool) -> None:
    assert met(check, text) == expected


def test_a_check_that_needs_a_library_is_handed_on() -> None:
    asked = (Language("en"), "text", "reference")
    assert met(*asked, library=lambda *given: given == asked)
    with pytest.raises(BadInput, match="in the language en"):
        met(Language("en"), "text")


def test_a_schema_may_stand_there_as_an_object() -> None:
    schema = {"type": "object"}
    assert parse_checks({"check": "json_schema", "schema": schema}, "x") == (JsonSchema(json.dumps(schema)),)
    with pytest.raises(BadInput, match="its schema is not JSON"):
        parse_checks({"check": "json_schema", "schema": "{"}, "x")


@pytest.mark.parametrize(
    ("check", "problem"),
    [
        ({"check": "length", "least": 3, "most": 2}, "a length from 3 to 2 is impossible"),
        ({"check": "no_repetition", "most": 2}, "a share of 2 is not between 0 and 1"),
        ({"check": "reasoning_gym", "dataset": "x", "entry": "{"}, "its entry is not JSON"),
    ],
)
def test_a_check_of_impossible_numbers_is_refused(check: object, problem: str) -> None:
    with pytest.raises(BadInput, match=problem):
        parse_checks(check, "x")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I think\n<answer> 4 </answer> done", "4"),
        ("<answer>3</answer> no: <Answer>4</Answer>", "4"),
        ("so \\boxed{\\frac{1}{2}} it is", "\\frac{1}{2}"),
        ("2 + 2\n#### 4", "4"),
        ("First this.\nThen 4\n\n", "Then 4"),
        ("", ""),
    ],
)
def test_the_answer_as_text(text: str, answer: str) -> None:
    assert answer_text(text) == answer
