"""Every step of every stage leaves the same rows on both engines."""

from __future__ import annotations

from contextlib import closing

import pytest

from accord.engine import Work, open_engine
from accord.pipeline import GIVEN, STAGES
from accord.sources.delivery import receive
from accord.tables import TABLES
from support import edge_worlds as worlds
from support.lockstep import Lockstep

pytestmark = pytest.mark.slow
WORLDS = {
    "records at every edge": worlds.edges,
    "no records": worlds.nothing,
    "a country": lambda folder: worlds.country(folder, seed=5),
}


# What is kept for the next night: of a nominal, where lists are written otherwise on each engine,
# and of a text, by the engine's own numbers.
OWN = frozenset({"link_contents.content", "link_numbered.content", "mentions_asked.row_digest"})


@pytest.mark.parametrize("name", WORLDS)
def test_every_step_of_every_stage_leaves_the_same_rows_on_both_engines(name, tmp_path):
    deliveries = receive(WORLDS[name](tmp_path / "packages"), tmp_path / "store")
    made = tmp_path / "made"
    made.mkdir()
    with closing(open_engine(threads=1)) as engine:
        for given in GIVEN:
            engine.register(given, TABLES[given].empty())
            engine.save(TABLES[given], made / f"{given}.parquet")
    differences, compared = [], 0
    for stage in STAGES:
        ours = open_engine(threads=1, spill=tmp_path / "ours")
        theirs = open_engine("spark", threads=2, memory="2g", spill=tmp_path / "theirs")
        with closing(Lockstep(ours, theirs, own=OWN)) as both:
            for table in stage.reads:
                both.load(table, made / f"{table}.parquet")
            work = Work(
                both,
                deliveries=() if stage.reads else deliveries,
                keep=tmp_path / "keep" / stage.name,
            )
            stage.run(work)
            for table in stage.writes:
                both.save(TABLES[table].without("run_id"), made / f"{table}.parquet")
            differences += [f"{stage.name}: {told}" for told in both.differences]
            compared += both.compared
    assert not differences, "\n".join(differences)
    assert compared > 400
