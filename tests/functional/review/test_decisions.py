"""Deciding: blind second reading, disagreement to a third, and two reviewers at once."""

from __future__ import annotations

import pytest

from support.review_app import (
    account_of,
    answer,
    case_of,
    client_of,
    entries,
    everything,
    fresh,
)


def disagree(client, case, **more):
    return answer(client, case, "disagree", reason_code="count_wrong", **more)


@pytest.fixture
def no_draw(monkeypatch):
    """No case is read twice by the draw alone."""
    from accord.review.cases import actions

    monkeypatch.setattr(actions, "READ_TWICE_ONE_IN", 2**200)


def decisions():
    from accord.review.cases.models import Decision

    return everything(Decision)


def test_a_first_answer_that_agrees_on_a_crime_settles_it(app, no_draw):
    case = case_of("north/K101")
    assert answer(client_of("ann"), case).status_code == 302
    assert fresh(case).state == "decided"


def test_saying_not_a_group_needs_two_people(app, no_draw):
    case = case_of("north/K101")
    disagree(client_of("ann"), case)
    assert fresh(case).state == "needs_second"
    disagree(client_of("abe"), fresh(case))
    assert fresh(case).state == "decided"


def test_naming_a_network_needs_two_people(app, no_draw):
    from accord.review.cases.models import Case

    case = next(c for c in everything(Case) if c.kind == "network" and c.outcome == "met")
    answer(client_of("nat"), case)
    assert fresh(case).state == "needs_second"


def test_the_second_reader_sees_nothing_of_the_first_answer(app, no_draw):
    case, second = case_of("north/K101"), client_of("abe")
    disagree(client_of("ann"), case, reason="The first reader's words.")
    of_case = [f"/cases/{case.ref}/{path}" for path in ("", "decide/", "history/")]
    for path in (*of_case, "/", "/cases/", "/second-review/"):
        page = second.get(path).content.decode()
        assert "The first reader&#x27;s words" not in page
        assert "The first reader's words" not in page
        assert "ann, first reader" not in page
    disagree(second, fresh(case))
    assert "ann, first reader" in second.get(of_case[0]).content.decode()


def test_one_answer_in_four_is_read_twice_so_that_waiting_tells_nothing():
    from accord.review.cases.states import Answer, State, after_first

    drawn = after_first(Answer.AGREE, machine_met=True, is_network=False, is_sampled=True)
    assert drawn is State.NEEDS_SECOND


def test_nobody_reads_a_case_as_first_and_second(app, no_draw):
    case, client = case_of("north/K101"), client_of("ann")
    disagree(client, case)
    assert disagree(client, fresh(case)).status_code == 409
    assert fresh(case).state == "needs_second"
    assert case.ref not in client.get("/second-review/").content.decode()


def test_two_who_disagree_leave_it_to_a_supervisor(app, no_draw):
    case = case_of("north/K101")
    disagree(client_of("ann"), case)
    answer(client_of("abe"), fresh(case))
    assert fresh(case).state == "needs_third"
    assert answer(client_of("dee"), fresh(case)).status_code == 409
    assert answer(client_of("sal"), fresh(case)).status_code == 302
    assert fresh(case).state == "decided"


def test_a_supervisor_who_was_one_of_the_two_does_not_settle_it(app, no_draw):
    case = case_of("north/K101")
    disagree(client_of("sal"), case)
    answer(client_of("abe"), fresh(case))
    assert answer(client_of("sal"), fresh(case)).status_code == 409
    assert fresh(case).state == "needs_third"


def test_of_two_reviewers_at_once_one_wins_and_the_other_keeps_their_words(app, no_draw):
    case = case_of("north/K101")
    assert answer(client_of("ann"), case).status_code == 302
    late = answer(client_of("abe"), case, reason="Words of the slower reader.")
    assert late.status_code == 409
    assert "Words of the slower reader." in late.content.decode()
    assert "changed while you were reading" in late.content.decode()
    assert [d.by for d in decisions()] == ["ann"]


