"""The register of models: each path once, the last used first; and a store from before there was one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from rsgui.core.entities import Model, Run
from rsgui.core.wire import ModelInfo
from rsgui.store import migrate, models, runs
from rsgui.store.database import Changes, Store

SMALL = ModelInfo("small", "llama", 135_000_000, 8192, "Q4_1", "ab" * 8, size=98_000_000, fingerprint="01" * 8)
GGUF = Model("llama_cpp", "/models/small.gguf")


def test_a_model_is_registered_once(store: Store) -> None:
    told: list[Changes] = []
    store.subscribe(told.append)
    with store.write() as w:
        assert models.register(w, GGUF, SMALL) is None
    other = msgspec.structs.replace(SMALL, fingerprint="02" * 8)
    with store.write() as w:
        before = models.register(w, msgspec.structs.replace(GGUF, backend="transformers"), other)
    assert before is not None
    assert before.info == SMALL
    with store.read() as s:
        (known,) = models.recent(s)
        assert models.find(s, GGUF) == known
    assert (known.id, known.created, known.info) == (before.id, before.created, other)
    assert known.model.backend == "transformers"
    assert known.used >= before.used
    assert all(change.kinds == {"models": frozenset({known.id})} for change in told)


def test_the_last_used_comes_first(store: Store) -> None:
    served = [Model("openai", "http://127.0.0.1:8000/v1", name) for name in ("one", "two")]
    with store.write() as w:
        for model in (GGUF, *served, GGUF):
            models.register(w, model, SMALL)
    with store.read() as s:
        assert [known.model for known in models.recent(s)] == [GGUF, served[1], served[0]]
        assert [known.model for known in models.recent(s, 1)] == [GGUF]
        assert models.find(s, Model("transformers", "/elsewhere")) is None


def test_a_run_keeps_the_fingerprint_of_its_model(store: Store, run: Run) -> None:
    assert run.fingerprint is None
    with store.write() as w:
        runs.set_fingerprint(w, run.id, "01" * 8)
    with store.read() as s:
        assert runs.get(s, run.id).fingerprint == "01" * 8


def test_a_store_from_before_the_register_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    migrate.upgrade(path, "0002")
    old = sqlite3.connect(path)
    old.execute("INSERT INTO projects VALUES (1, 'Old', 0.0)")
    old.execute(
        "INSERT INTO runs (id, project, generator, split, n, seed, created, made) "
        "VALUES (1, 1, ?, 'train', 4, 0, 0.0, 0)",
        (msgspec.json.encode({"model": {"path": "/models/old"}}).decode(),),
    )
    old.commit()
    old.close()
    store = Store.open(path)
    with store.write() as w:
        (run,) = runs.of_project(w.session, 1)
        assert (run.generator.model.path, run.fingerprint) == ("/models/old", None)
        models.register(w, run.generator.model, SMALL)
    with store.read() as s:
        assert models.find(s, run.generator.model)
    store.close()
