"""The mappings that come with Accord, and how a delivery's own mapping builds on one of them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from accord.sources.mappings.form import Mapping, parse, read_toml
from accord.sources.naming import shown

_OWN = ("source", "codes", "dates")


def shipped() -> dict[str, str]:
    """Name and sentence of every mapping that comes with Accord."""
    return {name: str(_shipped_content(name).get("says", "")) for name in _names()}


def shipped_text(name: str) -> str:
    """The text of a mapping that comes with Accord."""
    return files(__package__).joinpath(f"{name}.toml").read_text("utf-8")


def load(path: Path) -> tuple[Mapping | None, list[str]]:
    """Read a mapping file, or one of ours by its name; returns it, or all that is wrong with it."""
    name = shown(path.name)
    try:
        is_ours = not path.exists() and str(path) in _names()
        text = shipped_text(str(path)) if is_ours else path.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        return None, [f"{name} cannot be read as UTF-8 text"]
    content, problems = read_toml(text, name)
    if problems:
        return None, problems
    base = content.pop("mapping", None)
    if base is None:
        return parse(content, name)
    if base not in _names():
        return None, [f"{name}: there is no mapping of that name; there are {', '.join(_names())}"]
    try:
        built = _built_on(_shipped_content(base), content)
    except (TypeError, AttributeError):
        return None, [f"{name}: a setting has the wrong shape"]
    return parse(built, name)


def _names() -> list[str]:
    folder = files(__package__)
    return sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name[-5:] == ".toml")


def _shipped_content(name: str) -> dict[str, Any]:
    return read_toml(shipped_text(name), name)[0]


def _built_on(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    # A delivery says whose it is and adds its own codes; the tables stay those of its system.
    made = {**base, **{k: v for k, v in own.items() if k not in _OWN}}
    for key in _OWN:
        held, given = base.get(key, {}), own.get(key, {})
        if key == "codes" and isinstance(held, dict) and isinstance(given, dict):
            made[key] = {s: {**held.get(s, {}), **given.get(s, {})} for s in {*held, *given}}
        elif isinstance(held, dict) and isinstance(given, dict):
            made[key] = {**held, **given}
        else:
            made[key] = given
    return made
