"""The records: keys, system prompts, names; what is stored as JSON comes back the same."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsgui.core.checks import MaxWords
from rsgui.core.entities import (
    EMBEDDED_MODEL,
    Generator,
    Judge,
    Message,
    Model,
    NewPrompt,
    Prompt,
    ScorerSpec,
    TrainingParams,
    prompt_key,
    with_system_prompt,
)
from rsgui.core.errors import BadInput
from rsgui.core.sampling import SamplingParams
from rsgui.core.scorers import PAIRWISE_RUBRIC, ProcessRewardModel, RewardModel, Rubric, UserFile
from rsgui.core.selection import AtLeast, Recipe, TopOverall, TopPerPrompt

messages = st.lists(
    st.builds(Message, st.sampled_from(["system", "user", "assistant"]), st.text()), min_size=1, max_size=4
).map(tuple)


@given(messages, messages)
def test_prompts_have_the_same_key_only_if_they_are_the_same(
    one: tuple[Message, ...], other: tuple[Message, ...]
) -> None:
    assert (prompt_key(one) == prompt_key(other)) is (one == other)
    assert len(prompt_key(one)) == 32


def test_keys_stay_the_same_from_version_to_version() -> None:
    """Splits, seeds and duplicates hang on it."""
    assert prompt_key((Message("user", "Hello"),)) == "f2cbe3dd93ecb6d27b9b9f5b62160dca"


def test_a_system_prompt_comes_first_unless_there_is_one() -> None:
    user = (Message("user", "Hello"),)
    own = (Message("system", "Be kind."), *user)
    assert with_system_prompt(user, "Be brief.") == (Message("system", "Be brief."), *user)
    assert with_system_prompt(user, "") == user
    assert with_system_prompt(own, "Be brief.") == own


def test_a_list_shows_the_last_user_turn() -> None:
    turns = (Message("user", "Hello"), Message("assistant", "Yes?"), Message("user", "Bye"), Message("assistant", "So"))
    assert Prompt(1, "k", turns).text == "Bye"
    assert Prompt(1, "k", (Message("system", "Say something."),)).text == "Say something."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (EMBEDDED_MODEL, "SmolLM2-135M-Instruct"),
        ("/models/tiny/", "tiny"),
        ("/models/tiny.Q4_1.gguf", "tiny.Q4_1.gguf"),
        ("tiny", "tiny"),
    ],
)
def test_a_model_is_called_by_the_end_of_its_path(path: str, name: str) -> None:
    assert Model(path=path).name == name


@pytest.mark.parametrize(
    "record",
    [
        Generator(),
        Generator(Model("llama_cpp", "/models/x.gguf"), "/adapters/1", SamplingParams(top_k=20, stop=("\n",))),
        Recipe(),
        Recipe(TopOverall(3), least_reward=0.5),
        Recipe(AtLeast(0.25), drop_without_signal=True),
        Recipe(TopPerPrompt(2)),
        ScorerSpec(),
        ScorerSpec((MaxWords(3),)),
        RewardModel(path="/models/reward", adapter="/adapters/2", label_weights=(1.0, -0.5), too_long="truncate"),
        ProcessRewardModel(path="/models/steps", steps="step_tag", tag="ки", aggregate="min"),
        Judge(Generator(), Rubric(template=PAIRWISE_RUBRIC, mode="pairwise", against="reference")),
        UserFile(path="/mine.py", digest="00", seconds=1.5),
        TrainingParams(rank=8),
        NewPrompt((Message("user", "Hello"),), (MaxWords(3),), "Hi", ("greeting",), "held-out"),
    ],
)
def test_what_is_kept_as_json_comes_back_the_same(record: msgspec.Struct) -> None:
    assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Generator().adapter = "x"  # type: ignore[misc]


def test_what_was_stored_before_a_parameter_came_still_reads() -> None:
    stored = b'{"rank":8,"alpha":16,"dropout":0.0,"learning_rate":0.0003,"epochs":2.0,"batch_size":8,"micro_batch":8,'
    stored += b'"warmup":0.05,"max_length":1024,"seed":0}'
    assert msgspec.json.decode(stored, type=TrainingParams) == TrainingParams(rank=8, alpha=16)


def test_patience_needs_measurements() -> None:
    TrainingParams(validation=0.1, patience=2, every=5).check()
    with pytest.raises(BadInput, match="nothing is measured before its end"):
        TrainingParams(validation=0.1, patience=2, every=0).check()
