"""What a question takes over from the ones before it: one slot is replaced, the rest kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.cues import cues
from assistant.answering.heads import head_of
from assistant.answering.holdings import Holdings
from assistant.answering.lookup import MONEY
from assistant.answering.platforms import PLATFORM
from assistant.answering.scope import OFFICES, offices_held, offices_of
from assistant.answering.words import blank, content, unexplained
from assistant.lexicon.indicators import columns_of, find_mentions, indicators, parts_of
from assistant.lexicon.segments import naming
from assistant.types import Body, Operation, Question, Target

__all__ = ["carry"]

_OF_IT = re.compile(r"^(?:那么?|又|大概|大约|它|这|这个|这些|他们)*占")
"""A share of what the question names, the part being what was spoken of."""
_OF_IT_EN = re.compile(
    r"^(?:and |so )?what (?:percentage|percent|share|proportion|fraction) of [^,?]{3,60}? (?:is|are|was|were|does|do|did) (?:that|it|this|these|those|they)\b"
)
"""The same in English (what percentage of all results is that)."""
_ALONE = re.compile(
    "(?:那么?|再|换成|换|改成|如果|要是|看看|查|问|整个)*全[国省市州区县旗镇乡](?:的|范围|上下|总共|一共)*(?:呢|的?情况呢|(?:又|共)?(?:是|有)?(?:多少|几)[件条个份项篇]?)?$"
)
"""Only the place is another one (那全县呢)."""
LONGEST_CHANNEL = 8
FIRST_WITH_REASONS = 2014
"""From this year on the forms list why requests were refused."""
_CHANNELS = (
    ("channel.weibo", re.compile("微博|weibo")),
    ("channel.wechat", re.compile("微信|公众号|wechat")),
    ("channel.website", re.compile("网站|官网|website")),
    ("channel.gazette", re.compile("公报|gazette")),
)
_PLATFORM_ALONE = re.compile(
    "(?:那么?|它|他们|其|官方|政务|的|号|平台|账号)|呢|微博|微信|公众号|抖音|快手|头条|视频号|小红书|客户端|[,，?？]"
)
CONTEXT = 80
"""Characters of what was asked before that a question is understood with."""
_ELLIPTIC = re.compile(
    r"^(?:那么?|那|其中|换成|换|改成|如果是|要是|再看看?|还有|以及|and|what about|how about|then|same)|呢$|^(?:in |for )?(?:19|20)\d\d年?(?:度)?(?:的)?(?:呢)?$"
)
_SO_MANY = re.compile("(?<!多)(?:多少|几[件条个份项篇期名次场封])")
_ITEMS = re.compile(
    "(?:采购)?项目(?:一共|总共|共|又|都)?(?:是|有)?(?:多少|几)[个项]$|(?:一共|总共|共|又|都)?(?:买|采购|是|有)?(?:了|过)?(?:多少|几)[个项宗笔单](?:项目|单子)?$"
    r"|^(?:and )?how many (?:projects|items|purchases|procurements|contracts)(?: (?:were|was|did|are|is|does)\b.{0,40})?$"
)
_DIMENSIONS = frozenset(["理由", "原因", "情形", "渠道", "方式", "类型", "途径", "结果", "情况"])
"""What the parts of a figure spoken of before are told by (哪种理由最多)."""
_ACTUAL = re.compile("实际|真正|真的|最后|最终|后来|结果")
"""What became of a plan spoken of before."""
_ANOTHER_THING = re.compile("(?<!什么)(?<!怎么样)(?<!原因)(?<!情况)(?<!做法)(?<!措施)(?<!问题)(?<!为啥)呢$")
"""抢修信息呢, after a figure was asked for: that of another thing."""
_NEXT_YEAR = re.compile("明年|来年|下一?年(?!度?(?:继续|办理))")
_HOLLOW = re.compile(
    "[增降涨跌升]幅|增减幅度?|变[化动](?:幅度|率)|增长率|增速|幅度|实际上?|真正|真的|最后|最终|后来|结果|到底|究竟|[再又还][加添办建增搞设]?|办[成了]?|做[成了到]?|完成|达到|搞成"
)
"""Words that say nothing of what is counted beside the figure spoken of before."""
_OF_SUCH = re.compile(
    r"^(?:那么?|其中|里面|当中|,)*(?P<such>[\u3400-\u9fff]{2,14}了[\u3400-\u9fff]{0,5}?)的?(?:一共|总共|共|又|各)?(?:有|是)?(?:多少|几)[件条个份项起宗]"
)
"""A part of the figure spoken of, told by what was done (给了的有几件)."""
_PART_OF = re.compile(r"^(?:那么?)?(?:其中|里面|当中)(?!.*(?:哪|什么|怎|谁|原因))")
"""A part of the figure spoken of (其中市本级呢)."""
_WHY_ALONE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|what for|how come|on what (?:grounds?|basis)|for (?:what|which) reasons?|what (?:are|were|was) the (?:reasons?|grounds?))\b\W*(?:(?:was|were) (?:that|they|this|those|these)|(?:that|so(?: (?:many|few|much|little|high|low))?|not))?\W*$"
)
_THAT_AS = re.compile(
    r"\b(?:that|this|it|they|those|these)\b.*\b(?:what|match|agree|same|consistent|square|tally|equal|differ|correspond)"
)
_WITH = re.compile(
    r"和|跟|与|比|同|对比|than|with|to\b|against|vs|versus|\b(?:on|over|from|since) (?:the )?(?=(?:19|20)\d\d)"
)
_TWO_SIDED = {Operation.COMPARE, Operation.DIFFERENCE, Operation.GROWTH}
_CHANGES = {Operation.DIFFERENCE, Operation.GROWTH}
_KEPT = {Operation.SHARE, Operation.GROWTH, Operation.DIFFERENCE, Operation.COMPARE, Operation.SERIES, Operation.RANK, Operation.EXISTS, Operation.AVERAGE}  # fmt: skip
_JOINT = {Operation.RANK, Operation.SUM, Operation.AVERAGE, Operation.RATIO}
_PLAIN = {Operation.VALUE, Operation.TEXT}
_CAME = re.compile(r"\b(?:attend|took part|take part|participat|came|come|train)")
_MORE_OR_LESS = re.compile(
    "(?:[增减添砍]|增加|减少|增减|变化|变动|多|少)(?:加|掉|出)?了?(?:又|是|有)?(?:多少|几)(?!年)|(?:[增减]|增加|减少)(?:了|没)?(?:吗|没有?)$"
)
_WHICH_MORE = re.compile(
    r"^[,，]?(?:那么?|又|到底|究竟)*(?:哪一?年|哪一?个年份|哪一?个(?:县|市|区|局|单位|地方)?|哪边|哪家|谁)(?:的|收得?|开得?|办得?|发得?)?(?:更|比较|要|最)?(?:多|高|大|(?P<low>少|低|小))(?:一?[些点])?(?:呢)?$"
)
_THOSE = re.compile(r"[这那上前以](?:面|述)?([两俩二三四])(?:项|类|种|个|者|部分|样)?")
_TOGETHER = re.compile(r"加起来|加上|外加|加在一起|合计|一共|总共|共|之和|together|combined|in total|sum of")
"""Several figures as one part of a whole (予以公开和部分公开加起来占多少)."""


def carry(said: Question, before: Sequence[Question], held: Holdings) -> list[Question]:
    """The question with what it leaves out taken from ``before``; several where it lists several figures."""
    last = next((q for q in reversed(before) if q.operation not in {Operation.TALK, Operation.META}), None)
    question = _which_more(said, before) or said
    if question is not said:
        return [question]
    if last is not None:
        question = replace(_with_subject(question, last), context=f"{last.context} {last.masked}"[-CONTEXT:])
        question = _offices_meant(question, last, held)
        question = _with_bodies(question, last, said)
        question = _of_those(question, before)
        question = _as_left_over(question, last)
        question = _of_reasons(question, said, last)
    question = _of_extent(question, held)
    if last is not None:
        question = _over_conversation(question, said, before)
    question = _with_years(question, [q for q in before if q.years], held)
    question = _since_then(question, held)
    return _one_by_one(_planned_too(question, last, held))


def _which_more(said: Question, before: Sequence[Question]) -> Question | None:
    """哪年多 after figures of several years or bodies: the one of those just told that has most."""
    asked = _WHICH_MORE.match(said.text)
    spoken = [q for q in before if q.targets]
    if asked is None or not spoken or said.bodies or said.targets:
        return None
    same = [q for q in spoken if q.targets == spoken[-1].targets]
    bodies = tuple(dict.fromkeys(body for q in same for body in q.bodies))
    years = tuple(sorted({year for q in same for year in q.years}))
    of_years = "年" in asked.group()
    if (len(years) < 2 and of_years) or (len(bodies) < 2 and not of_years) or (of_years and len(bodies) != 1):
        return None
    return replace(
        same[-1],
        text=said.text,
        operation=Operation.RANK if of_years else Operation.COMPARE,
        detail="min" if asked.group("low") else "max",
        bodies=bodies,
        years=years,
        pairs=same[-1].pairs,
        rest=(),
        given=_said(same[-1], body="carried", year="carried" if years else "", indicator="carried"),
    )


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


def _of_reasons(question: Question, said: Question, last: Question) -> Question:
    """Why requests were refused (how many were refused? why?): the kinds of refusal, or what the report says of it."""
    if (
        question.language != "en"
        or said.targets
        or not _WHY_ALONE.match(said.text)
        or len(question.targets) != 1
    ):
        return question
    (target,) = question.targets
    kinds = (
        parts_of(target.indicator)
        and not target.column
        and min(question.years, default=0) >= FIRST_WITH_REASONS
    )
    if kinds and target.indicator not in {"received", "handled_total"}:
        return replace(question, operation=Operation.BREAKDOWN)
    return replace(question, operation=Operation.TEXT, masked=f"why {last.masked}", measure="")


def _since_then(question: Question, held: Holdings) -> Question:
    """What was done about the problems that the report of a year names is told by that of the next."""
    if question.topic != "problems_answered" or question.language != "en" or len(question.years) != 1:
        return question
    (year,) = question.years
    named = re.search(
        rf"\b(?:in|of|from|for)\s+(?:the |its |their )?(?:report (?:of|for) )?{year}\b|\b{year}(?:'s)? (?:report|problems?|shortcomings?|issues?)",
        question.text,
    )
    told = all(held.reports_of(body, year + 1) for body in question.bodies)
    return replace(question, years=(year + 1,)) if named and told and question.bodies else question


def _as_left_over(question: Question, last: Question) -> Question:
    """What was carried in against the report of the year before (does that match the 2022 report?)."""
    spoken = [target.indicator for target in last.targets] == ["carried_in"] and len(last.years) == 1
    before = spoken and question.years == (last.years[0] - 1,) and question.targets == last.targets
    if not (before and question.language == "en" and _THAT_AS.search(question.text)):
        return question
    return replace(question, operation=Operation.CHECK, years=last.years, rest=())


def _with_subject(question: Question, last: Question) -> Question:
    """The figure, detail or topic of the question before, where this one names none."""
    if question.operation is Operation.SHARE and _OF_IT.match(question.text) and last.targets:
        return replace(question, targets=last.targets, given=_said(question, indicator="carried"))
    if (
        question.operation is Operation.SHARE
        and question.language == "en"
        and _OF_IT_EN.search(question.text)
        and last.targets
    ):
        whole = question.targets[0].indicator if question.targets else question.whole
        given = _said(question, indicator="carried")
        return replace(question, targets=last.targets, whole=whole, rest=(), given=given)
    channel = _channel(question, last)
    if channel is not None:
        return replace(
            question,
            targets=(channel,),
            operation=last.operation if question.operation in _PLAIN else question.operation,
            rest=(),
            given=_said(question, indicator="said"),
        )
    if (other := _other_platform(question, last)) is not None:
        return other
    bare = not (question.rest if question.language == "en" else naming(question.words).names)
    if question.measure == "money" and bare and not question.targets:
        paid = [t for t in last.targets if "amount" in columns_of(t.indicator)]  # 采购几个项目，花了多少
        if paid:
            targets = tuple(Target(target.indicator, "amount") for target in paid)
            return replace(question, targets=targets, rest=(), given=_said(question, indicator="carried"))
        paid = [t for t in last.targets if indicators()[t.indicator].unit in MONEY]
        if paid and question.language == "en":  # fees: how many cases, how much
            return replace(question, targets=tuple(paid), rest=(), given=_said(question, indicator="carried"))
    items = question.measure == "项" or any(t.column == "last_year_items" for t in last.targets)
    changed = [t for t in last.targets if items and "change" in columns_of(t.indicator)]
    if changed and bare and not question.targets and _MORE_OR_LESS.search(question.text):
        # 上一年有多少项，今年增了多少: the column beside it
        return replace(
            question,
            targets=(Target(changed[-1].indicator, "change"),),
            operation=Operation.VALUE,
            rest=(),
            given=_said(question, indicator="carried"),
        )
    bought = [t for t in last.targets if t.column == "amount" and "items" in columns_of(t.indicator)]
    if bought and not question.targets and _ITEMS.match(question.text):  # 采购花了多少钱，几个项目
        targets = tuple(Target(target.indicator, "items") for target in bought)
        return replace(question, targets=targets, rest=(), given=_said(question, indicator="carried"))
    told = not question.targets and question.measure == "人"
    of_staff = question.language == "en" and [t.indicator for t in question.targets] == ["staff"]
    came = (told or of_staff) and _CAME.search(question.masked)
    if came and any(target.indicator == "training" for target in last.targets):
        given = _said(question, indicator="said")
        return replace(question, targets=(Target("trainee"),), rest=(), given=given)
    of_it = last.operation is Operation.VALUE and last.targets and question.operation is Operation.TEXT
    if of_it and _PART_OF.match(question.text) and not (question.targets or question.topic):
        given = _said(question, indicator="carried")
        return replace(
            question, targets=last.targets, operation=Operation.VALUE, measure=last.measure, given=given
        )
    if (
        question.detail.startswith("parts_")
        and last.targets
        and not question.targets
        and set(question.rest) <= _DIMENSIONS
    ):
        return replace(
            question,
            targets=last.targets,
            rest=(),
            row=None,
            learnt=last.learnt,
            masked=last.masked,
            words=last.words,
            given=_said(question, indicator="carried"),
        )
    asks_own = question.targets or question.fields or question.topic or question.operation in {
        Operation.META, Operation.TALK, Operation.DECLINE,
    }  # fmt: skip
    if not asks_own and not question.rest and (question.operation not in _PLAIN or _only_slots(question)):
        keeps = question.operation in _PLAIN
        of_such = _OF_SUCH.match(question.text) if question.operation is Operation.VALUE else None
        if of_such and question.measure and question.language == "zh":
            such = of_such.group("such")  # 当场答应了的有几件: no figure of the whole
            return replace(
                question, targets=last.targets, rest=(such,), given=_said(question, indicator="carried")
            )
        own = _HOLLOW.sub("", _without_plans(question))
        english = question.language == "en"
        named = content(own) or head_of(own) if english else naming(_HOLLOW.sub("", question.words)).names
        names = named or PLATFORM.search(question.words)
        return replace(
            question,
            operation=last.operation
            if keeps and not _counts(question, last) and not _level(question, last)
            else question.operation,
            detail=last.detail if keeps else question.detail,
            targets=() if PLATFORM.search(question.words) else last.targets,
            fields=last.fields if keeps else (),
            topic=last.topic if keeps else "",
            masked=question.masked if names else last.masked,
            words=question.words if names else last.words,
            rest=last.rest,
            row=question.row if names else last.row,
            learnt=question.learnt if names else last.learnt,
            measure=question.measure or (last.measure if keeps else ""),
            plan=question.plan or (keeps and last.plan and not _ACTUAL.search(question.text)),
            body_kind=question.body_kind or last.body_kind,
            all_bodies=question.all_bodies or (keeps and last.all_bodies and not question.bodies),
            given=_said(question, indicator="carried") if last.targets else question.given,
        )
    another = last.operation is Operation.VALUE and question.operation is Operation.TEXT and question.rest
    if another and not asks_own and question.language == "zh" and _ANOTHER_THING.search(question.text):
        return replace(question, operation=Operation.VALUE, measure=question.measure or last.measure)
    if question.targets and question.operation is Operation.VALUE and _ELLIPTIC.search(question.text):
        question = replace(question, targets=tuple(_same_column(target, last) for target in question.targets))
        if last.operation in _KEPT and not question.rest and not question.measure:
            return replace(question, operation=last.operation, detail=last.detail)
    return question


def _level(question: Question, last: Question) -> bool:
    """Whether the figure of a year is asked for after its change was (比去年多几个，去年多少个)."""
    plain = last.operation in _CHANGES and question.operation is Operation.VALUE and question.language == "zh"
    return plain and bool(_SO_MANY.search(question.text))


def _counts(question: Question, last: Question) -> bool:
    """Whether an amount is asked for after words of the report were."""
    return last.operation is Operation.TEXT and question.operation is Operation.VALUE


def _channel(question: Question, last: Question) -> Target | None:
    """Another channel of disclosure than the one spoken of (微博呢)."""
    spoken = any(target.indicator.startswith("channel.") for target in last.targets)
    if not spoken or question.targets or len(question.words) > LONGEST_CHANNEL:
        return None
    found = next((name for name, pattern in _CHANNELS if pattern.search(question.words)), "")
    return Target(found, last.targets[0].column) if found else None


def _other_platform(question: Question, last: Question) -> Question | None:
    """What was asked of one platform asked of another, where the lexicon knows neither figure (它的微博呢)."""
    asked, spoken = PLATFORM.findall(question.masked), PLATFORM.findall(last.masked)
    only = not _PLATFORM_ALONE.sub("", question.masked).strip()
    if not (only and len(asked) == 1 and spoken) or last.targets or asked[0] in spoken:
        return None
    masked = PLATFORM.sub(asked[0], last.masked, count=1)
    return replace(
        question,
        targets=(),
        operation=last.operation,
        detail=last.detail,
        measure=last.measure,
        masked=masked,
        words=content(masked),
        rest=tuple(asked),
        given=_said(question, indicator="said"),
    )


def _same_column(target: Target, last: Question) -> Target:
    """The row named, in the column spoken of before (自然人新收多少 → 予以公开的呢)."""
    spoken = [t for t in last.targets if t.column and t.indicator != target.indicator]
    if target.column or not spoken or spoken[-1].column not in columns_of(target.indicator):
        return target
    return Target(target.indicator, spoken[-1].column)


def _of_extent(question: Question, held: Holdings) -> Question:
    """全省 asked of a county is not held: the county's figure must not stand for it."""
    extent = question.extent
    if question.operation is Operation.SHARE and len(question.bodies) == 2 and not question.detail:
        return replace(question, bodies=_part_and_whole(question.bodies), detail="of_whole")
    if not extent or question.all_bodies or question.unheld or question.choices:
        return question
    if question.operation is Operation.SHARE and 0 < len(question.bodies) < 3:
        office = next((b for b in question.bodies if b.level != "government"), question.bodies[0])
        for whole in held.bodies:
            same = whole.level == "government" and whole.region == office.region
            if (
                same
                and whole != office
                and {*question.bodies} <= {office, whole}
                and _is_whole(whole.region, extent)
            ):
                return replace(question, bodies=(office, whole), detail="of_whole")
    alone = question.language == "en" or _ALONE.match(question.text)
    if alone and dict(question.given).get("body") == "carried" and question.bodies:
        governments = _government_of(question.bodies, extent, held)
        if governments:
            return replace(question, bodies=governments)
        if any(body.level != "government" for body in question.bodies):
            return replace(question, bodies=(), unheld=(f"全{extent}",))
    if question.bodies or len(held.bodies) == 1:
        bodies = question.bodies or held.bodies
        fits = any(body.level != "government" or _is_whole(body.region, extent) for body in bodies)
        return question if fits else replace(question, bodies=(), unheld=(f"全{extent}",))
    wholes = tuple(b for b in held.bodies if b.level == "government" and _is_whole(b.region, extent))
    if not wholes:
        return replace(question, unheld=(f"全{extent}",))
    return replace(question, bodies=wholes) if len(wholes) == 1 else replace(question, choices=wholes)


