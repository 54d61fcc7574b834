"""Records are read one at a time; one that is broken costs itself and no other."""

import io

import pytest

from accord.sources.records import records


def read(text):
    return [(fields, rule) for fields, rule in records(io.StringIO(text, newline=""))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\re,f", [["a", "b"], ["c", "d"], ["e", "f"]]),
        ("a,b\n\n  \nc,d\n", [["a", "b"], ["c", "d"]]),
        ('a,"b\nb"\nc,d', [["a", "b\nb"], ["c", "d"]]),
        ('a,"say ""b"", then"\n', [["a", 'say "b", then']]),
        ('a, "b, c" ,d\n', [["a", "b, c", "d"]]),
        ('a,"b\nc" ,d\n', [["a", "b\nc", "d"]]),
        ('a,b"c"\n', [["a", 'b"c"']]),
        (",\n", [["", ""]]),
    ],
)
def test_well_formed_records_are_read(text, expected):
    assert read(text) == [(fields, "") for fields in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a,b\nc,d\ne,f\n', ['!"a,b', "c|d", "e|f"]),
        ('a,"b"x\nc,d\n', ['!a,"b"x', "c|d"]),
        ('a,b\n"c,d', ["a|b", '!"c,d']),
        ('a,"b\nc,"d"\ne,f\n', ['!a,"b', "c|d", "e|f"]),
    ],
)
def test_a_broken_record_costs_itself_only(text, expected):
    found = [
        "!" + fields[0] if rule == "broken_quotes" else "|".join(fields)
        for fields, rule in read(text)
    ]
    assert found == expected


def test_a_record_of_bytes_that_are_no_text_says_so():
    text = b"a,b\nc,\xff\nd,\x00\n".decode("utf-8", "surrogateescape")
    assert [rule for _, rule in read(text)] == ["", "unreadable_text", "unreadable_text"]


def test_an_unclosed_mark_on_every_line_does_not_take_for_ever():
    lines = [f'a{n},"b' for n in range(20_001)]
    found = read("\n".join(lines))
    # Every mark that opens is taken for the end of the one before, so records are of two lines.
    assert len(found) <= len(lines)
