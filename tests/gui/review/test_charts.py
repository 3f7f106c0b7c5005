"""The loss chart: its values, its average, and its colours in both themes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from rsgui.core import texts
from rsgui.gui.charts import Axis, LossChart, moving_average
from rsgui.gui.histogram import Histogram
from rsgui.gui.theme import Theme
from rsgui.store.rewards import RewardSummary


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> LossChart:
    made = LossChart()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_no_count_stands_over_another(qtbot: QtBot) -> None:
    made = Histogram()
    qtbot.addWidget(made)
    made.resize(240, 180)
    bars = (11, 22, 21, 17, 87, 92, 0, 56, 61, 60, 52, 52, 54, 49)
    made.show_summary(RewardSummary(634, 0, 0.7, {}, bars, 0.4, 1.0))
    drawn = made._counts(made.fontMetrics())
    assert drawn[0][0] == "92"
    assert 1 < len(drawn) < 13
    for place, (_, where) in enumerate(drawn):
        assert not any(where.intersects(other) for _, other in drawn[:place])


def test_average_of_equal_values_is_that_value() -> None:
    assert moving_average(np.full(20, 1.5)) == pytest.approx(np.full(20, 1.5))
    assert moving_average(np.zeros(0)).size == 0


def test_average_follows_what_is_new() -> None:
    average = moving_average(np.array([0.0] * 20 + [1.0] * 20))
    assert average[19] == pytest.approx(0.0)
    assert 0.99 < average[-1] < 1.0


def test_nearest_value(chart: LossChart) -> None:
    assert chart.value_at(3) is None
    chart.show_points([1, 2, 3], [3.0, 2.0, 1.5], 10)
    assert chart.value_at(2.4) == (2.0, 2.0)
    assert chart.value_at(99) == (3.0, 1.5)
    assert chart.accessibleDescription() == "loss 3.000 at first, 1.500 now"


def test_pointer_shows_the_value(chart: LossChart) -> None:
    chart.show_points([1, 2, 3], [3.0, 2.0, 1.5])
    box = chart._plot.getViewBox()
    chart._hover(box.mapViewToScene(QPointF(2.0, 1.0)))
    assert chart._word.toPlainText() == "step 2   loss 2.000"
    assert chart._word.isVisible()
    chart._hover(QPointF(-500, -500))
    assert not chart._word.isVisible()


def test_follows_the_theme(chart: LossChart, theme: Theme) -> None:
    light = chart.grab().toImage().pixelColor(300, 100).lightness()
    theme.choose("dark")
    assert light > 200
    assert chart.grab().toImage().pixelColor(300, 100).lightness() < 60
    theme.choose("light")


def test_numbers_along_an_axis_are_written_as_the_language_does(monkeypatch: pytest.MonkeyPatch) -> None:
    axis = Axis("left")
    assert axis.tickStrings([0, 0.25, 0.5], 1, 0.25) == ["0.00", "0.25", "0.50"]
    assert axis.tickStrings([0, 1000, 2000], 1, 1000) == ["0", "1,000", "2,000"]
    assert axis.tickStrings([0.1, 0.2], 1, 0.1) == ["0.1", "0.2"]
    monkeypatch.setattr(texts, "_spoken", texts.ENGLISH._replace(marks={ord("."): ",", ord(","): "."}))
    assert axis.tickStrings([1000.5], 1, 0.5) == ["1.000,5"]
