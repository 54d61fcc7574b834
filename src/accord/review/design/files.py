"""Our own style sheet and scripts, by name and by nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

FOLDER = Path(__file__).parents[1] / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    return {
        path.relative_to(FOLDER).as_posix(): (KINDS[path.suffix], path.read_bytes())
        for path in FOLDER.rglob("*")
        if path.suffix in KINDS
    }


@login_not_required
def static_file(request: HttpRequest, name: str) -> HttpResponse:
    """One file of ours; a name that is not listed is not looked for on the disk."""
    found = _files().get(name)
    if found is None:
        raise Http404
    kind, content = found
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer
