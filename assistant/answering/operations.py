"""What a question wants done: the words of a question that name no body, year or figure decide it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.account_cues import asks_account, asks_two_reports
from assistant.answering.cues import cues
from assistant.answering.over_reports import which_reports
from assistant.answering.targets import Subject
from assistant.answering.words import blank, content
from assistant.answering.years import YearWords
from assistant.lexicon.indicators import find_mentions, parts_of
from assistant.types import Operation, Question, Target

__all__ = ["PER_MONTH", "if_not_declined", "whole_operation", "with_operation", "without_cues"]

_HELD = re.compile(
    r"(?:有没有|是否|有无|是不是)?(?:收录|收集|(?<!扫描)(?<!归档)(?<!整理)(?:录入|入库)|包含|(?<!全)覆盖(?!率|面))|有.{0,20}(?:报告|年报)吗|有没有.{0,20}(?:报告|年报)$"
    r"|(?:do you|is there|have you).{0,20}(?:report|hold|cover)"
)
_LEAD_EN = re.compile(r"^(?:and )?(?:what|how) about\b")
_REASONS = re.compile(r"原因|理由|情形|事由|去向|结果|reasons?|grounds?|outcomes?|results?")
_LIST = re.compile(r"哪|什么|各|分别|list|what|which|each|break")
_EXTREME = re.compile(
    r"最多|最少|最常|最主要|最高|最低|最大|最小|占|percent|\bshare\b|proportion|most|fewest|highest|lowest|largest|smallest"
)
_LOW = re.compile(
    r"最少|最低|最小|更少|更低|倒数|垫底|谁少|哪个少|fewest|lowest|least|smallest|minimum|fewer|lower\b"
)
_FROM_THE_TOP = re.compile(
    r"\b(?:most|highest|largest|biggest|greatest)\b.{0,20}\bto (?:the )?(?:least|lowest|smallest|fewest)\b|\b(?:descending|decreasing)\b"
)
"""In order from the largest on (from most to least used)."""
_KINDS = re.compile(
    r"哪一?(?:类|种|样|块|条|项)|最(?:多|少|常见|主要)(?:的|用)?(?:原因|理由|情形|渠道|方式|途径|类型)(?:都?是|为|有)?(?:什么|哪|啥)|(?:[两三四五六七八九几各]|每一?)[种类个](?:申请)?(?:原因|渠道|方式|类型|形式|情形|途径)|什么(?:原因|类型|理由|人|渠道|方式)|哪[个种]?(?:原因|理由|类别|类型|渠道|方式|形式|途径|平台|栏目)"
    r"|(?:原因|理由|情形|渠道|方式|途径|类型)(?:里面?|中|当中|之中)?[,，]?(?:用得|用的)?(?:是)?(?:哪一?个|什么|啥)?(?:用得|用的)?最(?:多|少|常见|常用|主要)|最(?:常见|常用|主要)的(?:原因|理由|情形|渠道|方式|途径|类型)"
    r"|\b(?:most|least) (?:common|frequent|usual|often used|used|cited|popular|important)(?:ly (?:used|cited|given))? (?:types?|kinds?|reasons?|grounds?|channels?|ways?|methods?)\b"
    r"|\btop (?:\d{1,2}|two|three|four|five|ten) (?:[a-z-]+ ){0,2}?(?:types?|kinds?|reasons?|grounds?|channels?|ways?|categories|outcomes?|results?)\b"
    r"|which (?:of (?:the|its|their|these|those) )?(?:[a-z]+ ){0,3}?(?:types?|kinds?|reasons?|categor(?:y|ies)|grounds?|channels?|way|method)\b|what (?:type|kind|reason|channel)"
    r"|\brank(?:ing)?(?: of)? (?:the |its |their |all )*(?:[a-z-]+ ){0,3}?(?:channels?|grounds?|reasons?|types?|kinds?|categories|outcomes?|routes?|ways?)\b"
)
_SUBJECTS_EN = re.compile(
    r"\b(?:which|what) (?:fields?|areas?|topics?|subjects?|sectors?|matters|themes?|policy areas)\b.{0,80}\b(?:most|mainly|mostly|fewest|least|frequent\w*|common\w*)\b"
    r"|\b(?:which|what) (?:kinds?|types?|sorts?) of (?:requests?|applications?|matters?)\b.{0,60}\b(?:most|common\w*)\b"
    r"|\b(?:top|main|leading|principal|most (?:common|frequent|popular)) (?:\w+ )?(?:fields|topics?|subjects?|themes?|matters)\b"
)
"""What people asked about is told in words, not counted."""
_DISCLOSURE = re.compile("公开|公示|公布|发布|信息|disclos|publish")
_SOME_OR_NONE = re.compile("没有|有过|发生过|为零|是零|没收到|without any|had no|had any")
_TOP = re.compile("最多|最少|最高|最低|最大|最小|most|fewest|highest|lowest|largest|smallest|least|greatest")
_PLACED = re.compile(
    r"排(?:名|在)?第几|第几[名位]|位[列居]第几|名列第几|排到?第几"
    r"|\bwhat (?:rank|place|position|ranking)\b|\b(?:where|how) (?:did|does|do|was|is)\b.{0,60}\brank(?:ed)?\b"
)
"""A place in somebody else's ranking: words of the report, nothing to be counted."""
_STILL_TO_DO = re.compile("(?:还|尚|仍)(?:差|缺|欠)[^,，?？]{0,10}[没未]有?[\u3400-\u9fff]")
"""还差几封没回: what is left, no comparison."""
_DIMENSION = re.compile(
    r"(?:各|每一?|哪些|哪几|哪一?|什么)?[个种类]?(?:形式|渠道|方式|途径|平台|载体|类型|类别|领域|主题|信息类)|各类|(?:的)?(?:分类|分项|具体)?(?:构成|组成|明细|分布|细分)(?:情况)?|分类|\b(?:channels?|forms?|platforms?|types?|kinds?|categories)\b"
)
_COMPOSITION = re.compile("构成|组成|分布|明细|细分|breakdown|break down|composition")
_OUTCOME_ALONE = re.compile(
    "^ *(?:那么?|它们|这些|都)?(?:分别|各)都?(?:是|有|叫)?(?:什么|哪些|哪几.|多少)?|^ *(?:那么?)?(?:都|最后|最终|办理|处理|答复|回复)?的?结果|^\\W*(?:and )?what (?:was|were) (?:the|its|their) (?:final )?(?:outcome|result)s?\\W*$"
    r"|^\W*(?:and )?(?:through|by|via|in) (?:which|what) (?:channel|mean|way|form|route)s?\W*$"
)
_POSSIBLE = re.compile(r"可以|可通过|(?<!职)能(?!职)|\bcan\b|\bcould\b|\bmay\b")
_HOTLINE = re.compile("热线|hotline|反映问题|投诉电话")
_HOTLINE_EN = re.compile(
    r"\bwhat(?:'s| is|s)\b.{0,60}\bhotline\b|\bhotline (?:number|no\b)|\bwhat number\b.{0,40}\b(?:call|dial|ring)\b"
    r"|\b(?:appointment|booking|emergency|admissions?|customer(?: service)?|duty|repair) hotline\b"
)
_WHO = re.compile(r"谁|哪[位个]|叫什么|姓名|\bwho\b")
_BY_WAY = re.compile(r"\b(?:by|via|through|over|on)(?: the)? $")
"""How many by e-mail: the way they came, no address."""
_IN_TOUCH = re.compile(
    r"\b(?:reach|contact|call|ring|dial|get in touch|get hold|speak|talk|write|complain|ask|number|address|available)\b"
)
"""By what somebody can be reached."""
_NUMBER_ASKED = re.compile(
    r"(?:联系|咨询|办公|服务)?(?:电话|座机|号码|联系方式|热线)(?:号码?)?(?:和[^,，。]{1,6})?(?:分别|各自?|都)?(?:到底|究竟)?(?:是|为)?(?:多少|几)(?![人个件通起次条])|[a-z]|联系|打|怎么|如何"
)
"""A number to call; 多少个电话 are calls."""
_CALLS = re.compile(
    "(?:打来|打进来?|接到|接听|接起|接的)[^,，。]{0,14}电话(?!号|(?:到底|究竟)?(?:是|为)?(?:多少|几号))|电话(?:里|中)(?!心)"
)
"""Calls that came in (接到喊修水管的电话，多久能派人到) are no number to be called."""
_NAMES_OF_BODIES = re.compile(
    "(?:单位|部门|[局厅委]|乡镇|镇|乡|街道|村|社区|学校|学院|大学|医院|公司|企业|厂|律所|事务所|银行|县|区|协会|机构|馆|中心)(?:具体|都|又|到底|分别)*(?:是|叫)(?:叫)?(?:什么|啥|哪)"
)
"""Names of bodies and companies (那2家律所叫什么名字) are no personal data."""
_RATE = re.compile(r"(?<![效频功汇利税占])率(?!先|领)")
_RATE_CHANGED = re.compile("(?:[提升增减降涨]|上升|下降|[高低多少])[高升低长加少]?了?(?:多少|几)|百分点")
"""By how much a rate changed, which two reports tell that each state it."""
_SHARE_ASKED = re.compile("占|比例|比重|增长率|变化率|增幅|降幅")
_OF_FORM = re.compile("公开率|纠错率|纠正率|败诉率|维持率|胜诉率|拒绝率|办结率|答复率|回复率|同意率")
"""Rates that are calculated from a form's rows where nothing else is named."""
_OF_CASES = re.compile("工单|热线|12345|信箱|信访|来信|诉求|提案|议案|建议|投诉|举报|督办|留言|问题")
"""Cases of other kinds than applications."""
PER_MONTH = re.compile("每月|月均|每个月|per month|monthly|a month")
_AVERAGE_ALONE = re.compile(
    r"^\W*(?:那么?|又|再|算|个|求|它们|他们|的|一?下|and|so|then|what about|how about|what(?:'s| is) the|the|\W)*(?:平均(?:数|值|下来|起来)?|均值|on average|average|mean)(?:呢|又|是|有|为|多少|几|[件条个份项次场期]|value|number|then|please|\W)*$"
)
"""The mean of the figures spoken of before, and nothing else (平均呢)."""
_YEARLY = re.compile("年|趋势|走势|year|trend")
_TO_REACH = frozenset({("phone",), ("address",), ("email",), ("office_hours",)})
_WHY = re.compile(
    r"(?:and |but |so )?(?:why\b|what (?:is|was|were|are) the (?:main )?reasons?\b(?! for (?:refus|reject|den)))"
)
_WHO_DID = re.compile(r"(?:and )?who(?:m|se)?\b(?! (?:had|has|received|got|handled)\b)")
_SCORED = re.compile(r"\b(?:scor(?:ed?|es)|marks?|came (?:first|last|top|bottom)|evaluation|assessment)\b")
_HOW_MANY_OR_FEW = re.compile("多不多|少不少|高不高|低不低")
_WHY_ZH = re.compile("为什么|为何|原因|怎么会|凭什么|怎么回事|什么道理")
_CHANGED_FROM = re.compile("(?:比|较|同比)[^,。;?]{0,24}(?:[降减少增涨升多跌高低]|下滑|回落)")
_WHAT_WAS = re.compile(
    r"what(?: is| was| were| are|'s)(?: (?:the|its|their)|\s+'s?) (?!.*\b(?:reason|problem|measure|situation|content|procedure|place|rank|traffic))"
)
"""What was the budget: an amount is asked for as much as in how much."""
_PUT_RIGHT = re.compile(
    r"(?:and )?(?:how (?:did|has|have|was|were)|what (?:did|has|have))\b.{0,80}?\b(?:deal|dealt|respond\w*|react\w*|tackle\w*|address\w*|fix\w*|remed\w+|resolve\w*|solve\w*|do|done|handle\w*) ?(?:with|to|about)? (?:the|last year's) (?:[a-z-]+ ){0,2}(?:complaints?|criticisms?|problems?|shortcomings?|issues?|weakness(?:es)?|deficienc(?:y|ies)) (?:about|of|that|concerning|over|with|regarding|raised|named|in)\b"
)
"""What was done about a problem that the question names, though it sounds like a detail (short opening hours)."""
_ALIKE = re.compile(
    r"\b(?:match(?:es|ed)?|(?:the )?same|agrees?|equals?|identical|tall(?:y|ies)|consistent|corresponds?|tie(?:s)? (?:in|up)|squares?|differs?|add up|reconciles?|line(?:s)? up)\b"
)
_LAST_YEAR = re.compile(r"\b(?:last year|previous year|prior year|year before|preceding year)\b")
_TOGETHER = {Operation.CHECK, Operation.RANK, Operation.COMPARE, Operation.SHARE}


