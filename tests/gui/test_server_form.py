"""A server is chosen on the Generate page: found, refused, remembered, and its key kept out of sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from rsgui.core.entities import Generator, Model, Project
from rsgui.gui.main_window import MainWindow
from rsgui.gui.pages.generate_page import GeneratePage
from rsgui.gui.pages.server_form import ServerForm
from rsgui.jobs import actions
from rsgui.jobs.workbench import Workbench
from tests.servers import bad
from tests.servers.bad import BadServer

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: MainWindow, project: Project, until: Until) -> GeneratePage:
    found = window.pages["generate"]
    assert isinstance(found, GeneratePage)
    window.resize(1100, 700)
    window.open_project(project, "generate")
    until(found.start_button.isEnabled)
    found.chooser.choose_server()
    return found


@pytest.fixture
def form(page: GeneratePage) -> ServerForm:
    return page.chooser.server


def type_url(form: ServerForm, url: str) -> None:
    form.url.setText(url)
    form.url.textEdited.emit(url)


def test_the_only_model_of_a_server_is_chosen(
    page: GeneratePage, form: ServerForm, bad_server: BadServer, until: Until, bench: Workbench
) -> None:
    assert form.isVisible()
    assert not page.start_button.isEnabled()
    type_url(form, bad_server.url.removesuffix("/v1"))
    form.fetch()
    until(page.start_button.isEnabled)
    assert page.generator.model == Model("openai", bad_server.url, "tiny")
    page.n.setValue(1)
    page.start()
    until(lambda: page.start_button.text() == "Nothing is missing")
    assert len(bad_server.asked) == 24


def test_one_of_several_is_picked_and_another_address_leaves_it(
    page: GeneratePage, form: ServerForm, bad_server: BadServer, until: Until
) -> None:
    bad_server.listing = bad.models("large", "small")
    type_url(form, bad_server.url)
    form.fetch()
    until(lambda: form.models.count() == 2)
    assert not page.start_button.isEnabled()
    form.models.setCurrentIndex(1)
    form.models.activated.emit(1)
    until(page.start_button.isEnabled)
    assert page.generator.model.served == "small"
    type_url(form, "localhost:1")
    assert not page.start_button.isEnabled()
    assert form.models.count() == 0


def test_a_server_without_a_list_takes_a_typed_name(
    page: GeneratePage, form: ServerForm, bad_server: BadServer, until: Until
) -> None:
    bad_server.listing = bad.says(404)
    type_url(form, bad_server.url)
    form.fetch()
    until(form.errors.isVisible)
    assert "type the name" in form.errors.accessibleName()
    edit = form.models.lineEdit()
    assert edit is not None
    edit.setText("mine")
    edit.editingFinished.emit()
    until(page.start_button.isEnabled)
    assert page.generator.model.served == "mine"


@pytest.mark.parametrize(
    ("url", "told"), [("ftp://host", "not the address"), ("localhost:9", "cannot be reached"), ("", "no address")]
)
def test_what_is_wrong_is_told_with_a_way_out(form: ServerForm, url: str, told: str, until: Until) -> None:
    type_url(form, url)
    form.fetch()
    until(form.errors.isVisible)
    assert told in form.errors.accessibleName()
    until(form.fetch_button.isEnabled)


def test_a_key_is_kept_and_not_shown(
    page: GeneratePage, form: ServerForm, bad_server: BadServer, until: Until, pocket: Any, monkeypatch: Any
) -> None:
    assert form.key.echoMode() == QLineEdit.EchoMode.Password
    type_url(form, bad_server.url)
    form.key.setText("sk-mine")
    form.fetch()
    until(form.forget_button.isVisible)
    assert form.key.text() == ""
    assert "A key is kept" in form.key_state.text()
    assert list(pocket.kept.values()) == ["sk-mine"]
    form.forget_key()
    until(form.forget_button.isHidden)
    assert not pocket.kept


def test_the_newest_run_of_a_server_stands_in_the_fields(
    window: MainWindow, page: GeneratePage, project: Project, bench: Workbench, bad_server: BadServer, until: Until
) -> None:
    served = Generator(Model("openai", bad_server.url, "tiny"))
    assert bench.runner.wait(actions.start_generation(bench, project.id, served, 1, 0)).state == "done"
    window.open_project(project, "generate")
    until(lambda: page.generator == served)
    assert page.chooser.server.url.text() == bad_server.url
    page.chooser.choose_embedded()
    assert page.chooser.server.isHidden()
    assert page.chooser.runs_on.isVisible()


def test_a_narrow_window_cuts_no_field_off(page: GeneratePage, form: ServerForm) -> None:
    assert page.chooser.minimumSizeHint().width() <= 368
    assert form.isVisible()
