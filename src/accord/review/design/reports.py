"""A browser says that a page broke the content policy: counted, limited, and without its words."""

from __future__ import annotations

import json
import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accord.review.access.door import Visit, open_page
from accord.review.audit_log.actions import Action
from accord.review.concern_report.limits import Limit

NO_CONTENT, TOO_MANY, TOO_BIG = 204, 429, 413
LONGEST = 8192
REPORTS = Limit()
_DIRECTIVE = re.compile(r"[a-z-]{1,40}")


@csrf_exempt
@require_POST
@login_not_required
def policy_report(request: Any) -> HttpResponse:
    """Take one report, unless too many came or it is no report."""
    # Before the door, so that nobody fills the audit log from outside.
    if REPORTS.is_reached(request.META.get("REMOTE_ADDR", "")):
        return HttpResponse(status=TOO_MANY)
    if len(request.body) > LONGEST:
        return HttpResponse(status=TOO_BIG)
    return _kept(request)


@open_page(Action.POLICY_REPORT)
def _kept(request: Any, visit: Visit) -> HttpResponse:
    visit.did(Action.POLICY_REPORT, [], ", ".join(sorted(directives_in(request.body))))
    return HttpResponse(status=NO_CONTENT)


def directives_in(body: bytes) -> set[str]:
    """Which rules were broken. Addresses and samples of what was blocked are not kept."""
    try:
        said = json.loads(body)
    except ValueError:
        return {"unreadable"}
    reports = said if isinstance(said, list) else [said]
    found = {_directive(report) for report in reports[:10] if isinstance(report, dict)}
    return found or {"unreadable"}


def _directive(report: dict[str, Any]) -> str:
    inside = report.get("csp-report") or report.get("body") or {}
    if not isinstance(inside, dict):
        return "unreadable"
    names = ("effectiveDirective", "effective-directive", "violated-directive")
    for name in names:
        said = str(inside.get(name, "")).split(" ")[0]
        if _DIRECTIVE.fullmatch(said):
            return said
    return "unreadable"
