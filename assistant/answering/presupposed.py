"""What a question takes for granted and the report denies: there was none, it was stopped, it is not there yet, it was not lost.

Who asks which offices spoke at the press conferences of a year without any is told 没有举行新闻发布会, not that nothing is
stated. The thing denied must be the one asked about: its last word stands in the question, and what limits it
(没有收到法人申请) does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Operation, Question, Report, Span

__all__ = ["quote_none", "quote_none_received"]

_NONE = re.compile(
    "(?:没有|未|无)(?:再|曾|被)?(?:收到|发生|举行|召开|举办|开展|组织|出现|产生|受理|接到|收取|开通|开设|设立|建立|印发|编印|发行|制定|出台|建成|安排|有)过?(?P<thing>[^,，。;；(（]{2,34})"
)
_STOPPED = re.compile(
    "(?P<before>[^,，。;；]{0,24}?)(?:停[印刊办用更播]|停止(?:印[刷发]|发行|出版|运[行营]|更新|使用|编印)|不再(?:印[刷发]|发行|编印|更新|举办|设|出版)|(?:已|现已|于\\S{1,6})(?:关停|注销|撤销|取消|停运))(?P<thing>[^,，。;；]{0,12})"
)
_NOT_YET = re.compile(
    "(?P<before>[^,，。;；]{2,24}?)(?:尚[未在]|还没有?|还未|正在?(?:申请|筹[建备办])|(?:申请)?开通中|筹[建备]中|未(?:开通|建成|启用|上线|投用|启动))(?P<thing>)"
)
_COURT = re.compile("诉讼|官司|起诉|被告|复议")
_LOST = re.compile("败诉|输(?:了|掉)|判赔|赔(?:了|偿|多少|钱)|[被]纠错|告输|打输")
_WON = re.compile("驳回|维持|胜诉|撤诉|撤回起诉")
_LOST_TOLD = re.compile("败诉|纠正|纠错|撤销|赔偿|责令|确认违法")
_FILLING = re.compile(
    "政府信息公开|信息公开|政府信息|政务公开|依申请公开|行政(?=复议|诉讼|处罚)|因|引[发起]的?|工作|相关|有关|任何|案件|情[况形]|事[件项]|被|提起|(?<=.)申请(?=行政|复议)|新的?|本[机关镇县市区局街道乡单位]*|全[年县市区镇]|关于|面向社会|公民|的|方面|我[镇县市区局街道乡]+|要求|\\s"
)
_HEADS = ("申请", "复议", "诉讼", "举报", "投诉")
_DENIES_ITSELF = re.compile("没|未(?!来)|不(?:再|同|是)|停|取消|撤|关[掉停闭了]|有没有|有无|是否|零")
"""Who asks after what was stopped or not there takes nothing for granted."""
_ASKS_IF_ANY = re.compile(
    "(?:没有?|未|不)(?:收到?|发生|举行|召开|开|办|开展|组织|出现|受理|接到|开通|设)|有没有|有无|是否|没有(?:人|一[件起条次个])|零(?:申请|投诉|诉讼|复议)|没有$"
)
"""Who asks why there was none is not told that there was none."""
_BEFORE_PLAN = re.compile("计划|打算|将|力争|争取|拟|来年|明年|下一步")
_AHEAD = re.compile("明年|来年|下一?年|下一步|打算|计划|准备")
_OPENS = re.compile(
    "(?:微博|微信|公众号|服务号|视频号|账号|号|客户端|抖音|网站|网页|平台|栏目|专栏|热线|系统|信箱|点|室|厅|馆|中心|专区|窗口|公报|目录|app)$"
)
"""What is opened one day; a township without a line is no such thing."""
_OPERATIONS = {
    Operation.VALUE,
    Operation.TEXT,
    Operation.BREAKDOWN,
    Operation.SHARE,
    Operation.RANK,
    Operation.DIFFERENCE,
    Operation.GROWTH,
    Operation.AVERAGE,
    Operation.SUM,
}
_JOINED = re.compile("[、和或及与]")
MOST = 20
"""Characters of a thing that is denied; longer ones are whole stories."""


def quote_none(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that denies what a Chinese question takes for granted; whether there is one."""
    question = reply.question
    if question.language == "en" or question.operation not in _OPERATIONS or question.topic or question.plan:
        return False
    if len(evidence.resolved.places) != 1:
        return False
    asked = compact(question.text).text
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = list(_denials(asked, question, report))
        if told:
            say_clause(reply, report, told[0])
            return True
    return False


def quote_none_received(reply: Reply, evidence: Evidence) -> bool:
    """Where parts or outcomes of something are asked for and its whole is 0, the sentence that says so."""
    findings = evidence.findings
    question = reply.question
    nothing = findings and all(finding.value == 0 and finding.exact for finding in findings)
    return bool(nothing) and not _DENIES_ITSELF.search(question.text) and quote_none(reply, evidence)


def _denials(asked: str, question: Question, report: Report) -> Iterator[Span]:
    if _LOST.search(asked) and _COURT.search(asked):
        yield from _not_lost(asked, report)
    if _ASKS_IF_ANY.search(asked):
        return
    negated = _DENIES_ITSELF.search(asked)
    for span in sentences_of(report):
        sentence = compact(span.of(report.text)).text
        if any(_is_asked(found.group("thing"), asked) for found in _NONE.finditer(sentence)):
            yield span
            continue
        if negated:
            continue
        not_yet = () if _AHEAD.search(asked) else _NOT_YET.finditer(sentence)
        for found in (*_STOPPED.finditer(sentence), *not_yet):
            before, behind = found.group("before"), found.group("thing")
            if _BEFORE_PLAN.search(before) or (found.re is _NOT_YET and not _OPENS.search(_subject(before))):
                continue
            if _is_asked(_subject(before), asked) or (behind and _is_half(behind, asked, sentence)):
                yield span
                break


def _not_lost(asked: str, report: Report) -> Iterator[Span]:
    """Sentences on lawsuits (reviews) that end well for the body, where it is asked what was lost."""
    kind = "复议" if "复议" in asked else "诉讼"
    for span in sentences_of(report):
        sentence = compact(span.of(report.text)).text
        if kind in sentence and _WON.search(sentence) and not _LOST_TOLD.search(sentence):
            yield span


def _subject(before: str) -> str:
    """What stands before a verb, without when and why (政务微博|因功能重复于6月)."""
    return re.split("因|于\\d|自|从|由于|在|已|现|目前|暂", before)[0]


def _is_asked(thing: str, asked: str) -> bool:
    """Whether a thing is what a question speaks of: its last word, and half of what it is called."""
    for item in _JOINED.split(thing):
        bare = _FILLING.sub("", item)
        if len(bare) < 2 or len(bare) > MOST:
            if not bare and any(item.endswith(head) and head in asked for head in _HEADS):
                return True
            continue
        pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
        if bare[-2:] in asked and sum(pair in asked for pair in pairs) * 2 >= len(pairs):
            return True
    return False


def _is_half(thing: str, asked: str, sentence: str) -> bool:
    """Whether half of what was stopped (停印|纸质版) is said by a question that names something else of the sentence."""
    bare = _FILLING.sub("", thing)
    pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
    if len(bare) < 2 or not any(pair in asked for pair in pairs):
        return False
    rest = sentence.replace(thing, " ")
    others = [asked[at : at + 2] for at in range(len(asked) - 1)]
    return any(re.fullmatch("[\u3400-\u9fff]{2}", pair) and pair in rest for pair in others)
