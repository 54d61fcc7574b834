"""What a situation's facts allow anyone to say, worked by hand from the published definitions."""

from datetime import datetime, timedelta

import pytest

from accord.synthetic.expectation import (
    Account,
    Answer,
    CrimeCase,
    Involved,
    Judge,
    People,
    Told,
    any_of,
    every,
)
from accord.synthetic.facts import Fact

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
_WHEN = datetime(2023, 5, 1, 20)
_GROWN = (Involved(35),)


def _account(*facts: Fact, key: str = "1", concern: str = "a", days: int = 0) -> Account:
    start = _WHEN + timedelta(days=days)
    return Account(
        ("force", "crime", key),
        start,
        start,
        None,
        frozenset({"child"}),
        frozenset(concern),
        tuple(Told(f, "child") for f in facts),
    )


def _case(account: Account, age: int = 14, **more: object) -> CrimeCase:
    given: dict[str, object] = {
        "account": account,
        "victim": "child",
        "victim_age": age,
        "is_welsh": False,
        "is_sexual_class": True,
        "people": People.LONE,
        "concern": _GROWN,
    }
    return CrimeCase(**(given | more))  # type: ignore[arg-type]


def _answers(case: CrimeCase, *others: Account) -> tuple[str, str, str, str]:
    judge = Judge([case.account, *others], [case])
    found = judge.expected()[case.account.key]
    return (found.cse.value, found.group_cse.value, found.csa.value, found.cce.value)


@pytest.mark.parametrize(
    ("answers", "all_of", "one_of"),
    [
        ((YES, YES), YES, YES),
        ((YES, NOT_KNOWN), NOT_KNOWN, YES),
        ((YES, NO), NO, YES),
        ((NOT_KNOWN, NO), NO, NOT_KNOWN),
        ((NO, NO), NO, NO),
    ],
)
def test_unknown_never_becomes_no(
    answers: tuple[Answer, ...], all_of: Answer, one_of: Answer
) -> None:
    assert every(answers) is all_of
    assert any_of(answers) is one_of


def test_an_adult_who_gives_a_child_under_sixteen_something_exploits_the_child() -> None:
    assert _answers(_case(_account(Fact.SEXUAL, Fact.GIFT))) == ("yes", "no", "yes", "no")


def test_at_sixteen_the_drawing_in_must_be_said() -> None:
    case = _case(_account(Fact.SEXUAL, Fact.GIFT), age=16)
    assert _answers(case)[0] == "not_known"
    said = _case(_account(Fact.SEXUAL, Fact.GIFT, Fact.GROOMING), age=16)
    assert _answers(said)[0] == "yes"


def test_an_exchange_that_is_not_described_is_not_known() -> None:
    assert _answers(_case(_account(Fact.SEXUAL, Fact.GROOMING)))[0] == "not_known"


def test_an_exchange_ruled_out_in_words_is_no() -> None:
    assert _answers(_case(_account(Fact.SEXUAL, Fact.NOTHING_AT_ALL)))[0] == "no"


def test_nothing_offered_to_the_child_leaves_gain_open() -> None:
    assert _answers(_case(_account(Fact.SEXUAL, Fact.NOTHING_OFFERED)))[0] == "not_known"


def test_in_wales_a_threat_withdrawn_is_the_exchange() -> None:
    account = _account(Fact.SEXUAL, Fact.WITHDRAWAL)
    assert _answers(_case(account, is_welsh=True))[0] == "yes"
    assert _answers(_case(account))[0] == "not_known"


def test_in_wales_nothing_taken_is_no_only_if_threats_are_ruled_out_too() -> None:
    taken = _account(Fact.SEXUAL, Fact.NOTHING_AT_ALL)
    both = _account(Fact.SEXUAL, Fact.NOTHING_AT_ALL, Fact.NO_THREATS)
    assert _answers(_case(taken, is_welsh=True))[0] == "not_known"
    assert _answers(_case(both, is_welsh=True))[0] == "no"


def test_two_tied_people_and_an_exchange_are_a_network() -> None:
    case = _case(_account(Fact.SEXUAL, Fact.GIFT), people=People.TIED, network_id="n")
    assert _answers(case)[1] == "yes"


def test_payment_makes_a_network_though_exploitation_of_the_child_is_not_known() -> None:
    account = _account(Fact.SEXUAL, Fact.PAYMENT)
    assert _answers(_case(account, people=People.TIED, network_id="n"))[:2] == ("not_known", "yes")


@pytest.mark.parametrize(
    ("people", "group"),
    [
        (People.LONE, "no"),
        (People.COUNT_OPEN, "not_known"),
        (People.UNTIED, "no"),
        (People.TIE_OPEN, "not_known"),
        (People.TIED, "yes"),
    ],
)
def test_the_number_and_the_tie_decide_with_the_exploitation(people: People, group: str) -> None:
    assert _answers(_case(_account(Fact.SEXUAL, Fact.GIFT), people=people))[1] == group


