"""The bodies and years a question takes over from the ones before it, or counts from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.carried import CHANGES, TWO_SIDED, WITH, said_of
from assistant.answering.holdings import Holdings
from assistant.answering.scope import OFFICES, offices_held, offices_of
from assistant.answering.wider import government_of, is_kind, part_and_whole
from assistant.lexicon.indicators import indicators
from assistant.lexicon.places import plain_place, short_region
from assistant.types import Body, Operation, Question

__all__ = ["of_extent", "offices_meant", "with_bodies", "with_years"]

_ALONE = re.compile(
    "(?:不对|不是|错了|说错|我|俺|是|想|就|说|指|的|知道|[,，。 ]|那么?|再|换成|换|改成|如果|要是|要|看看|查|问|整个)*全[国省市州区县旗镇乡](?:的|范围|上下|总共|一共)*(?:呢|的?情况呢|(?:又|共)?(?:是|有)?(?:多少|几)[件条个份项篇]?)?$"
)
"""Only the place is another one (那全县呢)."""


_ASSESSED = re.compile(
    "(?:考核|考评|评比|评估|测评|竞赛|比赛|比武).{0,14}(?:分|[名第]|等次|档|成绩|奖|优秀|先进|拿)|排第?几|名次|排名|得分|打分"
    "|(?:assess|apprais|evaluat|contest|review).{0,60}(?:scor|rank|rated|place|grade|points)|\\brank|\\bscor"
)
"""A place as a whole is only the scope of an assessment (全市政务公开考核得了多少分)."""
_SCHOOL_YEAR = re.compile("学年|\\b(?:academic|school) year")
_YEAR_BEFORE = re.compile("上一?年|去年|同期|last year|year before|previous year|same period")
_PLACES = frozenset({"government", "township"})
_BESIDE = re.compile("[和与跟及同比、]|对比|相比|各自?|分别|\\b(?:and|than|with|versus|vs|compared)\\b")
"""What names the whole place beside another body (清渚区和全市)."""
_EACH_SHARE = re.compile(
    "各自?(?:是|占|为|有)?(?:多少|几)|分别|(?:哪[边个家里]|谁)[^,，]{0,6}[高低大小]|\\b(?:each|respectively|both|higher|lower)\\b"
)
"""A share in each of two places, not of the one in the other."""


def _has_whole(question: Question) -> bool:
    """Whether what is asked for is a part in its own place: a column, or a row of a group."""
    return any(target.column or indicators()[target.indicator].parent for target in question.targets)


def of_extent(question: Question, held: Holdings) -> Question:
    """The wider government whose figure 全市 asks for; where it is not held, the district's must not stand for it."""
    extent = question.extent
    of_two = question.operation is Operation.SHARE and len(question.bodies) == 2 and not question.detail
    if of_two and not (_EACH_SHARE.search(question.text.lower()) and _has_whole(question)):
        return replace(question, bodies=_part_and_whole(question.bodies), detail="of_whole")
    if not extent or question.all_bodies or question.unheld or question.choices:
        return question
    if question.bodies and _ASSESSED.search(question.text.lower()):
        return question
    carried = dict(question.given).get("body") == "carried"
    if question.operation is Operation.SHARE and 0 < len(question.bodies) < 3:
        part = next((b for b in question.bodies if b.level != "government"), question.bodies[0])
        both = part_and_whole(part, extent, held)
        if both and {*question.bodies} <= {*both}:
            return replace(question, bodies=both, detail="of_whole")
    if carried and len(question.bodies) == 1 and _is_compared(question):
        both = part_and_whole(question.bodies[0], extent, held)
        if both:
            return replace(question, bodies=both)
    alone = question.language == "en" or _ALONE.match(question.text)
    if carried and question.bodies and (alone or all(b.level in _PLACES for b in question.bodies)):
        around = (government_of(body.region, extent, held) for body in question.bodies)
        if governments := tuple(dict.fromkeys(whole for whole in around if whole is not None)):
            return replace(question, bodies=governments)
        if any(body.level != "government" for body in question.bodies):
            return replace(question, bodies=(), unheld=(f"全{extent}",))
    if question.bodies or len(held.bodies) == 1:
        return _within_extent(question, held)
    wholes = tuple(b for b in held.bodies if b.level == "government" and is_kind(b.region, extent))
    if not wholes:
        return replace(question, unheld=(f"全{extent}",))
    return replace(question, bodies=wholes) if len(wholes) == 1 else replace(question, choices=wholes)


def _is_compared(question: Question) -> bool:
    """Whether the figure spoken of is compared with the whole (和全市比差多少), and not the whole with another year."""
    dated = dict(question.given).get("year") == "said" or _YEAR_BEFORE.search(question.text)
    return question.operation in TWO_SIDED and bool(WITH.search(question.text)) and not dated


def _within_extent(question: Question, held: Holdings) -> Question:
    """A question that names a body and a place as a whole (清渚区和全市)."""
    bodies = question.bodies or held.bodies
    if any(body.level != "government" or is_kind(body.region, question.extent) for body in bodies):
        return question
    both = part_and_whole(bodies[0], question.extent, held) if len(bodies) == 1 else ()
    beside = question.operation in TWO_SIDED or _BESIDE.search(question.text)
    return (
        replace(question, bodies=both)
        if both and beside
        else replace(question, bodies=(), unheld=(f"全{question.extent}",))
    )


