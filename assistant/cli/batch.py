"""``assistant batch``: many questions, one line of JSON each."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.cli import common
from assistant.errors import SettingsError
from assistant.types import Answer

if TYPE_CHECKING:
    from assistant.settings import Settings

logger = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--corpus", type=Path, metavar="DIR", help="reports to index into a temporary place")
    source.add_argument("--index", type=Path, metavar="DIR", help="a published index to use as it is")
    parser.add_argument(
        "--questions",
        type=Path,
        required=True,
        metavar="IN.jsonl",
        help='one {"id", "question", "lang", "history": [earlier user turns]} a line',
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="OUT.jsonl",
        help='one {"id", "answer", "refused", "citations": [{"doc", "text", "start", "end"}]} a line',
    )


def run(args: argparse.Namespace) -> int:
    """Answer every question; 0 when none met a fault, 3 otherwise."""
    questions = list(read_questions(args.questions))
    faults = 0
    with _index_dir(args) as (settings, index_dir):
        from assistant.answering.chain import build_assistant

        with common.open_index_for(settings.model_copy(update={"index_dir": index_dir})) as index:
            assistant = build_assistant(
                index, reranker=common.reranker_for(settings), model=common.rewriter_for(settings)
            )
            args.out.parent.mkdir(parents=True, exist_ok=True)
            with args.out.open("w", encoding="utf-8") as out:
                for item in questions:
                    line = answer_line(assistant, item)
                    faults += "fault" in line
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{len(questions)} questions, {faults} faults -> {args.out}", file=sys.stderr)
    return 3 if faults else 0


def batch_line(question_id: object, answer: Answer) -> dict[str, Any]:
    """One answer in the format of the output file; ``start`` and ``end`` count into the stored text."""
    return {
        "id": question_id,
        "answer": answer.text,
        "refused": answer.refused,
        "citations": [
            {"doc": cited.doc, "text": cited.quote, "start": cited.span.start, "end": cited.span.end}
            for cited in answer.citations
        ],
    }


def request_of(item: dict[str, Any]) -> dict[str, Any]:
    """What the assistant is asked for one line of a questions file."""
    return {"question": item["question"], "history": item.get("history") or []}


def answer_line(assistant: Any, item: dict[str, Any]) -> dict[str, Any]:
    """One line of the output file; a fault is logged and told in it."""
    try:
        answer = assistant.invoke(request_of(item))
    except Exception as exc:  # the outer door of one question: the other questions still get answers
        logger.exception("question %s met a fault", item["id"])
        return {
            "id": item["id"],
            "answer": "",
            "refused": True,
            "citations": [],
            "fault": f"{type(exc).__name__}: {exc}",
        }
    return batch_line(item["id"], answer)


def read_questions(path: Path) -> Iterator[dict[str, Any]]:
    """Each question of a JSONL file; a line that cannot be used is named."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(f"{path}: cannot be read as UTF-8 text: {exc}") from exc
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            question = item["question"]
        except (ValueError, TypeError, KeyError) as exc:
            raise SettingsError(
                f'{path}, line {number}: expected {{"id", "question"}} as JSON: {exc}'
            ) from exc
        yield {**item, "id": item.get("id", number), "question": str(question)}


@contextmanager
def _index_dir(args: argparse.Namespace) -> Iterator[tuple[Settings, Path]]:
    settings = common.settings_for(args.index, args.corpus)
    if args.corpus is None:
        yield settings, settings.index_dir
        return
    from assistant.cli.index import build

    with TemporaryDirectory(prefix="assistant-batch-") as folder:
        build(settings.model_copy(update={"index_dir": Path(folder)}))
        yield settings, Path(folder)
