"""A whole invented country on disk: the same again from the same seed, whole, and believable."""

import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from accord.errors import NotFound, UserFacingError
from accord.synthetic.calibration import calibration
from accord.synthetic.country import write_country
from accord.synthetic.scales import SCALES, Scale
from accord.synthetic.situations.registry import SITUATIONS
from accord.tables.extract import EXTRACT_TABLES
from accord.tables.spec import Table
from accord.tables.truth import TRUTH_TABLES

Tables = duckdb.DuckDBPyConnection
_TARGETS = {
    "crime": ("crimes", "crime_ref"),
    "intelligence": ("intelligence", "report_id"),
    "missing_episode": ("missing_episodes", "episode_id"),
    "partner_report": ("partner_reports", "report_id"),
    "nominal": ("nominals", "nominal_id"),
}
_REAL_FORCES = re.compile(
    r"\b(Avon and Somerset|Bedfordshire|British Transport Police|Cambridgeshire|Cheshire|"
    r"City of London|Cleveland|Cumbria|Derbyshire|Devon|Cornwall|Dorset|Durham|Dyfed|Powys|Essex|"
    r"Gloucestershire|Greater Manchester|Gwent|Hampshire|Hertfordshire|Humberside|Kent|"
    r"Lancashire|Leicestershire|Lincolnshire|Merseyside|Metropolitan|Norfolk|North Wales|"
    r"North Yorkshire|Northamptonshire|Northumbria|Nottinghamshire|South Wales|South Yorkshire|"
    r"Staffordshire|Suffolk|Surrey|Sussex|Thames Valley|Warwickshire|West Mercia|West Midlands|"
    r"West Yorkshire|Wiltshire|Rotherham|Rochdale|Oldham|Telford|Oxford|Huddersfield|Bradford|"
    r"Manchester|London|Birmingham|Leeds|Sheffield)\b"
)
_GRAPHIC = re.compile(
    r"\b(penis|vagina|anal|anus|genital\w*|naked|nipple\w*|ejaculat\w*|semen|masturbat\w*|"
    r"penetrat\w*|orgasm\w*|porn\w*|stripped|undress\w*|choked|strangl\w*)\b",
    re.IGNORECASE,
)


def _quietly(_: str) -> None:
    """Progress is of no interest to a test."""


def _one(con: Tables, sql: str) -> float:
    found = con.execute(sql).fetchone()
    assert found is not None
    return float(found[0])


def _files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        write_country(tmp_path / name, seed=seed, scale="tiny", report=_quietly)
    one, again, other = (_files(tmp_path / n) for n in "abc")
    assert one == again
    assert one.keys() & other.keys() and one != other


def test_a_country_replaces_one_made_before_and_nothing_else(tmp_path: Path) -> None:
    write_country(tmp_path, seed=1, scale="tiny", report=_quietly)
    (tmp_path / "packages" / "stray").mkdir()
    write_country(tmp_path, seed=1, scale="tiny", report=_quietly)
    assert not (tmp_path / "packages" / "stray").exists()
    (tmp_path / "COUNTRY.json").unlink()
    with pytest.raises(UserFacingError):
        write_country(tmp_path, seed=1, scale="tiny", report=_quietly)
    assert (tmp_path / "packages").is_dir()


def test_a_scale_that_does_not_exist_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_country(tmp_path / "x", seed=1, scale="galactic", report=_quietly)
    assert not (tmp_path / "x").exists()


def test_an_overruled_rate_changes_the_country(tmp_path: Path) -> None:
    (tmp_path / "rates.toml").write_text("partner_data = 1.0\n", "utf-8")
    write_country(tmp_path / "c", seed=1, scale="tiny", overrides=tmp_path / "rates.toml",
                  report=_quietly)  # fmt: skip
    assert len(list((tmp_path / "c").glob("packages/*-csc"))) == 6


def test_a_big_country_is_parquet_in_the_types_of_the_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SCALES, "mini", Scale("mini", 4_000, 3, 1_000, True))
    write_country(tmp_path, seed=2, scale="mini", report=_quietly)
    by_name = {t.name: t for t in EXTRACT_TABLES}
    paths = list(tmp_path.glob("packages/*/*.parquet"))
    assert paths and not list(tmp_path.glob("packages/*/*.csv"))
    for path in paths:
        assert pq.read_schema(path) == by_name[path.stem].schema
    nominals = sum(pq.read_metadata(p).num_rows for p in paths if p.stem == "nominals")
    assert 3_000 < nominals < 5_500


