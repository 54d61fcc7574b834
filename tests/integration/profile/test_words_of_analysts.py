"""What analysts write survives a rebuild, stays in the edition it is for, and is checked too."""

from __future__ import annotations

import json

import pytest

from accord.errors import UserFacingError
from accord.profile import kept
from accord.profile.build import build, completed
from accord.profile.gather import gathered
from accord.profile.recommendations import as_json
from accord.profile.words import FILE, TEMPLATE, Words, read_words
from accord.profile.write import write_profile
from support.profiled import WORLD, inputs, publish_area


def words_in(folder, text: str) -> Words:
    path = folder / FILE
    path.write_text(text)
    return read_words(path)


def test_the_file_that_is_put_beside_a_profile_can_be_read_and_changes_nothing(tmp_path):
    assert words_in(tmp_path, TEMPLATE.replace("# [", "[", 0)) == Words(
        control={}, terms={}, review={}, overrides={}, audit={}, population={}
    )


def test_a_rebuild_never_writes_over_the_analysts_file(area, tmp_path):
    (tmp_path / FILE).write_text('[control]\nauthor = "Analyst"\n')
    for _ in range(2):
        words = read_words(tmp_path / FILE)
        made, _ = write_profile(inputs(area, words=words), ("html",), tmp_path)
    assert (tmp_path / FILE).read_text() == '[control]\nauthor = "Analyst"\n'
    assert made.document.author == "Analyst"


def test_a_judgement_in_own_words_keeps_its_figures_and_its_own_word(area, tmp_path):
    words = words_in(
        tmp_path,
        """
        [judgements.J1]
        text = "It is {word} that few crimes are by groups: {part} of {whole}, {open} open."
        probability = "unlikely"
        confidence = "low"
        [judgements.J2]
        leave_out = true
        """,
    )
    made = build(inputs(area, words=words))
    first = made.material.judgements[0]
    assert first.claim.text.startswith("It is unlikely that few crimes are by groups: 1 of 2, 0")
    assert (first.probability, first.confidence) == ("unlikely", "low")
    assert "J2" not in {j.id for j in made.material.judgements}
    assert not [o.faults for o in made.outcomes if o.gate.id in ("PQ09", "PQ17") and o.faults]


def test_a_number_that_an_analyst_types_and_no_table_shows_is_found(area, tmp_path):
    words = words_in(tmp_path, '[sections.14]\nwords = "There were 4321 offences in hotels."\n')
    made = build(inputs(area, words=words))
    faults = next(o.faults for o in made.outcomes if o.gate.id == "PQ17")
    assert faults == ("section 14: 4321 comes from no table",)


def test_words_are_for_the_restricted_edition_unless_they_say_otherwise(area, tmp_path):
    words = words_in(
        tmp_path,
        """
        [sections.14]
        words = "Only for those inside."
        [sections.15]
        words = "For everybody."
        audiences = ["restricted", "public"]
        """,
    )
    texts = {
        audience: [
            getattr(p, "text", "")
            for p in build(inputs(area, audience, words=words)).document.parts
        ]
        for audience in ("restricted", "public")
    }
    assert "Only for those inside." in texts["restricted"]
    assert "Only for those inside." not in texts["public"]
    assert "For everybody." in texts["public"]


def test_every_fault_of_the_file_is_told_at_once(tmp_path):
    with pytest.raises(UserFacingError) as told:
        words_in(
            tmp_path,
            """
            [juggements]
            [gaps]
            what = "x"
            [judgements.J1]
            probability = "quite likely"
            """,
        )
    assert all(word in str(told.value) for word in ("juggements", "[[gaps]]", "judgements.J1"))


def test_a_brace_that_no_figure_fills_is_told(area, tmp_path):
    words = words_in(tmp_path, '[judgements.J1]\ntext = "Of {all} crimes"\n')
    with pytest.raises(UserFacingError, match=r"judgements\.J1: the text can hold only"):
        build(inputs(area, words=words))


def test_the_change_log_says_what_moved_since_the_last_build_with_other_figures(tmp_path):
    publish_area(tmp_path)
    first = build(inputs(tmp_path))
    more = WORLD["markers"].rstrip() + "\n        K2     | CSE  | 2025-06-02\n"
    publish_area(tmp_path, "run2", markers=more)
    made = build(inputs(tmp_path), first.kept)
    moved = {(q, what): (then, now) for q, what, then, now in made.material.moved}
    assert moved[("crimes-by-cse-flag", "all, yes")] == ("2", "3")
    assert ("crimes-by-place", "hotel, all") not in moved
    again = build(inputs(tmp_path), made.kept)
    assert again.material.moved == made.material.moved


def test_figures_kept_by_an_earlier_build_of_the_same_inputs_must_agree(area, tmp_path):
    given = inputs(area)
    made = build(given)
    last = made.kept.last
    wrong = {**last.figures, next(iter(last.figures)): "999"}
    again = build(given, kept.Kept(kept.Build(last.fingerprint, wrong)))
    faults = next(o.faults for o in again.outcomes if o.gate.id == "PQ18")
    assert faults == ("an earlier build of the same inputs gave other figures",)


def test_the_last_profiles_recommendations_are_held_against_todays_figures(area, tmp_path):
    material = completed(gathered(inputs(area)))
    register = tmp_path / "last.json"
    register.write_text(as_json(material.recommendations, material.facts))
    held = json.loads(register.read_text())["recommendations"]
    held[0]["baseline"] = "7"
    register.write_text(json.dumps({"recommendations": held}))
    words = words_in(
        tmp_path,
        "".join(
            f'[[last_year]]\nid = "{r["id"]}"\nstatus = "done"\neffect = "seen"\n' for r in held
        ),
    )
    again = build(inputs(area, words=words, last_profile=register))
    table = next(t for t in again.document.tables if t.number == "T29")
    columns = dict(zip(table.columns, table.rows[0], strict=True))
    assert (columns["then"], columns["now"], columns["status"]) == ("7", 1, "done")
    assert not next(o.faults for o in again.outcomes if o.gate.id == "PQ13")


def test_an_analysts_gap_or_recommendation_without_an_owner_is_found(area, tmp_path):
    words = words_in(
        tmp_path,
        """
        [[gaps]]
        what = "Who rents the flat?"
        [[recommendations]]
        what = "Look again"
        kind = "Pursue"
        measure = "Looked"
        due = 2026-06-30
        """,
    )
    faults = {o.gate.id: o.faults for o in build(inputs(area, words=words)).outcomes}
    assert any("lacks an owner and a date" in fault for fault in faults["PQ11"])
    assert faults["PQ12"] == ("A1 lacks an owner",)
