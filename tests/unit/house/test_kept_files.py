"""Nothing kept in the repository names a machine, a registry or a real extract."""

from __future__ import annotations

import re

from unit.house.house import REPOSITORY, kept_files

# Written in two pieces so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|home/\w+|Users/\w+)" + r"/\w")
REGISTRY = re.compile(
    "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "--index-" + "url"))
)
EXTRACT_LIKE = {".csv", ".parquet", ".zip", ".xlsx", ".db", ".duckdb", ".sqlite"}
LARGEST = 1_000_000


def texts():
    for path in kept_files():
        try:
            yield path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_path_of_one_machine():
    assert [name for name, text in texts() if MACHINE_PATH.search(text)] == []


def test_no_file_names_a_package_registry():
    assert [name for name, text in texts() if REGISTRY.search(text)] == []


def test_no_file_looks_like_an_extract_unless_it_is_a_worked_example_of_a_mapping():
    like = [
        path.relative_to(REPOSITORY).as_posix()
        for path in kept_files()
        if path.suffix.lower() in EXTRACT_LIKE
    ]
    assert [name for name in like if "synthetic" not in name and "example" not in name] == []


def test_no_kept_file_is_over_a_megabyte():
    large = [path.name for path in kept_files() if path.stat().st_size > LARGEST]
    assert large == []


def test_every_requirement_is_pinned_with_its_hash():
    for name in ("core.txt", "dev.txt"):
        text = (REPOSITORY / "requirements" / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[\w.\-\[\]]+==\S+", text, re.MULTILINE)
        assert pins
        unpinned = re.findall(r"^[\w.\-\[\]]+(?!\S*==)(?:\s|$|[<>~])", text, re.MULTILINE)
        assert unpinned == []
        assert text.count("--hash=sha256:") >= len(pins)


def test_every_dependency_carries_its_reason():
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [", 1)[1].split("\n]", 1)[0]
    lines = [line for line in block.splitlines() if line.strip()]
    assert lines
    assert [line for line in lines if "#" not in line] == []
