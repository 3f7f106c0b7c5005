"""What scorers other than the checks are made of, and what each keeps of how it came to a reward.

A spec is frozen: rescoring with changed settings is a new scorer. Paths are folders or files on this machine.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rsgui.core.errors import BadInput
from rsgui.core.rewards import StepAggregate

Dtype = Literal["auto", "float32", "bfloat16"]
TooLong = Literal["missing", "truncate"]
JudgeMode = Literal["single", "pairwise"]
Against = Literal["others", "reference"]
StepModel = Literal["token_classification", "step_tag"]


class Spec(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """The base of all specs: immutable, compared by value; `kind` tells them apart in JSON."""


class Weights(Spec, frozen=True, kw_only=True):
    """A local folder in Hugging Face format whose head gives numbers, and how it is run.

    `dtype` "auto" is float32 below a billion weights, else what the device is fastest with. Of a text with more than
    `context` tokens (None: what the model was trained for) the reward is missing, or its end is left out.
    """

    path: str
    adapter: str | None = None  # a folder in peft's format
    dtype: Dtype = "auto"
    context: int | None = None
    too_long: TooLong = "missing"


class RewardModel(Weights, frozen=True, tag="reward_model", kw_only=True):
    """A sequence-classification model whose value is the reward. Of several labels, `label` is taken, or all of
    them are added up with `label_weights`."""

    label: int = 0
    label_weights: tuple[float, ...] = ()


class ProcessRewardModel(Weights, frozen=True, tag="process_reward_model", kw_only=True):
    """A model that gives every step of a completion a probability; `aggregate` makes one reward of them.

    The completion is split at `separator`. `tag` is written after each step (by default the separator itself), and
    its last token is where the value is read: the probability of `label` with a token-classification model; with a
    causal one ("step_tag", as Math-Shepherd's), that of the token `good` against the token `bad`.
    """

    steps: StepModel = "token_classification"
    separator: str = "\n\n"
    tag: str = ""
    label: int = 1
    good: str = "+"
    bad: str = "-"
    aggregate: StepAggregate = "product"


PLACEHOLDERS: dict[JudgeMode, tuple[str, ...]] = {
    "single": ("{prompt}", "{completion}"),
    "pairwise": ("{prompt}", "{first}", "{second}"),
}
"""What a rubric has to have in it; `{reference}` may be there too."""

SINGLE_RUBRIC = """\
Rate the quality of the answer below. Judge how helpful, correct and clear it is, and say in one or two sentences why. \
Then give your rating from {low} to {high} in double brackets, like this: [[{low}]]

The question:
{prompt}

The answer:
{completion}
"""

PAIRWISE_RUBRIC = """\
Two answers to one question are given below. Judge which of them is more helpful, correct and clear, and say in one or \
two sentences why. Neither their order nor their length should matter. Then give your verdict in double brackets: \
[[A]] if answer A is better, [[B]] if answer B is better, [[C]] if they are equally good.

The question:
{prompt}

Answer A:
{first}

Answer B:
{second}
"""


class Rubric(msgspec.Struct, frozen=True, kw_only=True):
    """What a judge is asked, as a template with placeholders in braces (`PLACEHOLDERS`; `{low}` and `{high}` too).

    "single" asks for a rating from `low` to `high`. "pairwise" asks which of two completions is better, in both
    orders, against the other completions of the prompt or against its reference answer.
    """

    template: str = SINGLE_RUBRIC
    mode: JudgeMode = "single"
    low: float = 1.0
    high: float = 10.0
    against: Against = "others"

    def check(self) -> None:
        """Raises BadInput for a template without its placeholders, or a scale that is none."""
        missing = [name for name in PLACEHOLDERS[self.mode] if name not in self.template]
        if missing:
            names = ", ".join(missing)
            raise BadInput("The rubric lacks {names}.", "Put it where the text it stands for belongs.", names=names)
        if not self.low < self.high:
            raise BadInput(
                "The scale goes from {low:g} to {high:g}.",
                "The first has to be the lower one.",
                low=self.low,
                high=self.high,
            )


class UserFile(Spec, frozen=True, tag="user_file", kw_only=True):
    """A Python file of the user's with `score(prompt, completion, reference) -> float | None`.

    It runs only while its content is that of `digest`: what the user has agreed to. `seconds` is for each call.
    """

    path: str
    digest: str  # blake2b of the file, 32 hexadecimal digits
    seconds: float = 10.0


# --- what is kept of how a reward came about


class Seen(msgspec.Struct, frozen=True, tag_field="kind", tag="seen"):
    """Of a reward model: how many tokens it saw, how many of the end it did not, and the values of several labels."""

    tokens: int
    left_out: int = 0
    labels: tuple[float, ...] = ()


class Steps(msgspec.Struct, frozen=True, tag_field="kind", tag="steps"):
    """Of a process reward model: the value of each step, and where in the completion it ends, in characters."""

    values: tuple[float, ...]
    ends: tuple[int, ...]
    tokens: int
    left_out: int = 0


class Judged(msgspec.Struct, frozen=True, tag_field="kind", tag="judged"):
    """Of a judge that rates: its words."""

    text: str


class Verdict(msgspec.Struct, frozen=True):
    """One comparison: 1 won, 0.5 tied, 0 lost, None where the judge did not answer in form both times. `other` is the
    completion that it was compared with, None for the reference."""

    other: int | None
    won: float | None
    as_first: str  # the judge's words with this completion as A
    as_second: str


class Compared(msgspec.Struct, frozen=True, tag_field="kind", tag="compared"):
    """Of a judge that compares: its verdicts. The reward is the mean of `won`."""

    verdicts: tuple[Verdict, ...]


class Checked(msgspec.Struct, frozen=True, tag_field="kind", tag="checked"):
    """Of checks: each as a sentence, and whether it is met."""

    checks: tuple[tuple[str, bool], ...]


Detail = Seen | Steps | Judged | Compared | Checked

_details: msgspec.json.Decoder[Detail] = msgspec.json.Decoder(Detail)
_sentences: msgspec.json.Decoder[tuple[tuple[str, bool], ...]] = msgspec.json.Decoder(tuple[tuple[str, bool], ...])


def detail_of(text: str) -> Detail | None:
    """The `detail` of a reward as a record; None where there is none. A checks scorer's is a plain list there."""
    try:
        return Checked(_sentences.decode(text)) if text.startswith("[") else _details.decode(text)
    except msgspec.DecodeError:
        return None
