"""Yes-or-no questions in English that only a deed told in a sentence answers, never a count of what there is.

Whether accounts were closed (年内关停…抖音号), whether the site can be read in English (英文版尚未开通), whether any
lawsuit was lost (法院均驳回原告诉讼请求).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.figures import state
from assistant.answering.lookup import find_figure
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.lexicon.text import compact
from assistant.types import How, Operation, Question, Report, Span, Target

__all__ = ["asks_closed", "quote_closed", "quote_english_site", "quote_lost"]

_OPERATIONS = {
    Operation.EXISTS,
    Operation.TEXT,
    Operation.VALUE,
    Operation.RANK,
    Operation.BREAKDOWN,
    Operation.SERIES,
}
_ACCOUNT_EN = r"(?:accounts?|channels?|weibos?|wechats?|microblogs?|douyin|tiktok|kuaishou|toutiao|new media|social media|(?:web ?)?sites?|portals?|apps?|feeds?|profiles?)"
_CLOSE_EN = r"(?:clos(?:e|es|ed|ing)(?! to\b)|shut(?:s|ting)?|cancel\w*|delet\w*|deregister\w*|deactivat\w*|remov\w*|scrap\w*|discontinu\w*|axe[ds]?|wind(?:ing)? up|wound up|abolish\w*|terminat\w*|tak(?:e|en|ing) (?:down|offline)|took (?:down|offline)|switch(?:ed)? off|retir(?:e|ed|ing)|drop(?:ped)?|get rid of|got rid of|stop(?:ped)? (?:running|updating|using|posting))"
_CLOSED_ASKED = re.compile(
    rf"\b{_CLOSE_EN}\b[^?;.]{{0,60}}\b{_ACCOUNT_EN}\b|\b{_ACCOUNT_EN}\b[^?;.]{{0,60}}\b{_CLOSE_EN}\b"
)
_COUNTED = re.compile(
    r"\bhow (?:many|much)\b|\bnumber of\b|\bwhy\b|\bhow come\b|\bplan\w*\b|\bwill\b|\bwhen\b"
)
_CLOSED = re.compile(
    "注销|关停|关闭|停更|停用|停办|停运|停止(?:更新|运[营行维]|使用|发布)|撤销|下线|清理(?:整合|关)|整合(?:关|为|至|到|成|了)|合并(?:为|至|到|成|了)?"
)
_SITE_EN = re.compile(r"\b(?:(?:web ?)?sites?|portals?)\b")
_SITE = re.compile("网站|门户")
_ACCOUNT = re.compile("账号|帐号|微博|微信|公众号|抖音|快手|头条号|新媒体|视频号|客户端|订阅号|服务号")
_OPENED = re.compile(
    r"\benglish(?:[- ]language)? (?:(?:web ?)?(?:sites?|pages?|portals?)|versions?|editions?|sections?|columns?|channels?|interface)\b"
    r"|\b(?:(?:web ?)?(?:sites?|pages?|portals?)|online|version)\b[^?;.]{0,60}\b(?:in|into) english\b|\b(?:in|into) english\b[^?;.]{0,40}\b(?:web ?)?(?:sites?|pages?|portals?|online)\b"
)
_IN_ENGLISH = re.compile("英文|英语|外文|外语")
_PAGE = re.compile("网站|网页|版|门户|频道|专栏|栏目|页面|平台")
_LOSE_EN = re.compile(
    r"\b(?:los[et]|losing|beaten|defeated|go against|went against|gone against|rule[ds]? against|ruling against|overturned|overruled|in the wrong|found (?:to be )?(?:unlawful|illegal|wrong|at fault)|against (?:it|them|the (?:government|county|city|district|town|bureau|department|office|university)))\b"
)
_COURT_EN = re.compile(
    r"\b(?:lawsuits?|suits?|court|courts|litigations?|judges?|sued|trials?|administrative cases?|reviews?|reconsiderations?)\b"
)
_REVIEW_EN = re.compile(r"\b(?:reviews?|reconsiderations?)\b")
_ENDED = re.compile("驳回|维持|胜诉|撤诉|撤回起诉|败诉|纠正|纠错|撤销|确认违法|责令|判决")
_LOST = re.compile("败诉|纠正|纠错|撤销|确认违法|责令")
_MOST = 3
"""Sentences that are quoted together."""


def asks_closed(question: Question) -> bool:
    """Whether an English question asks if, or which, accounts or sites were closed."""
    text = question.text.lower()
    return question.language == "en" and bool(_CLOSED_ASKED.search(text)) and not _COUNTED.search(text)


def quote_closed(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentences that tell which accounts (sites) were closed, where that is asked; whether there are any."""
    if not asks_closed(reply.question):
        return False
    text = reply.question.text.lower()
    what = _SITE if _SITE_EN.search(text) and "account" not in text else _ACCOUNT
    return _quote(
        reply, evidence, lambda own: bool(what.search(own) and _CLOSED.search(own) and _near(own, what))
    )


