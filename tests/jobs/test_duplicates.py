"""MinHash finds what the comparison of all pairs finds."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np

from rsgui.core import duplicates as exact
from rsgui.jobs import duplicates

WORDS = [f"word{i}" for i in range(500)]


def variants(count: int, seed: int = 0) -> list[str]:
    """Texts of 60 words out of a few families, each with up to two words changed."""
    dice = random.Random(seed)
    families = [dice.choices(WORDS, k=60) for _ in range(count // 4)]
    texts = []
    for _ in range(count):
        words = list(dice.choice(families))
        for _ in range(dice.randint(0, 2)):
            words[dice.randrange(60)] = dice.choice(WORDS)
        texts.append(" ".join(words))
    return texts


def test_minhash_proposes_what_is_near_and_little_else() -> None:
    sets = [exact.grams(text) for text in variants(400)]
    near = {(i, j) for i, j in combinations(range(400), 2) if exact.jaccard(sets[i], sets[j]) >= 0.8}
    proposed = {(min(pair), max(pair)) for pair in duplicates.minhash_pairs(sets, 0.8)}
    assert len(near) > 100
    assert near <= proposed
    assert len(proposed) < 400 * 399 / 2 / 20
    assert proposed == {(min(pair), max(pair)) for pair in duplicates.minhash_pairs(sets, 0.8)}


def test_groups_of_a_big_prompt_are_checked_exactly() -> None:
    texts = [*variants(exact.FEW + 72), "one", "one", "another"]
    rows = np.array([0] * (len(texts) - 3) + [1, 1, 1])
    assert duplicates.groups(texts, rows).tolist() == exact.near_groups(texts, rows).tolist()
