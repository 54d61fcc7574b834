"""What a published run says of itself."""

from __future__ import annotations

from datetime import date

from accord.engine import Engine
from accord.errors import NotFound


def as_of(engine: Engine) -> date:
    """The day the newest extract was taken: 'now' for everything said about a run."""
    ((day,),) = engine.rows("select cast(max(extracted_at) as date) from sources")
    if not isinstance(day, date):
        raise NotFound("The run holds no source, so there is nothing to say about it.")
    return day
