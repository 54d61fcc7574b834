"""The register of networks, the page of one, its kept views, and it beside the run before."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accord.review.access.door import Visit, page
from accord.review.access.models import FORCE, Area
from accord.review.access.permissions import Permission
from accord.review.access.visibility import Visible
from accord.review.audit_log.actions import Action
from accord.review.cases.models import Case, Reach, Version
from accord.review.cases.reading import newest_version, with_records
from accord.review.networks.drawing import Hand, draw, key_of, summary
from accord.review.networks.forms import ExploreForm, SaveViewForm
from accord.review.networks.graph import (
    Content,
    Graph,
    narrowed,
    nodes_of,
    shortest_path,
    told_apart,
)
from accord.review.networks.models import Layout, SavedView
from accord.review.networks.on_a_map import area_map
from accord.review.networks.over_time import over_time
from accord.review.networks.positions import positions_of
from accord.review.networks.side_by_side import on_both, side_by_side

A_PAGE = 25
CONFLICT, NOT_VALID = 409, 422


@page(Action.LIST, Permission.SEE_NETWORKS)
def networks(request: Any, visit: Visit) -> HttpResponse:
    """Every network within reach; those that meet the definition before those left open."""
    rows = Visible(request.user).networks().order_by("outcome", "-last_on", "ref")
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    cases = Visible(request.user).listed(shown)
    visit.saw(case.ref for case in cases)
    forces = _forces_of(cases)
    listed = [(case, forces[case.pk]) for case in cases]
    return render(request, "networks/networks.html", {"page": shown, "listed": listed})


def _forces_of(cases: list[Case]) -> defaultdict[Any, list[str]]:
    """The names of the forces whose records are on each case, all asked for at once."""
    names = dict(Area.objects.values_list("code", "name"))
    rows = Reach.everything.filter(case__in=[case.pk for case in cases], kind=FORCE)
    found: defaultdict[Any, list[str]] = defaultdict(list)
    for case, code in rows.order_by("code").values_list("case_id", "code"):
        found[case].append(names.get(code, code))
    return found


@page(Action.VIEW_NETWORK, Permission.SEE_NETWORKS)
def network(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """One network: what it is in words, its people, its ties, the drawing."""
    case = _network(request, ref)
    visit.saw([case.ref])
    return render(request, "networks/network.html", _shown(case, request.GET))


@page(Action.VIEW_NETWORK, Permission.SEE_NETWORKS)
def saved_view(request: Any, visit: Visit, ref: str, number: int) -> HttpResponse:
    """The network as somebody arranged it and kept it."""
    case = _network(request, ref)
    view = SavedView.everything.filter(case=case, number=number).first()
    if view is None:
        raise Http404
    visit.saw([case.ref, f"view:{number}"])
    given = QueryDict(mutable=True)
    given.update(view.filters)
    return render(request, "networks/network.html", _shown(case, given, view))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Action.VIEW_NETWORK, Permission.SEE_NETWORKS)
def save_view(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """Keep what is shown, with a name and the reason."""
    case = _network(request, ref, lock=request.method == "POST")
    visit.saw([case.ref])
    version = newest_version(case)
    form = SaveViewForm(request.POST or None, initial={"revision": version.revision})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["revision"] == version.revision:
            view = _keep(visit, request.user, case, version, form)
            return redirect("network-view", ref=case.ref, number=view.number)
        form.add_error(None, "A run changed this network while you arranged it. Read it again.")
        return _saving(request, case, form, CONFLICT)
    return _saving(request, case, form, NOT_VALID if form.errors else 200)


def _saving(request: Any, case: Case, form: SaveViewForm, status: int) -> HttpResponse:
    context = {"case": case, "form": form}
    return render(request, "networks/save_view.html", context, status=status)


def _keep(
    visit: Visit, account: Any, case: Case, version: Version, form: SaveViewForm
) -> SavedView:
    said = form.cleaned_data
    nodes = {key_of(case.ref, node): node for node in nodes_of(version.content)}
    explored = ExploreForm(QueryDict(said["filters"]), ref=case.ref, content=version.content)
    explored.is_valid()
    positions, hidden = form.arrangement(nodes)
    newest = SavedView.everything.filter(case=case).aggregate(n=Max("number"))["n"] or 0
    view: SavedView = SavedView.everything.create(
        case=case,
        number=newest + 1,
        name=said["name"],
        reason=said["reason"],
        revision=version.revision,
        filters=explored.filters(),
        positions=positions,
        hidden=hidden,
        by=account.username,
        at=timezone.now(),
    )
    visit.did(Action.SAVE_VIEW, [case.ref, f"view:{view.number}"])
    return view


@page(Action.VIEW_NETWORK, Permission.SEE_NETWORKS)
def before(request: Any, visit: Visit, ref: str) -> HttpResponse:
    """The network as the newest run has it, beside what an earlier run said."""
    case = _network(request, ref)
    visit.saw([case.ref])
    now = newest_version(case)
    versions = Version.everything.filter(case=case).exclude(run_id=now.run_id)
    earlier = list(versions.defer("content").order_by("-revision"))
    wanted = request.GET.get("revision", "")
    chosen = [v for v in earlier if str(v.revision) == wanted] or earlier[:1]
    context = {"case": case, "now": now, "earlier": earlier, "then": None}
    if chosen:
        whole = Version.everything.get(case=case, revision=chosen[0].revision)
        context |= _compared(case, whole, now)
    return render(request, "networks/before.html", context)


def _compared(case: Case, then: Version, now: Version) -> Content:
    both = side_by_side(then.content, told_apart(now.content))
    # One set of positions for both, so that whoever stayed stands where they stood.
    places = _positions(case, now)
    placed = positions_of(then.content, places)
    return {
        "then": then,
        "both": both,
        "n_on_both": on_both(then.content, now.content),
        "drawing_before": draw(both.before, case.ref, Hand(placed, marks=both.marks_before)),
        "drawing_now": draw(both.now, case.ref, Hand(places, marks=both.marks_now)),
    }


def _network(request: Any, ref: str, *, lock: bool = False) -> Case:
    case: Case = Visible(request.user).case(ref, lock=lock)
    if case.kind != "network":
        raise Http404
    return case


def _positions(case: Case, version: Version) -> dict[str, Any]:
    """Where everybody stands: as stored, with a place worked out for whoever has none yet."""
    kept = Layout.everything.filter(case=case).first()
    return positions_of(version.content, kept.positions if kept else None)


def _shown(case: Case, given: Any, view: SavedView | None = None) -> Content:
    version = newest_version(case)
    content = told_apart(with_records(version.content))
    form = ExploreForm(given, ref=case.ref, content=content)
    graph = narrowed(content, form.wanted())
    ends = form.path_ends()
    path = shortest_path(graph, *ends) if all(ends) and ends[0] != ends[1] else []
    positions = _positions(case, version) | (view.positions if view else {})
    hand = Hand(positions, view.hidden if view else (), path)
    return {
        "case": case,
        "version": version,
        "content": content,
        "form": form,
        "graph": graph,
        "drawing": draw(graph, case.ref, hand),
        "summary": summary(content, graph),
        "path_asked": all(ends),
        "path": _path_in_words(graph, path),
        "time": over_time(content, graph.facts),
        "map": area_map(content),
        "view": view,
        "views": list(SavedView.everything.filter(case=case).order_by("number")),
        "filters": given.urlencode(),
        "save_form": SaveViewForm(initial={"revision": version.revision}),
        "hubs": [n for n in graph.nodes.values() if n.kind == "hub"],
        "has_before": Version.everything.filter(case=case).exclude(run_id=version.run_id).exists(),
    }


def _path_in_words(graph: Graph, path: list[str]) -> list[Content]:
    """Each step of a path with the facts it rests on."""
    steps = []
    for one, other in pairwise(path):
        facts = [f for f in graph.facts if {f["a"], f["b"]} == {one, other}]
        names = {"from": graph.nodes[one].label, "to": graph.nodes[other].label}
        steps.append({**names, "facts": facts})
    return steps
