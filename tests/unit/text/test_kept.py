"""Answers kept in mind while there is room."""

from accord.text.kept import Kept


def test_an_answer_is_kept() -> None:
    kept: Kept[str, int] = Kept(2)
    assert kept.get("a") is None
    assert kept.put("a", 1) == 1
    assert kept.get("a") == 1


def test_no_more_than_twice_the_most_are_kept() -> None:
    kept: Kept[int, int] = Kept(10)
    for number in range(1_000):
        kept.put(number, number)
    held = [number for number in range(1_000) if kept.get(number) is not None]
    assert len(held) <= 20
    assert 999 in held


def test_what_is_asked_for_again_and_again_stays() -> None:
    kept: Kept[int, int] = Kept(10)
    kept.put(-1, 1)
    for number in range(1_000):
        kept.put(number, number)
        assert kept.get(-1) == 1


def test_an_answer_of_nothing_is_an_answer() -> None:
    kept: Kept[str, tuple[int, ...]] = Kept(2)
    kept.put("a", ())
    assert kept.get("a") == ()


def test_an_answer_is_worked_out_once_and_again_only_where_it_may_not_be_kept() -> None:
    kept: Kept[str, int] = Kept(2)
    worked_out: list[int] = []

    def answer() -> int:
        worked_out.append(1)
        return 7

    assert [kept.ask("a", answer), kept.ask("a", answer)] == [7, 7]
    assert len(worked_out) == 1
    assert [kept.ask("long", answer, keeps=False), kept.ask("long", answer)] == [7, 7]
    assert len(worked_out) == 3
