"""Every command and every setting is documented, in both languages."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli import COMMANDS, build_parser
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent


def subparsers() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    chosen = next(a for a in actions if isinstance(a, argparse._SubParsersAction))
    return dict(chosen.choices)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented_with_every_option(command: str) -> None:
    text = read("docs/commands.md")
    assert f"## assistant {command}" in text
    part = text.split(f"## assistant {command}\n")[1].split("\n## ")[0]
    for action in subparsers()[command]._actions:
        for option in action.option_strings[-1:]:
            assert option in ("-h", "--help") or f"`{option}" in part, f"{command} {option} is not documented"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_option_says_what_it_does(command: str) -> None:
    assert [a.dest for a in subparsers()[command]._actions if not a.help] == []


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_is_documented_and_described(name: str) -> None:
    assert f"`ASSISTANT_{name.upper()}`" in read("docs/settings.md")
    assert Settings.model_fields[name].description


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_a_readme_opens_with_the_two_commands_and_their_plain_forms(readme: str) -> None:
    text = read(readme)
    assert text.index("make run") < text.index("make test") < 2500
    for plain in ("-m venv", "-c constraints.txt", "-m assistant index", "app.py", "-m pytest"):
        assert plain in text


def test_the_changelog_knows_the_version() -> None:
    assert f"## {__version__}" in read("CHANGELOG.md") or "## Unreleased" in read("CHANGELOG.md")
    assert f'version = "{__version__}"' in read("pyproject.toml")
