"""Each queue opens for its reason and for nothing less; no child is scored, ranked or ordered."""

import json
import re
from dataclasses import fields

import pytest

from accord.triage.settings import Settings
from accord.triage.triage import Item, Known, triage
from support.published_run import publish

JUDGING = re.compile(
    r"(^|_)(scores?|scoring|rank(s|ed|ing)?|rating|risks?|riskiness|vulnerability|priority|tier|"
    r"rag|colou?r|percent(age|ile)?|likelihood|probability|weight|level|points?|order)($|_)"
)


def made(tmp_path, settings=None, **tables):
    return triage(publish(tmp_path, "run1", judged=False, **tables), settings)


def queued(found, queue):
    return [item for item in found.items if item.queue == queue]


REPORTS = """
    report_id | reported_at         | event_from          | provenance_root
    I1        | 2025-11-02T09:00:00 | 2025-11-01T20:00:00 | {first}
    I2        | 2025-12-02T09:00:00 | 2025-12-01T20:00:00 | {second}
"""
ONE_ADULT = """
    record          | nominal_id | role
    intelligence/I1 | C1         | child_of_concern
    intelligence/I1 | S1         | person_of_concern
    intelligence/I2 | C2         | child_of_concern
    intelligence/I2 | S1         | person_of_concern
"""
GIFTS = """
    record          | concept_id     | who | about
    intelligence/I1 | exchange.gift  | S1  | C1
    intelligence/I1 | abuse.sexual   | S1  | C1
    intelligence/I2 | exchange.money | S1  | C2
    intelligence/I2 | abuse.sexual   | S1  | C2
"""


def one_adult(tmp_path, first="r1", second="r2", **more):
    return made(
        tmp_path,
        intelligence=REPORTS.format(first=first, second=second),
        involvements=ONE_ADULT,
        mentions=GIFTS,
        **more,
    )


def test_two_independent_reports_that_name_one_adult_with_two_children_open_a_queue(tmp_path):
    (item,) = queued(one_adult(tmp_path), "one-adult-two-children")
    assert (item.about_kind, item.about, item.children) == ("adult", "S1", ("C1", "C2"))
    assert {k.record.split("/")[-1] for k in item.known} == {"I1", "I2"}
    assert item.check
    assert any("Independent origins: 2" in line for line in item.beside)


def test_two_reports_of_one_origin_are_one_source_and_open_nothing(tmp_path):
    assert queued(one_adult(tmp_path, "r1", "r1"), "one-adult-two-children") == []


def test_the_father_of_both_children_opens_nothing(tmp_path):
    family = """
        nominal_id_a | nominal_id_b | kind
        S1           | C1           | parent_child
        S1           | C2           | parent_child
    """
    assert queued(one_adult(tmp_path, associations=family), "one-adult-two-children") == []


def test_a_report_that_is_suspected_false_opens_nothing(tmp_path):
    reports = REPORTS.format(first="r1", second="r2").replace(
        "provenance_root", "provenance_root | information_grade"
    )
    graded = reports.replace("| r1", "| r1 | E").replace("| r2", "| r2 | B")
    found = made(tmp_path, intelligence=graded, involvements=ONE_ADULT, mentions=GIFTS)
    assert queued(found, "one-adult-two-children") == []


def test_what_is_known_says_who_holds_it_when_and_what_it_shows(tmp_path):
    (item,) = queued(one_adult(tmp_path), "one-adult-two-children")
    first = item.known[0]
    assert (first.on, first.said_by) == ("2025-11-01", "Invented")
    assert "D02 Unexplained money, clothes, food or transport" in first.shows


def test_a_partner_who_has_not_been_asked_is_named_and_silence_is_not_taken_for_absence(tmp_path):
    (item,) = queued(
        one_adult(
            tmp_path,
            sources="""
                source_id | sector               | force_code
                north     | police               | E23000901
                care      | children_social_care | -
            """,
        ),
        "one-adult-two-children",
    )
    text = " ".join(item.missing)
    assert "not enough information" in text
    assert "children's social care" in text
    assert "holds nothing at all from education, health" in text


