"""Places and offices that a report itself puts in order (申请量居前三位的县区为甲区137件、乙县96件).

Which of them came first is told by that sentence alone; the figure of the place that reports ranks nothing.
"""

from __future__ import annotations

import re
from itertools import groupby

from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.holdings import holdings
from assistant.answering.lookup import is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.running_text import PLAN, sentences_of
from assistant.answering.scope import offices_of
from assistant.answering.verbatim import COMMON, say_clause
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.types import Origin, Question, Report, Span

__all__ = ["asks_places", "quote_ranked"]

_NUMBER = "[一二两三四五六七八九十几\\d]+"
_KINDS = "县市区|县区|区县|市县|市区|乡镇|镇街|街镇|街道|委办局|部门|单位|科室|处室|地方|机关|分公司|学院|县|区|市|州|旗|镇|乡|局"
_ASKED = re.compile(
    rf"(?:哪|什么)(?:一?[些个家]|{_NUMBER}[个家]?)?(?:{_KINDS})(?![里级])"
    rf"|(?:[前后]|最[多少高低大小]的前?){_NUMBER}(?:名|位|个|家)?的?(?:{_KINDS})|(?:{_KINDS})(?:分别|都)?(?:是|有|为)(?:哪|谁)"
)
_RANKED = re.compile(
    f"最[多少高低大小]|[前后]{_NUMBER}[名位个家]?|(?:居|排名?|位[居列])[前后首末]|靠[前后]|领先|第[一二三]|首位|末位|垫底|倒数|依次"
)
_LOW = re.compile(f"最[少低小]|后{_NUMBER}[名位个家]?|[居排]后|靠后|末位|垫底|倒数")
_NAMED = re.compile(
    "[\u3400-\u9fff]{1,11}?(?:[县区市州旗镇乡局委办厅院]|街道|中心|公司)(?=[（(]?\\d|[、，,和。；;]|$)"
)
_SAID = re.compile(f"{_ASKED.pattern}|{_RANKED.pattern}|数量|排名|分别|申请量|量(?=居|最|排)")
LEAST = 2


def asks_places(question: Question) -> bool:
    """Whether a Chinese question about one body asks which of its places or offices come first (or last)."""
    one = len(question.bodies) == 1 and question.language == "zh" and not question.choices
    return one and bool(_ASKED.search(question.text)) and bool(_RANKED.search(question.text))


def quote_ranked(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that puts places in order by what is asked; false where the report has none."""
    question, places = reply.question, evidence.resolved.places
    if not asks_places(question) or not (len(places) == 1 or offices_of(question)):
        return False
    held, body = holdings(reply.index), question.bodies[0]
    years = question.years[:1] or held.years_of(body)[:1]
    for summary in (s for year in years for s in held.reports_of(body, year)):
        report = reply.index.report(summary.report_id)
        told = [span for span in sentences_of(report) if _tells(question, span.of(report.text))]
        counted = _counted(reply, report)
        told.sort(key=lambda span: not any(span.start <= quote.start < span.end for quote in counted))
        if told:
            say_clause(reply, report, told[0])
            return True
    return False


def _tells(question: Question, sentence: str) -> bool:
    """Whether a sentence puts places in order, from the end asked about, by what the question names."""
    if len(_NAMED.findall(sentence)) < LEAST or not _RANKED.search(sentence) or PLAN.search(sentence):
        return False
    if bool(_LOW.search(sentence)) != bool(_LOW.search(question.text)):
        return False
    mentioned = {mention.id for mention in find_mentions(sentence)}
    for target in question.targets:
        if not mentioned & {target.indicator, *indicators()[target.indicator].near}:
            return False
    words = " ".join(question.rest) if question.targets else question.masked
    names = [name for name in naming(content(_SAID.sub(" ", words))).names if name not in COMMON]
    return bool(names or question.targets) and spoken_of(names, sentence)


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
