"""The catalogue is whole, says what it does not evaluate, and context never triggers anything."""

import json
import re
from dataclasses import fields

import pytest

from accord.errors import BadOverlay
from accord.triage.indicators import CLASSES, LIFE, Indicator, catalogue, named
from accord.triage.listing import as_json_text, as_text
from accord.triage.queues import BASES, CONSIDER, HARM, QUEUES
from accord.triage.settings import WHY, Settings, read_settings
from accord.triage.signs import SIGN_QUERIES
from unit.house.house import CORE, modules, words_in_code

NUMBERS = {
    "A": 7, "B": 6, "C": 8, "D": 4, "E": 3, "F": 5, "G": 5,
    "H": 4, "I": 4, "J": 4, "K": 6, "L": 4, "M": 6, "N": 5,
}  # fmt: skip


def test_the_catalogue_has_every_indicator_of_the_practice_list_once():
    wanted = [f"{letter}{n:02}" for letter, most in NUMBERS.items() for n in range(1, most + 1)]
    assert [i.id for i in catalogue()] == wanted


def test_every_indicator_says_everything_a_reader_needs():
    words = [f.name for f in fields(Indicator) if f.type == "str"]
    empty = [(i.id, name) for i in catalogue() for name in words if not getattr(i, name).strip()]
    assert empty == []
    assert {i.kind for i in catalogue()} == set(CLASSES)
    assert all(0 < i.window_days <= LIFE for i in catalogue())


def test_every_indicator_is_either_evaluated_or_says_why_not():
    for i in catalogue():
        assert (i.not_read is None) == bool(i.reads or i.query), i.id


def test_every_query_of_the_catalogue_is_made_as_a_sign_or_as_a_queue():
    made = {named(i).query for queue in QUEUES for i in queue.indicators} | set(SIGN_QUERIES)
    assert {i.query for i in catalogue() if i.query} <= made


def test_context_opens_no_queue():
    for queue in QUEUES:
        assert {named(i).kind for i in queue.indicators} != {"V"}, queue.id
        assert "V" not in {named(i).kind for i in queue.indicators}, queue.id


def test_a_possible_sign_alone_opens_only_a_question_and_harm_alone_opens_a_queue():
    for queue in QUEUES:
        kinds = {named(i).kind for i in queue.indicators}
        assert queue.basis in BASES
        if kinds == {"P"}:
            assert queue.basis == CONSIDER, queue.id
        if kinds == {"H"}:
            assert queue.basis == HARM, queue.id


def test_the_wording_is_neutral_and_neither_blames_nor_grades_a_child():
    blaming = re.compile(
        r"\b(promiscu|prostitut|lifestyle|risk[- ]taking|streetwise|low risk|high risk|score"
        r"|attention[- ]seeking|put(s|ting)? (him|her|them)sel)",
        re.IGNORECASE,
    )
    assert blaming.findall(as_text()) == []


def test_the_catalogue_is_given_as_text_and_as_json():
    assert "G02 Disclosure later changed or withdrawn (ever; evaluated)" in as_text()
    assert len(json.loads(as_json_text())) == sum(NUMBERS.values())


def test_every_window_is_a_setting_with_its_reason():
    assert set(WHY) == {f.name for f in fields(Settings)}


def test_a_force_sets_its_own_windows(tmp_path):
    file = tmp_path / "windows.toml"
    file.write_text("repeat_missing_episodes = 2\n", "utf-8")
    assert read_settings(file) == Settings(repeat_missing_episodes=2)


def test_a_setting_that_is_not_there_or_no_number_is_refused(tmp_path):
    file = tmp_path / "windows.toml"
    file.write_text('child_days = 3\none_adult_days = "x"\n', "utf-8")
    with pytest.raises(BadOverlay, match=r"no setting child_days; not a whole number.*one_adult"):
        read_settings(file)


@pytest.mark.parametrize("package", ["triage", "audit", "changes", "exports", "published"])
def test_ethnicity_nationality_and_religion_are_read_by_nothing_that_orders_or_hands_on(package):
    names = re.compile(r"ethnic|nationalit|religion", re.IGNORECASE)
    found = [m.name for m in modules(CORE / package) if names.search(words_in_code(m))]
    assert found == []