def whole_operation(plain: str) -> tuple[Operation, str] | None:
    """What a question as a whole is that is not about a report at all: talk, or an attempt to give orders."""
    bare = plain.strip(" ?!.。,;~…'\"")
    if not bare:
        return Operation.TALK, "empty"
    if cues().declined["instruction"].search(plain):
        return Operation.DECLINE, "instruction"
    for detail, pattern in cues().greetings.items():
        found = pattern.search(bare)
        if found and (detail != "who" or not find_mentions(bare)):
            return Operation.TALK, detail
    return None


def with_operation(
    question: Question, plain: str, whole: str, subject: Subject, years: YearWords
) -> Question:
    """The question with its operation and what narrows it.

    ``plain`` has bodies and years blanked out, ``whole`` only the bodies.
    """
    plain = _LEAD_EN.sub("", plain)
    detail, said = _declined(plain, whole, subject, cues().amount.search(plain) is not None)
    of_people = detail == "population" and all(body.level == "institution" for body in question.bodies)
    if not detail or (of_people and question.bodies):  # how many work at a hospital is in its report
        said_so = if_not_declined(question, plain, whole, subject, years)
        return _of_two_years(said_so, plain, whole) if years.of("which") else said_so
    declined = replace(question, operation=Operation.DECLINE, detail=detail)
    others = plain.replace(said, " ")  # the mobile number of somebody is no number of things
    counts = question.measure or (question.language == "en" and cues().amount.search(others))
    mild = detail == "judgement" and bool(_HOW_MANY_OR_FEW.fullmatch(said)) and counts  # 多不多,几个
    if mild or detail == "statistics" or (detail in {"names", "chat"} and counts):
        # 高考, 身份证号码: what a report does tell of (高考咨询, 删除的旧稿) may be asked for.
        return replace(declined, unless=said)
    return declined


