"""The Score page with several scorers: a form for each kind, what goes wrong with it, and how they agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import msgspec
import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QWidget

from rsgui.core.checks import MaxWords
from rsgui.core.entities import EMBEDDED_MODEL, Generator, GivenRewards, Judge, Model, NewReward, Project, ScorerSpec
from rsgui.core.scorers import PAIRWISE_RUBRIC, ProcessRewardModel, RewardModel, UserFile
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.score_page import ScorePage
from rsgui.gui.review.page import ReviewPage
from rsgui.gui.scoring.forms import JudgeForm, ProcessForm, RewardModelForm, UserFileForm
from rsgui.gui.scoring.kinds import words
from rsgui.jobs import actions, specs
from rsgui.jobs.preferring import FromDecisions, FromScorer
from rsgui.jobs.workbench import Workbench
from rsgui.store import grid, jobs, rewards

Until = Callable[[Callable[[], object]], None]
FILE = "def score(prompt, completion, reference):\n    return float(len(completion))\n"


@pytest.fixture
def page(window: MainWindow, scored: Project, until: Until) -> ScorePage:
    """The page with the checks' rewards."""
    window.open_project(scored, "score")
    found = window.pages["score"]
    assert isinstance(found, ScorePage)
    until(lambda: found.state is not None and found.state.scorers)
    found.open_panel()
    return found


def texts(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if not part.isHidden())


def said(page: ScorePage) -> str:
    return page.panel.errors.accessibleName() if not page.panel.errors.isHidden() else ""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "mine.py"
    place.write_text(FILE)
    return place


# --- a form for each kind


def test_a_python_file_is_shown_agreed_to_and_scores(page: ScorePage, file: Path, until: Until) -> None:
    page.panel.choose("user_file")
    form = cast(UserFileForm, page.panel.forms["user_file"])
    form.path.show_text(str(file))
    until(lambda: form.code.toPlainText() == FILE)
    assert str(file) in form.agreed.text()
    page.panel.add()
    assert "You have not agreed" in said(page)
    form.agreed.setChecked(True)
    page.panel.name.setText("Length")
    page.panel.add()
    until(lambda: page.state is not None and len(page.state.scorers) == 2)
    assert page.panel.isHidden()
    assert page.state is not None
    until(lambda: page.start_button.text() == "Score 96 completions")
    page.start()
    until(lambda: page.state is not None and page.state.scorers[1].summary.rewarded == 96)
    assert page.state.scorers[0].summary.rewarded == 96, "no other scorer is touched"
    until(lambda: len(page.agreement.lines) == 2)
    assert page.agreement.lines[1].length > 0.5
    assert "It likes long completions" in texts(page.agreement)


def test_a_file_that_changes_has_to_be_agreed_to_again(page: ScorePage, file: Path, until: Until) -> None:
    form = cast(UserFileForm, page.panel.forms["user_file"])
    form.path.show_text(str(file))
    until(form.code.toPlainText)
    form.agreed.setChecked(True)
    first = form.spec()
    file.write_text(FILE + "# more\n")
    form.path.show_text("")
    form.path.show_text(str(file))
    until(lambda: form.code.toPlainText().endswith("# more\n"))
    assert not form.agreed.isChecked()
    form.agreed.setChecked(True)
    second = form.spec()
    assert isinstance(first, UserFile)
    assert first.digest != second.digest


def test_a_file_that_is_none(page: ScorePage, tmp_path: Path, until: Until) -> None:
    form = cast(UserFileForm, page.panel.forms["user_file"])
    form.path.show_text(str(tmp_path / "none.py"))
    until(lambda: not form.errors.isHidden())
    assert "cannot be read" in form.errors.accessibleName()
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe\x00")
    form.path.show_text(str(tmp_path / "bytes.py"))
    until(lambda: "not text" in form.errors.accessibleName())


def test_a_folder_that_is_no_reward_model_is_refused_where_it_was_given(
    page: ScorePage, tmp_path: Path, until: Until
) -> None:
    page.panel.choose("reward_model")
    page.panel.add()
    assert "nothing is chosen" in said(page)
    form = cast(RewardModelForm, page.panel.forms["reward_model"])
    form.path.show_text(str(tmp_path / "nowhere"))
    page.panel.add()
    until(lambda: "There is no model" in said(page))
    assert page.panel.add_button.isEnabled()
    form.path.show_text(EMBEDDED_MODEL)
    page.panel.add()
    until(lambda: "reward model" in said(page) and "nowhere" not in said(page))
    assert page.state is not None
    assert len(page.state.scorers) == 1, "nothing is added"


