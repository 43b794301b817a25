"""Places and offices that a report itself puts in order (申请量居前三位的县区为甲区137件、乙县96件).

Which of them came first is told by that sentence alone; the figure of the place that reports ranks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.holdings import holdings
from assistant.answering.lookup import is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.running_text import PLAN, sentences_of
from assistant.answering.scope import offices_of
from assistant.answering.verbatim import COMMON, say_clause
from assistant.answering.which_places import (
    NUMBER,
    PLACES_ASKED,
    PUT_IN_ORDER,
    asks_places,
    kind_of_places,
    without_kind,
)
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.types import Origin, Question, Report, Span

__all__ = ["quote_ranked", "ranks_others"]

_LEADS = re.compile(
    "(?P<name>[\u3400-\u9fff]{1,11}?(?:[县区市州旗镇乡局委办厅院队]|街道|中心|公司|委员会))(?P<what>[\u3400-\u9fff]{0,8}?)(?:量|数)?(?:(?:位|排名?)?居(?:全[省市县区州])?(?:首位?|第一|榜首)|位列第一|排(?:名|在)?第一|列首位|最多)"
)
"""The one place or office that came first, named with what was counted (甲局受理量居首)."""
_VOLUME = re.compile("(?:受理|申请|收件|办件|来件|接件|办理)(?:数?量|数)|收到|受理|申请")
_LOW = re.compile(
    rf"最[少低小]|后{NUMBER}[名位个家]?|[居排]后|靠后|末位|垫底|倒数|\b(?:fewest|least|lowest|smallest)\b"
)
_NAMED = re.compile(
    "[\u3400-\u9fff]{1,11}?(?:[县区市州旗镇乡局委办厅院队]|街道|中心|公司|委员会)(?=[（(以]?\\d|[、，,和。；;]|$)"
)
_HIGH = re.compile(f"最[多高大]|前{NUMBER}[名位个家]?|[居排]前|居首|首位|靠前|领先|第[一二三]|依次")
_AMONG = re.compile("其中|分别")
_COUNTED = re.compile(f"(?:{_NAMED.pattern.partition('(?=')[0]})(?=[（(]?\\d)")
"""A place or office with its own figure right behind it."""
_SAID = re.compile(f"{PLACES_ASKED.pattern}|{PUT_IN_ORDER.pattern}|数量|排名|分别|申请量|量(?=居|最|排)")
_ENDS = (
    (re.compile("部门|局|科室|处室|机关"), ("局", "委", "办", "厅", "院", "中心", "公司", "会", "队")),
    (re.compile("[县区市州旗](?!直)"), ("县", "区", "市", "州", "旗")),
    (re.compile("[镇乡街]"), ("镇", "乡", "街道")),
)
"""How the names of the kinds end that are asked for."""
LEAST = 2
_NEXT = 3
"""Characters between two sentences of one list."""
_CAME_IN = frozenset({"received", "handled_total", "closed", "answered"})
_FIRST = re.compile(
    rf"(?:各|在)?(?P<kind>[县市区州旗乡镇街道部门直单位（）()、]{{1,12}})(?:之?中|里)?[,，]?(?:以)?(?P<name>{_COUNTED.pattern.partition('(?=')[0]})(?:收到|受理|申请|的|量|数)*最(?:[多高大](?P<high>)|[少低小])"
)
"""The one place that a sentence says had most or least (各县（市、区）中，甲区最多，为187件)."""


def quote_ranked(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that puts places in order by what is asked; false where the report has none."""
    question, places = reply.question, evidence.resolved.places
    if not asks_places(question) or not (len(places) == 1 or offices_of(question)):
        return False
    held, body = holdings(reply.index), question.bodies[0]
    years = question.years[:1] or held.years_of(body)[:1]
    for summary in (s for year in years for s in held.reports_of(body, year)):
        report = reply.index.report(summary.report_id)
        spans = list(sentences_of(report))
        texts = [span.of(report.text) for span in spans]
        told = [span for span, text in zip(spans, texts, strict=True) if _tells(question, text)] or [
            span
            for span, before, text in zip(spans, ["", *texts], texts, strict=False)
            if _divides(question, before, text) or _says_first(question, before, text)
        ]
        counted = _counted(reply, report)
        told.sort(key=lambda span: not any(span.start <= quote.start < span.end for quote in counted))
        if told:
            say_clause(reply, report, told[0])
            return True
        if leading := _leading(question, report, spans):
            say_clause(reply, report, leading)
            return True
    return False


