"""How many people of concern a sentence speaks of: those told apart, left over and left out.

A number is never the sum of all the words for people: who is told by what they are, by a name or
one by one is counted once, who is only left over is counted too, and who is ruled out is not.
"""

from accord.reading import read_text

SAID = """
| what is written                                                              | least | most |
| Two suspects: the stepdad, and a man who comes on Sundays, hurt the girl.    | 2     | 2    |
| Two adult males, one giving his name as Sunny, had the girl in the car.      | 2     | 2    |
| Two drivers, brothers, gave the girl vodka.                                  | 2     | 2    |
| Three to five males, all adults, gave the girl vodka.                        | 3     | 5    |
| The girl was with two adult drug users, who gave her vodka.                  | 2     | 2    |
| Three males charged with the rape of the girl, a fourth outstanding.         | 4     | 4    |
| One suspect in custody, three outstanding, for the rape of the girl.         | 4     | 4    |
| Three males were with the girl, and then a fourth turned up.                 | 4     | 4    |
| Five suspects identified, two eliminated, for the rape of the girl.          | 3     | 3    |
| Three suspects remain, a fourth was ruled out; the girl was raped.           | 3     | 3    |
| Fewer than five men raped the girl.                                          | 2     | 4    |
| At least two men, possibly more, raped the girl.                             | 2     | any  |
| A handful of men gave the girl vodka.                                        | 3     | any  |
| Her boyfriend and his two brothers gave the girl vodka.                      | 3     | 3    |
"""


def _rows() -> list[list[str]]:
    lines = [line.strip().strip("|") for line in SAID.strip().splitlines()]
    return [[cell.strip() for cell in line.split("|")] for line in lines[1:]]


def _read(text: str) -> list[tuple[int | None, int | None]]:
    found = read_text(text, is_concern=True)
    return [(m.count_low, m.count_high) for m in found if m.concept_id == "people.several"]


def test_people_are_counted_as_they_are_told() -> None:
    wrong = [
        f"{text} {_read(text)}"
        for text, low, high in _rows()
        if (int(low), None if high == "any" else int(high)) not in _read(text)
    ]
    assert wrong == []
