"""``assistant ask``: one question, one answer."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.types import Answer, to_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("question", help="the question, in Chinese or English")
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: index)")
    parser.add_argument(
        "--history", action="append", default=[], metavar="TURN", help="an earlier question; repeatable"
    )
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument(
        "--explain", action="store_true", help="show how the question was understood, on stderr"
    )


def run(args: argparse.Namespace) -> int:
    """Print the answer; 0 answered, 1 refused."""
    from assistant.answering.chain import Passages, answer_question, explain
    from assistant.cli.common import open_index_for, reranker_for, rewriter_for, settings_for

    settings = settings_for(args.index)
    model = rewriter_for(settings)
    with open_index_for(settings) as index:
        if args.explain:
            told = explain(args.question, args.history, index)
            print(json.dumps(told, ensure_ascii=False, indent=2), file=sys.stderr)
        source = Passages(index, reranker=reranker_for(settings))
        answer = answer_question(args.question, args.history, index, source, model)
    if args.json:
        print(json.dumps(to_json(answer), ensure_ascii=False, indent=2))
    else:
        print(as_terminal(answer))
    return 1 if answer.refused else 0


def as_terminal(answer: Answer) -> str:
    """The answer and its numbered sources as plain text."""
    lines = [answer.text]
    if answer.citations:
        lines.append("")
    for cited in answer.citations:
        where = " · ".join(part for part in (cited.title or cited.doc, cited.heading) if part)
        lines.append(f"〔{cited.number}〕{where} · {cited.doc}[{cited.span.start}:{cited.span.end}]")
        lines.append(f"    “{' '.join(cited.quote.split())}”")
    return "\n".join(lines)
