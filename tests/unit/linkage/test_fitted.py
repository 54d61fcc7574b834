"""The model a run was fitted with is kept with it, and explains as fitting it anew would."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from accord.engine import Work, open_engine
from accord.linkage import explain as explaining
from accord.linkage import stage
from accord.linkage.explain import explain_pairs
from accord.linkage.fitted import NAME, read_model, write_model
from accord.linkage.model import Model, shipped_model
from support.nominals import READ, table

NOMINALS = [
    {
        "nominal_id": f"N{number}",
        "forename": forename,
        "surname": surname,
        "date_of_birth": f"19{number % 60 + 30}-0{number % 9 + 1}-1{number % 9}",
        "postcode": f"ZZ{number % 5} 1AA",
    }
    for number, (forename, surname) in enumerate(
        (f, s) for f in ("Ada", "Adah", "Ben", "Cal") for s in ("Ash", "Ashe", "Oak", "Elm")
    )
]
PAIRS = [(("north", "N0"), ("north", "N1")), (("north", "N0"), ("north", "N4"))]


@pytest.fixture
def work():
    from datetime import date

    rows = [n | {"date_of_birth": date.fromisoformat(n["date_of_birth"])} for n in NOMINALS]
    with closing(open_engine()) as engine:
        for name in READ:
            engine.register(name, table(name, rows if name == "nominals" else []))
        yield Work(engine)


def fitted(model: Model) -> Model:
    """A model that a file has moved in every way a file can."""
    first, *others = model.comparisons
    levels = tuple(
        replace(level, m=level.m / 3, u=level.u / 7, least=0.0123) if level.m else level
        for level in first.levels
    )
    moved = (replace(first, levels=levels), *others)
    return replace(model, shift=3, are_dates_careless=True, comparisons=moved)


def kept(work, model):
    write_model(work, model)
    return work.engine.arrow(f"from {NAME}").to_pylist()


@pytest.mark.parametrize("model", [shipped_model(), fitted(shipped_model())])
def test_what_was_kept_of_a_model_is_that_model_to_the_last_figure(work, model):
    assert read_model(kept(work, model)) == model


def test_a_pair_is_explained_alike_by_what_was_kept_and_by_fitting_anew(work):
    stage.run(work)
    model = read_model(work.engine.arrow(f"from {NAME}").to_pylist())
    assert model is not None
    by_kept = explain_pairs(work, PAIRS, model)
    assert by_kept == explain_pairs(work, PAIRS)
    assert all(len(rows) > 5 for rows in by_kept.values())


def test_where_a_model_was_kept_nothing_is_fitted_and_no_pairs_are_made(work, monkeypatch):
    stage.run(work)
    model = read_model(work.engine.arrow(f"from {NAME}").to_pylist())
    done = []
    monkeypatch.setattr(stage, "_learn", lambda work: done.append("fitted"))
    monkeypatch.setattr(stage.nightly, "begin", lambda work: done.append("paired"))
    assert explaining.explain_pairs(work, PAIRS, model)
    assert done == []


def test_a_model_of_another_version_is_not_taken_for_this_one(work):
    rows = kept(work, shipped_model())
    assert read_model([]) is None
    assert read_model(rows[1:]) is None
    assert read_model([row | {"model_version": "2-00000000"} for row in rows]) is None
    assert read_model([row | {"shift": row["shift"] + 1} for row in rows]) is None
