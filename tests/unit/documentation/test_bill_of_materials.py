"""The bill of materials: every pinned library once, with its version and every hash."""

from __future__ import annotations

import json
import re
from pathlib import Path

import accord
from accord.documentation.bill_of_materials import as_json, bill_of_materials

REQUIREMENTS = Path(accord.__file__).parents[2] / "requirements"
CORE = "Some_Library[extra]==1.2 \\\n    --hash=sha256:bb \\\n    --hash=sha256:aa\nother==3\n"


def components(**texts):
    return json.loads(as_json({f"{name}.txt": text for name, text in texts.items()}))["components"]


def test_a_library_stands_with_its_version_its_hashes_and_its_plain_name():
    other, some = components(core=CORE)
    assert (some["name"], some["version"], some["purl"]) == (
        "some-library",
        "1.2",
        "pkg:pypi/some-library@1.2",
    )
    assert [one["content"] for one in some["hashes"]] == ["aa", "bb"]
    assert other["hashes"] == []


def test_what_runs_is_required_also_where_the_tests_need_it_too():
    found = {one["name"]: one["scope"] for one in components(core="a==1\n", dev="a==1\nb==2\n")}
    assert found == {"a": "required", "b": "excluded"}


def test_two_versions_of_one_library_are_two():
    assert [one["version"] for one in components(core="a==1\n", dev="a==2\n")] == ["1", "2"]


def test_every_pinned_library_is_on_the_bill_and_nothing_else():
    pinned = {
        (re.sub(r"[-_.]+", "-", name).lower(), version)
        for path in REQUIREMENTS.glob("*.txt")
        for name, version in re.findall(r"^([\w.-]+)\S*?==(\S+)", path.read_text("utf-8"), re.M)
    }
    bill = json.loads(bill_of_materials())["components"]
    assert {(one["name"], one["version"]) for one in bill} == pinned
    assert all(one["hashes"] for one in bill)
    assert len(pinned) > 40
