"""Small tables protected by hand, with what may and may not be read from them."""

from datetime import datetime
from pathlib import Path

import pytest

from accord.disclosure import (
    TOTAL,
    Dimension,
    Table,
    attack_on,
    count_table,
    policy,
    protect,
)
from accord.disclosure.areas import join_small_areas
from accord.disclosure.register import NotTwoPeople, Register
from accord.errors import UserFacingError
from support.killed_steps import killed_at_every_step

PUBLIC = policy("public-10-5")
PARTNERS = policy("partnership-5")
EXACT = policy("restricted-none")
NOON = datetime(2026, 1, 1, 12)


def _table(counts: dict[tuple[str, str], int], name="t", population="children", **marks) -> Table:
    """A table of area by sex from the counts of its inner cells."""
    area = Dimension.flat("area", "Area", dict.fromkeys(a for a, _ in counts), **marks)
    sex = Dimension.flat("sex", "Sex", dict.fromkeys(s for _, s in counts))
    rows = [
        (f"{place}{sex}{i}", (place, sex)) for (place, sex), n in counts.items() for i in range(n)
    ]
    return count_table(
        name, "Children", unit="child", population=population, dimensions=(area, sex), rows=rows
    )


WIDE = {
    ("a", "girl"): 44,
    ("a", "boy"): 3,
    ("b", "girl"): 61,
    ("b", "boy"): 27,
    ("c", "girl"): 38,
    ("c", "boy"): 21,
}


def test_large_counts_are_rounded_and_small_ones_are_not_shown():
    shown = protect([_table(WIDE)], PUBLIC).named("t")
    assert shown.text(("a", "boy")) == "[c]"
    assert shown.shown((TOTAL, TOTAL)) in (None, 195)
    assert shown.shown(("b", "girl")) in (None, 60)


def test_a_small_count_is_never_left_alone_in_its_row():
    shown = protect([_table(WIDE)], PUBLIC).named("t")
    assert None in (shown.shown(("a", "girl")), shown.shown(("a", TOTAL)))


def test_a_total_is_rounded_from_the_true_total_and_not_summed():
    counts = {("a", "girl"): 12, ("a", "boy"): 12, ("b", "girl"): 12, ("b", "boy"): 12}
    shown = protect([_table(counts)], PUBLIC).named("t")
    assert shown.shown(("a", "girl")) == 10
    assert shown.shown((TOTAL, TOTAL)) == 50


def test_a_share_is_made_of_what_is_shown_and_of_nothing_else():
    shown = protect([_table(WIDE)], PUBLIC).named("t")
    assert shown.rate(("a", "boy"), (TOTAL, TOTAL)) is None
    assert shown.rate(("b", "girl"), ("b", TOTAL)) == pytest.approx(60 / 90)


# Crimes by a definition's answer and by the recorded flag, as a small force has them.
FLAGGED = {
    ("met", "yes"): 3,
    ("met", "no"): 6,
    ("open", "yes"): 0,
    ("open", "no"): 11,
    ("not met", "yes"): 3,
    ("not met", "no"): 1093,
}


@pytest.mark.parametrize("counts", [WIDE, FLAGGED, {**FLAGGED, ("met", "yes"): 0}])
@pytest.mark.parametrize("rule", [PUBLIC, PARTNERS], ids=["public", "partners"])
def test_what_the_shown_figures_add_up_to_is_shown_and_not_hidden_for_nothing(rule, counts):
    protected = protect([_table(counts)], rule)
    shown, small = protected.named("t"), set()
    for total, parts, _ in shown.table.sums():
        gaps = [key for key in (total, *parts) if shown.shown(key) is None]
        others = [shown.shown(key) for key in (total, *parts) if shown.shown(key) is not None]
        if len(gaps) == 1 and (rule.base == 1 or others.count(0) >= len(parts) - 1):
            small.add(shown.table.counts[gaps[0]])
    assert not small


def test_a_figure_shown_since_it_adds_up_tells_nothing_of_the_small_ones():
    protected = protect([_table(FLAGGED)], PARTNERS)
    table = protected.tables[0].table
    small = [table.cell(key) for key in table.keys if 0 < table.counts[key] < 5]
    assert all(span.low <= 1 and span.high >= 5 for span in attack_on(protected, small).values())


def test_nothing_is_hidden_from_those_who_may_open_the_records():
    shown = protect([_table(WIDE)], EXACT).named("t")
    assert [shown.shown(key) for key in shown.table.keys] == list(shown.table.counts.values())


