"""Questions to reports written as text: read, indexed and asked as files are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from assistant.answering.chain import answer_question
from assistant.cli import common
from assistant.cli.index import build
from assistant.types import Answer

__all__ = ["Ask", "asking"]

Ask = Callable[..., Answer]
"""The answer to a question asked after none or more others: ``ask(question, *earlier)``."""


@contextmanager
def asking(folder: Path, reports: Mapping[str, str]) -> Iterator[Ask]:
    """Asks an index, built below ``folder``, of the reports: their texts by file name."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in reports.items():
        (corpus / name).write_text(text, encoding="utf-8")
    settings = common.settings_for(folder / "index", corpus)
    build(settings)
    with common.open_index_for(settings) as index:

        def ask(question: str, *earlier: str) -> Answer:
            return answer_question(question, earlier, index)

        yield ask
