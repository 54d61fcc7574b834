"""The teacher or the uncle is the one who does it, where 'he' can be nobody else."""

from accord.reading import read_text


def concepts(text: str) -> set[str]:
    return {m.concept_id for m in read_text(text)}


def test_he_who_hurts_is_the_teacher_the_note_begins_with() -> None:
    text = "Music teacher. The girl says that he keeps kissing her and gave her a phone."
    assert "setting.institution" in concepts(text)


def test_he_may_be_the_man_who_is_spoken_of_too() -> None:
    text = "The uncle rang. The girl says that a man raped her and he gave her a phone."
    assert "family.member" not in concepts(text)


def test_a_mother_who_rang_is_not_the_one_who_acts() -> None:
    text = "Mum rang. The girl says that he raped her."
    assert "family.member" not in concepts(text)
