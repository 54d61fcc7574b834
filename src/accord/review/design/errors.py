"""The pages for what is not there, what was refused and what went wrong: they say nothing more."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The same page for what does not exist and for what may not be seen."""
    return render(request, "errors/not_found.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """No name, path or value of what went wrong; without context, so that it cannot fail too."""
    return HttpResponseServerError(loader.render_to_string("errors/went_wrong.html"))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another site, or one kept open too long."""
    return render(request, "errors/form_expired.html", status=403)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """A request no page of ours makes."""
    return render(request, "errors/not_found.html", status=400)
