"""Which month, quarter, township or office of a body's own table has most, least, the nth most, none, or so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.claims import limit_of
from assistant.answering.figures import headline
from assistant.answering.lookup import Finding
from assistant.answering.reply import Reply
from assistant.answering.sheet_asked import Axis, Meant, axes_of, column_of_cells, told_by_title, words_of
from assistant.answering.sheets import Label, Sheet, labels_named, sheets_of
from assistant.answering.times_named import time_of
from assistant.lexicon.forms import label_key
from assistant.lexicon.numerals import parse_number
from assistant.types import AnswerTable, Fact, How, Question, ReportSummary, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Order", "ranked"]

_N = "[一二两三四五六七八九十\\d]+"
_KIND = re.compile(
    rf"(?:(?:哪|什么)(?:一?[些几个家]|{_N}[个家]?)?(?:[省市县区州]直(?:属)?|下属)?(?P<before>月份?|季度?|乡镇|镇街|街道|镇|乡|村|分局|支局|部门|单位|机关|委办局|局|地方|县区|区县|县|区|科室)(?!里|级))"
    rf"|(?:各|所有|主要)(?:[省市县区州]直)?(?P<every>月份?|季度?|乡镇|镇街|街道|镇|乡|村|分局|部门|单位|局|县区|区县|科室)(?:中|里|之中|当中)?(?=.{{0,24}}(?:最|第[一二三四五六]|[前后][一二两三四五]|排名|排序|排个))"
    rf"|(?P<behind>月份?|季度|乡镇(?:[（(]?街道[）)]?|街道)?|镇街|街道|镇|村|分局|部门|单位|县区|区县)(?:[^,，。?？]{{0,24}}?)(?:是|有|为)?(?:哪|谁|什么)"
    r"|\b(?:which|what|name the|list the|top|rank) (?:of the |the |its )?(?:(?:one|two|three|four|five|[a-z]+ly|municipal|county|city|government|township|level|district|local|subordinate|top|first)[ -])*?(?P<en>months?|quarters?|town(?:ship)?s?(?: or sub-?districts?)?|sub-?districts?|villages?|departments?|bureaus?|offices?|agenc(?:y|ies)|branch(?:es)?|units?|count(?:y|ies)|districts?)\b"
)
_ENDS = {
    "部门单位机关委办局局科室": "局|委|办|厅|院|中心|会|室|队|处|科|办公室|委员会",
    "分局支局": "分局|支局",
    "乡镇镇街街道镇乡": "镇|乡|街道",
    "村": "村|社区",
    "县区区县县区": "县|区|市",
    "地方": "[县市区州旗镇乡村]|街道",
}
_ENDS_EN = {
    "town": "镇|乡|街道",
    "sub": "街道",
    "village": "村|社区",
    "branch": "分局|支局|所|站",
    "count": "县|区|市",
    "district": "区|县|市",
}
_HIGH = re.compile(
    r"最[多高大长久]|居首|首位|前[一二两三四五六七八九十\d]|第[一二三四五六七八九十\d]+[多高大]|排名?第|\b(?:most|highest|largest|greatest|biggest|top|busiest|best)\b"
)
_LOW = re.compile(
    r"最[少低小短]|垫底|末位|倒数|后[一二两三四五六七八九十\d]+[名位个家]|第[一二三四五六七八九十\d]+[少低小]|\b(?:fewest|least|lowest|smallest|bottom|worst|quietest)\b"
)
_NTH = re.compile(
    rf"第(?P<n>{_N})(?!季)(?=[多少高低大小名位的是]|$)|\b(?P<en>second|third|fourth|fifth)[- ](?:most|fewest|highest|lowest|largest|smallest|biggest|least|busiest)"
)
_FIRST_N = re.compile(
    rf"[前后](?P<n>{_N})(?:名|位|个|家|大)?|\b(?:top|first|bottom) (?P<en>two|three|four|five|\d)\b|\b(?P<en2>two|three|four|five) (?:highest|lowest|largest|smallest|biggest|busiest)"
)
_ORDER = re.compile(r"排名|排序|排个序|从[高多大]到[低少小]|依次|\brank\b|\bin order\b")
_WORDS_EN = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_NONE = re.compile(
    r"(?:没有?|未)(?:收到|公开|发布|办|受理|处理|接到|开展|任何|一[件条次])|一[件条次个]都?没|[为是](?:0|零)|挂零|零申请|\bno\b|\bnone\b|\bnot (?:a single|any|receive)|\bzero\b|\bany at all\b"
)
_EXACTLY = re.compile(
    r"(?<![\d.])(?P<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]+)(?P<unit>[名件条次人个期篇份户场批])(?![以之]?[上下内]|多)"
)
_SIGNS = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}
_EXTREME = {True: ("最少", "fewest"), False: ("最多", "most")}
_AS_ASKED = ("符合条件", "as asked")
_ORDINALS = (
    ("", ""),
    ("一", "first"),
    ("二", "second"),
    ("三", "third"),
    ("四", "fourth"),
    ("五", "fifth"),
)
_LEAST = 3
"""Rows of which one can be called the largest."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was found of a column, told in a reply."""

    summary: ReportSummary
    found: tuple[Finding, ...]
    reply: Reply


