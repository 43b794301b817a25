"""The figure, detail or topic a question takes over from the one before it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.asked_parts import parts_of_last
from assistant.answering.carried import CHANGES, said_of
from assistant.answering.cues import cues
from assistant.answering.heads import head_of
from assistant.answering.lookup import MONEY
from assistant.answering.platforms import PLATFORM
from assistant.answering.words import blank, content, unexplained
from assistant.lexicon.indicators import columns_of, indicators
from assistant.lexicon.segments import naming
from assistant.types import Operation, Question, Target

__all__ = ["PER_CASE", "with_subject"]

_OF_IT = re.compile(r"^(?:那么?|又|大概|大约|它|这|这个|这些|他们)*占")
"""A share of what the question names, the part being what was spoken of."""
_OF_IT_EN = re.compile(
    r"^(?:and |so )?what (?:percentage|percent|share|proportion|fraction) of [^,?]{3,60}? (?:is|are|was|were|does|do|did) (?:that|it|this|these|those|they)\b"
)
"""The same in English (what percentage of all results is that)."""
LONGEST_CHANNEL = 8
_CHANNELS = (
    ("channel.weibo", re.compile("微博|weibo")),
    ("channel.wechat", re.compile("微信|公众号|wechat")),
    ("channel.website", re.compile("网站|官网|website")),
    ("channel.gazette", re.compile("公报|gazette")),
)
_PLATFORM_ALONE = re.compile(
    "(?:那么?|它|他们|其|官方|政务|的|号|平台|账号)|呢|微博|微信|公众号|抖音|快手|头条|视频号|小红书|客户端|[,，?？]"
)
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
_ACTUAL = re.compile(
    r"实际|真正|真的|最后|最终|后来|结果|\b(?:actually|really|in fact|in reality|in the end|eventually)\b|\bdid (?:it|they|the [a-z]+|\s+)|\b(?:were|was|got) (?:there|held|run|made|done|given|built|opened|published|trained)\b"
)
"""What became of a plan spoken of before."""
_ANOTHER_THING = re.compile("(?<!什么)(?<!怎么样)(?<!原因)(?<!情况)(?<!做法)(?<!措施)(?<!问题)(?<!为啥)呢$")
"""抢修信息呢, after a figure was asked for: that of another thing."""
_HOLLOW = re.compile(
    "[增降涨跌升]幅|增减幅度?|变[化动](?:幅度|率)|增长率|增速|幅度|实际上?|真正|真的|最后|最终|后来|结果|到底|究竟|[再又还][加添办建增搞设]?|办[成了]?|做[成了到]?|完成|达到|搞成"
)
"""Words that say nothing of what is counted beside the figure spoken of before."""
_OF_SUCH = re.compile(
    r"^(?:那么?|其中|里面|当中|,)*(?P<such>[\u3400-\u9fff]{2,14}了[\u3400-\u9fff]{0,5}?)的?(?:一共|总共|共|又|各)?(?:有|是)?(?:多少|几)[件条个份项起宗]"
)
"""A part of the figure spoken of, told by what was done (给了的有几件)."""
_OF_KIND = re.compile("(?:那么?|再|又)*[\u3400-\u9fff]{2,6}的呢")
_PART_OF = re.compile(r"^(?:那么?)?(?:其中|里面|当中)(?!.*(?:哪|什么|怎|谁|原因))")
"""A part of the figure spoken of (其中市本级呢)."""
_KEPT = {Operation.SHARE, Operation.GROWTH, Operation.DIFFERENCE, Operation.COMPARE, Operation.SERIES, Operation.RANK, Operation.EXISTS, Operation.AVERAGE}  # fmt: skip
_PLAIN = {Operation.VALUE, Operation.TEXT}
_IN_CASES = re.compile(
    r"^\W*(?:and )?(?:in|for|on|over|from|across)? ?how many (?:cases|requests|applications|instances|times|people)\b[^?]{0,24}\W*$"
)
"""In how many cases the money just told was charged."""
PER_CASE = re.compile(
    r"平均(?:下来|算下来|到|来看)?,?(?:每|一)(?:一)?[件宗笔份单]|[每一][件宗笔份单](?:申请)?[^,，。?？]{0,4}平均|均每[件宗笔份单]"
    r"|(?=.*\b(?:on average|average|mean)\b).*\b(?:per|each|every|a|for each|in each) (?:single )?(?:cases?|requests?|applications?|charges?|notices?)\b"
)
"""What there was for each case on average."""
_PART_NAMED = re.compile(
    "^(?:那么?)?(?:其中|里面|当中|这里面)[,，]?(?P<part>(?!哪|什么|多少|几)[\u3400-\u9fff]{2,8}?)(?:的?(?:那)?(?:部分|这块|那块|一块))(?:一共|总共|又|是|有|占|收了?)*(?:多少|几)"
)
"""A part of the amount just told, by its name (总共多少元，其中区县部分多少)."""
_CAME = re.compile(r"\b(?:attend|took part|take part|participat|came|come|train)")
_MORE_OR_LESS = re.compile(
    "(?:[增减添砍]|增加|减少|增减|变化|变动|多|少)(?:加|掉|出)?了?(?:又|是|有)?(?:多少|几)(?!年)|(?:[增减]|增加|减少)(?:了|没)?(?:吗|没有?)$"
    r"|\b(?:by )?how (?:many|much)\b.*\b(?:chang|increas|decreas|grow|grew|shr[iau]nk|add|remov|cut|dropp?|rise|rose|fall|fell|more|fewer|adjust|go up|went up|go down|went down)|\b(?:increase|decrease|change)\b"
)


def with_subject(question: Question, last: Question) -> Question:
    """The figure, detail or topic of the question before, where this one names none."""
    if (parts := parts_of_last(question, last) or _its_share(question, last)) is not None:
        return parts
    if question.operation is Operation.SHARE and _OF_IT.match(question.text) and last.targets:
        part = replace(question, targets=last.targets, given=said_of(question, indicator="carried"))
        if naming(question.words).names:
            return part
        return replace(
            part, masked=last.masked, words=last.words, rest=last.rest, row=last.row, learnt=last.learnt
        )
    if (
        question.operation is Operation.SHARE
        and question.language == "en"
        and _OF_IT_EN.search(question.text)
        and last.targets
    ):
        whole = question.targets[0].indicator if question.targets else question.whole
        given = said_of(question, indicator="carried")
        return replace(question, targets=last.targets, whole=whole, rest=(), given=given)
    channel = _channel(question, last)
    if channel is not None:
        return replace(
            question,
            targets=(channel,),
            operation=last.operation if question.operation in _PLAIN else question.operation,
            rest=(),
            given=said_of(question, indicator="said"),
        )
    if (other := _other_platform(question, last)) is not None:
        return other
    named_part = _PART_NAMED.match(question.text)
    if (
        named_part
        and last.targets
        and not question.targets
        and question.operation in {*_PLAIN, Operation.SUM}
    ):
        given = said_of(question, indicator="carried")
        return replace(
            question, operation=Operation.VALUE, targets=last.targets, rest=(named_part["part"],), given=given
        )
    bare = not (question.rest if question.language == "en" else naming(question.words).names)
    if question.measure == "money" and bare and not question.targets:
        paid = [t for t in last.targets if "amount" in columns_of(t.indicator)]  # 采购几个项目，花了多少
        if paid:
            targets = tuple(Target(target.indicator, "amount") for target in paid)
            return replace(question, targets=targets, rest=(), given=said_of(question, indicator="carried"))
        paid = [t for t in last.targets if indicators()[t.indicator].unit in MONEY]
        if paid and question.language == "en":  # fees: how many cases, how much
            return replace(
                question, targets=tuple(paid), rest=(), given=said_of(question, indicator="carried")
            )
    charged = [t for t in last.targets if indicators()[t.indicator].unit in MONEY]
    if charged and not question.targets and _IN_CASES.match(question.text.lower()):
        given = said_of(question, indicator="carried")
        return replace(question, targets=tuple(charged), rest=(), measure="件", given=given)
    if charged and not question.targets and PER_CASE.search(question.text.lower()):
        given = said_of(question, indicator="carried")
        return replace(question, targets=tuple(charged), operation=Operation.VALUE, rest=(), given=given)
    items = question.measure == "项" or any(t.column == "last_year_items" for t in last.targets)
    changed = [t for t in last.targets if items and "change" in columns_of(t.indicator)]
    if changed and bare and not question.targets and _MORE_OR_LESS.search(question.text):
        # 上一年有多少项，今年增了多少: the column beside it
        return replace(
            question,
            targets=(Target(changed[-1].indicator, "change"),),
            operation=Operation.VALUE,
            rest=(),
            given=said_of(question, indicator="carried"),
        )
    bought = [t for t in last.targets if t.column == "amount" and "items" in columns_of(t.indicator)]
    if bought and not question.targets and _ITEMS.match(question.text):  # 采购花了多少钱，几个项目
        targets = tuple(Target(target.indicator, "items") for target in bought)
        return replace(question, targets=targets, rest=(), given=said_of(question, indicator="carried"))
    told = not question.targets and question.measure == "人"
    of_staff = question.language == "en" and [t.indicator for t in question.targets] in (
        ["staff"],
        ["trainee"],
    )
    came = (told or of_staff) and _CAME.search(question.masked)
    if came and any(target.indicator == "training" for target in last.targets):
        given = said_of(question, indicator="said")
        plain = "how many people attended training" if question.language == "en" else "参加培训多少人"
        return replace(
            question, targets=(Target("trainee"),), rest=(), masked=plain, words=content(plain), given=given
        )
    of_it = last.operation is Operation.VALUE and last.targets and question.operation is Operation.TEXT
    if of_it and _PART_OF.match(question.text) and not (question.targets or question.topic):
        given = said_of(question, indicator="carried")
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
            given=said_of(question, indicator="carried"),
        )
    asks_own = question.targets or question.fields or question.topic or question.operation in {
        Operation.META, Operation.TALK, Operation.DECLINE,
    }  # fmt: skip
    if (column := _other_column(question, last)) is not None:
        return column
    only = _only_slots(question) or _only_its_deed(question, last)
    if not asks_own and not question.rest and (question.operation not in _PLAIN or only):
        keeps = question.operation in _PLAIN
        of_such = _OF_SUCH.match(question.text) if question.operation is Operation.VALUE else None
        if of_such and question.measure and question.language == "zh":
            such = of_such.group("such")  # 当场答应了的有几件: no figure of the whole
            return replace(
                question, targets=last.targets, rest=(such,), given=said_of(question, indicator="carried")
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
            plan=question.plan or (keeps and last.plan and not _ACTUAL.search(question.text.lower())),
            body_kind=question.body_kind or last.body_kind,
            all_bodies=question.all_bodies or (keeps and last.all_bodies and not question.bodies),
            given=said_of(question, indicator="carried") if last.targets else question.given,
        )
    another = last.operation is Operation.VALUE and question.operation is Operation.TEXT and question.rest
    if another and not asks_own and question.language == "zh" and (kind := _of_its_kind(question, last)):
        return kind
    if another and not asks_own and question.language == "zh" and _ANOTHER_THING.search(question.text):
        return replace(question, operation=Operation.VALUE, measure=question.measure or last.measure)
    if question.targets and question.operation is Operation.VALUE and _ELLIPTIC.search(question.text):
        question = replace(question, targets=tuple(_same_column(target, last) for target in question.targets))
        if last.operation in _KEPT and not question.rest and not question.measure:
            return replace(question, operation=last.operation, detail=last.detail)
    return question


_SHARE_EN = re.compile(
    r"^\W*(?:and |so )*(?:what|which) (?:share|percentage|percent|proportion|fraction)(?: of (?:the |all )?(?:total|whole|all|them|it))?(?: (?:is|was|does|did|were) (?:that|it|this)(?: (?:make up|account for|represent|amount to|come to))?)?(?: of (?:the )?(?:total|whole|all))?\W*$"
)


def _its_share(question: Question, last: Question) -> Question | None:
    """The share of the largest (smallest) part that was asked for before (哪个渠道最多，占多少)."""
    asked = _OF_IT.match(question.text) or _SHARE_EN.match(question.text.lower())
    if not (asked and last.operation is Operation.RANK and last.detail.startswith("parts_") and last.targets):
        return None
    return replace(
        question,
        operation=Operation.RANK,
        detail=last.detail,
        targets=last.targets,
        masked=last.masked,
        words=last.words,
        rest=last.rest,
        row=last.row,
        learnt=last.learnt,
        given=said_of(question, indicator="carried"),
    )


_OF_THEM = re.compile("(?:那|这)?(?:它们?|他们?|她们?|这里|那里)(?!山)")


def _other_column(question: Question, last: Question) -> Question | None:
    """What else a row of a table has that was just spoken of (东桥区新收几件 → 那它发布了多少条信息)."""
    if question.targets or question.language == "en" or question.operation is not Operation.VALUE:
        return None
    other = question.measure and last.measure and question.measure != last.measure
    row = last.rest or (last.unheld if last.bodies else ())
    if not (other and row and last.operation is Operation.VALUE):
        return None
    if not all(_OF_THEM.match(word) for word in question.rest):
        return None
    masked = f"{' '.join(row)} {_OF_THEM.sub(' ', question.masked)}"
    return replace(question, masked=masked, words=content(masked), rest=row)


def _only_its_deed(question: Question, last: Question) -> bool:
    """Whether a question asks for an amount by no more than a verb out of the name of the row spoken of (行政事业性收费 → 收了多少)."""
    labels = [indicators()[target.indicator].label for target in last.targets]
    deed = question.words if question.language == "zh" and question.operation is Operation.VALUE else ""
    return bool(deed) and len(deed) <= 2 and any(deed in label for label in labels)


def _of_its_kind(question: Question, last: Question) -> Question | None:
    """The same of another kind, of which only what tells it apart is said (门诊患者满意度多少 → 住院的呢)."""
    said = _OF_KIND.fullmatch(question.text)
    names = naming(last.words).names
    if said is None or last.targets or len(question.rest) != 1 or len(names) < 2:
        return None
    masked = last.masked.replace(names[0], question.rest[0], 1)
    return replace(
        question,
        operation=Operation.VALUE,
        measure=question.measure or last.measure,
        masked=masked,
        words=content(masked),
        rest=unexplained(masked),
    )


def _level(question: Question, last: Question) -> bool:
    """Whether the figure of a year is asked for after its change was (比去年多几个，去年多少个)."""
    plain = last.operation in CHANGES and question.operation is Operation.VALUE and question.language == "zh"
    return plain and bool(_SO_MANY.search(question.text))


def _counts(question: Question, last: Question) -> bool:
    """Whether an amount is asked for after words of the report were."""
    return last.operation is Operation.TEXT and question.operation is Operation.VALUE


def _channel(question: Question, last: Question) -> Target | None:
    """A channel of disclosure after another one, or after all that was disclosed (微博呢, 其中微信的)."""
    spoken = any(target.indicator.startswith(("channel.", "proactive")) for target in last.targets)
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
        given=said_of(question, indicator="said"),
    )


def _same_column(target: Target, last: Question) -> Target:
    """The row named, in the column spoken of before (自然人新收多少 → 予以公开的呢)."""
    spoken = [t for t in last.targets if t.column and t.indicator != target.indicator]
    if target.column or not spoken or spoken[-1].column not in columns_of(target.indicator):
        return target
    return Target(target.indicator, spoken[-1].column)


def _only_slots(question: Question) -> bool:
    """Whether the words are nothing but a body, a year or a turn of phrase (“那2023年呢”, “换成乙县”, 实际办了几期)."""
    words = content(_without_plans(question)) if question.language == "en" else question.words
    return not _HOLLOW.sub("", words).strip() or bool(_ELLIPTIC.search(question.text))


def _without_plans(question: Question) -> str:
    """The words of a question but those that say it is planned (and how many had it planned?)."""
    return blank(question.masked, [said.span() for said in cues().plans.finditer(question.masked)])
