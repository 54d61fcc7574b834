"""An explanation says what is stored, quotes what was written, and shows children first."""

import json
import re
from dataclasses import replace

import pytest

from accord.definitions.explain import (
    as_html,
    as_json,
    as_text,
    explain_crime,
    explain_network,
    explain_record,
)
from accord.definitions.explanation import TieShown
from accord.errors import NotFound
from support.run_folder import run_folder, spoken

MO = "The suspect gave the girl vodka <b>at</b> the flat and told her to bring a friend."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two suspects of one child on one crime, one of whom gave her drink."""
    return run_folder(
        tmp_path_factory.mktemp("run"),
        nominals="""
            nominal_id | forename | surname  | date_of_birth
            C1         | Tilly    | Marwood  | 2011-03-02
            S1         | Derek    | Oldham   | 1980-01-01
            S2         | Colin    | Oldham   | 1982-01-01
        """,
        persons="""
            person_id | forename | surname | birth_from | birth_to   | is_identified | sex | n_nominals | is_birth_conflicting
            C1        | Tilly    | Marwood | 2011-03-02 | 2011-03-02 | true          | F   | 1          | false
            S1        | Derek    | Oldham  | 1980-01-01 | 1980-01-01 | true          | M   | 1          | false
            S2        | Colin    | Oldham  | 1982-01-01 | 1982-01-01 | true          | M   | 1          | false
            V1        | Vera     | Nash    | 1980-01-01 | 1980-01-01 | true          | F   | 1          | false
        """,
        crimes=[
            {
                "crime_ref": "K1",
                "committed_from": "2025-03-01T20:00:00",
                "mo_text": MO,
            },
            {"crime_ref": "K2", "committed_from": "2019-03-01T20:00:00", "offence_code": "49"},
            {"crime_ref": "K3", "committed_from": "2019-03-01T20:00:00", "offence_code": "20A"},
        ],
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | S2         | suspect
            K3     | V1         | victim
            K3     | C1         | suspect
        """,
        mentions=[
            {
                "record": "K1",
                "concept_id": "exchange.substances",
                "who": "S1",
                "about": "C1",
                **spoken(MO, "vodka"),
            }
        ],
    )


def test_a_crime_is_explained_by_every_definition(folder):
    explanation = explain_crime(folder, "north/K1")
    assert len(explanation.definitions) == 8
    assert explanation.definitions[0].id == "organised-network-iicsa"
    assert explanation.definitions[0].outcome == "met"


def test_children_come_first_and_people_of_concern_after(folder):
    text = as_text(explain_crime(folder, "north/K1"))
    assert text.index("Tilly Marwood; a child, 13 at the time") < text.index("Derek Oldham")


def test_an_adult_it_was_done_to_is_no_child_and_a_child_suspect_is_a_child_first(folder):
    explanation = explain_crime(folder, "north/K3")
    assert [p.person_id for p in explanation.children] == ["C1"]
    assert [p.person_id for p in explanation.adult_victims] == ["V1"]
    assert explanation.people == ()
    assert "Adults it was done to" in as_text(explanation)
    assert "Adults it was done to" in as_html(explanation)


def test_words_are_quoted_as_they_were_written_with_the_span_marked(folder):
    explanation = explain_crime(folder, "north/K1")
    assert "[vodka] <b>at</b> the flat" in as_text(explanation)
    assert "<mark>vodka</mark> &lt;b&gt;at&lt;/b&gt; the flat" in as_html(explanation)


def test_every_met_criterion_shows_the_records_it_rests_on(folder):
    for definition in explain_crime(folder, "north/K1").definitions:
        for criterion in definition.criteria:
            if criterion.outcome == "met":
                assert any(g.supports == "for" for g in criterion.grounds), criterion.id


def test_what_is_not_known_comes_with_a_question_and_who_could_answer(folder):
    explanation = explain_crime(folder, "north/K1")
    for definition in explanation.definitions:
        assert (definition.outcome == "not_known") == bool(definition.question)
        assert bool(definition.question) == bool(definition.ask)


def test_a_network_is_explained_with_its_ties(folder):
    crime = explain_crime(folder, "north/K1")
    network_id = next(iter(_networks(folder)))
    network = explain_network(folder, network_id)
    assert {p.person_id for p in network.people} == {"S1", "S2"}
    assert [p.person_id for p in network.children] == ["C1"]
    assert network.ties
    assert {d.id for d in network.definitions} == {
        "organised-network-iicsa",
        "group-cse-inquiry-draft",
    }
    assert network.records == crime.records


def test_ties_name_people_and_facts_that_tie_nobody_are_only_counted(folder):
    found = explain_network(folder, next(iter(_networks(folder))))
    child = TieShown("S1 and S2", "shared child", "A child ties nobody.", "crime north/K1", "none")
    network = replace(found, ties=(*found.ties, child, child))
    assert network.telling_ties == found.ties
    text = as_text(network)
    assert "Derek Oldham and " in text
    assert "2 recorded facts that by rule tie nobody: shared child" in text
    assert text.count("shared child") == as_html(network).count("shared child") == 1


def _networks(folder):
    import pyarrow.parquet as pq

    rows = pq.read_table(folder / "findings.parquet").to_pylist()
    return sorted({r["candidate_id"] for r in rows if r["candidate_kind"] == "network"})


def test_the_page_reaches_for_nothing_outside_itself(folder):
    page = as_html(explain_crime(folder, "north/K1"))
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", page)
    assert "http" not in page
    assert "<script" not in page
    assert "@import" not in page


def test_the_page_can_be_read_without_seeing_it(folder):
    page = as_html(explain_crime(folder, "north/K1"))
    assert '<html lang="en-GB">' in page
    assert page.count("<h1>") == 1
    assert "<caption>" in page and 'scope="col"' in page and 'scope="row"' in page
    assert 'href="#main"' in page and 'id="main"' in page


def test_json_holds_the_same_tree(folder):
    tree = json.loads(as_json(explain_crime(folder, "north/K1")))
    assert tree["reference"] == "north/K1"
    assert {d["id"] for d in tree["definitions"]} >= {"cse-england", "cce"}


def test_no_rendering_holds_a_score_of_a_child(folder):
    explanation = explain_crime(folder, "north/K1")
    for text in (as_text(explanation), as_html(explanation), as_json(explanation)):
        assert not re.search(r"\b(score|rank|percent|risk level|rating)\b|\d\s?%", _unstyled(text))


def _unstyled(text):
    return re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("explain", [explain_crime, explain_network, explain_record])
def test_what_is_not_there_is_said_without_repeating_it(folder, explain):
    with pytest.raises(NotFound) as missing:
        explain(folder, "north/O'Brien-77")
    assert "Brien" not in str(missing.value)


def test_a_folder_that_is_no_run_is_said_so(tmp_path):
    with pytest.raises(NotFound, match="not whole"):
        explain_crime(tmp_path, "north/K1")
