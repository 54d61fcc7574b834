"""Little is held in Spark's memory in one piece; with more, a session works as it always did."""

from __future__ import annotations

from types import SimpleNamespace

from accord.engine.spark import little
from accord.engine.spark.little import Little

PIECES = "spark.sql.shuffle.partitions"


class _Settings(dict[str, str]):
    set = dict.__setitem__


def _session():
    names = little._ONE_PIECE
    return SimpleNamespace(conf=_Settings(dict.fromkeys(names, "usual") | {PIECES: "7"}))


def test_a_session_that_was_given_little_works_in_one_piece():
    session = _session()
    one = Little(session, is_here=True)
    one.take(little.LITTLE)
    assert one.holds
    assert session.conf[PIECES] == "1"


def test_a_session_that_was_given_more_works_as_it_did_before():
    session = _session()
    one = Little(session, is_here=True)
    one.take(little.LITTLE)
    one.take(1)
    assert not one.holds
    assert session.conf[PIECES] == "7"
    assert set(session.conf.values()) == {"usual", "7"}


def test_on_a_cluster_nothing_is_held_in_memory():
    session = _session()
    one = Little(session, is_here=False)
    assert not one.holds
    assert session.conf[PIECES] == "7"
