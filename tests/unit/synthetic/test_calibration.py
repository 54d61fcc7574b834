"""Every rate is declared, used, documented, and may be overruled."""

from pathlib import Path

import pytest

from accord.errors import BadOverlay
from accord.synthetic import calibration as module
from accord.synthetic.calibration import ROWS, as_markdown, calibration

_SOURCE = Path(module.__file__).parent


def _overrides(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rates.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_overrules_one_row_and_leaves_the_others(tmp_path: Path) -> None:
    rates = calibration(_overrides(tmp_path, "cse_flag_recall = 0.5\n"))
    assert rates["cse_flag_recall"] == 0.5
    assert rates["cse_flag_precision"] == calibration()["cse_flag_precision"]


def test_all_that_is_wrong_with_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = (
        "no_such_row = 1\ncse_flag_recall = 1.5\nminimum_per_situation = 2.5\n"
        'online_all = "often"\npartner_data = true\n'
    )
    with pytest.raises(BadOverlay) as fault:
        calibration(_overrides(tmp_path, text))
    said = str(fault.value)
    for name in (
        "no_such_row",
        "cse_flag_recall",
        "minimum_per_situation",
        "online_all",
        "partner_data",
    ):
        assert name in said


def test_a_refusal_repeats_no_value_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadOverlay) as fault:
        calibration(_overrides(tmp_path, 'online_all = "Marjorie"\n'))
    assert "Marjorie" not in str(fault.value)


@pytest.mark.parametrize("text", ["not toml at all", "a = [1,"])
def test_a_file_that_is_not_toml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadOverlay):
        calibration(_overrides(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOverlay):
        calibration(tmp_path / "absent.toml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_has_a_default_that_it_would_itself_allow(row: module.Row) -> None:
    assert row.low <= row.default <= row.high
    assert row.says and row.basis and row.source


def test_no_two_rows_have_one_name() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_each_row_is_used_somewhere() -> None:
    code = "\n".join(
        path.read_text("utf-8") for path in _SOURCE.rglob("*.py") if path.name != "calibration.py"
    )
    assert [row.name for row in ROWS if f'"{row.name}"' not in code] == []


def test_shares_that_make_a_whole_sum_to_one() -> None:
    rates = calibration()
    for prefix in ("network_size_", "group_category_"):
        assert sum(rates[r.name] for r in ROWS if r.name.startswith(prefix)) == pytest.approx(1.0)


def test_the_page_in_the_documents_is_current() -> None:
    page = _SOURCE.parents[2] / "docs" / "reference" / "calibration.md"
    assert page.read_text("utf-8") == as_markdown()
