"""The sieve drops only pairs that would not have been kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.engine import Work, open_engine
from accord.linkage import scoring
from accord.linkage.blocking import block
from accord.linkage.model import LEAST_KEPT, Model, shipped_model
from accord.linkage.records import NARROW, make_records, narrow_as_spelt
from accord.linkage.scoring import score
from accord.linkage.sieve import sift
from accord.linkage.standardise import standardise
from support.families import town
from support.nominals import READ, table


@pytest.fixture(scope="module")
def blocked():
    """A town's records and the pairs worth a look."""
    engine = open_engine(threads=1)
    for name in READ:
        engine.register(name, table(name, []))
    engine.register("nominals", town(seed=17, n_families=250).nominals)
    work = Work(engine)
    standardise(work)
    make_records(work)
    block(work)
    yield work
    engine.close()


def kept(work: Work, model: Model, name: str) -> dict[tuple[int, int], float]:
    score(work, model, "link_pairs", name, least=LEAST_KEPT)
    rows = work.engine.rows(f"select nominal_key_l, nominal_key_r, match_weight from {name}")
    return {(one, other): weight for one, other, weight in rows}


@pytest.mark.parametrize(
    "narrow", [NARROW, narrow_as_spelt("select * from link_records")], ids=["numbers", "as spelt"]
)
@pytest.mark.parametrize("shift", [-2, 0, 3])
def test_what_is_kept_is_the_same_with_the_sieve_and_without(blocked, monkeypatch, shift, narrow):
    model = replace(shipped_model(), shift=shift)
    blocked.engine.step(narrow)
    sifted = kept(blocked, model, "sifted")
    n_nominals = blocked.engine.rows("select count(*) from link_nominals")[0][0]
    monkeypatch.setattr(
        scoring,
        "sift",
        lambda engine, model, _, pairs, __: sift(engine, model, n_nominals, pairs, -1e9),
    )
    assert kept(blocked, model, "unsifted") == sifted
    assert sifted


@pytest.mark.parametrize(
    "narrow", [NARROW, narrow_as_spelt("select * from link_records")], ids=["numbers", "as spelt"]
)
def test_the_sieve_drops_pairs(blocked, narrow):
    blocked.engine.step(narrow)
    model = replace(shipped_model(), shift=-2)
    blocked.steps(sift(blocked.engine, model, 1_000_000, "link_pairs", LEAST_KEPT))
    counts = "select (select count(*) from link_pairs), (select count(*) from link_pairs_worth)"
    ((before, after),) = blocked.engine.rows(counts)
    assert after < before / 2