def test_a_row_that_is_all_of_one_ethnicity_tells_of_everybody_in_it():
    ethnicity = Dimension.flat("ethnicity", "Ethnicity", ["p", "q"], is_sensitive=True)
    area = Dimension.flat("area", "Area", ["a", "b"])
    rows = [(f"a{i}", ("a", "p")) for i in range(30)]
    rows += [(f"b{i}", ("b", "pq"[i % 2])) for i in range(60)]
    table = count_table(
        "t",
        "Suspects",
        unit="person",
        population="suspects",
        dimensions=(area, ethnicity),
        rows=rows,
    )
    shown = protect([table], PUBLIC).named("t")
    assert shown.shown(("a", "p")) is None
    assert shown.shown(("a", "q")) is None


def test_a_child_known_to_two_forces_counts_once_in_the_total():
    force = Dimension.flat("force", "Force", ["x", "y"], is_partition=False)
    rows = [(f"c{i}", (["x", "y"],)) for i in range(20)] + [(f"d{i}", ("x",)) for i in range(20)]
    table = count_table(
        "t", "Children", unit="child", population="children", dimensions=(force,), rows=rows
    )
    assert table.counts == {(TOTAL,): 40, ("x",): 40, ("y",): 20}
    shown = protect([table], PUBLIC).named("t")
    assert [shown.shown(key) for key in table.keys] == [40, 40, 20]


def test_a_force_cannot_take_its_own_figures_away_to_find_anothers():
    counts = {("a", "girl"): 400, ("a", "boy"): 300, ("b", "girl"): 9, ("b", "boy"): 8}
    shown = protect([_table(counts, is_held=True)], PUBLIC).named("t")
    own = {shown.table.cell(("a", s)): shown.table.counts[("a", s)] for s in ("girl", "boy", TOTAL)}
    assert (
        shown.shown((TOTAL, "girl")) is None
        or abs(shown.shown((TOTAL, "girl")) - own[shown.table.cell(("a", "girl"))]) > 100
    )


@pytest.mark.parametrize("place", ["a", "b", "c"])
def test_a_figure_shown_by_mistake_is_found_by_the_audit(place):
    """The planted leak: both sexes of an area and its total are told, so the third follows."""
    protected = protect([_table(WIDE)], PUBLIC)
    table = protected.tables[0].table
    small = table.cell(("a", "boy"))
    assert attack_on(protected, [small])[small].high >= 10
    for key in (("a", "girl"), ("a", TOTAL)):
        count = PUBLIC.rounded(table.counts[key])
        protected.knowledge.learn(table.cell(key), *PUBLIC.possible(count))
    found = attack_on(protected, [small])[small]
    assert found.high < 10


def test_an_earlier_release_is_taken_into_account(tmp_path):
    """First a table by area alone, then by area and sex: the second may not open the first."""
    register = Register(tmp_path)
    first = protect([_table(WIDE, "first")], PUBLIC)
    register.record("first", first, prepared_by="An analyst", approved_by="A head", at=NOON)
    again = protect([_table(WIDE, "second")], PUBLIC, register.earlier())
    small = [
        c
        for c, n in zip(
            map(again.tables[0].table.cell, again.tables[0].table.keys),
            again.tables[0].table.counts.values(),
            strict=True,
        )
        if 0 < n < 10
    ]
    for interval in attack_on(again, small, register.earlier()).values():
        assert interval.low <= 1
        assert interval.high >= 10


def test_a_revision_by_a_few_children_is_not_shown(tmp_path):
    register = Register(tmp_path)
    register.record(
        "first", protect([_table(WIDE)], PUBLIC), prepared_by="P", approved_by="Q", at=NOON
    )
    revised = {**WIDE, ("b", "girl"): WIDE[("b", "girl")] + 6}
    shown = protect([_table(revised)], PUBLIC, register.earlier()).named("t")
    assert shown.shown(("b", "girl")) == 60
    much = {**WIDE, ("b", "girl"): WIDE[("b", "girl")] + 60}
    shown = protect([_table(much)], PUBLIC, register.earlier()).named("t")
    assert shown.shown(("b", "girl")) == 120


def test_a_revised_figure_does_not_stop_the_audit_of_the_others(tmp_path):
    register = Register(tmp_path)
    register.record(
        "first", protect([_table(WIDE)], PUBLIC), prepared_by="P", approved_by="Q", at=NOON
    )
    much = {**WIDE, ("b", "girl"): 200, ("c", "boy"): 90}
    protected = protect([_table(much)], PUBLIC, register.earlier())
    assert protected.named("t").shown(("a", "boy")) is None


def test_one_person_cannot_release_alone(tmp_path):
    protected = protect([_table(WIDE)], PUBLIC)
    with pytest.raises(NotTwoPeople):
        Register(tmp_path).record("x", protected, prepared_by="Ann", approved_by="ann ", at=NOON)
    assert Register(tmp_path).releases() == ()


