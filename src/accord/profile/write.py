"""A built profile becomes files: its renderings, the register for next year, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from accord.documents import Document
from accord.errors import UserFacingError
from accord.placing import place_file, place_files, sweep_files
from accord.profile import kept, recommendations
from accord.profile.build import Profile, build, state_file
from accord.profile.gather import Inputs
from accord.profile.words import FILE, TEMPLATE

FORMATS = ("html", "docx", "pdf")


def renderer(name: str) -> Callable[[Document], str | bytes]:
    """What renders a format; loaded only when it is asked for."""
    if name == "html":
        from accord.documents.html import as_html

        return as_html
    if name == "docx":
        from accord.documents.docx import as_docx

        return as_docx
    if name == "pdf":
        from accord.documents.pdf import as_pdf

        return as_pdf
    raise UserFacingError(f"The formats are {', '.join(FORMATS)}.")


def write_profile(inputs: Inputs, formats: Sequence[str], out: Path) -> tuple[Profile, list[Path]]:
    """Build a profile and write it; nothing is written where a gate stops it."""
    makers = {name: renderer(name) for name in formats}
    if not makers:
        raise UserFacingError(f"Name a format: {', '.join(FORMATS)}.")
    sweep_files(out)
    state = state_file(out, inputs)
    made = build(inputs, kept.read(state))
    stem, material = stem_of(inputs), made.material
    files: dict[str, str | bytes] = {
        f"{stem}.{name}": make(made.document) for name, make in makers.items()
    }
    register = recommendations.as_json(material.recommendations, material.facts)
    files[f"{stem}.recommendations.json"] = register
    written = place_profile(out, files, state, kept.as_text(made.kept))
    words = out / FILE
    if not words.exists():
        place_file(words, TEMPLATE)
    return made, list(written)


def place_profile(
    out: Path, files: Mapping[str, str | bytes], state: Path, figures: str
) -> tuple[Path, ...]:
    """Put the files of one build in their place: never beside formats of an earlier build."""
    sweep_files(out)
    written = place_files(out, files)
    # Last: until it stands, the next build still compares itself with the one before this.
    place_file(state, figures)
    return written


def of_an_earlier_build(out: Path, stem: str, formats: Sequence[str]) -> list[str]:
    """The files of a profile that stand in formats which this build did not make."""
    others = (f"{stem}.{name}" for name in FORMATS if name not in formats)
    return sorted(name for name in others if (out / name).exists())


def stem_of(inputs: Inputs) -> str:
    """What the names of a profile's files begin with."""
    scope = inputs.scope
    return f"profile-{scope.force}-{scope.first}-{scope.last}-{scope.audience}"
