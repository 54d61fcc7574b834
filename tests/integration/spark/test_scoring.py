"""Our SQL on Spark scores pairs as Splink does on the embedded engine."""

from __future__ import annotations

from contextlib import closing

from accord.engine import Work, open_engine
from accord.linkage import stage
from accord.linkage.model import LEAST_KEPT, shipped_model
from accord.linkage.scoring import score
from accord.pipeline import GIVEN
from accord.sources import stage as sources
from accord.sources.delivery import receive
from accord.tables import TABLES
from support import edge_worlds
from support.lockstep import difference, values

READ = ("link_nominals", "link_records", "link_sample", "link_totals")


def _prepared(tmp_path):
    """The embedded engine with a country's records and pairs, and its pairs scored."""
    deliveries = receive(edge_worlds.country(tmp_path / "p", seed=3), tmp_path / "store")
    engine = open_engine(threads=1, spill=tmp_path / "ours")
    sources.run(Work(engine, deliveries=deliveries))
    for given in GIVEN:
        engine.register(given, TABLES[given].empty())
    stage.prepare(Work(engine))
    return engine


def test_a_pair_weighs_on_spark_what_splink_makes_of_it_on_the_embedded_engine(tmp_path):
    with (
        closing(_prepared(tmp_path)) as ours,
        closing(open_engine("spark", threads=2, memory="2g", spill=tmp_path / "s")) as theirs,
    ):
        for table in READ:
            theirs.register(table, ours.arrow(f"from {table}"))
        for engine in (ours, theirs):
            work = Work(engine)
            score(work, shipped_model(), "link_sample", "scored", least=LEAST_KEPT - 4)
        columns = ", ".join(c for c in theirs.columns("scored") if c in ours.columns("scored"))
        order = "order by nominal_key_l, nominal_key_r"
        mine, other = (e.arrow(f"select {columns} from scored {order}") for e in (ours, theirs))
    assert len(mine) > 50
    assert difference(values(mine), values(other), is_ordered=True) == ""
