"""Operations, conflicts, break-glass and the guard: what is seen follows from the one query."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.review_app import (
    account_of,
    answer,
    case_of,
    client_of,
    entries,
    fresh,
)

REASON = "A child named on it may come to harm tonight."


def put_into_operation(case, *members):
    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Membership, Operation

    operation = Operation.objects.create(name="Larch", opened_by="sal")
    for username in members:
        Membership.objects.create(operation=operation, account=account_of(username), given_by="sal")
    with machine_scope("a test"):
        case.operation = operation
        case.save(update_fields=["operation"])
    return operation


def test_a_case_of_an_operation_is_seen_by_its_members_alone(app):
    case = case_of("north/K101")
    put_into_operation(case, "ann")
    assert client_of("ann").get(f"/cases/{case.ref}/").status_code == 200
    for username in ("abe", "sal", "nat"):
        assert client_of(username).get(f"/cases/{case.ref}/").status_code == 404


def test_a_membership_that_ends_holds_from_the_next_request(app):
    from django.utils import timezone

    case = case_of("north/K101")
    operation = put_into_operation(case, "ann")
    client = client_of("ann")
    assert client.get(f"/cases/{case.ref}/").status_code == 200
    operation.memberships.update(ended_at=timezone.now())
    assert client.get(f"/cases/{case.ref}/").status_code == 404


def test_a_hidden_case_leaves_no_trace_in_lists_counts_or_search(app):
    from accord.review.access.guard import machine_scope

    case = case_of("north/K101")
    pages = ("/", "/cases/", "/cases/?kind=crime", "/networks/", "/second-review/")
    put_into_operation(case, "ann")
    client = client_of("abe")
    client.get("/")
    hidden = [shown(client.get(path)) for path in pages] + [shown(search(client, "K101"))]
    with machine_scope("a test takes the case away"):
        case.decisions.all().delete()
        case.delete()
    gone = [shown(client.get(path)) for path in pages] + [shown(search(client, "K101"))]
    assert hidden == gone


def search(client, text, purpose="case"):
    return client.post("/search/", {"purpose": purpose, "looked_for": f"{text}"})


def shown(page):
    import re

    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return re.sub(r"Since you last looked.*?changed\.", "", text, flags=re.DOTALL)


def declare_conflict(username, person_id):
    from accord.review.access.models import Conflict

    Conflict.objects.create(
        account=account_of(username), person_id=person_id, relation="a relative"
    )


@pytest.mark.parametrize("username", ["ann", "sal", "nat"])
def test_a_conflict_of_interest_hides_every_case_of_that_person_at_once(app, username):
    client = client_of(username)
    refs = [case_of(c).ref for c in ("north/K101", "north/K102")]
    assert [client.get(f"/cases/{ref}/").status_code for ref in refs] == [200, 200]
    declare_conflict(username, "S1")
    assert client.get(f"/cases/{refs[0]}/").status_code == 404
    declare_conflict(username, "C1")
    assert client.get(f"/cases/{refs[1]}/").status_code == 404


def test_a_conflict_hides_the_link_questions_of_that_person(app):
    client = client_of("ann")
    ref = link_ref(client)
    declare_conflict("ann", "S1")
    assert client.get(f"/same-person/{ref}/").status_code == 404


def link_ref(client):
    import re

    (ref,) = set(
        re.findall(r"/same-person/(\w{10})/", client.get("/same-person/").content.decode())
    )
    return ref


def test_a_link_over_two_forces_is_put_only_to_those_who_reach_both(app):
    assert link_ref(client_of("ann"))
    found = client_of("nat").get("/same-person/").content.decode()
    assert found.count("data-row") == 2


def test_break_glass_opens_one_case_with_a_reason_and_supervisors_are_told(app):
    one, other = case_of("north/K101"), case_of("north/K102")
    client = client_of("far")
    opened = client.post("/break-glass/", {"ref": one.ref, "reason": REASON})
    assert opened.status_code == 302
    assert client.get(f"/cases/{one.ref}/").status_code == 200
    assert client.get(f"/cases/{other.ref}/").status_code == 404
    home = client_of("sal").get("/").content.decode()
    assert REASON in home
    assert "Far" in home


def test_break_glass_needs_a_reason_and_ends_by_itself(app):
    from accord.review.access.models import BreakGlass

    case, client = case_of("north/K101"), client_of("far")
    assert client.post("/break-glass/", {"ref": case.ref, "reason": "work"}).status_code == 422
    client.post("/break-glass/", {"ref": case.ref, "reason": REASON})
    glass = BreakGlass.objects.get()
    glass.until = glass.at + timedelta(microseconds=1)
    glass.save()
    assert client.get(f"/cases/{case.ref}/").status_code == 404


def test_break_glass_never_passes_a_conflict_and_says_the_same_as_for_nothing(app):
    case, client = case_of("north/K101"), client_of("far")
    declare_conflict("far", "S1")
    barred = client.post("/break-glass/", {"ref": case.ref, "reason": REASON})
    absent = client.post("/break-glass/", {"ref": "ZZZZZZZZZZ", "reason": REASON})
    assert barred.status_code == absent.status_code == 422
    assert shown(barred).replace(case.ref, "") == shown(absent).replace("ZZZZZZZZZZ", "")


def test_whoever_breaks_the_glass_cannot_tick_off_the_notice(app):
    from accord.review.access.models import BreakGlass

    client_of("fay").post("/break-glass/", {"ref": case_of("north/K101").ref, "reason": REASON})
    number = BreakGlass.objects.get().pk
    assert client_of("fay").post(f"/break-glass/{number}/noticed/").status_code == 404
    assert client_of("sal").post(f"/break-glass/{number}/noticed/").status_code == 302
    assert BreakGlass.objects.get().noticed_by == "sal"


def test_a_statement_round_the_one_query_is_refused_by_the_database_guard(app):
    from django.db import connection

    from accord.review.access.guard import Unscoped
    from accord.review.cases.models import Case, Decision, Version

    for table in (Case, Decision, Version):
        with pytest.raises(Unscoped):
            list(table.everything.all())
        with pytest.raises(Unscoped):
            table.objects.all()
    with pytest.raises(Unscoped):
        Case.everything.update(state="open")
    with connection.cursor() as cursor, pytest.raises(Unscoped):
        cursor.execute('select * from "cases_case"')


def test_a_request_reads_only_the_rows_of_what_it_opened_itself(app):
    from accord.review.access.guard import Unscoped, nothing_opened
    from accord.review.access.visibility import Visible
    from accord.review.cases.models import Version

    one, other = case_of("north/K101"), case_of("north/K102")
    with nothing_opened():
        Visible(account_of("ann")).case(one.ref)
        assert Version.everything.filter(case=one).count() == 1
        with pytest.raises(Unscoped):
            Version.everything.filter(case=other).count()


def test_only_the_one_query_and_the_handover_name_the_plain_manager(app):
    """A view that asks a case's table for rows itself would have to be added here, and seen."""
    import re
    from pathlib import Path

    import accord.review

    folder = Path(accord.review.__file__).parent
    asking = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if re.search(r"\bCase\.everything\b", path.read_text("utf-8"))
    }
    assert asking == {
        "access/visibility.py",
        "access/break_glass.py",
        "handover/back.py",
        "handover/cases.py",
        "handover/run.py",
        "retention/erasing.py",
    }


