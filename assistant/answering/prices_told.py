"""What something costs each time (停车一小时多少钱, 课后服务费怎么收), and what holds for an age, from the sentence that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.fees_named import fee_asked, names_fee, steps_asked
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, title_over
from assistant.answering.units import HEAVY, said_by, units_of
from assistant.answering.verbatim import say_clause
from assistant.answering.words import content
from assistant.lexicon.text import compact
from assistant.types import Operation, Report, Span

__all__ = ["asks_of_age", "quote_age", "quote_price"]

_ASKED = re.compile(
    "怎么(?:收|算|退)(?:费|钱|的)?(?=$|[呢啊呀的,，?？])|收费标准|什么价|(?:要不要|用不用|收不收|花不花|免不免|退不退|交不交)(?:钱|费|押金)?|[要收花](?:钱|费)(?:吗|么|不)|免费(?:吗|么|不)|打几折"
    "|(?<![了过出])(?:多少|几)(?:块|元|毛)?钱?(?!户|个|人|件|条|次|家|份|名|台|年|天|月|万|亿)"
    "|(?:费|价)(?=$|[?？])"
)
_TOTAL = re.compile(
    "[花收发用拨交付]了|总[额共计]|一共|合计|共[花收发]|投资|收入|支出|平均|补[贴助]|预算|资金|经费|金额|罚|退还|减免|比|几(?:点|号|楼|年|岁)|多少(?:种|项|度|米|平|亩|公里|吨)"
)
_LEFT_OUT = re.compile(
    "多少钱?|几[块元]|[块钱元]|怎么(?:收|算|退)|收费标准|标准|要不要|用不用|收不收|花不花|免不免|退不退|[每一](?:[根个次天页本套间晚月年位人张份台户方度]|小时|学期|学年|立方米?)|要交|[要收交花掏得退是为用]|连工带料|大概|现在|如今"
)
_PRICE = re.compile(r"\d\s*元|免费|免收|[不无]收|不再收|取消|\d\s*折|半价|退还?|免交|减半")
_PIECE = re.compile(r"[^。；;\n]+")
_FEES = frozenset({"fee", "fee_collected"})
_MET = 0.6
_AGE = re.compile(r"(?<!\d)(?P<age>\d{1,3})(?:周)?岁")
_AGES = re.compile(
    r"(?P<from>\d{1,3})(?:周?岁)?(?:至|到|—|-|~|－)(?P<to>\d{1,3})周?岁|(?P<least>\d{1,3})周?岁(?:[(（]含[)）])?(?:及|或)?以上|(?P<most>\d{1,3})周?岁(?:[(（][^)）]*[)）])?(?:及|或)?以下|满(?P<full>\d{1,3})周?岁"
)
_YEARS_OLD = 120


def quote_price(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the price of what is asked; whether there is one."""
    question, places = reply.question, evidence.resolved.places
    asked = compact(question.text).text
    if question.language == "en" or len(places) != 1 or question.plan:
        return False
    if not {target.indicator for target in question.targets} <= _FEES or question.operation not in {
        Operation.VALUE,
        Operation.TEXT,
        Operation.EXISTS,
        Operation.SUM,
    }:
        return False
    if not _ASKED.search(asked) or _TOTAL.search(asked):
        return False
    rest, fee = fee_asked(compact(question.masked).text)
    named = content(_LEFT_OUT.sub(" ", rest)).strip(" ,，?？。")
    units = [unit for unit in units_of(named) if unit.weight >= HEAVY or fee is None] if named else []
    told = [
        (said_by(units, words) if units or fee is None else 1.0, report, span)
        for report, span, words in _pieces(reply, evidence)
        if _PRICE.search(words)
        and all(step in words for step in steps_asked(asked))
        and names_fee(asked, words)
        and (fee is None or fee.search(words))
    ]
    best = max((score for score, _, _ in told), default=0.0)
    found = [(report, span) for score, report, span in told if score == best]
    if best < _MET or len({(r.report_id, r.text.rfind("\n", 0, span.start)) for r, span in found}) != 1:
        return False
    say_clause(reply, *found[0])
    return True


def asks_of_age(text: str) -> bool:
    """Whether a Chinese question asks what somebody of an age pays."""
    asked = compact(text).text
    return bool(_AGE.search(asked) and _ASKED.search(asked) and not _AGES.search(asked))


def quote_age(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells what holds for people of the age asked about (66岁坐车要钱吗: 65至69岁半价)."""
    question, places = reply.question, evidence.resolved.places
    asked = compact(question.text).text
    age = _AGE.search(asked)
    if question.language == "en" or age is None or len(places) != 1 or question.plan:
        return False
    if _AGES.search(asked):  # of those of 60 and above, how many
        return False
    years = int(age["age"])
    named = content(_AGE.sub(" ", compact(question.masked).text)).strip(" ,，?？。")
    units = units_of(named) if named else ()
    told = [
        (said_by(units, words), report, span)
        for report, span, words in _pieces(reply, evidence)
        if any(low <= years <= high for low, high in _ranges(words))
    ]
    best = max((score for score, _, _ in told), default=0.0)
    found = [(report, span) for score, report, span in told if score == best]
    if len(found) != 1:
        return False
    say_clause(reply, *found[0])
    return True


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """The ages a text sets something for."""
    for found in _AGES.finditer(text):
        if found["from"]:
            yield int(found["from"]), int(found["to"])
        elif found["most"]:
            yield 0, int(found["most"])
        else:
            yield int(found["least"] or found["full"]), _YEARS_OLD


def _pieces(reply: Reply, evidence: Evidence) -> Iterator[tuple[Report, Span, str]]:
    """The sentences of the running text, with the titles of their items; plans are left out."""
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for found in _PIECE.finditer(report.text):
            words = found.group()
            span = Span(found.start() + len(words) - len(words.lstrip()), found.start() + len(words.rstrip()))
            if "|" not in words and not is_planned(report, span):
                yield report, span, compact(title_over(report.text, span.start) + words).text
