"""Date forms as people write them become the engine's."""

from datetime import datetime

import pytest

from accord.sources.mappings.date_forms import engine_form


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("dd/mm/yyyy hh:mm", "03/06/2023 21:05", datetime(2023, 6, 3, 21, 5)),
        ("dd/mm/yyyy hh:mm:ss", "03/06/2023 21:05:09", datetime(2023, 6, 3, 21, 5, 9)),
        ("dd/mm/yyyy", "03/06/2023", datetime(2023, 6, 3)),
        ("DD-MON-YYYY HH:MI", "03-Jun-2023 21:05", datetime(2023, 6, 3, 21, 5)),
        ("d month yyyy", "3 June 2023", datetime(2023, 6, 3)),
        ("yyyymmdd", "20230603", datetime(2023, 6, 3)),
        ("yyyy-mm", "2023-06", datetime(2023, 6, 1)),
        ("mm/dd/yy hh:mm am", "06/03/23 09:05 PM", datetime(2023, 6, 3, 21, 5)),
    ],
)
def test_a_form_reads_what_is_written_in_it(form, text, expected):
    assert datetime.strptime(text, engine_form(form)) == expected
