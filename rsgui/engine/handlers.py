"""Which part of the engine answers which request. Each part is imported when it is first needed: scoring and reading
a prompt file do not wait for torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from rsgui.core import wire
from rsgui.engine.control import Control, Inbox, Reply
from rsgui.engine.generating import Warm

if TYPE_CHECKING:
    from rsgui.engine.weighing_tokens import Weigher

Look = wire.Inspect | wire.InspectScorer | wire.ListServed | wire.Render | wire.RenderScored | wire.Probe
LIGHT = (*get_args(Look), wire.ReadPrompts, wire.PreviewTraining)
"""What loads no weights, and leaves those that are loaded where they are."""


class Handlers:
    """Answers one request at a time and keeps the last generator loaded between requests, to generate or to weigh
    tokens with: memory is for one."""

    def __init__(self) -> None:
        self._warm = Warm()
        self._weigher: Weigher | None = None

    def handle(
        self, request: wire.Request, inbox: Inbox[wire.Work], control: Control, reply: Reply
    ) -> wire.Result | None:
        """The result of the request; what it makes on the way goes out by `reply`.

        Raises RsguiError for what a person can act on, Cancelled, and whatever a library raises.
        """
        if self._weigher is not None and not isinstance(request, (wire.WeighTokens, *LIGHT)):
            self._weigher.close()
        match request:
            case wire.Generate():
                from rsgui.engine.generating import generate

                return generate(request, cast(Inbox[wire.PromptWork], inbox), control, reply, self._warm)
            case wire.Score():
                from rsgui.engine.scoring import score

                score(request, cast(Inbox[wire.ScoreWork], inbox), control, reply, self._warm)
                return None
            case wire.ReadPrompts():
                from rsgui.engine.reading import read_prompts

                return read_prompts(request, control, reply)
            case wire.Embed():
                from rsgui.engine.embedding import embed

                embed(request, cast(Inbox[wire.TextWork], inbox), control, reply)
                return None
            case wire.Calibrate():
                from rsgui.engine.calibrating import calibrate

                return calibrate(request, control, reply, self._warm)
            case wire.PreviewTraining():
                from rsgui.engine.training_preview import preview

                return preview(request, reply)
            case wire.WeighTokens():
                from rsgui.engine.weighing_tokens import Weigher

                self._warm.close()
                self._weigher = self._weigher or Weigher()
                return self._weigher.weigh(request, reply)
            case wire.Train() | wire.Dismiss() | wire.TrainReward() | wire.ExportAdapter() | wire.CompareLikelihoods():
                self._warm.close()  # each loads a model of its own
                return _work(request, inbox, control, reply)
            case looked_at:
                return _look(looked_at)


Laborious = wire.Train | wire.Dismiss | wire.TrainReward | wire.ExportAdapter | wire.CompareLikelihoods


def _work(request: Laborious, inbox: Inbox[wire.Work], control: Control, reply: Reply) -> wire.Result | None:
    """What is made with weights that are loaded for it alone."""
    match request:
        case wire.Train():
            from rsgui.engine import crowd
            from rsgui.engine.devices import best_device
            from rsgui.engine.training import train

            return train(crowd.told(request, best_device()), control, reply)
        case wire.Dismiss():
            from rsgui.engine import crowd
            from rsgui.engine.devices import best_device

            crowd.told(request, best_device())
            return None
        case wire.TrainReward():
            from rsgui.engine.training_reward import train_reward

            return train_reward(request, control, reply)
        case wire.ExportAdapter():
            from rsgui.engine.exporting import export_adapter

            return export_adapter(request, control, reply)
        case wire.CompareLikelihoods():
            from rsgui.engine.likelihoods import compare

            compare(request, cast(Inbox[wire.SaidWork], inbox), control, reply)
            return None


def _look(request: Look) -> wire.Result | None:
    """What is told at once, without a model's weights."""
    match request:
        case wire.Inspect():
            from rsgui.engine.inspecting import inspect

            return inspect(request)
        case wire.InspectScorer():
            from rsgui.engine.inspecting_scorers import inspect_scorer

            return inspect_scorer(request)
        case wire.ListServed():
            from rsgui.engine.servers import served

            return served(request)
        case wire.Render():
            from rsgui.engine.rendering import render

            return render(request)
        case wire.RenderScored():
            from rsgui.engine.inspecting_scorers import render_scored

            return render_scored(request)
        case wire.Probe():
            from rsgui.engine.probing import probe

            return probe(request)
