"""Questions to somebody who could know, followed up; explanations, weighed and read blind."""

from __future__ import annotations

import pytest

from accord.review.cases.asking import AFTER_ASKING, ASKED, Asked
from functional.review.test_decisions import disagree, no_draw
from support.review_app import account_of, answer, case_of, client_of, entries, everything, fresh

__all__ = ["no_draw"]
CASE = "north/K102"


def ask(username="dee", **more):
    said = {"question": "Who else was there?", "of": "the officer"} | more
    return client_of(username).post(f"/cases/{case_of(CASE).ref}/ask/", said)


def asked():
    from accord.review.cases.models import Request

    return everything(Request)[-1]


def follow(state, words="", username="ann"):
    path = f"/cases/{case_of(CASE).ref}/asked/{asked().pk}/"
    return client_of(username).post(path, {"state": state, "words": words})


def page(path="", username="ann"):
    return client_of(username).get(f"/cases/{case_of(CASE).ref}/{path}").content.decode()


def test_every_state_of_a_question_is_described_and_reached():
    assert set(ASKED) == set(AFTER_ASKING) == set(Asked)
    assert {state for after in AFTER_ASKING.values() for state in after} == set(Asked) - {
        Asked.KEPT
    }


def test_a_question_is_put_and_answered_each_step_with_its_entry(app):
    ask()
    assert follow("put", username="dee").status_code == 302
    assert (asked().state, asked().put_by) == ("put", "dee")
    assert "Waits for an answer" in page()
    assert follow("answered", "Nobody, he said.").status_code == 302
    assert (asked().state, asked().answered_by) == ("answered", "ann")
    last = entries()[-1]
    assert (last.action, last.actor) == ("followed a question up", "ann")
    assert "Nobody, he said." not in last.body
    assert "Nobody, he said." in page()
    assert "Nobody, he said." in page("history/")


@pytest.mark.parametrize("state", ["answered", "withdrawn"])
def test_an_answer_and_a_withdrawal_need_words(app, state):
    ask()
    assert follow(state).status_code == 422
    assert asked().state == "kept"


def test_what_somebody_else_closed_meanwhile_is_not_changed(app):
    ask()
    follow("withdrawn", "Asked on another case.")
    late = follow("answered", "Too late.", username="abe")
    assert late.status_code == 409
    assert "Somebody else followed this up" in late.content.decode()
    assert asked().answer == "Asked on another case."


def test_a_question_that_waits_too_long_is_said_to_be_overdue(app):
    ask(due_on="2026-01-05")
    assert "Overdue since" in page()
    follow("withdrawn", "Not needed.")
    assert "Overdue since" not in page()


def test_a_question_of_another_case_is_not_there(app):
    ask()
    path = f"/cases/{case_of('north/K101').ref}/asked/{asked().pk}/"
    assert client_of("ann").get(path).status_code == 404


def test_what_is_not_known_names_the_criteria_that_hang_on_it_and_can_be_asked(app):
    shown = page(username="dee")
    part = shown[shown.index('id="not-known"') : shown.index('id="explanations"')]
    assert "not known" in part
    assert "?about=1" in part
    form = page("ask/?about=1", username="dee")
    question = part[part.index("<strong>") + 8 : part.index("</strong>")]
    assert question in form


def explain(username="ann", text="Two records of one man."):
    path = f"/cases/{case_of(CASE).ref}/explanations/"
    return client_of(username).post(path, {"text": text})


def explained():
    from accord.review.cases.models import Hypothesis

    return everything(Hypothesis)[-1]


def weigh(username="ann", **said):
    path = f"/cases/{case_of(CASE).ref}/explanations/{explained().pk}/"
    return client_of(username).post(path, said)


def test_an_explanation_is_written_down_and_weighed_and_nothing_is_edited(app):
    from accord.review.cases.models import Weighing

    assert explain().status_code == 302
    assert weigh(standing="likely", speaks_for="One date of birth.").status_code == 302
    assert weigh("abe", standing="set_aside", against="Two phones.").status_code == 302
    assert [w.standing for w in everything(Weighing)] == ["likely", "set_aside"]
    shown = page()
    assert "Set aside" in shown
    assert "One date of birth." in shown
    assert entries()[-1].action == "opened a case"
    assert "weighed an explanation" in [e.action for e in entries()]


@pytest.mark.parametrize("standing", ["likely", "set_aside"])
def test_who_comes_down_on_one_side_says_what_it_rests_on(app, standing):
    explain()
    assert weigh(standing=standing).status_code == 422


def test_an_explanation_with_wording_that_blames_a_child_is_sent_back(app):
    answer_ = explain(text="She is promiscuous.")
    assert answer_.status_code == 422
    assert "Write instead" in answer_.content.decode()


def test_every_kind_of_case_has_explanations_to_hold_against_its_records():
    from accord.review.cases.explanations import ALTERNATIVES
    from accord.review.cases.models import KINDS

    assert set(ALTERNATIVES) == set(KINDS)
    assert all(len(said) > 2 for said in ALTERNATIVES.values())


def test_a_second_reader_sees_no_explanation_of_the_first_until_they_have_answered(app, no_draw):
    explain(text="The first reader thinks of twins.")
    weigh(standing="likely", speaks_for="One birth date.")
    disagree(client_of("ann"), case_of(CASE))
    assert fresh(case_of(CASE)).state == "needs_second"
    number = explained().pk
    for path in ("", "explanations/", "history/"):
        assert "twins" not in page(path, "abe")
        assert "twins" in page(path, "ann")
    hidden = client_of("abe").get(f"/cases/{case_of(CASE).ref}/explanations/{number}/")
    assert hidden.status_code == 404
    disagree(client_of("abe"), fresh(case_of(CASE)))
    assert "twins" in page("", "abe")


def test_the_timeline_says_of_each_record_what_rests_on_it(app):
    shown = page()
    part = shown[shown.index('id="timeline"') : shown.index('id="places"')]
    assert "Relied on for" in part
    assert "app-timeline" in part


def test_the_history_tells_runs_decisions_questions_and_explanations_in_one_story(app, no_draw):
    ask()
    explain()
    answer(client_of("ann"), case_of(CASE), reason="I read all of it.")
    shown = page("history/")
    order = ["I read all of it.", "Two records of one man.", "Who else was there?", "Run run1"]
    places = [shown.index(said) for said in order]
    assert places == sorted(places)


def test_who_may_not_decide_may_not_ask_follow_up_or_explain(app):
    from accord.review.access.door import Visit
    from accord.review.audit_log.actions import Action
    from accord.review.cases.actions import Followed, explain, follow_up, weigh
    from accord.review.cases.policies import NotAllowed

    visit, cal = Visit(Action.VIEW_CASE, "cal", "council_lead", "r"), account_of("cal")
    ask()
    for act in (
        lambda: follow_up(visit, cal, case_of(CASE), asked(), Followed(Asked.PUT, "")),
        lambda: explain(visit, cal, case_of(CASE), "x"),
        lambda: weigh(visit, cal, None, {}),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.code == "no-permission"
