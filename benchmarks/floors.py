"""What the bare work needs, without Accord's: read the files, score the pairs, scan the texts."""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.engine import Engine, Step, Work, open_engine
from accord.pipeline import EXTRACT

TEXTS = (
    ("crimes", "mo_text"),
    ("intelligence", "text"),
    ("missing_episodes", "rhi_text"),
    ("partner_reports", "text"),
)
# The columns that the library's own comparisons take, as a newcomer would first set them up.
STOCK_RECORDS = Step(
    "stock_records",
    "each nominal as stock comparisons want it",
    """
    select nominal_key, forename, surname, cast(date_of_birth as varchar) as date_of_birth, sex,
           postcode, list_extract(phones, 1) as phone, address
    from link_nominals
    """,
)


@dataclass(frozen=True)
class Floor:
    """One piece of bare work: how long it took, over how much, and which stage it lies under."""

    stage: str
    says: str
    seconds: float
    amount: str


def measure(run_folder: Path) -> list[Floor]:
    """Every floor for one finished run, on the tables it read."""
    return [_scan_files(run_folder), *_score_pairs(run_folder), _scan_texts(run_folder)]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.monotonic()
    result = work()
    return time.monotonic() - began, result


def _scan_files(folder: Path) -> Floor:
    """Read every column of every extract table from Parquet into memory, and no more."""
    files = [folder / f"{name}.parquet" for name in EXTRACT]
    with closing(open_engine()) as engine:

        def scan() -> int:
            for file in files:
                engine.load(f"scan_{file.stem}", file)
                engine.run(f"create or replace table held as from scan_{file.stem}")
            return sum(file.stat().st_size for file in files)

        seconds, size = _timed(scan)
    return Floor("sources", "raw Parquet scan of the inputs", seconds, f"{size / 2**20:.1f} MiB")


def _score_pairs(folder: Path) -> list[Floor]:
    """Score the pairs that our blocking makes with stock comparisons, and with our model."""
    from accord.linkage.blocking import block
    from accord.linkage.model import LEAST_KEPT, shipped_model
    from accord.linkage.records import make_records
    from accord.linkage.scoring import score
    from accord.linkage.standardise import standardise

    with closing(open_engine()) as engine:
        for name in EXTRACT:
            engine.load(name, folder / f"{name}.parquet")
        work = Work(engine)
        standardise(work)
        make_records(work)
        block(work)
        engine.step(STOCK_RECORDS)
        ((pairs,),) = engine.rows("select count(*) from link_pairs")
        stock, _ = _timed(lambda: _stock_predict(engine))
        ours, _ = _timed(
            lambda: score(work, shipped_model(), "link_pairs", "our_scores", least=LEAST_KEPT)
        )
    amount = f"{pairs:,} pairs"
    return [
        Floor("linkage", "stock Splink comparisons over the same blocked pairs", stock, amount),
        Floor("linkage", "our model over the same pairs, for comparison", ours, amount),
    ]


def _stock_predict(engine: Engine) -> None:
    with stock_linker(engine) as linker:
        linker.inference.predict(warning_mode="never")


@contextmanager
def stock_linker(engine: Engine) -> Iterator[Any]:
    """The library with its own comparisons over stock_records, and the pairs that we made."""
    import splink.comparison_library as library
    from splink import DuckDBAPI, Linker, SettingsCreator

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="nominal_key",
        comparisons=[
            library.NameComparison("forename"),
            library.NameComparison("surname"),
            library.DateOfBirthComparison("date_of_birth", input_is_string=True),
            library.ExactMatch("sex"),
            library.PostcodeComparison("postcode"),
            library.ExactMatch("phone"),
            library.JaroWinklerAtThresholds("address", [0.9]),
        ],
        blocking_rules_to_generate_predictions=[{"blocking_rule": "l.nominal_key = r.nominal_key"}],
        probability_two_random_records_match=1e-5,
    )
    cursor = engine.native.cursor()
    try:
        database = DuckDBAPI(cursor)
        records = database.register("stock_records", dataset_display_name="stock")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            linker = Linker(records, settings, log_level=None)
            logging.getLogger("splink").setLevel(logging.ERROR)
            pairs = database.register("link_pairs", dataset_display_name="stock_pairs")
            linker.table_management.register_blocked_pairs_for_predict(pairs)
            yield linker
    finally:
        cursor.close()


def _scan_texts(folder: Path) -> Floor:
    """Scan all texts, joined into one buffer, for every word the catalogue asks for."""
    import hyperscan

    from accord.reading.catalogue import shipped_catalogue
    from accord.text.normal import normalise

    atoms = {
        atom
        for _, pattern in shipped_catalogue().patterns
        for need in pattern.needs
        for atom in need
    }
    expressions = sorted(
        (rf"\b{re.escape(atom.text)}" + ("" if atom.is_prefix else r"\b")).encode()
        for atom in atoms
        if atom.text[0].isalnum()
    )
    buffer = "\n".join(normalise(text).text for text in _texts(folder)).encode("ascii", "ignore")
    database = hyperscan.Database()
    database.compile(expressions=expressions, flags=[0] * len(expressions))
    hits = [0]

    def count(*_: Any) -> None:
        hits[0] += 1

    seconds, _ = _timed(lambda: database.scan(buffer, match_event_handler=count))
    amount = f"{len(buffer) / 2**20:.1f} MiB, {len(expressions):,} words, {hits[0]:,} hits"
    return Floor("reading", "raw hyperscan scan of the joined text, one core", seconds, amount)


def _texts(folder: Path) -> list[str]:
    with closing(open_engine()) as engine:
        found = []
        for table, column in TEXTS:
            engine.load(table, folder / f"{table}.parquet")
            found += engine.rows(f"select {column} from {table} where {column} is not null")
    return [text for (text,) in found]
