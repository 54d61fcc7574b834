"""The register of networks and the page of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from accord.review.access.door import Visit, page
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.reading import newest_version, with_records
from accord.review.networks.drawing import draw, summary

A_PAGE = 25


@page(Action.LIST, Permission.SEE_NETWORKS)
def networks(request: Any, visit: Visit) -> HttpResponse:
    """Every network within reach; those that meet the definition before those left open."""
    rows = Visible(request.user).networks().order_by("outcome", "-last_on", "ref")
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    visit.saw(case.ref for case in shown)
    listed = [(case, newest_version_of(request.user, case)) for case in shown]
    return render(request, "networks/networks.html", {"page": shown, "listed": listed})


def newest_version_of(account: Any, case: Any) -> dict[str, Any]:
    """The content of a case that a list shows, opened through the one query like any other."""
    return dict(newest_version(Visible(account).case(case.ref)).content)


@page(Action.VIEW_NETWORK, Permission.SEE_NETWORKS)
def network(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """One network: what it is in words, its people, its ties, the drawing."""
    case = Visible(request.user).case(ref)
    content = with_records(newest_version(case).content)
    visit.saw([case.ref])
    everybody = (*content["children"], *content["adult_victims"], *content["people"])
    names = {p["person_id"]: p["name"] for p in everybody}
    numbers = {r["id"]: r["number"] for r in content["records"]}
    ties = [
        {
            **tie,
            "name_a": names.get(tie["a"], "not on this network"),
            "name_b": names.get(tie["b"], "not on this network"),
            "number": numbers.get(tie["record"]),
        }
        for tie in content["ties"]
    ]
    context = {
        "case": case,
        "content": content,
        "ties": ties,
        "drawing": draw(content),
        "summary": summary(content),
    }
    return render(request, "networks/network.html", context)