def test_what_the_forms_of_models_say(page: ScorePage, tmp_path: Path) -> None:
    form = cast(RewardModelForm, page.panel.forms["reward_model"])
    form.path.show_text(str(tmp_path))
    form.weights.setText("0.65, 0.35")
    form.context.setValue(512)
    form.too_long.setCurrentIndex(1)
    assert form.spec() == RewardModel(path=str(tmp_path), context=512, too_long="truncate", label_weights=(0.65, 0.35))
    process = cast(ProcessForm, page.panel.forms["process"])
    process.path.show_text(str(tmp_path))
    process.steps.setCurrentIndex(1)
    process.aggregate.setCurrentIndex(1)
    assert process.spec() == ProcessRewardModel(path=str(tmp_path), steps="step_tag", aggregate="min")


def test_weights_that_are_no_numbers(page: ScorePage, tmp_path: Path) -> None:
    page.panel.choose("reward_model")
    form = cast(RewardModelForm, page.panel.forms["reward_model"])
    form.path.show_text(str(tmp_path))
    form.weights.setText("much, little")
    page.panel.add()
    assert "are not numbers" in said(page)


def test_a_judge(page: ScorePage) -> None:
    page.panel.choose("judge")
    form = cast(JudgeForm, page.panel.forms["judge"])
    form.mode.choose("pairwise")
    form.mode.chosen.emit("pairwise")
    assert form.rubric.toPlainText() == PAIRWISE_RUBRIC
    spec = form.spec()
    assert isinstance(spec, Judge)
    assert spec.generator.sampling.temperature == 0
    form.model.place.show_text("http://localhost:8080/v1")
    page.panel.add()
    assert "has no name" in said(page)
    form.model.served.setText("large")
    assert form.spec().generator.model == Model("openai", "http://localhost:8080/v1", "large")
    form.rubric.setPlainText("Which is better?")
    page.panel.add()
    assert "lacks {prompt}" in said(page)
    form.mode.choose("single")
    form.mode.chosen.emit("single")
    assert form.rubric.toPlainText() == "Which is better?", "what was written is kept"


def test_a_scale_that_is_none(page: ScorePage) -> None:
    page.panel.choose("judge")
    form = cast(JudgeForm, page.panel.forms["judge"])
    form.low.setValue(10)
    page.panel.add()
    assert "The scale goes from 10 to 10" in said(page)


def test_learning_from_another_scorer_starts_a_training(
    page: ScorePage, bench: Workbench, scored: Project, tmp_path: Path, until: Until
) -> None:
    page.panel.choose("learned")
    checks = actions.checks_scorer(bench, scored.id).id
    assert page.panel.learned.pairs == FromScorer(checks)
    page.panel.learned.base.place.show_text(str(tmp_path / "nowhere"))
    page.panel.add()
    until(page.panel.isHidden)
    until(lambda: not page.errors.isHidden())
    assert "There is no model" in page.errors.accessibleName()
    with bench.store.read() as s:
        newest = jobs.recent(s, scored.id)[0]
    spec = specs.from_json(newest.spec)
    assert isinstance(spec, specs.TrainRewardJob)
    assert spec.name == "Learned reward model"
    assert newest.state == "failed"


def test_learning_without_decisions_says_what_to_do(page: ScorePage, until: Until) -> None:
    page.panel.choose("learned")
    page.panel.learned.source.setCurrentIndex(page.panel.learned.source.count() - 1)
    assert page.panel.learned.pairs == FromDecisions()
    page.panel.add()
    until(lambda: "include some completions" in said(page))
    assert page.panel.add_button.isEnabled()


def test_a_name_that_is_taken(page: ScorePage, file: Path, until: Until) -> None:
    page.panel.choose("user_file")
    form = cast(UserFileForm, page.panel.forms["user_file"])
    form.path.show_text(str(file))
    until(form.code.toPlainText)
    form.agreed.setChecked(True)
    page.panel.name.setText("Checks")
    page.panel.add()
    until(lambda: "has other settings" in said(page))


def test_the_panel_is_no_higher_than_its_form(page: ScorePage, until: Until) -> None:
    page.panel.choose("judge")
    until(lambda: page.panel.height() > 600)
    page.panel.choose("user_file")
    until(lambda: page.panel.height() < 450)


