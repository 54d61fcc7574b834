"""Every role against every page of a case, in every state and every relation to an operation.

The cells are made from the code: the routes with the permission each declares, the roles, the
states. Whether a cell is allowed is worked out here from those alone, and each is tried.
"""

from __future__ import annotations

import pytest

from accord.review.access.permissions import Permission
from accord.review.access.roles import ROLES, role_may
from accord.review.cases.states import STATES, State
from support.review_app import NORTH, answer, case_of, client_of, everything, fresh

# Whose case it is: in no operation, in one of the account's own, in one it is not in.
OPERATIONS = ("none", "own", "another")
# How each state is reached by others, as they would.
REACHED_BY = {
    State.OPEN: (),
    State.NEEDS_INFORMATION: (("abe", "needs_information"),),
    State.NEEDS_SECOND: (("abe", "disagree"),),
    State.NEEDS_THIRD: (("abe", "disagree"), ("dee", "agree")),
    State.DECIDED: (("abe", "disagree"), ("dee", "disagree")),
}


def pages_of_a_case():
    """Route name, permission and path of every page of a case, as the addresses declare them."""
    from accord.review.urls import urlpatterns

    for route in urlpatterns:
        path = str(route.pattern)
        if path.startswith("cases/<slug:ref>/"):
            yield route.name, route.callback.declares[1], "/" + path


def an_account_of(role):
    """Somebody of the role who works for the force the case is of."""
    from accord.review.access.models import Account, Posting

    account = Account.objects.make(
        f"any{role}", "x" * 20, name=role, role=role, code_secret="not used"
    )
    kind, code = ("country", "") if role == "national" else ("force", NORTH)
    Posting.objects.create(account=account, kind=kind, code=code)
    return account


def signed_in(account):
    import time

    from django.test import Client

    from accord.review.access.door import CONFIRMED
    from accord.review.access.sessions import BEGAN, LAST

    client = Client()
    client.force_login(account)
    session = client.session
    session[BEGAN] = session[LAST] = session[CONFIRMED] = time.time()
    session.save()
    return client


def a_case_in(state):
    case = case_of("north/K101")
    for username, whole in REACHED_BY[state]:
        assert answer(client_of(username), fresh(case), whole).status_code == 302
    assert fresh(case).state == state.value
    return fresh(case)


def put_into(case, operation, account):
    from accord.review.access.guard import machine_scope
    from accord.review.access.models import Membership, Operation

    Membership.objects.filter(account=account).delete()
    made, _ = Operation.objects.get_or_create(name="Larch", opened_by="sal")
    with machine_scope("a test"):
        case.operation = None if operation == "none" else made
        case.save(update_fields=["operation"])
    if operation == "own":
        Membership.objects.create(operation=made, account=account, given_by="sal")


def numbered(case):
    """A question and an explanation, for the pages that are of one."""
    from accord.review.cases.models import Hypothesis, Request

    client = client_of("abe")
    said = {"question": "Who else?", "of": "the officer", "text": "One came alone."}
    for path in ("ask", "explanations"):
        assert client.post(f"/cases/{case.ref}/{path}/", said).status_code == 302
    return {"request": everything(Request)[-1].pk, "weigh": everything(Hypothesis)[-1].pk}


def expected(name, role, state, is_seen):
    # What the first reader wrote down is not there for who is still to read.
    if not is_seen or (name == "weigh" and state is State.NEEDS_SECOND):
        return 404
    if name == "decide" and not role_may(role, STATES[state].acts):
        return 409
    return 200


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [role.id for role in ROLES])
def test_every_page_of_a_case_opens_for_whom_it_may_and_for_nobody_else(app, role, state):
    account, case = an_account_of(role), a_case_in(state)
    numbers, client, wrong, tried = numbered(case), signed_in(account), [], 0
    for operation in OPERATIONS:
        put_into(case, operation, account)
        within = operation != "another" and role_may(role, Permission.SEE_CASES)
        for name, needed, path in pages_of_a_case():
            number = str(numbers.get(name, 1))
            where = path.replace("<slug:ref>", case.ref).replace("<int:number>", number)
            status = client.get(where).status_code
            may = within and role_may(role, needed)
            if status != expected(name, role, state, may):
                wrong.append((name, operation, status))
            tried += 1
    assert wrong == []
    assert tried == len(OPERATIONS) * len(list(pages_of_a_case())) > 30


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [role.id for role in ROLES])
def test_a_decision_is_taken_from_whom_it_may_be_and_changes_nothing_else(app, role, state):
    from accord.review.cases.models import Decision

    account = an_account_of(role)
    a_case_in(state)
    client = signed_in(account)
    for operation in ("another", "none", "own"):
        put_into(fresh(case_of("north/K101")), operation, account)
        case, before = fresh(case_of("north/K101")), len(everything(Decision))
        within = operation != "another" and role_may(role, Permission.SEE_CASES)
        may = within and role_may(role, Permission.DECIDE)
        taken = may and role_may(role, STATES[State(case.state)].acts)
        sent = answer(client, case, "needs_information" if state is State.OPEN else "disagree")
        now = fresh(case)
        assert (len(everything(Decision)) > before) is (now.revision > case.revision)
        if not may:
            assert sent.status_code == 404, operation
        if not taken:
            assert now.revision == case.revision, operation
        elif operation == "none":
            assert sent.status_code == 302
            return
