"""Identifiers read from text."""

import pytest

from accord.reading import read_text


def values(text: str, concept: str) -> list[str | None]:
    return [m.value for m in read_text(text) if m.concept_id == concept]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("white Astra YK19 ZBT outside", "YK19ZBT"),
        ("white Astra YK19ZBT outside", "YK19ZBT"),
        ("white astra yk19 zbt outside", "YK19ZBT"),
        ("VRM Y K 1 9 Z B T", "YK19ZBT"),
        ("blue van A123 BCD", "A123BCD"),
        ("old car reg ABC 123D", "ABC123D"),
        ("reg ABZ 1234", "ABZ1234"),
        ("partial index FE12 K on a Focus", "FE12K*"),
        ("partial VRM AB12", "AB12*"),
        ("reg ending 3KT", "*3KT"),
        ("VRM AB12 C??, blue", "AB12C**"),
        ("AB1* CDE seen", "AB1*CDE"),
    ],
)
def test_registration_marks_are_read_in_one_form_and_parts_stay_parts(
    text: str, value: str
) -> None:
    assert values(text, "ref.vehicle_registration") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "seen ON 12 MAY at home",
        "AGED BY 20 MIN",
        "crime 12/AB12345/24",
        "QX1 2AB is the address",
        "he is 15 yrs old",
        "room 12 was booked",
    ],
)
def test_dates_ages_and_references_are_no_marks(text: str) -> None:
    assert values(text, "ref.vehicle_registration") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("rings from 07700 900123", "+447700900123"),
        ("+44 7700 900 456", "+447700900456"),
        ("0044 7700 900456", "+447700900456"),
        ("(0114) 496 0123", "+441144960123"),
        ("7700900123", "+447700900123"),
        ("+48 601 234 567", "+48601234567"),
        ("oh double seven double oh nine double oh one two three", "+447700900123"),
    ],
)
def test_phone_numbers_are_read_as_they_are_dialled(text: str, value: str) -> None:
    assert values(text, "ref.phone_number") == [value]


@pytest.mark.parametrize("text", ["on 12/03/2024", "ref 1234567", "£12,000,000", "2003 to 2005"])
def test_dates_and_sums_are_no_phone_numbers(text: str) -> None:
    assert values(text, "ref.phone_number") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Snapchat, username big_tee99", "snapchat:big_tee99"),
        ("snap: xx_yy", "snapchat:xx_yy"),
        ("on insta as @abc.12", "instagram:abc.12"),
        ("@kayz_official on Instagram", "instagram:kayz_official"),
        ("IG @dez", "instagram:dez"),
        ("messages from @dez_77", "unknown:dez_77"),
    ],
)
def test_handles_are_read_with_their_platform(text: str, value: str) -> None:
    assert values(text, "ref.handle") == [value]


def test_an_address_for_email_is_no_handle() -> None:
    assert values("write to help@unit.example", "ref.handle") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("14 Weir Court, QX4 7BD", "QX4 7BD"), ("qx47bd", "QX4 7BD"), ("EC1A 1BB", "EC1A 1BB")],
)
def test_postcodes_are_read_with_one_space(text: str, value: str) -> None:
    assert values(text, "ref.postcode") == [value]


def test_a_second_statement_of_s1_is_no_postcode() -> None:
    assert values("S1 2nd statement", "ref.postcode") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Username was frosty_the_bro on Xbox.", "xbox:frosty_the_bro"),
        ("His handle on Insta is big.tone.official now.", "instagram:big.tone.official"),
        ("Discord name on the screenshot was rook#8841.", "discord:rook#8841"),
        ('Uploaded from handle "bluejay.ttv", child of ten.', "unknown:bluejay.ttv"),
        ("She was told to add jaysnap_x0x by the man.", "unknown:jaysnap_x0x"),
    ],
)
def test_a_name_with_the_shape_of_an_account_is_a_handle(text: str, value: str) -> None:
    assert value in [m.value for m in read_text(text) if m.concept_id == "ref.handle"]


@pytest.mark.parametrize(
    "text",
    [
        "The user left.Then a man came to the account desk.",
        "The account is at www.example.com and the user guide is guide_pages.pdf there.",
        "Account opened at 10.30.15 by the user.",
    ],
)
def test_pages_files_times_and_run_on_sentences_are_no_handles(text: str) -> None:
    assert [m for m in read_text(text) if m.concept_id == "ref.handle"] == []


def test_a_party_of_a_crime_before_a_word_in_capitals_is_no_mark() -> None:
    text = "S1 HAS TAKEN V1 AND V2 MET THEM. VAN S1 ABC SEEN."
    found = [m.value for m in read_text(text) if m.concept_id == "ref.vehicle_registration"]
    assert found == ["S1ABC"]
