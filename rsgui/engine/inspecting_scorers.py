"""What can be told of a scorer before it is run, and what its model is given for a completion."""

from __future__ import annotations

import ast
from pathlib import Path

from rsgui.core import wire
from rsgui.core.entities import Judge, Message, ScorerSpec
from rsgui.core.errors import BadInput
from rsgui.core.scorers import ProcessRewardModel, RewardModel, UserFile
from rsgui.engine import models
from rsgui.engine.scorers import library_checks


def inspect_scorer(request: wire.InspectScorer) -> wire.ScorerInfo:
    """Raises BadInput and ModelError for a scorer that cannot be run, as far as that shows without its weights."""
    match request.scorer:
        case ScorerSpec(for_all=checks):
            for check in checks:
                library_checks.examine(check)
            return wire.ScorerInfo("Checks")
        case UserFile() as spec:
            return _user_file(spec)
        case Judge() as spec:
            from rsgui.engine.inspecting import inspect

            spec.rubric.check()
            info = inspect(wire.Inspect(0, spec.generator.model))
            return wire.ScorerInfo(info.name, (), info.context, bool(info.template_hash))
        case RewardModel() | ProcessRewardModel() as spec:
            return _weights(spec)


def render_scored(request: wire.RenderScored) -> wire.Rendered:
    """What the scorer's model is given for the first completion, special tokens told apart. Scorers without a model
    see the completion itself. Raises BadInput and ModelError."""
    work = request.work
    if not work.texts:
        raise BadInput("There is no completion to show.", "Generate some first.")
    match request.scorer:
        case Judge() as spec:
            from rsgui.engine.rendering import render
            from rsgui.engine.scorers.judge import first_question

            spec.rubric.check()
            messages = (Message("user", first_question(spec.rubric, work)),)
            return render(wire.Render(0, spec.generator, messages))
        case RewardModel() | ProcessRewardModel() as spec:
            return _rendered(spec, work)
        case _:
            return wire.Rendered((wire.Piece(work.texts[0].text, False),), 0, "")


def _user_file(spec: UserFile) -> wire.ScorerInfo:
    from rsgui.engine.scorers.user_file import source_of

    try:
        tree = ast.parse(source_of(spec), spec.path)
    except (SyntaxError, ValueError) as error:
        where = f"line {error.lineno}: {error.msg}" if isinstance(error, SyntaxError) else str(error)
        raise BadInput(f"{spec.path} cannot be used to score: {where}.", "Mend the file.") from error
    return wire.ScorerInfo(Path(spec.path).name) if _has_score(tree) else _refuse(spec)


def _has_score(tree: ast.Module) -> bool:
    """Whether the file makes a name `score`. What `import *` brings is seen when the file is run."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name="score") | ast.Name(id="score", ctx=ast.Store()):
                return True
            case ast.alias(name=name, asname=alias) if (alias or name) in ("score", "*"):
                return True
    return False


def _refuse(spec: UserFile) -> wire.ScorerInfo:
    problem = f"{spec.path} has no function score(prompt, completion, reference)."
    raise BadInput(problem, "Write one that gives a number, or None where there is none.")


def _weights(spec: RewardModel | ProcessRewardModel) -> wire.ScorerInfo:
    from rsgui.engine.scorers import process_reward_model, reward_model, weights

    folder = weights.place_of(spec, lambda note: None)
    tokenizer = models.load_tokenizer(folder)
    template = bool(models.template_of(tokenizer))
    task = reward_model.TASK if isinstance(spec, RewardModel) else process_reward_model.TASKS[spec.steps]
    config = weights.check_config(folder, task, weights.adapter_has_head(spec))
    context = models.context_of(config, spec.context)
    if task == "CausalLM":
        assert isinstance(spec, ProcessRewardModel)
        process_reward_model.tag_tokens(spec, tokenizer)
        return wire.ScorerInfo(folder.name, (), context, template)
    labels = weights.labels_of(config)
    if isinstance(spec, ProcessRewardModel):
        process_reward_model.check_label(spec, labels)
    return wire.ScorerInfo(folder.name, labels, context, template)


def _rendered(spec: RewardModel | ProcessRewardModel, work: wire.ScoreWork) -> wire.Rendered:
    from rsgui.engine.scorers import process_reward_model, reward_model, texts, weights

    folder = weights.place_of(spec, lambda note: None)
    tokenizer = models.load_tokenizer(folder)
    task = reward_model.TASK if isinstance(spec, RewardModel) else process_reward_model.TASKS[spec.steps]
    config = weights.check_config(folder, task, weights.adapter_has_head(spec))
    text = work.texts[0].text
    if isinstance(spec, RewardModel):
        ids = texts.rated(tokenizer, work.messages, text, weights.reads_forward(config)).ids
    else:
        ids = texts.in_steps(tokenizer, work.messages, text, spec).ids
    seen = ids[: models.context_of(config, spec.context)] if spec.too_long == "truncate" else ids
    pieces = tuple(wire.Piece(piece, special) for piece, special in texts.special_pieces(tokenizer, seen))
    return wire.Rendered(pieces, len(ids), models.template_of(tokenizer))