_MORE_OR_LESS = re.compile(
    r"[多少高低大小](?:一?[些点])?(?:[,，?？。 了吧呢]|$)|\b(?:more|fewer|less|higher|lower|larger|smaller)\b"
)
_BY_HOW_MUCH = re.compile(
    r"[多少高低差](?:出|了)?(?:多少|几)|\bby how (?:many|much)\b|\b(?:difference|gap|margin)\b"
)


def _of_two_years(question: Question, plain: str, whole: str) -> Question:
    """Which of two years had more as their difference, where that is asked for or no row of the forms is named."""
    if len(question.years) != 2 or len(question.bodies) > 1 or question.all_bodies:
        return question
    by_how_much = question.operation is Operation.RANK and _BY_HOW_MUCH.search(whole)
    unnamed = not question.targets and _MORE_OR_LESS.search(plain)
    telling = question.operation in {Operation.RANK, Operation.TEXT, Operation.VALUE}
    return (
        replace(question, operation=Operation.DIFFERENCE)
        if telling and (by_how_much or unnamed)
        else question
    )


_SAID_APART = re.compile(
    "(?:内容|说法|口径|表述|信息|消息|网站|微信|微博|公众号|平台|渠道|栏目)(?!.{0,12}(?:多少|几|数))[^,，。?？]{0,12}对不上"
)