EPISODES = """
    episode_id | nominal_id | missing_from_at     | found_at            | found_location_text | found_postcode | found_location_type | rhi_offered | rhi_at              | cse_concern
    M1         | C1         | 2025-10-01T18:00:00 | 2025-10-02T08:00:00 | 4 Quay Row          | NM1 1AA        | private_address     | false       | -                   | U
    M2         | C1         | 2025-10-20T18:00:00 | 2025-10-20T23:00:00 | 4 Quay Row          | NM1 1AA        | private_address     | true        | 2025-10-21T10:00:00 | U
    M3         | C1         | 2025-11-20T18:00:00 | 2025-11-20T23:00:00 | -                   | -              | -                   | true        | 2025-11-21T10:00:00 | {concern}
    M4         | C2         | {from_}             | {to}                | 4 Quay Row          | NM1 1AA        | private_address     | true        | 2025-10-03T10:00:00 | N
"""
MISSING = """
    record             | nominal_id | role
    missing_episode/M1 | C1         | other
    missing_episode/M2 | C1         | other
    missing_episode/M3 | C1         | other
    missing_episode/M4 | C2         | other
"""


def missing(
    tmp_path, settings=None, concern="U", when=("2025-10-01T20:00:00", "2025-10-02T08:00:00")
):
    text = EPISODES.format(concern=concern, from_=when[0], to=when[1])
    return made(tmp_path, settings, missing_episodes=text)


def test_three_missing_episodes_in_ninety_days_found_twice_at_one_address_open_a_queue(tmp_path):
    found = missing(tmp_path)
    (item,) = queued(found, "missing-again-and-found-at-one-place")
    assert item.children == ("C1",)
    assert {k.record.split("/")[-1] for k in item.known} == {"M1", "M2"}
    assert any("no return interview" in line for line in item.missing)


def test_the_windows_of_repeat_missing_are_settings(tmp_path):
    assert queued(missing(tmp_path / "a", Settings(repeat_missing_days=30)), "missing-again") == []
    fewer = Settings(repeat_missing_days=30, repeat_missing_episodes=2)
    assert queued(missing(tmp_path / "b", fewer), "missing-again")


def test_two_children_missing_together_and_found_at_one_place_open_a_queue(tmp_path):
    (item,) = queued(missing(tmp_path), "children-missing-together")
    assert item.children == ("C1", "C2")
    assert item.about_kind == "place"


def test_two_children_found_at_one_place_at_different_times_do_not_count_as_together(tmp_path):
    apart = missing(tmp_path, when=("2025-12-01T20:00:00", "2025-12-02T08:00:00"))
    assert queued(apart, "children-missing-together") == []


def test_a_child_who_was_once_missing_opens_nothing(tmp_path):
    found = missing(tmp_path)
    assert [i for i in found.items if i.about == "C2"] == []


def test_an_account_of_harm_without_a_crime_opens_a_queue_and_with_a_crime_does_not(tmp_path):
    tables = {
        "partner_reports": """
            report_id | kind    | received_at         | occurred_on
            P1        | contact | 2025-11-02T09:00:00 | 2025-11-01
        """,
        "mentions": """
            record            | concept_id      | about
            partner_report/P1 | disclosure.made | C1
            partner_report/P1 | abuse.sexual    | C1
        """,
    }
    report = "record | nominal_id | role\npartner_report/P1 | C1 | child_of_concern"
    found = made(tmp_path / "a", involvements=report, **tables)
    (item,) = queued(found, "account-without-a-crime")
    assert item.basis == "one sign of harm"
    with_crime = made(
        tmp_path / "b",
        involvements=report + "\nK1 | C1 | victim",
        crimes="crime_ref | offence_code | committed_from\nK1 | 22B | 2025-11-01T20:00:00",
        **tables,
    )
    assert queued(with_crime, "account-without-a-crime") == []


