"""When an account, a site or a column was opened (微博什么时候开通的): the sentence of a report that dates it, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.holdings import holdings
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Operation, Question, Report, Span

__all__ = ["asks_opened", "quote_opened", "quote_opened_en"]

_OPENS = "开通|上线|启用|开设|开办|开号|注册|创办|创刊|创建|推出|投用|投入使用|试运行|正式运行|建成|建立|设立"
_WHEN = "(?:什么时候|啥时候|啥时|几时|何时|何年何?月?|哪一?年(?:的)?(?:哪个?月)?|哪个?月|几月份?|哪一?[天日]|几号)"
_ASKED = re.compile(
    f"{_WHEN}[^,，。?？]{{0,8}}?(?:{_OPENS}|开)|(?:{_OPENS}|开)的?(?:时间|日期)|(?:{_OPENS})(?:于|是|在)*{_WHEN}"
)
_OPENED = re.compile(_OPENS)
_NO_OPENING = re.compile("开(?:会|展|班|庭|工|放|庆|学|门|始|的?发布会|的?培训)")
_DATE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年|\d{1,2}月|[年本]内|(?:上|下)半年|(?:年初|年底|年中)|[一二三四]季度"
)
_KINDS = (
    (r"微博|\b(?:weibo|micro-?blog)", "微博"),
    (
        r"微信|公众号|服务号|订阅号|\b(?:wechat|(?:official|public|subscription) account)",
        "微信|公众号|服务号|订阅号",
    ),
    (r"抖音|\b(?:douyin|tiktok)", "抖音"),
    (r"快手|\bkuaishou", "快手"),
    (r"视频号|\b(?:video account|wechat channels?)", "视频号"),
    (r"头条|\btoutiao", "头条"),
    (r"客户端|app(?=$|[^a-z])", "客户端|app|APP"),
    (r"小程序|\bmini-? ?(?:program|app)", "小程序"),
    (r"热线|\bhotline", "热线"),
    (r"专栏|栏目|专区|专题|\b(?:column|section)", "专栏|栏目|专区|专题"),
    (
        r"查询系统|检索系统|申请系统|平台(?!公开)|\bplatform|\b(?:search|query|application) system",
        "系统|平台",
    ),
    (r"公报|\bgazette", "公报"),
    (r"网站|网页|门户|\b(?:web ?site|(?<!on )site|web page|portal)", "网站|网页|门户|网"),
)
"""What is opened one day, and how a report calls it."""
_NAME = re.compile('[“”"《]([^“”"《》]{2,12})[“”"》]')


_OPENED_EN = re.compile(
    r"^\W*(?:and |but |so |please tell me |tell me )*(?:(?:(?:since|from) )?(?:when|(?:on |in |as of |from |since )?(?:what|which) (?:exact )?(?:date|day|month|year))\b.*\b(?:open(?:ed)?|launch(?:ed)?|start(?:ed)?|set up|establish(?:ed)?|(?:go|went|gone) (?:live|online)|c[oa]me online|introduced|created|registered|put into (?:use|operation)|in operation|online|available)\b"
    r"|since when\b.*\b(?:ha[sd]|have|had|is|been|exist\w*)\b|.*\b(?:launch|opening|start) date of\b)"
)
"""When something was opened, asked in English."""
_DONE_TO_SITE = re.compile(r"\bre-?(?:launch|open|start|design)|\b(?:close|shut|merge|stop|migrat|upgrad)")


def asks_opened(question: Question) -> bool:
    """Whether it is asked in Chinese when an account, a site or a column was opened."""
    if question.language == "en" or question.operation not in {Operation.TEXT, Operation.VALUE}:
        return False
    asked = compact(question.text).text
    return bool(_ASKED.search(asked)) and not _NO_OPENING.search(asked) and bool(_kinds(question))


def quote_opened(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that dates the opening: of the year named, else of the earliest report that tells it."""
    question, places = reply.question, evidence.resolved.places
    bodies = list(dict.fromkeys(place.body for place in places))
    if len(bodies) != 1:
        return False
    held = holdings(reply.index)
    reports = [summary for place in places for summary in place.reports]
    if "year" in evidence.resolved.assumed or not question.years:
        reports = sorted(held.reports_of(bodies[0]), key=lambda summary: summary.year or 0)
    kinds, name = _kinds(question), _NAME.search(question.text)
    for summary in reports:
        report = reply.index.report(summary.report_id)
        told = list(_dated(report, kinds, name.group(1) if name else ""))
        if told:
            say_clause(reply, report, told[0])
            return True
    return False


def quote_opened_en(reply: Reply, evidence: Evidence) -> bool:
    """The same where an English question asks for it; false for every other question."""
    question = reply.question
    asked = question.text.lower()
    wanted = question.language == "en" and question.operation in {Operation.TEXT, Operation.VALUE}
    opened = wanted and _OPENED_EN.search(asked) and not _DONE_TO_SITE.search(asked)
    return bool(opened and _kinds(question)) and quote_opened(reply, evidence)


def _kinds(question: Question) -> list[re.Pattern[str]]:
    """How reports call what a question asks about; the name of an account alone may stand for any of them."""
    asked = f"{question.context} {question.text}".lower()
    named = [re.compile(told) for said, told in _KINDS if re.search(said, asked)]
    return named or ([re.compile("")] if _NAME.search(question.text) else [])


def _dated(report: Report, kinds: list[re.Pattern[str]], name: str) -> Iterator[Span]:
    """The sentences that say on what day the thing asked about was opened."""
    for span in sentences_of(report):
        own = compact(span.of(report.text)).text
        clauses = [c for c in re.split("[,，;；]", own) if _OPENED.search(c)]
        spoken = [c for c in clauses if all(kind.search(c) for kind in kinds) or (name and name in c)]
        near = spoken or [c for c in clauses if all(kind.search(own) for kind in kinds) and len(clauses) == 1]
        if name and name not in own:
            continue
        if any(_DATE.search(own[: own.find(c) + len(c)]) for c in near) and not is_planned(report, span):
            yield span
