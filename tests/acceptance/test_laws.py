"""The laws of the whole job: what must never change an answer, and what every answer must rest on.

An invented country and the 18 cases go through the published commands' own path; nothing is faked.
"""

import csv
import random
from pathlib import Path

import pytest

from acceptance.eighteen_cases import write_package
from accord.engine import open_engine
from accord.run import run
from accord.synthetic.country import write_country
from accord.tables import RESULT_TABLES

# Whole runs, on a machine that may be busy.
pytestmark = pytest.mark.timeout(1200)

SPECIAL = ("ethnicity_self_defined", "ethnicity_officer_defined", "nationality")
SOURCE_OF_CASES = ("north", "south", "east", "west", "care", "school")
# Where each kind of record keeps the words that a mention or a piece of evidence points into.
TEXTS = """
    select source_id, 'crime' as event_kind, crime_ref as event_ref, 'mo_text' as field,
        mo_text as words from crimes
    union all select source_id, 'intelligence', report_id, 'text', text from intelligence
    union all select source_id, 'missing_episode', episode_id, 'rhi_text', rhi_text
        from missing_episodes
    union all select source_id, 'partner_report', report_id, 'text', text from partner_reports
"""


def _copy(packages: list[Path], to: Path, change) -> list[Path]:
    """The same packages with the rows of every table handed to `change(table, rows)`."""
    copies = []
    for package in packages:
        target = to / package.name
        target.mkdir(parents=True)
        for path in sorted(package.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                names, rows = list(reader.fieldnames), list(reader)
            with (target / path.name).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, names)
                writer.writeheader()
                writer.writerows(change(path.stem, rows))
        copies.append(target)
    return copies


class Published:
    """The tables of a run, to be compared without the run's own id."""

    def __init__(self, folder: Path):
        self.engine = open_engine()
        for path in sorted(folder.glob("*.parquet")):
            self.engine.load(path.stem, path)

    def rows(self, sql: str):
        return self.engine.rows(sql)

    def tables(self) -> dict[str, list]:
        """Every table of results, whole, in its published order."""
        return {
            table.name: self.rows(f'select {_without_run_id(table)} from "{table.name}"')
            for table in RESULT_TABLES
            if table.name != "runs"
        }


def _without_run_id(table) -> str:
    return ", ".join(f'"{name}"' for name in table.names if name != "run_id")


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """A tiny invented country and the 18 cases, side by side."""
    root = tmp_path_factory.mktemp("laws")
    write_package(root / "packages" / "cases")
    write_country(root / "country", seed=29, scale="tiny")
    given = sorted((root / "country" / "packages").iterdir())
    return [root / "packages" / "cases", *(p for p in given if p.is_dir())]


@pytest.fixture(scope="module")
def published(packages, tmp_path_factory):
    return Published(run(packages, tmp_path_factory.mktemp("first") / "store").folder)


def _again(packages, tmp_path, change) -> dict[str, list]:
    changed = _copy(packages, tmp_path / "changed", change)
    return Published(run(changed, tmp_path / "store").folder).tables()


def test_the_order_of_rows_changes_no_table(packages, published, tmp_path):
    order = random.Random(7)

    def shuffled(_table, rows):
        return order.sample(rows, len(rows))

    assert _again(packages, tmp_path, shuffled) == published.tables()


def test_ethnicity_and_nationality_change_nothing_at_all(packages, published, tmp_path):
    order = random.Random(8)

    def permuted(table, rows):
        if table != "nominals":
            return rows
        columns = {name: [row.get(name, "") for row in rows] for name in SPECIAL if rows}
        for values in columns.values():
            order.shuffle(values)
        return [
            {**row, **{name: values[i] for name, values in columns.items() if name in row}}
            for i, row in enumerate(rows)
        ]

    assert _again(packages, tmp_path, permuted) == published.tables()


def test_records_of_unrelated_people_leave_every_finding_as_it_was(packages, published, tmp_path):
    alone = Published(run(packages[:1], tmp_path / "store").folder)
    ours = f"split_part(candidate_id, '/', 1) in {SOURCE_OF_CASES}"
    for question in (
        f"select finding_id, definition_id, candidate_id, outcome, question, ask from findings where {ours} order by all",
        f"select r.* exclude (run_id) from criterion_results r join findings using (finding_id) where {ours} order by all",
        f"select e.* exclude (run_id) from evidence e join findings using (finding_id) where {ours} order by all",
        f"select source_id, nominal_id, person_id from person_nominals where source_id in {SOURCE_OF_CASES} order by all",
    ):
        assert alone.rows(question)
        assert published.rows(question) == alone.rows(question)


def test_everything_a_met_finding_rests_on_is_there_to_be_read(published):
    met = published.rows(
        """select r.finding_id, r.criterion_id from criterion_results r
        join findings f using (finding_id)
        where f.outcome = 'met' and r.outcome = 'met' and not exists (
            select 1 from evidence e where e.finding_id = r.finding_id
                and e.criterion_id = r.criterion_id and e.supports = 'for')"""
    )
    assert published.rows("select count(*) from findings where outcome = 'met'")[0][0] > 100
    assert met == []


def test_every_piece_of_evidence_points_at_a_record_and_a_span_that_exist(published):
    lost = published.rows(
        f"""select e.event_kind, e.field from evidence e
        left join events v using (source_id, event_kind, event_ref) where v.event_ref is null
        union all select e.event_kind, e.field from evidence e
        left join ({TEXTS}) t using (source_id, event_kind, event_ref, field)
        where e.start is not null and (t.words is null or e.start < 0 or e.start >= e."end"
            or e."end" > length(t.words))"""
    )
    assert lost == []
    assert published.rows("select count(*) from evidence where start is not null")[0][0] > 1000


def test_no_criterion_is_met_by_words_that_are_only_denied_or_of_somebody_else(published):
    """A criterion met by text needs one span that is affirmed, or a record that is no text."""
    resting = published.rows(
        """with spans as (
            select e.finding_id, e.criterion_id,
                bool_or(e.start is null or m.assertion not in ('negated', 'other_person')) as stands
            from evidence e left join mentions m
                on (m.source_id, m.event_kind, m.event_ref, m.field, m.start, m."end")
                    = (e.source_id, e.event_kind, e.event_ref, e.field, e.start, e."end")
            where e.supports = 'for'
            group by all)
        select finding_id, criterion_id from spans join criterion_results r
            using (finding_id, criterion_id) join findings f using (finding_id)
        where f.outcome = 'met' and r.outcome = 'met' and not stands"""
    )
    assert resting == []
