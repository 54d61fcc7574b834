"""The 34 sections of a profile, declared: question, sources each needs, who writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accord.documents import Paragraph, Part, Section
from accord.profile import needs
from accord.profile.chapters import closing, harm, opening, partners, response, sources
from accord.profile.left_out import without_bare_tables
from accord.profile.material import Material
from accord.profile.needs import Need, unmet

Builder = Callable[[Material], Iterator[Part]]


@dataclass(frozen=True)
class Chapter:
    """One section: its number, what it answers, the sources it needs, and what builds it.

    is_bound: whether without any of its sources there is nothing to build.
    """

    number: str
    title: str
    question: str
    build: Builder
    needs: tuple[Need, ...] = ()
    is_bound: bool = True
    is_on_new_page: bool = False

    def section(self, material: Material) -> Section:
        """The section, with what is missing said in the place of what cannot be built."""
        missing = tuple(lacking(self, material))
        able = tuple(need for need in self.needs if need.can_be_carried)
        is_empty = self.is_bound and able and all(need in missing for need in able)
        parts: list[Part] = [Paragraph(f"Question: {self.question}")]
        if is_empty:
            parts.append(Paragraph("None of the sources of this section was delivered."))
        else:
            built = list(self.build(material))
            parts += without_bare_tables(built, material.facts, self.number)
        parts += (need.notice() for need in missing)
        scope = material.scope
        own = material.words.for_section(self.number, scope.audience)
        if own:
            parts.append(Paragraph(own))
        return Section(self.number, self.title, tuple(parts), is_on_new_page=self.is_on_new_page)


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "0",
        "Document control and handling",
        "Who reads it, and which version is it?",
        opening.control,
    ),
    Chapter("1", "Terms of reference", "What was asked, by whom, and for what?", opening.terms),
    Chapter("2", "One-page summary", "What does it come to?", opening.summary, is_on_new_page=True),
    Chapter(
        "3",
        "Definitions used",
        "Which test made which count?",
        opening.definitions,
        (needs.CRIMES,),
    ),
    Chapter("4", "Data sources and limits", "How far do the sources carry it?", sources.sources),
    Chapter("5", "Data quality", "What is missing, and where?", sources.quality, (needs.CRIMES,)),
    Chapter(
        "6",
        "National and regional context",
        "Is the area like others?",
        sources.context,
        (needs.NATIONAL, needs.POPULATION),
    ),
    Chapter(
        "7",
        "Scale and trend",
        "How much, and going which way?",
        harm.scale,
        (needs.CRIMES, needs.INTELLIGENCE),
    ),
    Chapter("8", "Models of exploitation", "What forms does it take?", harm.forms, (needs.CRIMES,)),
    Chapter(
        "9",
        "Children harmed or at risk",
        "Who are they, and since when are they known?",
        harm.children,
        (needs.CRIMES, needs.CARE_STATUS),
    ),
    Chapter(
        "10",
        "Missed opportunities and hidden victims",
        "Whom did we not see?",
        harm.hidden,
        (needs.SOCIAL_CARE, needs.EDUCATION, needs.HEALTH),
    ),
    Chapter("11", "Suspects and perpetrators", "Who offends?", harm.suspects, (needs.CRIMES,)),
    Chapter(
        "12",
        "Groups and networks",
        "What are the nature and extent of group-based exploitation?",
        harm.networks,
        (needs.CRIMES, needs.INTELLIGENCE),
    ),
    Chapter(
        "13",
        "Enablers and method",
        "How do access and control work?",
        harm.method,
        (needs.CRIMES,),
    ),
    Chapter("14", "Locations", "Where does it happen?", partners.places, (needs.CRIMES,)),
    Chapter("15", "Time", "When does it happen?", harm.times, (needs.CRIMES,)),
    Chapter(
        "16",
        "Online",
        "What part does technology play?",
        partners.online,
        (needs.CRIMES, needs.ONLINE_DETAIL),
    ),
    Chapter(
        "17", "Missing", "How is it tied to going missing?", partners.missing, (needs.MISSING,)
    ),
    Chapter(
        "18",
        "Education",
        "How is it tied to absence and exclusion?",
        partners.education,
        (needs.EDUCATION,),
    ),
    Chapter(
        "19",
        "Health",
        "What does health see?",
        partners.health,
        (needs.HEALTH, needs.HEALTH_CHILD),
    ),
    Chapter(
        "20",
        "Criminalised children",
        "Are harmed children treated as offenders?",
        partners.criminalised,
        (needs.CRIMES, needs.YOUTH_JUSTICE, needs.NRM, needs.CUSTODY_OF_CHILDREN),
    ),
    Chapter(
        "21",
        "Conditions around children",
        "Which protective structures were absent?",
        partners.surroundings,
        (needs.SOCIAL_CARE, needs.PROTECTIVE),
    ),
    Chapter(
        "22",
        "Community, business and Makesafe",
        "What do trained sectors report?",
        partners.business,
        (needs.MAKESAFE, needs.TRAINING, needs.LICENSING, needs.INCIDENTS),
    ),
    Chapter(
        "23",
        "Response: safeguarding",
        "Did we act?",
        response.safeguarding,
        (
            *(needs.PANELS, needs.SOCIAL_CARE, needs.ACTIONS, needs.CARE_STATUS, needs.NRM),
            needs.CONFERENCES,
        ),
    ),
    Chapter(
        "24",
        "Response: investigation",
        "How well do we investigate?",
        response.investigation,
        (needs.CRIMES, needs.ACTIONS, needs.COURT),
    ),
    Chapter(
        "25",
        "Response: disruption",
        "What was used, and did it work?",
        response.disruption,
        (needs.DISRUPTION,),
    ),
    Chapter(
        "26",
        "Workforce and practice",
        "Are capacity and practice what they should be?",
        response.workforce,
        (needs.CRIMES, needs.WORKFORCE, needs.CALIBRATION),
    ),
    Chapter(
        "27",
        "Lived experience",
        "What do children and families tell us?",
        response.experience,
        (needs.INTERVIEWS, needs.VOICE),
    ),
    Chapter("28", "Drivers and horizon", "What is coming?", closing.horizon),
    Chapter("29", "Assessment of the last profile", "Did the actions work?", closing.last_profile),
    Chapter(
        "30",
        "Intelligence gaps and requirements",
        "What do we not know, and who will find out?",
        closing.requirements,
    ),
    Chapter(
        "31",
        "Recommendations and 4P plan",
        "What is to be done?",
        closing.recommendations,
    ),
    Chapter(
        "32",
        "Equality and ethics",
        "Is it fair, lawful and in proportion?",
        closing.equality,
    ),
    Chapter("33", "Annexes", "How was it made?", closing.annexes),
)


def lacking(chapter: Chapter, material: Material) -> Iterator[Need]:
    """The sources that a chapter needs, and that neither partners nor analysts gave."""
    for need in unmet(chapter.needs, material.presence):
        if not (need.given and material.words.population.get(need.given)):
            yield need


def missing_sources(material: Material) -> list[tuple[str, Need]]:
    """Every source that a section needs and does not have, with the section."""
    return [(chapter.number, need) for chapter in CHAPTERS for need in lacking(chapter, material)]
