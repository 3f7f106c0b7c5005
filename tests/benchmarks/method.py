"""Every strategy over 100,000 prompts x 30 completions on one core, beside plain Python loops and pandas group-by.

All three start from what suits them (flat arrays, lists of rows, a data frame) and pick the same completions, which is
checked; the random ones pick as many. Run it with `make bench SUBJECT=method`.
"""

from __future__ import annotations

import heapq
import math
import os
import random
import resource
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from rsgui.core.duplicates import NEAR, grams, jaccard
from rsgui.core.selection import (
    AtLeast,
    Matrix,
    RandomOverall,
    RandomPerPrompt,
    Recipe,
    StatisticalRejection,
    Strategy,
    TopFraction,
    TopOverall,
    TopPerPrompt,
    apply,
    describe,
    select_flat,
    statistical_rejection,
)
from rsgui.jobs.duplicates import groups
from tests.benchmarks import report

PROMPTS, COMPLETIONS = 100_000, 30
SECONDS, MEGABYTES, MILLISECONDS = 2.0, 1000.0, 300.0
Rows = list[list[float]]


class Workload(NamedTuple):
    """A strategy and the same thing written twice more: each gives flat positions in selection order."""

    strategy: Strategy
    loops: Callable[[Rows], list[int]]
    pandas: Callable[[Any], Any]
    random: bool = False