_BETWEEN = " \t,;:-"


def if_not_declined(
    question: Question, plain: str, whole: str, subject: Subject, years: YearWords
) -> Question:
    """The question with the operation it has if it is answered at all."""
    plain = _LEAD_EN.sub("", plain)
    bare = plain.strip(_BETWEEN)  # the body and year named first leave their colon
    amount = cues().amount.search(plain)
    if cues().meta.search(whole) and not subject.targets:
        return replace(question, operation=Operation.META)
    if (
        _HELD.search(whole)
        and not (subject.targets or amount)
        and (question.bodies or question.unheld or question.years)
    ):
        return replace(question, operation=Operation.META, detail="held")
    if any(target.column == "change" for target in subject.targets):
        return replace(question, operation=Operation.VALUE)
    if asks_account(question.text) or asks_two_reports(question.text):
        return replace(question, operation=Operation.CHECK, rest=(), plan=False)
    if question.language == "en" and _carried_alike(plain, question):
        before = bool(_LAST_YEAR.search(whole)) and len(question.targets) == 1
        targets = (Target("carried_in"),) if before else question.targets
        return replace(question, operation=Operation.CHECK, targets=targets, rest=())
    if question.language == "en" and _PUT_RIGHT.match(bare) and not amount:
        return replace(question, operation=Operation.TEXT, topic="problems_answered")
    fields = _fields(plain, subject, amount is not None or question.measure == "percent")
    checks = next(pattern for operation, _, pattern in cues().operations if operation is Operation.CHECK)
    if fields and not (fields == ("attachment",) and checks.search(plain)):
        return replace(question, operation=Operation.FIELD, fields=fields)
    found = ((name, pattern.search(whole)) for name, pattern in cues().topics)
    rows = [m for m in find_mentions(plain) if m.kind == "indicator" and m.strong]
    topic, said = next(
        (
            (name, match.group())
            for name, match in found
            if match and not any(row.start <= match.start() < row.end for row in rows)
        ),
        ("", ""),
    )  # 结转到下年还没办完的申请 are no plans
    if subject.targets and _WHY_ZH.search(plain) and _CHANGED_FROM.search(plain):
        relative = "%" in plain or "百分" in plain  # 比上年降了25%,什么原因
        return replace(question, operation=Operation.GROWTH if relative else Operation.DIFFERENCE)
    if _asks_parts(plain, subject):
        return replace(question, operation=Operation.BREAKDOWN)
    if _SUBJECTS_EN.search(plain) and not (question.all_bodies or _over_time(question) or amount):
        return replace(question, operation=Operation.TEXT, topic=topic)
    if (
        _TOP.search(plain)
        and (question.all_bodies or years.of("which") or _KINDS.search(plain))
        and subject.targets
    ):
        rate = next((d for op, d, p in cues().operations if op is Operation.SHARE and p.search(plain)), None)
        if rate is None:
            return replace(question, operation=Operation.RANK, detail=_detail(Operation.RANK, plain))
    if question.measure == "percent" and _states_rate(question, plain, subject):
        others = tuple(target for target in question.targets if target.indicator != "closed")
        return replace(question, operation=Operation.VALUE, targets=others or question.targets)
    if question.language == "en" and _WHY.match(bare) and "how m" not in plain:
        return replace(question, operation=Operation.TEXT, topic=topic)
    for operation, detail, pattern in cues().operations:
        cue = pattern.search(plain)
        if cue and operation is Operation.CHECK and not subject.targets and _SAID_APART.search(plain):
            continue  # 公众号跟网站内容对不上: what is said in two places, no figures
        if cue and detail == "answered_rate" and question.language == "en" and _of_others(question):
            continue  # the completion rate of complaints neither
        if cue and detail.endswith("_rate") and any(word not in cue.group() for word in question.rest):
            continue  # the completion rate of letters is not that of applications
        if cue and _suits(operation, question, plain, topic):
            return replace(question, operation=operation, detail=detail or _detail(operation, plain))
    if question.language == "en" and _WHO_DID.match(bare) and not amount:
        return replace(question, operation=Operation.TEXT, topic=topic)
    if years.of("which") and subject.targets:
        listed = question.limit or _SOME_OR_NONE.search(plain)
        operation = Operation.VALUE if question.limit else Operation.EXISTS if listed else Operation.RANK
        return replace(question, operation=operation, detail="max")
    if subject.targets and which_reports(plain):
        return replace(question, operation=Operation.EXISTS)
    if amount:
        return replace(question, operation=Operation.VALUE)
    if topic:
        rest = tuple(word for word in question.rest if word not in said)
        return replace(question, operation=Operation.TEXT, topic=topic, rest=rest)
    if cues().existence.search(plain):
        return replace(question, operation=Operation.EXISTS)
    words = cues().text.search(plain)
    if subject.targets and _WHAT_WAS.match(bare):
        return replace(question, operation=Operation.VALUE)
    if not subject.targets or (words and (not question.all_bodies or subject.column_only)):
        return replace(question, operation=Operation.TEXT)
    return replace(question, operation=Operation.VALUE)


