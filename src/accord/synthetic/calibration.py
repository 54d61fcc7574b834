"""Every rate of the invented country in one table, with its basis; a file may overrule any row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.errors import BadOverlay


@dataclass(frozen=True)
class Row:
    """One rate: its default, the values it may take, and what it rests on."""

    name: str
    default: float
    low: float
    high: float
    says: str
    basis: str
    source: str

    @property
    def is_whole(self) -> bool:
        """Counts take whole numbers only."""
        return isinstance(self.default, int)


def _share(name: str, default: float, says: str, basis: str, source: str) -> Row:
    return Row(name, float(default), 0.0, 1.0, says, basis, source)


_PUBLISHED = "published figure"
_NEAR = "assumption near a published figure"
_ASSUMED = "assumption"
_OURS = "project"
_GROUP_REPORT = "national group-based offending reports, data for 2023 and 2024"
_PROGRESS = "inspectorate progress report, October 2025, as reported"
_PROFILE = "profiles and flags read by the national child abuse inquiry, 2018 to 2019"

ROWS: tuple[Row, ...] = (
    # how much is planted
    Row("networks_per_10000_nominals", 9.0, 0.5, 200.0,
        "exploitation networks planted for every ten thousand person records",
        _ASSUMED + ": far above life, so that each shape can be measured", _OURS),
    Row("minimum_per_situation", 1, 1, 1000,
        "least number of each kind of situation, whatever the scale", _ASSUMED, _OURS),
    Row("decoys_per_network", 2.0, 0.1, 20.0,
        "look-alikes that are not networks (shared homes, namesakes, ruled-out suspects and so on) "
        "for every network", _ASSUMED, _OURS),
    Row("lone_abuse_enrichment", 10.0, 1.0, 100.0,
        "how many times rarer single-offender abuse is, beside group abuse, than published; "
        "1 gives the published share", _ASSUMED + ": keeps small worlds small", _OURS),
    _share("group_share_of_abuse", 0.0365,
           "share of recorded child sexual abuse and exploitation that has two or more suspects",
           _PUBLISHED, _GROUP_REPORT),
    _share("group_category_cse", 0.17, "share of group-based abuse that is exploitation",
           _PUBLISHED, _GROUP_REPORT),
    _share("group_category_familial", 0.26, "share of group-based abuse within the family",
           _PUBLISHED, _GROUP_REPORT),
    _share("group_category_peer", 0.22, "share of group-based abuse by other children",
           "published for the first year of the dataset; categories overlap", _GROUP_REPORT),
    _share("group_category_other", 0.35,
           "share of group-based abuse that is institutional, other or unknown",
           "remainder of the three shares above", _GROUP_REPORT),
    # shape of networks
    _share("network_size_2", 0.60, "share of networks with two people", _ASSUMED, _OURS),
    _share("network_size_3_to_5", 0.25, "share of networks with three to five people",
           _ASSUMED, _OURS),
    _share("network_size_6_to_10", 0.11, "share of networks with six to ten people",
           _ASSUMED, _OURS),
    _share("network_size_11_or_more", 0.04, "share of networks with eleven people or more",
           _ASSUMED, _OURS),
    Row("children_per_network", 2.5, 1.0, 10.0, "children harmed by a network, on average",
        "published, old, one type of network only", "threat assessment of 2013"),
    _share("cross_force_networks", 0.25, "share of networks recorded by more than one force",
           _ASSUMED, _OURS),
    _share("suspects_10_to_17", 0.48,
           "share of suspects of group-based abuse who are children themselves, over all "
           "categories; reached by the share of peer situations, not forced on each network",
           _PUBLISHED, _GROUP_REPORT),
    _share("suspect_male", 0.82, "share of suspects who are male",
           "published for all child sexual abuse", "national analysis of 2023"),
    _share("victim_female", 0.79, "share of children harmed who are girls",
           "published for all child sexual abuse", "national analysis of 2023"),
    _share("online_all", 0.42, "share of child sexual abuse with an online element",
           _PUBLISHED, "national analysis of 2024"),
    _share("online_group_cse", 0.20, "share of exploitation by networks with an online element",
           _ASSUMED, _OURS),
    # what the records say
    _share("exchange_stated", 0.50,
           "chance that a record of exploitation says what was given, promised or paid; the "
           "first situation of each kind always does",
           "assumption; two forces told the inquiry it is often left out", _PROFILE),
    _share("coercion_stated", 0.60,
           "chance that a record of exploitation says how the child was drawn in or held; the "
           "first situation of each kind always does",
           _ASSUMED, _OURS),
    _share("type_missing", 0.31, "share of partner reports with no outcome or type",
           _PUBLISHED, _PROFILE),
    _share("risk_missing", 0.39, "share of missing episodes with no risk level",
           _PUBLISHED + " for exploitation reports", _PROFILE),
    _share("suspect_ethnicity_known", 0.34, "share of suspects whose own ethnicity is recorded",
           _PUBLISHED, _GROUP_REPORT),
    Row("suspect_ethnicity_spread", 0.25, 0.0, 0.5,
        "how far forces differ from that share, either way",
        "assumption: one force 0.15, another 0.7", _OURS),
    _share("misspelt_words", 0.006, "share of words in free text that are misspelt",
           _ASSUMED, _OURS),
    # flags
    _share("cse_flag_recall", 0.37, "share of exploitation crimes that carry the CSE flag",
           _PUBLISHED, _PROGRESS),
    _share("cse_flag_precision", 0.60, "share of CSE flags that are right",
           "assumption between the published 0.1 and 0.9", _PROFILE),
    _share("cce_under_cse_flag", 0.10,
           "share of CSE flags that stand on criminal exploitation only",
           "assumption; two forces had no separate flag", _PROFILE),
    _share("group_flag_recall", 0.08, "share of network crimes that carry a group flag",
           "assumption: mostly missing; there is no national group flag", _PROFILE),
    _share("group_flag_precision", 0.70, "share of group flags that are right", _ASSUMED, _OURS),
    _share("csa_flag_recall", 0.75, "share of child sexual abuse crimes that carry the CSA flag",
           _ASSUMED, _OURS),
    _share("csa_flag_precision", 0.95, "share of CSA flags that are right", _ASSUMED, _OURS),
    _share("cce_flag_recall", 0.45, "share of criminal exploitation crimes that carry the CCE flag",
           _ASSUMED, _OURS),
    _share("cce_flag_precision", 0.80, "share of CCE flags that are right", _ASSUMED, _OURS),
    # what is done
    _share("arrest_within_12_weeks", 0.23,
           "share of suspects of group exploitation arrested within twelve weeks",
           _PUBLISHED, _GROUP_REPORT),
    _share("calls_attended", 0.65, "share of calls from businesses that police attend",
           _ASSUMED, _OURS),
    _share("calls_referred", 0.30,
           "share of attended calls from businesses after which a child is referred",
           _ASSUMED, _OURS),
    _share("calls_recorded_as_crime", 0.30,
           "share of calls with a referral that are recorded as a crime", _ASSUMED, _OURS),
    _share("missing_history", 0.50, "share of exploited children with missing episodes",
           _NEAR, "inquiry case studies; threat assessment of 2013"),
    _share("looked_after", 0.40, "share of exploited children who are looked after",
           _NEAR, "inquiry case studies; threat assessment of 2013"),
    Row("factors_per_cse_assessment", 5.0, 1.0, 15.0,
        "factors on an assessment that names exploitation, on average", _PUBLISHED,
        "children in need release, year to March 2025"),
    _share("persistently_absent", 0.66,
           "share of children assessed for exploitation who are persistently absent",
           _PUBLISHED, "children in need release, year to March 2025"),
    _share("partner_data", 0.45, "share of forces whose partners deliver their records",
           _PUBLISHED, _PROGRESS),
    # how people are recorded
    Row("records_per_person", 1.35, 1.0, 3.0, "person records for each human", _ASSUMED, _OURS),
    _share("name_typo", 0.03, "share of person records with a typing error in a name",
           _ASSUMED, _OURS),
    _share("name_spelling", 0.12,
           "share of records under another spelling, where the name has one", _ASSUMED, _OURS),
    _share("name_short_form", 0.10, "share of records under a short form, where there is one",
           _ASSUMED, _OURS),
    _share("names_swapped", 0.012, "share of records with forename and surname swapped",
           _ASSUMED, _OURS),
    _share("surname_changed", 0.06, "share of women's further records under another surname",
           _ASSUMED, _OURS),
    _share("birth_date_missing", 0.07, "share of police person records with no birth date",
           _ASSUMED, _OURS),
    _share("birth_day_month_swapped", 0.012, "share of birth dates with day and month swapped",
           _ASSUMED, _OURS),
    _share("birth_date_typo", 0.012, "share of birth dates with one wrong digit", _ASSUMED, _OURS),
    _share("birth_year_only", 0.02, "share of birth dates known by year only", _ASSUMED, _OURS),
    _share("birth_date_placeholder", 0.006, "share of birth dates that are a placeholder",
           _ASSUMED, _OURS),
    _share("twins", 0.016, "share of brothers and sisters who are twins",
           "about one in sixty births", "published birth statistics, rounded"),
    _share("same_name_as_parent", 0.02, "share of sons who bear their father's forename",
           _ASSUMED, _OURS),
    # background life
    Row("events_per_nominal", 1.6, 0.2, 10.0, "records of events for each person record",
        "assumption: a force-year of a hundred thousand events and sixty thousand people", _OURS),
)  # fmt: skip
_BY_NAME = {row.name: row for row in ROWS}


@dataclass(frozen=True)
class Calibration:
    """The rates in force for one invented country."""

    values: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def whole(self, name: str) -> int:
        """A row that holds a count."""
        return int(self.values[name])


def calibration(overrides: Path | None = None) -> Calibration:
    """The default rates, overruled row by row by a TOML file of `name = value` lines."""
    values = {row.name: row.default for row in ROWS}
    if overrides is not None:
        values |= _read(overrides)
    return Calibration(values)


def _read(path: Path) -> dict[str, float]:
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadOverlay(f"The calibration file cannot be read: {type(fault).__name__}") from fault
    problems = [p for name, value in given.items() if (p := _problem(name, value))]
    if problems:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        raise BadOverlay(f"The calibration file cannot be used:\n{lines}")
    return dict(given)


def _problem(name: str, value: object) -> str | None:
    row = _BY_NAME.get(name)
    if row is None:
        return f"{name}: there is no such row; see the calibration table"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{name}: takes a number"
    if row.is_whole and not isinstance(value, int):
        return f"{name}: takes a whole number"
    if not row.low <= value <= row.high:
        return f"{name}: takes a value from {row.low:g} to {row.high:g}"
    return None


def as_markdown() -> str:
    """The calibration page of the reference documents."""
    lines = [
        "# Calibration of the synthetic country",
        "",
        "Made from `accord/synthetic/calibration.py`; do not edit by hand. Every row can be",
        "overruled: write `name = value` lines in a TOML file and give it to `accord synth`.",
        "A rate that is not published is called an assumption; none of them "
        "describes a real place.",
        "",
        "| name | default | may be | what it is | basis | source |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{r.name}` | {r.default:g} | {r.low:g} to {r.high:g} | {r.says} | {r.basis} "
        f"| {r.source} |"
        for r in ROWS
    ]
    return "\n".join(lines) + "\n"