def test_a_decision_is_kept_with_each_criterion_its_reason_and_its_entry(app, no_draw):
    case = case_of("north/K101")
    answer(client_of("ann"), case, answer_N1="disagree", why_N1="count_wrong")
    kept = {d.criterion_id: (d.answer, d.reason_code, d.machine) for d in decisions()}
    assert kept["N1"] == ("disagree", "count_wrong", "met")
    assert kept[""][0] == "agree"
    assert (entries()[-1].action, entries()[-1].actor) == ("decided on a case", "ann")


def test_whoever_does_not_simply_agree_says_why_in_words(app):
    page = disagree(client_of("ann"), case_of("north/K101"), reason="")
    assert page.status_code == 422
    assert "Say in words why you do not simply agree" in page.content.decode()
    assert "<title>Error:" in page.content.decode()
    assert decisions() == []


def test_a_criterion_answered_without_a_reason_is_sent_back(app):
    page = answer(client_of("ann"), case_of("north/K101"), answer_N1="disagree")
    assert page.status_code == 422
    assert "Choose a reason for N1" in page.content.decode()


def test_wording_that_blames_a_child_is_pointed_out_with_what_to_write(app, no_draw):
    case, client = case_of("north/K101"), client_of("ann")
    said = "She is promiscuous and puts herself at risk."
    page = answer(client, case, reason=said)
    assert page.status_code == 422
    assert "Write instead" in page.content.decode()
    assert "Say in words" not in disagree(client, case, reason=said).content.decode()
    assert answer(client, case, reason=said, quoting="on").status_code == 302


def test_needing_information_keeps_the_case_open_for_a_later_answer(app, no_draw):
    case, client = case_of("north/K101"), client_of("ann")
    answer(client, case, "needs_information", reason_code="question_open")
    assert fresh(case).state == "needs_information"
    answer(client, fresh(case))
    assert fresh(case).state == "decided"
    assert len(decisions()) == 2


def test_a_question_is_kept_until_it_is_answered(app):
    case, client = case_of("north/K102"), client_of("dee")
    said = {"question": "Who else was there?", "of": "the officer"}
    assert client.post(f"/cases/{case.ref}/ask/", said).status_code == 302
    page = client.get(f"/cases/{case.ref}/").content.decode()
    assert "Who else was there?" in page
    assert "Not put yet" in page


def test_several_cases_are_assigned_at_once_and_none_is_decided_at_once(app):
    refs = [case_of(c).ref for c in ("north/K101", "north/K102")]
    sent = client_of("sal").post("/cases/assign/", {"case": refs})
    assert sent.status_code == 302
    assert [case_of(c).assigned_to_id for c in ("north/K101", "north/K102")] == [
        account_of("sal").pk
    ] * 2
    assert decisions() == []


@pytest.mark.parametrize(
    ("verdicts", "joins", "settled"),
    [
        (["same"], False, True),
        (["same"], True, False),
        (["same", "same"], True, True),
        (["different"], True, True),
        (["cannot_say"], False, False),
        (["same", "different"], False, False),
        (["same", "cannot_say", "same"], True, True),
    ],
)
def test_a_merge_that_joins_two_networks_needs_two_people(verdicts, joins, settled):
    from accord.review.identity.views import is_settled

    assert is_settled(verdicts, joins) is settled


def test_nobody_rules_twice_on_one_pair(app):
    from accord.review.identity.models import Judgement, LinkQuestion

    question = next(q for q in everything(LinkQuestion) if q.nominal_b == "S3")
    client = client_of("ann")
    for _ in range(2):
        said = {"verdict": "cannot_say", "reason": "Too little is recorded."}
        client.post(f"/same-person/{question.ref}/", said)
    assert len(everything(Judgement)) == 1


def test_every_state_is_described_is_reached_and_can_be_left():
    from accord.review.cases.states import STATES, TRANSITIONS, State

    assert set(STATES) == set(TRANSITIONS) == set(State)
    assert all(TRANSITIONS[state] for state in State)
    assert {state for after in TRANSITIONS.values() for state in after} == set(State)


def test_the_refusal_of_a_decision_has_a_code(app):
    from accord.review.access.guard import machine_scope
    from accord.review.cases.policies import NotAllowed, check_can_decide

    with machine_scope("a test"), pytest.raises(NotAllowed) as refused:
        check_can_decide(account_of("cal"), case_of("north/K101"))
    assert refused.value.code == "no-permission"
