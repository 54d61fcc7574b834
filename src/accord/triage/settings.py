"""The windows of the queues: each a setting with the reason for its value."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from accord.errors import BadOverlay


@dataclass(frozen=True)
class Settings:
    """How far back the queues look, and how many episodes make a pattern."""

    repeat_missing_episodes: int = 3
    repeat_missing_days: int = 90
    found_at_one_place: int = 2
    missing_together_days: int = 730
    one_adult_days: int = 365
    one_vehicle_days: int = 730
    one_place_days: int = 730
    one_placement_days: int = 730
    disclosure_days: int = 365
    further_person_days: int = 365
    factor_days: int = 730
    interview_days: int = 90
    partner_silence_days: int = 365


WHY = {
    "repeat_missing_episodes": "forces use three in ninety days; a force sets its own",
    "repeat_missing_days": "the same; all episodes are kept, so any window can be asked for",
    "found_at_one_place": "once may be chance; twice is a place to look at",
    "missing_together_days": "the catalogue's window for what children do together (C03)",
    "one_adult_days": "the catalogue's window for one adult and two children (A02)",
    "one_vehicle_days": "the catalogue's window for one vehicle and two children (B03)",
    "one_place_days": "the catalogue's window for a place that several sources name (L01)",
    "one_placement_days": "the catalogue's window for two children of one placement (K02)",
    "disclosure_days": "older accounts matter as much, and are asked for by a longer window",
    "further_person_days": "an unidentified person is looked for first while traces last",
    "factor_days": "the catalogue's window for a council's assessment factor (N05)",
    "interview_days": "an interview is due within three days; after ninety it is history",
    "partner_silence_days": "a partner with no record for a year has probably not been asked",
}


def read_settings(path: Path | None) -> Settings:
    """The settings as they come, or with a force's own values from a TOML file."""
    if path is None:
        return Settings()
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise BadOverlay(f"{path.name} cannot be read as TOML.") from problem
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(given) - known)
    wrong = sorted(n for n, v in given.items() if n in known and not _is_days(v))
    problems = [
        *([f"there is no setting {', '.join(unknown)}"] if unknown else []),
        *([f"not a whole number above nought: {', '.join(wrong)}"] if wrong else []),
    ]
    if problems:
        raise BadOverlay(f"{path.name} cannot be used: {'; '.join(problems)}.")
    return Settings(**given)


def _is_days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
