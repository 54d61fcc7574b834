"""Deliveries come into the store whole or not at all, and a corrected one takes the place of its
elder."""

import json
import shutil
from collections import Counter

import pytest

from accord.engine.duckdb_engine import DuckDBEngine
from accord.errors import RefusedDelivery
from accord.sources import store as deliveries
from accord.sources.delivery import check, receive
from accord.tables import EXTRACT_TABLES
from support.extracts import received, staged
from support.packages import Package, tiny_package

JANUARY = {"period_from": "2024-01-01", "period_to": "2024-01-31"}
FEBRUARY = {"period_from": "2024-02-01", "period_to": "2024-02-29"}
QUARTER = {"period_from": "2024-01-01", "period_to": "2024-03-31"}


def crimes(
    *refs: str, title: str = "as recorded", taken: str = "2024-04-02", **period: str
) -> Package:
    package = Package().source(extracted_at=f"{taken}T06:00:00", **period)
    return package.add(
        "crimes",
        [
            {
                "crime_ref": ref,
                "offence_code": "71",
                "recorded_on": "2024-01-20",
                "offence_title": title,
            }
            for ref in refs
        ],
    )


def test_every_table_comes_out_with_the_columns_and_types_of_the_contract(tmp_path):
    from accord.engine import Work, open_engine
    from accord.sources import stage

    engine = open_engine(threads=1)
    held = receive([tiny_package().write(tmp_path / "a")], tmp_path / "store")
    for given in (held, ()):
        stage.run(Work(engine=engine, deliveries=tuple(given)))
        for table in EXTRACT_TABLES:
            made = engine.arrow(f"select * from {table.name}")
            assert made.schema.names == list(table.names)
            assert made.schema.types == table.schema.types
    engine.close()


def test_values_are_typed_and_otherwise_left_as_they_were(tmp_path):
    package = tiny_package()
    package.change("nominals", 2, surname="  O'Dálaigh-Reddish ", known_as="Cal| Reds ||x y")
    package.change("crimes", 1, committed_from="2023-06-01T20:00:00Z", is_online="Y")
    extract = received(tmp_path / "store", package.write(tmp_path / "a"))

    nominal = extract.tables["nominals"][1]
    crime = extract.tables["crimes"][0]
    assert (nominal["surname"], nominal["known_as"]) == (
        "O'Dálaigh-Reddish",
        ["Cal", "Reds", "x y"],
    )
    assert crime["committed_from"].isoformat() == "2023-06-01T21:00:00"  # summer time
    assert crime["is_online"] is True
    assert extract.tables["crimes"][1]["postcode"] is None


def test_a_zip_a_folder_and_parquet_of_the_same_rows_give_the_same_tables(tmp_path):
    folder = tiny_package().write(tmp_path / "a" / "northmoor")
    archive = tiny_package().write_zip(tmp_path / "b" / "northmoor.zip")

    one = received(tmp_path / "one", folder)
    two = received(tmp_path / "two", archive)
    assert one == two


def test_several_packages_below_one_folder_are_all_read(tmp_path):
    tiny_package().write(tmp_path / "packages" / "northmoor")
    other = Package("westvale-lac").source(sector="children_social_care")
    other.add("nominals", "| nominal_id | is_identified |\n| W1 | true |")
    other.write(tmp_path / "packages" / "west" / "westvale")

    extract = received(tmp_path / "store", tmp_path / "packages")
    assert extract.values("sources", "source_id") == ["northmoor-rms", "westvale-lac"]
    assert "W1" in extract.values("nominals", "nominal_id")


def test_a_report_may_be_about_a_record_of_another_source_that_comes_later(tmp_path):
    partner = Package("westvale-lac").source(sector="children_social_care")
    partner.add(
        "partner_reports",
        """
        | report_id | kind    | received_at | related_event_kind | related_event_ref | related_source_id |
        | R1        | contact | 2023-06-07  | missing_episode    | M1                | northmoor-rms     |
        """,
    ).write(tmp_path / "partner")
    tiny_package().write(tmp_path / "police")

    alone = received(tmp_path / "store", tmp_path / "partner")
    both = received(tmp_path / "store", tmp_path / "police")
    assert alone.set_aside() == [("partner/partner_reports.csv", 1, "related_event_ref", "orphan")]
    assert both.set_aside() == []