def test_a_members_crime_against_another_child_needs_no_exchange_of_its_own() -> None:
    told = _case(_account(Fact.SEXUAL, Fact.GIFT), people=People.TIED, network_id="n")
    other = Account(
        ("force", "crime", "2"),
        _WHEN + timedelta(days=60),
        _WHEN + timedelta(days=60),
        None,
        frozenset({"second"}),
        frozenset("a"),
        (Told(Fact.SEXUAL, "second"),),
    )
    silent = _case(other, victim="second", people=People.TIED, network_id="n")
    judge = Judge([told.account, other], [told, silent])
    assert judge.expected()[other.key].group_cse is YES
    assert judge.expected()[other.key].cse is NOT_KNOWN


def test_a_members_victim_as_an_adult_is_not_exploited_as_a_child() -> None:
    told = _case(_account(Fact.SEXUAL, Fact.GIFT), people=People.TIED, network_id="n")
    later = _case(_account(Fact.SEXUAL, key="2", days=600), age=19, people=People.TIED)
    judge = Judge([told.account, later.account], [told, later])
    assert judge.expected()[later.account.key].group_cse is NO


def test_what_another_record_says_of_the_same_child_and_person_counts() -> None:
    silent = _case(_account(Fact.SEXUAL))
    other = _account(Fact.GIFT, key="2", days=50)
    assert _answers(silent, other)[0] == "yes"


def test_what_is_said_of_the_same_child_and_somebody_else_does_not() -> None:
    silent = _case(_account(Fact.SEXUAL))
    other = _account(Fact.GIFT, key="2", concern="b", days=50)
    assert _answers(silent, other)[0] == "not_known"


def test_a_record_of_the_same_hours_is_the_same_occasion() -> None:
    silent = _case(_account(Fact.SEXUAL))
    assert _answers(silent, _account(Fact.GIFT, key="2", concern=""))[0] == "yes"


def test_a_stolen_bicycle_inherits_nothing() -> None:
    theft = _case(_account(), is_sexual_class=False, inherits=False)
    assert _answers(theft, _account(Fact.SEXUAL, Fact.GIFT, key="2")) == ("no", "no", "no", "no")


def test_intelligence_suspected_false_tells_nothing() -> None:
    silent = _case(_account(Fact.SEXUAL))
    false = Account(
        ("force", "intelligence", "2"),
        _WHEN,
        _WHEN,
        None,
        frozenset({"child"}),
        frozenset("a"),
        (Told(Fact.GIFT, "child"),),
        is_discounted=True,
    )
    assert _answers(silent, false)[0] == "not_known"


def test_pupils_of_one_age_have_no_imbalance_unless_there_is_a_threat() -> None:
    peers = (Involved(14), Involved(14))
    images = _account(Fact.IMAGES)
    assert _answers(_case(images, concern=peers))[0] == "no"
    assert _answers(_case(images, concern=peers, is_welsh=True))[0] == "not_known"
    threat = _account(Fact.IMAGES, Fact.THREAT)
    assert _answers(_case(threat, concern=peers))[0] == "not_known"


def test_county_lines_alone_are_criminal_and_not_sexual_exploitation() -> None:
    case = _case(_account(Fact.COUNTY_LINES), is_sexual_class=False)
    assert _answers(case) == ("no", "no", "no", "yes")


def test_both_kinds_of_exploitation_are_both() -> None:
    case = _case(_account(Fact.COUNTY_LINES, Fact.SEXUAL, Fact.MONEY))
    assert _answers(case) == ("yes", "no", "yes", "yes")


def test_gifts_and_lifts_from_an_adult_outside_the_family_are_a_question() -> None:
    account = _account(Fact.GIFT, Fact.LIFTS)
    outside = _case(account, is_sexual_class=False)
    family = _case(account, is_sexual_class=False, concern=(Involved(40, is_family=True),))
    assert _answers(outside)[2] == "not_known"
    assert _answers(family)[2] == "no"


def test_a_gift_within_the_family_is_not_by_itself_the_drawing_in() -> None:
    family = (Involved(40, is_family=True),)
    assert _answers(_case(_account(Fact.SEXUAL, Fact.GIFT), concern=family))[0] == "not_known"


def test_conflicting_birth_dates_leave_childhood_open() -> None:
    case = _case(_account(Fact.SEXUAL, Fact.GIFT), child_at_the_time=NOT_KNOWN)
    assert _answers(case)[0] == "not_known"
    assert _answers(case)[2] == "not_known"


def test_a_child_held_as_a_suspect_is_a_child_used() -> None:
    account = Account(
        ("force", "crime", "1"), _WHEN, _WHEN, None, frozenset(), frozenset("a"),
        (Told(Fact.COUNTY_LINES, "child"),),
    )  # fmt: skip
    case = _case(account, victim=None, is_sexual_class=False, has_child_in_any_role=True)
    assert _answers(CrimeCase(**{**case.__dict__, "victim_age": None}))[3] == "yes"
