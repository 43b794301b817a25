"""``assistant ask``: figures, refusals, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main


def ask(index_dir: Path, *words: str) -> int:
    return main(["ask", "--index", str(index_dir), *words])


def test_a_figure_is_answered_with_its_quote(index_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(index_dir, "鹤庆县2019年收到多少件政府信息公开申请?") == 0
    out = capsys.readouterr().out
    assert "17" in out
    assert "鹤庆县" in out
    assert "2019" in out
    assert "〔1〕" in out
    assert "共收到政府信息公开申请17件" in out


def test_a_year_not_held_is_refused_naming_what_is(
    index_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(index_dir, "How many applications were received in 2018?") == 1
    out = capsys.readouterr().out
    assert "2018" in out
    assert "2019" in out


def test_json_holds_the_whole_answer_and_its_spans_are_those_of_the_file(
    index_dir: Path, capsys: pytest.CaptureFixture[str], seed_text: str
) -> None:
    assert ask(index_dir, "--json", "鹤庆县2019年行政处罚多少件") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["figure"]["text"] == "1487"
    assert answer["citations"]
    for cited in answer["citations"]:
        assert cited["doc"] == "heqing-2019.txt"
        assert seed_text[cited["span"]["start"] : cited["span"]["end"]] == cited["quote"]


def test_a_turn_before_is_carried_on(index_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(index_dir, "--history", "鹤庆县2019年收到多少件申请", "其中自然人呢") == 0
    assert "12" in capsys.readouterr().out


def test_the_same_question_is_answered_in_the_same_bytes(
    index_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    for _ in range(2):
        ask(index_dir, "--json", "招标公告发布了多少条")
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "   ",
        "？",
        "asdf qwer",
        "😀😀😀",
        "<script>alert(1)</script>",
        "申请" * 5000,
        "\x00\x1b[31m",
        "2019",
        "多少",
        "'; DROP TABLE facts; --",
        "\u202e2019年\u200b申请",
    ],
    ids=range(12),
)
def test_anything_gets_an_answer_or_a_refusal(
    index_dir: Path, odd: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(index_dir, odd) in (0, 1)
    assert capsys.readouterr().out.strip()


def test_a_missing_index_names_the_command_that_builds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(tmp_path / "nowhere", "多少件申请") == 3
    assert "assistant index" in capsys.readouterr().err


def test_a_figure_question_loads_nothing_heavy(index_dir: Path) -> None:
    program = (
        "import sys; from assistant.cli import main\n"
        f"main(['ask', '--index', {str(index_dir)!r}, '鹤庆县2019年收到多少件政府信息公开申请'])\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'chromadb', 'gradio', 'pdfplumber'}\n"
        "sys.exit(repr(sorted(heavy & set(sys.modules))) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_help_loads_no_library() -> None:
    program = (
        "import sys; from assistant.cli import build_parser; build_parser().format_help()\n"
        "extra = {'langchain_core', 'pydantic', 'numpy', 'rich', 'yaml'} & set(sys.modules)\n"
        "sys.exit(repr(extra) if extra else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_usage_errors_exit_with_two() -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["ask"])
    assert exit_.value.code == 2
