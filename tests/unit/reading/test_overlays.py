"""An organisation's own entries: refused with every fault and its line, or compared with a run."""

from pathlib import Path

import pytest

from accord.errors import BadOverlay, UserFacingError
from accord.reading import load_catalogue
from accord.reading.csv_mentions import read_csv
from accord.reading.suggestions import Suggestion, draft

GOOD = """concept: exchange.gift
means: goods given
from: local practice

[pasties] a local inducement
= give! @whom (a|some) {pasty|pasties}
+ He gave the girl a pasty.

concept: place.party_address
means: a local place
from: local practice

[trap] what the estate calls it
= trap yard
+ The girls were taken to the trap yard by the men.
"""
BAD = """concept: exchange.gift
means: goods given

[one] why
= give! @nobody a {pasty
! no-such-option
+ He gave the girl a pasty.
what is this
[two] why
= to the
"""


def written(folder: Path, text: str, name: str = "local.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(*paths: Path) -> str:
    with pytest.raises(BadOverlay) as refused:
        load_catalogue(paths)
    return str(refused.value)


def test_a_file_may_hold_entries_for_several_concepts(tmp_path: Path) -> None:
    entries = load_catalogue([written(tmp_path, GOOD)]).entries
    own = {e.entry_id: e.concept_id for e in entries if e.file == "local.txt"}
    assert own == {"local/pasties": "exchange.gift", "local/trap": "place.party_address"}


def test_everything_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    message = faults(written(tmp_path, BAD))
    assert "local.txt, line 5: " in message
    assert "local.txt, line 4: unknown option no-such-option" in message
    assert "local.txt, line 8: neither a phrase" in message
    assert "local.txt, line 9: the entry has no example" in message
    assert "local.txt, line 10: a phrase of common words only" in message


def test_a_file_may_not_take_the_name_of_another(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    first, second = written(tmp_path, GOOD), written(tmp_path / "x", GOOD)
    assert "another file of the catalogue has this name" in faults(first, second)
    assert "has this name" in faults(written(tmp_path, GOOD, "lexicon.txt"))


def test_an_empty_or_unreadable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    message = faults(written(tmp_path, "# nothing\n"), tmp_path / "bytes.txt")
    assert "there is nothing in it" in message
    assert "bytes.txt: not a readable" in message


def test_a_csv_file_is_read_with_an_overlay(tmp_path: Path) -> None:
    texts = written(tmp_path, "id,text\n1,He gave the girl a pasty.\n", "texts.csv")
    for name, overlays in (("without", ()), ("with", (written(tmp_path, GOOD),))):
        list(read_csv(texts, tmp_path / name, overlays=overlays, workers=1))
    assert "exchange.gift" not in (tmp_path / "without").read_text()
    assert "1,3,24,exchange.gift,affirmed,,," in (tmp_path / "with").read_text()


def test_mentions_are_never_written_over_the_texts(tmp_path: Path) -> None:
    texts = written(tmp_path, "id,text\n1,x\n", "texts.csv")
    with pytest.raises(UserFacingError, match="another file"):
        read_csv(texts, texts)


def test_a_draft_is_refused_until_a_person_gives_each_entry_its_example(tmp_path: Path) -> None:
    text = draft([Suggestion("exchange.gift", "pasty shop treats", 9, 0, 50.0, 4.0)], most=5)
    assert "the entry has no example" in faults(written(tmp_path, text))
    accepted = text + "+ She had pasty shop treats from him.\n"
    assert load_catalogue([written(tmp_path, accepted)])
