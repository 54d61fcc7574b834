"""A new run updates cases, says what changed and loses no decision; decisions reach the store."""

from __future__ import annotations

import re
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accord.store import Store
from accord.tables.people import LINK_JUDGEMENTS
from functional.review.test_decisions import decisions, disagree
from support.published_run import publish
from support.review_app import FIRST, answer, case_of, client_of, everything, fresh

ONE_MORE_SUSPECT = {**FIRST, "involvements": FIRST["involvements"] + "    K101 | S4 | suspect\n"}
WITHOUT_THE_ABUSE = {
    **FIRST,
    "crimes": FIRST["crimes"].replace("north     | K101      | 22B", "north     | K101      | 28B"),
    "mentions": "\n".join(x for x in FIRST["mentions"].splitlines() if "K101" not in x),
}


@pytest.fixture
def no_draw(monkeypatch):
    """No case is read twice by the draw alone."""
    from accord.review.cases import actions

    monkeypatch.setattr(actions, "READ_TWICE_ONE_IN", 2**200)


def hand_over(store, run_id, tables=FIRST):
    from accord.review.handover.run import hand_over as over

    if not (store / "runs" / run_id).exists():
        publish(store, run_id, "run1", **tables)
    Store(store).point_latest_at(run_id)
    return over(store)


def page_of(case, username="ann", path=""):
    return client_of(username).get(f"/cases/{case.ref}/{path}").content.decode()


def test_the_same_run_again_changes_nothing(store):
    made = hand_over(store, "run1").cases
    assert (made.made, made.changed, made.gone) == (0, 0, 0)
    assert made.same > 0


def test_a_new_run_says_what_changed_and_loses_no_decision(store, no_draw):
    case = case_of("north/K101")
    answer(client_of("ann"), case, reason="Kept whatever happens.")
    hand_over(store, "run2", ONE_MORE_SUSPECT)
    page = page_of(case)
    assert "a person came" in page
    assert "Kept whatever happens." in page
    assert fresh(case).is_changed


def test_an_answer_to_the_old_text_is_not_let_in_after_a_run(store):
    case = case_of("north/K101")
    hand_over(store, "run2", ONE_MORE_SUSPECT)
    late = answer(client_of("ann"), case, reason="I read the old text.")
    assert late.status_code == 409
    assert "a person came" in late.content.decode()
    assert "I read the old text." in late.content.decode()
    assert decisions() == []


def test_a_decided_case_whose_answer_changes_is_opened_again_with_its_history(store, no_draw):
    case = case_of("north/K101")
    answer(client_of("ann"), case, reason="On the first run.")
    assert fresh(case).state == "decided"
    hand_over(store, "run3", WITHOUT_THE_ABUSE)
    page = page_of(case, path="history/")
    assert fresh(case).state == "open" or not fresh(case).is_in_run
    assert "Opened again" in page or "No longer found" in page
    assert "On the first run." in page


def test_a_decision_that_waits_for_its_second_reader_is_not_handed_back(store, no_draw):
    disagree(client_of("ann"), case_of("north/K101"))
    hand_over(store, "run1")
    assert kept(store, "case_decisions") == []


def test_settled_decisions_go_back_to_the_store_with_both_readers(store, no_draw):
    case = case_of("north/K101")
    disagree(client_of("ann"), case)
    disagree(client_of("abe"), fresh(case), reason="Counted twice.")
    hand_over(store, "run1")
    (row,) = kept(store, "case_decisions")
    assert (row["candidate_id"], row["decision"]) == ("north/K101", "disagree")
    assert {row["decided_by"], row["second_by"]} == {"ann", "abe"}


def test_rulings_go_back_to_the_store(store):
    client = client_of("ann")
    listed = client.get("/same-person/").content.decode()
    (ref,) = set(re.findall(r"/same-person/(\w{10})/", listed))
    client.post(f"/same-person/{ref}/", {"verdict": "different", "reason": "Two birth dates."})
    hand_over(store, "run1")
    (ruling,) = kept(store, "link_judgements")
    assert (ruling["verdict"], ruling["decided_by"]) == ("different", "ann")


def kept(store, name):
    return Store(store).all_judgements()[name].to_pylist()


def test_rows_that_others_left_in_the_store_are_not_lost(store):
    other = dict.fromkeys(LINK_JUDGEMENTS.names) | {
        "source_id_a": "north",
        "nominal_id_a": "X1",
        "source_id_b": "south",
        "nominal_id_b": "X2",
        "verdict": "same",
        "decided_by": "another program",
        "decided_at": datetime(2026, 1, 1),
    }
    folder = store / "judgements"
    folder.mkdir(exist_ok=True)
    rows = pa.Table.from_pylist([other], schema=LINK_JUDGEMENTS.schema)
    pq.write_table(rows, folder / "link_judgements.parquet")
    hand_over(store, "run1")
    assert [row["decided_by"] for row in kept(store, "link_judgements")] == ["another program"]


def test_a_handover_that_fails_half_way_changes_no_case(store, monkeypatch):
    from accord.review.cases.models import Version
    from accord.review.handover import run as handing

    before = len(everything(Version))

    def broken(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(handing, "take_over_links", broken)
    with pytest.raises(OSError, match="No space"):
        hand_over(store, "run2", ONE_MORE_SUSPECT)
    assert len(everything(Version)) == before


def test_concern_reports_become_a_delivery_that_the_next_run_takes(store):
    from django.test import Client

    from accord.sources.delivery import check

    sent = Client().post("/concern/", concern())
    assert sent.status_code == 200
    assert hand_over(store, "run1").concerns == 1
    text = (store / "concern-reports" / "partner_reports.csv").read_text("utf-8")
    assert "makesafe_call" in text
    assert "A man paid for two rooms." in text
    assert check([store / "concern-reports"]).exit_code == 0


def concern(**more):
    said = {
        "setting": "hotel",
        "place": "Invented Hotel, High Street",
        "day": "3",
        "month": "2",
        "year": "2026",
        "words": "A man paid for two rooms.",
        "signs": ["paid_for"],
    }
    return said | more
