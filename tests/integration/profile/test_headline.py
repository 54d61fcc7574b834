"""The headline: never left out in silence, and years are put together before it is given up."""

from dataclasses import replace

import pytest

from accord.documents import Figure, Paragraph, Table
from accord.profile.build import completed, document_of
from accord.profile.headline import headline
from accord.profile.judgements import drafted
from accord.profile.words import Words


def _shown(facts, group, years):
    """The same facts with the headline of the period, and that of all years, as these numbers."""

    class Told(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            if query != "group-crimes-by-quarter":
                return found
            value = group if key == (self.scope.period,) else years
            text = "[c]" if value is None else str(value)
            return replace(found, text=text, value=value)

    return Told(**vars(facts))


@pytest.fixture(scope="module")
def facts(restricted):
    return restricted.material.facts


def test_a_headline_that_is_shown_is_said_first(facts):
    assert headline(_shown(facts, 24, 60)).text.startswith("24 crimes recorded in the period meet")


def test_a_headline_says_how_many_crimes_are_not_yet_known(facts):
    class Open(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            is_it = (query, *key) == ("crimes-by-group-flag", "not_known")
            return replace(found, text="13", value=13) if is_it else found

    text = headline(_shown(Open(**vars(facts)), 0, 60)).text
    assert text.startswith("No crime recorded in the period meets")
    assert text.endswith("For 13 crimes it is not yet known; that is not counted as no.")
    some = headline(_shown(Open(**vars(facts)), 3, 60)).text
    assert some.startswith("3 crimes recorded in the period meet")
    assert some.endswith("For 13 more it is not yet known; that is not counted as no.")
    assert headline(_shown(facts, 0, 60)).text.endswith("that is the headline.")


def test_where_the_year_is_too_small_all_years_together_are_said(facts):
    text = headline(_shown(facts, None, 25)).text
    assert "is not shown: the number is small" in text
    assert "together hold 25 such crimes" in text


def test_where_no_year_is_large_enough_the_wider_count_is_said(facts):
    text = headline(_shown(facts, None, None)).text
    assert "2 crimes of the period meet the nation's definition" in text


def test_in_a_small_force_the_public_reads_in_words_that_nothing_can_be_shown(public):
    for number in ("2", "3", "12"):
        section = next(s for s in public.document.sections if s.number == number)
        said = [part.text for part in section.parts if isinstance(part, Paragraph)]
        assert any("is not shown" in text and "little happens" in text for text in said)


def test_no_sentence_of_the_public_edition_holds_a_symbol_for_a_hidden_figure(public):
    for section in public.document.all_sections:
        if section.number == "0":
            continue
        for part in section.parts:
            if isinstance(part, Paragraph):
                assert "[c]" not in part.text, section.number


def test_a_judgement_of_all_years_stands_in_where_a_year_is_not_shown(facts):
    class Hidden(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            hidden = query == "crimes-by-assessment"
            return replace(found, text="[c]", value=None) if hidden else found

    (first,) = [j for j in drafted(Hidden(**vars(facts)), "moderate") if j.id == "J1"]
    assert "all the years that this profile covers" in first.claim.text


def test_what_is_not_yet_known_counts_for_no_side_of_a_judgement(facts):
    class Open(type(facts)):
        def number(self, query, *key):
            found = super().number(query, *key)
            told = {("met", "met"): 24, ("met",): 73, ("met", "not_known"): 40}
            value = told.get(key) if query == "crimes-by-assessment" else None
            return found if value is None else replace(found, text=str(value), value=value)

    (first,) = [j for j in drafted(Open(**vars(facts)), "moderate") if j.id == "J1"]
    assert first.probability == "a realistic possibility"


def test_new_pictures_stand_beside_their_tables(restricted):
    tables = {part.number for part in restricted.document.parts if isinstance(part, Table)}
    figures = {part.number for part in restricted.document.parts if isinstance(part, Figure)}
    said = [part.text for part in restricted.document.parts if isinstance(part, Paragraph)]
    for number in ("5e", "5f", "5g", "8a", "9e", "10c", "12k", "13b", "23b", "24c"):
        why_not = f"No picture is drawn of table T{number}: it would be of one "
        assert f"T{number}" in tables
        assert f"F{number}" in figures or any(text.startswith(why_not) for text in said)
    assert {"F5e", "F9e", "F10c", "F23b", "F24c"} <= figures


def test_a_picture_of_one_bar_is_not_drawn_but_a_sentence_says_so(public, restricted):
    for made in (public, restricted):
        for part in made.document.parts:
            if isinstance(part, Figure) and part.number in ("F7b", "F8", "F9", "F11", "F18", "F26"):
                assert part.svg.count("fill: #12436d") > 1, part.number


def test_a_need_that_analysts_met_is_not_asked_for(restricted):
    needs = ("the number of children living in the area", "national and regional comparison")
    others = [{"force": name, "crimes": 40, "children": 200_000} for name in "BC"]
    words = Words(population={"children": 280_000, "others": others})
    given = completed(replace(restricted.material, words=words))
    document = document_of(given)
    for need in needs:
        assert any(need in gap.what.text for gap in restricted.material.gaps)
        assert not any(need in gap.what.text for gap in given.gaps)
    (funnel,) = [p for p in document.parts if isinstance(p, Figure) and p.number == "F6"]
    assert "B 2.0; C 2.0" in funnel.alternative


def test_a_funnel_of_one_force_alone_is_not_drawn(restricted):
    words = Words(population={"children": 280_000})
    document = document_of(completed(replace(restricted.material, words=words)))
    assert "F6" not in {p.number for p in document.parts if isinstance(p, Figure)}
    assert any("other forces" in getattr(p, "text", "") for p in document.parts)


def test_no_curve_nor_map_of_fields_is_in_the_public_edition(public):
    numbers = {part.number for part in public.document.parts if isinstance(part, Figure | Table)}
    assert not numbers & {"T24c", "T9e", "T23b", "T5e", "T10c", "F24c", "F5e"}
