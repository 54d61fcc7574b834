"""Sections 0 to 6: control, terms, summary, definitions, sources, data quality, context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from accord.documents import Bullets, Notice, Paragraph, Part, Table
from accord.profile.counting.declared import NATIONS_OWN, NETWORK, split_of
from accord.profile.crosstabs import Line, assembled, crosstab
from accord.profile.headline import first_day, headline, of_all_years, of_period
from accord.profile.material import Material
from accord.profile.saying import tell
from accord.profile.spans import day, days
from accord.profile.words import least_read
from accord.published import counted

AUDIENCE_WORDS = {
    "restricted": "Restricted edition: people under pseudonyms, exact counts, networks one by one.",
    "partnership": "Partnership edition: counts only, small counts not shown, no single network.",
    "public": "Public edition: rounded counts only, small counts not shown, no single network.",
}
MOST_MOVED = 40
DIRECTION = (
    ("How much exploitation, and going which way?", "7"),
    ("What is the nature and extent of group-based exploitation?", "12"),
    ("Which children are harmed or believed at risk, and who knew?", "9 and 10"),
    ("Who offends?", "11"),
    ("Where, when and how?", "13 to 16"),
    ("What do partners know that police do not?", "4 and 10"),
    ("How well did we respond?", "23 to 26"),
    ("What do we not know, and who will find out?", "30"),
    ("What is to be done, by whom and by when?", "31"),
)


def control(material: Material) -> Iterator[Part]:
    """Section 0."""
    scope, words = material.scope, material.words
    rows = (
        ("Force", f"{material.force_name} ({scope.force})"),
        ("Period", days(scope.first, scope.last)),
        ("Built on", day(scope.on)),
        ("Data as at", day(date.fromisoformat(material.facts.as_at))),
        ("Edition", AUDIENCE_WORDS[scope.audience]),
        (
            "Rule for small numbers",
            f"{scope.policy}, version {material.facts.protected.policy.version}",
        ),
        ("Versions", _versions(material)),
        ("Run", material.run_id),
        ("Author", words.author or "not named"),
        ("Second reader", words.review.get("reviewed_by", "not yet read by a second person")),
        ("Approved by", words.review.get("approved_by", "not yet approved")),
        ("Reference", str(words.control.get("reference", "none given"))),
    )
    yield Table("T0", "Document control", ("Item", "Entry"), rows, widths=(1, 3))
    if material.facts.protected.policy.protects:
        yield Paragraph(
            f"{material.facts.protected.policy.says} [c] stands in the place of a figure that is "
            "not shown, to protect people: it is small itself, or a small one follows from it."
        )
    if not material.moved:
        yield Paragraph(
            "No earlier build with other figures is kept beside this one, so nothing has moved."
        )
        return
    yield Table(
        "T0b",
        "What moved since the last build with other figures",
        ("Figure", "Category", "Then", "Now"),
        tuple(
            (material.facts.declared[query].says, *rest)
            for query, *rest in material.moved[:MOST_MOVED]
        ),
        (f"{counted(len(material.moved), 'figure')} moved in all.",),
        widths=(2.5, 3, 1, 1),
    )


def _versions(material: Material) -> str:
    """By which versions the records were read and judged: said once, and in full at the end."""
    definitions, catalogue = (
        brief(str(material.versions.get(part, "not stated")))
        for part in ("definitions", "catalogue")
    )
    return f"definitions {definitions}, text catalogue {catalogue}; in full in table T33e"


def brief(version: str) -> str:
    """A fingerprint as section 0 says it; the annex has it in full."""
    return version[:8] if re.fullmatch("[0-9a-f]{12,}", version) else version


def terms(material: Material) -> Iterator[Part]:
    """Section 1."""
    given = material.words.terms
    yield from tell(
        "The profile describes the child sexual exploitation known in the area of {place} from "
        "{first} to "
        "{last}, and assesses the nature and extent of group-based exploitation.",
        place=material.force_name,
        first=material.scope.first,
        last=material.scope.last,
    )
    if material.scope.areas:
        yield Paragraph(f"It is narrowed to: {', '.join(material.scope.areas)}.")
    for name, title in (("customer", "Customer"), ("decisions", "Decisions it serves")):
        if given.get(name):
            yield Paragraph(f"{title}: {given[name]}.")
    exclusions = given.get("exclusions", "adults harmed; images without a link to a local child")
    yield Paragraph(f"Left out: {exclusions}.")
    yield Table(
        "T1",
        "Questions and where they are answered",
        ("Question", "Section"),
        DIRECTION,
        widths=(4, 1),
    )


def summary(material: Material) -> Iterator[Part]:
    """Section 2: the headline, the judgements, a scorecard of figures, and what to do first."""
    yield headline(material.facts)
    if material.judgements:
        yield Table(
            "T2",
            "Judgements",
            ("Judgement", "Likelihood", "Confidence", "Section"),
            tuple(
                (f"{j.id}: {j.claim.text}", j.probability, j.confidence, j.section)
                for j in material.judgements
            ),
            (
                "Likelihood in the words of the probability yardstick. Confidence rests on: "
                + "; ".join(material.grounds.reasons())
                + ".",
            ),
            tuple(dict.fromkeys(q for j in material.judgements for q in j.claim.rests_on)),
            widths=(6.4, 1.4, 1.2, 0.8),
        )
    else:
        yield Paragraph("The figures that these readers can be shown carry no judgement.")
    yield scorecard(material)
    first = material.recommendations[:5]
    if first:
        yield Paragraph(
            "What to do first. Each recommendation has a number and is one of four kinds, the four "
            "Ps: Pursue, Prevent, Protect, Prepare. Section 31 gives owners, measures and dates."
        )
        yield Bullets(
            tuple(f"{r.id} ({r.kind}): {r.what.text}" for r in first),
            tuple(dict.fromkeys(q for r in first for q in r.what.rests_on)),
            tuple(t for r in first for t in r.what.traces),
        )


def scorecard(material: Material) -> Table:
    """The headline figures on one page."""
    facts = material.facts
    lines = (
        Line("Exploitation crimes recorded", (facts.number("crimes-by-assessment", "met"),)),
        Line("of which group-based", (facts.number("crimes-by-assessment", "met", "met"),)),
        Line(
            f"Group-based crimes since {day(first_day(material.scope))}, all years together",
            (of_all_years(facts),),
        ),
        Line("Crimes not yet known", (facts.number("crimes-by-assessment", "not_known"),)),
        Line("Children harmed or believed at risk", (facts.number("children-by-group"),)),
        Line("People of concern", (facts.number("suspects-by-identity"),)),
        Line("Networks", (facts.number("networks-by-size"),)),
        Line("of which reach another force", (facts.number("networks-by-reach", "yes"),)),
        Line("Missing episodes of children", (facts.number("missing-by-interview"),)),
        Line(
            "Children with a partner agency's record of concern",
            (facts.number("children-of-agency-concern"),),
        ),
    )
    return assembled(facts, "T2b", "Scorecard", ("Figure", "Count"), lines, widths=(5, 1))


def definitions(material: Material) -> Iterator[Part]:
    """Section 3: the same crimes counted under each definition, and which count is the headline."""
    facts = material.facts
    yield count_under_each(material)
    yield headline(facts)
    yield Paragraph(
        "The headline is the organised network of the Independent Inquiry, because it counts "
        "people whether or not they are identified, counts those who help, and looks across linked "
        "records; tests by recorded suspects or by mapping miss networks that no single record "
        "shows."
    )
    yield from tell(
        "The recorded group flag stands on {flag:crime|crimes}.",
        flag=facts.number("crimes-by-group-flag", "", "yes"),
    )
    if not of_period(facts).is_shown:
        yield from tell(
            "{unknown:crime is|crimes are} not yet known under that definition; that is not "
            "counted as no.",
            unknown=facts.number("crimes-by-group-flag", "not_known"),
        )
    if not facts.is_empty("group-crimes-by-how-seen"):
        yield from tell(
            "{linked} of the {all:group-based crime|group-based crimes} can be seen as such only "
            "by "
            "linking records or reading the text, and on {unnamed} fewer than two people are "
            "identified on the crime itself.",
            linked=facts.number("group-crimes-by-how-seen", "linked"),
            all=facts.number("group-crimes-by-how-seen"),
            unnamed=facts.number("group-crimes-by-how-seen", "", "not_named"),
        )
    yield sample(material)
    yield crosstab(facts, "T3c", "group-crimes-by-how-seen")
    yield crosstab(facts, "T3d", "group-abuse-by-category")
    yield Paragraph(
        "Sexual abuse, sexual exploitation and criminal exploitation are counted apart, and one "
        "crime can be more than one of them. An exchange that nobody recorded is an open question "
        "and never a no."
    )


def sample(material: Material) -> Part:
    """T3e: the sample that people read, or who is to draw one."""
    audit = material.audit
    if audit is None:
        return Notice(
            "No reviewed sample",
            "No sample of these crimes has been read by people, so how often the answers are right "
            "in this force is not known. The force is to draw "
            f"{counted(least_read(material.words), 'crime')} by chance for people to read.",
        )
    return Table(
        "T3e",
        f"Reviewed sample for the flag {audit.flag}",
        ("What", "Count"),
        (
            ("crimes in all", audit.n_crimes),
            ("crimes drawn", audit.n_drawn),
            ("crimes read", audit.n_read),
            ("true count, lower limit", round(audit.true_count.low)),
            ("true count, upper limit", round(audit.true_count.high)),
        ),
        ("Limits of the 95% interval.", *audit.warnings),
    )


def count_under_each(material: Material) -> Table:
    """T3b: counts under each definition side by side."""
    facts, versions = material.facts, material.definition_versions
    rows = [
        (
            "Organised network (IICSA), the headline",
            "crimes-by-group-flag",
            versions.get(NETWORK, "[x]"),
        ),
        (
            "Child sexual exploitation, the nation's definition",
            "crimes-by-cse-flag",
            ", ".join(versions[name] for name in NATIONS_OWN if name in versions) or "[x]",
        ),
        *(
            (title, "crimes-by-" + name, versions[name])
            for name, title in material.definitions.items()
            if name not in NATIONS_OWN and split_of(name) != "network"
        ),
    ]
    lines = [
        Line(title, (said, *(facts.number(query, a) for a in ("met", "not_known", "not_met"))))
        for title, query, said in rows
    ]
    lines += [
        Line(title, ("[z]", facts.number(query, "", "yes"), "[z]", facts.number(query, "", "no")))
        for title, query in (
            ("CSE flag as recorded", "crimes-by-cse-flag"),
            ("Group flag as recorded", "crimes-by-group-flag"),
        )
    ]
    mapped = "crimes-by-mapped-group"
    lines.append(
        Line(
            "In a mapped organised crime group (exploitation crimes only)",
            ("[z]", facts.number(mapped, "yes"), "[z]", facts.number(mapped, "no")),
        )
    )
    columns = ("Definition", "version", "met", "not yet known", "not met")
    caption = "Recorded crimes under each definition"
    return assembled(facts, "T3b", caption, columns, lines, widths=(4, 1, 1, 1, 1))
