"""The quality gates PQ01 to PQ20: each a declared check that runs on every build and is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from accord.documents import Document, Table
from accord.errors import UserFacingError
from accord.profile import checks
from accord.profile.material import Material


@dataclass(frozen=True)
class Draft:
    """A profile as it is checked: its material, its document, and its figures before."""

    material: Material
    document: Document
    digest: str
    digest_before: str = ""


Check = Callable[[Draft], Iterator[str]]


@dataclass(frozen=True)
class Gate:
    """One gate: what it asks, whether it can stop a build, and the check that lists its faults."""

    id: str
    asks: str
    check: Check
    stops: Check | None = None
    can_be_overridden: bool = True


@dataclass(frozen=True)
class Outcome:
    """What a gate found; `override` holds the words with which a stop was passed."""

    gate: Gate
    faults: tuple[str, ...]
    is_stop: bool = False
    override: str = ""

    @property
    def is_passed(self) -> bool:
        return not self.faults

    @property
    def word(self) -> str:
        if self.is_passed:
            return "passed"
        return "passed over in words" if self.override else "not passed"


class BuildStopped(UserFacingError):
    """A profile that would repeat a failing the inspectorate found; override it in words."""

    exit_code = 9


GATES: tuple[Gate, ...] = (
    Gate(
        "PQ01",
        "The period is twelve months or more",
        checks.long_enough,
        checks.long_enough,
    ),
    Gate(
        "PQ02",
        "The period ended no more than 365 days before the build",
        checks.recent_enough,
        checks.recent_enough,
    ),
    Gate(
        "PQ03",
        "The chapter on groups is there, is not empty, and uses the current definition",
        checks.group_chapter,
        checks.group_chapter,
    ),
    Gate(
        "PQ04",
        "Five or more partner sectors delivered records, or their refusal is recorded",
        checks.partner_sectors,
        checks.any_partner,
    ),
    Gate("PQ05", "Linkage rate and an estimate of wrong joins are reported", checks.linkage),
    Gate(
        "PQ06",
        "Completeness of sex, age, ethnicity and disability is shown with denominators, for "
        "children and for people of concern",
        checks.completeness,
    ),
    Gate("PQ07", "Counts under other definitions stand side by side", checks.other_definitions),
    Gate("PQ08", "Flags are reconciled, with a reviewed sample that is large enough", checks.flags),
    Gate(
        "PQ09",
        "Every judgement has a word of likelihood, a confidence and its evidence",
        checks.judgements,
    ),
    Gate("PQ10", "No hedging word stands outside the yardstick", checks.hedges),
    Gate("PQ11", "Every gap is a requirement with an owner and a date", checks.requirements),
    Gate(
        "PQ12",
        "Every recommendation has one of the four Ps, an owner and a measure",
        checks.recommendations,
    ),
    Gate("PQ13", "The last profile's recommendations are assessed", checks.last_profile),
    Gate("PQ14", "No wording blames a child", checks.language),
    Gate(
        "PQ15",
        "The disclosure audit holds",
        checks.disclosure,
        checks.disclosure,
        can_be_overridden=False,
    ),
    Gate("PQ16", "A second person has read it", checks.second_reader),
    Gate("PQ17", "Numbers in the text equal numbers in tables", checks.numbers),
    Gate("PQ18", "The same inputs give the same figures", checks.reproducible),
    Gate("PQ19", "Maps obey the rule for small numbers", checks.maps),
    Gate("PQ20", "Everybody can read it: the accessibility checks hold", checks.accessibility),
)


def outcomes(draft: Draft) -> tuple[Outcome, ...]:
    """Every gate's outcome."""
    overrides = draft.material.words.overrides
    return tuple(_outcome(gate, draft, overrides) for gate in GATES)


def _outcome(gate: Gate, draft: Draft, overrides: Mapping[str, str]) -> Outcome:
    faults = tuple(dict.fromkeys(gate.check(draft)))
    is_stop = gate.stops is not None and any(True for _ in gate.stops(draft))
    may_override = faults and gate.can_be_overridden
    words = str(overrides.get(gate.id, "")).strip() if may_override else ""
    return Outcome(gate, faults, is_stop, words)


def stop_unless_overridden(found: tuple[Outcome, ...]) -> None:
    """Refuse the build where a failing of the inspection stands without words for it."""
    stopped = [o for o in found if o.is_stop and not o.override]
    if stopped:
        listed = "\n".join(f"  - {o.gate.id}: {'; '.join(o.faults)}" for o in stopped)
        raise BuildStopped(
            f"The profile is not built:\n{listed}\n"
            "To issue it all the same, say why under [overrides] in the analysts' file; the words "
            "stand on the cover."
        )


def as_table(found: tuple[Outcome, ...]) -> Table:
    """The gates as they are printed in the document."""
    return Table(
        "T0c",
        "Quality gates of this build",
        ("What is checked", "outcome", "what was found", "gate"),
        tuple((o.gate.asks, o.word, _found(o), o.gate.id) for o in found),
        (f"{sum(o.is_passed for o in found)} of {len(found)} gates are passed.",),
        widths=(3, 1, 3, 0.6),
    )


def _found(outcome: Outcome) -> str:
    if outcome.override:
        return f"{outcome.faults[0]}. In words: {outcome.override}"
    said = "; ".join(outcome.faults[:4])
    more = len(outcome.faults) - 4
    return said + (f"; and {more} more" if more > 0 else "")
