"""What every page shows round its own content: who is signed in, where they can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accord.review.access.permissions import Permission as May


@dataclass(frozen=True)
class Place:
    """An entry of the navigation and the permission without which it is not shown."""

    name: str
    url: str
    may: May | None


PLACES = (
    Place("Home", "home", None),
    Place("Queue", "queue", May.SEE_CASES),
    Place("Second review", "second-review", May.DECIDE),
    Place("Networks", "networks", May.SEE_NETWORKS),
    Place("Same person?", "links", May.JUDGE_LINKS),
    Place("Search", "search", May.SEARCH),
    Place("Concern reports", "concern-reports", May.SEE_CONCERN_REPORTS),
    Place("Operations", "operations", May.MANAGE_OPERATIONS),
    Place("Audit", "audit", May.READ_AUDIT),
    Place("Users and access", "people", May.MANAGE_ACCESS),
)


def page(request: Any) -> dict[str, Any]:
    """The navigation of this account, and whether this is a demonstration."""
    user = getattr(request, "user", None)
    places = []
    if user is not None and user.is_authenticated:
        places = [place for place in PLACES if place.may is None or user.may(place.may)]
    return {
        "account": user if user is not None and user.is_authenticated else None,
        "places": places,
        "is_demo": settings.ACCORD.is_demo,
        "here": _name(request),
    }


def _name(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return str(match.url_name) if match else ""