def test_a_small_country_has_the_number_of_nominals_it_promises(small_tables: Tables) -> None:
    assert _one(small_tables, "select count(*) from nominals") == pytest.approx(15_000, rel=0.05)


@pytest.mark.parametrize("table", EXTRACT_TABLES, ids=lambda t: t.name)
def test_each_table_of_the_contract_is_filled(small_tables: Tables, table: Table) -> None:
    assert _one(small_tables, f"select count(*) from {table.name}") > 0
    columns = [
        d[0] for d in small_tables.execute(f"select * from {table.name} limit 0").description
    ]
    assert tuple(columns) == table.names


@pytest.mark.parametrize("table", EXTRACT_TABLES, ids=lambda t: t.name)
def test_each_row_keeps_the_rules_of_its_table(small_tables: Tables, table: Table) -> None:
    key = ", ".join(table.key)
    twice = (
        f"select count(*) from (select {key} from {table.name} group by all having count(*) > 1)"
    )
    assert _one(small_tables, twice) == 0
    for column in table.columns:
        name = column.name
        if column.required:
            assert (
                _one(small_tables, f"select count(*) from {table.name} where {name} is null") == 0
            )
        if column.allowed:
            allowed = ", ".join(f"'{v}'" for v in column.allowed)
            wrong = f"select count(*) from {table.name} where {name} not in ({allowed})"
            assert _one(small_tables, wrong) == 0


@pytest.mark.parametrize("table", EXTRACT_TABLES, ids=lambda t: t.name)
def test_each_column_casts_to_its_type(small_tables: Tables, table: Table) -> None:
    for column in table.columns:
        sql = column.kind.sql
        if sql in ("varchar", "varchar[]"):
            continue
        wrong = (
            f"select count(*) from {table.name} where {column.name} is not null "
            f"and try_cast({column.name} as {sql}) is null"
        )
        assert _one(small_tables, wrong) == 0


def test_nothing_points_at_a_record_that_is_not_there(small_tables: Tables) -> None:
    for table in EXTRACT_TABLES:
        for reference in table.references:
            on = " and ".join(
                f"a.{c} = b.{t}" for c, t in zip(reference.columns, reference.target, strict=True)
            )
            last = reference.columns[-1]
            orphans = (
                f"select count(*) from {table.name} a anti join {reference.table} b on {on} "
                f"where a.{last} is not null"
            )
            assert _one(small_tables, orphans) == 0, (table.name, reference.columns)


@pytest.mark.parametrize(
    ("table", "kind", "ref"),
    [
        ("involvements", "event_kind", "event_ref"),
        ("object_links", "target_kind", "target_ref"),
        ("markers", "target_kind", "target_ref"),
        ("actions", "target_kind", "target_ref"),
    ],
)
def test_each_record_named_by_kind_exists(
    small_tables: Tables, table: str, kind: str, ref: str
) -> None:
    for value, (target, key) in _TARGETS.items():
        orphans = (
            f"select count(*) from {table} a anti join {target} b on a.source_id = b.source_id "
            f"and a.{ref} = b.{key} where a.{kind} = '{value}'"
        )
        assert _one(small_tables, orphans) == 0


def test_related_records_exist_in_the_source_that_is_named(small_tables: Tables) -> None:
    assert _one(small_tables, "select count(*) from partner_reports "
                "where related_source_id is not null") > 0  # fmt: skip
    orphans = (
        "select count(*) from partner_reports a anti join crimes b "
        "on coalesce(a.related_source_id, a.source_id) = b.source_id "
        "and a.related_event_ref = b.crime_ref where a.related_event_kind = 'crime'"
    )
    assert _one(small_tables, orphans) == 0


