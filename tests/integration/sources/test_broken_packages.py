"""Every kind of broken package gives exactly the report it should, and loses nothing."""

from pathlib import Path

import pytest

from accord.sources.delivery import check
from accord.sources.report import Report
from support.broken_packages import BROKEN, GOOD, NAME, Case
from support.packages import tiny_package

# Values of the small package that no report may repeat.
VALUES = (
    "Tamsin",
    "Marlow",
    "Callum",
    "Reddish",
    "Réddish",
    "Łuczak",
    "Quay",
    "2009-05-14",
    "NM23",
)


def checked(case: Case, where: Path) -> Report:
    package = tiny_package()
    case.tables(package)
    folder = package.write(where / NAME)
    case.files(folder)
    return check(case.paths(folder))


def lines(expected: str) -> list[str]:
    return sorted(line.strip() for line in expected.strip().splitlines() if line.strip())


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_broken_package_gives_exactly_this_report(case: Case, tmp_path: Path) -> None:
    report = checked(case, tmp_path)

    found = [
        f"{row.file.removeprefix(NAME + '/')} {row.row_number} {row.column or '-'} {row.rule}"
        for row in report.rows
    ]
    assert report.refused == case.refused
    assert sorted(found) == lines(case.quarantined)
    assert report.exit_code == (3 if case.refused else 4)
    assert_nothing_is_lost_or_told(report)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_an_unusual_but_readable_package_is_used_whole(case: Case, tmp_path: Path) -> None:
    report = checked(case, tmp_path)

    assert report.refused == ()
    assert report.rows == ()
    assert report.exit_code == 0
    assert sum(table.used for table in report.tables) >= 18
    assert_nothing_is_lost_or_told(report)


def assert_nothing_is_lost_or_told(report: Report) -> None:
    for table in report.tables:
        assert table.read == table.used + table.quarantined, table.table
    for text in (report.as_text(), report.to_json()):
        assert not [value for value in VALUES if value in text]


def test_at_least_sixty_kinds_of_broken_package_are_tried() -> None:
    assert len({case.name for case in BROKEN}) == len(BROKEN) >= 60
