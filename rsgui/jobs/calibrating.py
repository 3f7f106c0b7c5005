"""Asking the engine how fast a generator is here, with prompts and numbers as a run would have them."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future

from rsgui.core import wire
from rsgui.core.entities import Generator
from rsgui.core.errors import BadInput, EngineDied
from rsgui.jobs import second_start
from rsgui.jobs.engine_client import Items
from rsgui.jobs.workbench import Workbench
from rsgui.store import prompts

PROMPTS = 64
MOST_ROWS = 256


class Calibration:
    """One measurement, and the second start that llama.cpp may need on the way."""

    def __init__(self, bench: Workbench, project: int, generator: Generator, n: int) -> None:
        """Raises BadInput where there are no training prompts."""
        self.generator = generator
        self.pace: Future[wire.Pace] = Future()
        self.pace.set_running_or_notify_cancel()
        self._bench = bench
        self._works = works(bench, project, n)
        self._call = self._begun()

    @property
    def waits(self) -> bool:
        """Whether it is not even begun yet: it waits for something else to end."""
        return not self._call.running() and not self._call.done()

    def drop(self) -> None:
        """Ends it, also where the engine is at it."""
        self._bench.runner.drop(self._call)

    def _begun(self) -> Future[wire.Pace]:
        options = self._bench.settings.model_options()
        call = self._bench.runner.call(wire.Calibrate(0, self.generator, self._works, options), _pace)
        call.add_done_callback(self._ended)
        return call

    def _ended(self, call: Future[wire.Pace]) -> None:
        try:
            self.pace.set_result(call.result())
        except CancelledError:
            self.pace.set_exception(BadInput("It was ended."))
        except EngineDied as death:
            if second_start.helps(self.generator.model, self._bench.settings, death):
                second_start.remember(self._bench.settings)
                self._call = self._begun()
            else:
                self.pace.set_exception(death)
        except Exception as error:  # noqa: BLE001 -- it is raised again where the future is read
            self.pace.set_exception(error)


def _pace(items: Items, result: wire.Result | None) -> wire.Pace:
    assert isinstance(result, wire.Pace)
    return result


def works(bench: Workbench, project: int, n: int) -> tuple[wire.PromptWork, ...]:
    """Some training prompts, evenly spread, with as many completions as a run would have in flight."""
    with bench.store.read() as s:
        count = prompts.count(s, project, "train")
        if not count:
            raise BadInput("There are no training prompts in this project.", "Import prompts first.")
        wanted = min(count, PROMPTS, -(-MOST_ROWS // n))
        places = [number * count // wanted for number in range(wanted)]
        found = [prompts.page(s, project, place, 1, "train")[0] for place in places]
    return tuple(wire.PromptWork(p.id, p.key, p.messages, tuple(range(n))) for p in found)
