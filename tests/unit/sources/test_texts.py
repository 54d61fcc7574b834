"""What a file really is, and how its text is encoded, is found from its bytes."""

import pytest

from accord.sources.texts import encoding_of, signature


@pytest.mark.parametrize(
    ("content", "codec", "is_guessed"),
    [
        (b"plain", "utf-8-sig", False),
        ("Łódź".encode(), "utf-8-sig", False),
        ("﻿Łódź".encode(), "utf-8-sig", False),
        ("Łódź".encode("utf-16"), "utf-16", False),
        ("café, naïve".encode("cp1252"), "cp1252", True),
        ("“smart” – quotes".encode("cp1252"), "cp1252", True),
        ("café naïve ".encode() + b"\xe9", "utf-8-sig", False),
        ("﻿".encode() + b"caf\xe9", "utf-8-sig", False),
    ],
)
def test_the_encoding_is_found(tmp_path, content, codec, is_guessed):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    found = encoding_of(path)
    assert (found.codec, found.is_guessed) == (codec, is_guessed)


@pytest.mark.parametrize("content", [b'a,"x" "y"', b"a,\x00", b'a,  "x"', b'a\t"x"', b"caf\xe9"])
def test_what_the_fast_reader_would_pass_on_unseen_is_not_left_to_it(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert not encoding_of(path).is_clean


def test_odd_bytes_across_the_pieces_of_a_long_file_are_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("accord.sources.texts.PIECE", 7)
    path = tmp_path / "x.csv"
    for shift in range(7):
        path.write_bytes(b"a" * shift + b'bb,"x" "y",c')
        assert not encoding_of(path).is_clean
        path.write_bytes("é".encode() * 20 + b"a" * shift)
        assert encoding_of(path).is_clean


def test_a_line_of_text_has_no_signature_and_other_things_do(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"source_id,nominal_id\n")
    assert signature(path) == ""
    path.write_bytes(b"PAR1....")
    assert signature(path) == "a Parquet file"
