"""What a definition is: a named, versioned, cited rule over criteria; read from its file."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from accord.definitions.answers import Answer
from accord.definitions.criteria import CRITERIA
from accord.definitions.rule import (
    NATIONS,
    Criterion,
    Holds,
    Rule,
    RuleError,
    evaluate,
    leaves,
    parse,
)
from accord.errors import BadOverlay

FINGERPRINT_LENGTH = 16
CANDIDATE_KINDS = ("crime", "record", "network")
_TEXTS = ("id", "version", "title", "says", "source", "rule")
_KNOWN = (*_TEXTS, "quoted", "is_provisional", "note", "candidates", "shows", "readings")


@dataclass(frozen=True)
class Reading:
    """How a definition reads one criterion where its text leaves room, and why."""

    criterion: str
    says: str
    why: str


@dataclass(frozen=True)
class Definition:
    """One definition in one version; published versions are never edited, only followed."""

    id: str
    version: str
    title: str
    says: str
    source: str
    rule: Rule
    rule_text: str
    quoted: str = ""
    note: str = ""
    is_provisional: bool = False
    candidates: tuple[str, ...] = ("crime", "record")
    shows: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    fingerprint: str = ""

    @property
    def column(self) -> str:
        """Its column where the outcomes of one candidate stand side by side."""
        return "is_" + self.id.replace("-", "_")


@cache
def published() -> tuple[Definition, ...]:
    """The definitions that come with Accord, each after those it builds on."""
    folder = files("accord.definitions.published")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    return _checked({n: folder.joinpath(n).read_text("utf-8") for n in names}, {})


def with_overlays(paths: Sequence[Path]) -> tuple[Definition, ...]:
    """The published definitions, with a force's own files in place of those they name.

    An overlay has a version and a source of its own. BadOverlay lists all that is wrong.
    """
    overlays: dict[str, str] = {}
    problems: list[str] = []
    for path in sorted(paths):
        if path.name in overlays:
            problems.append(f"{path.name}: is the name of two files")
        try:
            overlays[path.name] = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            problems.append(f"{path.name}: cannot be read as a text file")
    if problems:
        raise BadOverlay(_listed(problems))
    return _checked({}, overlays)


def definitions_of(run: Path) -> tuple[Definition, ...]:
    """The definitions a finished run was judged by: the published ones with those kept with it."""
    own = sorted((run / "overlays" / "definitions").glob("*.toml"))
    return with_overlays(own) if own else published()


def versions(definitions: Iterable[Definition]) -> dict[str, str]:
    """Each definition's version and fingerprint, for the record of a run."""
    return {d.id: f"{d.version} {d.fingerprint}" for d in definitions}


def resolved(
    definition: Definition, among: Mapping[str, Definition], nation: str | None = None
) -> tuple[str, ...]:
    """The keys of every criterion a definition rests on, its own and of those it builds on.

    With a nation, those it rests on there.
    """
    keys: list[str] = []
    for leaf in leaves(definition.rule):
        if isinstance(leaf, Criterion):
            keys.append(leaf.key)
        elif nation is None or leaf.nation in (None, nation):
            keys += resolved(among[leaf.definition], among, nation)
    return tuple(dict.fromkeys(keys))


def _checked(shipped: Mapping[str, str], overlays: Mapping[str, str]) -> tuple[Definition, ...]:
    problems: list[str] = []
    base = {d.id: d for d in published()} if overlays else {}
    theirs: dict[str, Definition] = {}
    for name, text in (*shipped.items(), *overlays.items()):
        definition = _read(name, text, problems)
        if definition is None:
            continue
        if definition.id in theirs:
            problems.append(f"{name}: defines {definition.id}, which another file defines too")
        if definition.id in base and base[definition.id].version == definition.version:
            problems.append(
                f"{name}: has the version of the published {definition.id}; give it one"
            )
        theirs[definition.id] = definition
    every = {**base, **theirs}
    for definition in every.values():
        problems += _faults(definition, every)
    if problems:
        raise BadOverlay(_listed(problems))
    ordered = _in_order(every)
    for definition in ordered:
        problems += _twice_read(definition, every)
        if _on_silence(definition, every) is Answer.MET:
            problems.append(f"{definition.id}: would be met where nothing is recorded at all")
    if problems:
        raise BadOverlay(_listed(problems))
    return ordered


