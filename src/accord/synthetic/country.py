"""Writes a whole invented country to disk: packages for each source, and the truth beside them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accord.errors import UserFacingError
from accord.synthetic.background.block import Block, ordinary_life
from accord.synthetic.calibration import Calibration, calibration
from accord.synthetic.chance import rng_for
from accord.synthetic.expectation import Answer
from accord.synthetic.flags import Flagger, of_true_crime
from accord.synthetic.geography import forces, write_boundaries
from accord.synthetic.organisations import Holdings, holdings, national
from accord.synthetic.packages import PackageWriter, TruthWriter
from accord.synthetic.recording import Recorder, Row
from accord.synthetic.scales import Scale
from accord.synthetic.scales import scale as scale_named
from accord.synthetic.situations.kind import Crossing, Situation
from accord.synthetic.situations.registry import SITUATIONS, chance_of_crossing, how_many
from accord.synthetic.story import Setting, Story, TrueCrime, TrueNetwork
from accord.tables.truth import TRUTH_TABLES

_OURS = "COUNTRY.json"


@dataclass(frozen=True)
class Planned:
    """One situation to write, and where."""

    situation: Situation
    serial: int
    area: int
    block: int
    is_first: bool
    crosses: bool


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
) -> None:
    """Make an invented country: extract packages in OUT/packages, what really happened in OUT/truth.

    The same seed, scale and calibration always give the same bytes.
    """
    size, rates = scale_named(scale), calibration(overrides)
    _make_room(out)
    # Written first, so that a country half made can be made again in the same place.
    about = {"invented": True, "seed": seed, "scale": scale, "nominals": size.nominals}
    (out / _OURS).write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    country = _open(out, size, rates, seed, report)
    plan = _plan(seed, size, rates, country.setting.areas)
    for source in national():
        country.packages.register(source)
    for area in country.setting.areas:
        _write_area(country, area, plan)
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


def _plan(
    seed: int, size: Scale, rates: Calibration, areas: Sequence[Holdings]
) -> dict[tuple[int, int], list[Planned]]:
    """Which situation happens where; each has a place of its own in the numbering."""
    wanted = how_many(rates, size.nominals)
    blocks, crossing = _blocks_per_area(size), chance_of_crossing(rates, wanted)
    plan: dict[tuple[int, int], list[Planned]] = {}
    serial = 0
    for situation in SITUATIONS:
        rng = rng_for(seed, "plan", situation.name)
        allowed = [a.force.index for a in areas if _may_happen(situation, a, len(areas))]
        for n in range(wanted[situation.name]):
            area, block = rng.choice(allowed), rng.randrange(blocks)
            crosses = situation.crossing is Crossing.MAYBE and rng.random() < crossing
            planned = Planned(situation, serial, area, block, n == 0, crosses)
            plan.setdefault((planned.area, planned.block), []).append(planned)
            serial += 1
    return plan


def _may_happen(situation: Situation, area: Holdings, count: int) -> bool:
    force = area.force
    if situation.is_welsh and not force.is_welsh:
        return False
    if situation.is_english and force.is_welsh:
        return False
    if situation.needs_partners and not force.has_partner_data:
        return False
    # A situation that reaches other forces begins early enough to find them.
    return force.index + situation.forces <= count


def _blocks_per_area(size: Scale) -> int:
    return max(1, round(size.nominals / size.forces / size.block))


def _write_area(country: _Country, area: Holdings, plan: dict[tuple[int, int], list[Planned]]) -> None:
    sources = [s.source_id for s in area.all]
    for source in area.all:
        country.packages.register(source)
    blocks = _blocks_per_area(country.size)
    for block in range(blocks):
        _write_block(country, area, plan.get((area.force.index, block), []))
    country.packages.append_rows(country.pending, sources)
    for key in [k for k in country.pending if k[0] in set(sources)]:
        del country.pending[key]
    country.packages.close(sources)
    country.report(f"{area.force.name}: {blocks} blocks written")


def _write_block(country: _Country, area: Holdings, planned: Sequence[Planned]) -> None:
    serial = country.blocks_done
    country.blocks_done += 1
    crimes, planted = _tell(country, area, planned)
    wanted = country.size.nominals // (country.size.forces * _blocks_per_area(country.size))
    known = country.ethnicity_known[area.force.index]
    block = ordinary_life(country.setting, area, serial, max(200, wanted - planted), known)
    flagger = Flagger(rng_for(country.setting.seed, "flags", str(serial)), country.setting.rates)
    for row in flagger.markers([of_true_crime(c) for c in crimes], block.against_children):
        country.pending.setdefault((str(row["source_id"]), "markers"), []).append(row)
    for source_id, name, table in block.tables:
        country.packages.append(source_id, name, table)
    _write_block_truth(country, block)


def _write_block_truth(country: _Country, block: Block) -> None:
    for table in block.true_persons:
        country.truth.append("true_persons", table)
    for table in block.true_crimes:
        country.truth.append("true_crimes", table)


def _tell(
    country: _Country, area: Holdings, planned: Sequence[Planned]
) -> tuple[list[TrueCrime], int]:
    """Writes the planted situations of a block; gives their crimes and how many nominals."""
    crimes: list[TrueCrime] = []
    planted = 0
    for one in planned:
        name = one.situation.name
        rng = rng_for(country.setting.seed, "story", name, str(one.serial))
        story = Story(country.setting, name, one.serial, area, rng, tells_all=one.is_first,
                      crosses=one.crosses)  # fmt: skip
        one.situation.tell(story)
        told = story.true_crimes()
        crimes += told
        planted += len(story.true_persons)
        for key, rows in story.rows.items():
            country.pending.setdefault(key, []).extend(rows)
        _write_story_truth(country, story, told)
    return crimes, planted


def _write_story_truth(country: _Country, story: Story, crimes: Sequence[TrueCrime]) -> None:
    country.truth.append_rows("true_persons", story.true_persons)
    country.truth.append_rows("true_crimes", [_crime_row(story, c) for c in crimes])
    country.truth.append_rows("true_networks", [_network_row(story, n, crimes) for n in story.networks])
    country.truth.append_rows(
        "true_members", [row for n in story.networks for row in _member_rows(story, n, crimes)]
    )


def _crime_row(story: Story, crime: TrueCrime) -> Row:
    return {
        "source_id": crime.event.source.source_id,
        "crime_ref": crime.event.ref,
        "scenario": story.scenario,
        "true_network_id": crime.network_id,
        "expected_cse": crime.expected.cse.value,
        "expected_group_cse": crime.expected.group_cse.value,
        "expected_csa": crime.expected.csa.value,
        "expected_cce": crime.expected.cce.value,
    }


def _is_inferable(network: TrueNetwork, crimes: Sequence[TrueCrime]) -> bool:
    found = (c for c in crimes if c.network_id == network.network_id)
    return network.is_shown and any(c.expected.group_cse is Answer.YES for c in found)


def _network_row(story: Story, network: TrueNetwork, crimes: Sequence[TrueCrime]) -> Row:
    forces = {
        c.event.source.force_code for c in crimes if c.network_id == network.network_id
    } - {None}
    return {
        "true_network_id": network.network_id,
        "scenario": story.scenario,
        "is_inferable": _is_inferable(network, crimes),
        "n_people": len(network.members),
        "n_children": len(network.children),
        "is_cross_force": len(forces) > 1,
    }


def _member_rows(story: Story, network: TrueNetwork, crimes: Sequence[TrueCrime]) -> list[Row]:
    found = _is_inferable(network, crimes)
    return [
        {
            "true_network_id": network.network_id,
            "true_person_id": m.human.person_id,
            "role": m.role,
            "is_inferable": found and m.is_shown,
            "is_child": m.human.age_on(story.day) < 18,
        }
        for m in network.members
    ]


