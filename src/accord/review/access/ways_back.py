"""Where somebody goes after a page that stood in between: to one of ours, wherever they ask for."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, wanted: str, otherwise: str = "/") -> str:
    """The page asked for; another where it is none of this application's.

    A link that looks like ours and ends elsewhere is how a password is fished for.
    """
    hosts = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts) else otherwise
