"""The row of a form that a question as a whole asks for, beside the rows whose names it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.asked_row import SAME, AskedRow, asked_row, is_learnt
from assistant.answering.targets import Subject, joined
from assistant.lexicon.indicators import Mention, ancestors, columns_of, find_mentions, indicators
from assistant.types import Question, Target

__all__ = [
    "RowAsked",
    "asked_too_widely",
    "by_name",
    "by_row",
    "names_place",
    "overruled",
    "row_asked",
    "row_meant",
    "speaks_of_row",
]

UNNAMED = {"zh": 0.8, "en": 0.7}
"""Chances from which on a row is taken where the question's words name none."""
BESIDE = {"zh": 0.9, "en": 0.8}
"""The same beside rows named in it or in a question before it."""
DIFFERENT = 0.5
DOUBTED = 0.3
"""The chance from which on a row is taken rather than the one that is named, and from which on that one is doubted.

Where the two differ, the row of the whole question is right in 92 of 100 questions of people it has not learnt
from, and the named one in 3 (8 where it is doubted).
"""
SURE_OF_COLUMN, SURE_UNNAMED = 0.6, 0.9
"""The chance of a column from which on the row is taken, and of one that no name in the question tells."""
MOST_NONE, NO_ROW = 0.3, 0.7
"""The chance of no row up to which one is taken, and from which on there is none."""
_OTHER = frozenset({"other_outcome", "other_organisation"})
"""Columns of what is left over, which must be named."""
_WIDE = frozenset(
    {"received", "handled_total", "answered", "closed", "review", "litigation", "proactive", "granted"}
)
"""Rows whose names are said of others too (applications that ended with the reply that …)."""


@dataclass(frozen=True, slots=True)
class RowAsked:
    """The row a question as a whole asks for, or ``None``; whether by itself; and whether it asks for none."""

    row: Target | None = None
    by_itself: bool = False
    """It is sure enough to be taken without the words beside it."""
    none: bool = False
    doubted: bool = False
    """It seems to ask for another row than the one that is named, though not surely."""


def row_asked(subject: Subject, plain: str, language: str, *, alone: bool = True) -> RowAsked:
    """The row the question as a whole asks for, where it is likely enough.

    A question that is not ``alone`` must tell its row the more surely: its subject may have been named before.
    """
    guess = None if _TIME.search(plain) or _TOLD.match(plain) else asked_row(plain)
    if guess is None or guess.none > MOST_NONE or guess.column_chance < SURE_OF_COLUMN:
        return RowAsked(none=guess is not None and guess.none >= NO_ROW)
    own = [target for target in subject.targets if target.indicator == guess.indicator]
    one = len(subject.targets) == 1 and not subject.column_only
    near = one and subject.targets[0].indicator in indicators()[guess.indicator].near
    if len(own) > 1 or (one and not own and (near or guess.indicator in _WIDEST)):
        return RowAsked()
    sure = guess.chance >= (BESIDE if subject.targets or not alone else UNNAMED)[language]
    if one and not own and DOUBTED <= guess.chance < DIFFERENT:
        kin = subject.targets[0].indicator in ancestors(guess.indicator)
        return RowAsked(doubted=not kin and not _SET_AGAINST.search(plain) and "哪" not in plain)
    if not (sure or (one and guess.chance >= DIFFERENT)) or (_OF_THEM.search(plain) and not guess.column):
        return RowAsked()
    column = _column(guess, {target.column for target in subject.targets}, plain)
    return RowAsked(None if column is None else Target(guess.indicator, column), sure or (one and not own))


def _column(guess: AskedRow, named: set[str], plain: str) -> str | None:
    """The column of the row: one that is named, or one the whole question tells; ``None`` where neither is sure.

    老百姓 and "the public" are anybody who applies, where the question as a whole asks for the row alone.
    """
    columns = columns_of(guess.indicator)
    known = {column for column in named if column in columns}
    if len(known) > 1:
        return None
    surely = guess.column_chance >= SURE_UNNAMED
    if not known:
        told = guess.column if guess.column in columns else ""
        return None if told and (not surely or (told in _OTHER and not named - {""})) else told
    (own,) = known
    refined = own == "organisation" and "法人" not in plain  # 慈善机构
    if guess.column and guess.column != own:
        return guess.column if surely and guess.column in columns and (refined or is_learnt(own)) else own
    of_all = {"natural": _ANYBODY, "other_organisation": _NO_APPLICANT}.get(own)
    return "" if of_all is not None and not guess.column and of_all.search(plain) else own


_NO_APPLICANT = re.compile(
    r"^(?!.*(?:其他|其它|别的|另外的?)(?:的|类|法人|组织|单位|机构|申请人|主体|那一?[列栏])).*(?:其他|其它|别的|\bother\b(?! organi[sz]ation))"
)
"""其他法律禁止公开 names no applicant."""
_ANYBODY = re.compile(
    r"^(?!.*(?:自然人|个人|公民|私人)).*(?:老?百姓|群众|市民|居民|普通人)|\b(?:the public|residents?)\b"
)


def by_row(question: Question) -> Question:
    """The question for the row it asks for as a whole, whose words need not stand in the row's name."""
    row = (question.row,) if question.row else ()
    return replace(question, targets=row, row=None, rest=(), narrower=(), listed=(), learnt=True)


def by_name(question: Question) -> Question:
    """The question for what its words name, where the row it asks for as a whole is not stated."""
    named, rest = question.named
    return replace(question, targets=named, rest=rest, named=((), ()), learnt=False)


def row_meant(question: Question) -> str:
    """The indicator of the row that a question as a whole asks for, or empty."""
    guess = asked_row(question.masked)
    return (
        guess.indicator
        if guess is not None and guess.none <= NONE_AT_ALL and guess.chance >= DIFFERENT
        else ""
    )