def test_the_same_package_twice_changes_nothing(tmp_path):
    folder = tiny_package().write(tmp_path / "a")
    first = receive([folder], tmp_path / "store")
    listed = (tmp_path / "store" / "sources" / "received.json").read_bytes()

    shuffled = tiny_package()
    for rows in shuffled.tables.values():
        rows.reverse()
    assert receive([shuffled.write(tmp_path / "b")], tmp_path / "store") == first
    assert (tmp_path / "store" / "sources" / "received.json").read_bytes() == listed


def test_a_corrected_package_replaces_all_rows_of_its_elder(tmp_path):
    store = tmp_path / "store"
    received(store, crimes("C1", "C2", **JANUARY).write(tmp_path / "a"))
    extract = received(store, crimes("C1", title="corrected", **JANUARY).write(tmp_path / "b"))

    assert [c["offence_title"] for c in extract.tables["crimes"]] == ["corrected"]
    assert extract.quarantine == []


def test_an_extract_of_a_longer_period_replaces_those_it_covers(tmp_path):
    store = tmp_path / "store"
    received(store, crimes("C1", **JANUARY).write(tmp_path / "a"))
    received(store, crimes("C2", **FEBRUARY).write(tmp_path / "b"))
    extract = received(store, crimes("C3", **QUARTER).write(tmp_path / "c"))

    assert extract.values("crimes", "crime_ref") == ["C3"]


def test_extracts_of_different_periods_stand_side_by_side_and_the_later_row_is_used(tmp_path):
    store = tmp_path / "store"
    january = crimes("C1", "C2", title="early", taken="2024-02-01", **JANUARY)
    february = crimes("C2", "C3", title="late", taken="2024-03-01", **FEBRUARY)
    received(store, january.write(tmp_path / "a" / "rms"))
    extract = received(store, february.write(tmp_path / "b" / "rms"))

    titles = {c["crime_ref"]: c["offence_title"] for c in extract.tables["crimes"]}
    assert titles == {"C1": "early", "C2": "late", "C3": "late"}
    assert extract.set_aside() == [("rms/crimes.csv", 2, None, "replaced")]
    source = extract.tables["sources"][0]
    assert (source["period_from"].isoformat(), source["period_to"].isoformat()) == (
        "2024-01-01",
        "2024-02-29",
    )


def test_an_older_extract_that_arrives_late_does_not_undo_a_newer_one(tmp_path):
    store = tmp_path / "store"
    received(store, crimes("C1", title="new", taken="2024-03-01", **JANUARY).write(tmp_path / "a"))
    late = crimes("C1", "C9", title="old", taken="2024-02-01", **JANUARY)
    extract = received(store, late.write(tmp_path / "b"))

    assert [c["offence_title"] for c in extract.tables["crimes"]] == ["new"]


def test_packages_of_one_call_are_one_union_and_stay_so_when_sent_again(tmp_path):
    store = tmp_path / "store"
    one = crimes("C1", **JANUARY).write(tmp_path / "a")
    two = crimes("C2", **JANUARY).write(tmp_path / "b")

    assert received(store, one, two).values("crimes", "crime_ref") == ["C1", "C2"]
    assert received(store, one).values("crimes", "crime_ref") == ["C1", "C2"]
    other = tmp_path / "other"
    received(other, one)
    assert received(other, one, two).values("crimes", "crime_ref") == ["C1", "C2"]


def test_what_was_replaced_stays_replaced_when_it_is_sent_again_beside_its_successor(tmp_path):
    store = tmp_path / "store"
    first = crimes("C1", "C2", **JANUARY).write(tmp_path / "a")
    corrected = crimes("C1", **JANUARY).write(tmp_path / "b")
    more = crimes("C5", **FEBRUARY).write(tmp_path / "c")
    received(store, first)
    received(store, corrected)

    assert received(store, first, corrected, more).values("crimes", "crime_ref") == ["C1", "C5"]


def test_real_records_never_enter_a_store_that_holds_made_up_ones(tmp_path):
    store = tmp_path / "store"
    received(store, crimes("C1", **JANUARY).write(tmp_path / "a"))
    real = Package("westvale-rms").source(is_synthetic="false").write(tmp_path / "b")

    with pytest.raises(RefusedDelivery) as refusal:
        receive([real], store)
    assert refusal.value.problems == ("the delivery is real and the store holds synthetic sources",)
    with pytest.raises(RefusedDelivery, match="real and synthetic sources never mix"):
        receive([real, tmp_path / "a"], tmp_path / "other")


