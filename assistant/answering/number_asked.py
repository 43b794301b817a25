"""What a figure stands for that the question itself names (2315条又是什么数), and where it comes from (33件是哪来的)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.numerals import find_numbers
from assistant.types import Answer, Fact, How, Origin, Question, ReportSummary, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["asks_source", "source_of", "tell_number"]

_ASKED = re.compile(
    r"\d[^,，。?？\d]{0,8}?(?:这个|那个|这|那)?(?:数字?|数据|数值)?(?:又|到底|究竟|都)?(?:是)?"
    r"(?:哪儿?来|从哪|出自|哪里来|怎么来|怎么得|怎么算出?来|(?:的)?(?:出处|来源|依据)|在哪[^,，。?？]{0,6}(?:写|说|提|印|载)|指(?:的)?(?:是)?(?:什么|啥)|是?(?:个)?(?:什么|啥)(?:数|意思|概念))"
    r"|(?:出处|来源|依据)[^,，。?？]{0,4}(?:是|在)?(?:哪|什么|啥)"
    r"|\bwhere (?:does|did|do|is) (?:the |that |this )?(?:figure |number )?(?:of )?\d[\d,.]*\b.{0,20}\b(?:come from|stated|taken from|printed|said)\b"
    r"|\bwhat (?:does|is|was) (?:the |that |this )?(?:figure |number )?(?:of )?\d[\d,.]*\b.{0,60}\b(?:refer to|stand for|mean|then)\b|\bsource (?:of|for) (?:the |that |this )?(?:figure |number )?(?:of )?\d"
)
_SOURCE = re.compile(
    r"^(?:那么?|请问|你)*(?:这|那|上面|刚才|刚刚)(?:个|些|说)?的?(?:数字?|数据|数值|结果|说法)?(?:又|到底|究竟|都|你)?(?:是)?(?:从)?"
    r"(?:哪儿?来|哪里来|哪儿?得|从哪|出自|怎么来|怎么得|怎么算|有(?:什么|啥)(?:依据|出处)|(?:的)?(?:出处|来源|依据)(?:是|在)?(?:哪|什么|啥|呢)|在哪[^,，。?？]{0,6}(?:写|说|提|印|载|看))"
    r"|^\W*(?:and |so )?where (?:does|did|do|is) (?:that|this|it|the (?:figure|number))(?: figure| number)? (?:come from|taken from|stated|printed|written)|^\W*(?:and )?what(?:'s| is) (?:the |your )?source\b"
)
"""Where the figure just given comes from."""
MOST = 2
"""Places of a figure that are told of."""


def tell_number(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentences or rows that hold the one figure a question asks about; false where none does."""
    question = evidence.question
    if not _ASKED.search(question.text.lower()) or len(question.numbers) != 1:
        return False
    units = {n.unit for n in find_numbers(question.text) if n.value == question.numbers[0]} - {""}
    told: list[str] = []
    for summary in (summary for place in evidence.resolved.places for summary in place.reports):
        facts = [f for f in reply.index.facts([summary.report_id]) if f.value == question.numbers[0]]
        facts = [f for f in facts if f.unit in units] or facts
        told += [_told(reply, summary, fact) for fact in _apart(facts)[: MOST - len(told)]]
    reply.sentence = "\n".join(told)
    reply.how = How.QUOTED
    return bool(told)


def asks_source(question: Question) -> bool:
    """Whether it is asked where the figure just given stands, which is not named again."""
    return not question.numbers and bool(_SOURCE.search(question.text.lower()))


def source_of(question: Question, before: Evidence, index: Index) -> Answer | None:
    """The sentence or row of each figure found for the question before, as the answer; none where there was no figure."""
    reply = Reply(question, index)
    facts = [
        (finding.summary, fact)
        for finding in before.findings[:MOST]
        for fact in (finding.facts if finding.summed else finding.facts[:1])
    ]
    reply.sentence = "\n".join(dict.fromkeys(_told(reply, summary, fact) for summary, fact in facts))
    reply.how = How.QUOTED
    return reply.finish() if facts else None


def _told(reply: Reply, summary: ReportSummary, fact: Fact) -> str:
    """The sentence a figure stands in, or what it says and the table it stands in."""
    if fact.origin is Origin.PROSE:
        say_clause(reply, reply.index.report(fact.report_id), fact.quote)
        return reply.sentence
    alone = Finding(summary, Target(fact.indicator, fact.column), (fact,))
    where = f"“{fact.section}”" if fact.section else ""
    return reply.words.statement(alone, reply.cite([fact])) + reply.words.say(
        f"出自报告{where}的表格。", f" It stands in a table of the report{f', {where}' if where else ''}."
    )


def _apart(facts: list[Fact]) -> list[Fact]:
    """One figure of each sentence or row, those of running text first."""
    ranked = sorted(facts, key=lambda fact: (fact.origin is not Origin.PROSE, fact.span.start))
    return list({fact.quote: fact for fact in reversed(ranked)}.values())[::-1]
