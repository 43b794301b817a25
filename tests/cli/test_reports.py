"""``assistant check`` and ``assistant facts`` on the seed report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.cli import main


def test_check_names_both_contradictions_of_the_seed_with_both_places(
    seed_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(seed_path)]) == 1
    out = capsys.readouterr().out
    assert "2 differ" in out
    for stated, summed in (("215", "213"), ("188", "203")):
        block = next(line for line in out.splitlines() if "DIFFERS" in line and stated in line)
        assert summed in block
    assert out.count("招标公告 215条") == 1
    assert "工程建设 138条" in out


def test_check_prints_json(seed_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(seed_path)]) == 1
    (report,) = json.loads(capsys.readouterr().out)
    assert report["agency"] == "鹤庆县人民政府"
    assert report["year"] == 2019
    assert sum(check["status"] == "differs" for check in report["checks"]) == 2


def test_check_tells_a_phone_for_complaints_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "云泽县人民政府2020年政府信息公开工作年度报告\n收到申请5件。\n投诉电话：0791-8012 0199；咨询电话：0791-8012 0120\n",
        encoding="utf-8",
    )
    assert main(["check", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.strip() for line in lines if "phone" in line] == [
        "phone 0791-80120120",
        "phone 0791-80120199 (for complaints)",
    ]


def test_check_says_which_file_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert main(["check", str(tmp_path / "a.txt")]) == 3
    assert "a.txt" in capsys.readouterr().err


def test_facts_are_exported_with_quote_and_span(
    index_dir: Path, capsys: pytest.CaptureFixture[str], seed_text: str
) -> None:
    assert main(["facts", "--index", str(index_dir), "--year", "2019", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    received = next(row for row in rows if row["value"] == "1487")
    assert (received["indicator"], received["unit"]) == ("penalty", "件")
    for row in rows:
        assert row["printed"] in seed_text[int(row["start"]) : int(row["end"])]
        assert row["quote"].lstrip("'") in seed_text


def test_facts_are_filtered(index_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--index", str(index_dir), "--indicator", "coercion", "--json"]) == 0
    assert [row["value"] for row in json.loads(capsys.readouterr().out)] == ["61"]
    assert main(["facts", "--index", str(index_dir), "--region", "大理"]) == 1


def test_facts_are_written_as_a_workbook(index_dir: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    out = tmp_path / "facts.xlsx"
    assert main(["facts", "--index", str(index_dir), "--format", "xlsx", "--out", str(out)]) == 0
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "doc"
    assert len(rows) > 30
    assert main(["facts", "--index", str(index_dir), "--format", "xlsx"]) == 2
