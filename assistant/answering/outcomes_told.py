"""How a review or a lawsuit ended, and why requests were refused, as running text tells it.

A table of outcomes counts 维持 and 驳回 together; where the result is asked for, the sentence that says which it was
is quoted beside the figures.
"""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.types import Origin, Report, Span

__all__ = ["add_verdict", "quote_grounds"]

_RESULT = re.compile(
    r"结果|判|裁|咋样|怎么样|输|赢|结局|\b(?:outcomes?|results?|rul(?:ed|ings?)|verdicts?|decided|decisions?|end(?:ed)? up|won|lost)\b"
)
_OF = {
    "review": re.compile("复议"),
    "litigation": re.compile("诉讼|起诉|法院|应诉|官司|被诉"),
}
_ENDED = re.compile(
    "驳回|维持|撤销|纠正|败诉|胜诉|撤诉|撤回|确认违法|责令|终止|和解|调解|审理中|(?:尚|还)未审结|未审结"
)
_REASON = re.compile(r"原因|理由|为什么|为何|为啥|凭什么|凭啥|缘由|因为啥|\b(?:reasons?|grounds?|why)\b")
_REFUSED = re.compile("不予公开|未予公开|不同意公开|不公开的|拒绝公开")
_BECAUSE = (re.compile("原因|理由|因为|由于|因(?!此)"), re.compile("涉及|(?<!不)属于|均为|主要是"))
"""How a reason is given, the plainer words first."""


def add_verdict(reply: Reply, evidence: Evidence) -> None:
    """Add the sentence that tells how the one review or lawsuit asked about ended, where the result is asked for."""
    kinds = {target.indicator.partition(".")[0] for target in reply.question.targets} & set(_OF)
    if any(target.column not in {"", "total"} for target in reply.question.targets):
        return  # the figure of one outcome is asked for
    if len(kinds) != 1 or not _RESULT.search(reply.question.text.lower()) or len(evidence.findings) != 1:
        return
    report = reply.index.report(evidence.findings[0].summary.report_id)
    speaks = _OF[kinds.pop()]
    for span in sentences_of(report):
        for clause in _clauses(report, span):
            own = clause.of(report.text)
            if speaks.search(own) and _ENDED.search(own) and not is_planned(report, clause):
                quote = " ".join(own.split()).strip("。；;，, ")
                if quote in reply.sentence:
                    return
                number = reply.citer.span(report.report_id, clause)
                reply.sentence += reply.words.say(
                    f"\n报告写明“{quote}”〔{number}〕。", f"\nThe report says: “{quote}”〔{number}〕."
                )
                return


def quote_grounds(reply: Reply, evidence: Evidence) -> bool:
    """Quote why requests were refused, where the report lists no grounds with figures; false where it does not say."""
    refused = any("refused" in target.indicator for target in reply.question.targets)
    if not refused or not _REASON.search(reply.question.text.lower()) or len(evidence.findings) != 1:
        return False
    fact = evidence.findings[0].facts[0]
    facts = reply.index.facts([fact.report_id])
    listed = any(f.parent == fact.fact_id or f.indicator.startswith(f"{fact.indicator}.") for f in facts)
    if fact.origin is not Origin.PROSE or listed:
        return False
    report = reply.index.report(fact.report_id)
    for because in _BECAUSE:
        for span in sentences_of(report):
            own = span.of(report.text)
            found = _REFUSED.search(own)
            if found and because.search(own, found.end()) and not is_planned(report, span):
                say_clause(reply, report, span)
                return True
    return False


def _clauses(report: Report, span: Span) -> list[Span]:
    """The parts of a sentence between semicolons."""
    start, found = span.start, []
    for mark in re.finditer("[；;]", span.of(report.text)):
        found.append(Span(start, span.start + mark.start()))
        start = span.start + mark.end()
    return [*found, Span(start, span.end)]
