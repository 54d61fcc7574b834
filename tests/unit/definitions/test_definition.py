"""Definitions as they are read from files, and a force's own files in their place."""

import pytest

from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import published, resolved, versions, with_overlays
from accord.definitions.rule import Holds, leaves
from accord.errors import BadOverlay

PUBLISHED = {
    "cce 2023": "5275074171489330",
    "complex-abuse local": "df92179a2877956b",
    "cse-england 2017": "dd5ac62fb226a503",
    "cse-wales 2021": "5331cbe2014d0bb8",
    "group-csae-cocad 2023": "3a15ae8c86eae7cf",
    "group-cse-inquiry-draft 2025-12": "569070a49a9aa2c5",
    "organised-network-iicsa 2022": "e5811a29ba67fd6e",
    "two-suspect-screen 2025": "caa0a88b14e2d170",
}

GOOD = """
id = "cse-england"
version = "2017-northmoor-1"
title = "As read by Northmoor"
says = "As the national definition, without reading an age gap as an imbalance."
source = "Northmoor procedure, section 4"
rule = "V1 and A1 and (X1 and X2) and (X3a or X3b)"
"""


def _overlay(tmp_path, text, name="overlay.toml"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_the_eight_definitions_are_published_each_with_version_and_source():
    assert {d.id: d.version for d in published()} == {
        "cse-england": "2017",
        "cse-wales": "2021",
        "organised-network-iicsa": "2022",
        "group-cse-inquiry-draft": "2025-12",
        "group-csae-cocad": "2023",
        "two-suspect-screen": "2025",
        "complex-abuse": "local",
        "cce": "2023",
    }
    assert all(d.source and d.says for d in published())
    assert [d.id for d in published() if d.is_provisional] == ["group-cse-inquiry-draft"]


def test_a_definition_comes_after_those_it_builds_on():
    seen = set()
    for definition in published():
        assert {x.definition for x in leaves(definition.rule) if isinstance(x, Holds)} <= seen
        seen.add(definition.id)


def test_every_reading_a_rule_uses_is_stated_with_its_reason_in_some_definition():
    stated = {reading.criterion for d in published() for reading in d.readings}
    used = {key for d in published() for key in (leaf.key for leaf in _criteria(d))}
    assert {key for key in used if "/" in key} - stated == {"N1/suspects"}
    assert CRITERIA["N1/suspects"].reading_says


def _criteria(definition):
    return [leaf for leaf in leaves(definition.rule) if not isinstance(leaf, Holds)]


def test_a_definition_rests_on_other_criteria_in_each_nation():
    among = {d.id: d for d in published()}
    iicsa = among["organised-network-iicsa"]
    assert "X3w" in resolved(iicsa, among, "wales")
    assert "X3w" not in resolved(iicsa, among, "england")
    assert "X1/age-gap" not in resolved(iicsa, among, "wales")


def test_an_overlay_stands_in_for_the_published_definition(tmp_path):
    overlaid = {d.id: d for d in with_overlays([_overlay(tmp_path, GOOD)])}
    assert overlaid["cse-england"].version == "2017-northmoor-1"
    assert len(overlaid) == len(published())


def test_another_text_has_another_fingerprint(tmp_path):
    mine = with_overlays([_overlay(tmp_path, GOOD)])
    assert versions(mine)["cse-england"] != versions(published())["cse-england"]
    assert versions(mine)["cce"] == versions(published())["cce"]


def test_comments_and_spaces_do_not_change_a_fingerprint(tmp_path):
    one = with_overlays([_overlay(tmp_path, GOOD)])
    other = with_overlays([_overlay(tmp_path, "# agreed in May\n" + GOOD)])
    assert versions(one) == versions(other)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("rule =", "# rule ="), "lacks 'rule'"),
        (('source = "Northmoor procedure, section 4"', ""), "lacks 'source'"),
        (("V1 and A1", "V1 and"), "stands where"),
        (("X1 and X2", "X9 and X2"), "there is no criterion X9"),
        (("V1 and A1", "V1 and other-definition"), "there is no definition other-definition"),
        (("2017-northmoor-1", "2017"), "has the version of the published"),
        (("V1 and A1", "cse-england and A1"), "builds on itself"),
        (("X1 and X2", "X1 and X1/age-gap"), "uses two readings of X1"),
        (('title = "', 'weight = 3\ntitle = "'), "not part of a definition"),
        (('id = "cse-england"', 'id = "cse-england'), "is not a TOML file"),
        (("[missing]", ""), None),
    ],
)
def test_an_overlay_that_cannot_be_used_is_refused(tmp_path, change, fault):
    text = GOOD.replace(*change)
    if fault is None:
        assert with_overlays([_overlay(tmp_path, text)])
        return
    with pytest.raises(BadOverlay, match=fault):
        with_overlays([_overlay(tmp_path, text)])


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    one = _overlay(tmp_path, GOOD.replace("rule =", "# rule ="), "one.toml")
    other = _overlay(tmp_path, GOOD.replace("V1 and", "V1 &"), "other.toml")
    with pytest.raises(BadOverlay) as refused:
        with_overlays([one, other])
    assert "one.toml" in str(refused.value)
    assert "other.toml" in str(refused.value)


def test_a_definition_that_would_be_met_on_empty_tables_is_refused(tmp_path, monkeypatch):
    """No criterion is met on silence today; one that were could not carry a definition."""
    from dataclasses import replace

    from accord.definitions.answers import Answer

    generous = replace(CRITERIA["C1"], on_silence=Answer.MET)
    monkeypatch.setitem(CRITERIA, "C1", generous)
    text = GOOD.replace("V1 and A1 and (X1 and X2) and (X3a or X3b)", "C1 or V1")
    with pytest.raises(BadOverlay, match="nothing is recorded at all"):
        with_overlays([_overlay(tmp_path, text)])


def test_a_file_that_is_not_there_is_said_without_a_traceback(tmp_path):
    with pytest.raises(BadOverlay, match="cannot be read"):
        with_overlays([tmp_path / "nowhere.toml"])


def test_a_published_text_changes_only_together_with_its_version():
    """Findings cite a version; whoever cites it has to find the text they read."""
    assert {f"{d.id} {d.version}": d.fingerprint for d in published()} == PUBLISHED
