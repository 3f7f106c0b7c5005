from __future__ import annotations

from rsgui.core.entities import Project, Scorer
from rsgui.core.selection import AtLeast, Recipe
from rsgui.store import selections
from rsgui.store.database import Changes, Store


def test_only_what_is_new_is_written(store: Store, project: Project, made: list[int], scorer: Scorer) -> None:
    heard: list[Changes] = []
    recipe = Recipe(AtLeast(0.5), least_reward=0.25)
    with store.read() as s:
        assert selections.latest(s, project.id) is None
    with store.write() as w:
        first = selections.freeze(w, project.id, scorer.id, recipe, made[:3])
    store.subscribe(heard.append)
    with store.write() as w:
        assert selections.freeze(w, project.id, scorer.id, recipe, made[:3]) == first
    assert heard == []
    with store.write() as w:
        others = [
            selections.freeze(w, project.id, scorer.id, recipe, made[2::-1]),
            selections.freeze(w, project.id, scorer.id, Recipe(), made[2::-1]),
            selections.freeze(w, project.id, scorer.id, recipe, made[:3]),
        ]
    with store.read() as s:
        assert selections.latest(s, project.id) == others[-1]
        assert selections.get(s, first.id) == first
    assert len({x.id for x in (first, *others)}) == 4