def _carried_alike(plain: str, question: Question) -> bool:
    """Whether it is asked if what one year left over is what the next took over."""
    carried = any(target.indicator in {"carried_in", "carried_out"} for target in question.targets)
    return carried and bool(_ALIKE.search(plain))


def without_cues(question: Question) -> Question:
    """The question without the words that said what to do: the dimension of a breakdown, that it is planned."""
    question = replace(question, rest=_beside_cues(question))
    if question.operation is Operation.BREAKDOWN or question.detail.startswith("parts_"):
        pattern = _DIMENSION
    elif question.plan and question.operation in {Operation.VALUE, Operation.EXISTS}:
        pattern = cues().plans
    else:
        return question
    masked = blank(question.masked, [match.span() for match in pattern.finditer(question.masked)])
    said = " ".join(match.group() for match in pattern.finditer(question.masked))
    rest = tuple(word for word in question.rest if word not in said)
    return replace(question, masked=masked, words=content(masked) or question.words, rest=rest)


def _beside_cues(question: Question) -> tuple[str, ...]:
    """The words nothing explains, without those that only say what is to be done (从高到低排一下)."""
    english = question.language == "en"
    changes = {Operation.GROWTH, Operation.DIFFERENCE} if english else set()  # year-on-year growth
    if (
        not question.rest
        or question.operation not in _TOGETHER | {Operation.SERIES, Operation.SUM, Operation.RANK} | changes
    ):
        return question.rest
    patterns = [pattern for op, _, pattern in cues().operations if op is question.operation]
    spans = [found.span() for pattern in patterns for found in pattern.finditer(question.masked)]
    places = [(question.masked.find(word), word) for word in question.rest]
    return tuple(word for at, word in places if not any(at < b and a < at + len(word) for a, b in spans))