def ranked(question: Question, reports: Sequence[ReportSummary], index: Index) -> Order | None:
    """Say which labels of a side of a table come first, come nth, or have so many; none where the question asks for no such thing."""
    said = words_of(question)
    asked = _KIND.search(said)
    if asked is None:
        return None
    kind = asked["before"] or asked["every"] or asked["behind"] or asked["en"]
    found: list[tuple[Meant, Axis]] = []
    for summary in reports:
        for sheet in sheets_of(summary, index):
            one = _column(question, sheet, kind, said)
            if one is not None:
                found.append(one)
    meant = told_by_title([one for one, _ in found], question, said)
    if len(meant) != 1:
        return None
    reply = Reply(question, index)
    told = _say(reply, meant[0], said, alike=len(found) > 1)
    return Order(meant[0].sheet.summary, told, reply) if told else None


def _column(question: Question, sheet: Sheet, kind: str, said: str) -> tuple[Meant, Axis] | None:
    """The cells under what is counted, of the labels of the kind asked for."""
    for axis in axes_of(sheet):
        labels = [label for label in axis.labels if _is_of(label, kind)]
        if len(labels) < _LEAST or labels_named(
            labels, said, sheet.summary.region, english=question.language == "en"
        ):
            continue
        bare = _KIND.sub(lambda m: _without(m.group(), kind), said)
        masked = replace(
            question,
            masked=_bare(question.masked.lower(), kind),
            rest=tuple(word for word in question.rest if word not in kind and not _is_order(word)),
            narrower=tuple(word for word in question.narrower if not _is_order(word)),
        )
        column = column_of_cells(masked, sheet, axis, labels[:1], bare)
        if column is None:
            continue
        cells = [axis.at(label, column) for label in labels]
        told = [(cell, label) for cell, label in zip(cells, labels, strict=True) if cell is not None]
        if len(told) == len(labels) and sum(cell.value is not None for cell, _ in told) >= _LEAST:
            return Meant(sheet, tuple(c for c, _ in told), tuple(label for _, label in told)), axis
    return None


_ORDER_WORDS = re.compile(
    r"最[多少高低大小长短久]|第[一二三四五六七八九十\d]+[多少高低大小名位]?|[前后][一二两三四五六七八九十\d]+[名位个家大]?|倒数|垫底|排名?|排序|居首|首位|末位"
    r"|各|哪些?|哪[几一]?[个家]?|分别|[省市县区]直(?:属)?|数量"
    r"|\b(?:most|fewest|least|highest|lowest|largest|smallest|biggest|top|bottom|first|second|third|fourth|fifth|two|three|four|five|which|what|rank|ranked|order|at all|any|no|none|zero|single|months?|quarters?|towns?|townships?|sub-?districts?|villages?|departments?|bureaus?|offices?|agency|agencies|branch|branches|units?|county|counties|districts?|municipal|level|had|has|have|year|time|busiest)\b"
)


def _bare(text: str, kind: str) -> str:
    """A text without the words that ask for an order, and the kind it is asked of."""
    return _ORDER_WORDS.sub(lambda m: " " * len(m.group()), text.replace(kind, " " * len(kind)))


def _without(text: str, kind: str) -> str:
    return text.replace(kind, " ")


def _is_order(word: str) -> bool:
    return not _ORDER_WORDS.sub("", word).strip() or bool(_KIND.fullmatch(word))


def _is_of(label: Label, kind: str) -> bool:
    """Whether a label is of the kind asked for."""
    time = time_of(label[-1])
    if kind.startswith(("月", "month")):
        return time is not None and time[0] == "month"
    if kind.startswith(("季", "quarter")):
        return time is not None and time[0] == "quarter"
    if time is not None:
        return False
    if kind.isascii():
        ends = next(
            (end for word, end in _ENDS_EN.items() if kind.startswith(word)),
            _ENDS["部门单位机关委办局局科室"],
        )
    else:
        ends = next((end for kinds, end in _ENDS.items() if kind[:2] in kinds or kind in kinds), "")
    return bool(ends) and re.search(f"(?:{ends})$", label_key(label[-1])) is not None


