"""A profile broken in one way is caught by the gate for that way, and a whole one is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from accord.audit.estimate import Estimate
from accord.audit.intervals import Interval as Between
from accord.disclosure.attack import Interval
from accord.documents import Figure, Paragraph
from accord.profile.build import build, document_of
from accord.profile.gates import GATES, BuildStopped, Draft, outcomes, stop_unless_overridden
from accord.profile.words import Words
from support.profiled import FIRST, LAST, inputs, publish_area

SIGNED = Words(control={"author": "Analyst"}, review={"reviewed_by": "Second analyst"})
READ = Estimate(
    "GROUP_CSE", None, "run1", 0.1, 100, 3, 8, 60, 60, 0, Between(10.0, 8.0, 12.0), {}, ()
)


@pytest.fixture(scope="module")
def whole(restricted):
    """A draft that passes every gate: read by a second person, sampled, its last plan assessed."""
    from accord.profile.recommendations import Earlier

    old = Earlier(
        "R1",
        "Pursue",
        "Read the crimes",
        "Registrar",
        "2025-06-30",
        "crimes",
        "3",
        "[x]",
        "done",
        "",
    )
    material = replace(restricted.material, words=SIGNED, audit=READ, earlier=(old,))
    return Draft(material, document_of(material), "same", "same")


def faults(draft: Draft, gate: str) -> tuple[str, ...]:
    return tuple(next(g for g in GATES if g.id == gate).check(draft))


def test_a_whole_profile_passes_every_gate(whole):
    assert {o.gate.id: o.faults for o in outcomes(whole) if o.faults} == {}


def test_every_gate_has_a_profile_that_breaks_it():
    assert {gate.id for gate in GATES} == set(BROKEN) == {f"PQ{n:02}" for n in range(1, 21)}


def material(draft: Draft, **changed) -> Draft:
    return replace(draft, material=replace(draft.material, **changed))


def scope(draft: Draft, **changed) -> Draft:
    return material(draft, scope=replace(draft.material.scope, **changed))


def words(draft: Draft, **changed) -> Draft:
    return material(draft, words=replace(draft.material.words, **changed))


def without_tables(draft: Draft, *numbers: str) -> Draft:
    """The document without some tables."""
    return each_part(draft, lambda part: None if getattr(part, "number", "") in numbers else part)


def each_part(draft: Draft, change) -> Draft:
    sections = tuple(
        replace(s, parts=tuple(p for part in s.parts if (p := change(part)) is not None))
        for s in draft.document.sections
    )
    return replace(draft, document=replace(draft.document, sections=sections))


def with_sentence(draft: Draft, text: str) -> Draft:
    first, *rest = draft.document.sections
    longer = replace(first, parts=(*first.parts, Paragraph(text)))
    return replace(draft, document=replace(draft.document, sections=(longer, *rest)))


def empty_group_chapter(draft: Draft) -> Draft:
    sections = tuple(
        replace(s, parts=(Paragraph("Nothing."),)) if s.number == "12" else s
        for s in draft.document.sections
    )
    return replace(draft, document=replace(draft.document, sections=sections))


def one_partner(draft: Draft) -> Draft:
    kept = tuple(s for s in draft.material.sources if s.is_police or s.sector == "health")
    return material(draft, sources=kept)


def narrow(draft: Draft) -> Draft:
    """A public edition of which one hidden figure can be worked out."""
    facts = draft.material.facts
    cell = next(iter(facts.protected.knowledge.ranges))
    policy = replace(facts.protected.policy, threshold=10, width=10, base=5)
    protected = replace(facts.protected, policy=policy, intervals={cell: Interval(3, 4)})
    return material(draft, facts=replace(facts, protected=protected))


def small_on_a_map(draft: Draft) -> Draft:
    facts = draft.material.facts
    policy = replace(facts.protected.policy, threshold=10)
    return material(draft, facts=replace(facts, protected=replace(facts.protected, policy=policy)))


def silent_picture(draft: Draft) -> Draft:
    def change(part):
        return replace(part, caption="No data named") if isinstance(part, Figure) else part

    return each_part(draft, change)


def judged(draft: Draft, **changed) -> Draft:
    first, *rest = draft.material.judgements
    return material(draft, judgements=(replace(first, **changed), *rest))


BROKEN = {
    "PQ01": lambda d: scope(d, first=LAST - timedelta(days=90)),
    "PQ02": lambda d: scope(d, on=LAST + timedelta(days=400)),
    "PQ03": empty_group_chapter,
    "PQ04": one_partner,
    "PQ05": lambda d: without_tables(d, "T4c"),
    "PQ06": lambda d: without_tables(d, "T5"),
    "PQ07": lambda d: without_tables(d, "T3b"),
    "PQ08": lambda d: material(d, audit=None),
    "PQ09": lambda d: judged(d, probability="fairly sure"),
    "PQ10": lambda d: with_sentence(d, "More networks could be active."),
    "PQ11": lambda d: material(d, gaps=(replace(d.material.gaps[0], owner=""),)),
    "PQ12": lambda d: material(
        d, recommendations=(replace(d.material.recommendations[0], kind="Promote"),)
    ),
    "PQ13": lambda d: material(d, earlier=()),
    "PQ14": lambda d: with_sentence(d, "The child was putting herself at risk."),
    "PQ15": narrow,
    "PQ16": lambda d: words(d, review={"reviewed_by": "analyst"}),
    "PQ17": lambda d: with_sentence(d, "In all 4,321 children were harmed."),
    "PQ18": lambda d: replace(d, digest_before="other"),
    "PQ19": small_on_a_map,
    "PQ20": silent_picture,
}


@pytest.mark.parametrize("gate", sorted(BROKEN))
def test_a_profile_broken_in_one_way_fails_the_gate_for_that_way(whole, gate):
    assert faults(BROKEN[gate](whole), gate)


@pytest.mark.parametrize("gate", ["PQ09", "PQ16", "PQ18"])
def test_a_second_way_to_break_a_gate_is_caught_too(whole, gate):
    broken = {
        "PQ09": lambda d: material(d, judgements=()),
        "PQ16": lambda d: words(d, review={}),
        "PQ18": lambda d: material(d, facts=replace(d.material.facts, unsteady=("crimes",))),
    }
    assert faults(broken[gate](whole), gate)


@pytest.mark.parametrize("gate", ["PQ01", "PQ02", "PQ03"])
def test_the_inspections_own_failings_stop_a_build(whole, gate):
    with pytest.raises(BuildStopped, match=gate):
        stop_unless_overridden(outcomes(BROKEN[gate](whole)))


def test_a_profile_without_any_partner_is_stopped_and_one_with_few_is_not(whole):
    none = material(whole, sources=tuple(s for s in whole.material.sources if s.is_police))
    with pytest.raises(BuildStopped, match="PQ04"):
        stop_unless_overridden(outcomes(none))
    stop_unless_overridden(outcomes(one_partner(whole)))


def test_a_recorded_refusal_counts_as_an_answer_of_a_partner(whole):
    refused = [
        {"sector": s, "words": "no agreement"}
        for s in ("housing", "licensing", "education", "voluntary")
    ]
    assert faults(words(one_partner(whole), refusals=tuple(refused)), "PQ04") == ()


def test_a_three_month_window_is_refused_unless_words_for_it_stand_on_the_cover(area):
    short = {"first": FIRST, "last": FIRST + timedelta(days=89)}
    with pytest.raises(BuildStopped) as stopped:
        build(inputs(area, **short))
    assert stopped.value.exit_code == 9
    said = "A first look for the new unit; the full profile follows."
    made = build(inputs(area, words=Words(overrides={"PQ01": said}), **short))
    assert any(said in getattr(part, "text", "") for part in made.document.cover)


def test_records_that_cover_only_part_of_the_period_do_not_pass_for_a_year(tmp_path):
    publish_area(
        tmp_path,
        sources="""
            source_id | sector               | force_code | period_from
            north     | police               | E23-north  | 2025-10-01
            care      | children_social_care | E23-north  | 2025-01-01
            """,
        **dict.fromkeys(("training_events",), ""),
    )
    with pytest.raises(BuildStopped, match="cover 92 days"):
        build(inputs(tmp_path))


def test_the_gates_are_printed_in_the_document(restricted):
    table = next(t for t in restricted.document.tables if t.number == "T0c")
    assert [(row[0], row[-1]) for row in table.rows] == [(gate.asks, gate.id) for gate in GATES]
    assert {row[1] for row in table.rows} <= {"passed", "not passed", "passed over in words"}
