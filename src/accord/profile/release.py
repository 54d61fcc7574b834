"""A request for a profile, carried out: built, written, and entered in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from accord.disclosure.register import two_people_or_none
from accord.errors import NotFound
from accord.profile.build import Profile
from accord.profile.gather import Inputs, releases, together
from accord.profile.scope import Scope
from accord.profile.words import FILE, read_words
from accord.profile.write import of_an_earlier_build, stem_of, write_profile
from accord.store import Store


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    store: Path
    scope: Scope
    formats: tuple[str, ...]
    out: Path
    boundaries: Path | None = None
    words: Path | None = None
    last: Path | None = None
    prepared_by: str = ""
    approved_by: str = ""


@dataclass(frozen=True)
class Released:
    """What came of it: lines to show, and the files."""

    lines: tuple[str, ...]
    files: tuple[Path, ...]
    profile: Profile


def release(request: Request) -> Released:
    """Build and write; where two people stand behind it, enter the release in the register."""
    two_people_or_none(request.prepared_by, request.approved_by, request.store)
    path = _words(request)
    inputs = Inputs(
        Store(request.store),
        request.scope,
        read_words(path),
        request.boundaries,
        request.last,
        path.parent,
    )
    made, files = write_profile(inputs, request.formats, request.out)
    lines = [_line(made)]
    lines += [
        f"  {o.gate.id} {o.word}: {'; '.join(o.faults[:2])}" for o in made.outcomes if o.faults
    ]
    lines += [
        f"{name} was not made again: it is of an earlier build."
        for name in of_an_earlier_build(request.out, stem_of(inputs), request.formats)
    ]
    lines.append(_entered(request, made, files))
    return Released(tuple(lines), tuple(files), made)


def _words(request: Request) -> Path:
    """The analysts' file: one that was named must be there; the one beside a profile need not."""
    if request.words is not None and not request.words.is_file():
        raise NotFound(f"There is no analysts' file at {request.words}.")
    return request.words or request.out / FILE


def _line(made: Profile) -> str:
    passed = sum(o.is_passed for o in made.outcomes)
    return f"{made.document.title}: {passed} of {len(made.outcomes)} gates passed"


def _entered(request: Request, made: Profile, files: list[Path]) -> str:
    scope = request.scope
    if scope.is_restricted:
        return "The restricted edition is not a release: no figure of it leaves."
    if not request.prepared_by:
        return "Not entered in the register of releases: name who prepared and who approved it."
    name, facts = f"profile {scope.place} {scope.period}", made.material.facts
    together(Store(request.store)).record(name, facts.protected, facts.members)
    entry = releases(Store(request.store), scope.audience).record(
        f"profile {scope.force} {scope.period}",
        facts.protected,
        prepared_by=request.prepared_by,
        approved_by=request.approved_by,
        at=datetime.combine(scope.on, time()),
        files=files,
    )
    return f"Entered in the register of releases as number {entry.number}."
