"""Plots: values under the pointer, files, and both themes."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from rsgui.core.errors import RsguiError
from rsgui.gui.analyse import material
from rsgui.gui.analyse.matrix_panel import MatrixPlot, Sorted, picture, sorted_rows
from rsgui.gui.analyse.plot import Plot, look
from rsgui.gui.analyse.plots import Curve, CurvePlot, Group, PointPlot, StepPlot
from rsgui.gui.review.board import Board
from rsgui.gui.theme import Theme


def curve() -> CurvePlot:
    plot = CurvePlot("Best of n", "n", "reward", "KL")
    values = np.array([0.51, 0.64, 0.715, 0.76])
    both = [Curve("Checks", values, values - 0.1, values + 0.1), Curve("Judge", -values, -values, -values)]
    plot.show_curves(np.arange(1.0, 5.0), np.array([0.0, 0.19, 0.43, 0.64]), both)
    return plot


def steps() -> StepPlot:
    plot = StepPlot("Rewards", "reward")
    counts = [Group("one", np.array([3, 0, 1])), Group("two", np.array([0, 2, 2])), Group("none", np.zeros(3, int))]
    plot.show_groups(np.array([0.0, 0.5, 1.0, 1.5]), counts)
    return plot


def points() -> PointPlot:
    plot = PointPlot("Lengths", "tokens", "reward")
    plot.show_points((np.array([-1.0, 1.0]), np.array([0.5, -0.5])), (np.array([0.0]), np.array([0.1])))
    return plot


PLOTS = (curve, steps, points)


def shown(qtbot: QtBot, plot: Plot) -> Plot:
    qtbot.addWidget(plot)
    plot.resize(640, 400)
    plot.show()
    return plot


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_values_under_the_pointer(qtbot: QtBot, theme: Theme) -> None:
    assert shown(qtbot, curve()).said_at(3.2, 0.7) == (
        "n 3,  KL 0.430\nChecks 0.7150  (0.6150 to 0.8150)\nJudge -0.7150  (-0.7150 to -0.7150)"
    )
    histogram = shown(qtbot, steps())
    assert histogram.said_at(0.2, 0) == "0 to 0.5\none: 3 (75.0 %)\ntwo: 0 (0.0 %)"
    assert histogram.said_at(9, 0) == ""
    assert "tokens about +0.0" in shown(qtbot, points()).said_at(0.3, 0)


@pytest.mark.parametrize("make", PLOTS)
def test_every_plot_can_be_written(qtbot: QtBot, theme: Theme, tmp_path: Path, make: Any) -> None:
    plot = shown(qtbot, make())
    for form in ("png", "svg", "csv"):
        plot.save(tmp_path / f"plot.{form}")
    picture = QImage(str(tmp_path / "plot.png"))
    assert picture.width() == 3 * plot.view.viewport().width()
    assert len({picture.pixel(x, picture.height() // 2) for x in range(picture.width())}) > 2
    assert QSvgRenderer(str(tmp_path / "plot.svg")).isValid()
    assert plot.title in (tmp_path / "plot.svg").read_text("utf-8")
    heads, *rows = rows_of(tmp_path / "plot.csv")
    assert rows
    assert all(len(row) == len(heads) for row in rows)


def test_the_values_of_a_curve_as_a_table(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    shown(qtbot, curve()).save(tmp_path / "curve.csv")
    heads, *rows = rows_of(tmp_path / "curve.csv")
    assert heads[:4] == ["n", "KL", "Checks", "Checks, low"]
    assert [row[2] for row in rows] == ["0.51", "0.64", "0.715", "0.76"]


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    plot = shown(qtbot, steps())
    told: list[object] = []
    plot.failed.connect(told.append)
    (tmp_path / "file").write_text("")
    plot.save(tmp_path / "file" / "plot.csv")
    assert isinstance(told[0], RsguiError)


@pytest.mark.parametrize("make", PLOTS)
def test_both_themes_without_data_and_with(qtbot: QtBot, theme: Theme, make: Any) -> None:
    plot = shown(qtbot, make())
    light = plot.view.backgroundBrush().color().lightness()
    theme.choose("dark")
    assert plot.view.backgroundBrush().color().lightness() < 60 < light
    theme.choose("light")
    for empty in (CurvePlot("a", "b", "c", "d"), StepPlot("a", "b"), PointPlot("a", "b", "c"), MatrixPlot()):
        assert shown(qtbot, empty).said_at(0, 0) == ""


def test_series_differ_without_colour(theme: Theme) -> None:
    assert len({(look(i).line, look(i).mark) for i in range(4)}) == 4


def test_the_matrix_shows_rewards_by_rank(qtbot: QtBot, theme: Theme, analysed: Any, tmp_path: Path) -> None:
    found = material.load(analysed.bench.store, analysed.project.id)
    assert found is not None
    board, plot = Board(found.grid(analysed.checks)), MatrixPlot()
    assert sorted_rows(picture(board), "mean").tolist() == [1, 0, 4, 5, 2, 3]
    assert sorted_rows(picture(board), "best").tolist() == [1, 0, 4, 5, 2, 3]
    assert sorted_rows(picture(board), "imported").tolist() == [0, 1, 2, 3, 4, 5]
    plot.show_sorted(*Sorted.of(board, "mean"))
    shown(qtbot, plot)
    assert plot.at(0.5, 1.5) == (0, 0)
    texts = [number.toPlainText() for number in plot._numbers]
    assert texts[:6] == ["1.00", "1.00", "1.00", "1.00", "1.00", "1.00"]
    assert len(texts) == 24
    assert plot.said_at(1.5, 2.5) == "prompt 5,  rank 2\nreward 0.5"
    assert plot.said_at(0.5, 5.5) == "prompt 4,  rank 1\nreward missing"
    assert plot.at(4.5, 0.5) is None
    assert plot.at(0.5, 6.5) is None
    plot.save(tmp_path / "matrix.csv")
    rows = rows_of(tmp_path / "matrix.csv")
    assert len(rows) == 1 + 24
    assert rows[1][:2] == ["2", "1"]
