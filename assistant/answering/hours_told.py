"""When something is open or can be done (几点关门, 星期六能办吗, 晚上哪几天能看病), from the sentence or row that tells its hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.asked_kinds import NUMBERED
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, title_over
from assistant.answering.units import said_by, units_of
from assistant.answering.verbatim import say_clause
from assistant.answering.words import content
from assistant.lexicon.numerals import parse_number
from assistant.lexicon.text import compact
from assistant.types import How, Operation, Question, Report, Span

__all__ = ["asks_clock", "quote_hours"]

_DAY = "(?:星期|周|礼拜)[一二三四五六日天末]"
_ASKED = re.compile(
    f"几点|{_DAY}(?![期刊边围岁年])|双休|节假日|哪[几些]?天(?:能|可以?|看|开|有|上班|办)|(?:晚上|夜里|夜间|中午)(?:能|可以|开|看|有|办|上班)"
    "|[上下]班(?:时间|吗|么|不|没)|[开关]门|营业时间|开放时间|开到(?:什么时候|多晚)"
)
_CLOCK_ASKED = re.compile("(?<![哪有这那])几点(?:钟|到几点|开|关|下|上|放|能|可以|结束|停|才|就|供|送|$)")
_AMOUNT = re.compile("(?:多少|几)(?![点天时])")
_LEFT_OUT = re.compile(
    f"现在|如今|目前|以前|原来|过去|从前|几点(?:钟|到几点)?|{_DAY}|双休日?|节假日|哪[几些]?天|能不能|可不可以|能|可以|[上下]班|晚上|夜里|半夜|夜间|早上|清早|中午|上午|下午|[冬夏][天季]|最晚|最早|看病|看到|看|有人|开不开|开门|关门|办理?|开放|吗|么|不$|没有?$|去|下$|到|营业|时间|开始|结束|哪[个家里儿]?"
)
_CLOCK = re.compile(
    r"\d{1,2}[:：]\d{2}|[上下]午\d{1,2}[时点]|(?<![\d第])\d{1,2}[时点](?:\d{1,2}分|半)?(?=[至到—\-~开关提熄停止])|(?:周|星期)[一二三四五六日天末]|工作日|24小时|全天"
)
_PIECE = re.compile(r"[^。；;\n]+")
_WEEK = "一二三四五六日"
_WHEN = (
    (
        re.compile("晚上|夜里|半夜|夜间"),
        re.compile("夜|晚|24小时|全天"),
        re.compile("(?:1[89]|2[0-4])[:：时点]"),
    ),
    (re.compile("冬[天季]"), re.compile("冬"), re.compile(r"全年|每天|1[0-2]月|(?<!\d)[1-4]月")),
    (re.compile("夏[天季]"), re.compile("夏"), re.compile("全年|每天|[5-9]月")),
    (re.compile("中午"), re.compile("中午|午间|午餐|全天"), re.compile("1[1-3][:：时点]|24小时")),
)
"""A time of day or year that is asked for, how a sentence looks that tells of it, and how if none does."""
_CALLED = {
    "放学": "离园离校放学",
    "上学": "入园到校入学上学",
    "接孩子": "离园放学接送",
    "开饭": "供餐开餐就餐",
    "吃饭": "供餐就餐",
    "看病人": "探视",
    "看望": "探视",
    "探病": "探视",
    "关灯": "熄灯",
    "末班": "末班",
    "下课": "放学",
}
"""What a report calls that people ask the hours of."""
_RANGE = re.compile(rf"(?:周|星期)([{_WEEK}天])(?:至|到|—|-|~)(?:周|星期)?([{_WEEK}天])")
_WHICH = re.compile("哪[个家些几里儿]")
_MONTH = re.compile(r"(?<![\d年])(?P<month>\d{1,2}|十?[一二三四五六七八九十])月(?:份|里)?(?!\d)")
_MONTHS = re.compile(r"(?P<first>\d{1,2})月(?:\d{1,2}日)?(?:至|到|—|-|~)(?:次年)?(?P<last>\d{1,2})月")
_MET = 0.5
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    span: Span
    text: str
    cells: tuple[str, ...] = ()


def asks_clock(question: Question) -> bool:
    """Whether a Chinese question for words asks for a time of day, which no sentence without one tells."""
    asked = compact(question.text).text.rstrip(" ?？。呢啊呀")
    return question.operation is Operation.TEXT and bool(_CLOCK_ASKED.search(asked))


def quote_hours(reply: Reply, evidence: Evidence) -> bool:
    """Quote what tells the hours of the thing asked about; whether one sentence or row does."""
    question, places = reply.question, evidence.resolved.places
    asked = compact(question.text).text
    if question.language == "en" or len(places) != 1 or _AMOUNT.search(asked) or not _ASKED.search(asked):
        return False
    named = _named(_last_clause(question.masked)) or _named(question.masked) or _named(question.context)
    told = [
        piece
        for summary in places[0].reports
        for piece in (*_sentences(reply.index.report(summary.report_id)), *_rows(reply, summary.report_id))
    ]
    for wants, says, else_says in _WHEN:
        if wants.search(asked):
            told = [p for p in told if says.search(p.text)] or [p for p in told if else_says.search(p.text)]
    if month := _MONTH.search(asked):
        of_month = [p for p in told if _in_month(p.text, _number(month["month"]))]
        told, named = (of_month, "") if len(of_month) == 1 else (told, named)
    numbered = NUMBERED.findall(asked)
    told = [piece for piece in told if set(numbered) <= set(NUMBERED.findall(piece.text))]
    day = re.search(_DAY, asked)
    found = _on_day(told, day.group()[-1]) if day and _WHICH.search(asked) else _best(told, named)
    if not found:
        return False
    if found[0].cells:
        _say_rows(reply, found)
    else:
        say_clause(reply, found[0].report, found[0].span)
    return True


def _number(month: str) -> int:
    value = parse_number(month)
    return int(value) if value is not None else 0


def _in_month(text: str, month: int) -> bool:
    """Whether a text sets hours for a span of months that this one falls in (6月1日至9月30日)."""
    spans = [(int(found["first"]), int(found["last"])) for found in _MONTHS.finditer(text)]
    return any(a <= month <= b if a <= b else month >= a or month <= b for a, b in spans)


def _named(masked: str) -> str:
    """What the hours are asked of, without the words that ask for them."""
    return content(_LEFT_OUT.sub("", compact(masked).text)).strip(" ,，?？。")


def _last_clause(masked: str) -> str:
    """The clause that asks for the hours, behind what was told before it (孩子发烧，夜里儿科看到几点)."""
    clauses = [clause for clause in re.split("[,，。!！;；]", masked) if _ASKED.search(clause)]
    return clauses[0] if clauses else ""


def _best(told: list[_Told], named: str) -> list[_Told]:
    """The one piece that says most of what is named, if it says enough; the only one where nothing is named."""
    if not named:
        return told if len(told) == 1 else []
    units = units_of(named) if named else ()
    others = next((official for said, official in _CALLED.items() if said in named), "")
    ways = {others[at : at + 2] for at in range(0, len(others), 2)}
    scored = [
        (1.0 if any(way in piece.text for way in ways) else said_by(units, piece.text), -at)
        for at, piece in enumerate(told)
    ]
    best = max(scored, default=(0.0, 0))
    return [told[-best[1]]] if best[0] >= _MET else []


def _on_day(told: list[_Told], day: str) -> list[_Told]:
    """The rows of the one table of hours that a day of the week falls in."""
    rows = [piece for piece in told if piece.cells]
    wanted = {"天": "日", "末": "日"}.get(day, day)
    open_then = [row for row in rows if _covers(row.text, wanted)]
    return open_then if len(open_then) <= _MOST else []


def _covers(text: str, day: str) -> bool:
    """Whether a day of the week falls in a span of days (周二至周六)."""
    for first, last in _RANGE.findall(text.replace("天", "日")):
        if _WEEK.index(first) <= _WEEK.index(day) <= _WEEK.index(last):
            return True
    return False


def _sentences(report: Report) -> Iterator[_Told]:
    """The sentences of the running text that tell hours, with the titles of their items; plans are left out."""
    for found in _PIECE.finditer(report.text):
        words = found.group()
        start = found.start() + len(words) - len(words.lstrip())
        span = Span(start, found.start() + len(words.rstrip()))
        if "|" not in words and _CLOCK.search(words) and not is_planned(report, span):
            yield _Told(report, span, compact(title_over(report.text, span.start) + words).text)


def _rows(reply: Reply, report_id: str) -> Iterator[_Told]:
    """The rows of tables that tell hours."""
    report = reply.index.report(report_id)
    for table in report.tables:
        for row in table.rows:
            words = row.of(report.text)
            if _CLOCK.search(words):
                cells = tuple(cell.strip() for cell in re.split(r"[|\t]", words) if cell.strip())
                yield _Told(report, row, compact(words).text, cells)


def _say_rows(reply: Reply, found: list[_Told]) -> None:
    """Answer with rows of a table, cell by cell."""
    first, words = found[0].report, reply.words
    who, when = words.body(first.region, first.agency), words.year(first.year)
    told = "；".join(
        f"“{'，'.join(row.cells)}”〔{reply.citer.span(row.report.report_id, row.span)}〕" for row in found
    )
    reply.sentence = f"{who}{when}报告写明{told}。"
    reply.how = How.TABLE
