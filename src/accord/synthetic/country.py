"""Writes a whole invented country to disk: packages for each source, and the truth beside them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.errors import UserFacingError
from accord.synthetic.background.block import ordinary_life
from accord.synthetic.calibration import Calibration, calibration
from accord.synthetic.calls import actions_on_calls, table_of_actions
from accord.synthetic.chance import rng_for
from accord.synthetic.flags import Flagger, of_true_crime
from accord.synthetic.geography import forces, write_boundaries
from accord.synthetic.organisations import Holdings, holdings, national
from accord.synthetic.packages import PackageWriter, TruthWriter
from accord.synthetic.plan import Planned, blocks_per_area, plan
from accord.synthetic.planted import Judged, Setting, Task
from accord.synthetic.recording import Recorder, Row
from accord.synthetic.scales import Scale
from accord.synthetic.scales import scale as scale_named
from accord.synthetic.story import Story
from accord.synthetic.truth import truth_of
from accord.tables.truth import TRUTH_TABLES

_OURS = "COUNTRY.json"


@dataclass
class _Country:
    out: Path
    size: Scale
    setting: Setting
    packages: PackageWriter
    truth: TruthWriter
    report: Callable[[str], None]
    ethnicity_known: dict[int, float]
    pending: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    blocks_done: int = 0


def write_country(
    out: Path,
    *,
    seed: int,
    scale: str,
    overrides: Path | None = None,
    report: Callable[[str], None] = print,
    without: str | None = None,
) -> None:
    """Make an invented country: packages in OUT/packages, what really happened in OUT/truth.

    The same seed, scale and calibration always give the same bytes. `without` leaves out every
    planted situation ("exploitation"), or those that hold a network ("networks").
    """
    size, rates = scale_named(scale), calibration(overrides)
    _make_room(out)
    # Written first, so that a country half made can be made again in the same place.
    about = {"invented": True, "seed": seed, "scale": scale, "nominals": size.nominals}
    about |= {"without": without} if without else {}
    (out / _OURS).write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    country = _open(out, size, rates, seed, report)
    where = plan(seed, size, rates, country.setting.areas, without)
    for source in national():
        country.packages.register(source)
    for area in country.setting.areas:
        _write_area(country, area, where)
    country.packages.append_rows(country.pending, [s.source_id for s in national()])
    country.packages.close_all()
    country.truth.close()
    report(f"invented country written: {out}")


def _make_room(out: Path) -> None:
    """Replace a country written before; never anything else."""
    used = [name for name in ("packages", "truth", "geography") if (out / name).exists()]
    if used and not (out / _OURS).exists():
        raise UserFacingError(
            f"The folder already holds {', '.join(used)} and was not made by this command; "
            "give another folder."
        )
    for name in used:
        shutil.rmtree(out / name)
    (out / _OURS).unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)


def _open(
    out: Path, size: Scale, rates: Calibration, seed: int, report: Callable[[str], None]
) -> _Country:
    country = forces(seed, size.forces, rates["partner_data"])
    areas = [holdings(force) for force in country]
    write_boundaries(out / "geography" / "areas.geojson", country)
    known = _ethnicity_known(seed, rates, len(areas))
    transport, referrals = national()
    setting = Setting(seed, rates, areas, transport, referrals, Recorder(rates, known))
    packages = PackageWriter(out / "packages", is_parquet=size.is_parquet)
    return _Country(
        out, size, setting, packages, TruthWriter(out / "truth", TRUTH_TABLES), report, known
    )


def _ethnicity_known(seed: int, rates: Calibration, count: int) -> dict[int, float]:
    rng = rng_for(seed, "ethnicity")
    middle, spread = rates["suspect_ethnicity_known"], rates["suspect_ethnicity_spread"]
    # Forces differ evenly to either side, so that the country as a whole keeps the rate.
    steps = [(2 * k - (count - 1)) / max(1, count - 1) for k in range(count)]
    rng.shuffle(steps)
    return {k: min(1.0, max(0.02, middle + spread * step)) for k, step in enumerate(steps)}


def _write_area(
    country: _Country, area: Holdings, where: dict[tuple[int, int], list[Planned]]
) -> None:
    sources = [s.source_id for s in area.all]
    for source in area.all:
        country.packages.register(source)
    blocks = blocks_per_area(country.size)
    for block in range(blocks):
        _write_block(country, area, where.get((area.force.index, block), []))
    _pending_actions(country, area)
    country.packages.append_rows(country.pending, sources)
    for key in [k for k in country.pending if k[0] in set(sources)]:
        del country.pending[key]
    country.packages.close(sources)
    country.report(f"{area.force.name}: {blocks} blocks written")


def _pending_actions(country: _Country, area: Holdings) -> None:
    """What was done about the calls of planted situations."""
    for source in area.business:
        calls = country.pending.get((source.source_id, "partner_reports"), [])
        done = list(actions_on_calls(country.setting.seed, country.setting.rates, calls))
        country.pending.setdefault((source.source_id, "actions"), []).extend(done)


def _write_block(country: _Country, area: Holdings, planned: Sequence[Planned]) -> None:
    serial = country.blocks_done
    country.blocks_done += 1
    crimes, planted = _tell(country, area, planned)
    wanted = country.size.nominals // (country.size.forces * blocks_per_area(country.size))
    known = country.ethnicity_known[area.force.index]
    block = ordinary_life(country.setting, area, serial, max(200, wanted - planted), known)
    flagger = Flagger(rng_for(country.setting.seed, "flags", str(serial)), country.setting.rates)
    for row in flagger.markers([of_true_crime(c) for c in crimes], block.against_children):
        country.pending.setdefault((str(row["source_id"]), "markers"), []).append(row)
    for source_id, name, table in block.tables:
        country.packages.append(source_id, name, table)
        if name == "partner_reports":
            followed = table_of_actions(country.setting.seed, country.setting.rates, table)
            country.packages.append(source_id, "actions", followed)
    for table in block.true_persons:
        country.truth.append("true_persons", table)
    for table in block.true_crimes:
        country.truth.append("true_crimes", table)


def _tell(
    country: _Country, area: Holdings, planned: Sequence[Planned]
) -> tuple[list[Judged], int]:
    """Writes the planted situations of a block; gives their crimes and how many nominals."""
    crimes: list[Judged] = []
    truth: dict[str, list[Row]] = {}
    for one in planned:
        name = one.situation.name
        rng = rng_for(country.setting.seed, "story", name, str(one.serial))
        story = Story(Task(country.setting, name, one.serial, area, rng, one.is_first, one.crosses))
        one.situation.tell(story)
        judged = story.judged()
        crimes += [j for j in judged if j.is_crime]
        for key, rows in story.rows.items():
            country.pending.setdefault(key, []).extend(rows)
        for table, more in truth_of(story, judged).items():
            truth.setdefault(table, []).extend(more)
    for table, rows in truth.items():
        country.truth.append_rows(table, rows)
    return crimes, len(truth.get("true_persons", []))
