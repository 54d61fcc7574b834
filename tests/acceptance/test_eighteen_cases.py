"""The 18 cases, from a delivery of records in plain words to the published findings."""

import pytest

from acceptance.eighteen_cases import CASES, write_package
from accord.engine import open_engine
from accord.run import run

PUBLISHED = (
    *("findings", "criterion_results", "record_flags"),
    *("networks", "network_members", "network_children"),
)


@pytest.fixture(scope="module", params=[False, True], ids=["as written", "two forces, shuffled"])
def delivered(request, tmp_path_factory):
    """One run over all the cases together, and where each record that was moved is held."""
    root = tmp_path_factory.mktemp("cases")
    moved = write_package(root / "package", is_divided=request.param)
    record = run([root / "package"], root / "store")
    engine = open_engine()
    for name in (*PUBLISHED, "person_nominals", "quarantine"):
        engine.load(name, record.folder / f"{name}.parquet")
    yield engine, moved
    engine.close()


@pytest.fixture
def published(delivered):
    """What that run published."""
    return delivered[0]


def _outcome(engine, crime, what):
    if what.startswith("flag category"):
        sql = f"""select category from record_flags
            where flag = 'GROUP_CSE' and source_id || '/' || crime_ref = '{crime}'"""
    elif what.startswith("flag "):
        sql = f"""select change from record_flags
            where flag = '{what[5:]}' and source_id || '/' || crime_ref = '{crime}'"""
    elif what == "question":
        sql = f"""select definition_id from findings where candidate_id = '{crime}'
            and question is not null and ask is not null and definition_id = 'cse-england'"""
    elif what in {"V1", "V2", "A1", "X1", "X2", "X3a", "X3b", "N1", "N2", "N3", "N5", "C1"}:
        sql = f"""select distinct criterion_results.outcome from criterion_results join findings using (finding_id)
            where candidate_id = '{crime}' and criterion_id = '{what}'
                and (definition_id in ('organised-network-iicsa', 'cse-england') or '{what}' = 'C1')
            """
    else:
        sql = f"""select outcome from findings
            where candidate_id = '{crime}' and definition_id = '{what}'"""
    return [row[0] for row in engine.rows(sql)]


def _networks_of(engine, nominal_ids):
    names = ", ".join(f"'{n}'" for n in nominal_ids)
    return engine.rows(
        f"""select network_id, is_cross_force, count(distinct nominal_id)
        from network_members join person_nominals using (person_id)
            join networks using (network_id)
        where nominal_id in ({names}) group by all order by 3 desc"""
    )


def _checks():
    for case, tables in CASES.items():
        for line in tables["expect"].strip().splitlines():
            yield pytest.param(
                *(part.strip() for part in line.split("|")), id=f"{case}: {line.strip()}"
            )


@pytest.mark.parametrize(("subject", "what", "expected"), list(_checks()))
def test_the_case_comes_out_right(delivered, subject, what, expected):
    published, moved = delivered
    source, _, ref = subject.partition("/")
    subject = f"{moved.get((source, ref), source)}/{ref}" if ref else subject
    if subject == "network":
        members = what.split(",")
        found = [row for row in _networks_of(published, members) if row[2] == len(members)]
        assert found, f"no one network has all of {what}"
        assert expected != "cross-force" or found[0][1]
    elif subject == "children of a network":
        assert published.rows(
            f"""select 1 from network_children join person_nominals using (person_id)
                join networks using (network_id) where nominal_id = '{what}'"""
        )
    elif subject == "no network":
        assert not [row for row in _networks_of(published, (what, expected)) if row[2] > 1]
    else:
        assert _outcome(published, subject, what) == [expected]


def test_no_row_of_the_cases_is_set_aside(published):
    assert (
        published.rows(
            'select file, column_name from (select file, "column" as column_name from quarantine)'
        )
        == []
    )


def test_no_case_disturbs_another(published):
    joined = published.rows(
        """select network_id from network_members join person_nominals using (person_id)
        group by 1 having count(distinct substr(nominal_id, 2, 2)) > 1"""
    )
    assert joined == []
