"""How information is applied for, from the sentence that tells it: of the report at hand, else of another year's."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.holdings import holdings
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Question, Report, ReportSummary, Span

__all__ = ["asks_how_to_apply", "quote_how_to_apply"]

_HOW = "(?:怎么|怎样|如何|咋个?|啷个|怎么样)"
_ASKED = re.compile(
    f"{_HOW}(?:样|才能|才|可以|能够?|去|来|在网上|线上|[向找跟问][^,，。?？]{{1,14}}?)*(?:依法)?(?:申请|提交|递交|提出|索取|获取|要(?=[点份些到信材资]))"
    f"|申请(?:信息|公开|政府信息|政务信息|表)*(?:要|该|应该?|得|是)?{_HOW}(?:去|来)?(?:提|交|递|弄|办|写|填|走|申请)"
    "|申请(?:政府)?(?:信息)?(?:公开)?的?(?:流程|步骤|手续|程序|办法|方法)|(?:可以|能)(?:通过|走|用)?(?:哪|什么)[些几]?[种个]?(?:方式|渠道|途径|办法)[^,，。?？]{0,8}申请|有(?:哪|什么)[些几]*种?申请(?:方式|途径|办法|渠道)"
    r"|\bhow (?:do|can|should|could|would|does|may|might|to)\s?(?:i|we|one|you|people|citizens?|someone|somebody|anyone|residents?|a (?:person|citizen|resident))? ?(?:go about )?(?:appl(?:y|ies|ying)|fil(?:e|ing)|submit|requests?|ask for|make an? (?:application|request)|get|obtain)\b"
)
_NOT_ASKED = re.compile(
    "多少|几[件份个宗]|\\d[件份宗]|答复|处理|办结|收到|复议|诉讼|占|比例|来的|(?:提交|递交|提出|申请|送|递|寄|交)(?:过来|上来|来|上)?的[?？。呢啊呀]*$|\\bhow (?:many|much)\\b|\\banswer\\w*|\\breview\\b|\\blawsuit"
)
_SENTENCE = re.compile(r"[^。\n|]{12,400}")
_TELLS = re.compile(
    "可(?:以)?(?:通过|登[录陆]|到|向|采[用取]|选择|填写|下载|在|直接)|以下[一二两三四五几]*(?:种)?(?:方式|途径|渠道)|请(?:登[录陆]|到|填写|携带)|携带|填写"
)
_WAYS = tuple(
    re.compile(way)
    for way in (
        "申请表|申请书",
        "在线|网上|网站|登[录陆]|电子邮件",
        "邮寄|信函|信封|挂号信|传真",
        "当面|窗口|现场|身份证",
        "(?:提出|提交|递交)[^,，;；]{0,10}申请",
    )
)
_COUNTED = re.compile(r"\d+[件份宗]|[\d.]+%")
_LEAST = 3
_NAMED, _FEW = re.compile("申请[^。；;]{0,24}(?:渠道|方式|途径)"), 2
"""Ways to apply that are named as such (信函申请等渠道), and how few of them tell enough."""


def quote_how_to_apply(reply: Reply, evidence: Evidence) -> bool:
    """Quote how to apply, where that is asked for; the year is said where it is not the report at hand that tells it."""
    places = evidence.resolved.places
    if not asks_how_to_apply(reply.question) or len(places) != 1:
        return False
    if any(_quoted(reply, summary) for summary in places[0].reports):
        return True
    held, words = holdings(reply.index), reply.words
    years = sorted(
        held.years_of(places[0].body), key=lambda year: (abs(year - (places[0].year or year)), -year)
    )
    for year in years:
        if any(_quoted(reply, summary) for summary in held.reports_of(places[0].body, year)):
            reply.notice(
                "coverage",
                words.say(
                    f"{places[0].year}年的报告没有写明怎样申请，这是{year}年报告写明的。",
                    f"The {places[0].year} report does not tell how to apply; this is from the {year} report.",
                ),
            )
            return True
    return False


def asks_how_to_apply(question: Question) -> bool:
    """Whether it is asked how, where or with what one applies for information."""
    text = question.text.lower()
    return (
        bool(_ASKED.search(text)) and not _NOT_ASKED.search(text) and not (question.topic or question.detail)
    )


def _quoted(reply: Reply, summary: ReportSummary) -> bool:
    report = reply.index.report(summary.report_id)
    span = _telling(report)
    if span is not None:
        say_clause(reply, report, span)
    return span is not None


def _telling(report: Report) -> Span | None:
    """The sentence that names most of what is to be done to apply, if it names enough."""
    best: tuple[int, Span] | None = None
    for found in _SENTENCE.finditer(report.text):
        said = found.group()
        ways = sum(bool(way.search(said)) for way in _WAYS)
        told = (ways >= _LEAST and _TELLS.search(said)) or (ways >= _FEW and _NAMED.search(said))
        if not told or _COUNTED.search(said):
            continue
        start = found.start() + len(said) - len(said.lstrip())
        if best is None or ways > best[0]:
            best = ways, Span(start, start + len(said.strip()))
    return best[1] if best is not None else None