def test_nobody_is_tied_to_themself_and_no_time_runs_backwards(small_tables: Tables) -> None:
    for wrong in (
        "associations where nominal_id_a = nominal_id_b",
        "associations where from_on > to_on",
        "crimes where committed_from > committed_to",
        "crimes where committed_from > reported_at",
        "crimes where recorded_on > '2025-04-07'",
        "missing_episodes where missing_from_at > found_at",
        "missing_episodes where rhi_at < found_at",
        "care_status where from_on > to_on",
        "intelligence where event_from > reported_at",
    ):
        assert _one(small_tables, f"select count(*) from {wrong}") == 0, wrong


def test_every_nominal_and_every_crime_has_its_truth(small_tables: Tables) -> None:
    for table, truth, key in (("nominals", "true_persons", "nominal_id"),
                              ("crimes", "true_crimes", "crime_ref")):  # fmt: skip
        for one, other in ((table, truth), (truth, table)):
            missing = f"select count(*) from {one} anti join {other} using (source_id, {key})"
            assert _one(small_tables, missing) == 0


@pytest.mark.parametrize("table", TRUTH_TABLES, ids=lambda t: t.name)
def test_each_truth_table_keeps_its_declaration(small: Path, table: Table) -> None:
    found = pq.read_table(small / "truth" / f"{table.name}.parquet")
    assert found.schema == table.schema
    keys = list(zip(*(found[c].to_pylist() for c in table.key), strict=True))
    assert len(set(keys)) == len(keys) > 0
    for column in table.columns:
        values = set(found[column.name].to_pylist())
        assert not column.required or None not in values
        assert not column.allowed or values <= set(column.allowed)


def test_every_situation_is_there(small_tables: Tables) -> None:
    rows = small_tables.execute("select distinct scenario from true_crimes").fetchall()
    rows += small_tables.execute("select distinct scenario from true_networks").fetchall()
    found = {row[0] for row in rows}
    # These two write no crime and plant no network: their records must come to nothing.
    silent = {"makesafe_alone"}
    assert {s.name for s in SITUATIONS} - silent <= found
    assert "background" in found


def test_one_human_can_stand_behind_several_records_and_one_id_is_one_human(
    small_tables: Tables,
) -> None:
    per_person = _one(
        small_tables,
        "select count(*) / count(distinct true_person_id) from true_persons where is_identified",
    )
    assert per_person == pytest.approx(1.35, abs=0.15)
    across = "select count(*) from (select true_person_id from true_persons group by all having count(distinct source_id) > 1)"
    assert _one(small_tables, across) > 100
    assert _one(small_tables, "select count(*) from true_persons where is_twin") > 10


def test_unknown_people_have_no_name_and_a_description(small_tables: Tables) -> None:
    unknown = "select count(*) from nominals where is_identified = 'false'"
    assert _one(small_tables, unknown) > 20
    named = f"{unknown} and (surname is not null or forename is not null or description is null)"
    assert _one(small_tables, named) == 0


def test_planted_people_look_like_everybody_else(small_tables: Tables) -> None:
    """Nothing in the form of an id gives a planted record away."""
    for column in ("nominal_id", "crime_ref"):
        table, truth = ("nominals", "true_persons") if column == "nominal_id" else (
            "crimes", "true_crimes")  # fmt: skip
        planted = "scenario <> 'background'" if table == "crimes" else "true_person_id < 'h04'"
        shapes = small_tables.execute(
            f"select source_id, {planted}, regexp_replace({column}, '[0-9]', '9', 'g') "
            f"from {table} join {truth} using (source_id, {column}) group by all"
        ).fetchall()
        plain = {(s, f) for s, is_planted, f in shapes if not is_planted}
        assert {
            (s, f) for s, is_planted, f in shapes if is_planted and s != "nrm-authority"
        } <= plain


def test_no_text_names_a_real_force_or_place_or_is_graphic(small_tables: Tables) -> None:
    texts = []
    for table, column in (("crimes", "mo_text"), ("intelligence", "text"),
                          ("partner_reports", "text"), ("missing_episodes", "rhi_text"),
                          ("crimes", "location_text"), ("sources", "organisation"),
                          ("nominals", "address"), ("objects", "identifier")):  # fmt: skip
        sql = f"select distinct {column} from {table} where {column} is not null"
        texts += [row[0] for row in small_tables.execute(sql).fetchall()]
    assert len(texts) > 5_000
    assert [t for t in texts if _REAL_FORCES.search(t)] == []
    assert [t for t in texts if _GRAPHIC.search(t)] == []
    assert [t for t in texts if "{" in t or "}" in t] == []


