"""The audit log, for auditors alone; reading it is an entry too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accord.review.access.door import Visit, page
from accord.review.access.permissions import Permission
from accord.review.audit_log.actions import Action
from accord.review.audit_log.models import Entry, Head
from accord.review.audit_log.verify import Line, check_chain

A_PAGE = 50
CHECKED = 5000


@page(Action.READ_AUDIT, Permission.READ_AUDIT)
def audit(request: Any, visit: Visit) -> HttpResponse:
    """Entries, newest first, by actor, action or object; whether the newest are whole."""
    rows = Entry.objects.order_by("-seq")
    wanted = {name: request.GET.get(name, "").strip() for name in ("actor", "action", "object")}
    if wanted["actor"]:
        rows = rows.filter(actor=wanted["actor"])
    if wanted["action"]:
        rows = rows.filter(action=wanted["action"])
    if wanted["object"]:
        rows = rows.filter(body__contains=json.dumps(wanted["object"], ensure_ascii=False))
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "page": shown,
        "listed": [(entry, json.loads(entry.body)) for entry in shown],
        "wanted": wanted,
        "actions": [action.value for action in Action],
        "head": Head.objects.filter(id=1).first(),
        "problems": _problems(),
        "kept": kept.urlencode(),
        "checked": CHECKED,
    }
    return render(request, "audit/audit.html", context)


def _problems() -> list[str]:
    """What is wrong with the newest entries as a chain; heads elsewhere prove the rest."""
    newest = list(Entry.objects.order_by("-seq")[:CHECKED])[::-1]
    if not newest:
        return []
    lines = [Line(e.seq, e.before, e.body, e.hash) for e in newest]
    problems, notes = check_chain(lines, after=lines[0].seq - 1, before=lines[0].before)
    head = Head.objects.filter(id=1).first()
    if head is None or (head.seq, head.hash) != (lines[-1].seq, lines[-1].hash):
        problems.append("the newest entry is not the one the head names")
    return problems + notes


@require_POST
@page(Action.EXPORT_AUDIT, Permission.READ_AUDIT, again=True)
def export(request: Any, visit: Visit) -> HttpResponse:
    """The whole log as one JSON object a line, for `accord verify-audit`."""
    visit.did(Action.EXPORT_AUDIT, [], request.POST.get("recipient", "")[:80])
    answer = HttpResponse("".join(lines()), content_type="application/jsonl; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="audit-log.jsonl"'
    return answer


def lines() -> Iterator[str]:
    """Each entry as it was hashed."""
    for entry in Entry.objects.order_by("seq").iterator():
        said = {"seq": entry.seq, "before": entry.before, "body": entry.body, "hash": entry.hash}
        yield json.dumps(said, ensure_ascii=False) + "\n"
