"""The pages of one case: read it, open a whole record, decide, ask, assign, its history."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accord.review.access.door import Visit, page
from accord.review.access.models import Account
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.actions import Given, Overtaken, Said, assign, decide
from accord.review.cases.explanations import explanations
from accord.review.cases.forms import AssignForm, AssignManyForm, DecideForm
from accord.review.cases.models import Case, Request
from accord.review.cases.policies import (
    NotAllowed,
    answers_of,
    can_decide,
    check_can_decide,
    cycle_of,
    may_see_decisions,
    round_of,
)
from accord.review.cases.queue import takers
from accord.review.cases.reading import (
    definition_of,
    newest_version,
    open_questions,
    places,
    spans_in,
    with_records,
    with_requests,
)
from accord.review.cases.states import ANSWER_WORDS, REASONS, Answer

CONFLICT = 409
NOT_VALID = 422


@page(Action.VIEW_CASE, Permission.SEE_CASES)
def case_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Everything that is said of a case, children first."""
    case = Visible(request.user).case(ref)
    visit.saw([case.ref])
    return render(request, "cases/case.html", _context(request.user, case))


def _context(account: Account, case: Case) -> dict[str, Any]:
    version = newest_version(case)
    content = with_records(version.content)
    blind = not may_see_decisions(account, case)
    requests = list(Request.everything.filter(case=case).order_by("asked_at"))
    return {
        "case": case,
        "version": version,
        "content": content,
        "leading": content["definitions"][0],
        "others": content["definitions"][1:],
        "questions": with_requests(open_questions(content), requests),
        "requests": requests,
        "today": timezone.localdate(),
        "explanations": explanations(account, case),
        "places": places(content),
        "blind": blind,
        "decisions": [] if blind else _decisions(case),
        "can_decide": can_decide(account, case),
        "can_ask": account.may(Permission.DECIDE),
        "can_assign": account.may(Permission.ASSIGN),
        "can_judge_links": account.may(Permission.JUDGE_LINKS),
    }


def _decisions(case: Case) -> list[dict[str, Any]]:
    rows = case.decisions.order_by("-at", "criterion_id")
    return [
        {
            "row": row,
            "answer": ANSWER_WORDS[Answer(row.answer)],
            "reason": REASONS.get(row.reason_code, row.reason_code),
        }
        for row in rows
    ]


@page(Action.VIEW_RECORD, Permission.SEE_CASES)
def record_page(request: Any, visit: Visit, ref: str, number: int) -> HttpResponse:
    """One record whole, every span relied on marked."""
    case = Visible(request.user).case(ref)
    content = newest_version(case).content
    if not 1 <= number <= len(content["records"]):
        raise Http404
    record = content["records"][number - 1]
    visit.saw([case.ref, record["id"]])
    spans = spans_in(content, record["id"])
    texts = [(name, text, spans.get(name, [])) for name, text in record["texts"].items()]
    context = {"case": case, "record": record, "texts": texts}
    return render(request, "cases/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.DECIDE)
def decide_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Give an answer. A second reader sees the case, and nothing of what the first answered."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    content = with_records(newest_version(case).content)
    definition = _definition(case, content, request.GET.get("definition", ""))
    try:
        check_can_decide(request.user, case)
    except NotAllowed as refused:
        return _refused(request, case, refused)
    start = {"revision": case.revision}
    form = DecideForm(request.POST or None, definition=definition, initial=start)
    if request.method == "POST" and form.is_valid():
        return _decided(request, visit, case, form, definition)
    status = NOT_VALID if form.errors else 200
    return _deciding(request, case, form, definition, content, status=status)


def _definition(case: Case, content: dict[str, Any], wanted: str) -> dict[str, Any]:
    """The definition asked about: the first reader's for a second, else the leading one."""
    if round_of(case) > 1:
        wanted = answers_of(case, cycle_of(case))[1].definition_id
    found = definition_of(content, wanted) if wanted else content["definitions"][0]
    if found is None:
        raise Http404
    return found


def _decided(
    request: Any, visit: Visit, case: Case, form: DecideForm, definition: dict[str, Any]
) -> HttpResponse:
    try:
        decide(visit, request.user, case, _given(form, definition))
    except Overtaken:
        content = with_records(newest_version(case).content)
        return _deciding(
            request, case, form, definition, content, status=CONFLICT, is_overtaken=True
        )
    except NotAllowed as refused:
        return _refused(request, case, refused)
    response: HttpResponse = redirect("case", ref=case.ref)
    return response


def _given(form: DecideForm, definition: dict[str, Any]) -> Given:
    said = form.cleaned_data
    criteria = {
        c["id"]: Said(Answer(said[c["answer"]]), said[c["why"]], "")
        for c in form.criteria
        if said[c["answer"]]
    }
    whole = Said(Answer(said["whole"]), said["reason_code"], said["reason"])
    return Given(definition, whole, criteria, said["revision"])


def _deciding(
    request: Any,
    case: Case,
    form: DecideForm,
    definition: dict[str, Any],
    content: dict[str, Any],
    *,
    status: int,
    is_overtaken: bool = False,
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "definition": definition,
        "content": content,
        "version": newest_version(case),
        "is_second": round_of(case) > 1,
        "is_overtaken": is_overtaken,
        "revision": case.revision,
    }
    return render(request, "cases/decide.html", context, status=status)


def _refused(request: Any, case: Case, refused: NotAllowed) -> HttpResponse:
    context = {"case": case, "sentence": refused.sentence}
    return render(request, "cases/not_now.html", context, status=CONFLICT)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_CASE, Permission.ASSIGN)
def assign_page(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Say who works on it; only those who may see it are offered."""
    case = Visible(request.user).case(ref, lock=request.method == "POST")
    visit.saw([case.ref])
    form = AssignForm(request.POST or None, people=_who_can(case))
    if request.method == "POST" and form.is_valid():
        to = Account.objects.get(username=form.cleaned_data["to"])
        assign(visit, request.user, case, to)
        response: HttpResponse = redirect("case", ref=case.ref)
        return response
    return render(request, "cases/assign.html", {"case": case, "form": form})


def _who_can(case: Case) -> list[tuple[str, str]]:
    people = Account.objects.filter(is_active=True).order_by("name")
    able = [p for p in people if p.may(Permission.DECIDE)]
    return [
        (p.username, f"{p.name}, {p.role_name}")
        for p in able
        if Visible(p).cases().filter(pk=case.pk).exists()
    ]


@require_POST
@page(Action.LIST, Permission.ASSIGN)
def assign_many(request: Any, visit: Visit) -> HttpResponse:
    """Give the chosen cases to somebody, all or none; deciding is always one at a time."""
    refs = request.POST.getlist("case")
    form = AssignManyForm(
        {"to": request.POST.get("to") or request.user.username}, people=takers(request.user)
    )
    if not form.is_valid():
        raise Http404
    to = Account.objects.get(username=form.cleaned_data["to"])
    try:
        with transaction.atomic():
            for ref in refs:
                assign(visit, request.user, Visible(request.user).case(ref, lock=True), to)
    except NotAllowed as refused:
        visit.objects, visit.outcome = [*refs, to.username], "refused"
        context = {"sentence": f"{refused.sentence} None was assigned."}
        return render(request, "cases/none_assigned.html", context, status=CONFLICT)
    visit.objects = [*refs, to.username]
    response: HttpResponse = redirect("queue")
    return response
