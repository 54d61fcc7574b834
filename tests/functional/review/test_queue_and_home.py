"""Kept filters, reasons, giving cases out, agreement by unit, and what the home page says."""

from __future__ import annotations

import random
import re
from itertools import product

import pytest

from accord.review.cases.agreement_figures import (
    FEWEST_PAIRS,
    FEWEST_READERS,
    Reading,
    agreement,
    rows_of,
)
from functional.review.test_decisions import disagree, no_draw
from functional.review.test_questions_and_explanations import ask, follow
from functional.review.test_visibility import put_into_operation
from support.review_app import answer, case_of, client_of, entries, fresh

__all__ = ["no_draw"]


def queue(query="", username="ann"):
    return client_of(username).get(f"/cases/?{query}").content.decode()


def in_queue(query, username="ann"):
    page = queue(query, username)
    return {c for c in ("north/K101", "north/K102") if f"/cases/{case_of(c).ref}/" in page}


@pytest.mark.parametrize("reason", ["met", "not_known", "flag_add", "flag_remove", "flag_review"])
def test_the_queue_narrowed_to_a_reason_holds_the_cases_with_it_alone(app, reason):
    expected = {c for c in ("north/K101", "north/K102") if f" {reason} " in case_of(c).reasons}
    assert in_queue(f"reason={reason}") == expected


def test_every_case_has_its_reasons_and_the_outcome_among_them(app):
    for candidate in ("north/K101", "north/K102"):
        case = case_of(candidate)
        assert case.outcome in case.reasons.split()


def test_an_answer_that_came_brings_the_case_up_until_somebody_decides(app, no_draw):
    assert in_queue("reason=answered") == set()
    ask()
    assert in_queue("reason=answered") == set()
    follow("answered", "Nobody, he said.")
    assert in_queue("reason=answered") == {"north/K102"}
    answer(client_of("ann"), case_of("north/K102"))
    assert in_queue("reason=answered") == set()


def test_an_overdue_answer_brings_the_case_up_until_the_question_is_closed(app):
    ask(due_on="2026-01-05")
    assert in_queue("reason=overdue") == {"north/K102"}
    follow("withdrawn", "Not needed.")
    assert in_queue("reason=overdue") == set()


def keep(query, name="My crimes", username="ann"):
    return client_of(username).post("/cases/filters/", {"name": name, "query": query})


def test_filters_are_kept_under_a_name_and_opened_again(app):
    sent = keep("kind=crime&outcome=met")
    assert sent.headers["Location"] == "/cases/?kind=crime&outcome=met"
    assert "My crimes" in queue()
    assert entries()[-2].action == "kept filters of the queue"
    assert "My crimes" not in queue(username="abe")


def test_nothing_but_filters_of_the_queue_is_kept(app):
    sent = keep("kind=crime&next=https://elsewhere.example&page=4")
    assert sent.headers["Location"] == "/cases/?kind=crime"


def test_filters_without_a_name_are_sent_back(app):
    page = keep("kind=crime", name="")
    assert page.status_code == 422
    assert "Give them a name" in page.content.decode()


def test_only_ones_own_filters_are_forgotten(app):
    from accord.review.cases.models import SavedFilter

    keep("kind=crime")
    number = SavedFilter.objects.get().pk
    for wrong in (number, 10**9, "x"):
        forget = client_of("abe").post("/cases/filters/", {"forget": wrong})
        assert forget.status_code == 404
    assert client_of("ann").post("/cases/filters/", {"forget": number}).status_code == 302
    assert not SavedFilter.objects.exists()


def give(to, candidates=("north/K101", "north/K102")):
    said = {"case": [case_of(c).ref for c in candidates], "to": to}
    return client_of("sal").post("/cases/assign/", said)


def test_chosen_cases_are_given_to_somebody_else_at_once(app):
    assert give("dee").status_code == 302
    assert {case_of(c).assigned_to.username for c in ("north/K101", "north/K102")} == {"dee"}


def test_where_one_of_the_chosen_cannot_be_given_none_is(app):
    put_into_operation(case_of("north/K102"), "sal")
    answer_ = give("dee")
    assert answer_.status_code == 409
    assert "None was assigned" in answer_.content.decode()
    assert case_of("north/K101").assigned_to is None
    assert entries()[-1].outcome == "refused"


def test_cases_are_given_to_nobody_who_may_not_decide(app):
    assert give("cal").status_code == 404
    assert case_of("north/K101").assigned_to is None


def test_readers_who_always_agree_have_one_and_an_honest_interval():
    found = agreement([("agree", "agree")] * 20)
    assert found.ac1 == 1
    assert 0.7 < found.low < 0.9
    assert found.high == 1


def test_readers_who_answer_by_chance_have_about_nought():
    chance = random.Random(8)
    words = ("agree", "disagree", "needs_information")
    found = agreement([(chance.choice(words), chance.choice(words)) for _ in range(3000)])
    assert abs(found.ac1) < 0.05
    assert found.low < found.ac1 < found.high


def test_the_figure_is_the_one_worked_out_by_hand():
    """Of ten pairs eight agree; "agree" has 14 of 20 answers, "disagree" 6, the third none.

    Chance: (0.7 x 0.3 + 0.3 x 0.7 + 0 x 1) / 2 = 0.21; (0.8 - 0.21) / 0.79 = 0.7468.
    """
    pairs = [("agree", "agree")] * 6 + [("disagree", "disagree")] * 2
    pairs += [("agree", "disagree"), ("disagree", "agree")]
    assert agreement(pairs).ac1 == pytest.approx(0.746835, abs=1e-6)


