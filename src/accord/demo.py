"""The demonstration: an invented country, delivered as forces really export, run and explained."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from accord.engine import open_engine
from accord.run import RunRecord, run
from accord.summary import as_text, summarise

Say = Callable[[str], None]

# The network shown is one over several forces with the most members; ties go to the smaller id.
_SHOWN = """
    select network_id from networks order by is_cross_force desc, n_people_low desc, network_id
    limit 1
"""


def run_demo(out: Path, *, seed: int, report: Say, show: Say) -> None:
    """Make the small country, deliver it, run the main job, and show what came of it."""
    from accord.synthetic.country import write_country

    began = time.monotonic()
    country, store = out / "country", out / "store"
    for folder in (country, out / "deliveries", store):
        shutil.rmtree(folder, ignore_errors=True)
    report("making an invented country")
    write_country(country, seed=seed, scale="small", report=report)
    deliveries = deliver(country / "packages", out / "deliveries", report)
    record = run(deliveries, store, report=report)
    show(as_text(summarise(record.folder)))
    show(_how_good(record, country / "truth"))
    show(_one_network(record, out))
    show(
        f"\nDone in {time.monotonic() - began:.0f} seconds. Everything is in {out}: "
        "the deliveries as the invented forces export them, the truth, and the store.\n"
        f"Ask for more with: accord explain {store} crime SOURCE/REF"
    )


def deliver(packages: Path, out: Path, report: Say) -> tuple[Path, ...]:
    """Turn two forces' packages into what their record systems really export; keep the others."""
    from accord.sources.exports import as_investigation_export, as_occurrence_export

    shapes = iter((as_occurrence_export, as_investigation_export))
    delivered = []
    for package in sorted(p for p in packages.iterdir() if p.is_dir()):
        shape = next(shapes, None) if _is_territorial_police(package) else None
        if shape is None:
            delivered.append(package)
            continue
        report(f"{package.name}: exported in the shape of its record system")
        shape(package, out / package.name)
        delivered.append(out / package.name)
    return tuple(delivered)


def _is_territorial_police(package: Path) -> bool:
    with closing(open_engine()) as engine:
        path = str(package / "sources.csv").replace("'", "''")
        sectors = engine.rows(f"select distinct sector from read_csv('{path}', all_varchar=true)")
    return sectors == [("police",)]


def _how_good(record: RunRecord, truth: Path) -> str:
    from accord.evaluation import evaluate

    scores = _indented(evaluate(record.folder, truth).as_summary())
    return f"\nHow it compares with the truth of the invented country\n{scores}"


def _one_network(record: RunRecord, out: Path) -> str:
    from accord.definitions.explain import as_html, explain_network
    from accord.definitions.explain import as_text as in_words

    with closing(open_engine()) as engine:
        engine.load("networks", record.folder / "networks.parquet")
        networks = engine.rows(_SHOWN)
    if not networks:
        return "\nNo network was found."
    explanation = explain_network(record.folder, networks[0][0])
    page = out / "network.html"
    page.write_text(as_html(explanation), "utf-8")
    return f"\nOne network explained (also as a page: {page})\n\n{in_words(explanation)}"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else line for line in text.splitlines())
