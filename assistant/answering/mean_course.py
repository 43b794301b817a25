"""How many people came to each training course on average (平均每期培训多少人), from the two rows or the one sentence that tell both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answering import arithmetic
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.reply import Reply
from assistant.lexicon.text import compact
from assistant.types import Fact, Figure, How, Operation, Origin, Target

__all__ = ["asks_mean_course", "mean_course"]

_ASKED_ZH = re.compile(
    "(?=.*(?:平均|均摊|人均每))(?=.*培训)(?=.*(?:[每一][一个]?(?:期|次|场|班|轮|回|堂|培训班?|训练班)|规模|场均|期均|次均|班均))(?=.*(?:多少|几|规模))(?!.*(?:钱|元|费|天|小时|课时))"
)
_COURSE = r"(?:training|(?:training |refresher )?(?:courses?|sessions?|class(?:es)?|workshops?|events?))"
_ASKED_EN = re.compile(
    rf"(?=.*\b(?:on average|averaged?|mean)\b)(?=.*\b(?:train\w*|courses?|workshops?)\b)(?=.*\b(?:people|participants|attendees|trainees|persons|staff|officials|attend\w*|turnout|size|how many|came|took part)\b)"
    rf"(?=.*\b(?:(?:per|each|every|a|an|one|single) (?:training )?{_COURSE}|(?:size|turnout|attendance)\b))(?!.*\b(?:cost\w*|days?|hours?|spen[dt]|fees?|long)\b)"
)
_TIMES = frozenset(["期", "次", "场", "班", "个", "轮", "场次", "期次"])
_PEOPLE = frozenset(["人", "人次", "名"])
_ROWS = frozenset({"training", "trainee"})
_COURSES = re.compile("培训|训练班")
_NARROWS = re.compile(
    r"^(?:average|mean|size|attend\w*|turnout|people|participants?|number|per|each|course|session|class|workshop|event|came|come|took|part|[参与加规模平均期场次班每个人大概有来]+)$"
)


def asks_mean_course(text: str) -> bool:
    """Whether a question asks how many people came to each training course on average."""
    return bool(_ASKED_ZH.search(compact(text).text) or _ASKED_EN.search(text.lower()))


def mean_course(reply: Reply, evidence: Evidence) -> bool:
    """Those trained by the courses held; false where the report does not tell one figure of each."""
    question, places = reply.question, evidence.resolved.places
    if not asks_mean_course(question.text) or len(places) != 1 or len(places[0].reports) != 1:
        return False
    narrower = [word for word in question.rest if not _NARROWS.match(word)]
    known = {target.indicator for target in question.targets} <= _ROWS
    if not known or narrower or question.narrower or question.operation not in _OPERATIONS:
        return False
    summary = places[0].reports[0]
    facts = [fact for fact in reply.index.facts([summary.report_id]) if is_stated_level(fact) and fact.value]
    pairs = list(_in_rows(facts)) or list(_in_sentences(facts))
    if len({(courses.value, people.value) for courses, people in pairs}) != 1:
        return False
    courses, people = (Finding(summary, Target(fact.indicator), (fact,)) for fact in pairs[0])
    _say(reply, people, courses)
    return True


_OPERATIONS = frozenset({Operation.VALUE, Operation.AVERAGE, Operation.TEXT})


def _in_rows(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The courses and those trained as rows of a table."""
    told = [fact for fact in facts if fact.origin is Origin.TABLE]
    courses = [fact for fact in told if fact.indicator == "training"]
    people = [fact for fact in told if fact.indicator == "trainee"]
    if len(courses) == len(people) == 1:
        yield courses[0], people[0]


def _in_sentences(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Courses and the people told right behind them in one sentence."""
    told = sorted((f for f in facts if f.origin is Origin.PROSE), key=lambda fact: fact.span.start)
    for courses, people in pairwise(told):
        held = courses.unit in _TIMES and _COURSES.search(courses.subject)
        if held and courses.quote == people.quote and people.unit in _PEOPLE:
            yield courses, people


def _say(reply: Reply, people: Finding, courses: Finding) -> None:
    """The mean with its formula."""
    words, summary = reply.words, people.summary
    computed = arithmetic.each(operand(reply, people), operand(reply, courses), people.unit)
    reply.computations.append(computed)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    cites = reply.cite([*people.facts, *courses.facts])
    mean = arithmetic.mean(computed, reply.question.text)
    reply.sentence = words.say(
        f"{who}{when}平均每{courses.unit or '次'}培训{mean}{people.unit}（{computed.formula}）{cites}。",
        f"{who}, {when}: people per training course, on average: {mean} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(mean, people.unit, words.label(people))
    reply.how = How.COMPUTED
