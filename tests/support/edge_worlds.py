"""Deliveries for both engines: an invented country, records at every edge, and next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from accord.synthetic import scales
from accord.synthetic.country import write_country
from support.packages import Package, tiny_package

FEW = 400


def country(folder: Path, seed: int, nominals: int = FEW) -> Sequence[Path]:
    """The packages of an invented country of a few hundred nominals."""
    scales.SCALES["few"] = replace(scales.SCALES["tiny"], name="few", nominals=nominals)
    try:
        write_country(folder, seed=seed, scale="few")
    finally:
        del scales.SCALES["few"]
    return sorted((folder / "packages").iterdir())


def nothing(folder: Path) -> Sequence[Path]:
    """A source that has no records at all."""
    return [Package().source().write(folder)]


def edges(folder: Path) -> Sequence[Path]:
    """Records whose values lie where engines part; two sources, so that they meet."""
    first = tiny_package().add("nominals", _NOMINALS).add("crimes", _CRIMES)
    first.add("involvements", _INVOLVEMENTS).add("associations", _ASSOCIATIONS)
    second = Package("eastvale-rms").source().add("nominals", _NOMINALS.replace("Zoë", "Zoe"))
    second.add("crimes", _CRIMES).add("involvements", _INVOLVEMENTS)
    return [first.write(folder / "first"), second.write(folder / "second")]


# Leap birthdays, ages known to a year or not at all, letters that become two in capitals, emoji,
# empty and blank texts, lists with blanks, the same person twice in one source.
_NOMINALS = """
| nominal_id | forename | middle_names | surname    | date_of_birth | birth_date_quality | age_from | age_to | sex | known_as   | phones                     | emails            | handles  | nhs_number | address                    | postcode | is_identified |
| E1         | Zoë      | Ann İpek     | Straße     | 2008-02-29    | exact              |          |        | F   | Zee\\pZed  | 07700 900123               | zoe@example.org   | @zed     | 9434765919 | Flat 2, 14 St. Mary's Rd   | NM1 2AB  | true          |
| E2         | ZOË      |              | STRASSE    | 2008-02-29    | exact              |          |        | F   | Zed        | 447700900123\\p07700900999 | ZOE@EXAMPLE.ORG   |          | 943 476 5919 | 14 st marys road, flat 2 | nm12ab   | true          |
| E3         | Łukasz   |              | O'Dowd-Øre | 1988-01-01    | year_only          |          |        | M   |            | +44 7700 900123            |                   |          |            | 7 Élan Way                 | NM2 4XY  | true          |
| E4         | 🤦🏽      |              |            |               | unknown            | 30       | 40     | M   | Smiler     |                            |                   | smil ler |            | No fixed abode             |          | true          |
| E5         |          |              |            |               | unknown            |          | 25     | M   |            |                            |                   |          |            |                            |          | false         |
| E6         | Mohammed |              | Khan       | 1900-01-01    | unknown            |          |        | M   | Mo         | 07000000000                | a@b               |          | 0000000000 | 1 High St                  | NM1 2AC  | true          |
| E7         | Muhammad | Ali          | Khan       | 1990-11-02    | estimated          |          |        | M   | Mo\\pMoe   | 01632960001                | mo@example.org    | mo       |            | 1 High Street              | NM1 2AC  | true          |
| E8         | Ali      |              | Khan       | 1990-02-11    | exact              |          |        | M   |            | 01632960001                | mo@example.net    | @mo      |            | 1 High Street              | NM1 2AC  | true          |
"""
# Midnight, the hours of summer time, the end of a year, a span of days, words with accents.
_CRIMES = """
| crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | location_text       | postcode | is_online | mo_text                                                                  |
| E1        | 22B          | 2024-03-31  | 2024-03-31T00:00:00 | 2024-03-31T00:00:00 | hotel         | The Élan, 🏨 room 2 | NM1 2AB  | false     | Zoë was driven to a hotel by two males. Łukasz gave her a phone.          |
| E2        | 22B          | 2024-03-31  | 2024-03-31T01:30:00 | 2024-03-31T02:30:00 | hotel         | THE ELAN            | nm12ab   | false     | The suspect gave gifts in return for sex. Nobody else was involved.      |
| E3        | 88A          | 2023-12-31  | 2023-10-29T01:30:00 | 2023-12-31T23:59:59 | unknown       |                     |          | true      | She was 15. No threats were made 🤦🏽.                                    |
| E4        | 8N           | 2024-02-29  | 2024-02-28T23:59:59 | 2024-02-29T00:00:01 | dwelling      |                     | NM1 2AC  | false     |                                                                          |
"""
_INVOLVEMENTS = """
| event_kind | event_ref | nominal_id | role    |
| crime      | E1        | E1         | victim  |
| crime      | E1        | E3         | suspect |
| crime      | E1        | E5         | suspect |
| crime      | E2        | E2         | victim  |
| crime      | E2        | E3         | suspect |
| crime      | E2        | E7         | suspect |
| crime      | E3        | E1         | victim  |
| crime      | E3        | E8         | suspect |
| crime      | E3        | E6         | suspect |
| crime      | E4        | E4         | suspect |
"""
_ASSOCIATIONS = """
| nominal_id_a | nominal_id_b | kind   | from_on    | basis_text           |
| E3           | E7           | friend | 2024-02-29 | seen together 🤝     |
| E7           | E8           | family |            | brothers, one house  |
"""
