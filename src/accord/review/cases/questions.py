"""Questions to somebody who could know: asked on a case, put, answered or withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.actions import Followed, ask, follow_up
from accord.review.cases.asking import Asked
from accord.review.cases.forms import AskForm, FollowUpForm
from accord.review.cases.models import Request
from accord.review.cases.policies import NotAllowed
from accord.review.cases.reading import newest_version, open_questions

CONFLICT, NOT_VALID = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.DECIDE)
def ask_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Ask somebody who could know."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    start = _start(open_questions(newest_version(case).content), request.GET.get("about", ""))
    form = AskForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        ask(visit, request.user, case, said["question"], said["of"], said["due_on"])
        answer: HttpResponse = redirect("case", ref=case.ref)
        return answer
    status = NOT_VALID if form.errors else 200
    return render(request, "cases/ask.html", {"case": case, "form": form}, status=status)


def _start(questions: list[dict[str, Any]], about: str) -> dict[str, str]:
    """The open question that was chosen, or the first, with who could answer it."""
    number = int(about) - 1 if about.isdecimal() and len(about) < 4 else 0
    chosen = questions[number : number + 1] if number >= 0 else []
    if not chosen:
        return {}
    return {"question": chosen[0]["question"], "of": chosen[0]["ask"].partition(";")[0]}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.DECIDE)
def request_page(request: Any, visit: Visit, ref: str, number: int) -> HttpResponse:
    """One question: where it stands, and what came of it."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    asked = Request.everything.filter(case=case, pk=number).first()
    if asked is None:
        raise Http404
    form = FollowUpForm(request.POST or None, state=Asked(asked.state))
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            followed = Followed(Asked(said["state"]), said["words"])
            follow_up(visit, request.user, case, asked, followed)
            answer: HttpResponse = redirect("case", ref=case.ref)
            return answer
        except NotAllowed as refused:
            form.add_error(None, refused.sentence)
            status = CONFLICT
    elif form.errors:
        status = NOT_VALID
    context = {"case": case, "asked": asked, "form": form}
    return render(request, "cases/request.html", context, status=status)