def _listed(problems: Iterable[str]) -> str:
    lines = "\n".join(f"  - {problem}" for problem in problems)
    return f"These definitions cannot be used:\n{lines}"


def _read(name: str, text: str, problems: list[str]) -> Definition | None:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{name}: is not a TOML file: {error}")
        return None
    found = _content_faults(content)
    problems += [f"{name}: {fault}" for fault in found]
    if found:
        return None
    try:
        rule = parse(content["rule"])
    except RuleError as error:
        problems.append(f"{name}: {error}")
        return None
    return _made(content, rule)


def _content_faults(content: Mapping[str, Any]) -> list[str]:
    faults = [f"lacks '{k}'" for k in _TEXTS if not str(content.get(k, "")).strip()]
    faults += [f"has '{k}', which is not part of a definition" for k in content if k not in _KNOWN]
    faults += [f"'{k}' has to be text" for k in _TEXTS if not isinstance(content.get(k, ""), str)]
    kinds = content.get("candidates", [])
    if not isinstance(kinds, list) or any(kind not in CANDIDATE_KINDS for kind in kinds):
        faults.append(f"'candidates' has to list some of {', '.join(CANDIDATE_KINDS)}")
    if any(set(r) != {"criterion", "says", "why"} for r in content.get("readings", [])):
        faults.append("each of 'readings' has to have criterion, says and why")
    return faults


def _made(content: Mapping[str, Any], rule: Rule) -> Definition:
    return Definition(
        **{k: content[k].strip() for k in ("id", "version", "title", "says", "source")},
        rule=rule,
        rule_text=" ".join(content["rule"].split()),
        quoted=content.get("quoted", "").strip(),
        note=content.get("note", "").strip(),
        is_provisional=content.get("is_provisional", False),
        candidates=tuple(content.get("candidates", ("crime", "record"))),
        shows=tuple(content.get("shows", ())),
        readings=tuple(Reading(**r) for r in content.get("readings", [])),
        fingerprint=hashlib.sha256(
            json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
        ).hexdigest()[:FINGERPRINT_LENGTH],
    )


def _faults(definition: Definition, every: Mapping[str, Definition]) -> list[str]:
    faults = []
    for leaf in leaves(definition.rule):
        if isinstance(leaf, Criterion) and leaf.key not in CRITERIA:
            faults.append(f"{definition.id}: there is no criterion {leaf.key}")
        if isinstance(leaf, Holds) and leaf.definition not in every:
            faults.append(f"{definition.id}: there is no definition {leaf.definition}")
    shown = (*definition.shows, *(r.criterion for r in definition.readings))
    faults += [
        f"{definition.id}: there is no criterion {key}" for key in shown if key not in CRITERIA
    ]
    return faults


def _twice_read(definition: Definition, every: Mapping[str, Definition]) -> list[str]:
    """A finding has one row for each criterion, so it may use one reading of each."""
    faults: set[str] = set()
    for nation in NATIONS:
        ids = [key.partition("/")[0] for key in resolved(definition, every, nation)]
        faults |= {f"{definition.id}: uses two readings of {n}" for n in ids if ids.count(n) > 1}
    return sorted(faults)


def _in_order(every: Mapping[str, Definition]) -> tuple[Definition, ...]:
    ordered: dict[str, Definition] = {}

    def place(definition: Definition, above: tuple[str, ...]) -> None:
        if definition.id in above:
            raise BadOverlay(_listed([f"{definition.id}: builds on itself"]))
        for leaf in leaves(definition.rule):
            if isinstance(leaf, Holds):
                place(every[leaf.definition], (*above, definition.id))
        ordered.setdefault(definition.id, definition)

    for name in sorted(every):
        place(every[name], ())
    return tuple(ordered.values())


def _on_silence(definition: Definition, every: Mapping[str, Definition]) -> Answer:
    def answer(leaf: Criterion | Holds) -> Answer:
        if isinstance(leaf, Criterion):
            return CRITERIA[leaf.key].on_silence
        return _on_silence(every[leaf.definition], every)

    return evaluate(definition.rule, answer)
