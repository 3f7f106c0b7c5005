"""Judges: any generator, asked by a rubric at temperature 0 to rate a completion or to compare two.

Compared in pairs, each completion meets every other one of its prompt, or the reference, in both orders; its reward is
the mean of its verdicts, won 1, tied 0.5, lost 0, which is what a round robin counts (the win rate of Zheng et al.
2023, "Judging LLM-as-a-Judge", averaged over opponents). N completions take N (N - 1) answers of the judge; against the
reference, 2 N. Verdicts that are not in form are left out of the mean; without any the reward is missing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

import msgspec

from rsgui.core import wire
from rsgui.core.entities import Judge, Message, ModelOptions, NewReward, prompt_key
from rsgui.core.rewards import in_both_orders, judged, preferred
from rsgui.core.scorers import Compared, Judged, Rubric, Verdict
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generating import Warm
from rsgui.engine.generators import GeneratorBackend

AT_ONCE = 64
"""Questions that wait while the judge answers others."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_encoder = msgspec.json.Encoder()


@dataclass
class Ask:
    """One question of a judge, and what becomes of its answer."""

    question: str
    answered: Callable[[str | None, str], None]  # the judge's words, or None and why there are none


@dataclass
class Case:
    """A completion to be rated: what is known of it, and how many answers are still to come."""

    completion: int
    left: int
    verdicts: list[Verdict] = field(default_factory=list)
    reason: str = ""


class JudgeScorer:
    """A `ScorerBackend` that asks a generator."""

    def __init__(self, spec: Judge, backend: GeneratorBackend) -> None:
        self._spec = spec
        self._backend = backend
        self._ready: deque[NewReward] = deque()

    def score(self, inbox: Inbox[wire.ScoreWork], control: Control) -> Iterator[NewReward]:
        sampling = msgspec.structs.replace(self._spec.generator.sampling, temperature=0.0)
        questions = Questions(inbox, control, self._asks, self._ready)
        while not questions.ended:
            for item in self._backend.generate(questions, sampling, 0, control):
                match item:
                    case wire.Made(completion):
                        questions.asked.pop(completion.prompt).answered(completion.text, "")
                    case wire.Refused(prompt, reason):
                        questions.asked.pop(prompt).answered(None, reason)
                yield from self._taken()
            yield from self._taken()

    def _taken(self) -> Iterator[NewReward]:
        while self._ready:
            yield self._ready.popleft()

    def close(self) -> None:
        """The generator stays loaded for the next request, as any does."""

    def _asks(self, work: wire.ScoreWork) -> list[Ask]:
        """The questions about the completions of one prompt. What cannot be asked is answered at once."""
        if self._spec.rubric.mode == "single":
            return [self._rating(work, text) for text in work.texts if not text.known]
        if self._spec.rubric.against == "reference":
            return self._against_reference(work)
        return self._against_others(work)

    # --- one rating

    def _rating(self, work: wire.ScoreWork, text: wire.Text) -> Ask:
        rubric = self._spec.rubric

        def answered(words: str | None, why: str) -> None:
            if words is None:
                self._ready.append(NewReward(text.completion, None, why))
                return
            value = judged(words, rubric.low, rubric.high)
            form = f"The judge gave no rating from {rubric.low:g} to {rubric.high:g} in double brackets."
            detail = _encoder.encode(Judged(words)).decode()
            self._ready.append(NewReward(text.completion, value, "" if value is not None else form, detail))

        return Ask(filled(rubric, work, completion=text.text), answered)

    # --- pairs

    def _against_reference(self, work: wire.ScoreWork) -> list[Ask]:
        new = [text for text in work.texts if not text.known]
        if work.reference is None:
            self._ready.extend(NewReward(text.completion, None, "The prompt has no reference answer.") for text in new)
            return []
        asks: list[Ask] = []
        for text in new:
            asks += self._pair(work, text.text, work.reference, Case(text.completion, 1), None)
        return asks

    def _against_others(self, work: wire.ScoreWork) -> list[Ask]:
        if len(work.texts) == 1:
            alone = "There is no other completion of this prompt to compare it with."
            self._ready.extend(NewReward(text.completion, None, alone) for text in work.texts if not text.known)
            return []
        others = len(work.texts) - 1
        cases = {text.completion: Case(text.completion, others) for text in work.texts if not text.known}
        asks: list[Ask] = []
        for one, two in combinations(work.texts, 2):
            first, second = cases.get(one.completion), cases.get(two.completion)
            if first or second:
                both = (one.completion, two.completion)
                asks += self._pair(work, one.text, two.text, first, second, both)
        return asks

    def _pair(
        self,
        work: wire.ScoreWork,
        one: str,
        two: str,
        first: Case | None,
        second: Case | None,
        names: tuple[int | None, int | None] = (None, None),
    ) -> list[Ask]:
        """Two questions, one in each order; the verdict goes to the cases of the two, where they are asked for."""
        words: dict[int, str | None] = {}
        reasons: list[str] = []

        def answered(order: int, text: str | None, why: str) -> None:
            words[order] = text
            reasons.extend([why] if why else [])
            if len(words) < 2:
                return
            won = in_both_orders(_won(words[0], first=True), _won(words[1], first=False))
            texts = (words[0] or "", words[1] or "")
            reason = reasons[0] if reasons else ""
            if first is not None:
                self._settle(first, Verdict(names[1], won, *texts), reason)
            if second is not None:
                lost = None if won is None else 1 - won
                self._settle(second, Verdict(names[0], lost, texts[1], texts[0]), reason)

        rubric = self._spec.rubric
        return [
            Ask(filled(rubric, work, first=one, second=two), lambda text, why: answered(0, text, why)),
            Ask(filled(rubric, work, first=two, second=one), lambda text, why: answered(1, text, why)),
        ]

    def _settle(self, case: Case, verdict: Verdict, reason: str) -> None:
        case.verdicts.append(verdict)
        case.reason = case.reason or reason
        case.left -= 1
        if case.left:
            return
        known = [verdict.won for verdict in case.verdicts if verdict.won is not None]
        value = sum(known) / len(known) if known else None
        why = "" if known else case.reason or "The judge gave no verdict [[A]], [[B]] or [[C]]."
        detail = _encoder.encode(Compared(tuple(case.verdicts))).decode()
        self._ready.append(NewReward(case.completion, value, why, detail))


