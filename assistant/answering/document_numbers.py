"""The number of a document that a report names (《…工作要点》（澹政办发〔2022〕17号）), where it is asked what that is."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.likely_en import units_of_en
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_only
from assistant.lexicon.text import compact
from assistant.types import Span

__all__ = ["asks_other_document", "quote_document_number"]

_ASKED = re.compile(
    r"(?:发文)?[文字]号|(?:发文|文件)?编号|\b(?:document|reference|file|serial|circular) (?:number|no\.?)"
)
_ITSELF = re.compile(
    r"[\d\s,，?？]|(?:年度|工作)*(?:报告|年报)|这份|本文|文件|印发|年度?|[的是用在]|哪个|什么|多少|政府信息公开(?=$)"
    r"|\b(?:annual|disclosure|report|what|is|was|the|its|of|which|for|does|have|under|carry|bear|government|information|s)\b"
)
_NUMBERED = re.compile(
    r"[^。；;\n，,]{2,60}?[\u3400-\u9fff]{2,10}[〔\[［【(（](?:19|20)\d\d[〕\]］】)）]\s*(?:第\s*)?\d+\s*号[)）]?"
)
_MET, _MET_EN = 0.8, 0.6
"""Share of a document's name that stands before its number."""


def asks_other_document(reply: Reply) -> str:
    """The name by which a question asks for the number of a document other than the report itself, else empty."""
    if reply.question.fields[:1] != ("document_number",):
        return ""
    name = " ".join(_ITSELF.sub(" ", _ASKED.sub(" ", reply.question.masked.lower())).split())
    return name if len(name) > 1 else ""


def quote_document_number(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one clause that gives the number of the document a question names."""
    name = asks_other_document(reply)
    if not name or len(evidence.resolved.places) != 1:
        return False
    told = [
        (report, Span(*found.span()))
        for summary in evidence.resolved.places[0].reports
        for report in (reply.index.report(summary.report_id),)
        for found in _NUMBERED.finditer(report.text)
        if _names(name, compact(found.group()).text.lower(), reply.words.english)
    ]
    return say_only(reply, told)


def _names(name: str, said: str, english: bool) -> bool:
    """Whether words say the name of a document."""
    if english:
        units = [unit for unit in units_of_en(name) if unit.others]
        return bool(units) and sum(unit.held_by(said)[1] for unit in units) / len(units) >= _MET_EN
    pairs = [name[at : at + 2] for at in range(len(name) - 1) if " " not in name[at : at + 2]]
    return bool(pairs) and sum(pair in said for pair in pairs) / len(pairs) >= _MET
