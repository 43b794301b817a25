"""What a report says it corrected: the misprint and the right figure, quoted from the clause that has both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answering.concepts import Concept, concepts_of, heavy, words_in
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Question, Report, ReportSummary, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["tell_correction"]

_ASKED = re.compile(
    r"更正|勘误|订正|误[写填报录印]|[写填报印]错|(?:首次|最初|最早|原先|原来|一开始|开始|原版)(?:发布|公布|公开|发)?(?:的)?(?:时候?|版本?|稿)?[^,，。?？]{0,20}(?:写|填|登|印|报|发布)(?:的|了|成|为)*(?:是)?(?:多少|几|什么)"
    r"|\bcorrect(?:ed|ion|ions)\b|\bcorrigend|\berrat|\bmisprint|\bmistaken|\bwrongly\b|\bfirst published\b|\boriginally (?:published|stated|printed|given)\b"
)
_TOLD = re.compile("[误错][写填报录印登作][为成]?|(?:更正|订正|改正|修正)[为成]|应为")
_CLAUSES = re.compile("[；;。\\n]")
_WORDS = re.compile(
    r"更正|勘误|订正|[误错][写填报录印]|[写填报印]错|首次|最初|最早|原先|原来|一开始|原版|发布|公布|后来|现在|最后|多少|什么|改成|写的?|年报|报告|数字?"
    r"|\b(?:correct\w*|corrigend\w*|errat\w*|misprint\w*|mistaken\w*|wrong\w*|first|published|originally|stated|printed|given|later|figure|number|report|what|was|then|to|and|it|how|many)\b"
)
_HELD = 0.6


def tell_correction(
    question: Question, reports: Sequence[ReportSummary], index: Index, before: str
) -> Reply | None:
    """Quote the clause that corrects what the question names, or all of them where it names nothing; none where there is none."""
    if not _ASKED.search(question.text.lower()):
        return None
    named = _things(question.masked) or _things(before)
    for summary in reports:
        report = index.report(summary.report_id)
        clauses = list(_clauses(report))
        meant = [c for c in clauses if _names(named, c.of(report.text))] if named else clauses
        if not meant or (named and len(meant) > 1):
            continue
        reply = Reply(question, index)
        told = ""
        for clause in meant:
            say_clause(reply, report, clause)
            told += reply.sentence
        reply.sentence = told
        return reply
    return None


def _things(masked: str) -> list[Concept]:
    """What a question names beside the words for corrections."""
    return heavy(concepts_of(_WORDS.sub(lambda m: " " * len(m.group()), masked.lower())))


def _clauses(report: Report) -> Iterator[Span]:
    """The clauses that say what was misprinted or corrected, with a figure."""
    start = 0
    for stop in [*(m.start() for m in _CLAUSES.finditer(report.text)), len(report.text)]:
        text = report.text[start:stop]
        if _TOLD.search(text) and re.search(r"\d", text):
            yield Span(start + len(text) - len(text.lstrip()), stop)
        start = stop + 1


def _names(named: Sequence[Concept], text: str) -> bool:
    words = words_in(text)
    credits = [concept.held_by(words) for concept in named]
    return sum(credit >= _HELD for credit in credits) * 2 > len(credits)
