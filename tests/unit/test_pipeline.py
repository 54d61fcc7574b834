"""The stages fit together: every table has one writer, and nothing is read before it is there."""

from dataclasses import replace
from importlib import import_module

import pytest

from accord.pipeline import GIVEN, STAGES, wiring_faults
from accord.tables import TABLES


def test_every_table_has_one_writer_and_nothing_is_read_before_it_is_written():
    assert wiring_faults() == ()


def test_a_table_read_too_early_is_named():
    edges, linkage = STAGES[4], STAGES[1]
    faults = wiring_faults((STAGES[0], edges, linkage))
    assert "edges reads persons, which nothing before it writes" in faults


def test_a_second_writer_is_named():
    again = replace(STAGES[1], name="linkage-again")
    assert "linkage-again writes persons, which is already there" in wiring_faults(
        (*STAGES[:2], again)
    )


def test_every_declared_table_is_written_by_a_stage_or_given_or_is_the_run_itself():
    written = {table for stage in STAGES for table in stage.writes}
    assert set(TABLES) == written | set(GIVEN) | {"runs"}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_can_be_imported_and_run(stage):
    assert callable(import_module(stage.module).run)
