"""What is done about calls from businesses: police attend, a child is referred, a crime recorded.

Each call draws from a stream of its own, so that it changes no other row of the country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import cast

import pyarrow as pa

from accord.synthetic.calibration import Calibration
from accord.synthetic.chance import happens, rng_for
from accord.synthetic.organisations import PERIOD_TO
from accord.synthetic.packages import as_table
from accord.synthetic.recording import Row
from accord.tables.extract import EXTRACT_TABLES

CALL = "makesafe_call"
# What may follow, how often, and within how many days of the call.
FOLLOWED = (
    ("attendance", "calls_attended", 1),
    ("safeguarding_referral", "calls_referred", 3),
    ("crime_recorded", "calls_recorded_as_crime", 7),
)
(_ACTIONS,) = (table for table in EXTRACT_TABLES if table.name == "actions")


def actions_on_calls(seed: int, rates: Calibration, reports: Iterable[Row]) -> Iterator[Row]:
    """The actions on those of these reports that are calls from businesses."""
    for report in reports:
        if report["kind"] == CALL:
            yield from _followed(seed, rates, report)


def table_of_actions(seed: int, rates: Calibration, reports: pa.Table) -> pa.Table:
    """The same for a table of reports: a table of actions, empty where none is a call."""
    columns = ["source_id", "report_id", "kind", "received_at"]
    rows = reports.select(columns).to_pylist()
    return as_table(_ACTIONS, list(actions_on_calls(seed, rates, rows)))


def _followed(seed: int, rates: Calibration, call: Mapping[str, object]) -> Iterator[Row]:
    """Only a call that somebody went to can lead on; what falls after the last day is not known."""
    ref, received = str(call["report_id"]), _day(cast("datetime", call["received_at"]))
    rng = rng_for(seed, "call", str(call["source_id"]), ref)
    for place, (kind, rate, days) in enumerate(FOLLOWED, 1):
        if not happens(rng, rates[rate]):
            return
        done = received + timedelta(days=rng.randint(0, days))
        if done > PERIOD_TO:
            return
        yield {
            "source_id": call["source_id"],
            "action_id": f"{ref}/{place}",
            "target_kind": "partner_report",
            "target_ref": ref,
            "kind": kind,
            "requested_on": received,
            "done_on": done,
        }


def _day(moment: datetime) -> date:
    return moment.date()
