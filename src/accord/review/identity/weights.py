"""What each field of a pair weighs becomes words: for, against, says nothing, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Row = dict[str, Any]
BEFORE, ALTOGETHER, GUARD = "beforehand", "altogether", "guard"
MOST_SAID = 1_000_000


@dataclass(frozen=True)
class InWords:
    """The linkage's account of a pair, as people say it."""

    speaks_for: tuple[Row, ...]
    against: tuple[Row, ...]
    says_nothing: tuple[str, ...]
    guards: tuple[str, ...]
    before: str
    altogether: str

    @property
    def is_known(self) -> bool:
        """Whether there is an account; a pair taken over before there was one has none."""
        return bool(self.altogether)


def in_words(rows: list[Row]) -> InWords:
    """Each field by the way it speaks, the strongest first."""
    fields = [row for row in rows if row["field"] not in (BEFORE, ALTOGETHER, GUARD)]
    said = {row["field"]: row for row in rows}
    return InWords(
        _speaking(fields, "for"),
        _speaking(fields, "against"),
        tuple(row["field"] for row in fields if row["speaks"] == "neither"),
        tuple(row["says"] for row in rows if row["field"] == GUARD),
        odds(said[BEFORE]["weight"]) if BEFORE in said else "",
        odds(said[ALTOGETHER]["weight"]) if ALTOGETHER in said else "",
    )


def _speaking(fields: list[Row], speaks: str) -> tuple[Row, ...]:
    rows = [row for row in fields if row["speaks"] == speaks]
    rows.sort(key=lambda row: -abs(row["weight"]))
    return tuple({**row, "strength": strength(row["weight"])} for row in rows)


def strength(weight: float) -> str:
    """How strongly, in words; each bit doubles or halves the odds."""
    bits = abs(weight)
    if bits >= 10:
        return _("very strongly")
    if bits >= 5:
        return _("strongly")
    return _("somewhat") if bits >= 2 else _("a little")


def odds(weight: float) -> str:
    """Odds in words: how many such pairs are one person for each that is two, or the reverse."""
    times = round(2 ** min(abs(weight), 40))
    if times <= 1:
        return _("about as often one person as two")
    many = _("more than a million") if times >= MOST_SAID else _about(times)
    if weight > 0:
        return _("%(many)s such pairs are one person for each that is two") % {"many": many}
    return _("%(many)s such pairs are two people for each that is one") % {"many": many}


def _about(times: int) -> str:
    """Two figures are all that a weight bears."""
    digits = max(0, len(str(times)) - 2)
    return str(_("about %(times)s") % {"times": f"{round(times, -digits):,}"})
