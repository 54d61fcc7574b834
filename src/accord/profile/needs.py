"""The sources a section is built from: who holds each, and how to ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.documents import Notice
from accord.profile.presence import Presence

CHILDREN_ACT = "Children Act 2004 section 11; Working Together information sharing"
CRIME_AND_DISORDER = "Crime and Disorder Act 1998 section 115"
POLICE = "common law policing purpose; Data Protection Act 2018 part 3"


@dataclass(frozen=True)
class Need:
    """One source: what it is, which rows show that it was delivered, who holds it, how to ask.

    tables: pairs of table and sector (an empty sector stands for any). Nothing to look for means
    that no table of the contract can carry it.
    """

    what: str
    holder: str
    ask: str
    basis: str = POLICE
    tables: tuple[tuple[str, str], ...] = ()
    reports: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    # What analysts can give in its place, under population in their file.
    given: str = ""

    def is_met(self, presence: Presence) -> bool:
        """Whether any of the rows it needs was delivered."""
        return (
            any(_delivered(table, sector, presence) for table, sector in self.tables)
            or bool(set(self.reports) & presence.reports)
            or bool(set(self.actions) & presence.actions)
        )

    @property
    def can_be_carried(self) -> bool:
        """Whether the extract contract has a table for it."""
        return bool(self.tables or self.reports or self.actions)

    def notice(self) -> Notice:
        """What a section says in its place."""
        return Notice(
            f"Not in this profile: {self.what}",
            f"Held by: {self.holder}. How to ask: {self.ask}. Basis: {self.basis}.",
        )


def _delivered(table: str, sector: str, presence: Presence) -> bool:
    return any(t == table and sector in ("", s) for t, s in presence.tables)


def unmet(needs: tuple[Need, ...], presence: Presence) -> Iterator[Need]:
    """The sources that were not delivered."""
    return (need for need in needs if not need.is_met(presence))


CRIMES = Need(
    "recorded crimes of the force",
    "the force's crime recording system",
    "a delivery of crimes, of who had which part in them, and of person records, for the period",
    tables=(("crimes", "police"), ("crimes", "transport_police")),
)
INTELLIGENCE = Need(
    "intelligence reports of the force",
    "the force intelligence bureau",
    "a delivery of intelligence reports with their grading",
    tables=(("intelligence", ""),),
)
SOCIAL_CARE = Need(
    "children's social care contacts, referrals and assessments",
    "the local authorities' children's services",
    "an extract of contacts, referrals and assessments as in the Standard Safeguarding Dataset",
    CHILDREN_ACT,
    tables=(("partner_reports", "children_social_care"),),
)
CARE_STATUS = Need(
    "social care status and placements over time",
    "the local authorities' children's services",
    "an extract of legal status and placements (the return on looked-after children, SSDA903) "
    "and of child protection plans",
    CHILDREN_ACT,
    tables=(("care_status", ""),),
)
EDUCATION = Need(
    "attendance, suspensions and exclusions",
    "schools and the local authorities' education services",
    "an extract of concerns about attendance and of suspensions",
    CHILDREN_ACT,
    tables=(("partner_reports", "education"),),
)
HEALTH = Need(
    "emergency department attendances and sexual health referrals",
    "hospital trusts and sexual health services, through the integrated care board",
    "monthly assault counts by place under Information Sharing to Tackle Violence, and referrals",
    CHILDREN_ACT,
    tables=(("partner_reports", "health"),),
)
YOUTH_JUSTICE = Need(
    "youth justice contacts and outcomes",
    "the youth justice service",
    "an extract of contacts with the youth justice service",
    CRIME_AND_DISORDER,
    reports=("youth_justice_contact",),
)
MISSING = Need(
    "missing episodes and return home interviews",
    "the force's missing person system and the local authorities",
    "an extract of missing episodes with what came of the interview",
    tables=(("missing_episodes", ""),),
)
INTERVIEWS = Need(
    "what children say in return home interviews",
    "the providers of return home interviews",
    "the text of interviews, without names, with the child's agreement recorded",
    CHILDREN_ACT,
    tables=(("missing_episodes", ""),),
    reports=("return_home_interview",),
)
LICENSING = Need(
    "taxi and premises licensing complaints and decisions",
    "the local authorities' licensing teams",
    "an extract of licensing complaints and decisions",
    CRIME_AND_DISORDER,
    reports=("licensing_complaint", "licensing_decision"),
)
MAKESAFE = Need(
    "calls from businesses under Operation Makesafe",
    "the force control room and the Makesafe co-ordinator",
    "an extract of the calls under Operation Makesafe",
    reports=("makesafe_call",),
)
TRAINING = Need(
    "training of businesses and test purchases",
    "the Makesafe co-ordinator",
    "an extract of training held and of test purchases with their results",
    tables=(("training_events", ""),),
)
NRM = Need(
    "National Referral Mechanism referrals",
    "the Single Competent Authority and the force's modern slavery lead",
    "an extract of referrals to the National Referral Mechanism",
    reports=("nrm",),
    actions=("nrm_referral",),
)
PANELS = Need(
    "multi-agency exploitation panels and strategy meetings",
    "the safeguarding partnership",
    "an extract of meetings of the exploitation panel (MACE) and of strategy meetings",
    CHILDREN_ACT,
    reports=("mace", "strategy_meeting"),
    actions=("strategy_discussion",),
)
ACTIONS = Need(
    "what investigations did, with dates",
    "the force's investigation management system",
    "an extract of what was done on each crime, with the day",
    tables=(("actions", ""),),
)
DISRUPTION = Need(
    "disruption options used: notices, orders, closures, licence reviews",
    "the force's disruption register and the councils' legal services",
    "an extract of each option used, with the days it began and ends",
    actions=("cawn", "sro", "shpo", "stro", "closure_notice", "licence_review"),
)
NATIONAL = Need(
    "national and regional comparison figures",
    "the Home Office, the Department for Education and the Hydrant programme",
    "their published tables, of which analysts enter the figures",
    "published statistics",
    given="others",
)
HEALTH_CHILD = Need(
    "mental health, school nursing and sexual assault referral centre records",
    "NHS trusts and the sexual assault referral centre",
    "counts under the integrated care board's sharing agreement",
    CHILDREN_ACT,
)
COURT = Need(
    "bail, custody and court results",
    "the force's custody system and His Majesty's Courts and Tribunals Service",
    "dates of bail, release and result for each suspect",
)
WORKFORCE = Need(
    "training, caseload and supervision of staff",
    "the force's human resources and learning systems",
    "counts of accredited investigators and open cases by team",
    "management information of the force",
)
CALIBRATION = Need(
    "how alike people apply the definition",
    "the force's exploitation leads, through a consistency exercise",
    "run an exercise with invented cases and bring its results",
    "management information of the force",
)
POPULATION = Need(
    "the number of children living in the area",
    "the Office for National Statistics",
    "mid-year estimates, of which analysts enter the figure",
    "published statistics",
    given="children",
)
ONLINE_DETAIL = Need(
    "platforms, whether first contact was online, and referrals from the National Crime Agency",
    "the force's online child abuse team and digital forensics unit",
    "counts by month of platform, first contact and referral, and whether images are held, yes or "
    "no",
)
CUSTODY_OF_CHILDREN = Need(
    "custody, strip searches, out-of-court resolutions and section 45 defences of children",
    "the force's custody system, the youth justice service and the Crown Prosecution Service",
    "for each child held as a suspect the day and kind of each, and whether the defence of section "
    "45 of the Modern Slavery Act 2015 was raised",
    CRIME_AND_DISORDER,
)
INCIDENTS = Need(
    "what was done at once about a call: attendance, time taken and result",
    "the force control room's command and control system",
    "the incident log of each call from a business, with the reference that the report of the call "
    "bears",
)
CONFERENCES = Need(
    "initial child protection conferences, reviews and decisions on referrals of trafficking",
    "the local authorities' children's services and the Single Competent Authority",
    "initial child protection conferences and reviews as in the Standard Safeguarding Dataset, and "
    "the day of each reasonable and conclusive grounds decision",
    CHILDREN_ACT,
)
PROTECTIVE = Need(
    "deprivation and waiting times for services",
    "the local authorities and the integrated care board",
    "published indices and waiting lists by area",
    "published statistics",
)
VOICE = Need(
    "advocacy and families' accounts",
    "voluntary sector providers and advocacy services",
    "themes shared with the agreement of those who spoke",
    CHILDREN_ACT,
)
