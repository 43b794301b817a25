"""How it is asked how a figure is spread over places and offices, and the list of them that a report gives itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.answering.lookup import MONEY, is_stated_level
from assistant.lexicon.indicators import indicators
from assistant.types import Fact, Operation, Question, Target

__all__ = ["LEAST", "asks_spread", "places_told"]

_KINDS = "县市区|市县区|县区|区县|市县|县[（(]区[)）]|区[（(]县[)）]|乡镇|镇街|街镇|街道|地方|地区|区域|辖区|层级|级次|来源|部门|单位|机关|[省市县区州]本级|[省市县区州]直"
_TELL = "(?:分布|怎么分|咋分|如何分|分别|各|构成|组成|多少|几[件条个]|从[多高大少低小]到|排[一个下序列名]|最[多少高低大小])"
_SPREAD = re.compile(
    f"(?:各|每一?个?|按|分|不同|哪一?[个些几]?|哪几个)[^,，。?？多少几]{{0,6}}(?:{_KINDS}|县|区|旗|镇|乡)[^。?？]{{0,20}}{_TELL}"
    "|(?:县市区|市县区|县区|区县|市县|乡镇|镇街|街镇|街道|地方|地区|辖区)(?:里面?|里头|中间?|当中|之中|之间)[,，]?(?:的)?(?:哪|谁)[^。?？]{0,16}最[多少高低大小]"
    f"|(?:在|从|和|与|跟|及|、)(?:{_KINDS})[^。?？]{{0,20}}{_TELL}"
    "|(?:最[多少高低大小]|[前头][二两三四五六2-6])[^。?？]{0,12}(?:在|是|为|有)?(?:哪里|哪儿|哪[一二两三四五几些]*个?(?:地方|地区|县市区|县区|区县|市县|乡镇|[县区]))"
    "|(?:最[多少高低大小]的?(?:[前头]?[一二两三四五六几][个名位家])?|[前头][二两三四五六][个名位家]?的?)(?:县市区|市县区|县区|区县|市县|乡镇|地方|地区|[县区](?![域级]))"
    "|各地(?!方)[^。?？]{0,20}"
    + _TELL
    + f"|(?:分布|构成|拆分|拆开|细分|分开)[^,，。?？]{{0,8}}(?:{_KINDS})|按(?:{_KINDS})(?:来|去)?(?:怎么|咋|如何)?(?:分|拆|划|列|看|排)"
    r"|\b(?:distribut\w*|divid\w*|split|broken down|break ?down|spread|shared out|list\w*|by|per|across|among(?:st)?|between)\b[^?]{0,50}\b(?:districts?|counties|county|places|regions?|levels?|areas?|municipal|departments)\b"
    r"|\b(?:top|which|what) (?:two|three|four|five|six|[2-6]) (?:of (?:the |its )?)?(?:[a-z]+ )?(?:places|districts|counties|regions|areas)\b[^?]*\b(?:most|fewest|least|highest|lowest|largest|smallest|requests?|applications?)\b"
    r"|\beach (?:of the )?(?:district|county|counties|place|region|level)\b|\b(?:which|what) (?:district|county|place|region|area|level)s?\b[^?]*\b(?:most|fewest|least|highest|lowest|largest|smallest)\b"
)
_PLACE = re.compile("(?:[县区市州旗镇乡局委办厅]|街道|本级|部门|机关|单位|办公室|中心|[)）])$")
_LEVELS = re.compile("县区|区县|市县|市、区|县（|县\\(")
_OPERATIONS = frozenset({Operation.VALUE, Operation.BREAKDOWN, Operation.RANK, Operation.TEXT, Operation.SUM})
LEAST = 2


def asks_spread(question: Question) -> bool:
    """Whether it is asked how the one figure named, no amount of money, is spread over places or offices."""
    plain = (
        len(question.targets) == 1 and not question.targets[0].column and question.operation in _OPERATIONS
    )
    if not plain or question.part or question.inside or question.unheld:
        return False
    paid = question.measure == "money" or indicators()[question.targets[0].indicator].unit in MONEY
    return not paid and bool(_SPREAD.search(question.text.lower()))


def places_told(facts: Sequence[Fact], target: Target, ends: str = "") -> list[Fact]:
    """The parts of a figure told for places and offices, in one sentence; empty where the report has no such list.

    Of several lists the first with two names of the kind asked for (``ends``), also one within a part: 县区606件（甲区213件、乙县108件）.
    """
    lists = _lists_told(facts, target)
    of_kind = [told for told in lists if sum(_is_one(fact, ends) for fact in told) >= LEAST]
    return next(iter(of_kind or lists), [])


def _is_one(fact: Fact, ends: str) -> bool:
    """Whether a part is one place whose name ends so, no level of them."""
    return fact.subject[-1:] in set(ends) and not _LEVELS.search(fact.subject)


def _lists_told(facts: Sequence[Fact], target: Target) -> list[list[Fact]]:
    """Every list of places and offices that divides a figure or a part of it."""
    known = {fact.fact_id: fact for fact in facts}
    told = [
        fact
        for fact in facts
        if fact.parent in known
        and not fact.indicator
        and fact.value is not None
        and is_stated_level(fact)
        and _whole_of(known[fact.parent], known).indicator == target.indicator
        and fact.unit == known[fact.parent].unit
    ]
    told.sort(key=lambda fact: (fact.parent, fact.quote.start, fact.span.start))
    runs = [list(run) for _, run in groupby(told, key=lambda fact: (fact.parent, fact.quote))]
    return [run for run in runs if len(run) >= LEAST and all(_PLACE.search(fact.subject) for fact in run)]


def _whole_of(fact: Fact, known: Mapping[str, Fact]) -> Fact:
    """The figure a part without a row of its own is a part of."""
    parent = known.get(fact.parent or "")
    return parent if parent is not None and not fact.indicator else fact
