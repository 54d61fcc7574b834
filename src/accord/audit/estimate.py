"""Turn what people decided on a drawn sample into counts and shares with intervals."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from accord.audit.intervals import Interval, Stratum
from accord.audit.plan import DECISIONS, shares, true_count
from accord.audit.strata import KINDS, Crime, population
from accord.errors import NotFound, UserFacingError
from accord.published import read_rows
from accord.store import Store

NEEDED = ("source_id", "crime_ref", "flag", "decision", "run_id", "force", "precision")


@dataclass(frozen=True)
class Estimate:
    """The audit's answer for one flag: the true count, and how good either set of flags is."""

    flag: str
    force: str | None
    run_id: str
    precision: float
    n_crimes: int
    n_recorded: int
    n_proposed: int
    n_drawn: int
    n_read: int
    n_cannot_tell: int
    true_count: Interval
    shares: Mapping[str, Interval]
    warnings: tuple[str, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    def as_text(self) -> str:
        """For a person: each figure with its interval, and what the sample cannot carry."""
        where = f"force {self.force}" if self.force else "all forces of the run"
        lines = [
            f"Audit of {self.flag}, {where}: {self.n_read:,} of {self.n_drawn:,} drawn crimes "
            f"were decided, of {self.n_crimes:,} crimes in all.",
            f"Recorded on {self.n_recorded:,}, proposed for {self.n_proposed:,}. "
            f"True: {_whole(self.true_count)}",
            *(f"{name.capitalize()}: {_share(i)}" for name, i in self.shares.items()),
            "Intervals are 95%.",
            *self.warnings,
        ]
        return "\n".join(lines) + "\n"


def _whole(interval: Interval) -> str:
    about = "no estimate" if interval.estimate is None else f"{interval.estimate:,.0f}"
    return f"{about} ({interval.low:,.0f} to {interval.high:,.0f})"


def _share(interval: Interval) -> str:
    about = "no estimate" if interval.estimate is None else f"{interval.estimate:.2f}"
    return f"{about} ({interval.low:.2f} to {interval.high:.2f})"


def estimate(store_path: Path, plan_file: Path) -> Estimate:
    """Estimate from a plan's file in which people have filled in their decisions."""
    rows = read_rows(plan_file, NEEDED)
    flag, run_id, force, precision = _heading(rows)
    folder = Store(store_path).runs / run_id
    if not (folder / "runs.parquet").exists():
        raise NotFound("The run that the sample was drawn from is not in this store.")
    crimes = population(folder, flag, force or None)
    return estimated(crimes, _decisions(rows), flag, run_id, precision, force or None)


def _heading(rows: list[dict[str, str]]) -> tuple[str, str, str, float]:
    """What every row of a plan says alike."""
    heads = {(r["flag"], r["run_id"], r["force"], r["precision"]) for r in rows}
    if len(heads) != 1:
        raise UserFacingError("A plan has rows of one audit: one flag, run, force and precision.")
    flag, run_id, force, precision = heads.pop()
    if not run_id.isalnum():
        raise UserFacingError("The column run_id does not hold a run's id.")
    try:
        return flag, run_id, force, float(precision.replace(",", "."))
    except ValueError:
        raise UserFacingError("The column precision does not hold a number.") from None


def _decisions(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Each drawn crime's decision, empty where nobody has decided; all problems at once."""
    keys = Counter((r["source_id"], r["crime_ref"]) for r in rows)
    twice = sum(1 for n in keys.values() if n > 1)
    given = {(r["source_id"], r["crime_ref"]): _word(r["decision"]) for r in rows}
    odd = sum(1 for word in given.values() if word and word not in DECISIONS)
    problems = [
        *([f"{twice} crimes stand in the plan twice"] if twice else []),
        *([f"{odd} decisions are none of {', '.join(DECISIONS)}"] if odd else []),
    ]
    if problems:
        raise UserFacingError(f"The plan cannot be used: {'; '.join(problems)}.")
    return given


def _word(text: str) -> str:
    return text.strip().lower().replace(" ", "_").replace("-", "_")


def estimated(
    crimes: Iterable[Crime],
    decisions: Mapping[tuple[str, str], str],
    flag: str,
    run_id: str,
    precision: float,
    force: str | None = None,
) -> Estimate:
    """The same from the population and the decisions at hand."""
    everything = tuple(crimes)
    known = {(c.source_id, c.crime_ref) for c in everything}
    strangers = sum(1 for key in decisions if key not in known)
    if strangers:
        raise UserFacingError(f"{strangers} crimes of the plan are not in the run's population.")
    strata = _strata(everything, decisions)
    found, whole = shares(strata), true_count(strata)
    sizes = Counter(crime.stratum for crime in everything)
    return Estimate(
        flag=flag,
        force=force,
        run_id=run_id,
        precision=precision,
        n_crimes=len(everything),
        n_recorded=sum(sizes[k.code] for k in KINDS if k.recorded),
        n_proposed=sum(sizes[k.code] for k in KINDS if k.proposed == "yes"),
        n_drawn=len(decisions),
        n_read=sum(1 for word in decisions.values() if word),
        n_cannot_tell=sum(1 for word in decisions.values() if word == "cannot_tell"),
        true_count=whole,
        shares=found,
        warnings=tuple(_warnings(strata, decisions, found, precision)),
    )


def _strata(
    crimes: tuple[Crime, ...], decisions: Mapping[tuple[str, str], str]
) -> dict[str, Stratum]:
    made = {}
    for kind in KINDS:
        inside = [c for c in crimes if c.stratum == kind.code]
        words = Counter(decisions.get((c.source_id, c.crime_ref), "") for c in inside)
        if inside:
            yes, open_ones = words["yes"], words["cannot_tell"]
            read = yes + words["no"] + open_ones
            made[kind.code] = Stratum(len(inside), read, yes, yes + open_ones)
    return made


def _warnings(
    strata: Mapping[str, Stratum],
    decisions: Mapping[tuple[str, str], str],
    found: Mapping[str, Interval],
    precision: float,
) -> list[str]:
    says = []
    left = sum(1 for word in decisions.values() if not word)
    if left:
        says.append(
            f"{left:,} drawn crimes have no decision yet; the rest is taken to be a random part "
            "of what was drawn, which holds only if none was left out for what it is."
        )
    open_ones = sum(1 for word in decisions.values() if word == "cannot_tell")
    if open_ones:
        says.append(
            f"In {open_ones:,} crimes the reader could not tell: the lower limits take them as "
            "not true, the upper as true."
        )
    unread = [kind.says for kind in KINDS if (s := strata.get(kind.code)) and not s.n_read]
    if unread:
        says.append(f"No estimate: nothing was read of {'; '.join(unread)}.")
    wide = [name for name, i in found.items() if i.half_width > precision]
    if wide:
        says.append(f"The sample is too small for a precision of {precision:g}: {', '.join(wide)}.")
    return says
