"""Answers in the report's own sentences: whole, in order, from the passages that speak of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from langchain_core.documents import Document

from assistant.answering.concepts import Concept, concepts_of, coverage, spoken_of, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.reasons import asks_why
from assistant.answering.reply import Reply
from assistant.lexicon.segments import naming
from assistant.types import How, Report, Span

__all__ = ["LONGEST", "THRESHOLD", "quote_passages"]

LONGEST = 300
"""Characters quoted unless everything is asked for."""
THRESHOLD = 0.48  # share of the question's weighted terms a passage must hold; tests/eval
HEADING_CREDIT = 0.9
NEIGHBOUR = 0.5  # a following sentence that holds this much of what the best holds belongs to it
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$")
_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[,，、]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、]|[一二三四五六七八九十]+、)"
)
_ROW = re.compile(r"^\s*\||\t|\s\|\s")
_ANSWERED = re.compile(
    r"整改|(?:上一?年|去年|此前|以往|针对|\d{4}年存在).{0,40}(?:问题|不足)|(?:问题|不足).{0,30}(?:已|得到|完成|改善|解决)"
)
_REASON = re.compile("因为|由于|原因|主要是|影响|得益于|鉴于|致使|导致|因")
_ALL = re.compile(
    r"全部|全文|完整|所有|详细|具体内容|in full|complete|entire|everything|whole text|in detail"
)
_TOPIC_WORDS = {
    "problems": ("存在的主要问题", "存在问题", "问题", "不足", "困难", "短板", "薄弱"),
    "plan": ("下一步", "工作计划", "计划", "打算", "改进措施", "改进", "努力方向", "今后", "将"),
    "overview": ("总体情况", "概述", "概况"),
    "problems_answered": ("改进情况", "整改", "上年", "去年", "问题", "已"),
}
_TOPIC_HEADS = {
    "problems": re.compile("问题|不足|困难|短板"),
    "plan": re.compile("改进|计划|下一步|打算|措施|今后|安排|方向"),
    "overview": re.compile("总体情况|概述|概况|基本情况|总体公开"),
    "problems_answered": re.compile("改进|整改"),
}


@dataclass(frozen=True, slots=True)
class _Scored:
    document: Document
    score: float


def quote_passages(reply: Reply, evidence: Evidence) -> bool:
    """Quote the best passage of each place, else of another document; false where none speaks of the question."""
    running = [d for d in evidence.passages if _is_running(d.page_content)]
    reports = [{summary.report_id for summary in place.reports} for place in evidence.resolved.places]
    groups = [[d for d in running if d.metadata["report_id"] in ids] for ids in reports]
    quoted = [said for group in groups if (said := _said(reply, group))]
    if not quoted:
        others = [d for d in running if all(d.metadata["report_id"] not in ids for ids in reports)]
        quoted = [said] if (said := _said(reply, others)) else []
    reply.sentence = reply.words.say("", " ").join(quoted)
    reply.how = How.QUOTED
    return bool(quoted)


def _said(reply: Reply, passages: Sequence[Document]) -> str:
    best = _best(reply, passages)
    return _quotation(reply, best.document) if best is not None else ""


def _is_running(text: str) -> bool:
    """Whether a passage is running text: no rows of figures, no bare title."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = sum(bool(_ROW.search(line)) for line in lines)
    return rows * 5 <= 2 * len(lines) and bool(re.search("[。；;,，：:]", text))


def _best(reply: Reply, passages: Sequence[Document]) -> _Scored | None:
    topic = reply.question.topic
    concepts = _concepts(reply)
    if not passages or not concepts:
        return None
    texts = [words_in(document.page_content) for document in passages]
    heads = [words_in(str(document.metadata.get("heading", ""))) for document in passages]
    held = [
        [max(concept.held_by(text), HEADING_CREDIT * concept.held_by(head)) for concept in concepts]
        for text, head in zip(texts, heads, strict=True)
    ]
    frequency = [sum(row[at] > 0 for row in held) / len(held) for at in range(len(concepts))]
    scored = []
    for document, row in zip(passages, held, strict=True):
        credits = dict(zip(map(id, concepts), row, strict=True))
        score = coverage(concepts, lambda concept, known=credits: known[id(concept)], frequency)  # type: ignore[misc]
        if topic and not _speaks_of_rest(reply, document):
            continue
        if topic and _TOPIC_HEADS[topic].search(_last_heading(document) + document.page_content[:20]):
            score += 0.5
        scored.append(_Scored(document, round(score, 4)))
    if not scored:
        return None
    best = max(scored, key=lambda entry: (entry.score, -entry.document.metadata["start_index"]))
    return best if best.score >= THRESHOLD else None


