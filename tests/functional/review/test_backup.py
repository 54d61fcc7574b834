"""A backup is encrypted, comes back whole into an empty database, and nothing else is accepted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pyrage = pytest.importorskip("pyrage", reason="pyrage is not installed")
PROGRAM = Path(__file__).with_name("brought_back.py")


@pytest.fixture(scope="module")
def keys():
    """Whoever may open the backup, and somebody else."""
    return pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()


@pytest.fixture
def made(app, keys, tmp_path):
    """A backup of the application as it stands, with a decision in it."""
    from accord.review.backup import back_up
    from support.review_app import answer, case_of, client_of

    assert answer(client_of("ann"), case_of("north/K101")).status_code == 302
    kept = back_up(tmp_path / "backup.age", str(keys[0].to_public()))
    return tmp_path / "backup.age", kept


def brought_back(folder, file, identity):
    """In a process of its own with an empty database of its own."""
    (folder / "key").write_text(str(identity))
    return subprocess.run(
        [sys.executable, PROGRAM, folder, file, folder / "key"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_backup_comes_back_whole_into_an_empty_database(made, keys, tmp_path):
    file, kept = made
    done = brought_back(tmp_path, file, keys[0])
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["rows"] == kept.rows
    assert said["head"] == kept.head
    assert kept.rows["cases.case"] > 2
    assert kept.rows["cases.decision"] >= 1
    assert kept.rows["audit_log.entry"] > 1
    assert said["problems"] == []
    assert said["decisions"] == ["ann"]
    from accord.review.cases.models import Case
    from support.review_app import everything

    assert said["made_at"] == sorted(case.made_at.isoformat() for case in everything(Case))


def test_nothing_of_a_backup_can_be_read_without_its_key(made, keys, tmp_path):
    file, _ = made
    content = file.read_bytes()
    assert content.startswith(b"age-encryption.org/")
    for word in (b"north", b"K101", b"OFFICIAL", b"manifest", b"jsonl"):
        assert word not in content
    done = brought_back(tmp_path, file, keys[1])
    assert done.returncode != 0
    assert "does not open" in done.stderr


def test_a_backup_that_was_changed_is_refused_whole(made, keys, tmp_path):
    file, _ = made
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    done = brought_back(tmp_path, file, keys[0])
    assert done.returncode != 0
    assert "does not open" in done.stderr


def test_a_backup_is_not_brought_over_what_is_there(made, keys):
    from accord.errors import UserFacingError
    from accord.review.backup import bring_back

    with pytest.raises(UserFacingError, match="There are accounts"):
        bring_back(made[0], str(keys[0]))


def test_that_a_backup_was_made_is_in_the_log_of_it(made):
    from support.review_app import entries

    assert entries()[-1].action == "made a backup"


def test_nobody_is_signed_in_to_what_came_back(made):
    assert "access.signedin" not in made[1].rows


def test_a_key_that_is_none_is_refused_in_words_and_nothing_is_written(app, tmp_path):
    from accord.errors import UserFacingError
    from accord.review.backup import back_up

    with pytest.raises(UserFacingError, match="begins with age1"):
        back_up(tmp_path / "backup.age", "nonsense")
    assert list(tmp_path.iterdir()) == []