def _near(sentence: str, what: re.Pattern[str]) -> bool:
    """Whether a clause closes what is asked for: the account stands in it."""
    return any(
        _CLOSED.search(clause) and what.search(clause)
        for clause in re.split("[,，:：]", re.sub('[“”"][^“”"]{0,20}[“”"]', "“”", sentence))
    )


def quote_english_site(reply: Reply, evidence: Evidence) -> bool:
    """Quote whether there is an English version of the site, where that is asked; a plan only where nothing else is told."""
    if reply.question.language != "en" or not _OPENED.search(reply.question.text.lower()):
        return False
    if _COUNTED.search(reply.question.text.lower()):
        return False
    return any(_quote(reply, evidence, _of_english_site, planned=planned) for planned in (False, True))


def _of_english_site(sentence: str) -> bool:
    return bool(_IN_ENGLISH.search(sentence) and _PAGE.search(sentence))


def quote_lost(reply: Reply, evidence: Evidence) -> bool:
    """Whether any lawsuit or review was lost: the count of those corrected and the sentence on how they ended."""
    question, text = reply.question, reply.question.text.lower()
    places = evidence.resolved.places
    if question.language != "en" or question.operation is not Operation.EXISTS or len(places) != 1:
        return False
    if not (_LOSE_EN.search(text) and _COURT_EN.search(text)):
        return False
    review = bool(_REVIEW_EN.search(text)) and "lawsuit" not in text and "court" not in text
    indicator, kind = ("review", "复议") if review else ("litigation", "诉讼")
    for summary in places[0].reports:
        plain = _plain(question, indicator)
        lost = find_figure(reply.index, summary, plain.targets[0], plain)
        told = [
            span
            for span, own in _told(reply.index.report(summary.report_id))
            if kind in own and _ENDED.search(own)
        ]
        if lost is not None and lost.value is not None:
            state(reply, lost)
            reply.sentence = ("Yes. " if lost.value else "No. ") + reply.sentence
            if len(told) == 1 and bool(lost.value) == bool(
                _LOST.search(_own(reply, summary.report_id, told[0]))
            ):
                number = reply.citer.span(summary.report_id, told[0])
                quote = " ".join(told[0].of(reply.index.report(summary.report_id).text).split()).strip(
                    "。；;"
                )
                reply.sentence += f" “{quote}”〔{number}〕"
            return True
        if told:
            _say(reply, reply.index.report(summary.report_id), told[:_MOST])
            return True
    return False


def _plain(question: Question, indicator: str) -> Question:
    return replace(
        question,
        operation=Operation.VALUE,
        targets=(Target(indicator, "corrected"),),
        rest=(),
        narrower=(),
        rejected=(),
    )


def _own(reply: Reply, report_id: str, span: Span) -> str:
    return compact(span.of(reply.index.report(report_id).text)).text


def _told(report: Report, *, planned: bool = False) -> Iterator[tuple[Span, str]]:
    for span in sentences_of(report):
        if is_planned(report, span) == planned:
            yield span, compact(span.of(report.text)).text


def _quote(reply: Reply, evidence: Evidence, speaks: Callable[[str], bool], *, planned: bool = False) -> bool:
    question, places = reply.question, evidence.resolved.places
    if question.operation not in _OPERATIONS or len(places) != 1:
        return False
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        found = [span for span, own in _told(report, planned=planned) if speaks(own)]
        if found:
            _say(reply, report, found[:_MOST])
            return True
    return False


def _say(reply: Reply, report: Report, spans: Sequence[Span]) -> None:
    """Answer with sentences of a report, each cited."""
    quotes = [
        f"“{' '.join(span.of(report.text).split()).strip('。；;')}”〔{reply.citer.span(report.report_id, span)}〕"
        for span in spans
    ]
    words = reply.words
    reply.sentence = (
        f"{words.body(report.region, report.agency)}, {words.year(report.year)} report: {'; '.join(quotes)}."
    )
    reply.how = How.QUOTED
