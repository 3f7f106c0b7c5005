"""A training that was stopped, killed or failed goes on from its last checkpoint."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from peft import PeftModel
from safetensors.torch import load_file, save_file

from rsgui.core import wire
from rsgui.core.errors import BadInput, Cancelled, DiskFull, EngineDied, TrainingDiverged
from rsgui.engine import models, training
from rsgui.engine.control import Control
from rsgui.engine.training import checkpoint_file, train
from rsgui.engine.training_data import Rows
from rsgui.engine.training_loss import CompletionLoss
from rsgui.jobs.engine_client import EngineClient, Items
from tests.engine.training_kit import PARAMS, ROWS, Told, make_tiny, request, weights

pytestmark = pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # peft asks for it
OFTEN = msgspec.structs.replace(PARAMS, every=2, dropout=0.1, schedule="cosine")


@pytest.fixture(autouse=True)
def on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def whole(tiny: Path, tmp_path: Path) -> tuple[Told, dict[str, torch.Tensor]]:
    """What the steps and the adapter are where nothing interrupts."""
    place = tmp_path / "whole"
    place.mkdir()
    reply = Told()
    return reply, weights(train(request(place, tiny, ROWS, OFTEN), Control(), reply).folder)


def interrupted(tiny: Path, place: Path, at: int) -> wire.Train:
    """A training that was cancelled after so many steps."""
    asked = request(place, tiny, ROWS, OFTEN)
    control = Control()
    with pytest.raises(Cancelled):
        train(asked, control, Told(control, cancel_at=at))
    return asked


@pytest.mark.parametrize("at", [2, 3, 5])
def test_it_goes_on_as_if_nothing_had_happened(
    tiny: Path, tmp_path: Path, whole: tuple[Told, dict[str, torch.Tensor]], at: int
) -> None:
    asked = interrupted(tiny, tmp_path, at)
    reply = Told()
    result = train(asked, Control(), reply)
    begun = at - at % 2 + 1
    assert reply.notes[-1] == f"going on after step {begun - 1} of 6"
    assert [point.step for point in reply.points] == list(range(begun, 7))
    expected, trained = whole
    assert [p.loss for p in reply.points] == pytest.approx([p.loss for p in expected.points[begun - 1 :]], abs=1e-6)
    torch.testing.assert_close(weights(result.folder), trained, rtol=0, atol=1e-6)
    assert (result.steps, result.planned, result.rows) == (6, 6, 21)
    assert not checkpoint_file(asked.folder).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_and_resumed(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is a real process, and ends by a real SIGKILL."""
    params = msgspec.structs.replace(OFTEN, epochs=40, every=10)
    asked = request(tmp_path, tiny, ROWS, params)
    alone = msgspec.structs.replace(asked, folder=str(tmp_path / "adapters" / "whole"))
    losses: dict[str, dict[int, float]] = {"whole": {}, "killed": {}}

    def keep(name: str, kill_after: int = 0) -> Any:
        def take(items: Items) -> None:
            for item in items:
                if not isinstance(item, wire.Trained):
                    continue
                losses[name][item.point.step] = item.point.loss
                if item.point.step == kill_after:
                    os.kill(client.pid or 0, signal.SIGKILL)

        return take

    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    client = EngineClient()
    try:
        client.request(alone, keep("whole"))
        with pytest.raises(EngineDied):
            client.request(asked, keep("killed", kill_after=35))
        notes: list[str] = []
        client.request(asked, keep("killed"), on_note=notes.append)
    finally:
        client.stop()
    assert any(note.startswith("going on after step") for note in notes)
    assert losses["killed"].keys() == losses["whole"].keys()
    for step, loss in losses["whole"].items():
        assert losses["killed"][step] == pytest.approx(loss, abs=1e-6)
    torch.testing.assert_close(weights(asked.folder), weights(alone.folder), rtol=0, atol=1e-6)


def test_another_training_does_not_take_it_up(tiny: Path, tmp_path: Path) -> None:
    interrupted(tiny, tmp_path, 3)
    reply = Told()
    other = msgspec.structs.replace(OFTEN, learning_rate=2e-2)
    train(request(tmp_path, tiny, ROWS, other), Control(), reply)
    assert reply.points[0].step == 1


def test_over_other_files_of_the_base_it_begins_anew(tiny: Path, tmp_path: Path) -> None:
    base = Path(shutil.copytree(tiny, tmp_path / "base"))
    asked = interrupted(base, tmp_path, 3)
    weights_file = base / "model.safetensors"
    changed = {name: weight + 0.01 for name, weight in load_file(weights_file).items()}
    save_file(changed, weights_file, {"format": "pt"})
    reply = Told()
    train(asked, Control(), reply)
    assert reply.points[0].step == 1


