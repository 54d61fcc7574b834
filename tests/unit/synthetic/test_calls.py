"""What follows a call from a business: some are acted on, in order, and nothing else is drawn."""

from datetime import date, datetime

import pytest

from accord.synthetic.calibration import Calibration, calibration
from accord.synthetic.calls import actions_on_calls
from accord.synthetic.organisations import PERIOD_TO

RATES = calibration()


def _calls(count, received=datetime(2024, 3, 1, 22, 0), kind="makesafe_call"):
    return [
        {"source_id": "m", "report_id": f"B{n:09}", "kind": kind, "received_at": received}
        for n in range(count)
    ]


def _actions(calls, seed=3, rates=RATES):
    return list(actions_on_calls(seed, rates, calls))


def test_about_as_many_calls_are_acted_on_as_the_calibration_has_it():
    found = _actions(_calls(2000))
    attended = [a for a in found if a["kind"] == "attendance"]
    referred = [a for a in found if a["kind"] == "safeguarding_referral"]
    recorded = [a for a in found if a["kind"] == "crime_recorded"]
    assert len(attended) / 2000 == pytest.approx(RATES["calls_attended"], abs=0.04)
    assert len(referred) / len(attended) == pytest.approx(RATES["calls_referred"], abs=0.04)
    share = len(recorded) / len(referred)
    assert share == pytest.approx(RATES["calls_recorded_as_crime"], abs=0.06)


def test_a_call_draws_for_itself_whatever_other_calls_there_are():
    calls = _calls(50)
    alone = [action for call in reversed(calls) for action in _actions([call])]
    assert sorted(alone, key=lambda a: a["action_id"]) == sorted(
        _actions(calls), key=lambda a: a["action_id"]
    )
    assert _actions(calls, seed=4) != _actions(calls)


def test_nothing_is_done_before_the_call_nor_after_the_last_day():
    assert min(a["done_on"] for a in _actions(_calls(300))) >= date(2024, 3, 1)
    late = datetime(PERIOD_TO.year, PERIOD_TO.month, PERIOD_TO.day, 23, 0)
    done = [a["done_on"] for a in _actions(_calls(300, late))]
    assert done and max(done) == PERIOD_TO


def test_a_referral_stands_only_where_somebody_went_and_a_crime_only_where_a_child_was_referred():
    kinds: dict[str, list[str]] = {}
    for action in _actions(_calls(500)):
        kinds.setdefault(action["target_ref"], []).append(action["kind"])
    order = ["attendance", "safeguarding_referral", "crime_recorded"]
    assert {tuple(found) for found in kinds.values()} == {tuple(order[:n]) for n in (1, 2, 3)}


def test_a_report_that_is_no_call_leads_to_nothing():
    every = Calibration({**RATES.values, "calls_attended": 1.0})
    assert _actions(_calls(20, kind="licensing_complaint"), rates=every) == []
    assert len({a["target_ref"] for a in _actions(_calls(20), rates=every)}) == 20