def test_a_case_opened_by_break_glass_cannot_be_taken_into_ones_own_operation(app):
    case = case_of("north/K101")
    put_into_operation(case, "ann")
    client = client_of("fay")
    client.post("/break-glass/", {"ref": case.ref, "reason": REASON})
    client.post("/operations/", {"name": "Rowan"})
    from accord.review.access.models import Operation

    own = Operation.objects.get(name="Rowan")
    assert client.post(f"/operations/{own.pk}/", {"case": case.ref}).status_code == 404
    assert str(fresh(case).operation_id) != str(own.pk)


def test_the_search_is_recorded_with_its_purpose_and_without_its_words(app):
    assert search(client_of("ann"), "K101").status_code == 200
    last = entries()[-1]
    assert last.action == "searched"
    assert '"reason":"case"' in last.body
    assert "K101" not in last.body


def test_a_search_without_a_purpose_finds_nothing(app):
    page = search(client_of("ann"), "K101", purpose="")
    assert page.status_code == 422
    assert case_of("north/K101").ref not in page.content.decode()


def test_a_second_force_finds_nothing_of_the_first(app):
    found = search(client_of("far"), "K101").content.decode()
    assert "Nothing within your reach" in found


def test_a_case_is_assigned_only_to_who_may_see_it(app):
    case, client = case_of("north/K101"), client_of("sal")
    assert client.post(f"/cases/{case.ref}/assign/", {"to": "far"}).status_code == 200
    assert client.post(f"/cases/{case.ref}/assign/", {"to": "dee"}).status_code == 302
    assert fresh(case).assigned_to.username == "dee"


def test_the_answer_of_one_force_is_not_shown_to_another(app):
    case = case_of("north/K101")
    answer(client_of("ann"), case, reason="Words only the north may read.")
    assert client_of("far").get(f"/cases/{case.ref}/history/").status_code == 404
