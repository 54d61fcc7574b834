"""The published specification is what the spec tests say."""

from support.specification_pages import stale


def test_no_page_of_the_specification_is_out_of_date():
    assert stale() == [], "run: python tests/support/specification_pages.py"
