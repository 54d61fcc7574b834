"""Threat is words about a network, a person of concern or a place, and never about a child."""

import json
from dataclasses import fields

import pytest

from accord.changes.threat import REASONS, Threat, threats
from accord.errors import NotFound, UserFacingError
from support.published_run import publish


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """S1 and S2 exploit C1, recently and a child is missing; S3 and S4 exploit C3, long ago."""
    return publish(
        tmp_path_factory.mktemp("store"),
        "run1",
        sources="""
            source_id | sector               | force_code
            north     | police               | E23000901
            care      | children_social_care | -
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | postcode | location_text | location_type
            K1        | 22B          | 2026-01-10T20:00:00 | NM1 1AA  | 4 Quay Row    | private_address
            K2        | 22B          | 2021-01-10T20:00:00 | -        | -             | -
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K2     | C3         | victim
            K2     | S3         | suspect
            K2     | S4         | suspect
        """,
        mentions="""
            record | concept_id   | who | about
            K1     | gain.payment | S1  | C1
            K1     | abuse.sexual |     | C1
            K2     | gain.payment | S3  | C3
            K2     | abuse.sexual |     | C3
        """,
        missing_episodes="""
            episode_id | nominal_id | missing_from_at     | found_at
            M1         | C1         | 2026-01-30T18:00:00 | -
        """,
        actions="""
            action_id | target_kind | target_ref | nominal_id | kind | requested_on | done_on    | expires_on
            A1        | nominal     | S3         | S3         | cawn | 2025-12-01   | 2025-12-02 | 2026-12-01
            A2        | nominal     | S1         | S1         | sro  | 2020-12-01   | 2020-12-02 | 2021-12-01
        """,
        nominals="""
            nominal_id | date_of_birth
            C3         | 2010-05-05
        """,
    )


def test_networks_come_in_the_order_of_named_reasons_that_each_carries(folder):
    first, second = threats(folder).described
    assert REASONS[0] in first.reasons
    assert REASONS[0] not in second.reasons
    assert first.children_now == ("C1 (north/C1) missing since 2026-01-30",)


def test_what_is_in_force_is_said_and_what_has_ended_is_not(folder):
    said = {threat.breadth: threat.in_force for threat in threats(folder).described}
    lines = [line for held in said.values() for line in held]
    assert lines == ["child abduction warning notice for S3, 2025-12-02, until 2026-12-01"]


def test_people_and_records_are_told_as_the_systems_that_hold_them_know_them(folder):
    first, _ = threats(folder).described
    assert first.people == ("S1: north/S1", "S2: north/S2")
    assert first.records == ("north/crime/K1 of 2026-01-10",)
    text = threats(folder).as_text()
    assert "Person of concern: S1: north/S1" in text
    assert "Records, the newest first: north/crime/K1 of 2026-01-10" in text


def test_roles_that_no_record_describes_are_named_as_such(folder):
    first, _ = threats(folder).described
    assert "takes payment" in first.roles.split(";")[0]
    assert "transports" in first.roles.split("not recorded:")[1]


def test_a_person_of_concern_is_described_by_their_own_records(folder):
    (threat,) = threats(folder, "person", "S3").described
    assert threat.recency.startswith("first record 2021-01-10")
    assert "1 child" in threat.breadth


def test_a_child_is_never_described_as_a_threat(folder):
    with pytest.raises(UserFacingError, match="never described for a child"):
        threats(folder, "person", "C1")


def test_a_place_is_described_by_the_records_tied_to_it(folder):
    import duckdb

    path = str(folder / "event_objects.parquet")
    ((place,),) = duckdb.sql(
        f"select distinct object_key from '{path}' where kind = 'premises'"
    ).fetchall()
    (threat,) = threats(folder, "place", place).described
    assert "1 record" in threat.breadth


def test_a_network_that_is_not_there_is_refused(folder):
    with pytest.raises(NotFound):
        threats(folder, "network", "nothing")


def test_threat_is_words_only_with_no_number_to_sort_by(folder):
    for threat in json.loads(threats(folder).to_json())["described"]:
        for value in threat.values():
            assert isinstance(value, str) or all(isinstance(line, str) for line in value)
    assert not {f.name for f in fields(Threat)} & {"score", "rank", "level", "band", "weight"}


def test_the_text_names_the_order_and_what_is_not_known(folder):
    text = threats(folder).as_text()
    assert text.startswith("As of 2026-01-31. In the order of these reasons")
    assert "Not known:" in text
