"""A passage as sentences: which are the report's account, which tell of problems and plans, which only head others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from langchain_core.documents import Document

from assistant.answering.concepts import Words, words_in
from assistant.answering.reply import Reply
from assistant.answering.topics import ABOUT_ITSELF, roles_of, topics_of, wanted_roles
from assistant.types import Report, Span

__all__ = ["Passage", "is_heading", "is_running", "read_passage"]

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$")
_ROW = re.compile(r"^\s*\||\t|\s\|\s")
_REPORT = re.compile("年报|报告|report")
_NO_ACCOUNT = re.compile(
    rf"{_ROW.pattern}|^\s*(?:附件?\d*[:：]?)?[^。；;，,]{{0,30}}(?:统计表|情况表|附表)[^。；;，,]{{0,20}}\s*$"
)
"""A row of a table, or the line over it."""
_ACCOUNT = 30
"""A line as long as this that stops is running text, though a table follows it in its passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage sentence by sentence: where each stands, its words, and what it tells of problems and plans."""

    document: Document
    report: Report
    spans: tuple[Span, ...]
    words: tuple[Words, ...]
    roles: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The path of headings over it."""
        return str(self.document.metadata.get("heading", ""))

    def of_topic(self, reply: Reply, topic: str) -> list[int]:
        """The sentences that answer a topic, in order."""
        wanted = wanted_roles(reply.question, topic)
        return [at for at, role in enumerate(self.roles) if role in wanted]


def is_running(text: str) -> bool:
    """Whether a passage is running text: no rows of figures, no bare title."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = sum(bool(_ROW.search(line)) for line in lines)
    if rows * 5 <= 2 * len(lines):
        return bool(re.search("[。；;,，：:]", text))
    return any(len(line) >= _ACCOUNT and "。" in line and not _ROW.search(line) for line in lines)


def read_passage(reply: Reply, document: Document) -> Passage:
    """A passage without what it says of the report itself, unless that is asked for."""
    report = reply.index.report(document.metadata["report_id"])
    start = int(document.metadata["start_index"])
    own = bool(_REPORT.search(reply.question.text)) and not topics_of(reply.question)
    spans, words = [], []
    for match in _SENTENCE.finditer(document.page_content):
        text = words_in(match.group().strip())
        if (
            text.text
            and not _NO_ACCOUNT.search(match.group())
            and (own or not ABOUT_ITSELF.search(text.text))
        ):
            spans.append(Span(start + match.start(), start + match.end()))
            words.append(text)
    headings = words_in(str(document.metadata.get("heading", ""))).text.split("›")
    roles = roles_of([text.text for text in words], headings)
    return Passage(document, report, tuple(spans), tuple(words), tuple(roles))


def is_heading(report: Report, span: Span) -> bool:
    """Whether a sentence only heads what follows."""
    words = span.of(report.text).strip("。:： \n\u3000")
    section = report.section_at(span.start)
    return (
        len(words) <= 30 and section is not None and bool(section.heading) and words in section.heading + "。"
    )
