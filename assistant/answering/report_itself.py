"""What a report says of how it was made: who compiled it, who filled in its table, what period it counts, what is attached."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Report, Span

__all__ = ["quote_of_itself"]

_MADE = "(?:编制|编写|编撰|编报|起草|撰写|汇总|执笔|写|做|弄|整理)"
_SUBJECT = "(?:报告|年报)"
_COMPILED_ASKED = re.compile(
    f"{_SUBJECT}[^,，。?？]{{0,8}}(?:谁|哪[些几]?(?:个|家)?(?:单位|部门|科室|机构|处室|办公室))[^,，。?？]{{0,8}}{_MADE}(?:的|出来)?"
    f"|(?:谁|哪[些几]?(?:个|家)?(?:单位|部门|科室|机构|处室|办公室))[^,，。?？]{{0,6}}{_MADE}了?的?[^,，。?？]{{0,16}}{_SUBJECT}"
    f"|{_SUBJECT}(?:的)?(?:编制|编写|起草)(?:单位|部门|机构|人)"
    r"|\b(?:who|whom|which (?:units?|offices?|departments?|bod(?:y|ies)|agenc(?:y|ies)|bureaus?|divisions?))\b[^?]{0,30}\b(?:compiled?|prepared?|drafted|wrote|written|drew up|drawn up|put together|produced|assembled|authored)\b[^?]*\breport\b"
    r"|\breport\b[^?]{0,40}\b(?:compiled|prepared|drafted|written|drawn up|put together|produced|assembled) by (?:who|which)\b"
)
_COMPILED = re.compile(
    "由[^。；;，,\\n]{2,40}?(?:编制|编写|编撰|编报|起草|撰写|汇总)"
    "|(?:编制|编写|起草)(?:单位|部门|机关|机构|人)[:：]\\s*[^\\s，,。；;|]{2,30}"
)
_OTHER_PAPERS = re.compile("(?:目录|指南|公报|手册|规划|清单)[^。；;，,]{0,12}$")
_FILLED_ASKED = re.compile(
    r"(?:表|格)[^,，。?？]{0,10}(?:谁|哪位|哪个人)[^,，。?？]{0,4}填|(?:谁|哪位)[^,，。?？]{0,4}填(?:的|写|报)?[^,，。?？]{0,10}表|填[表报]人"
    r"|\bwho\b[^?]{0,20}\b(?:filled (?:in|out|up)|completed)\b[^?]*\b(?:table|form)\b"
)
_FILLED = re.compile("填[表报]人(?:员|签名|签字)?\\s*[:：|]?\\s*[\u3400-\u9fff]{2,4}")
_PERIOD_ASKED = re.compile(
    "从(?:哪[一]?天|几月几[日号]|几号|什么时候|啥时候|何时|哪日)[^,，。?？]{0,8}(?:到|至)(?:哪[一]?天|几月几[日号]|几号|什么时候|啥时候|何时|哪日)"
    "|统计(?:的)?(?:期限|时限|时间|时段|区间|范围|期间|周期)"
    r"|\b(?:from|between) (?:which|what) (?:date|day)s?\b[^?]*\b(?:to|and)\b|\b(?:what|which) (?:reporting |statistical )?(?:period|dates|span of time)\b[^?]*\b(?:covers?|covered|counted|span|run|count)\b"
)
_PERIOD = re.compile(
    "[0-9〇零一二三四五六七八九０-９]{4}年[^年。；;\\n]{1,3}月[^月。；;\\n]{1,3}日[起始]?[^。；;\\n\\d]{0,3}[至到—-][^。；;\\n]{0,8}?月[^月。；;\\n]{1,3}日"
)
_ATTACHED_ASKED = re.compile(
    r"附(?:了|着|有|带)?(?:哪|什么|啥|几)|附(?:件|表)[^,，。?？]{0,6}(?:哪|什么|啥|几|有)|(?:哪些|什么|几个|啥)(?:附件|附表)|\battach(?:ed|ments?)\b|\bannex(?:es)?\b|\bappendi(?:x|ces)\b"
)
_ATTACHED = re.compile(
    "(?:^|\\n)[ \\t\u3000]*(?:附[件表]?[0-9一二三四五]?[:：][^\\n]{2,60}(?:\\n\\s*(?:附件)?[0-9一二三四五][.、．:：][^\\n。|]{2,60}){0,8})"
)
_RULE = "(?:规定|条例|法规?|法律|文件|通知|要求|规章|办法|依据|条款|法条)"
_BASIS_ASKED = re.compile(
    f"{_SUBJECT}[^。?？]{{0,10}}(?:按照?|依据|依照?|根据|遵照|照着?|凭|参照)(?:的)?(?:是)?(?:哪|什么|啥)[^。?？]{{0,10}}(?:{_MADE}|的|来|$)"
    f"|(?:按照?|依据|依照?|根据|遵照|照着?|凭|参照)(?:的)?(?:是)?(?:哪|什么|啥)[^,，。?？]{{0,6}}{_RULE}[^。?？]{{0,8}}{_MADE}[^。?？]{{0,10}}"
    f"|{_SUBJECT}[^,，。?？]{{0,6}}(?:编制|编写|法律|写作)(?:的)?(?:依据|根据)(?:是|有)?(?:哪|什么|啥)"
    r"|\b(?:which|what) (?:(?:national|state|legal|official|central) )?(?:laws?|regulations?|rules?|acts?|decrees?|articles?|legislation|provisions?|statutes?|notices?|legal basis|basis)\b[^?]{0,60}\breport\b[^?]{0,60}\b(?:based|written|prepared|compiled|drawn up|made|issued|follow\w*|under|according|drafted|required|cites?|refers?|rests?|relies)\b"
    r"|\b(?:on|under|according to|by|in line with|in accordance with) (?:which|what) (?:[a-z]+ )?(?:laws?|regulations?|rules?|acts?|decrees?|articles?|legislation|provisions?|statutes?|notices?)\b[^?]*\breport\b"
    r"|\b(?:which|what)(?: is| was)? (?:the )?legal basis (?:of|for)\b[^?]*\breport\b|\breport\b[^?]{0,30}\bbased on (?:which|what)\b"
)
"""By which rules the report was written."""
_BASIS = re.compile(
    "(?:根据|依据|按照|依照|遵照|按)[^。；;\n]{0,12}(?:《|条例|规定|要求|通知)[^。；;\n]{0,160}?(?:编制|编写|撰写|公布|报告|发布|年报|形成)"
)
_SENTENCE = re.compile(r"[^。；;\n|]{6,240}")


def quote_of_itself(reply: Reply, evidence: Evidence) -> bool:
    """Quote what one report says of who made it, of its period or of its attachments; whether it is asked and told."""
    asked = reply.question.text.lower()
    if len(evidence.resolved.places) != 1:
        return False
    for wanted, find in (
        (_FILLED_ASKED, _filled),
        (_COMPILED_ASKED, _compiled),
        (_PERIOD_ASKED, _period),
        (_ATTACHED_ASKED, _attached),
        (_BASIS_ASKED, _basis),
    ):
        if not wanted.search(asked):
            continue
        for summary in evidence.resolved.places[0].reports:
            report = reply.index.report(summary.report_id)
            span = find(report)
            if span is not None:
                say_clause(reply, report, span)
                return True
    return False


def _filled(report: Report) -> Span | None:
    found = _FILLED.search(report.text)
    return Span(*found.span()) if found else None


def _compiled(report: Report) -> Span | None:
    return _sentence(report, _COMPILED, before=_OTHER_PAPERS)


def _period(report: Report) -> Span | None:
    return _sentence(report, _PERIOD)


def _attached(report: Report) -> Span | None:
    found = _ATTACHED.search(report.text)
    if found is None:
        return None
    start = found.end() - len(found.group().lstrip())
    return Span(start, found.end())


def _basis(report: Report) -> Span | None:
    return _sentence(report, _BASIS, before=_OTHER_PAPERS)


def _sentence(report: Report, told: re.Pattern[str], before: re.Pattern[str] | None = None) -> Span | None:
    """The first sentence that tells it, unless what stands before is of other papers."""
    for sentence in _SENTENCE.finditer(report.text):
        found = told.search(sentence.group())
        if found is None or (before and before.search(sentence.group()[: found.start()])):
            continue
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        return Span(start, start + len(sentence.group().strip()))
    return None
