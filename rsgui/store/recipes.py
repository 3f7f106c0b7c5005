"""Recipes that a person gave a name, by project."""

from __future__ import annotations

import time

import msgspec
from sqlalchemy import delete as delete_from
from sqlalchemy import func
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from rsgui.core.entities import SavedRecipe
from rsgui.core.errors import BadInput
from rsgui.core.selection import Recipe
from rsgui.store.database import Writer
from rsgui.store.query import fetch, fields, rows_of
from rsgui.store.schema import Recipes


def save(w: Writer, project: int, name: str, recipe: Recipe) -> SavedRecipe:
    """Keeps a recipe under a name; what the name stood for before is replaced. Raises BadInput for an empty name."""
    new = SavedRecipe(0, project, name.strip(), recipe, time.time())
    if not new.name:
        raise BadInput("The name of the recipe is empty.", "Give it a name.")
    row = insert(Recipes).values(fields(new))
    row = row.on_conflict_do_update(
        index_elements=["project", "name"], set_={"recipe": row.excluded.recipe, "created": row.excluded.created}
    )
    id = w.session.scalars(row.returning(Recipes.id)).one()
    w.changed("recipes", id)
    return msgspec.structs.replace(new, id=id)


def delete(w: Writer, recipe: int) -> None:
    """Forgets a saved recipe. Selections that were made with it keep theirs."""
    w.session.execute(delete_from(Recipes).where(Recipes.id == recipe))
    w.changed("recipes", recipe)


def of_project(s: Session, project: int) -> list[SavedRecipe]:
    """By name."""
    query = rows_of(Recipes, SavedRecipe).where(Recipes.project == project)
    return fetch(s, SavedRecipe, query.order_by(func.lower(Recipes.name), Recipes.id))
