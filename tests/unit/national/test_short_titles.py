"""Over the narrow columns of a table of forces every definition has a short title of its own."""

from accord.definitions.definition import published
from accord.documents import Table
from accord.documents.columns import PAGE_CM, widths_in_cm
from accord.national.document import MANY, SHORT, WIDTH_OF_A_NAME


def test_every_published_definition_has_a_short_title_and_no_other_has():
    assert set(SHORT) == {one.id for one in published()}
    assert len(set(SHORT.values())) == len(SHORT)


def test_beside_every_definition_the_name_of_a_force_has_room_on_two_lines():
    columns = ("Force", *SHORT.values())
    widths = (WIDTH_OF_A_NAME, *[1.0] * len(SHORT))
    table = Table("1", "Crimes by force", columns, (), widths=widths)
    names, *numbers = widths_in_cm(table)
    assert len(SHORT) >= MANY
    assert names >= 3.5
    assert names + sum(numbers) <= PAGE_CM + 0.01
