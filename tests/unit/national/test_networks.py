"""Networks that share an identified member are one network, with bounds that hold."""

from datetime import date

from accord.national.merge import merge
from accord.national.received import ForceReturn

DAY = date(2025, 1, 1)
EMPTY = dict.fromkeys(("crimes", "victims", "suspects", "answers", "network_children"), ())


def _return(force, *networks):
    """Networks as (id, low, high, members); a member that begins with ? is not identified."""
    tables = {
        **EMPTY,
        "networks": tuple(
            {"network_id": name, "n_people_low": low, "n_people_high": high, "mapped": "no"}
            for name, low, high, _ in networks
        ),
        "network_members": tuple(
            {
                "network_id": name,
                "person_id": person,
                "identified": "no" if person.startswith("?") else "yes",
                "also_victim": "no",
            }
            for name, _, _, people in networks
            for person in people.split()
        ),
    }
    return ForceReturn(force, DAY, DAY, {}, tables)


def _merged(*returns):
    return merge(returns).networks


def test_two_networks_with_a_common_member_are_one():
    (one,) = _merged(_return("A", ("n1", "2", "2", "x y")), _return("B", ("n2", "2", "2", "x z")))
    assert (one.forces, one.parts) == (("A", "B"), ("n1", "n2"))
    assert (one.people_low, one.people_high, one.size) == (3, 3, "3 to 5")


def test_a_member_between_joins_networks_that_have_nobody_in_common():
    found = _merged(
        _return("A", ("n1", "2", "2", "x y")),
        _return("B", ("n2", "2", "2", "y z")),
        _return("C", ("n3", "2", "2", "z w"), ("n4", "2", "2", "k l")),
    )
    assert [one.parts for one in found] == [("n1", "n2", "n3"), ("n4",)]


def test_unidentified_members_join_nothing_and_may_be_one_person():
    apart = _merged(_return("A", ("n1", "2", "2", "x ?u")), _return("B", ("n2", "2", "2", "z ?u")))
    assert len(apart) == 2
    (one,) = _merged(_return("A", ("n1", "2", "2", "x ?u")), _return("B", ("n2", "2", "2", "x ?v")))
    assert (one.people_low, one.people_high) == (2, 3)


def test_one_network_that_two_forces_list_by_one_id_counts_once():
    (one,) = _merged(_return("A", ("n", "2", "4", "x y")), _return("B", ("n", "2", "4", "x y")))
    assert (one.people_low, one.people_high, one.forces) == (2, 4, ("A", "B"))
