"""What is asked after the problems a report names: what it means to do about them, and whether that was done.

The plans stand in the same report, whatever the one before planned for its year; what became of the problems stands
in the report of the next year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.carried import NEXT_REPORT, said_of
from assistant.answering.holdings import Holdings
from assistant.answering.topics import topics_of
from assistant.answering.words import content
from assistant.types import Operation, Question

__all__ = ["after_problems"]

_PLANNED = frozenset({Operation.TEXT, Operation.VALUE, Operation.EXISTS})
_OF_ITSELF = frozenset({"problems", "plan"})
_LATER = "后来|后头|后面|随后|次年|第二年|转年|翌年|隔年|下一?年度?|来年|之后|如今|现在|一年(?:之?后|以后|过去)|(?:20)?\\d\\d年度?|当年"
_PUT_RIGHT = re.compile(
    f"(?:那么?|又|到了?|过了?|在|等|以|这些?|那些?|上述|以上|前面|它们?|[两三四五几]个|问题|毛病|不足|短板|{_LATER}|最后|最终|都|全|真的?|究竟|到底|里面?|的|报告|年报|中|上|给|说|(?P<asks>有没有|是否|是不是)|[,，])*"
    "(?:整改|改进|改善|改正|改|解决|纠正|落实|处理|见效|好转)(?:好|掉|完|到位|成|过来|落实)*(?:了|得|的)*"
    "(?(asks)(?:了|好|完|到位|呢|吗)*|(?:没有?|吗|么|与?否|不|怎么?个?样|[咋啥]样|如何|情况(?:怎么样|如何)?|到位)+(?:了|没有?|吗|呢)*)"
)
_LATER_EN = r"(?:(?:a|one) year (?:later|on)|(?:in |by |during )?the (?:following|next|subsequent) (?:year|report)(?:'s report)?|the year after|later(?: on)?|afterwards?|subsequently|eventually|(?:in|by) (?:20)?\d\d)"
_PUT_RIGHT_EN = re.compile(
    rf"^\W*(?:and |so |then |but |{_LATER_EN}\W+)*(?:were|was|had|have|has|did|are|is) (?:they|these|those|it|that|the (?:county|city|district|bureau|body)|(?:any|all|some|most) of (?:them|these|those)|(?:the |these |those )?(?:problems?|shortcomings?|issues?|weaknesses))"
    r"(?: all| really| actually| ever| been| being| then| since| later| do| done| anything| something| get| got| manage to)*"
    r" (?:(?:fix|solv|resolv|address|remed|correct|rectif|improv|tackl|cur|mend)\w*|put(?: them| it| these| those)? right|deal(?:t)? with|sort(?:ed)? out|about|overcome)"
    rf"(?: them| it| these| those| that| then| yet| since| by then| in the end| {_LATER_EN})*\W*$"
)


_MEASURES_EN = re.compile(
    r"^\W*(?:and |so |then |but |ok,? )*(?:(?:what|which) (?:(?:did|has|have|does|do|is|was|are|were) (?:it|they|the (?:county|city|district|town|bureau|office|government|body|department|school|university))? ?(?:be |been |being )?(?:do|done|doing|undertake|undertaken)(?: about| against| with| on| to (?:fix|solve|address|remedy|tackle|improve|correct)| to deal with)|(?:action|steps?|measures?|remed(?:y|ies)|solutions?)\b[^?;]{0,60})"
    r"|how (?:did|does|do|has|have|is|was|were|are) (?:it|they|these|those|the (?:county|city|district|town|bureau|office|government|body|department|school|university|problems|issues|shortcomings))? ?(?:be |been |being )?(?:tackl|address|deal|respond|react|handl|fix|solv|remed|resolv|correct|overc|overcame|cop|improv)[a-z]*(?: with| to| on| upon)?"
    r"|(?:what about |and )?(?:the )?(?:remed(?:y|ies)|solutions?|fix(?:es)?|improvements?|counter-?measures))"
    r"(?: (?:it|them|that|this|these|those|all (?:of )?(?:that|this|these|them)|(?:the|these|those|its|such) (?:problems?|shortcomings?|issues?|weaknesses|matters?|points?)))?(?: then| in the end| actually)?\W*$"
)
"""What was done about the problems just told stands in the same report."""


def after_problems(question: Question, last: Question, held: Holdings) -> Question:
    """The question asked of the report that tells it, where it follows one on the problems of a report.

    What is planned, after anything else that a report tells of its year, stands in that report too.
    """
    if (ahead := _planned_there(question, last, held)) is not None:
        return ahead
    topics = topics_of(last)
    spoken = bool(topics) and _OF_ITSELF.issuperset(topics) and len(last.years) == 1
    if not spoken or question.bodies != last.bodies or len(question.bodies) != 1:
        return question
    (year,) = last.years
    carried = dict(question.given).get("year") == "carried" and question.years == last.years
    if question.language == "en" and "problems" in topics and _MEASURES_EN.match(question.text.lower()):
        carried_over = set(question.years) <= {year} or dict(question.given).get("year") == "carried"
        return _measures_of(question, year) if carried_over else question
    if topics == ("plan",) and not last.plan_year:
        return question  # plans for a year, told by the report before it
    said = question.text.lower().strip(" ?？。.,，!！")
    asked = _PUT_RIGHT_EN.match(said) if question.language == "en" else _PUT_RIGHT.fullmatch(said)
    if asked is None or not (carried or set(question.years) <= {year, year + 1}):
        return question
    plain = "were last year's problems fixed" if question.language == "en" else "上年的问题整改了没有"
    return replace(
        question,
        text=plain,
        masked=plain,
        words=content(plain),
        operation=Operation.TEXT,
        topic="problems_answered",
        detail="",
        targets=(),
        fields=(),
        rest=(),
        measure="",
        plan=False,
        plan_year=None,
        row=None,
        years=(year + 1,),
        given=said_of(question, year=NEXT_REPORT),
    )


def _measures_of(question: Question, year: int) -> Question:
    """The question asked for what the report of the year says was done to improve."""
    plain = "what did it do to fix the problems"
    return replace(
        question,
        text=plain,
        masked=plain,
        words=content(plain),
        operation=Operation.TEXT,
        topic="",
        detail="",
        targets=(),
        fields=(),
        rest=(),
        measure="",
        plan=False,
        row=None,
        years=(year,),
    )


_PLANNED_BEFORE = re.compile(
    r"原(?:来|先|本|计划|定)|本来|当初|起初|事先|\bhad\b|\boriginally\b|\bplanning\b|\b(?:than|as) (?:was |were )?(?:planned|intended)\b"
)
"""What had been planned for the year spoken of: in the report before; planning permits are no plan."""


def _planned_there(question: Question, last: Question, held: Holdings) -> Question | None:
    """Plans of the report spoken of, where the question names no year; ``None`` where it asks for none."""
    ahead = topics_of(question) == ("plan",) or (question.plan and question.operation in _PLANNED)
    carried = dict(question.given).get("year") == "carried" and question.years == last.years
    of_plans = (last.plan or topics_of(last) == ("plan",)) and not last.plan_year
    if _PLANNED_BEFORE.search(question.text.lower()):
        return None
    if not (ahead and carried) or of_plans or len(question.years) != 1 or question.plan_year:
        return None
    if len(question.bodies) != 1 or question.bodies != last.bodies:
        return None
    (year,) = question.years
    return replace(question, plan_year=year + 1) if held.reports_of(question.bodies[0], year) else None
