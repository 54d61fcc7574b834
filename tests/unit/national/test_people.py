"""Whom tokens make one person, and what speaks against it."""

from accord.national.merge import settle
from accord.national.people import Named, join_people


def _who(force, sex="M", **tokens):
    held = {kind: frozenset(value.split()) for kind, value in tokens.items()}
    return Named(frozenset({force}), frozenset({sex} if sex else ()), held)


def _together(people, one, other):
    joined = join_people(people)
    return joined.of(one) == joined.of(other)


def test_people_of_two_forces_who_share_a_token_are_one():
    people = {"x": _who("A", names_birth="t1"), "y": _who("B", names_birth="t1 t2")}
    assert _together(people, "x", "y")


def test_people_who_share_none_are_two():
    assert not _together({"x": _who("A", pnc="t1"), "y": _who("B", pnc="t2")}, "x", "y")


def test_one_token_of_two_kinds_is_not_shared():
    assert not _together({"x": _who("A", upn="t1"), "y": _who("B", pnc="t1")}, "x", "y")


def test_a_chain_of_tokens_makes_one_person_of_three():
    people = {
        "x": _who("A", names_birth="t1"),
        "y": _who("B", names_birth="t1", pnc="p"),
        "z": _who("C", pnc="p"),
    }
    assert _together(people, "x", "z")
    assert join_people(people).members == {"x": ("x", "y", "z")}


def test_two_whom_one_force_holds_to_be_two_are_never_joined_by_another():
    people = {
        "x": _who("A", names_birth="t1"),
        "y": _who("A", names_birth="t1"),
        "z": _who("B", names_birth="t1"),
    }
    assert not _together(people, "x", "y")
    assert len(join_people(people).members) == 2
    assert join_people(people).kept_apart


def test_the_surest_token_says_which_of_two_it_is():
    people = {
        "x": _who("A", names_birth="t1"),
        "y": _who("A", names_birth="t1", pnc="p"),
        "z": _who("B", names_birth="t1", pnc="p"),
    }
    assert _together(people, "y", "z")
    assert not _together(people, "x", "z")


def test_unlike_sex_or_official_numbers_keep_people_apart():
    assert not _together(
        {"x": _who("A", "F", names_birth="t"), "y": _who("B", "M", names_birth="t")}, "x", "y"
    )
    people = {"x": _who("A", names_birth="t", pnc="p"), "y": _who("B", names_birth="t", pnc="q")}
    assert not _together(people, "x", "y")
    assert join_people(people).kept_apart == {("x", "y")}


def test_an_official_number_outweighs_a_slip_in_the_sex():
    assert _together({"x": _who("A", "F", pnc="p"), "y": _who("B", "M", pnc="p")}, "x", "y")


def test_a_father_and_the_son_who_bears_his_name_and_shares_his_phone_are_two():
    people = {
        "x": _who("A", names_birth="b1", names_contact="c", names_place="p"),
        "y": _who("B", names_birth="b2", names_contact="c", names_place="p"),
    }
    assert not _together(people, "x", "y")
    assert join_people(people).kept_apart == {("x", "y")}


def test_a_contact_is_enough_where_one_force_has_no_birth_date_or_a_slip_in_it():
    undated = {
        "x": _who("A", names_birth="b1", names_contact="c"),
        "y": _who("B", names_contact="c"),
    }
    assert _together(undated, "x", "y")
    slipped = {
        "x": _who("A", names_birth="b1", digit_birth="d", names_contact="c"),
        "y": _who("B", names_birth="b2", digit_birth="d", names_contact="c"),
    }
    assert _together(slipped, "x", "y")


def test_the_order_of_the_returns_makes_no_difference():
    people = {
        "x": _who("A", names_birth="t1"),
        "y": _who("A", names_birth="t1"),
        "z": _who("B", names_birth="t1"),
    }
    turned = dict(reversed(people.items()))
    assert join_people(people).members == join_people(turned).members


def test_unlike_answers_are_not_settled_and_missing_ones_keep_their_reason():
    assert settle(["W1", "W1", "not recorded"]) == "W1"
    assert settle(["W1", "A1"]) == "conflicting"
    assert settle(["not recorded", "person not identified"]) == "not recorded"
    assert settle(["person not identified"]) == "person not identified"
    assert settle(["U", "F"]) == "F"
    assert settle(["U"]) == "U"
