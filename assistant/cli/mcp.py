"""``assistant mcp``: the assistant as tools for agents, over standard input and output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: index)")


def run(args: argparse.Namespace) -> int:
    """Serve the tools until standard input ends; 2 where the mcp package is not installed."""
    from importlib.util import find_spec

    from assistant.cli.common import reranker_for, rewriter_for, settings_for

    settings = settings_for(args.index)
    if find_spec("mcp") is None:
        print(
            "assistant mcp: needs the mcp package; run: pip install 'disclosure-assistant[mcp]'",
            file=sys.stderr,
        )
        return 2
    from assistant.web.api import open_serving
    from assistant.web.tools import build_tools

    serving = open_serving(
        settings.index_dir, settings.embedding_model, reranker_for(settings), rewriter_for(settings)
    )
    build_tools(serving).run("stdio")
    return 0