def test_flags_are_as_wrong_as_published(small_tables: Tables) -> None:
    rates = calibration()
    flagged = (
        "select t.*, m.code is not null as flagged from true_crimes t left join "
        "(select distinct source_id, target_ref, code from markers where code = '{}') m "
        "on t.source_id = m.source_id and t.crime_ref = m.target_ref"
    )
    cse = flagged.format("CSE")
    recall = _one(small_tables, f"select avg(flagged::int) from ({cse}) where expected_cse = 'yes'")
    assert recall == pytest.approx(rates["cse_flag_recall"], abs=0.08)
    wrong = _one(small_tables, f"select avg((expected_cse = 'no')::int) from ({cse}) where flagged")
    assert 0.1 < wrong < 1 - rates["cse_flag_precision"] + 0.05
    drugs = _one(
        small_tables,
        f"select avg((expected_cce = 'yes' and expected_cse = 'no')::int) from ({cse}) where flagged",
    )
    assert drugs == pytest.approx(rates["cce_under_cse_flag"], abs=0.06)
    group = flagged.format("GROUP_CSE")
    found = _one(
        small_tables, f"select avg(flagged::int) from ({group}) where expected_group_cse = 'yes'"
    )
    assert found < 0.25


@pytest.mark.parametrize(
    ("sql", "rate", "within"),
    [
        ("select avg((risk_level is null)::int) from missing_episodes", "risk_missing", 0.05),
        ("select avg((outcome is null)::int) from partner_reports", "type_missing", 0.05),
        (
            "select avg((sex = 'F')::int) from nominals n join involvements i using (source_id, nominal_id) "
            "join true_crimes t on t.source_id = i.source_id and t.crime_ref = i.event_ref "
            "where i.role = 'victim' and t.scenario <> 'background' and t.expected_csa = 'yes'",
            "victim_female",
            0.06,
        ),
        (
            "select avg((is_online = 'true')::int) from crimes join true_crimes using (source_id, crime_ref) "
            "where expected_csa = 'yes' and scenario like '%lone%'",
            "online_all",
            0.08,
        ),
        (
            "select avg((nominals.ethnicity_self_defined is not null)::int) from nominals "
            "join involvements i using (source_id, nominal_id) join sources using (source_id) "
            "where i.role = 'suspect' and sector = 'police'",
            "suspect_ethnicity_known",
            0.06,
        ),
    ],
)
def test_rates_are_as_calibrated(small_tables: Tables, sql: str, rate: str, within: float) -> None:
    assert _one(small_tables, sql) == pytest.approx(calibration()[rate], abs=within)


def test_ethnicity_is_the_same_among_suspects_and_everybody(small_tables: Tables) -> None:
    """People of concern are drawn from the whole country: no group is made more likely."""
    share = (
        "select avg((name_group = 'english')::int) from true_persons where true_person_id in "
        "(select distinct true_person_id from true_members)"
    )
    everyone = "select avg((name_group = 'english')::int) from true_persons"
    members = _one(small_tables, share)
    assert members == pytest.approx(_one(small_tables, everyone), abs=0.2)


@pytest.mark.slow
def test_networks_of_a_medium_country_have_the_calibrated_shape(tmp_path: Path) -> None:
    write_country(tmp_path, seed=6, scale="medium", report=_quietly)
    rates = calibration()
    truth = f"'{tmp_path}/truth/true_networks.parquet'"
    with duckdb.connect() as con:
        # Peers and adult victims are other families, and have networks of their own.
        own = f"from {truth} where scenario not in ('older_peers', 'grown_up_by_then')"
        crossing = _one(con, f"select avg(is_cross_force::int) {own}")
        assert crossing == pytest.approx(rates["cross_force_networks"], abs=0.1)
        children = _one(con, f"select avg(n_children) {own}")
        assert children == pytest.approx(rates["children_per_network"], abs=0.5)
        pairs = _one(con, f"select avg((n_people <= 3)::int) {own}")
        assert pairs > rates["network_size_2"]
        assert _one(con, f"select max(n_people) {own}") >= 11
