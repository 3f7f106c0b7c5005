"""The job that evaluates: base and tuned answer the held-out prompts with the same seeds, and both are scored."""

from __future__ import annotations

from rsgui.jobs import generate, score
from rsgui.jobs.context import Context
from rsgui.jobs.specs import EvaluateJob
from rsgui.jobs.words import counted
from rsgui.store import rewards, rounds, runs


def run(context: Context, spec: EvaluateJob) -> str:
    """Does what the evaluation misses."""
    with context.store.read() as s:
        evaluation = rounds.evaluation(s, spec.evaluation)
        both = (evaluation.base_run, evaluation.tuned_run)
        progress = [runs.progress(s, run_id) for run_id in both]
        rewarded, _ = rewards.progress(s, evaluation.scorer, both)
    made = sum(done for done, _ in progress)
    expected = sum(total for _, total in progress)
    context.meter.start(2 * expected, made + rewarded, "tokens")  # each is made, and then scored
    for run_id, whose in zip(both, ("base", "tuned"), strict=True):
        context.meter.note(f"{whose} model")
        generate.fill(context, run_id)
    with context.store.read() as s:
        made = sum(runs.progress(s, run_id)[0] for run_id in both)
    context.meter.expect(2 * made)  # the prompts that were left out have nothing to score
    context.meter.note("scoring")
    score.fill(context, evaluation.scorer, both)
    message = f"{counted(made, 'completion')} of held-out prompts made and scored."
    return f"{message} {generate.told_refused(context.store, both[0])}".rstrip()
