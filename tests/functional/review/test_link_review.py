"""Two records side by side: what speaks for and against, the guards, and taking a join apart."""

from __future__ import annotations

import re

import pytest

from accord.review.handover.weights import read_weights
from accord.review.identity.weights import in_words, odds, strength
from accord.store import Store
from functional.review.test_handover import hand_over, kept
from support.review_app import FIRST, case_of, client_of, entries, everything, fresh

# S4 of K102 is believed to be S1, who is on the network of K101.
JOINED = {
    **FIRST,
    "involvements": FIRST["involvements"] + "    K102 | S4 | suspect\n",
    "nominals": "nominal_id | person\nS1 | S1\nS4 | S1",
    "nominal_links": """
        source_id_a | nominal_id_a | source_id_b | nominal_id_b | verdict
        north       | S1           | north       | S3           | review
        north       | S1           | north       | S4           | linked
    """,
}


def row(field, says, weight):
    speaks = "neither" if weight == 0 else "for" if weight > 0 else "against"
    return {"field": field, "says": says, "speaks": speaks, "weight": weight}


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (12.0, "about 4,100 such pairs are one person for each that is two"),
        (-3.0, "about 8 such pairs are two people for each that is one"),
        (0.1, "about as often one person as two"),
        (38.0, "more than a million such pairs are one person for each that is two"),
    ],
)
def test_odds_are_said_in_words_to_two_figures(weight, said):
    assert odds(weight) == said


@pytest.mark.parametrize(
    ("weight", "said"), [(-11, "very strongly"), (6, "strongly"), (-2, "somewhat"), (1, "a little")]
)
def test_how_strongly_a_field_speaks_is_said_in_words(weight, said):
    assert strength(weight) == said


def test_fields_stand_with_the_side_they_speak_for_the_strongest_first():
    told = in_words(
        [
            row("beforehand", "how seldom", -14),
            row("sex", "same sex", 1),
            row("surname", "same surname", 5),
            row("birth date", "different birth dates", -9),
            row("home", "no home to compare", 0.0),
            row("altogether", "all of it", -17),
            row("guard", "may be twins", 0.0),
        ]
    )
    assert [r["field"] for r in told.speaks_for] == ["surname", "sex"]
    assert [r["field"] for r in told.against] == ["birth date"]
    assert told.says_nothing == ("home",)
    assert told.guards == ("may be twins",)
    assert told.altogether.startswith("about 130,000 such pairs are two people")
    assert not in_words([]).is_known


def test_many_pairs_explained_at_once_weigh_what_each_weighs_alone(app):
    folder = Store(app.store).latest()
    pairs = [(("north", "S1"), ("north", "S3")), (("north", "S2"), ("south", "S8"))]
    together = read_weights(folder, pairs)
    for pair in pairs:
        assert read_weights(folder, [pair]) == {pair: together[pair]}


def question(nominal):
    from accord.review.identity.models import LinkQuestion

    return next(q for q in everything(LinkQuestion) if q.nominal_b == nominal)


def test_a_pair_shows_what_the_linkage_makes_of_it(app):
    page = client_of("ann").get(f"/same-person/{question('S3').ref}/").content.decode()
    assert "Speaks for one person" in page
    assert "All of it together" in page
    assert "Your ruling outranks it" in page


def rule(username, nominal, verdict, reason="Two birth dates."):
    said = {"verdict": verdict, "reason": reason}
    return client_of(username).post(f"/same-person/{question(nominal).ref}/", said)


def test_a_join_is_listed_with_its_case_and_not_among_the_open_pairs(store):
    hand_over(store, "joined", JOINED)
    case = case_of("north/K101")
    page = client_of("ann").get(f"/cases/{case.ref}/joins/").content.decode()
    ref = question("S4").ref
    assert ref in page
    assert ref not in client_of("ann").get("/same-person/").content.decode()
    assert (
        f"/cases/{case.ref}/joins/" in client_of("ann").get(f"/cases/{case.ref}/").content.decode()
    )


def test_before_a_join_is_taken_apart_the_page_says_what_that_undoes(store):
    hand_over(store, "joined", JOINED)
    page = client_of("ann").get(f"/same-person/{question('S4').ref}/").content.decode()
    preview = page[page.index('id="preview"') : page.index(">Your ruling<")]
    assert "Nothing changes until the next run" in preview
    for candidate in ("north/K101", "north/K102"):
        assert case_of(candidate).ref in preview


def test_the_preview_names_no_case_that_its_reader_may_not_see(store):
    from functional.review.test_visibility import put_into_operation

    hand_over(store, "joined", JOINED)
    hidden = case_of("north/K102")
    put_into_operation(hidden, "dee")
    answer = client_of("ann").get(f"/same-person/{question('S4').ref}/")
    assert hidden.ref not in answer.content.decode()


def test_a_join_on_a_network_is_taken_apart_by_two_people(store):
    hand_over(store, "joined", JOINED)
    assert question("S4").joins_networks
    assert rule("ann", "S4", "different").status_code == 302
    assert not question("S4").is_settled
    waiting = client_of("abe").get(f"/same-person/{question('S4').ref}/").content.decode()
    assert "Somebody else has ruled" in waiting
    assert "Two birth dates" not in waiting
    rule("abe", "S4", "different")
    assert question("S4").is_settled
    assert entries()[-1].action == "ruled on two records"
    hand_over(store, "joined")
    rulings = {(r["nominal_id_b"], r["verdict"]) for r in kept(store, "link_judgements")}
    assert ("S4", "different") in rulings


def test_a_join_that_one_person_confirms_is_settled(store):
    hand_over(store, "joined", JOINED)
    rule("ann", "S4", "same", "One phone on both.")
    assert question("S4").is_settled


def test_a_ruling_changes_no_case_by_itself(store):
    hand_over(store, "joined", JOINED)
    case = case_of("north/K101")
    rule("ann", "S4", "different")
    assert (fresh(case).revision, fresh(case).state) == (case.revision, case.state)


def test_a_question_the_newest_run_no_longer_asks_takes_no_ruling(store):
    from accord.review.identity.models import Judgement

    hand_over(store, "joined", JOINED)
    ref = question("S8").ref
    page = client_of("nat").get(f"/same-person/{ref}/").content.decode()
    assert "no longer asks" in page
    assert not re.search(r'name="verdict"', page)
    rule("nat", "S8", "same")
    assert everything(Judgement) == []
