"""The catalogue and its overlays."""

from pathlib import Path

import pytest

from accord.errors import BadOverlay
from accord.reading import Reader, catalogue_version, load_catalogue, read_text

GOOD = """
concept: exchange.gift
means: goods given
from: local practice

[pasties] a local inducement
= give! @whom (a|some) {pasty|pasties}
+ He gave the girl a pasty.
- Pasties are sold here.
"""


def overlay(tmp_path: Path, text: str, name: str = "local.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_force_adds_phrases_in_a_file_of_its_own(tmp_path: Path) -> None:
    reader = Reader(load_catalogue([overlay(tmp_path, GOOD)]))
    text = "He gave the girl a pasty."
    assert "exchange.gift" in {m.concept_id for m in read_text(text, reader=reader)}
    assert "exchange.gift" not in {m.concept_id for m in read_text(text)}


def test_the_version_follows_what_is_in_the_catalogue(tmp_path: Path) -> None:
    path = overlay(tmp_path, GOOD)
    assert catalogue_version() == catalogue_version()
    assert catalogue_version([path]) != catalogue_version()
    assert catalogue_version([path]) == catalogue_version([overlay(tmp_path, "# a note\n" + GOOD)])


def test_a_bad_overlay_is_refused_with_all_that_is_wrong(tmp_path: Path) -> None:
    bad = GOOD.replace("exchange.gift", "exchange.pasties").replace("{pasty|pasties}", "{pasty")
    path = overlay(tmp_path, bad + "! no-such-option\n[empty] nothing\n")
    with pytest.raises(BadOverlay) as refused:
        load_catalogue([path, tmp_path / "missing.txt"])
    message = str(refused.value)
    for part in ("missing.txt", "known concepts", "no-such-option", "no phrase", "not closed"):
        assert part in message


def test_every_entry_says_why_it_is_there_and_is_of_a_known_concept() -> None:
    for entry in load_catalogue().entries:
        assert entry.means
        assert entry.reason


def test_every_concept_of_the_list_has_entries() -> None:
    from accord.reading.concepts import CONCEPTS

    written = {entry.concept_id for entry in load_catalogue().entries}
    by_rule = {concept for concept in CONCEPTS if concept.startswith("ref.")}
    assert written >= CONCEPTS - by_rule
