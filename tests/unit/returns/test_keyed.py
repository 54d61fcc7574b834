"""Keys that cannot be guessed, and tokens that agree however two forces write one person."""

import stat
from datetime import date

import pytest

from accord.errors import UserFacingError
from accord.returns.keyed import Key, WeakKey, make_key, read_key
from accord.returns.tokens import KINDS, combinations

KEY = Key(b"4f9d2a7c81e6b3500d1e2f3a4b5c6d7e")
PERSON = {
    "forename": "daniel",
    "names": ["daniel"],
    "aliases": None,
    "surname": "gorecki",
    "born": date(1991, 5, 24),
    "pnc": None,
    "nhs": None,
    "upn": None,
    "contacts": None,
    "surname_parts": ["gorecki"],
    "postcode": None,
    "born_year": 1991,
}


def _tokens(**changed):
    return {(kind, KEY.token(kind, value)) for kind, value in combinations({**PERSON, **changed})}


@pytest.mark.parametrize(
    "changed",
    [
        {"forename": "gorecki", "names": ["gorecki"], "surname": "daniel"},
        {"forename": "danny", "names": ["danny"]},
        {"surname": "gorrecki"},
        {"forename": "big", "names": ["big"], "aliases": ["daniel"]},
        {"forename": "dainel", "names": ["dainel"]},
        {"surname": "gorescki"},
        {"surname": "gorekci"},
        {"surname": "goreckimarsh", "surname_parts": ["gorecki", "marsh"]},
        {"born": date(1991, 5, 25)},
        {"born": date(1981, 5, 24)},
    ],
)
def test_one_person_written_in_two_ways_shares_a_token(changed):
    assert _tokens() & _tokens(**changed)


def test_day_and_month_that_changed_places_still_share_a_token():
    one, other = {"born": date(1991, 5, 3)}, {"born": date(1991, 3, 5)}
    assert {kind for kind, _ in _tokens(**one) & _tokens(**other)} == {"names_day_month"}


@pytest.mark.parametrize(
    "changed",
    [
        {"born": date(1992, 5, 25)},
        {"forename": "martin", "names": ["martin"]},
        {"forename": "denial", "names": ["denial"], "born": date(1991, 5, 25)},
        {"surname": "whitlow", "surname_parts": ["whitlow"]},
        {"born": None},
    ],
)
def test_unlike_people_share_none(changed):
    assert not _tokens() & _tokens(**changed)


HOME = {"postcode": "NM41AL"}
CALL = {"contacts": ["07700900123"]}


@pytest.mark.parametrize(
    ("given", "changed", "kind"),
    [
        (HOME, {"born": None, "born_year": 1991}, "names_year_place"),
        (HOME, {"born": None, "born_year": None}, "names_place"),
        (HOME, {"surname": "whitlow", "surname_parts": ["whitlow"]}, "forename_birth_place"),
        (CALL, {"surname": "whitlow", "surname_parts": ["whitlow"]}, "forename_birth_contact"),
        (CALL, {"born": None, "born_year": None}, "names_contact"),
    ],
)
def test_where_a_birth_date_or_a_surname_is_lost_a_place_or_a_contact_stands_in(
    given, changed, kind
):
    assert kind in {k for k, _ in _tokens(**given) & _tokens(**given, **changed)}


def test_a_short_name_is_not_shortened_further():
    ali = {"forename": "ali", "names": ["ali"]}
    assert not _tokens(**ali) & _tokens(forename="al", names=["al"])


def test_every_kind_is_explained():
    everything = {**PERSON, **HOME, **CALL, "pnc": "1", "nhs": "2", "upn": "3"}
    assert {kind for kind, _ in combinations(everything)} == set(KINDS)


def test_another_key_gives_another_token_and_each_kind_its_own():
    other = Key(b"0" + KEY.secret[1:])
    assert KEY.token("pnc", "1") != other.token("pnc", "1")
    assert KEY.token("pnc", "1") != KEY.token("nhs", "1")
    assert KEY.check != other.check


def test_a_key_is_never_shown():
    assert "4f9d" not in repr(KEY)


@pytest.mark.parametrize("text", ["", "short", "a" * 64, "abcabcabc" * 8])
def test_a_key_that_could_be_guessed_is_refused_without_being_shown(tmp_path, text):
    (tmp_path / "key").write_text(text)
    with pytest.raises(WeakKey) as refusal:
        read_key(tmp_path / "key")
    assert not text or text not in str(refusal.value)


def test_a_key_that_is_made_can_be_read_and_is_never_written_over(tmp_path):
    make_key(tmp_path / "key")
    assert read_key(tmp_path / "key").check == read_key(tmp_path / "key").check
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    with pytest.raises(UserFacingError, match="never written over"):
        make_key(tmp_path / "key")