def test_the_register_keeps_what_left_and_the_hash_of_every_file(tmp_path):
    file = tmp_path / "profile.csv"
    file.write_text("area,children\na,10\n")
    register = Register(tmp_path / "register")
    protected = protect([_table(WIDE)], PUBLIC)
    register.record("x", protected, prepared_by="P", approved_by="Q", at=NOON, files=[file])
    (kept,) = register.releases()
    assert (kept.number, kept.policy, list(kept.files)) == (1, "public-10-5 1", ["profile.csv"])
    assert len(kept.files["profile.csv"]) == 64


def test_the_true_counts_are_not_in_the_register(tmp_path: Path):
    register = Register(tmp_path)
    table = _table({**WIDE, ("b", "girl"): 7776})
    register.record("x", protect([table], PUBLIC), prepared_by="P", approved_by="Q", at=NOON)
    text = (tmp_path / "000001.json").read_text()
    assert "7775" in text
    assert "7776" not in text


def test_small_areas_are_joined_to_a_neighbour_before_anything_is_hidden():
    counts = {"a": 3, "b": 40, "c": 4, "d": 60, "e": 2}
    beside = {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c"], "e": []}
    joined = join_small_areas(counts, least=10, beside=beside)
    assert joined == {
        "a": "a and b and c",
        "b": "a and b and c",
        "c": "a and b and c",
        "d": "d",
        "e": "e",
    }


def test_partners_see_exact_counts_from_five():
    shown = protect([_table(WIDE)], PARTNERS).named("t")
    assert shown.shown(("b", "boy")) in (None, 27)
    assert shown.shown(("a", "boy")) is None


def test_an_unknown_policy_is_refused_with_the_names_there_are():
    with pytest.raises(UserFacingError, match="public-10-5"):
        policy("none-such")


def test_wherever_an_entry_is_killed_the_register_can_be_read_and_goes_on(tmp_path):
    protected = protect([_table(WIDE)], PUBLIC)

    def enter(folder):
        Register(folder).record("x", protected, prepared_by="P", approved_by="Q", at=NOON)

    (tmp_path / "was").mkdir()
    enter(tmp_path / "was")
    for left in killed_at_every_step(enter, tmp_path / "was", tmp_path):
        n_entered = len(Register(left).releases())
        assert n_entered in (1, 2)
        enter(left)
        assert [one.number for one in Register(left).releases()] == [1, 2, 3][: n_entered + 1]
    assert n_entered == 2


def test_an_entry_that_cannot_be_read_is_named_and_none_is_written_over(tmp_path):
    register = Register(tmp_path)
    for name in ("first", "second"):
        register.record(
            name, protect([_table(WIDE)], PUBLIC), prepared_by="P", approved_by="Q", at=NOON
        )
    whole = (tmp_path / "000001.json").read_text()
    (tmp_path / "000001.json").write_text(whole[:200])
    with pytest.raises(UserFacingError, match=r"000001\.json .* back from a backup"):
        register.earlier()
    (tmp_path / "000001.json").unlink()
    with pytest.raises(UserFacingError, match=r"000002\.json is there already"):
        register.record(
            "third", protect([_table(WIDE)], PUBLIC), prepared_by="P", approved_by="Q", at=NOON
        )


def test_a_figure_that_readers_need_most_is_shown_again_where_no_attack_works_then():
    tables = [
        _table({("x", "F"): 7, ("x", "M"): 5, ("y", "F"): 16, ("y", "M"): 2}),
        _table_by("kind", {("x", "k"): 10, ("x", "l"): 2, ("y", "k"): 13, ("y", "l"): 5}),
    ]
    wanted = tables[0].cell(("x", TOTAL))
    assert wanted in protect(tables, PUBLIC).tables[0].hidden
    shown = protect(tables, PUBLIC, first=[wanted])
    assert shown.named("t").text(("x", TOTAL)) == "10"
    small = [
        table.cell(key) for table in tables for key in table.keys if 0 < table.counts[key] < 10
    ]
    for cell, learnt in attack_on(shown, small).items():
        assert learnt.low <= 1 and learnt.high >= 10 and learnt.width >= 10, cell


def test_a_figure_that_would_give_a_small_one_away_stays_hidden_however_much_it_is_needed():
    table = _table({("x", "F"): 20, ("x", "M"): 3, ("y", "F"): 30, ("y", "M"): 40})
    every = [table.cell(key) for key in table.keys]
    shown = protect([table], PUBLIC, first=every)
    (learnt,) = attack_on(shown, [table.cell(("x", "M"))]).values()
    assert learnt.low <= 1 and learnt.high >= 10


def _table_by(name: str, counts: dict[tuple[str, str], int]) -> Table:
    """A table of area by another division of the same children."""
    area = Dimension.flat("area", "Area", dict.fromkeys(a for a, _ in counts))
    other = Dimension.flat(name, name, dict.fromkeys(k for _, k in counts))
    rows = [(f"{a}{k}{i}", (a, k)) for (a, k), n in counts.items() for i in range(n)]
    return count_table(
        name, "Children", unit="child", population="children", dimensions=(area, other), rows=rows
    )