def reading(n, unit="Central", by=("a", "b")):
    return Reading("", ("agree", "agree"), frozenset({unit}), frozenset(by))


@pytest.mark.parametrize(
    ("n_pairs", "n_readers"), list(product((FEWEST_PAIRS - 1, FEWEST_PAIRS), (2, FEWEST_READERS)))
)
def test_no_figure_speaks_of_a_person_or_of_a_handful(n_pairs, n_readers):
    names = "abc"[:n_readers]
    said = [
        reading(n, by=(names[n % n_readers], names[(n + 1) % n_readers])) for n in range(n_pairs)
    ]
    shown = {row.unit: row.figure is not None for row in rows_of(said)}
    is_shown = n_pairs >= FEWEST_PAIRS and n_readers >= FEWEST_READERS
    assert shown == {"": is_shown, "Central": is_shown}


def test_the_page_of_agreement_counts_what_two_have_read_and_names_nobody(app, no_draw):
    disagree(client_of("ann"), case_of("north/K101"))
    assert "has been read twice yet" in client_of("sal").get("/agreement/").content.decode()
    disagree(client_of("abe"), fresh(case_of("north/K101")))
    page = client_of("sal").get("/agreement/").content.decode()
    assert "too few to show" in page
    assert not {"ann", "abe", "Ann", "Abe"} & set(page.replace("<", " ").replace(">", " ").split())


def test_agreement_counts_only_cases_within_reach(app, no_draw):
    disagree(client_of("ann"), case_of("north/K101"))
    disagree(client_of("abe"), fresh(case_of("north/K101")))
    assert "has been read twice yet" in client_of("fay").get("/agreement/").content.decode()


def test_the_home_page_names_what_changed_since_the_last_look(app):
    from django.utils import timezone

    from accord.review.access.guard import machine_scope

    client = client_of("ann")
    client.get("/")
    assert client.get("/").content.decode().count("0 cases have changed") == 1
    with machine_scope("a test"):
        case = case_of("north/K101")
        case.changed_at = timezone.now()
        case.save(update_fields=["changed_at"])
    page = client.get("/").content.decode()
    assert "1 case has changed" in page
    assert case.ref in page


def test_the_home_page_shows_every_queue_with_its_ages(app):
    from datetime import timedelta

    from accord.review.access.guard import machine_scope
    from accord.review.home.figures import ASKED, QUEUES

    with machine_scope("a test"):
        case = case_of("north/K101")
        case.changed_at -= timedelta(days=20)
        case.save(update_fields=["changed_at"])
    page = client_of("ann").get("/").content.decode()
    assert all(name in page for name in (*(q.name for q in QUEUES), *(a[0] for a in ASKED)))
    row = page[page.index("outcome=met") :].partition("</tr>")[0]
    _, over_a_week, over_a_month = re.findall(r'<td class="number"[^>]*>(\d+)</td>', row)
    assert (over_a_week, over_a_month) == ("1", "0")


def test_each_queue_of_the_home_page_opens_as_many_cases_as_it_counts(app):
    answer(client_of("ann"), case_of("north/K101"))
    client_of("sal").post("/cases/assign/", {"case": case_of("north/K102").ref, "to": "ann"})
    client = client_of("ann")
    page = client.get("/").content.decode()
    rows = re.findall(r'href="/cases/\?([^"]+)".*?<td class="number"[^>]*>(\d+)</td>', page)
    counted = {query.replace("&amp;", "&"): int(n) for query, n in rows}
    assert len(counted) == 8
    assert sum(counted.values()) > 1
    for query, n in counted.items():
        opened = client.get(f"/cases/?{query}").content.decode()
        assert re.search(r"(\d+) cases?\.<", opened)[1] == str(n), query


def refused(**more):
    from accord.review.cases.models import Refused

    said = {
        "run_id": "run1",
        "source_id": "north",
        "organisation": "North Police",
        "force_code": "E23000901",
        "what": "crimes.csv",
        "rule": "no reference",
        "is_refused": True,
        "n_rows": 7,
    }
    return Refused.objects.create(**(said | more))


def test_what_the_last_run_refused_is_told_in_its_own_area_alone(app):
    refused()
    refused(force_code="E23000902", organisation="South Police", n_rows=90)
    page = client_of("ann").get("/").content.decode()
    assert "7 rows of your areas were refused" in page
    assert "South Police" not in page
    assert "97 rows of your areas were refused" in client_of("nat").get("/").content.decode()
    assert "refused" not in client_of("aud").get("/").content.decode()


def test_what_a_run_refused_is_counted_by_source_and_rule_without_a_value(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    from accord.review.handover.refused import read_refused
    from accord.tables import TABLES

    rows = {
        "sources": [{"source_id": "north", "organisation": "North", "force_code": "E1"}],
        "quarantine": [
            {"source_id": "north", "file": "crimes.csv", "row_number": n, "reason": "no reference"}
            for n in (3, 9)
        ],
        "data_quality_issues": [
            {"source_id": "north", "table": "nominals", "rule": "odd_date", "n_rows": 5}
        ],
    }
    assert read_refused(tmp_path) == []
    for name, some in rows.items():
        made = pa.Table.from_pylist(some, schema=TABLES[name].schema)
        pq.write_table(made, tmp_path / f"{name}.parquet")
    found = {(r["what"], r["rule"], r["is_refused"]): r["n_rows"] for r in read_refused(tmp_path)}
    assert found == {("crimes.csv", "no reference", True): 2, ("nominals", "odd date", False): 5}
