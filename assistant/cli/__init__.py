"""The command line: stdout is data, stderr is talk.

Exit codes: 0 done or answered, 1 refused or something differs, 2 usage, 3 fault.
Each command lives in its own module and imports what it needs only when it runs, so that
``--help`` and figure questions start fast.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from assistant import __version__
from assistant.errors import AssistantError

__all__ = ["DONE", "FAULT", "REFUSED", "USAGE", "build_parser", "main"]

DONE, REFUSED, USAGE, FAULT = 0, 1, 2, 3

COMMANDS = {
    "index": "read the reports of a folder and publish a searchable index",
    "ask": "answer one question with its sources",
    "batch": "answer a file of questions",
    "facts": "list or export the figures of the reports",
    "check": "read reports and test whether their figures add up",
    "eval": "score a set of questions with known answers",
    "serve": "serve the chat page, the operator console and the API",
    "mcp": "offer the assistant to agents as tools over standard input and output",
}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = argparse.ArgumentParser(
        prog="assistant",
        description="Answers questions about information-disclosure reports (政府信息公开年度报告), "
        "every figure with its place in the report.",
        epilog="Exit codes: 0 done or answered, 1 refused or differs, 2 usage, 3 fault.",
    )
    parser.add_argument("--version", action="version", version=f"assistant {__version__}")
    parser.add_argument("-v", "--verbose", action="store_true", help="say more on stderr")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        sub = commands.add_parser(
            name, help=help_text, description=help_text[0].upper() + help_text[1:] + "."
        )
        _command(name).add_arguments(sub)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; faults that have a name are shown as one line."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    args = build_parser().parse_args(argv)
    logging.basicConfig(
        level=logging.INFO if args.verbose else logging.WARNING,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    try:
        code: int = _command(args.command).run(args)
    except AssistantError as exc:
        print(f"assistant {args.command}: {exc}", file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    return code


def _command(command: str) -> ModuleType:
    return import_module(f"assistant.cli.{command}")