def _leading(question: Question, report: Report, spans: Sequence[Span]) -> Span | None:
    """The sentence that says which office had most applications, with the offices told behind it (甲局居首，共96件；乙局58件)."""
    if _LOW.search(question.text.lower()) or not {t.indicator for t in question.targets} <= _CAME_IN:
        return None
    for at, span in enumerate(spans):
        own = span.of(report.text)
        found = _LEADS.search(own)
        if found is None or PLAN.search(own) or not (question.targets and _VOLUME.search(own)):
            continue
        if not found["name"].endswith(_ends_asked(question) or found["name"]):
            continue
        end = span.end
        for behind in spans[at + 1 :]:
            if behind.start - end > _NEXT or not _COUNTED.search(behind.of(report.text)):
                break
            if "。" in report.text[end : behind.start] or "\n" in report.text[end : behind.start]:
                break
            end = behind.end
        return Span(span.start, end)
    return None


def _tells(question: Question, sentence: str) -> bool:
    """Whether a sentence puts places in order, from the end asked about, by what the question names."""
    if (
        not _names_kind(question, _NAMED.findall(sentence))
        or not PUT_IN_ORDER.search(sentence)
        or PLAN.search(sentence)
    ):
        return False
    if not (_LOW if _LOW.search(question.text.lower()) else _HIGH).search(sentence):
        return False
    return _speaks_of(question, sentence)


def _divides(question: Question, before: str, sentence: str) -> bool:
    """Whether a sentence divides what is asked among places, each with its figure (其中甲局4件、乙县2件)."""
    return (
        _names_kind(question, _COUNTED.findall(sentence))
        and bool(_AMONG.search(sentence))
        and not PLAN.search(sentence)
        and _speaks_of(question, f"{before} {sentence}")
    )


def _says_first(question: Question, before: str, sentence: str) -> bool:
    """Whether a sentence says which one place of the kind asked about had most, or least."""
    found = _FIRST.search(sentence)
    if found is None or PLAN.search(sentence):
        return False
    low = bool(_LOW.search(question.text.lower()))
    of_kind = any(found["name"].endswith(ends) for ends in _ends_asked(question))
    return of_kind and (found["high"] is None) == low and _speaks_of(question, f"{before} {sentence}")


def ranks_others(question: Question, told: str) -> bool:
    """Whether words give figures to places or offices, and none of the kind that a question asks about."""
    ends, named = _ends_asked(question), _COUNTED.findall(told)
    return asks_places(question) and bool(ends and named) and not any(name.endswith(ends) for name in named)


def _ends_asked(question: Question) -> tuple[str, ...]:
    """How the names end of what is asked about."""
    asked = kind_of_places(question)
    return tuple(end for words, ends in _ENDS if words.search(asked) for end in ends)


def _speaks_of(question: Question, text: str) -> bool:
    """Whether a text is about what a question counts."""
    if question.language == "en" and not question.targets:
        return False
    mentioned = {mention.id for mention in find_mentions(text)}
    for target in question.targets:
        if not mentioned & {target.indicator, *indicators()[target.indicator].near}:
            return False
    rest = without_kind(question) if question.language == "en" else question.rest
    words = " ".join(rest) if question.targets else question.masked
    names = [name for name in naming(content(_SAID.sub(" ", words))).names if name not in COMMON]
    return bool(names or question.targets) and spoken_of(names, text)


def _names_kind(question: Question, names: Sequence[str]) -> bool:
    """Whether several are named, some of the kind asked about; 县区 are no 部门."""
    ends = _ends_asked(question)
    of_kind = not ends or any(name.endswith(ends) for name in names)
    return len(names) >= LEAST and of_kind


def _counted(reply: Reply, report: Report) -> list[Span]:
    """The sentences that give places a figure each."""
    facts = [
        fact
        for fact in reply.index.facts([report.report_id])
        if fact.origin is Origin.PROSE and is_stated_level(fact) and _NAMED.fullmatch(fact.subject)
    ]
    ordered = sorted(facts, key=lambda fact: fact.span.start)
    return [
        quote for quote, group in groupby(ordered, key=lambda fact: fact.quote) if len(list(group)) >= LEAST
    ]