def test_checks_for_every_prompt_are_named() -> None:
    assert "at most 12 words" in words(ScorerSpec((MaxWords(12),))).about
    assert "every prompt" not in words(ScorerSpec()).about


# --- several scorers


def test_agreement_leads_to_the_weights(
    page: ScorePage, window: MainWindow, bench: Workbench, scored: Project, until: Until
) -> None:
    with bench.store.write() as w:
        other = rewards.scorer(w, scored.id, "Other", GivenRewards("a test"))
        checks = rewards.scorers(w.session, scored.id)[0].id
        cells = grid.matrix(w.session, scored.id, checks)
        rewards.add(w, other.id, [NewReward(int(one), float(one)) for one in cells.completions])
    until(lambda: len(page.agreement.lines) == 2)
    page.agreement._weigh.click()
    review = window.page
    assert isinstance(review, ReviewPage)
    until(review.bar.more.mix.isVisible)


def test_each_scorer_is_started_by_itself_and_all_together(
    page: ScorePage, bench: Workbench, scored: Project, file: Path, until: Until
) -> None:
    digest = cast(UserFileForm, page.panel.forms["user_file"])
    digest.path.show_text(str(file))
    until(digest.code.toPlainText)
    digest.agreed.setChecked(True)
    spec = digest.spec()
    with bench.store.write() as w:
        one = rewards.scorer(w, scored.id, "One", spec)
        rewards.scorer(w, scored.id, "Two", msgspec.structs.replace(spec, seconds=5.0))
    until(lambda: page.start_button.text() == "Score: 192 rewards missing")
    [first, second, third] = [card for card in page.cards if not card.isHidden()]
    assert first.start_button.isHidden()
    assert not second.start_button.isHidden()
    second.start_button.click()
    until(lambda: page.start_button.text() == "Score 96 completions")
    assert page.state is not None
    assert [state.summary.rewarded for state in page.state.scorers] == [96, 96, 0]
    assert third.start_button.isHidden(), "the page's own button does it"
    page.start()
    until(lambda: page.start_button.text() == "Nothing to score")
    until(lambda: len(page.agreement.lines) == 3 and page.agreement.lines[1].ranks[2] == pytest.approx(1))
    assert one.name in texts(page.agreement)


def test_favourites_that_a_person_excluded(page: ScorePage, bench: Workbench, scored: Project, until: Until) -> None:
    checks = actions.checks_scorer(bench, scored.id).id
    with bench.store.read() as s:
        cells = grid.matrix(s, scored.id, checks)
    for row in range(4):
        ids = cells.completions[cells.rows == row]
        favourite = int(ids[np.argmax(cells.rewards[cells.rows == row])])
        actions.decide(bench, scored.id, favourite, "exclude" if row else "include")
    until(lambda: page.agreement.lines and page.agreement.lines[0].overruled == (4, 3))
    assert "3 of 4" in texts(page.agreement)


def test_a_model_that_cannot_be_shown_says_why(
    page: ScorePage, bench: Workbench, scored: Project, tmp_path: Path, until: Until
) -> None:
    with bench.store.write() as w:
        scorer = rewards.scorer(w, scored.id, "Gone", RewardModel(path=str(tmp_path / "gone")))
        with_end = NewReward(1, 0.5, detail='{"kind":"seen","tokens":9,"left_out":3}')
        rewards.add(w, scorer.id, [with_end, NewReward(2, None, "Too long for the model.")])
    until(lambda: page.state is not None and len(page.state.scorers) == 2)
    card = page.cards[1]
    until(lambda: "Too long for the model: 1" in texts(card))
    assert page.state is not None
    assert page.state.scorers[1].truncated == 1
    card.seen._toggle()
    until(lambda: not card.seen.errors.isHidden())
    assert "There is no model" in card.seen.errors.accessibleName()


def test_what_a_judge_sees_is_shown(page: ScorePage, bench: Workbench, scored: Project, until: Until) -> None:
    """The embedded model's own template around the rubric, with the first completion in it."""
    with bench.store.write() as w:
        rewards.scorer(w, scored.id, "Judge", Judge(Generator()))
    until(lambda: page.state is not None and len(page.state.scorers) == 2)
    page.cards[1].seen._toggle()
    until(lambda: "Rate the quality" in page.cards[1].seen.shown)
    assert "Say something about train topic 0" in page.cards[1].seen.shown
