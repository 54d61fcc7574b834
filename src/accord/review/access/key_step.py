"""The second step of signing in, and of signing in again: the security key is used."""

from __future__ import annotations

import time
from typing import Any

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.review.access.door import CONFIRMED, Visit, open_page
from accord.review.access.key_answers import NotSigned, signed, to_sign
from accord.review.access.key_questions import AGAIN, NEXT, SIGN_IN, ask, asked, taken
from accord.review.access.models import Account, KeyQuestion
from accord.review.access.sessions import BY_KEY, FACTOR, begin
from accord.review.access.sign_in import count_failure, forget_failures, is_locked
from accord.review.access.ways_back import way_back
from accord.review.audit_log.actions import Action

REFUSED = "The security key was not accepted, or was tried too often. Wait, then try again."
NOT_VALID = 422


@require_http_methods(["GET", "HEAD", "POST"])
@open_page(Action.VIEW_PAGE)
def key_step(request: Any, visit: Visit) -> HttpResponse:
    """Who said a right password a moment ago shows that the key is theirs."""
    find = taken if request.method == "POST" else asked
    question = find(request, SIGN_IN, AGAIN)
    if question is None or _is_of_another(request, question):
        answer: HttpResponse = redirect("again" if request.user.is_authenticated else "sign-in")
        return answer
    if request.method != "POST":
        return _shown(request, question)
    # Locked, so that guesses at one moment are counted one after another.
    account = Account.objects.select_for_update().get(pk=question.account_id)
    visit.actor, visit.role = account.username, account.role
    try:
        return _through(request, visit, account, question)
    except NotSigned as refused:
        count_failure(account)
        visit.did(Action.SIGN_IN_FAILED, [], f"security key: {refused.check}")
        visit.outcome = "refused"
        return _shown(request, ask(request, account, question.purpose), REFUSED)


def _is_of_another(request: Any, question: KeyQuestion) -> bool:
    """Signing in again is for who is signed in, and signing in for who is not."""
    if question.purpose == SIGN_IN:
        return bool(request.user.is_authenticated)
    return bool(request.user.pk != question.account_id)


def _shown(request: Any, question: KeyQuestion, refused: str = "") -> HttpResponse:
    context = {
        "options": to_sign(question),
        "refused": refused,
        "is_again": question.purpose == AGAIN,
    }
    status = NOT_VALID if refused else 200
    return render(request, "access/key_step.html", context, status=status)


def _through(request: Any, visit: Visit, account: Account, question: KeyQuestion) -> HttpResponse:
    if is_locked(account) or not account.is_active:
        raise NotSigned("locked or closed")
    key = signed(question, request.POST.get("credential", ""))
    forget_failures(account)
    onward = request.session.pop(NEXT, "")
    if question.purpose == AGAIN:
        request.session[CONFIRMED], request.session[FACTOR] = time.time(), BY_KEY
        visit.did(Action.CONFIRM, [f"key:{key.pk}"], "security key")
    else:
        login(request, account, "django.contrib.auth.backends.ModelBackend")
        begin(request, BY_KEY)
        visit.did(Action.SIGN_IN, [f"key:{key.pk}"], "security key")
    answer: HttpResponse = redirect(way_back(request, onward))
    return answer