def test_a_refused_delivery_leaves_the_store_as_it_was(tmp_path):
    store = tmp_path / "store"
    held = receive([crimes("C1", **JANUARY).write(tmp_path / "a")], store)
    bad = crimes("C2", **JANUARY).drop("crimes", "recorded_on").write(tmp_path / "b")
    before = sorted(p.relative_to(store) for p in store.rglob("*"))

    with pytest.raises(RefusedDelivery):
        receive([bad], store)
    assert sorted(p.relative_to(store) for p in store.rglob("*")) == before
    assert deliveries.active(store) == held


@pytest.mark.parametrize("moment", ["_move", "_write"])
def test_a_kill_while_receiving_leaves_all_or_nothing(tmp_path, monkeypatch, moment):
    store = tmp_path / "store"
    held = receive([crimes("C1", **JANUARY).write(tmp_path / "a")], store)
    both = crimes("C2", **FEBRUARY).source(source_id="westvale-rms", **FEBRUARY)
    both.write(tmp_path / "b")
    real, calls = getattr(deliveries, moment), []

    def killed(*given: object) -> None:
        calls.append(given)
        if len(calls) == (2 if moment == "_move" else 1):
            raise KeyboardInterrupt
        real(*given)

    monkeypatch.setattr(deliveries, moment, killed)
    with pytest.raises(KeyboardInterrupt):
        receive([tmp_path / "b"], store)
    assert deliveries.active(store) == held

    monkeypatch.undo()
    assert len(receive([tmp_path / "b"], store)) == 3
    assert not list((store / "sources").glob(".*"))


def test_rows_kept_aside_and_rows_in_quarantine_stay_whole_in_the_store(tmp_path):
    import pyarrow.parquet as pq

    package = tiny_package().change("crimes", 1, oic_collar="4471")
    package.change("care_status", 1, from_on="about Easter")
    (folder,) = receive([package.write(tmp_path / "a")], tmp_path / "store")

    crimes_held = pq.read_table(folder / "crimes.parquet")
    assert crimes_held.column("aside.oic_collar").to_pylist() == ["4471", None]
    (rejected,) = pq.read_table(folder / "rejected.parquet").to_pylist()
    assert json.loads(rejected["row_text"])["from_on"] == "about Easter"
    assert "about Easter" not in rejected["reason"]


def test_the_order_of_rows_changes_no_table(tmp_path):
    package = tiny_package()
    package.tables["nominals"].append({**package.tables["nominals"][0], "surname": "Marlowe"})
    package.tables["actions"].append(dict(package.tables["actions"][0]))
    one = received(tmp_path / "one", package.write(tmp_path / "a"))
    for rows in package.tables.values():
        rows.reverse()
    two = received(tmp_path / "two", package.write(tmp_path / "b"))

    assert one.tables == two.tables
    assert one.issues == two.issues
    hashes = [sorted((r["rule"], r["row_hash"]) for r in e.quarantine) for e in (one, two)]
    assert hashes[0] == hashes[1]
    assert [rule for rule, _ in hashes[0]] == ["duplicate_key", "duplicate_row"]


def test_the_order_of_packages_changes_no_table(tmp_path):
    for name, title in (("a", "one"), ("b", "two")):
        crimes("C1", title=title, **JANUARY).write(tmp_path / name)
    forth = received(tmp_path / "forth", tmp_path / "a", tmp_path / "b")
    back = received(tmp_path / "back", tmp_path / "b", tmp_path / "a")

    assert forth.tables == back.tables
    assert len(forth.quarantine) == 1


def test_a_check_of_nothing_wrong_says_so_and_keeps_nothing(tmp_path):
    folder = tiny_package().write(tmp_path / "a")
    report = check([folder])

    assert report.exit_code == 0
    assert "Every row can be used." in report.as_text()
    assert json.loads(report.to_json())["tables"][1] == {
        "table": "nominals",
        "read": 3,
        "used": 3,
        "quarantined": 0,
    }
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a"]


