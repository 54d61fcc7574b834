"""The problem profile of a force, in three editions and three formats."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from accord.commands.arguments import StoreArgument, say
from accord.errors import UserFacingError

DAY = ["%Y-%m-%d"]


def profile(
    store: StoreArgument,
    *,
    force: Annotated[str, typer.Option(help="Force area code, as E23000001 or BTP.")],
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="First day.")],
    last: Annotated[datetime, typer.Option("--to", formats=DAY, help="Last day.")],
    out: Annotated[Path, typer.Option(help="Folder to write to; its analysts' file is read.")],
    audience: Annotated[
        str, typer.Option(help="Who reads it: restricted, partnership or public.")
    ] = "restricted",
    formats: Annotated[
        str, typer.Option("--format", help="html, docx, pdf; comma between.")
    ] = "html,docx,pdf",
    areas: Annotated[
        list[str] | None,
        typer.Option(help="A GeoJSON file of boundaries, or an area to narrow to; repeatable."),
    ] = None,
    words: Annotated[
        Path | None, typer.Option(help="The analysts' file; otherwise the one in the folder.")
    ] = None,
    last_profile: Annotated[
        Path | None, typer.Option(help="The register of recommendations of the last profile.")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=DAY, help="Day of the build; otherwise today.")
    ] = None,
    prepared_by: Annotated[str, typer.Option(help="Who prepared a release that leaves.")] = "",
    approved_by: Annotated[str, typer.Option(help="Who agreed to it: another person.")] = "",
) -> None:
    """Build a force's problem profile; a quality gate that stops it leaves nothing written."""
    from accord.profile.release import Request, release
    from accord.profile.scope import Scope

    boundaries = [Path(a) for a in areas or [] if a.lower().endswith(("json", "geojson"))]
    if len(boundaries) > 1:
        raise UserFacingError("Give one file of boundaries; areas to narrow to are named.")
    narrowed = tuple(a for a in areas or [] if Path(a) not in boundaries)
    day = on.date() if on else date.today()
    scope = Scope(force, first.date(), last.date(), day, audience, narrowed)
    request = Request(
        store=store,
        scope=scope,
        formats=tuple(f.strip() for f in formats.split(",") if f.strip()),
        out=out,
        boundaries=boundaries[0] if boundaries else None,
        words=words,
        last=last_profile,
        prepared_by=prepared_by,
        approved_by=approved_by,
    )
    made = release(request)
    for line in made.lines:
        print(line)
    for path in made.files:
        say(f"written: {path}")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("profile")(profile)
