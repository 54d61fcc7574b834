"""What is different between two runs, each with the record that made it so."""

import json

import pytest

from accord.changes.changed import changes
from accord.errors import NotFound
from support.published_run import publish

CRIMES = """
    source_id | crime_ref | offence_code | committed_from      | closed_on
    north     | K1        | 22B          | 2025-03-01T20:00:00 | -
    north     | K2        | 22B          | 2025-03-21T20:00:00 | 2025-06-01
"""
INVOLVED = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
    K2     | C1         | victim
    K2     | S3         | suspect
"""
SAID = """
    record | concept_id   | who | about
    K1     | gain.payment | S1  | C1
    K1     | abuse.sexual |     | C1
    K2     | gain.payment | S3  | C1
    K2     | abuse.sexual |     | C1
"""
FRIENDS = """
    nominal_id_a | nominal_id_b | kind
    S1           | S3           | friend
"""
SOUTH = {
    "crimes": CRIMES + "    south | K9 | 22B | 2025-04-01T20:00:00 | -\n",
    "involvements": INVOLVED
    + "    south/K9 | C2 | victim\n    south/K9 | S1 | suspect\n    south/K9 | S2 | suspect\n",
    "mentions": SAID
    + "    south/K9 | gain.payment | S1 | C2\n    south/K9 | abuse.sexual | - | C2\n",
}
FIRST = {"crimes": CRIMES, "involvements": INVOLVED, "mentions": SAID}


def kinds(found):
    return {(change.kind, *change.who) for change in found.changes}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """run1: S1 and S2 exploit C1; run2: S3 is their friend; run3: and C2 in another force."""
    store = tmp_path_factory.mktemp("store")
    publish(store, "run1", **FIRST)
    publish(store, "run2", "run1", associations=FRIENDS, **FIRST)
    publish(store, "run3", "run2", associations=FRIENDS, **SOUTH)
    return store


def since(store, run_id, before):
    from accord.store import Store

    Store(store).point_latest_at(run_id)
    return changes(store, before)


def test_with_no_run_before_every_network_is_new(store):
    found = since(store, "run1", None)
    assert found.since is None
    assert kinds(found) == {("new", "S1", "S2")}


def test_a_network_that_a_person_joined_has_grown(store):
    found = since(store, "run2", None)
    assert found.since == "run1"
    assert ("grew", "S3") in kinds(found)
    assert {change.kind for change in found.changes} == {"grew"}


def test_a_closed_crime_whose_group_test_is_met_now_is_queued_with_its_finding(store):
    (crime,) = since(store, "run2", None).closed_crimes
    assert (crime.crime_ref, crime.is_flagged, crime.closed_on) == ("K2", False, "2025-06-01")
    assert crime.outcome_before in ("not_met", "not_known")
    assert crime.finding_id


def test_a_child_and_a_force_that_came_with_one_record_are_said_with_that_record(store):
    found = since(store, "run3", None)
    by_kind = {change.kind: change for change in found.changes}
    assert by_kind["gained_child"].who == ("C2",)
    assert len(by_kind["crossed_border"].who) == 1
    assert by_kind["gained_child"].because == ("south/crime/K9",)
    assert found.closed_crimes == ()


def test_what_is_gone_is_said_as_well(store):
    found = since(store, "run1", "run2")
    assert ("lost_member", "S3") in kinds(found)


def test_a_record_that_nobody_delivers_any_more_is_named(store):
    found = since(store, "run2", "run3")
    by_kind = {change.kind: change for change in found.changes}
    assert by_kind["withdrawn"].withdrawn == ("south/crime/K9",)
    assert "ask the source why it is gone" in by_kind["withdrawn"].act
    assert "gone: south/crime/K9" in found.as_text()


def test_everybody_named_can_be_found_in_the_system_that_holds_them(store):
    """Sources and their own ids: no name, no birth date, no address."""
    found = since(store, "run3", None)
    assert ("C2", "south", "C2") in {(p.person_id, p.source_id, p.nominal_id) for p in found.people}
    grown = since(store, "run2", None)
    assert {p.person_id for p in grown.people} == {"S3"}
    assert set(json.loads(grown.to_json())["people"][0]) == {
        "person_id",
        "source_id",
        "nominal_id",
    }
    assert "Who they are in each system" in grown.as_text()


def test_nothing_is_different_between_a_run_and_itself(store):
    found = since(store, "run2", "run2")
    assert (found.changes, found.closed_crimes) == ((), ())


def test_a_digest_says_what_to_do_and_is_given_as_json_too(store):
    found = since(store, "run3", None)
    assert "To do: safeguard the child first" in found.as_text()
    assert json.loads(found.to_json())["since"] == "run2"


def test_a_run_that_is_not_in_the_store_is_refused(store):
    with pytest.raises(NotFound, match="not in this store"):
        changes(store, "nowhere")


OPEN = {
    "crimes": """
        crime_ref | offence_code | committed_from
        K1        | 22B          | 2025-03-01T20:00:00
    """,
    "involvements": """
        record | nominal_id | role
        K1     | C1         | victim
        K1     | S1         | suspect
        K1     | S2         | suspect
    """,
}


def test_a_network_that_one_record_made_decidable_names_that_record(tmp_path):
    publish(tmp_path, "run1", **OPEN)
    publish(
        tmp_path,
        "run2",
        "run1",
        crimes=OPEN["crimes"],
        involvements=OPEN["involvements"]
        + "        intelligence/I1 | C1 | child_of_concern\n"
        + "        intelligence/I1 | S1 | person_of_concern\n",
        intelligence="report_id | reported_at | event_from\n"
        "I1 | 2025-04-02T09:00:00 | 2025-04-01T20:00:00",
        mentions="record | concept_id | who | about\n"
        "intelligence/I1 | gain.payment | S1 | C1\nintelligence/I1 | abuse.sexual | S1 | C1",
    )
    (change,) = [c for c in changes(tmp_path).changes if c.kind == "decidable"]
    assert change.because == ("north/intelligence/I1",)
    assert "not known before" in change.what
    assert "one record settled it" in change.what


def test_people_who_are_no_network_any_more_are_said_with_what_is_asked_now(tmp_path):
    publish(
        tmp_path,
        "run1",
        mentions="record | concept_id | who | about\nK1 | gain.payment | S1 | C1",
        **OPEN,
    )
    publish(tmp_path, "run2", "run1", **OPEN)
    (change,) = changes(tmp_path).changes
    assert (change.kind, change.who) == ("ended", ("S1", "S2"))
    assert "not known now" in change.what


def test_a_network_that_ended_with_a_record_names_the_record_that_is_gone(tmp_path):
    publish(
        tmp_path,
        "run1",
        intelligence="report_id | reported_at | event_from\n"
        "I1 | 2025-04-02T09:00:00 | 2025-04-01T20:00:00",
        mentions="record | concept_id | who | about\n"
        "intelligence/I1 | gain.payment | S1 | C1\nintelligence/I1 | abuse.sexual | S1 | C1",
        crimes=OPEN["crimes"],
        involvements=OPEN["involvements"]
        + "        intelligence/I1 | C1 | child_of_concern\n"
        + "        intelligence/I1 | S1 | person_of_concern\n",
    )
    publish(tmp_path, "run2", "run1", **OPEN)
    (change,) = changes(tmp_path).changes
    assert (change.kind, change.withdrawn) == ("ended", ("north/intelligence/I1",))
    assert {p.nominal_id for p in changes(tmp_path).people} == {"S1", "S2"}
