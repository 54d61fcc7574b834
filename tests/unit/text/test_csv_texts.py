"""CSV files of texts, as systems write them."""

from pathlib import Path

import pytest

from accord.errors import UserFacingError
from accord.text.csv_texts import Doubts, TextRow, as_lines, csv_texts, in_parallel, write_lines


def read(path: Path, content: bytes) -> tuple[list[TextRow], Doubts]:
    path.write_bytes(content)
    doubts = Doubts()
    return list(csv_texts(path, doubts)), doubts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "texts.csv"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("id,text\n1,Café\n".encode(), "utf-8"),
        ("id,text\n1,Café\n".encode("utf-8-sig"), "utf-8-sig"),
        ("id,text\n1,Café\n".encode("cp1252"), "cp1252"),
        ("id,text\n1,Café\n".encode("utf-16"), "utf-16"),
    ],
)
def test_the_encoding_is_found(path: Path, content: bytes, encoding: str) -> None:
    rows, doubts = read(path, content)
    assert rows == [TextRow("1", "Café")]
    assert doubts.encoding == encoding


def test_columns_may_stand_anywhere_and_those_not_used_are_said(path: Path) -> None:
    rows, doubts = read(path, b"Unit, TEXT ,when,ID\nx,hello,y,7\n")
    assert rows == [TextRow("7", "hello")]
    assert doubts.ignored == ("Unit", "when")


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_other_signs_between_cells_are_understood(path: Path, sign: str) -> None:
    rows, _ = read(path, f"id{sign}text\n1{sign}a, b\n".encode())
    assert rows == [TextRow("1", "a, b")]


def test_line_ends_inside_a_text_are_kept_as_they_are(path: Path) -> None:
    rows, _ = read(path, b'id,text\r\n1,"one\r\ntwo\nthree ""four"""\r\n')
    assert rows == [TextRow("1", 'one\r\ntwo\nthree "four"')]


def test_short_long_and_repeated_rows_are_counted_and_none_is_lost(path: Path) -> None:
    rows, doubts = read(path, b"id,text\n1\n2,b,c\n2,d\n\n")
    assert rows == [TextRow("1", ""), TextRow("2", "b"), TextRow("2", "d")]
    assert (doubts.rows, doubts.short_rows, doubts.long_rows, doubts.repeated) == (3, 1, 1, 1)


@pytest.mark.parametrize("header", [b"ref,text\n", b"id,body\n", b"", b"id,text,text\n"])
def test_a_file_without_its_columns_is_refused_by_their_names(path: Path, header: bytes) -> None:
    with pytest.raises(UserFacingError, match="column"):
        read(path, header + b"1,a secret,b\n")


def test_a_refusal_never_tells_what_a_row_holds(path: Path) -> None:
    with pytest.raises(UserFacingError) as refused:
        read(path, b"ref,body\n1,a secret\n")
    assert "secret" not in str(refused.value)


def test_a_very_long_text_is_read_whole(path: Path) -> None:
    rows, _ = read(path, b"id,text\n1," + b"x" * 300_000 + b"\n")
    assert len(rows[0].text) == 300_000


def lengths(rows: list[TextRow]) -> list[tuple[str, int]]:
    return [(row.ref, len(row.text)) for row in rows]


def test_several_processes_answer_in_the_order_of_the_file() -> None:
    rows = [TextRow(str(n), "x" * (n % 7)) for n in range(6_500)]
    alone = [answer for piece in in_parallel(lengths, rows, 1) for answer in piece]
    together = [answer for piece in in_parallel(lengths, rows, 2) for answer in piece]
    assert together == alone == lengths(rows)


def test_no_more_than_a_few_batches_are_held_at_a_time() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield TextRow("1", "")

    answers = in_parallel(lengths, endless(), 1)
    next(answers)
    assert taken <= 5_000
    answers.close()


def test_a_file_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def failing():
        yield as_lines([("1",)])
        raise ValueError

    with pytest.raises(ValueError):
        write_lines(tmp_path / "out.csv", ("id",), failing())
    assert list(tmp_path.iterdir()) == []