class Questions(Inbox[wire.PromptWork]):
    """What a generator is fed with: the questions about the work that comes in, as it has room for them.

    The application sends more work only for rewards that have come back. So where there is no question, and rewards
    are `ready` that needed none, the generator is told that there is no more, to be begun again until it `ended`.
    """

    def __init__(
        self,
        works: Inbox[wire.ScoreWork],
        control: Control,
        asks: Callable[[wire.ScoreWork], list[Ask]],
        ready: deque[NewReward],
    ) -> None:
        super().__init__(control)
        self._works = works
        self._asks = asks
        self._ready = ready
        self.ended = False
        self._waiting: deque[Ask] = deque()
        self._number = 0
        self.asked: dict[int, Ask] = {}

    def take(self, most: int, wait: bool = True) -> list[wire.PromptWork]:
        while len(self._waiting) < max(most, AT_ONCE):
            if self._ready and not self._waiting:
                return []
            wait_for_it = wait and not self._waiting
            works = self._works.take(1, wait_for_it)
            if not works:
                self.ended = wait_for_it
                break
            self._waiting.extend(self._asks(works[0]))
        return [self._question(self._waiting.popleft()) for _ in range(min(most, len(self._waiting)))]

    def _question(self, ask: Ask) -> wire.PromptWork:
        self._number += 1
        self.asked[self._number] = ask
        messages = (Message("user", ask.question),)
        return wire.PromptWork(self._number, prompt_key(messages), messages, (0,))


def load(spec: Judge, options: ModelOptions, reply: Reply, warm: Warm) -> JudgeScorer:
    """Raises BadInput for a rubric without its placeholders, ModelError and OutOfMemory."""
    spec.rubric.check()
    spec.generator.sampling.check()
    return JudgeScorer(spec, warm.get(spec.generator, options, reply))


def filled(rubric: Rubric, work: wire.ScoreWork, **texts: str) -> str:
    """The rubric with texts in the place of its placeholders, all at once: braces inside a text stay as they are."""
    prompt = "\n\n".join(message.content for message in work.messages)
    values = {"prompt": prompt, "reference": work.reference or "", "low": f"{rubric.low:g}", "high": f"{rubric.high:g}"}
    return _PLACEHOLDER.sub(lambda found: (values | texts).get(found[1], found[0]), rubric.template)


def first_question(rubric: Rubric, work: wire.ScoreWork) -> str:
    """The question about the first completion: what a person is shown."""
    one = work.texts[0].text
    two = work.texts[1].text if rubric.against == "others" and len(work.texts) > 1 else work.reference or ""
    return filled(rubric, work, completion=one, first=one, second=two)


def _won(words: str | None, first: bool) -> float | None:
    value = None if words is None else preferred(words)
    return value if value is None or first else 1 - value