def test_a_child_said_to_introduce_another_is_put_forward_as_a_victim_first(tmp_path):
    found = made(
        tmp_path,
        intelligence="report_id | reported_at\nI1 | 2025-12-02T09:00:00",
        involvements="""
            record          | nominal_id | role
            intelligence/I1 | C1         | child_of_concern
            intelligence/I1 | C2         | child_of_concern
            intelligence/I1 | S1         | person_of_concern
        """,
        mentions="""
            record          | concept_id              | who | about
            intelligence/I1 | facilitation.introduces | C2  | C1
            intelligence/I1 | abuse.sexual            | S1  | C1
        """,
    )
    (item,) = queued(found, "child-said-to-introduce-others")
    assert (item.about_kind, item.children) == ("child", ("C2",))
    assert "reviewed as a victim first" in item.reason
    assert "that the child acted freely: reviewed as a victim first" in item.do_not_infer


def test_one_place_named_by_two_sources_about_two_children_opens_a_queue_and_a_hotel_does_not(
    tmp_path,
):
    def places(kind):
        return f"""
            report_id | reported_at         | location_text | location_type | postcode | provenance_root
            I1        | 2025-11-02T09:00:00 | 4 Quay Row    | {kind}        | NM1 1AA  | r1
            I2        | 2025-12-02T09:00:00 | 4 Quay Row    | {kind}        | NM1 1AA  | r2
        """

    for kind, n in (("private_address", 1), ("hotel", 0)):
        found = made(
            tmp_path / kind,
            intelligence=places(kind),
            involvements=ONE_ADULT,
            mentions=GIFTS,
        )
        assert len(queued(found, "one-place-two-children")) == n, kind


def test_a_warned_adult_on_a_later_record_with_another_child_opens_a_queue(tmp_path):
    notice = """
        action_id | target_kind | target_ref | nominal_id | kind | requested_on | done_on
        A1        | nominal     | S1         | S1         | cawn | 2025-11-10   | 2025-11-10
    """
    (item,) = queued(one_adult(tmp_path, actions=notice), "warned-adult-with-another-child")
    assert (item.about, item.children) == ("S1", ("C2",))


def everything(tmp_path, **more):
    text = EPISODES.format(concern="Y", from_="2025-10-01T20:00:00", to="2025-10-02T08:00:00")
    return made(
        tmp_path,
        missing_episodes=text,
        intelligence=REPORTS.format(first="r1", second="r2"),
        involvements=ONE_ADULT,
        mentions=GIFTS,
        **more,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return everything(tmp_path_factory.mktemp("store"))


def test_items_come_by_force_reason_and_date_and_by_nothing_of_a_child(whole):
    assert len({item.queue for item in whole.items}) >= 4
    keys = [(item.force, item.reason, item.on) for item in whole.items]
    assert keys == sorted(keys)


def test_no_item_carries_a_score_a_rank_or_any_number_at_all(whole):
    for kind in (Item, Known):
        assert [f.name for f in fields(kind) if JUDGING.search(f.name)] == []
    for item in json.loads(whole.to_json())["items"]:
        assert [key for key in keys_of(item) if JUDGING.search(key)] == []
        assert [value for value in leaves(item) if not isinstance(value, str)] == []


def keys_of(thing):
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield key
            yield from keys_of(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from keys_of(value)


def leaves(thing):
    if isinstance(thing, dict):
        for value in thing.values():
            yield from leaves(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from leaves(value)
    else:
        yield thing


def test_what_is_known_of_a_child_changes_neither_the_items_nor_their_order(tmp_path, whole):
    """Sex, age, needs and ethnicity of the children are turned round: the queues stay the same."""
    other = everything(
        tmp_path,
        nominals="""
            nominal_id | date_of_birth | sex | ethnicity_self_defined | disability
            C1         | 2013-01-01    | M   | W1                     | 01
            C2         | 2009-06-01    | M   | A1                     | -
        """,
    )
    assert [i.item_id for i in other.items] == [i.item_id for i in whole.items]


def test_the_text_says_how_items_are_ordered_and_what_not_to_infer(whole):
    text = whole.as_text()
    assert "oldest first; no child comes before another" in text
    assert "Do not infer" in text
    assert "Check:" in text