def _declined(plain: str, whole: str, subject: Subject, amount: bool) -> tuple[str, str]:
    """Why a question is declined, empty where it is not, and the words that say so."""
    for detail, pattern in cues().declined.items():
        found = pattern.search(whole)
        if (
            found
            and detail == "action"
            and any(p.search(plain) for names, p in cues().fields if names in _TO_REACH)
        ):
            continue  # 电话多少,我要申请公开土地补偿: whom to call is told
        if found and detail == "names" and _NAMES_OF_BODIES.search(plain):
            continue
        if found and not (detail == "advice" and amount and subject.targets):
            return detail, found.group()
    about_reports = bool(subject.targets) or bool(_DISCLOSURE.search(plain))
    other = None if about_reports else cues().statistics.search(plain)
    return ("statistics", other.group()) if other else ("", "")


def _of_others(question: Question) -> bool:
    """Whether a question names other cases than applications, whose rates only the report itself can state."""
    named = {target.indicator.partition(".")[0] for target in question.targets}
    return bool(named) and not named & {"received", "handled_total", "handled", "closed", "answered"}


def _asks_parts(plain: str, subject: Subject) -> bool:
    """Whether the kinds a group is made of are asked for (不予公开的原因有哪些)."""
    groups = any(parts_of(target.indicator) and not target.column for target in subject.targets)
    return groups and bool(_REASONS.search(plain) and _LIST.search(plain)) and not _EXTREME.search(plain)


def _states_rate(question: Question, plain: str, subject: Subject) -> bool:
    """Whether a rate is asked for that only the report itself can state (12345工单的办结率, 群众满意率)."""
    changed = len(question.years) > 1 and _RATE_CHANGED.search(plain)
    named = bool(_RATE.search(plain)) and not _SHARE_ASKED.search(plain) and not changed
    own = subject.after_another or subject.rejected or question.rest or _OF_CASES.search(plain)
    return named and bool(own or not (subject.targets or _OF_FORM.search(plain)))


