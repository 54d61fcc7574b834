"""A network keeps its id while most of its members stay, through merges and splits."""

from hypothesis import given
from hypothesis import strategies as st

from accord.networks.lineage import ancestors, first_id, named


def test_a_group_seen_for_the_first_time_is_named_after_its_members():
    assert named([("b", "a")], {}) == {first_id(["a", "b"]): ("a", "b")}


def test_a_group_that_gains_a_member_keeps_its_id():
    before = {"old": {"a", "b", "c"}}
    assert named([("a", "b", "c", "d")], before) == {"old": ("a", "b", "c", "d")}


def test_a_merger_takes_the_id_of_the_larger_part_and_remembers_both():
    before = {"small": {"a", "b"}, "large": {"c", "d", "e"}}
    group = ("a", "b", "c", "d", "e")
    assert named([group], before) == {"large": group}
    assert ancestors("large", group, before) == ["small"]


def test_a_split_leaves_the_id_with_the_part_that_holds_most():
    before = {"old": {"a", "b", "c", "d", "e"}}
    names = named([("a", "b", "c"), ("d", "e")], before)
    assert names["old"] == ("a", "b", "c")
    (other,) = set(names) - {"old"}
    assert ancestors(other, names[other], before) == ["old"]
    assert ancestors("old", names["old"], before) == []


def test_an_even_split_leaves_the_id_with_nobody():
    before = {"old": {"a", "b", "c", "d"}}
    assert "old" not in named([("a", "b"), ("c", "d")], before)


def test_no_id_is_ever_given_twice():
    # a and b were once a network of their own; it grew, and the others have kept the id since.
    grown = {first_id(["a", "b"]): {"a", "b", "c", "d", "e"}}
    assert len(named([("c", "d", "e"), ("a", "b")], grown)) == 2


@given(
    st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1), max_size=4),
    st.randoms(use_true_random=False),
)
def test_ids_are_distinct_and_do_not_depend_on_order(sets, rng):
    groups, seen = [], set()
    for members in sets:
        fresh = tuple(sorted(members - seen))
        seen |= members
        groups += [fresh] if fresh else []
    once = named(groups, {})
    rng.shuffle(groups)
    assert named(groups, {}) == once
    assert len(once) == len(groups)
    # A second run over its own result changes nothing.
    assert named(groups, once) == once