def _part_and_whole(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """An office before its place; else in the order named."""
    one_place = len({plain_place(body.region) for body in bodies}) == 1
    return tuple(sorted(bodies, key=lambda body: body.level == "government")) if one_place else bodies


def offices_meant(question: Question, last: Question, held: Holdings) -> Question:
    """哪个单位收得最多 after what a whole place received is asked of its offices."""
    named = question.bodies or question.unheld or question.choices or len(last.bodies) != 1 or last.all_bodies
    if named or not question.all_bodies or question.body_kind not in OFFICES:
        return question
    asked = replace(question, bodies=last.bodies)
    if not (offices_of(asked) and offices_held(asked, held)):
        return question
    return replace(asked, given=said_of(question, body="carried"))


def with_bodies(question: Question, last: Question, said: Question) -> Question:
    """The bodies of the question before where this one names none, or beside the one it compares them with.

    What was asked of all of them stays asked of all.
    """
    named = question.bodies or question.unheld or question.choices
    if not named and last.all_bodies and not (last.bodies or said.all_bodies or said.targets):
        over = replace(question, all_bodies=True, body_kind=last.body_kind)
        if over.operation is Operation.BREAKDOWN:  # 各几件: of each of them
            over = replace(over, operation=Operation.VALUE)
        whole = last.all_years and not question.years and "year" not in dict(question.given)
        return replace(over, all_years=True) if whole else over
    if not named and (not question.all_bodies or (not said.all_bodies and last.bodies)):
        return replace(
            question,
            bodies=last.bodies,
            pairs=() if "year" in dict(question.given) else last.pairs,
            unheld=last.unheld,
            choices=last.choices,
            given=said_of(question, body="carried") if last.bodies or last.unheld else question.given,
        )
    if _is_share_of(question, last, said):
        return replace(question, bodies=(*last.bodies, *question.bodies))
    if (pair := _each_in_its_year(question, last)) is not None:
        return pair
    joins = question.operation in TWO_SIDED and len(question.bodies) == 1 and WITH.search(question.text)
    if joins and last.bodies and question.bodies[0] not in last.bodies and not question.years:
        return replace(question, bodies=(*last.bodies, *question.bodies))
    return question


def _each_in_its_year(question: Question, last: Question) -> Question | None:
    """What was spoken of compared with another body in a year of its own (甲县2020年多少 → 跟乙县2023年比呢)."""
    one = len(question.bodies) == len(last.bodies) == len(last.years) == 1 and len(question.years) <= 1
    asked = question.operation in TWO_SIDED and WITH.search(question.text)
    if not (one and asked) or question.bodies == last.bodies or _YEAR_BEFORE.search(question.text.lower()):
        return None
    years = question.years or (last.years if _OF_THAT.search(question.text.lower()) else ())
    if not years or (years == last.years and question.years):
        return None
    bodies, years = (*last.bodies, *question.bodies), (*last.years, *years)
    return replace(question, bodies=bodies, years=years, pairs=tuple(zip(bodies, years, strict=True)))


def _is_share_of(question: Question, last: Question, said: Question) -> bool:
    """Whether the figure spoken of is asked for as a part of what the place named received (占云岚市的百分之几)."""
    if (
        question.operation is not Operation.SHARE
        or said.targets
        or len(question.bodies) != 1
        or len(last.bodies) != 1
    ):
        return False
    (whole,), (part,) = question.bodies, last.bodies
    if whole == part or whole.level != "government":
        return False
    of_it = re.search(rf"占(?:到|了|整个|全)*{re.escape(short_region(whole.region))}", question.text)
    return bool(of_it or _OF_THAT.search(question.text.lower()))


_OF_THAT = re.compile(r"\b(?:that|this|it|those|these|they)\b")


def with_years(question: Question, dated: Sequence[Question], held: Holdings) -> Question:
    """Years said, counted back from, or taken over; what is still open is left to the index."""
    how = dict(question.given).get("year", "")
    last = dated[-1].years if dated else ()
    base = (question.years or last or _newest(question, held))[:1]
    offset = int(how.removeprefix("relative")) if how.startswith("relative") else 0
    if question.years:
        return _set_against(question, last, held) or _second_year(question, last)
    if question.all_years:
        return question
    if question.span:
        return _span(question, dated, held)
    if how == "latest" and len(question.bodies) > 1:
        own = ((body, held.years_of(body)[:1]) for body in question.bodies)
        pairs = tuple((body, year) for body, newest in own for year in newest)
        years = tuple(dict.fromkeys(year for _, year in pairs))
        return replace(question, years=years, pairs=pairs, given=said_of(question, year="assumed"))
    if how == "latest":
        return replace(question, years=_newest(question, held)[:1], given=said_of(question, year="assumed"))
    if how.startswith("relative") and base:
        later = base[0] + offset in _newest(question, held)
        return _relative(question, base[0], offset, bool(last), later)
    if how.startswith("relative"):
        return replace(question, given=said_of(question, year=""))
    if (last and not question.all_bodies) or (last and question.all_bodies and len(last) == 1):
        carried = replace(question, years=last, given=said_of(question, year="carried"))
        return _with_year_before(carried, last[0]) if len(last) == 1 else carried
    if question.operation in CHANGES and base and (question.bodies or len(held.bodies) == 1):
        changed = _with_year_before(question, base[0])
        return replace(changed, given=said_of(question, year="assumed")) if changed.implied else question
    return question


def _newest(question: Question, held: Holdings) -> tuple[int, ...]:
    if question.bodies:
        return tuple(sorted({year for body in question.bodies for year in held.years_of(body)}, reverse=True))
    return held.years


_BASE = re.compile(
    r"(?:(?:相?比|较|比起|相较于?|对比|相对于?)(?:起|于)?|(?:和|跟|与|同)(?=[^,，。?？]{0,12}(?:比|对比|相比)))\s*(?P<zh>(?:20|19)\d\d|\d\d(?=年))年?"
    r"|\b(?:than|compared (?:to|with)|relative to|against|versus|vs\.?|up on|down on|over|since|from)(?: (?:in|it was in|that of|the figure for|for))?(?: the)? (?P<en>(?:19|20)\d\d)\b"
)


def _set_against(question: Question, last: tuple[int, ...], held: Holdings) -> Question | None:
    """The newest year against the only one named, where that is what is compared with (比2022年多吗); else ``None``."""
    if question.operation not in TWO_SIDED or len(question.years) != 1 or len(question.bodies) > 1:
        return None
    year = question.years[0]
    named = [said["zh"] or said["en"] for said in _BASE.finditer(question.text.lower())]
    if last or question.all_bodies or not any(said == str(year)[-len(said) :] for said in named):
        return None
    newest = max((*_newest(question, held)[:1], year + 1))
    return replace(question, years=(newest, year), given=said_of(question, year="assumed"))


def _second_year(question: Question, last: tuple[int, ...]) -> Question:
    """The other year of a comparison: 比上年, or the year spoken of before."""
    if question.operation not in TWO_SIDED or len(question.years) != 1 or len(question.bodies) > 1:
        return question
    year = question.years[0]
    if re.search(r"上一?年|去年|前一年|last year|previous year|year before|同比", question.text):
        return replace(question, years=(year, year - 1))
    if last and year not in last and not question.all_bodies and WITH.search(question.text):
        return replace(question, years=(*last[:1], year), given=said_of(question, year="said"))
    return _with_year_before(question, year)


def _with_year_before(question: Question, year: int) -> Question:
    """A change with one year named is the change from the year before (2022年下降了多少)."""
    one = len(question.bodies) < 2 and len(question.targets) + len(question.listed) < 2
    if question.operation not in CHANGES or not one or question.all_bodies:
        return question
    return replace(question, years=(year, year - 1), implied=True)


def _relative(question: Question, base: int, offset: int, spoken: bool, later: bool) -> Question:
    """去年 counts from the year spoken of; in a first question it can only mean the newest report.

    ``later`` says whether the report of the year counted to is held: next year may be one only planned for.
    """
    if question.operation in TWO_SIDED and offset < 0:
        how = "carried" if spoken else "assumed"
        return replace(question, years=(base, base + offset), given=said_of(question, year=how))
    if question.topic == "problems_answered" and offset < 0:
        return replace(
            question, years=(base,), given=said_of(question, year="carried" if spoken else "assumed")
        )
    if offset > 0 and spoken and question.operation in CHANGES and not question.plan:
        return replace(question, years=(base + offset, base), given=said_of(question, year="carried"))
    if offset > 0:
        planned = question.plan or question.topic == "plan"
        told = spoken and later and _SCHOOL_YEAR.search(question.text.lower()) and not planned
        ahead = (planned or question.operation is Operation.TEXT) and not told
        years = (base,) if ahead else (base + offset,)
        return replace(
            question, years=years, given=said_of(question, year="carried" if spoken else "assumed")
        )
    if spoken:
        return replace(question, years=(base + offset,), given=said_of(question, year="said"))
    year = base + offset + 1 if offset < 0 else base
    return replace(question, years=(year,), given=said_of(question, year="assumed"))


def _span(question: Question, dated: Sequence[Question], held: Holdings) -> Question:
    """The last n years: those spoken of where there are as many, else back from the newest held."""
    spoken = tuple(dict.fromkeys(year for q in dated for year in q.years))
    if len(spoken) >= question.span and re.search(
        r"^(?:这|那)?[两二三四五六七八九\d]+年|[这那]|\b(?:those|these|both|the)\b[^?]{0,8}\byears\b",
        question.text,
    ):
        return replace(
            question, years=tuple(sorted(spoken[-question.span :])), given=said_of(question, year="carried")
        )
    newest = _newest(question, held)
    if not newest:
        return question
    years = tuple(range(newest[0] - question.span + 1, newest[0] + 1))
    return replace(question, years=years, given=said_of(question, year="assumed"))