def test_it_goes_on_in_the_number_format_that_it_was_begun_in(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is less memory free by then."""
    asked = interrupted(tiny, tmp_path, 3)
    monkeypatch.setattr(training, "training_dtype", lambda device, folder: torch.bfloat16)
    loaded: list[torch.dtype] = []
    load = models.load_model

    def keep(folder: Path, dtype: torch.dtype, **more: Any) -> Any:
        loaded.append(dtype)
        return load(folder, dtype, **more)

    monkeypatch.setattr(models, "load_model", keep)
    train(asked, Control(), Told())
    assert loaded == [torch.float32]


def test_a_damaged_checkpoint_is_not_taken_up(tiny: Path, tmp_path: Path) -> None:
    asked = interrupted(tiny, tmp_path, 3)
    file = checkpoint_file(asked.folder)
    file.write_bytes(file.read_bytes()[:1000])
    reply = Told()
    train(asked, Control(), reply)
    assert reply.points[0].step == 1


# --- ended early


def test_what_it_has_learnt_by_now_can_be_kept(tiny: Path, tmp_path: Path) -> None:
    asked = request(tmp_path, tiny, ROWS, OFTEN)
    control = Control()
    reply = Told()
    reply.at(3, control.finish)
    result = train(asked, control, reply)
    assert (result.steps, result.planned, len(reply.points)) == (3, 6, 3)
    assert weights(result.folder)
    assert not checkpoint_file(asked.folder).exists()


def test_the_last_checkpoint_can_be_kept(tiny: Path, tmp_path: Path) -> None:
    asked = interrupted(tiny, tmp_path, 5)
    control = Control()
    control.finish()
    reply = Told()
    result = train(asked, control, reply)
    assert (result.steps, result.planned, reply.points) == (4, 6, [])
    assert weights(result.folder)


def test_nothing_cannot_be_kept(tiny: Path, tmp_path: Path) -> None:
    control = Control()
    control.finish()
    with pytest.raises(BadInput, match="nothing to keep"):
        train(request(tmp_path, tiny, ROWS, OFTEN), control, Told())


# --- what goes wrong


def test_no_room_for_a_checkpoint(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one does not fit; the first stays, and the training goes on from there."""
    asked = request(tmp_path, tiny, ROWS, OFTEN)
    file = checkpoint_file(asked.folder)

    def full(descriptor: int) -> None:
        if file.exists():
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull, match=r"room left for the checkpoint of step 4 .* That of step 2 is kept"):
            train(asked, Control(), Told())
    assert [f.name for f in file.parent.iterdir()] == [file.name]
    reply = Told()
    train(asked, Control(), reply)
    assert reply.points[0].step == 3


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_disk_that_does_not_take_a_checkpoint(tiny: Path, tmp_path: Path) -> None:
    """The system itself refuses what is written beyond a limit; torch's writer raises something else over that."""
    import resource

    asked = request(tmp_path, tiny, ROWS, OFTEN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(DiskFull, match=r"does not take .*File too large.* the checkpoint of step 2"):
            train(asked, Control(), Told())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not any((tmp_path / "adapters").iterdir())


def full(self: PeftModel, folder: str, **options: Any) -> None:
    Path(folder).mkdir()
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("every", [0, 2, 20])
def test_no_room_for_the_adapter(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int) -> None:
    """It is written once there is, and no step is taken again."""
    params = msgspec.structs.replace(PARAMS, every=every, validation=0.25, learning_rate=0.3)
    (tmp_path / "whole").mkdir()
    whole = train(request(tmp_path / "whole", tiny, ROWS, params), Control(), Told())
    asked = request(tmp_path, tiny, ROWS, params)
    with monkeypatch.context() as patch:
        patch.setattr(PeftModel, "save_pretrained", full)
        with pytest.raises(DiskFull, match="no room left for the adapter") as caught:
            train(asked, Control(), Told())
    assert caught.value.hint.endswith(f"resume: the checkpoint of step {whole.steps} is kept.")
    reply = Told()
    result = train(asked, Control(), reply)
    assert reply.points == []
    assert (result.steps, result.kept, result.validation) == (whole.steps, whole.kept, whole.validation)
    torch.testing.assert_close(weights(result.folder), weights(whole.folder), rtol=0, atol=1e-6)
    assert not checkpoint_file(asked.folder).exists()


def test_no_room_for_the_last_checkpoint(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The adapter is a third of its size, and may fit all the same."""
    asked = request(tmp_path, tiny, ROWS)

    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with monkeypatch.context() as patch:
        patch.setattr(PeftModel, "save_pretrained", full)
        with pytest.raises(DiskFull) as caught:
            train(asked, Control(), Told())
    assert "no room for a checkpoint either" in caught.value.hint
    reply = Told()
    assert weights(train(asked, Control(), reply).folder)
    assert any("no room left for the checkpoint of step 6" in note for note in reply.notes)


@pytest.mark.parametrize("what", ["loss", "gradient"])
def test_what_is_no_number_stops_the_training(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """The checkpoint before it is kept, and can be made the adapter."""
    asked = request(tmp_path, tiny, ROWS, OFTEN)
    whole, calls = CompletionLoss.__call__, 0

    def call(self: CompletionLoss, rows: Rows) -> torch.Tensor:
        nonlocal calls
        calls += 1
        loss = whole(self, rows)
        if calls < 4:
            return loss
        return loss * float("nan") if what == "loss" else broken(loss)

    with monkeypatch.context() as patch:
        patch.setattr(CompletionLoss, "__call__", call)
        with pytest.raises(TrainingDiverged, match=f"The {what} .* at step 4. The checkpoint of step 2 is kept"):
            train(asked, Control(), Told())
    control = Control()
    control.finish()
    assert train(asked, control, Told()).steps == 2


def broken(loss: torch.Tensor) -> torch.Tensor:
    """The same, with a gradient that is no number."""
    same = loss.clone()
    anything: Any = same  # its hooks are not typed
    anything.register_hook(lambda gradient: gradient * float("nan"))
    return same
