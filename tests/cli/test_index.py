"""``assistant index``: summaries, second runs, broken files, generations."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import index as index_command
from assistant.cli import main


@pytest.fixture
def corpus(tmp_path: Path, seed_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(seed_path, folder)
    return folder


def index(corpus: Path, *options: str) -> int:
    return main(["index", "--corpus", str(corpus), "--index", str(corpus.parent / "index"), *options])


def summary(corpus: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    index(corpus, "--json", *options)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_second_run_changes_nothing_and_says_so(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index(corpus) == 0
    first = capsys.readouterr().out
    assert "published generation" in first
    assert "added (1): heqing-2019.txt" in first
    assert index(corpus) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_broken_files_are_named_and_the_others_are_indexed(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert index(corpus) == 1
    told = capsys.readouterr()
    assert "1 reports" in told.out
    for name in ("empty.txt", "picture.txt"):
        assert any(name in line for line in told.err.splitlines() if line.startswith("error:"))
        assert name not in told.out  # what could not be read was not added


def test_a_corpus_that_is_not_there_leaves_the_index_alone(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index(corpus)
    current = (corpus.parent / "index" / "CURRENT").read_text(encoding="utf-8")
    assert main(["index", "--corpus", str(corpus / "no"), "--index", str(corpus.parent / "index")]) == 3
    assert "no" in capsys.readouterr().err
    assert (corpus.parent / "index" / "CURRENT").read_text(encoding="utf-8") == current


def test_a_dry_run_writes_nothing(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index(corpus, "--dry-run") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert not (corpus.parent / "index" / "CURRENT").exists()


def test_generations_are_listed_verified_and_rolled_back(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = summary(corpus, capsys)["generation"]
    (corpus / "second.txt").write_text(
        (corpus / "heqing-2019.txt").read_text(encoding="utf-8").replace("鹤庆", "云泽"), encoding="utf-8"
    )
    second = summary(corpus, capsys)
    assert second["added"] == ["second.txt"]
    assert second["reports"] == 2
    assert index(corpus, "verify") == 0
    assert index(corpus, "--rollback") == 0
    capsys.readouterr()
    assert index(corpus, "list") == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2
    assert any(line.startswith("* " + first) for line in listed)


def test_the_summary_names_every_change_and_the_disk_used(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def report(region: str, year: int, received: int, day: int) -> str:
        return (
            f"{region}人民政府{year}年政府信息公开工作年度报告\n\n发布时间：{year + 1}年1月{day}日\n\n一、总体情况\n\n"
            f"{year}年全县共收到政府信息公开申请{received}件，均已按时答复。公开内容不够具体，更新不够及时。\n"
        )

    def write(name: str, *values: Any) -> None:
        (corpus / name).write_text(report(*values), encoding="utf-8")

    for number, name in enumerate(("changed.txt", "removed.txt", "old.txt", "first.txt")):
        write(name, "云泽县", 2015 + number, 12, 10)
    index(corpus)
    write("changed.txt", "云泽县", 2015, 13, 10)
    (corpus / "removed.txt").unlink()
    (corpus / "old.txt").rename(corpus / "new.txt")
    write("second.txt", "云泽县", 2018, 14, 20)
    capsys.readouterr()
    index(corpus)
    told = capsys.readouterr().out
    for line in (
        "added (1): second.txt",
        "changed (1): changed.txt",
        "removed (1): removed.txt",
        "renamed (1): old.txt -> new.txt",
        "superseded (1): first.txt by second.txt",
    ):
        assert line in told.splitlines()
    size = sum(path.stat().st_size for path in (corpus.parent / "index").rglob("*") if path.is_file())
    assert f"on disk: {size / 1e6:.1f} MB in 2 generations" in told


def test_progress_and_summary_as_json_lines(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    assert index(corpus, "--json-lines") == 1
    *progress, told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert progress == [
        {"done": 1, "total": 2, "file": "empty.txt"},
        {"done": 2, "total": 2, "file": "heqing-2019.txt"},
    ]
    assert (told["published"], told["added"]) == (True, ["empty.txt", "heqing-2019.txt"])
    assert len(told["errors"]) == 1


def test_watching_indexes_once_what_arrives_in_pieces(corpus: Path, tmp_path: Path) -> None:
    text = (corpus / "heqing-2019.txt").read_text(encoding="utf-8").replace("鹤庆", "云泽")
    command = [sys.executable, "-m", "assistant", "index", "--watch", "--json-lines"]
    command += ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as watching:
        assert watching.stdout
        builds = (told for line in watching.stdout if "generation" in (told := json.loads(line)))
        assert next(builds)["added"] == ["heqing-2019.txt"]
        with (corpus / "second.txt").open("w", encoding="utf-8") as file:
            for start in range(0, len(text), 600):
                file.write(text[start : start + 600])
                file.flush()
                time.sleep(0.5)
        told = next(builds)
        watching.send_signal(signal.SIGINT)
        assert list(builds) == []
    assert (told["published"], told["added"], told["reports"]) == (True, ["second.txt"], 2)
    assert watching.returncode == 130


def test_what_changes_during_a_build_is_indexed_after_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real, added = index_command._build_and_tell, []

    def build(*args: Any) -> int:
        code = real(*args)
        if added:
            raise KeyboardInterrupt
        late = (corpus / "heqing-2019.txt").read_text(encoding="utf-8").replace("鹤庆", "云泽")
        (corpus / "late.txt").write_text(late, encoding="utf-8")
        added.append("late.txt")
        return code

    monkeypatch.setattr(index_command, "_build_and_tell", build)
    monkeypatch.setattr(index_command, "WATCH_SECONDS", 0.01)
    assert index(corpus, "--watch") == 130
    assert "added (1): late.txt" in capsys.readouterr().out


def test_an_interrupt_that_a_callback_swallowed_still_ends_the_watch(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = index_command._build_and_tell

    def build(*args: Any) -> int:
        code = real(*args)
        if (corpus / "late.txt").exists():
            with contextlib.suppress(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
        late = (corpus / "heqing-2019.txt").read_text(encoding="utf-8").replace("鹤庆", "云泽")
        (corpus / "late.txt").write_text(late, encoding="utf-8")
        return code

    monkeypatch.setattr(index_command, "_build_and_tell", build)
    monkeypatch.setattr(index_command, "WATCH_SECONDS", 0.01)
    assert index(corpus, "--watch") == 130
