"""One thing written in two ways has one key; part of a thing has none."""

import re

import pytest

from accord.records.identifiers import (
    number_kind,
    object_key,
    phone,
    place_kind,
    postcode,
    premises,
    vehicle,
)


@pytest.mark.parametrize("written", ["QK19 ZZA", "qk19zza", "QK 19-ZZA"])
def test_a_registration_mark_has_one_form(written):
    assert vehicle(written) == "QK19ZZA"


@pytest.mark.parametrize("written", ["QK19 Z??", "QK1*", "ending ZZA", "QK19...", "black Golf", ""])
def test_a_partial_mark_ties_nobody(written):
    assert vehicle(written) is None


@pytest.mark.parametrize("written", ["07700 900123", "+44 7700 900123", "0044 7700-900123"])
def test_a_phone_number_has_one_form(written):
    assert phone(written) == "+447700900123"


@pytest.mark.parametrize("written", ["9001", "ends 123", "none"])
def test_part_of_a_number_is_no_number(written):
    assert phone(written) is None


def test_a_handle_needs_its_platform():
    assert object_key("handle", "Snap: @Kaz_99", None) == "handle:snap:kaz_99"
    assert object_key("handle", "Kaz_99", None) is None


def test_one_address_in_two_spellings_is_one_place():
    one = premises("Flat 4, 12 Quarry Lane", "QX3 4AB")
    assert one == premises("12 Quarry Ln, flat 4", "qx34ab")
    assert one != premises("Flat 5, 12 Quarry Lane", "QX3 4AB")
    assert one != premises("Flat 4, 12 Quarry Lane", "QX3 4AD")


def test_a_room_of_a_hotel_is_the_hotel():
    assert premises("Room 12, Larch Lodge Hotel", "QX2 8CD") == premises("Larch Lodge", "QX2 8CD")


def test_one_takeaway_under_two_names_of_its_trade_is_one_place():
    assert premises("Star Kebabs", "QX1 1AA") == premises("The Star Kebab Takeaway", "QX1 1AA")


def test_the_town_behind_a_name_or_a_number_makes_no_other_place():
    assert premises("Golden Car Wash, Otthwaite", "QX1 1AA") == premises(
        "Golden Car Wash", "QX1 1AA"
    )
    assert premises("148 Meadow View, Marwick", "QX1 1AA") == premises("148 Meadow View", "QX1 1AA")


def test_a_postcode_written_into_the_address_is_read():
    assert premises("12 Quarry Lane, QX3 4AB", None) == premises("12 Quarry Lane", "QX3 4AB")


def test_a_place_without_a_whole_postcode_may_be_anywhere():
    assert premises("12 High Street", None) is None
    assert premises("12 High Street", "QX3") is None


def test_a_postcode_alone_is_no_place():
    assert premises(None, "QX3 4AB") is None
    assert premises("unknown", "QX3 4AB") is None
    assert postcode("QX3 4AB") == "QX34AB"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Beech House children's home", "childrens_home"),
        ("Hartle Academy", "school"),
        ("Central railway station", "station"),
        ("Larch Lodge Hotel", "hotel"),
        ("Pell & Co Solicitors", "solicitor"),
        ("taxi rank outside the arcade", "rank"),
        ("14 Station Road", None),
        ("3 School Lane", None),
        ("Star Kebab", None),
        ("95 Station Court", None),
        ("Flat 3, 12 Chapel Place", None),
        ("7 Library Mews", None),
        ("Hope Chapel", "religious"),
        ("Penfield Station, Station Approach", "station"),
    ],
)
def test_a_name_says_what_a_place_is_and_a_road_does_not(written, kind):
    assert place_kind(written) == kind


@pytest.mark.parametrize(
    "description",
    [
        "taxi firm booking line",
        "Ace Cabs, minicab office",
        "charity outreach team mobile",
        "duty social worker, out of hours line",
        "phone box on the corner",
        "children's home landline",
    ],
)
def test_a_number_described_as_a_firms_or_a_services_is_nobodys_own(description):
    assert number_kind(description) is not None


@pytest.mark.parametrize("description", ["burner phone", "second handset", "black iPhone", None])
def test_a_number_described_as_a_handset_may_be_one_persons(description):
    assert number_kind(description) is None


@pytest.mark.parametrize("spaced", ["", " ", "  ", "\n"])
def test_its_own_postcode_in_an_address_is_no_part_of_its_name_or_number(spaced):
    assert premises(f"12 Quarry Lane N1{spaced}1AA", "N1 1AA") == "N11AA#12"
    assert premises(f"The Lodge, N1{spaced}1AA", "N1 1AA") == "N11AA#lodge"


def test_no_pattern_is_made_anew_for_an_address(monkeypatch):
    made = []
    compiled = re._compiler.compile
    monkeypatch.setattr(re._compiler, "compile", lambda *a: made.append(a) or compiled(*a))
    for n in range(200):
        code = f"N{n % 9 + 1} {n % 7}A{chr(65 + n % 19)}"
        assert premises(f"{n} Quarry Lane, {code}", code)
    assert len(made) < 10