def _government_of(bodies: tuple[Body, ...], extent: str, held: Holdings) -> tuple[Body, ...]:
    """The government of the place an office spoken of before belongs to (and for the whole city?)."""
    regions = {body.region for body in bodies}
    return tuple(
        body
        for body in held.bodies
        if body.level == "government" and body.region in regions and _is_whole(body.region, extent)
    )


def _part_and_whole(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """An office before its place; else in the order named."""
    one_place = len({body.region for body in bodies}) == 1
    return tuple(sorted(bodies, key=lambda body: body.level == "government")) if one_place else bodies


def _is_whole(region: str, extent: str) -> bool:
    kinds = {
        "县": "县旗",
        "旗": "县旗",
        "州": "州盟",
        "区": "区",
        "市": "市",
        "省": "省",
        "镇": "镇乡",
        "乡": "镇乡",
    }
    return not region or region[-1] in kinds.get(extent, "")


def _only_slots(question: Question) -> bool:
    """Whether the words are nothing but a body, a year or a turn of phrase (“那2023年呢”, “换成乙县”, 实际办了几期)."""
    words = content(_without_plans(question)) if question.language == "en" else question.words
    return not _HOLLOW.sub("", words).strip() or bool(_ELLIPTIC.search(question.text))


def _without_plans(question: Question) -> str:
    """The words of a question but those that say it is planned (and how many had it planned?)."""
    return blank(question.masked, [said.span() for said in cues().plans.finditer(question.masked)])


def _offices_meant(question: Question, last: Question, held: Holdings) -> Question:
    """哪个单位收得最多 after what a whole place received is asked of its offices."""
    named = question.bodies or question.unheld or question.choices or len(last.bodies) != 1 or last.all_bodies
    if named or not question.all_bodies or question.body_kind not in OFFICES:
        return question
    asked = replace(question, bodies=last.bodies)
    if not (offices_of(asked) and offices_held(asked, held)):
        return question
    return replace(asked, given=_said(question, body="carried"))


def _with_bodies(question: Question, last: Question, said: Question) -> Question:
    named = question.bodies or question.unheld or question.choices
    if not named and (not question.all_bodies or (not said.all_bodies and last.bodies)):
        return replace(
            question,
            bodies=last.bodies,
            pairs=() if "year" in dict(question.given) else last.pairs,
            unheld=last.unheld,
            choices=last.choices,
            given=_said(question, body="carried") if last.bodies or last.unheld else question.given,
        )
    joins = question.operation in _TWO_SIDED and len(question.bodies) == 1 and _WITH.search(question.text)
    if joins and last.bodies and question.bodies[0] not in last.bodies and not question.years:
        return replace(question, bodies=(*last.bodies, *question.bodies))
    return question


def _with_years(question: Question, dated: Sequence[Question], held: Holdings) -> Question:
    """Years said, counted back from, or taken over; what is still open is left to the index."""
    how = dict(question.given).get("year", "")
    last = dated[-1].years if dated else ()
    base = (question.years or last or _newest(question, held))[:1]
    offset = int(how.removeprefix("relative")) if how.startswith("relative") else 0
    if question.years:
        return _second_year(question, last)
    if question.all_years:
        return question
    if question.span:
        return _span(question, dated, held)
    if how == "latest":
        return replace(question, years=_newest(question, held)[:1], given=_said(question, year="assumed"))
    if how.startswith("relative") and base:
        return _relative(question, base[0], offset, bool(last))
    if how.startswith("relative"):
        return replace(question, given=_said(question, year=""))
    if (last and not question.all_bodies) or (last and question.all_bodies and len(last) == 1):
        carried = replace(question, years=last, given=_said(question, year="carried"))
        return _with_year_before(carried, last[0]) if len(last) == 1 else carried
    if question.operation in _CHANGES and base and (question.bodies or len(held.bodies) == 1):
        changed = _with_year_before(question, base[0])
        return replace(changed, given=_said(question, year="assumed")) if changed.implied else question
    return question


def _over_conversation(question: Question, said: Question, before: Sequence[Question]) -> Question:
    """A comparison that names nobody and no year (哪个多, 三个地方加起来呢) is of what was just spoken of."""
    if (
        question.operation not in {*_TWO_SIDED, *_JOINT}
        or said.bodies
        or said.unheld
        or "year" in dict(said.given)
        or said.body_kind
    ):
        return question
    related = [q for q in before if q.targets == question.targets or not said.targets]
    related = [q for q in related if q.targets and q.targets == related[-1].targets]
    bodies = tuple(dict.fromkeys(body for q in related for body in q.bodies))
    years = tuple(sorted({year for q in related for year in q.years}))
    targets = tuple(dict.fromkeys(t for q in before for t in q.targets))
    if len(bodies) > 1:
        return replace(question, bodies=bodies, all_bodies=False, given=_said(question, body="carried"))
    if len(years) > 1:
        return replace(question, years=years, given=_said(question, year="carried"))
    if len(targets) > 1 and not said.targets and not said.listed:
        return replace(question, targets=targets[-2:])
    return question


def _newest(question: Question, held: Holdings) -> tuple[int, ...]:
    if question.bodies:
        return tuple(sorted({year for body in question.bodies for year in held.years_of(body)}, reverse=True))
    return held.years


def _second_year(question: Question, last: tuple[int, ...]) -> Question:
    """The other year of a comparison: 比上年, or the year spoken of before."""
    if question.operation not in _TWO_SIDED or len(question.years) != 1 or len(question.bodies) > 1:
        return question
    year = question.years[0]
    if re.search(r"上一?年|去年|前一年|last year|previous year|year before|同比", question.text):
        return replace(question, years=(year, year - 1))
    if last and year not in last and not question.all_bodies and _WITH.search(question.text):
        return replace(question, years=(*last[:1], year), given=_said(question, year="said"))
    return _with_year_before(question, year)


def _with_year_before(question: Question, year: int) -> Question:
    """A change with one year named is the change from the year before (2022年下降了多少)."""
    one = len(question.bodies) < 2 and len(question.targets) + len(question.listed) < 2
    if question.operation not in _CHANGES or not one or question.all_bodies:
        return question
    return replace(question, years=(year, year - 1), implied=True)


def _relative(question: Question, base: int, offset: int, spoken: bool) -> Question:
    """去年 counts from the year spoken of; in a first question it can only mean the newest report."""
    if question.operation in _TWO_SIDED and offset < 0:
        how = "carried" if spoken else "assumed"
        return replace(question, years=(base, base + offset), given=_said(question, year=how))
    if question.topic == "problems_answered" and offset < 0:
        return replace(
            question, years=(base,), given=_said(question, year="carried" if spoken else "assumed")
        )
    if offset > 0 and spoken and question.operation in _CHANGES and question.language == "en":
        return replace(question, years=(base + offset, base), given=_said(question, year="carried"))
    if offset > 0:
        years = (base,) if question.plan or question.operation is Operation.TEXT else (base + offset,)
        return replace(question, years=years, given=_said(question, year="carried" if spoken else "assumed"))
    if spoken:
        return replace(question, years=(base + offset,), given=_said(question, year="said"))
    year = base + offset + 1 if offset < 0 else base
    return replace(question, years=(year,), given=_said(question, year="assumed"))


def _span(question: Question, dated: Sequence[Question], held: Holdings) -> Question:
    """The last n years: those spoken of where there are as many, else back from the newest held."""
    spoken = tuple(dict.fromkeys(year for q in dated for year in q.years))
    if len(spoken) >= question.span and re.search(r"^(?:这|那)?[两二三四五六七八九\d]+年|这", question.text):
        return replace(
            question, years=tuple(sorted(spoken[-question.span :])), given=_said(question, year="carried")
        )
    newest = _newest(question, held)
    if not newest:
        return question
    years = tuple(range(newest[0] - question.span + 1, newest[0] + 1))
    return replace(question, years=years, given=_said(question, year="assumed"))


def _one_by_one(question: Question) -> list[Question]:
    """One question per figure, where several are asked for and nothing is to be done between them."""
    if question.operation not in {Operation.VALUE, Operation.EXISTS, Operation.BREAKDOWN, Operation.SHARE}:
        return _details_apart(question)
    if len(question.targets) + len(question.listed) < 2:
        return _details_apart(question)
    if question.operation is Operation.SHARE and _TOGETHER.search(question.text):
        return [question]
    rest = () if question.listed else question.rest  # what is left over names the other members of the list
    paid = [_costs(target) for target in question.targets]
    named = [
        replace(
            question,
            targets=(target,),
            row=question.row if question.row and question.row.indicator == target.indicator else None,
            listed=(),
            rest=rest,
            masked=_without_others(question, target),
            measure="" if question.measure == "money" and any(paid) and not costs else question.measure,
        )  # 专职几人,经费多少万: each in its own measure
        for target, costs in zip(question.targets, paid, strict=True)
    ]
    return named + [_in_own_words(question, words) for words in question.listed]


def _without_others(question: Question, target: Target) -> str:
    """The words of an English question without those that name other figures of its list (Weibo posts, WeChat posts)."""
    if question.language != "en":
        return question.masked
    others = {other.indicator for other in question.targets} - {target.indicator}
    mentions = [m for m in find_mentions(question.masked) if m.kind == "indicator" and m.id in others]
    return blank(question.masked, [span for mention in mentions for span in mention.spans])


def _costs(target: Target) -> bool:
    """Whether a figure may be an amount of money."""
    return indicators()[target.indicator].unit in MONEY or "amount" in columns_of(target.indicator)


def _details_apart(question: Question) -> list[Question]:
    """One question per detail of the report asked for (电话和邮箱)."""
    groups: list[list[str]] = [[]]
    for name in question.fields:
        if name:
            groups[-1].append(name)
        else:
            groups.append([])
    return [replace(question, fields=tuple(names)) for names in groups]


def _in_own_words(question: Question, words: str) -> Question:
    """The part of a question that asks for one figure outside the lexicon."""
    return replace(
        question,
        targets=(),
        listed=(),
        masked=words,
        words=content(words),
        context=question.text,
        rest=unexplained(words),
        lay=False,
    )


def _said(question: Question, **changes: str) -> tuple[tuple[str, str], ...]:
    given = {**dict(question.given), **changes}
    return tuple((name, how) for name, how in given.items() if how)
