"""What makes a row doubtful though it can be used: one entry per rule, as data."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, QUERY = "error", "query"

# s is the row's source: its extract cannot hold what had not happened yet.
_POSTCODE = "^(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})$"
_OFFENCE = "^[0-9]{1,3}[A-Z]{0,2}([./][0-9]{1,3}[A-Z]?)*$"
_OUTCOME = "^([1-9]|1[0-9]|2[0-3])[A-Z]?$"
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NO_NAMES = ("UNKNOWN", "NOT KNOWN", "N/K", "NK", "N/A", "TEST", "XX", "XXX", "U/K", "UK", "?")


@dataclass(frozen=True)
class Doubt:
    """A rule over rows in use: which rows it looks at, and which of those it doubts."""

    table: str
    rule: str
    severity: str
    looked_at: str
    doubtful: str


def _before(table: str, later: str, earlier: str, rule: str, severity: str = ERROR) -> Doubt:
    looked_at = f"r.{later} is not null and r.{earlier} is not null"
    return Doubt(
        table,
        rule,
        severity,
        looked_at,
        f"cast(r.{later} as date) < cast(r.{earlier} as date)"
        if later.endswith("_on") or earlier.endswith("_on")
        else f"r.{later} < r.{earlier}",
    )


def _in_future(table: str, column: str) -> Doubt:
    doubtful = f"cast(r.{column} as date) > cast(s.extracted_at as date)"
    return Doubt(table, f"{column}_after_extract", ERROR, f"r.{column} is not null", doubtful)


def _postcode(table: str, column: str = "postcode") -> Doubt:
    doubtful = f"not regexp_matches(upper(r.{column}), '{_POSTCODE}')"
    return Doubt(table, f"{column}_shape", QUERY, f"r.{column} is not null", doubtful)


def _grid(table: str) -> Doubt:
    return Doubt(
        table,
        "grid_reference_range",
        ERROR,
        "r.easting is not null or r.northing is not null",
        "r.easting is null or r.northing is null or r.easting not between 0 and 700000 "
        "or r.northing not between 0 and 1300000",
    )


def _nhs_number() -> Doubt:
    digits = "regexp_replace(r.nhs_number, '[ -]', '', 'g')"
    total = " + ".join(
        f"{11 - n} * try_cast(substr({digits}, {n}, 1) as int)" for n in range(1, 10)
    )
    fits = f"(11 - ({total}) % 11) % 11 = try_cast(substr({digits}, 10, 1) as int)"
    doubtful = (
        f"case when regexp_matches({digits}, '^[0-9]{{10}}$') then not ({fits}) else true end"
    )
    return Doubt("nominals", "nhs_number_check_digit", ERROR, "r.nhs_number is not null", doubtful)


def _upn() -> Doubt:
    total = " + ".join(f"{n} * try_cast(substr(r.upn, {n}, 1) as int)" for n in range(2, 14))
    letter = f"substr('{_UPN_LETTERS}', ({total}) % 23 + 1, 1)"
    # A letter at the end marks a temporary number, whose check letter is reckoned differently.
    shape = "regexp_matches(upper(r.upn), '^[A-Z][0-9]{12}$')"
    temporary = "regexp_matches(upper(r.upn), '^[A-Z][0-9]{11}[A-Z]$')"
    doubtful = (
        f"case when {shape} then upper(substr(r.upn, 1, 1)) <> {letter} else not {temporary} end"
    )
    return Doubt("nominals", "upn_check_letter", ERROR, "r.upn is not null", doubtful)


def _no_name() -> str:
    listed = ", ".join(f"'{name}'" for name in _NO_NAMES)
    return f"upper(r.surname) in ({listed}) or upper(r.forename) in ({listed})"


_BORN = "r.date_of_birth is not null"
_TODAY = "cast(s.extracted_at as date)"

DOUBTS: tuple[Doubt, ...] = (
    Doubt("nominals", "born_after_extract", ERROR, _BORN, f"r.date_of_birth > {_TODAY}"),
    Doubt(
        "nominals",
        "placeholder_birth_date",
        QUERY,
        _BORN,
        "r.date_of_birth <= date '1901-01-01' and year(r.date_of_birth) >= 1899 "
        "or year(r.date_of_birth) in (1111, 9999)",
    ),
    Doubt(
        "nominals",
        "exact_birth_on_new_year",
        QUERY,
        f"{_BORN} and r.birth_date_quality = 'exact'",
        "month(r.date_of_birth) = 1 and day(r.date_of_birth) = 1",
    ),
    Doubt(
        "nominals",
        "age_range",
        ERROR,
        "r.age_from is not null or r.age_to is not null",
        "r.age_from > r.age_to or r.age_from < 0 or r.age_to > 120",
    ),
    Doubt(
        "nominals",
        "age_against_birth_date",
        QUERY,
        f"{_BORN} and r.age_from is not null",
        f"age_at(r.date_of_birth, {_TODAY}) < r.age_from",
    ),
    Doubt(
        "nominals",
        "placeholder_name",
        QUERY,
        "r.is_identified and (r.forename is not null or r.surname is not null)",
        _no_name(),
    ),
    Doubt(
        "nominals",
        "identified_without_name",
        QUERY,
        "r.is_identified",
        "r.forename is null and r.surname is null and n_items(r.known_as) = 0",
    ),
    _nhs_number(),
    _upn(),
    _postcode("nominals"),
    _before("crimes", "committed_to", "committed_from", "ends_before_start"),
    _before("crimes", "recorded_on", "committed_from", "recorded_before_committed"),
    _before("crimes", "reported_at", "committed_from", "reported_before_committed", QUERY),
    _before("crimes", "outcome_on", "recorded_on", "outcome_before_recorded"),
    _before("crimes", "closed_on", "recorded_on", "closed_before_recorded"),
    _in_future("crimes", "recorded_on"),
    _in_future("crimes", "committed_from"),
    Doubt(
        "crimes",
        "unknown_offence_code",
        QUERY,
        "true",
        f"not regexp_matches(upper(r.offence_code), '{_OFFENCE}')",
    ),
    Doubt(
        "crimes",
        "unknown_outcome_code",
        QUERY,
        "r.outcome_code is not null",
        f"not regexp_matches(upper(r.outcome_code), '{_OUTCOME}')",
    ),
    _postcode("crimes"),
    _grid("crimes"),
    _before("intelligence", "event_to", "event_from", "ends_before_start"),
    _before("intelligence", "reported_at", "event_from", "reported_before_event", QUERY),
    _in_future("intelligence", "reported_at"),
    Doubt(
        "intelligence",
        "not_graded",
        QUERY,
        "true",
        "r.source_grade is null or r.information_grade is null",
    ),
    _postcode("intelligence"),
    _grid("intelligence"),
    _before("missing_episodes", "found_at", "missing_from_at", "found_before_missing"),
    _before("missing_episodes", "found_at", "reported_at", "found_before_reported", QUERY),
    _before("missing_episodes", "reported_at", "missing_from_at", "reported_before_missing"),
    _before("missing_episodes", "rhi_at", "found_at", "interview_before_found"),
    Doubt(
        "missing_episodes",
        "interview_accepted_not_offered",
        QUERY,
        "r.rhi_accepted and r.rhi_offered is not null",
        "not r.rhi_offered",
    ),
    _in_future("missing_episodes", "reported_at"),
    _postcode("missing_episodes", "found_postcode"),
    _before("partner_reports", "received_at", "occurred_on", "received_before_it_happened"),
    _in_future("partner_reports", "received_at"),
    Doubt(
        "partner_reports",
        "related_kind_without_reference",
        QUERY,
        "r.related_event_kind is not null",
        "r.related_event_ref is null",
    ),
    _postcode("partner_reports"),
    _grid("partner_reports"),
    Doubt(
        "associations",
        "associated_with_oneself",
        ERROR,
        "true",
        "r.nominal_id_a = r.nominal_id_b",
    ),
    _before("associations", "to_on", "from_on", "ends_before_start"),
    Doubt("objects", "no_identifier", QUERY, "true", "r.identifier is null"),
    _postcode("objects"),
    _before("object_links", "to_on", "from_on", "ends_before_start"),
    _before("markers", "cleared_on", "set_on", "cleared_before_set"),
    _in_future("markers", "set_on"),
    _before("actions", "done_on", "requested_on", "done_before_requested", QUERY),
    _before("actions", "expires_on", "done_on", "expires_before_done"),
    _before("care_status", "to_on", "from_on", "ends_before_start"),
    _postcode("care_status", "placement_postcode"),
    _in_future("training_events", "held_on"),
    Doubt(
        "training_events",
        "staff_trained_range",
        ERROR,
        "r.staff_trained is not null",
        "r.staff_trained < 0",
    ),
)
