"""``assistant serve``: the web app, the same as ``python app.py``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: index)")
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (default: 7860; 0 picks a free one)")
    parser.add_argument("--root-path", metavar="PATH", help="path prefix when served behind a proxy")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from assistant.settings import load_settings, prepare_environment

    prepare_environment()
    given = {"index_dir": args.index, "host": args.host, "port": args.port, "root_path": args.root_path}
    settings = load_settings().model_copy(update={k: v for k, v in given.items() if v is not None})
    from assistant.cli.common import reranker_for, rewriter_for
    from assistant.web.api import serve

    model = rewriter_for(settings)
    print(f"serving http://{settings.host}:{settings.port}{settings.root_path}/", file=sys.stderr)
    serve(
        settings.index_dir,
        embedding_model=settings.embedding_model,
        reranker=reranker_for(settings),
        model=model,
        host=settings.host,
        port=settings.port,
        root_path=settings.root_path,
        question_limit=settings.question_limit,
        data_dir=settings.data_dir,
        embed_sites=tuple(settings.embed_sites.split()),
        operator_password=settings.operator_password.get_secret_value(),
    )
    return 0
