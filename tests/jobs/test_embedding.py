"""The choice of an embedding model, and vectors on the wire. What the engine makes of texts: tests/e2e."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rsgui.core import wire
from rsgui.core.errors import BadInput
from rsgui.jobs import actions
from rsgui.jobs import settings as settings_file
from rsgui.jobs.workbench import Workbench


def test_the_chosen_one_is_remembered(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not a model"):
        actions.register_embedding_model(bench, tmp_path)
    assert bench.settings.embedding_model == ""
    (tmp_path / "config.json").write_text("{}")
    assert actions.register_embedding_model(bench, tmp_path) == str(tmp_path.resolve())
    assert settings_file.load().embedding_model == str(tmp_path.resolve())


def test_vectors_go_over_the_wire_as_they_are() -> None:
    vector = np.array([0.5, -0.25], "<f4").tobytes()
    items = wire.Items(1, (wire.Embedded(3, vector),))
    assert wire.from_engine.decode(wire.encode(items)) == items
