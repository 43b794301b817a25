"""Stated nones: 无行政诉讼, 未收到…申请, 均未发生, 零投诉, 未收取任何费用. One thing denied, one draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.lexicon.statements import statements
from assistant.reports.clauses import OPAQUE, Cell, Prose
from assistant.reports.drafts import Draft
from assistant.reports.subjects import Phrase, cleaned, split_names
from assistant.types import Nil

__all__ = ["stated_nones"]

_ANY = re.compile(
    r"(?:无(?!法)|没有|未发生|零|过|到|任何|一起|一件|一例|一宗|一(?=[超逾差失例])|[01]起|[01]件|[01]例|[01]宗|有关|相关|关于|的|了)+"
)
_NEAR = 9
"""A thing is named by the last characters of its phrase, not by those of whoever it concerns."""
_NOTHING_TO_ADD = re.compile(
    r"^(?:了|的|其他|别的|其它)*事项$|(?:其他|需要|应当?|须)+(?:报告|说明|公开)的?(?:事项|情况|内容)"
)
"""无其他需要报告的事项 denies nothing that is counted."""
_COMPETENCE = re.compile(r"(?:权限?|职能|职责|资格)$")
_CAUSE = re.compile(r"^(?:因|由|对|涉及|针对|关于|就)")
_HAPPENED = re.compile(r"(?:发生|出现|产生|引发|引起|造成|发现|查出|检出|收到|接到|受到|遭到)[过有到]?")
_NO_THING = re.compile(r"变化|改变|变更|调整|回复|答复|补正|回应|回执|反馈$|任何$")
# What did not change, and what did not come back, is counted by no one: 未收到回复.
_MORE_THAN_NAME = re.compile(rf"[的不等]|{_CAUSE.pattern}|{statements().verb.pattern}")
_SHORTEST = 2
_ELSE = re.compile("(?:任何|发生|收取)?(?:其他|其它|别的|另外)")
_NEAR_EXCEPT = 60
"""Characters before a denial within which what is excepted from it stands."""
_STRETCHES = frozenset({"年", "个月", "天", "日", "个季度"})
_EFFECT = re.compile(
    r"复议|诉讼|诉愿|应诉|举报|投诉|申诉|信访|上访|收费|收取|批评|通报|败诉|纠错|追责|舆情|泄密|失密|事件|事故"
)
_ABOUT_THING = re.compile(r"^(?:关于|涉及|针对|对).*的.{0,4}申请$")
"""关于信息公开的书面申请 names a thing; 因政府信息公开申请 only a cause."""
_ACTORS = re.compile(
    r"(?:有|任何)?(?:公民|法人|其他组织|组织|群众|公众|社会公众|工作人员|单位|个人|申请人|企业)"
    r"(?:(?:、|和|或者?|及)(?:公民|法人|其他组织|组织|单位|个人|企业))*(?=[就因对向提受遭被])"
)
"""Whoever did or suffered it: 有公民、法人或其他组织|就信息公开事项提出申诉."""
_ACCUSED = re.compile(r"(?:举报|投诉|申诉)$")
_SOME = re.compile(
    r"(?:其他|其余)[\u4e00-\u9fff]{0,6}(?:部门|单位|[局委办]|乡镇|街道|县区|[镇乡县区])(?=均|都|全|皆|未|没|无)|个别|少数|一些|有的|有些|某些|多数|(?:大|有|小)?部分(?!公开)(?=[\u4e00-\u9fff])"
)
_DEED = re.compile(r"收|接|结转|制|出台|受理|办理|废止")


def stated_nones(prose: Prose, cell: Cell, header: Phrase, taken: set[int]) -> Iterator[Draft]:
    """Drafts of what a cell says did not happen.

    ``header`` is what stands before the cell (行政复议情况:无). Starts of figures that belong to a negation
    (未发生一起) are added to ``taken``: they count nothing.
    """
    words = statements()
    if words.goal.search(cell.text):
        return
    if _SOME.search(cell.text):
        return  # 个别单位未开展培训: others did
    position = 0
    while negation := words.none.search(cell.text, position):
        position = negation.end()
        at = cell.start + negation.start()
        if any(
            item.number.full_end <= at and item.number.value and item.number.unit not in _STRETCHES
            for item in cell.items
        ):
            continue  # 12家未收到申请 says whom nothing reached
        found = list(_denied(prose, cell, negation, taken))
        yield from found
        if found:
            return
    end = words.none_end.search(cell.text)
    if end and all(item.number.start >= cell.start + end.start() for item in cell.items):
        taken.update(item.number.start for item in cell.items)
        yield from _denied_before(prose, cell, end, header)
        return
    for zero in words.zero.finditer(prose.text, cell.start, cell.end):
        at = zero.start()
        quoted = prose.text[at - 1 : at] == '"' == prose.text[zero.end() : zero.end() + 1]
        if cell.text[at - cell.start] == OPAQUE and not quoted:
            continue
        yield _none(prose, cell, at, at + 1, ((at + 1, zero.end()),))


def _denied(prose: Prose, cell: Cell, negation: re.Match[str], taken: set[int]) -> Iterator[Draft]:
    """Things behind a negation: 未收到…, 没有…, 无…."""
    words = statements()
    start, end = cell.start + negation.end(), cell.end
    counted = [item for item in cell.items if item.number.start >= cell.start + negation.start()]
    if any(item.number.value > 1 or item.number.percent for item in counted):
        return  # 未办结3件 counts what is not done
    if counted and all(item.number.value == 0 for item in counted):
        return  # 没有收到…，为0件: the figure says it
    verb = negation.group("verb")
    if verb and (verb in ("因", "被", "结转") or not cell.text[negation.end() :].strip()):
        start, verb = start - len(verb), ""  # 无结转
    pieces = list(_things(prose, cell, start, end, verb or ""))
    if pieces:
        taken.update(item.number.start for item in counted)
    for index, (first, last) in enumerate(pieces):
        lead: Phrase = ()
        if index == 0 and verb and _DEED.search(verb):
            at, end_of = cell.start + negation.start("verb"), cell.start + negation.end("verb")
            at = max(at, prose.text.find("收取", at, end_of))  # 未向申请人|收取
            lead = ((at, end_of - prose.text.endswith("过", at, end_of)),)
        tail = words.none_tail.search(prose.text, first, last)
        last = tail.start() if tail and tail.start() > first else last
        if any_ := _ANY.match(prose.text, first, last):
            first = any_.end()
        if not lead and (actors := _ACTORS.match(prose.text, first, last)):
            first = actors.end()
        said = negation.end("neg") if negation.group("verb") in ("因", "被", "有") else negation.end()
        printed = cell.start + negation.start(), cell.start + said
        yield _none(prose, cell, *printed, (*lead, (first, last)))


def _things(prose: Prose, cell: Cell, start: int, end: int, verb: str = "") -> Iterator[tuple[int, int]]:
    """The list behind a negation, cut into things that can happen; causes stay with their effects.

    What did not happen or was not found (未发现, 未发生) may be anything; what is only denied (无, 没有) must
    be known to happen.
    """
    words = statements()
    first: int | None = None
    pieces: list[tuple[int, int]] = []
    ranges = split_names(cell, start, end)
    anything = bool(_HAPPENED.fullmatch(verb)) and not _NO_THING.search(prose.text, start, end)
    plain = anything and not any(_MORE_THAN_NAME.search(prose.text, first, last) for first, last in ranges)
    for begin, last in ranges:
        first = begin if first is None else first
        text = prose.text[first:last]  # 无“僵尸栏目”: quoted things count as well
        tail = words.none_tail.search(text)
        named = text[: tail.start()] if tail and tail.start() else text
        if _NOTHING_TO_ADD.search(text) or _COMPETENCE.search(text) or _is_all_else(prose, first, text):
            return
        cause = _CAUSE.match(text) and not _EFFECT.search(text) and not _ABOUT_THING.search(text)
        known = words.none_things.search(named[-_NEAR:]) and not cause
        if not known and not (anything and (plain or last == end) and len(named) >= _SHORTEST):
            continue
        if (
            pieces
            and _ACCUSED.search(cell.text[: pieces[-1][1] - cell.start])
            and _ACCUSED.search(text)
            and prose.text[begin - 1 : begin] != "、"
            and len(text) == 2
        ):
            pieces[-1] = pieces[-1][0], last
        else:
            pieces.append((first, last))
        first = None
    yield from pieces


def _is_all_else(prose: Prose, start: int, text: str) -> bool:
    """Whether only what else there might be is denied (除收取工本费24元外，没有其他收费)."""
    before = prose.text[max(start - _NEAR_EXCEPT, 0) : start]
    return _ELSE.match(text) is not None and "除" in re.split("[。；;]", before)[-1]


def _denied_before(prose: Prose, cell: Cell, end: re.Match[str], header: Phrase) -> Iterator[Draft]:
    """Things before a negation: 行政复议、行政诉讼均未发生; 举报投诉情况:无."""
    words = statements()
    at = cell.start + end.start("neg")
    before = cleaned(cell, cell.start, cell.start + end.start())
    things = list(before or header)
    for first, last in things:
        for begin, stop in _split(prose, first, last):
            if _NOTHING_TO_ADD.search(prose.text, begin, stop):
                continue
            if ((end.group("done") or "为零" in end.group()) and begin != stop) or words.none_things.search(
                prose.text, begin, stop
            ):
                tail = re.compile(r"(?:案件|事项)?(?:的)?(?:情况|方面|数量|数)$").search(
                    prose.text, begin, stop
                )
                stop = tail.start() if tail and tail.start() > begin else stop
                yield _none(prose, cell, at, cell.start + end.end("neg"), ((begin, stop),))


def _split(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = Cell(start, end, prose.text[start:end], "", "")
    yield from split_names(piece, start, end)


def _none(prose: Prose, cell: Cell, start: int, end: int, subject: Phrase) -> Draft:
    return Draft(start, end, Decimal(0), subject, (cell.start, cell.end), nil=Nil.NONE_STATED)