def _speaks_of_rest(reply: Reply, document: Document) -> bool:
    """Whether a passage of the right kind (problems, plans) is about what else the question says."""
    rest = [
        word
        for word in reply.question.rest
        if not any(word in way for way in _TOPIC_WORDS[reply.question.topic])
        and (word.isascii() or naming(word).names)
    ]
    heading = str(document.metadata.get("heading", ""))
    return not rest or spoken_of(rest, f"{heading} {document.page_content}")


def _concepts(reply: Reply) -> tuple[Concept, ...]:
    question = reply.question
    ways = tuple((word, 1.0) for word in _TOPIC_WORDS.get(question.topic, ()))
    return (
        *concepts_of(question.masked, frozenset(question.rejected)),
        *((Concept(ways, 2.0),) if ways else ()),
    )


def _last_heading(document: Document) -> str:
    return str(document.metadata.get("heading", "")).rsplit(" › ", 1)[-1]


def _quotation(reply: Reply, document: Document) -> str:
    """The sentences of a passage that speak of the question, with the heading they stand under."""
    report = reply.index.report(document.metadata["report_id"])
    start = int(document.metadata["start_index"])
    spans = [
        Span(start + m.start(), start + m.end())
        for m in _SENTENCE.finditer(document.page_content)
        if m.group().strip() and not _ROW.search(m.group())
    ]
    everything = bool(_ALL.search(reply.question.text))
    chosen = spans if everything else _chosen(reply, report, spans)
    if reply.question.topic == "problems_answered" and not any(
        _ANSWERED.search(s.of(report.text)) for s in chosen
    ):
        return ""
    if not chosen or (asks_why(reply.question.text) and not _gives_reason(report, chosen)):
        return ""
    if len(chosen) > 1 and _is_heading(report, chosen[0]):
        chosen = chosen[1:]  # it is named before the quotation
    span = Span(chosen[0].start, chosen[-1].end)
    quote = _tidy(report, span)
    number = reply.citer.span(report.report_id, quote)
    heading = _last_heading(document)
    words = reply.words
    who, when = words.body(report.region, report.agency), words.year(report.year)
    text = " ".join(quote.of(report.text).split())
    where = f"“{heading}”" if heading else ""
    if report.kind != "annual_report":
        return words.say(
            f"《{report.title}》{where}：{text}〔{number}〕",
            f"{', '.join(filter(None, (report.title, where)))}: {text}〔{number}〕",
        )
    return words.say(
        f"{who}{when}年度报告{where}：{text}〔{number}〕".replace("年年度", "年度"),
        f"{', '.join(filter(None, (who, f'{when} report'.strip(), where)))}: {text}〔{number}〕",
    )


def _gives_reason(report: Report, spans: Sequence[Span]) -> bool:
    """Whether sentences give a reason; what merely speaks of the thing answers no why."""
    return any(_REASON.search(span.of(report.text)) for span in spans)


def _tidy(report: Report, span: Span) -> Span:
    text = span.of(report.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, span.start + len(text.rstrip()))


def _chosen(reply: Reply, report: Report, spans: list[Span]) -> list[Span]:
    """A run of whole sentences of at most ``LONGEST`` characters from the best one on; a list is kept together."""
    if not spans:
        return []
    topic = reply.question.topic
    concepts = _concepts(reply)
    texts = [words_in(span.of(report.text)) for span in spans]
    scores = [coverage(concepts, lambda concept, text=text: concept.held_by(text)) for text in texts]  # type: ignore[misc]
    if topic:
        first = next((i for i, text in enumerate(texts) if _TOPIC_HEADS[topic].search(text.text[:24])), 0)
    else:
        first = max(range(len(spans)), key=lambda i: (scores[i], -i))
    opens = topic or _is_heading(report, spans[first]) or texts[first].text.endswith(":")
    last, length = first, spans[first].end - spans[first].start
    while last + 1 < len(spans):
        size = spans[last + 1].end - spans[last + 1].start
        wanted = opens or _ITEM.match(texts[last + 1].text) or scores[last + 1] >= NEIGHBOUR * scores[first]
        if not wanted or length + size > LONGEST:
            break
        last, length = last + 1, length + size
    return spans[first : last + 1]


def _is_heading(report: Report, span: Span) -> bool:
    """Whether a sentence only heads what follows."""
    words = span.of(report.text).strip("。 \n")
    section = report.section_at(span.start)
    return (
        len(words) <= 30 and section is not None and bool(section.heading) and words in section.heading + "。"
    )
