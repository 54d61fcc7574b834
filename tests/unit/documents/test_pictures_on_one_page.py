"""Several pictures on one page: ids of their own, and colours as they were drawn."""

from accord.documents.html import _with_own_ids

PICTURE = (
    '<svg><defs><path id="m1"/></defs><g clip-path="url(#m1)"><use href="#m1" '
    'style="fill: #ffffff; stroke: #F46A25"/></g></svg>'
)


def test_the_ids_of_a_picture_become_its_own_and_its_colours_stay():
    made = _with_own_ids(PICTURE, "3.1")
    for part in (
        'id="f3-1-m1"',
        "url(#f3-1-m1)",
        'href="#f3-1-m1"',
        "fill: #ffffff; stroke: #F46A25",
    ):
        assert part in made
