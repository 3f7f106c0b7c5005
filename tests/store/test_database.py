from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from rsgui.core.entities import Project
from rsgui.core.errors import BadInput, StoreError, StoreInUse
from rsgui.store import projects
from rsgui.store.database import Changes, Store


def test_a_store_makes_its_folder_and_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder ?%41" / "my store.sqlite"
    first = Store.open(path)
    with first.write() as w:
        made = projects.create(w, "One")
    first.close()
    second = Store.open(path)
    with second.read() as s:
        assert projects.every(s) == [made]
    second.close()
    assert path.is_file()


def test_two_windows_on_one_store(store: Store, path: Path) -> None:
    with pytest.raises(StoreInUse, match=r"open in another rsgui.*Go on in that window"):
        Store.open(path)
    store.close()
    Store.open(path).close()


def test_a_write_that_raises_writes_nothing_and_tells_nobody(store: Store) -> None:
    heard: list[Changes] = []
    store.subscribe(heard.append)
    with pytest.raises(BadInput), store.write() as w:
        projects.create(w, projects.create(w, "One").name)
    with store.read() as s:
        assert projects.every(s) == []
    assert heard == []


def test_changes_come_after_the_commit_in_the_writing_thread(store: Store) -> None:
    heard: list[tuple[Changes, list[Project], threading.Thread]] = []

    def listen(changes: Changes) -> None:
        with store.read() as s:
            heard.append((changes, projects.every(s), threading.current_thread()))

    unsubscribe = store.subscribe(listen)
    with store.write() as w:
        made = projects.create(w, "One")
        assert heard == []
    (changes, seen, thread) = heard[0]
    assert changes.kinds == {"projects": frozenset({made.id})}
    assert "projects" in changes
    assert changes.touches("runs", "projects")
    assert not changes.touches("runs", "jobs")
    assert seen == [made]
    assert thread is threading.current_thread()
    unsubscribe()
    unsubscribe()
    with store.write() as w:
        projects.create(w, "Two")
    assert len(heard) == 1


def test_nothing_changed_is_nothing_to_tell(store: Store) -> None:
    heard: list[Changes] = []
    store.subscribe(heard.append)
    with store.write():
        pass
    assert heard == []


def test_a_failing_listener_undoes_nothing_and_silences_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Changes] = []
    store.subscribe(lambda _: 1 / 0)  # type: ignore[arg-type]
    store.subscribe(heard.append)
    with caplog.at_level(logging.ERROR), store.write() as w:
        projects.create(w, "One")
    with store.read() as s:
        assert projects.named(s, "One")
    assert len(heard) == 1
    assert "ZeroDivisionError" in caplog.text


def test_a_listener_may_write(store: Store) -> None:
    def listen(changes: Changes) -> None:
        with store.read() as s:
            number = len(projects.every(s))
        if number < 3:
            with store.write() as w:
                projects.create(w, f"Project {number}")

    store.subscribe(listen)
    with store.write() as w:
        projects.create(w, "One")
    with store.read() as s:
        assert len(projects.every(s)) == 3


def test_a_write_inside_of_a_write_is_our_fault(store: Store) -> None:
    with store.write(), pytest.raises(RuntimeError, match="inside"), store.write():
        pass
    with store.write() as w:
        projects.create(w, "Still writing")


def test_a_reader_writes_nothing_and_keeps_its_view(store: Store) -> None:
    with store.write() as w:
        first = projects.create(w, "One")
    with store.read() as s:
        assert projects.every(s) == [first]
        with store.write() as w:
            projects.create(w, "Two")
        assert projects.every(s) == [first]
        with pytest.raises(Exception, match="readonly"):
            s.execute(text("DELETE FROM projects"))
    with store.read() as s:
        assert len(projects.every(s)) == 2


def test_many_threads_write_one_after_the_other(store: Store) -> None:
    def work(name: str) -> None:
        for i in range(10):
            with store.write() as w:
                projects.create(w, f"{name} {i}")
            with store.read() as s:
                assert projects.named(s, f"{name} {i}")

    threads = [threading.Thread(target=work, args=(f"thread {t}",)) for t in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as s:
        assert len(projects.every(s)) == 40


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"), store.read():
        pass
    with pytest.raises(StoreError, match="closed"), store.write():
        pass


def test_the_settings_of_a_connection(store: Store) -> None:
    with store.write() as w:
        pragmas = {
            name: w.session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "synchronous", "application_id")
        }
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "application_id": 0x72736775}