def main() -> None:
    machine = report.machine()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    matrix = normal(PROMPTS, COMPLETIONS)
    for work in WORKLOADS:
        select_flat(matrix, work.strategy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before any baseline takes memory
    size = f"{PROMPTS:,} prompts x {COMPLETIONS} completions"
    say(f"all strategies, {size}: resident memory at its peak", peak, "MB", machine, f"under {MEGABYTES:g} MB")
    import pandas as pd

    rows = [list(row) for row in matrix.rewards.reshape(PROMPTS, COMPLETIONS).tolist()]
    frame = pd.DataFrame({"row": matrix.rows, "reward": matrix.rewards})
    for work in WORKLOADS:
        compare(work, matrix, rows, frame, f"{describe(work.strategy)}, {size}", machine)
    change_of_strategy(machine)
    near_duplicates(machine)


def normal(prompts: int, completions: int) -> Matrix:
    """Rewards as a reward model gives them: no two alike."""
    rewards = np.random.default_rng(0).normal(size=prompts * completions)
    return Matrix(rewards, np.repeat(np.arange(prompts), completions))


def compare(work: Workload, matrix: Matrix, rows: Rows, frame: Any, workload: str, machine: str) -> None:
    """Both baselines, each in turn with ours."""
    baselines: list[tuple[str, Callable[[], Any]]] = [
        ("plain Python loops", lambda: work.loops(rows)),
        ("pandas", lambda: work.pandas(frame)),
    ]
    for name, theirs in baselines:
        mine, other = report.in_turn(lambda: select_flat(matrix, work.strategy), theirs)
        same_picks(mine.result, np.asarray(other.result, dtype=np.int64), work.random)
        say(workload, mine.seconds, "s", machine, f"under {SECONDS:g} s", name, other.seconds)


def same_picks(ours: Any, theirs: Any, random: bool) -> None:
    """Raises AssertionError where the baseline does something else."""
    if random:
        assert len(ours) == len(theirs) == len(set(theirs.tolist()))
    else:
        assert ours.tolist() == theirs.tolist()


def change_of_strategy(machine: str) -> None:
    """What a change of the recipe costs the grid before it is painted."""
    matrix = normal(10_000, 16)
    recipe = Recipe(TopPerPrompt(4), least_reward=0.0, drop_without_signal=True, at_most_per_prompt=2)
    figure = 1000 * min(report.once(lambda: apply(matrix, recipe)).seconds for _ in range(5))
    say(
        "a recipe with four modifiers, 10,000 prompts x 16 completions",
        figure,
        "ms",
        machine,
        f"the grid repainted in under {MILLISECONDS:g} ms",
    )


def near_duplicates(machine: str) -> None:
    """Groups of near-duplicates within prompts, beside the same by sets of word 5-grams."""
    prompts, completions = 10_000, 16
    texts, rows = variants(prompts, completions), np.repeat(np.arange(prompts), completions)
    mine, other = report.in_turn(lambda: groups(texts, rows), lambda: loop_groups(texts, completions))
    assert mine.result.tolist() == other.result
    workload = f"near-duplicates of {prompts:,} prompts x {completions} completions of 60 words"
    say(workload, mine.seconds, "s", machine, f"under {SECONDS:g} s", "sets of word 5-grams", other.seconds)


def variants(prompts: int, completions: int) -> list[str]:
    """Of each prompt four texts, each said again with up to three words changed."""
    dice = random.Random(0)
    vocabulary = [f"word{i}" for i in range(5000)]
    texts = []
    for _ in range(prompts):
        families = [dice.choices(vocabulary, k=60) for _ in range(4)]
        for _ in range(completions):
            words = list(dice.choice(families))
            for _ in range(dice.randint(0, 3)):
                words[dice.randrange(60)] = dice.choice(vocabulary)
            texts.append(" ".join(words))
    return texts


def say(
    workload: str,
    figure: float,
    unit: str,
    machine: str,
    goal: str,
    baseline: str | None = None,
    baseline_figure: float | None = None,
) -> None:
    other = None if baseline_figure is None else report.rounded(baseline_figure)
    ratio = None if baseline_figure is None else report.rounded(baseline_figure / figure)
    line = report.Line("method", workload, report.rounded(figure), unit, baseline, other, ratio, goal, machine)
    report.say(line)


# --- the same as plain loops over rows


def loop_best(rows: Rows) -> list[int]:
    picks = []
    for p, row in enumerate(rows):
        best = 0
        for c, reward in enumerate(row):
            if reward > row[best]:
                best = c
        picks.append(p * COMPLETIONS + best)
    return picks


def loop_best_four(rows: Rows) -> list[int]:
    picks = []
    for p, row in enumerate(rows):
        order = sorted(range(len(row)), key=lambda c: -row[c])
        picks += [p * COMPLETIONS + c for c in order[:4]]
    return picks


def loop_top(rows: Rows, k: int) -> list[int]:
    flat = [(-reward, p * COMPLETIONS + c) for p, row in enumerate(rows) for c, reward in enumerate(row)]
    return [position for _, position in heapq.nsmallest(k, flat)]


def loop_at_least(rows: Rows, least: float) -> list[int]:
    found = []
    for p, row in enumerate(rows):
        for c, reward in enumerate(row):
            if reward >= least:
                found.append((-reward, p * COMPLETIONS + c))
    return [position for _, position in sorted(found)]


def loop_random(rows: Rows) -> list[int]:
    dice = random.Random(0)
    return [p * COMPLETIONS + dice.randrange(len(row)) for p, row in enumerate(rows)]


def loop_random_overall(rows: Rows) -> list[int]:
    return random.Random(0).sample(range(sum(len(row) for row in rows)), PROMPTS)


def loop_rejection(rows: Rows) -> list[int]:
    dice = random.Random(0)
    draws = iter(dice.random, None)
    picks = []
    for p, row in enumerate(rows):
        order = list(range(len(row)))
        dice.shuffle(order)
        picks += [p * COMPLETIONS + order[i] for i in statistical_rejection([row[c] for c in order], 8, 0.5, draws)]
    return picks


def loop_groups(texts: list[str], width: int) -> list[int]:
    leader = list(range(len(texts)))
    for start in range(0, len(texts), width):
        sets = [grams(text) for text in texts[start : start + width]]
        for i, j in combinations(range(width), 2):
            if jaccard(sets[i], sets[j]) >= NEAR:
                low, high = sorted((leader[start + i], leader[start + j]))
                leader[start : start + width] = [low if at == high else at for at in leader[start : start + width]]
    return leader


# --- the same with pandas


def pandas_best_four(frame: Any) -> Any:
    picked = frame.sort_values("reward", ascending=False, kind="stable").groupby("row", sort=False).head(4)
    return picked.sort_values("row", kind="stable").index


def pandas_at_least(frame: Any) -> Any:
    return frame[frame.reward >= 0.5].sort_values("reward", ascending=False, kind="stable").index


def pandas_rejection(frame: Any) -> Any:
    dice = random.Random(0)
    draws = iter(dice.random, None)

    def accepted(rewards: Any) -> Any:
        shuffled = rewards.sample(frac=1, random_state=dice.getrandbits(32))
        return shuffled.index[statistical_rejection(shuffled.tolist(), 8, 0.5, draws)].tolist()

    return frame.groupby("row").reward.apply(accepted).explode()


TENTH = math.ceil(Decimal("0.1") * PROMPTS * COMPLETIONS)

WORKLOADS = (
    Workload(TopPerPrompt(), loop_best, lambda frame: frame.groupby("row").reward.idxmax()),
    Workload(TopPerPrompt(4), loop_best_four, pandas_best_four),
    Workload(
        TopOverall(PROMPTS),
        lambda rows: loop_top(rows, PROMPTS),
        lambda frame: frame.reward.nlargest(PROMPTS).index,
    ),
    Workload(AtLeast(0.5), lambda rows: loop_at_least(rows, 0.5), pandas_at_least),
    Workload(
        TopFraction(0.1),
        lambda rows: loop_top(rows, TENTH),
        lambda frame: frame.reward.nlargest(TENTH).index,
    ),
    Workload(RandomPerPrompt(), loop_random, lambda f: f.groupby("row").sample(1, random_state=0).index, random=True),
    Workload(
        RandomOverall(PROMPTS),
        loop_random_overall,
        lambda frame: frame.sample(PROMPTS, random_state=0).index,
        random=True,
    ),
    Workload(StatisticalRejection(8), loop_rejection, pandas_rejection, random=True),
)

if __name__ == "__main__":
    main()