def _suits(operation: Operation, question: Question, plain: str, topic: str) -> bool:
    """Whether an operation fits what else the question says; a plan to 增加 something is no difference."""
    if operation is Operation.DIFFERENCE and _STILL_TO_DO.search(plain):
        return False
    if operation is Operation.RANK and _PLACED.search(plain) and not question.all_bodies:
        return False
    if operation is Operation.RANK and _SCORED.search(plain) and not question.targets and question.bodies:
        return False  # who came last in an evaluation is told in words
    if operation is Operation.SUM and question.cumulative and question.language == "en":
        return False  # in total by the end of the year: a running total
    if operation in _TOGETHER:
        return True
    if operation is Operation.AVERAGE and not (
        _over_time(question) or question.all_bodies or PER_MONTH.search(plain) or _AVERAGE_ALONE.search(plain)
    ):
        return False  # 平均几天答复 is what the report states
    if operation is Operation.SERIES and not (_over_time(question) or _YEARLY.search(plain)):
        return False
    if topic and not question.targets:
        return False
    if operation is Operation.BREAKDOWN:
        if _POSSIBLE.search(plain) and not cues().amount.search(plain):
            return False
        if _over_time(question) or question.all_bodies or len(question.targets) + len(question.listed) > 1:
            return False
        named = question.targets or _COMPOSITION.search(plain) or cues().amount.search(plain)
        return bool(named or _OUTCOME_ALONE.search(plain))
    return True


def _over_time(question: Question) -> bool:
    """Whether several years or bodies are spoken of."""
    several = len(question.years) > 1 or len(question.bodies) > 1
    return several or bool(question.span or question.all_years)


def _detail(operation: Operation, plain: str) -> str:
    if operation not in {Operation.RANK, Operation.COMPARE}:
        return ""
    low = _LOW.search(plain) and not _FROM_THE_TOP.search(plain)
    return ("parts_" if _KINDS.search(plain) else "") + ("min" if low else "max")


def _by_fax(subject: Subject) -> bool:
    """Whether 传真 is the way applications came, not a number to be dialled."""
    return any(target.indicator == "received.fax" for target in subject.targets)


def _fields(plain: str, subject: Subject, asks_amount: bool) -> tuple[str, ...]:
    """The details asked for, in order of preference; those of a further detail follow after an empty name."""
    groups: list[tuple[str, ...]] = []
    taken: list[tuple[int, int]] = []
    for names, pattern in cues().fields:
        found = pattern.search(plain)
        if found is None or (subject.strong and asks_amount and found.start() < subject.start):
            continue
        if names == ("fax",) and found.group() == "传真" and _by_fax(subject):
            continue
        by_way = asks_amount or (names in _TO_REACH and not _IN_TOUCH.search(plain))
        if by_way and _BY_WAY.search(plain[: found.start()]):
            continue
        if names == ("phone",) and asks_amount and not _NUMBER_ASKED.match(plain[found.start() :]):
            continue
        if names == ("phone",) and _CALLS.search(plain):
            continue
        if names == ("responsible",) and asks_amount and not _WHO.search(plain):
            continue  # 出镜的负责人多少人次 are counted
        to_call = "投诉电话" in plain and (not asks_amount or _NUMBER_ASKED.match(plain[found.start() :]))
        to_call = to_call or bool(_HOTLINE_EN.search(plain))
        if names == ("phone",) and _HOTLINE.search(plain) and not to_call:
            continue
        behind = max((end for start, end in taken if found.start() < end and start < found.end()), default=0)
        found = pattern.search(plain, behind) if behind else found  # 年报几号签的几号发布的
        if found is not None and not any(found.start() < end and start < found.end() for start, end in taken):
            groups.append(names)
            taken.append(found.span())
    ordered = [names for _, names in sorted(zip(taken, groups, strict=True))]
    return tuple(name for at, names in enumerate(ordered) for name in (*([""] if at else []), *names))
