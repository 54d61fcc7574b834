"""People are written down as sources write them: with slips, gaps and habits."""

import random
from datetime import date, datetime

import pytest

from accord.synthetic.calibration import Calibration, calibration
from accord.synthetic.geography import Force, forces
from accord.synthetic.organisations import Holdings, Source, holdings
from accord.synthetic.people import Cast, Human
from accord.synthetic.recording import Recorder, short_form, swapped, typo, wrong_digit

_SEEN = datetime(2023, 6, 1, 12)


@pytest.fixture
def force() -> Force:
    return forces(1, 3, 0.45)[0]


@pytest.fixture
def area(force: Force) -> Holdings:
    return holdings(force)


def _people(force: Force, rates: Calibration, age: int, count: int) -> list[Human]:
    cast = Cast(random.Random(4), rates, 0)
    return [cast.person(force, age, _SEEN.date()) for _ in range(count)]


def _rows(
    people: list[Human], source: Source, rates: Calibration, *, careful: bool = False
) -> list[dict[str, object]]:
    recorder, rng = Recorder(rates, {0: 0.34}), random.Random(9)
    return [
        recorder.nominal(rng, p, source, _SEEN, careful=careful, is_suspect=True) for p in people
    ]


def test_a_slip_changes_a_name_by_a_letter() -> None:
    rng = random.Random(1)
    for _ in range(200):
        slipped = typo(rng, "Hartley")
        assert abs(len(slipped) - 7) <= 1 and slipped[0] == "H"
    assert typo(rng, "Al") == "Al"


def test_day_and_month_change_places_only_where_that_is_a_date() -> None:
    assert swapped(date(2009, 3, 11)) == date(2009, 11, 3)
    assert swapped(date(2009, 3, 25)) == date(2009, 3, 25)


def test_a_wrong_digit_is_always_a_date() -> None:
    rng = random.Random(1)
    for _ in range(300):
        found = wrong_digit(rng, date(2008, 2, 29))
        assert isinstance(found, date)


def test_short_forms_stand_for_their_name() -> None:
    assert short_form(random.Random(1), "Rebecca") in ("Becky", "Becca")
    assert short_form(random.Random(1), "Xanthe") == "Xanthe"


def test_a_careful_record_keeps_the_birth_date(force: Force, area: Holdings) -> None:
    rates = calibration()
    people = _people(force, rates, 30, 400)
    rows = _rows(people, area.police, rates, careful=True)
    kept = [
        r["date_of_birth"] in (p.born, swapped(p.born)) for p, r in zip(people, rows, strict=True)
    ]
    assert all(kept)


def test_near_eighteen_a_careful_record_is_exact(force: Force, area: Holdings) -> None:
    rates = calibration()
    people = _people(force, rates, 17, 400)
    rows = _rows(people, area.police, rates, careful=True)
    assert all(r["date_of_birth"] == p.born for p, r in zip(people, rows, strict=True))


def test_the_police_lack_birth_dates_as_often_as_calibrated(force: Force, area: Holdings) -> None:
    rates = calibration()
    rows = _rows(_people(force, rates, 30, 3000), area.police, rates)
    missing = sum(r.get("date_of_birth") is None for r in rows) / len(rows)
    assert missing == pytest.approx(rates["birth_date_missing"], abs=0.02)


def test_a_year_alone_is_written_as_the_first_of_january(force: Force, area: Holdings) -> None:
    rates = calibration()
    rows = _rows(_people(force, rates, 30, 3000), area.police, rates)
    years = [r["date_of_birth"] for r in rows if r["birth_date_quality"] == "year_only"]
    assert years
    assert all(isinstance(d, date) and (d.month, d.day) == (1, 1) for d in years)


def test_each_kind_of_source_holds_the_identifiers_it_uses(force: Force, area: Holdings) -> None:
    rates = calibration()
    children = _people(force, rates, 12, 400)

    def share(source: Source, column: str) -> float:
        rows = _rows(children, source, rates)
        return sum(r.get(column) is not None for r in rows) / len(rows)

    assert share(area.education[0], "upn") > 0.9
    assert share(area.health[0], "nhs_number") > 0.9
    assert share(area.social_care[0], "la_child_id") > 0.9
    assert share(area.police, "upn") == 0
    assert share(area.police, "nhs_number") < 0.1


def test_twins_share_a_day_and_a_home_and_not_a_name(force: Force) -> None:
    cast = Cast(random.Random(4), calibration(), 0)
    one = cast.person(force, 14, _SEEN.date())
    other = cast.twin(one)
    assert (one.born, one.home, one.surname) == (other.born, other.home, other.surname)
    assert one.forename != other.forename and one.person_id != other.person_id
    assert other.is_twin


def test_nobody_in_a_situation_shares_a_forename(force: Force) -> None:
    cast = Cast(random.Random(4), calibration(), 0)
    names = [cast.person(force, 30, _SEEN.date()).forename for _ in range(40)]
    assert len(set(names)) == len(names)
