"""A completion token by token, as a training would see it, with how probable its generator finds each."""

from __future__ import annotations

from concurrent.futures import Future

from rsgui.core import review, wire
from rsgui.core.errors import BadInput
from rsgui.core.texts import later
from rsgui.jobs import curating, serving
from rsgui.jobs.engine_client import Items
from rsgui.jobs.workbench import Workbench
from rsgui.store import decisions, prompts, runs


def weigh(bench: Workbench, completion: int) -> Future[wire.Tokens]:
    """Asks for the tokens of a completion, of the edited text where a person wrote one. Raises BadInput where it is
    gone or its generator's weights are with a server; the future raises ModelError and OutOfMemory, too."""
    with bench.store.read() as s:
        found = runs.completions(s, [completion])
        if not found:
            raise BadInput("The completion is gone.", "Choose another one.")
        (prompt,) = prompts.get(s, [found[0].prompt])
        generator = runs.get(s, found[0].run).generator
        standing = review.standing(decisions.of_completions(s, [completion]))
    serving.check_weights(generator.model, later("shown in tokens"))
    said = standing.get(completion, review.UNTOUCHED)
    row = curating.row_of(found[0], prompt, generator.sampling.system_prompt, said)
    request = wire.WeighTokens(0, generator, row.messages, row.completion, bench.settings.threads)

    def read(items: Items, result: wire.Result | None) -> wire.Tokens:
        assert isinstance(result, wire.Tokens)
        return result

    return bench.runner.call(request, read)