def speaks_of_row(indicator: str, sentence: str) -> bool:
    """Whether a sentence names a row, or another of its group, by a word of their own (网络舆情 is no 网络申请)."""
    return any(m.strong and _root(m.id) == _root(indicator) for m in find_mentions(sentence))


_OF_THEM = re.compile(r"^\W*(?:and )?of (?:the|all|those|these|its)\b[^?]*\bhow many\b")
"""A part of what the row counts, which is in one of its columns or in none."""
_AMOUNTS = re.compile(r"\bhow (?:many|much|often)\b|\bnumber of\b|多少|几(?![乎点时])")
_LISTED = re.compile(r"[和与及、跟同]|还有|\band\b|&|\bor\b|/")
_BESIDE = re.compile(
    r"[各倍占差和与、及]|分别|还是|[比哪]|\b(?:than|times (?:as|more|the)|as many|versus|vs|compar\w+|ratio|differ\w*|more|fewer|less|share|percent\w*|proportion|both|each|respectively)\b"
)
"""What sets one row beside another."""
NONE_AT_ALL = 0.1
"""The chance of no row up to which a question asks for a row and for nothing else."""


def asked_too_widely(subject: Subject, as_whole: RowAsked, language: str) -> bool:
    """Whether all requests are named where the question as a whole asks for none or another of the rows (requests about land)."""
    return (
        (as_whole.doubted or (as_whole.none and language == "en"))
        and len(subject.targets) == 1
        and subject.targets[0].indicator in _WIDE
        and not subject.targets[0].column
    )


def names_place(rest: Sequence[str]) -> bool:
    """Whether what a question says besides names a place or an office, of which a row counts no less than all."""
    return any(_PLACE.search(word) for word in rest)


def overruled(
    subject: Subject, row: Target | None, plain: str, mentions: Sequence[Mention], rest: Sequence[str]
) -> bool:
    """Whether the row of the whole question is meant, and not the rows whose names it holds.

    Applications that ended with the reply that nothing was held are named by 答复, and are not all answered ones;
    lawsuits filed with no prior review ask for no reviews. Several that are joined are several.
    """
    if row is None or not subject.targets:
        return False
    kin = any(_root(target.indicator) == _root(row.indicator) for target in subject.targets)
    if len(subject.targets) > 1:
        named = [
            m for m in mentions if m.kind == "indicator" and any(t.indicator == m.id for t in subject.targets)
        ]
        listed = _LISTED.search(plain) and any(
            joined(plain, m, [other for other in named if other is not m]) for m in named
        )
        rows = {target.indicator for target in subject.targets}
        if all(row.indicator in (name, *ancestors(name)) for name in rows) and _ALL_TOGETHER.search(plain):
            return True  # the whole, named beside all its parts
        one = len(_AMOUNTS.findall(plain)) == 1 and not _BESIDE.search(plain)
        return (kin or bool(rest)) and len(rows) > 1 and not listed and one
    (only,) = subject.targets
    wider = row.indicator in ancestors(only.indicator) and not _ALL_TOGETHER.search(plain)
    left_over = row.indicator.endswith(".other") and only.indicator in ancestors(row.indicator)
    left_over = left_over or (row.indicator == "handled" and bool(_WITHOUT.search(plain)))
    one = len(_AMOUNTS.findall(plain)) < 2 and not _SET_AGAINST.search(plain)
    same = SAME.get(only.indicator, only.indicator) == row.indicator
    if same:
        return (
            one
            and {only.column, row.column} - {"", "total", "decisions"} != set()
            and only.column != row.column
        )
    return one and not (wider or left_over or _OF_THESE.search(plain))


_WIDEST = frozenset({"received", "staff", "press_conference", "closed"})
"""Rows that sound like many others, and are meant only where they are named."""
_ALL_TOGETHER = re.compile(
    r"合计|总共|加起来|合起来|加一块|合在一起|全部|\b(?:total|together|altogether|combined|all told|sum|both)\b"
)
"""Says that the whole is asked for, though its parts are named."""
_SET_AGAINST = re.compile(
    r"[比倍占差]|分别|从.*到|\b(?:than|versus|vs|compar\w+|ratio|differ\w*|share|percent\w*|proportion|each|respectively|from what)\b"
)
_TOLD = re.compile(
    r"^(?!.*\b(?:how|what|which|number|count|total|figure|did|were|was|are|is)\b).*\b(?:began|started|introduced|decided|launched|told|ordered|required|promised|changed|moved|switched|adopted)\b"
)
"""A statement before the question, which asks for nothing."""
_OF_THESE = re.compile(r"\bof (?:these|those|them)\b|^\W*(?:那|这)?其中")
"""Said of what was spoken of before, which the question itself does not tell."""
_TIME = re.compile(
    r"(?:多少|几)个?(?:工作日|天|日|小时|分钟)|多久|多长时间|\bhow (?:long|soon|fast|quick\w*)\b|\bhow many (?:[a-z]+ )?(?:days?|hours?|minutes?|weeks?)\b"
)
_WITHOUT = re.compile(
    r"不算|不含|不包括|不计|剔除|扣除|除去|除了|刨去|\b(?:excluding|except|without|not (?:counting|including)|leaving (?:aside|out))\b"
)
_PLACE = re.compile(
    "^(?!我们?|俺们?|咱们?|你们?|他们?|哪|几|各|每|某|全).*(?:[省市县区旗镇乡村局委办厅处]|街道|中心|学校|医院)$"
)


def _root(indicator: str) -> str:
    return indicator.split(".")[0]
