"""What a question takes over from the ones before it: one slot is replaced, the rest kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.after_problems import after_problems
from assistant.answering.carried import CHANGES, TWO_SIDED, said_of
from assistant.answering.carried_scope import of_extent, offices_meant, with_bodies, with_years
from assistant.answering.carried_subject import with_subject
from assistant.answering.crossed import crossed_with_last
from assistant.answering.each_spoken import each_of_those
from assistant.answering.holdings import Holdings
from assistant.answering.money_asked import asks_money_again
from assistant.answering.one_each import one_by_one
from assistant.answering.platforms import PLATFORM
from assistant.answering.reasons import asks_why
from assistant.answering.remaining import left_of_others
from assistant.answering.told_reason import only_why_changed
from assistant.answering.words import content
from assistant.lexicon.indicators import parts_of
from assistant.lexicon.numerals import parse_number
from assistant.types import Body, Operation, Question, Target

__all__ = ["asks_which_more", "carry"]

FIRST_WITH_REASONS = 2014
"""From this year on the forms list why requests were refused."""
CONTEXT = 80
"""Characters of what was asked before that a question is understood with."""
_NEXT_YEAR = re.compile("明年|来年|下一?年(?!度?(?:继续|办理))")
_WHY_ALONE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|what for|how come|on what (?:grounds?|basis)|for (?:what|which) reasons?|what (?:are|were|was) the (?:reasons?|grounds?))\b\W*(?:(?:was|were) (?:that|they|this|those|these)|(?:that|so(?: (?:many|few|much|little|high|low))?|not))?\W*$"
)
_THAT_AS = re.compile(
    r"\b(?:that|this|it|they|those|these)\b.*\b(?:what|match|agree|same|consistent|square|tally|equal|differ|correspond)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:problems?|shortcomings?|issues?|weakness\w*|deficienc\w+)\b.*\b(?:the year before|a year earlier|(?:previous|last|prior|preceding) year)"
)
_SET_AGAINST = frozenset({*TWO_SIDED, Operation.SERIES})
"""What compares figures, whose reason may be asked for next."""
_JOINT = {Operation.RANK, Operation.SUM, Operation.AVERAGE, Operation.RATIO}
_WHICH_MORE = re.compile(
    r"^[,，]?(?:那么?|这|又|到底|究竟|[两俩]年|[两俩]个?家?|里头?|里面|中|比起来|相比|比较|一?下来)*[,，]?(?P<of>哪一?年|哪一?个年份|哪一?个(?:县|市|区|局|单位|地方)?|哪边|哪家|谁)的?(?:收|开|办|发|批|罚|做|给|答|公开|处理|数[字量]?)?得?(?:更|比较|要|最)?(?:多|高|大|(?P<low>少|低|小))(?:一?[些点])?(?:呢)?"
    r"(?P<gap>[,，、?？]?(?:又|各|分别|到底|究竟)?(?:[多少高低大小差]|相差|差距)(?:了|出|出来)?(?:是|有)?(?:多少|几)[件条个份次项起宗期场元]?(?:呢)?)?[?？。]?$"
    r"|^\W*(?:and |so |then )*which (?:(?P<of_en>year|one|of (?:the )?(?:two|those|these|them)|(?:of (?:the )?two )?(?:county|city|district|bureau|body|office|place))\b[ a-z]{0,20}?)?(?:was|is|were|had|has|did|saw|came out|turned out)? ?(?:the )?(?:more|higher|larger|bigger|greater|(?P<low_en>fewer|lower|smaller|less))\b[a-z ]{0,20}?(?P<gap_en>[,?]? ?(?:and )?by how (?:many|much))?\W*$"
)
"""哪一年更多，多多少 and nothing else."""
_OF_THOSE_YEARS = re.compile(
    r"平均每一?年|每一?年[^,，。?？]{0,4}平均|平均[^,，。?？]{0,6}(?:一|每)年|[这那](?:几|些)年|\bper year\b|\b(?:each|every) year\b|\byear by year\b"
)
"""Every year spoken of, not every one held (平均每年是多少)."""
_AVERAGE_ALONE = re.compile(
    r"^\W*(?:那么?|那|再|又|这|几年|[两三四五六七八九]年|历年|年|每年|一年|算下来|的)*(?:平均|均值|年均)(?:下来|一下|每年|一年|起来|到每年|值|数|的|每|是|有|算)*(?:多少|几[件条个]?)?[件条个份次]?(?:呢|啊|吧)?\W*$"
    r"|^\W*(?:and |so |ok )*(?:what(?:'s| is| was| would be)? )?(?:on |the |their |its |a |per )*(?:yearly |annual )?(?:average|mean)(?: (?:per|a|each|over|of|for|across|the|these|those|three|two|four|five|years?|them|all|then|annually))*\W*$"
)
"""The average of what was just spoken of, and nothing else."""
_THOSE = re.compile(r"[这那上前以](?:面|述)?([两俩二三四])(?:项|类|种|个|者|部分|样)?")


def carry(said: Question, before: Sequence[Question], held: Holdings) -> list[Question]:
    """The question with what it leaves out taken from ``before``; several where it lists several figures."""
    last = next((q for q in reversed(before) if q.operation not in {Operation.TALK, Operation.META}), None)
    question = _which_more(said, before) or said
    if question is not said:
        return [question]
    if (each := each_of_those(said, before)) is not None:
        said = each
        question = each
    if before and _AVERAGE_ALONE.match(question.text.lower()):
        said = replace(said, operation=Operation.AVERAGE, detail="", all_years=False, years=())
        question = said = replace(said, given=said_of(said, year=""))
    if last is not None:
        question = _by_how_many(_why_it_changed(question, last), last)
        question = _still_open(question, last)
        question = replace(with_subject(question, last), context=f"{last.context} {last.masked}"[-CONTEXT:])
        question = offices_meant(question, last, held)
        question = with_bodies(question, last, said)
        question = _sum_checked(_of_those(question, before), last)
        question = left_of_others(_as_left_over(question, last), last)
        question = _of_the_same(question, said, last)
        if not question.measure and asks_money_again(said.text, last.measure):
            question = replace(question, measure="money")
    question = of_extent(question, held)
    if last is not None:
        question = _over_conversation(question, said, before)
    question = with_years(question, [q for q in before if q.years], held)
    question = _of_reasons(question, said, last) if last is not None else question
    question = _rate_against(question, last) if last is not None else question
    question = crossed_with_last(question, before) if before else question
    question = after_problems(question, last, held) if last is not None else question
    question = _before_change(_since_then(question, held), said, last, held)
    return one_by_one(_planned_too(question, last, held))


def asks_which_more(text: str) -> bool:
    """Whether nothing is asked but which of those spoken of has more, and how many more."""
    return bool(_WHICH_MORE.match(text))


def _which_more(said: Question, before: Sequence[Question]) -> Question | None:
    """哪年多 after figures of several years or bodies: the one of those just told that has most."""
    asked = _WHICH_MORE.match(said.text)
    spoken = [q for q in before if q.targets]
    if asked is None or not spoken or said.bodies or said.targets:
        return None
    if spoken[-1].part or spoken[-1].told_by:
        return None  # of the parts of a list
    same = [q for q in spoken if q.targets == spoken[-1].targets]
    own = [q for q in same if q.bodies == same[-1].bodies]
    of_years = "年" in (asked.group("of") or "") or asked.group("of_en") == "year"
    of_years = of_years or (asked.group("of") is None and len(own) == len(same))
    same = own if of_years else same
    bodies = tuple(dict.fromkeys(body for q in same for body in q.bodies))
    years = tuple(sorted({year for q in same for year in q.years}))
    if (len(years) < 2 and of_years) or (len(bodies) < 2 and not of_years) or (of_years and len(bodies) != 1):
        return None
    if same[-1].operation is Operation.SHARE:  # 纠正率多少，2022年呢，哪年高: the shares themselves
        return replace(same[-1], text=said.text, bodies=bodies, years=years, implied=False)
    by_how_much = asked.group("gap") or asked.group("gap_en")
    pairs = same[-1].pairs or _own_years(same)
    return replace(
        same[-1],
        text=said.text,
        operation=Operation.RANK if of_years and not by_how_much else Operation.COMPARE,
        detail="min" if asked.group("low") or asked.group("low_en") else "max",
        bodies=bodies,
        years=years,
        pairs=pairs,
        rest=(),
        given=said_of(same[-1], body="carried", year="carried" if years else "", indicator="carried"),
    )


def _own_years(spoken: Sequence[Question]) -> tuple[tuple[Body, int], ...]:
    """Each body with the one year it was spoken of in, where these differ; else nothing."""
    pairs = list(dict.fromkeys((body, year) for q in spoken for body in q.bodies for year in q.years))
    bodies, years = {body for body, _ in pairs}, {year for _, year in pairs}
    return tuple(pairs) if len(pairs) == len(bodies) > 1 and len(years) > 1 else ()


def _planned_too(question: Question, last: Question | None, held: Holdings) -> Question:
    """What else is planned for a year no report is held of (想添几个点、办多少期课)."""
    how = dict(question.given).get("year")
    same = last is not None and how == "carried" and question.years == last.years and last.plan
    ahead = (
        how != "said" and question.operation is Operation.VALUE and bool(_NEXT_YEAR.search(question.text))
    )  # 明年再加几个
    if not (same or ahead) or question.plan or len(question.years) != 1 or not question.bodies:
        return question
    (year,) = question.years
    reported = any(held.reports_of(body, year) for body in question.bodies)
    before = any(held.reports_of(body, year - 1) for body in question.bodies)
    if reported or not before:
        return question
    if ahead:
        return replace(question, plan=True, years=(year - 1,), plan_year=year)
    return replace(question, plan=True)


_HIGHER = re.compile("[高低大小升降涨跌]|\\b(?:higher|lower|up|down|rise|fell|rose|increase|decrease|change)")


def _rate_against(question: Question, last: Question) -> Question:
    """The share told last beside that of the year before (纠正率8.9% → 比上一年高还是低), which is no change of its part."""
    bare = not (question.rest or question.measure or question.fields)
    if last.operation is not Operation.SHARE or question.operation not in CHANGES or not bare:
        return question
    if question.targets != last.targets or len(question.years) != 2 or not _HIGHER.search(question.text):
        return question
    return replace(question, operation=Operation.SHARE, detail=last.detail, whole=last.whole, implied=False)


def _of_those(question: Question, before: Sequence[Question]) -> Question:
    """The figures spoken of last, as one part of a whole (这两项加起来占办理结果总计的百分之几)."""
    found = _THOSE.search(question.text)
    if question.operation is not Operation.SHARE or found is None:
        return question
    count = {"两": 2, "俩": 2, "三": 3, "四": 4}.get(found.group(1), 2)
    spoken = list(dict.fromkeys(target for q in before for target in q.targets))
    whole = question.targets[0].indicator if question.targets else question.whole
    return (
        replace(question, targets=tuple(spoken[-count:]), whole=whole, rest=())
        if len(spoken) >= count
        else question
    )


def _why_it_changed(question: Question, last: Question) -> Question:
    """Why the figures compared before differ, where nothing else is asked (为什么; what caused that)."""
    if last.operation not in _SET_AGAINST or not last.targets or not only_why_changed(question):
        return question
    return replace(
        question,
        operation=last.operation,
        detail=last.detail,
        targets=last.targets,
        masked=last.masked,
        words=last.words,
        rest=last.rest,
        given=said_of(question, indicator="carried"),
    )


_BY_HOW_MANY = re.compile(
    r"^\W*(?:and |so |but )?(?:by how (?:many|much)|how (?:many|much) (?:more|fewer|less)|how (?:big|large|steep|sharp) was (?:the|that) (?:drop|fall|rise|increase|decrease|change))(?: exactly| precisely| in all| in total| (?:did|was|is) (?:it|that|this|they)(?: (?:fall|drop|rise|grow|change|go (?:up|down)))?)*\W*$"
)


def _by_how_many(question: Question, last: Question) -> Question:
    """By how many what rose or fell did so, asked after the reason (why did applications fall? by how many?)."""
    asked = question.language == "en" and _BY_HOW_MANY.match(question.text.lower()) and not question.targets
    if not (asked and last.operation is Operation.TEXT and len(last.targets) == 1 and asks_why(last.text)):
        return question
    given = said_of(question, indicator="carried")
    return replace(
        question, operation=Operation.DIFFERENCE, targets=last.targets, masked="", rest=(), given=given
    )


def _of_reasons(question: Question, said: Question, last: Question) -> Question:
    """Why requests were refused (how many were refused? why?): the kinds of refusal, or what the report says of it."""
    alone = _WHY_ALONE.match(said.text) if question.language == "en" else only_why_changed(said)
    if said.targets or not alone or len(question.targets) != 1 or question.operation in _SET_AGAINST:
        return question
    (target,) = question.targets
    kinds = (
        parts_of(target.indicator)
        and not target.column
        and min(question.years, default=0) >= FIRST_WITH_REASONS
    )
    if kinds and target.indicator not in {"received", "handled_total"}:
        return replace(question, operation=Operation.BREAKDOWN)
    if question.language != "en":
        return question
    return replace(question, operation=Operation.TEXT, masked=f"why {last.masked}", measure="")


def _since_then(question: Question, held: Holdings) -> Question:
    """What was done about the problems that the report of a year names is told by that of the next."""
    if question.topic != "problems_answered" or question.language != "en" or len(question.years) != 1:
        return question
    if _YEAR_BEFORE.search(question.text.lower()):
        return question  # the year's own report tells of those of the year before
    (year,) = question.years
    named = re.search(
        rf"\b(?:in|of|from|for)\s+(?:the |its |their )?(?:report (?:of|for) )?{year}\b|\b{year}(?:'s)? (?:report|problems?|shortcomings?|issues?)",
        question.text,
    )
    told = all(held.reports_of(body, year + 1) for body in question.bodies)
    return replace(question, years=(year + 1,)) if named and told and question.bodies else question


def _before_change(question: Question, said: Question, last: Question | None, held: Holdings) -> Question:
    """The year a change was counted from, asked after it (多几件? 那2019年该是几件): told by the report of the change."""
    if last is None or last.operation not in TWO_SIDED or len(last.bodies) != 1 or len(said.years) != 1:
        return question
    (year,) = said.years
    asked = said.operation in {Operation.VALUE, Operation.TEXT} and question.bodies == last.bodies
    changed = set(last.years) == {year, year + 1} and question.targets == last.targets
    told = held.reports_of(last.bodies[0], year + 1) and not held.reports_of(last.bodies[0], year)
    if not (asked and changed and told):
        return question
    return replace(question, operation=Operation.VALUE, years=said.years, implied=False, report_year=year + 1)


_OPEN_CASES = re.compile(
    r"^\W*(?:and |but |so )?(?:(?:how many|what about|those|the ones)(?: of (?:them|these|those))? ?)?(?:(?:were|was|are|is|had|remained?) )?(?:still |yet |left )*(?:open|pending|unresolved|undecided|unfinished|outstanding|not (?:yet )?(?:decided|closed|concluded|finished)|ongoing|running|in progress|hanging)\b(?! to\b)(?! for\b)[a-z ,'’-]*\W*$"
)
"""Cases that are not closed, and no more (and still open at year-end?)."""
_CASES = ("review", "litigation", "litigation.direct", "litigation.after_review")


def _still_open(question: Question, last: Question) -> Question:
    """What was still open of the reviews or lawsuits just spoken of, which are no applications carried over."""
    cases = tuple(dict.fromkeys(target.indicator for target in last.targets))
    if not cases or not set(cases) <= set(_CASES) or not _OPEN_CASES.match(question.text.lower()):
        return question
    targets = tuple(Target(case, "pending") for case in cases)
    return replace(question, targets=targets, operation=Operation.VALUE, rest=(), topic="")


def _as_left_over(question: Question, last: Question) -> Question:
    """What was carried in against the report of the year before (does that match the 2022 report?)."""
    spoken = [target.indicator for target in last.targets] == ["carried_in"] and len(last.years) == 1
    before = spoken and question.years == (last.years[0] - 1,) and question.targets == last.targets
    if not (before and question.language == "en" and _THAT_AS.search(question.text)):
        return question
    return replace(question, operation=Operation.CHECK, years=last.years, rest=())


_IN_ALL = re.compile("一共|总共|合计|全部|总的|全[市县区镇校院年]|所有|各类")


def _of_the_same(question: Question, said: Question, last: Question) -> Question:
    """Another amount of the row just spoken of is limited as that was (垃圾分类罚了多少钱，罚了几起)."""
    same = said.targets and said.targets == last.targets and said.operation is Operation.VALUE
    new = said.rest or said.bodies or said.years or said.unheld or _IN_ALL.search(said.text)
    if question.language == "en" or not (same and last.rest) or new or last.listed:
        return question
    masked = f"{' '.join(last.rest)} {said.masked}"
    return replace(question, masked=masked, words=content(masked), rest=last.rest)


_CHANNEL_SAID = re.compile(f"网站|官网|公报|{PLATFORM.pattern}")


def _those_together(question: Question, before: Sequence[Question], targets: tuple[Target, ...]) -> Question:
    """The question over figures spoken of one by one; channels by their names, as no form has them together."""
    spoken = [q for q in before if set(q.targets) & set(targets)]
    channels = tuple(dict.fromkeys(m.group() for q in spoken if (m := _CHANNEL_SAID.search(q.masked))))
    if len(channels) != len(targets) or not all(t.indicator.startswith("channel.") for t in targets):
        return replace(question, targets=targets)
    names = "、".join(channels)
    return replace(question, targets=(), listed=channels, masked=names, words=names, rest=(), row=None)


def _sum_checked(question: Question, last: Question) -> Question:
    """Whether channels just added up come to their total is asked of that total (和总数对得上吗)."""
    channels = last.operation is Operation.SUM and bool(last.listed)
    channels = channels and all(_CHANNEL_SAID.fullmatch(name) for name in last.listed)
    if not channels or question.operation is not Operation.CHECK or question.targets:
        return question
    return replace(question, targets=(Target("proactive"),), rest=(), masked=last.masked, words=last.words)


_SEVERAL = re.compile("([两俩三四五六七])(?:个|项|种|类|者|样|块|部分)")
"""How many of the figures spoken of are meant (三个加起来)."""


def _over_conversation(question: Question, said: Question, before: Sequence[Question]) -> Question:
    """A comparison that names nobody and no year (哪个多, 三个地方加起来呢) is of what was just spoken of."""
    yearly = said.all_years and not said.years and _OF_THOSE_YEARS.search(said.text)
    if (
        question.operation not in {*TWO_SIDED, *_JOINT}
        or said.bodies
        or said.unheld
        or ("year" in dict(said.given) and not yearly)
        or said.body_kind
    ):
        return question
    related = [q for q in before if q.targets == question.targets or not said.targets]
    related = [q for q in related if q.targets and q.targets == related[-1].targets]
    bodies = tuple(dict.fromkeys(body for q in related for body in q.bodies))
    years = tuple(sorted({year for q in related for year in q.years}))
    targets = tuple(dict.fromkeys(t for q in before for t in q.targets))
    if len(bodies) > 1:
        over = replace(question, bodies=bodies, all_bodies=False, given=said_of(question, body="carried"))
        pairs = _own_years(related)
        return replace(over, pairs=pairs, years=years) if pairs else over
    if len(years) > 1:
        return replace(question, years=years, all_years=False, given=said_of(question, year="carried"))
    if len(targets) > 1 and not said.targets and not said.listed:
        several = _SEVERAL.search(said.text)
        count = int(parse_number(several.group(1)) or 2) if several else 2
        return _those_together(question, before, targets[-count:]) if len(targets) >= count else question
    return question
