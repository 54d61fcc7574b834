"""What every page shows round its own content: who is signed in, where they can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accord.review.access.key_rules import keys_can_be_used
from accord.review.access.masking import hidden_now
from accord.review.access.permissions import Permission as May


@dataclass(frozen=True)
class Place:
    """An entry of the navigation and the permission without which it is not shown."""

    name: str
    url: str
    may: May | None


# Whatever a page shows of people, together it is marked as the highest of its parts.
MARKING = "OFFICIAL-SENSITIVE"
PLACES = (
    Place("Home", "home", None),
    Place("Queue", "queue", May.SEE_CASES),
    Place("Second review", "second-review", May.DECIDE),
    Place("Agreement", "agreement", May.SEE_AGREEMENT),
    Place("Networks", "networks", May.SEE_NETWORKS),
    Place("Same person?", "links", May.JUDGE_LINKS),
    Place("Search", "search", May.SEARCH),
    Place("Handed out", "handed-out", May.HAND_OUT),
    Place("Concern reports", "concern-reports", May.SEE_CONCERN_REPORTS),
    Place("Retention", "retention", May.REVIEW_RETENTION),
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
        # Not "places": a case has those.
        "destinations": places,
        "is_demo": settings.ACCORD.is_demo,
        "here": _name(request),
        "can_use_keys": keys_can_be_used(),
        "has_provider": settings.ACCORD.provider is not None,
        "marking": MARKING,
        "can_hand_out": bool(user and user.is_authenticated and user.may(May.HAND_OUT)),
        "can_review_retention": bool(
            user and user.is_authenticated and user.may(May.REVIEW_RETENTION)
        ),
        "are_names_hidden": bool(hidden_now()),
        "names_of": _names_of(request),
    }


def _names_of(request: HttpRequest) -> dict[str, str] | None:
    """The one case or pair this page is about, whose names can be asked for."""
    match = getattr(request, "resolver_match", None)
    ref = match.kwargs.get("ref") if match else None
    if not ref:
        return None
    is_pair = match is not None and match.url_name == "link"
    return {"kind": "pair" if is_pair else "case", "ref": str(ref)}


def _name(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return str(match.url_name) if match else ""