def _say(reply: Reply, meant: Meant, said: str, *, alike: bool) -> tuple[Finding, ...]:
    """The sentence on the labels that are asked for, with the whole column in order."""
    pairs = [
        (fact, label) for fact, label in zip(meant.cells, meant.labels, strict=True) if fact.value is not None
    ]
    low = bool(_LOW.search(said))
    chosen, called = _chosen(reply.question, pairs, said, low=low)
    if not chosen:
        return ()
    words, summary = reply.words, meant.sheet.summary
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    first, label = chosen[0]
    counted = first.column_path if label == first.row_path else first.row_path
    name = re.sub("[（(][^（）()]{1,4}[）)]$", "", counted[-1]) if counted else ""
    title = meant.sheet.title
    name = f"{title} {name}" if alike and title and not words.english else name
    findings = tuple(_finding(summary, fact, label) for fact, label in chosen)
    listed = words.say("、", "; ").join(
        f"{finding.facts[0].subject}{words.say('', ': ')}{words.quantity(finding)}{reply.cite(finding.facts)}"
        for finding in findings
    )
    reply.sentence = words.say(
        f"{who}{when}{name}{called[0]}的是{listed}。",
        f"{who}, {when}, {title} [{name}], {called[1]}: {listed}.",
    )
    reply.figure = headline(reply, findings[0])
    reply.how = How.TABLE
    ordered = sorted(pairs, key=lambda pair: pair[0].value or Decimal(0), reverse=not low)
    every = [_finding(summary, fact, label) for fact, label in ordered]
    rows = tuple((finding.facts[0].subject, words.quantity(finding)) for finding in every)
    cites = tuple(reply.citer.fact(finding.facts[0]) for finding in every)
    reply.tables.append(
        AnswerTable((words.say("分项", "Part"), words.say("数量", "Number")), rows, cites, chart="bar")
    )
    _say_left_out(reply, meant)
    return findings


def _finding(summary: ReportSummary, fact: Fact, label: Label) -> Finding:
    return Finding(summary, Target("", ""), (replace(fact, subject=label[-1]),))


def _say_left_out(reply: Reply, meant: Meant) -> None:
    """Which labels have no figure and were not compared."""
    names = [label[-1] for fact, label in zip(meant.cells, meant.labels, strict=True) if fact.value is None]
    if names:
        listed = reply.words.join(names)
        reply.notice(
            "nil",
            reply.words.say(
                f"{listed}没有填写数字，未参与比较。", f"{listed}: no figure is given; not compared."
            ),
        )


def _chosen(
    question: Question, pairs: list[tuple[Fact, Label]], said: str, *, low: bool
) -> tuple[list[tuple[Fact, Label]], tuple[str, str]]:
    """The cells asked for, and what they are called in Chinese and English: most, nth, none, so many."""
    ordered = sorted(pairs, key=lambda pair: pair[0].value or Decimal(0), reverse=not low)
    if (several := _FIRST_N.search(said)) is not None:
        number = _number(several["n"] or several["en"] or several["en2"])
        last = ordered[number - 1][0].value if 0 < number <= len(ordered) else None
        ends = [pair for at, pair in enumerate(ordered) if at < number or pair[0].value == last]
        return ends, ("排名靠后", "lowest") if low else ("排名靠前", "highest")
    if (nth := _NTH.search(said)) is not None:
        number = _number(nth["n"] or nth["en"])
        if not 1 < number <= len(ordered) or number >= len(_ORDINALS):
            return (_with(pairs, ordered[0][0].value), _EXTREME[low]) if number == 1 else ([], ("", ""))
        zh, en = _ORDINALS[number]
        names = (f"第{zh}{'少' if low else '多'}", f"{en} {'lowest' if low else 'highest'}")
        return _with(pairs, ordered[number - 1][0].value), names
    if low or _HIGH.search(said):
        return _with(pairs, ordered[0][0].value), _EXTREME[low]
    if (limit := question.limit or limit_of(said)) is not None:
        sign, bound = limit
        return [pair for pair in ordered if _SIGNS[sign](pair[0].value or Decimal(0), bound)], _AS_ASKED
    if _NONE.search(said):
        return _with(pairs, Decimal(0)), ("为零", "none")
    if (exact := _EXACTLY.search(said)) is not None:
        return _with(pairs, parse_number(exact["n"])), _AS_ASKED
    return (ordered, ("从多到少排列", "from highest to lowest")) if _ORDER.search(said) else ([], ("", ""))


def _with(pairs: Sequence[tuple[Fact, Label]], value: Decimal | None) -> list[tuple[Fact, Label]]:
    return [pair for pair in pairs if pair[0].value == value]


def _number(word: str) -> int:
    return _WORDS_EN.get(word) or int(parse_number(word) or 0)