def test_a_report_names_extra_columns_tidied_headers_guesses_and_files_not_read(tmp_path):
    package = tiny_package().change("crimes", 1, oic_collar="1")
    folder = package.write(tmp_path / "a")
    (folder / "notes.txt").write_text("nothing")
    text = (folder / "actions.csv").read_text().replace("action_id", "Action ID")
    (folder / "actions.csv").write_bytes(text.replace("arrest", "arrêt").encode("cp1252"))
    report = check([folder])

    assert report.extra_columns == {"a/crimes.csv": ("oic_collar",)}
    assert report.tidied == report.guessed == ("a/actions.csv",)
    assert report.unread == ("a/notes.txt",)
    assert {(d.table, d.rule) for d in report.doubts} >= {
        ("crimes", "extra_columns"),
        ("actions", "encoding_guessed"),
        ("actions", "header_tidied"),
    }
    assert report.exit_code == 0


def test_a_delivery_stays_readable_after_what_it_came_from_is_gone(tmp_path):
    folder = tiny_package().write(tmp_path / "a")
    held = receive([folder], tmp_path / "store")
    shutil.rmtree(folder)

    assert len(staged(held).tables["nominals"]) == 3


# What a second row under one key says otherwise; an involvement is nothing but its key.
TOLD_OTHERWISE = {
    "nominals": {"description": "told otherwise"},
    "crimes": {"mo_text": "told otherwise"},
    "intelligence": {"text": "told otherwise"},
    "missing_episodes": {"rhi_text": "told otherwise"},
    "partner_reports": {"text": "told otherwise"},
    "involvements": {},
    "associations": {"basis_text": "told otherwise"},
    "objects": {"description": "told otherwise"},
    "object_links": {"to_on": "2023-12-31"},
    "markers": {"cleared_on": "2023-12-31"},
    "actions": {"result": "told otherwise"},
    "care_status": {"to_on": "2023-12-31"},
    "training_events": {"staff_trained": "99"},
}


def test_no_key_of_any_table_comes_out_of_a_delivery_twice(tmp_path):
    """The same row again, and its key with other values: one is used, both others are kept."""
    package = tiny_package()
    for name, otherwise in TOLD_OTHERWISE.items():
        first = package.tables[name][0]
        package.tables[name] += [dict(first), {**first, **otherwise}]
    extract = received(tmp_path / "store", package.write(tmp_path / "a"))

    assert {table.name for table in EXTRACT_TABLES} == {"sources", *TOLD_OTHERWISE}
    for table in EXTRACT_TABLES:
        keys = [tuple(row[c] for c in table.key) for row in extract.tables[table.name]]
        assert len(keys) == len(set(keys)), table.name
    # Which of two contents is used is settled by the content, so either may be the one that stays.
    for name, otherwise in TOLD_OTHERWISE.items():
        rules = Counter(rule for f, _, _, rule in extract.set_aside() if f == f"a/{name}.csv")
        assert rules.total() == 2, name
        assert bool(rules["duplicate_key"]) == bool(otherwise), name
        assert set(rules) <= {"duplicate_row", "duplicate_key"}, name


def test_a_source_registered_twice_refuses_the_whole_delivery(tmp_path):
    package = tiny_package().source(organisation="Northmoor Constabulary")
    with pytest.raises(RefusedDelivery, match="registers one source twice"):
        receive([package.write(tmp_path / "a")], tmp_path / "store")


def test_a_store_of_many_deliveries_is_asked_no_more_queries_than_one_of_few(tmp_path, monkeypatch):
    asked = []
    run = DuckDBEngine.run

    def counted(engine, sql):
        asked.append(sql)
        return run(engine, sql)

    monkeypatch.setattr(DuckDBEngine, "run", counted)
    store, seen = tmp_path / "store", []
    for day in range(1, 7):
        period = {"period_from": f"2024-01-0{day}", "period_to": f"2024-01-0{day}"}
        package = crimes(f"C{day}", taken=f"2024-01-1{day}", **period)
        held = receive([package.write(tmp_path / str(day))], store)
        asked.clear()
        assert len(staged(held).tables["crimes"]) == len(held) == day
        seen.append((len(asked), max(sql.count(" select ") for sql in asked)))
    assert len(set(seen[1:])) == 1
