"""Which figures a question asks for: the indicators and columns among its words, without mere context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.cues import CONTEXT_AFTER
from assistant.answering.words import narrows, unexplained
from assistant.lexicon.indicators import Mention, ancestors, columns_of, indicators
from assistant.types import Question, Target

__all__ = ["APPLY", "LED", "OF_THOSE", "Subject", "find_subject", "joined", "led"]

_JOIN = re.compile(
    r"^(?:的)?(?:数量|件数|数)?\s*(?:和|与|及|以及|、|,|/|跟|同|还有|and|&|or|or the|and the)?\s*$"
)
_OF_HOTLINE = re.compile(r"\b(?:hotline|12345|mailbox|petition|livelihood|helpline)(?:'s)? (?:service )?$")
_HOTLINES = re.compile(r"\b(?:hotline|helpline|mailbox)\b")
_DISCLOSED = re.compile(r"\b(?:disclosure|information|foi|applications?)\b")
_BODIES = frozenset({"单位", "组织", "机构"})
_INTAKE = frozenset({"received", "carried_in"})
_OF_APPLICATIONS = frozenset({"handled_total", "closed", "closed.on_time", "closed.extended", "answered"})
_ASSESSED = re.compile(
    "评估|测评|机构|检查|监测|服务|平台|公司|调查|[^,，。;]{0,8}(?:打分|评分|评价|测评|评估|考核|打多少分)|\\s*(?:assess|evaluat|survey|audit|agenc|institution|platform|service|review)"
)
LED = re.compile(
    r"\b(?:(?:principal|main|top|leading|senior|chief) )?(?:leaders?|mayors?|magistrates?|secretar(?:y|ies)|chiefs?|principals?|heads?|officials?(?= in charge))\b.{0,60}\b(?:attend\w*|present|join\w*|took part|take part|appear\w*|in person|participat\w*)\b"
    r"|(?:一把手|主要(?:负责)?(?:领导|同志|负责人)|主官|(?<!副)[省市县区州旗镇乡局厅校院]长(?:本人|自己|亲自)?)[^,，。?？]{0,6}?(?:参加|出席|到场|露面|出面|到会|亲自上|上阵|主持|坐镇|去|上)(?=的|了|多少|几|有|新闻发布|发布会|记者会|[,，?？]|$)"
    r"|\b(?:attended|held|given|led|joined|chaired) by (?:[\w'’]+ ){0,5}(?:leaders?|mayors?|magistrates?|secretar(?:y|ies)|chiefs?|heads?)\b"
)
_DEPUTY = re.compile(r"\b(?:deput(?:y|ies)|vice|assistant)\b|副[省市县区旗州镇乡局厅主书]")
"""A deputy who came is no principal leader."""
_NOT = frozenset("不没未")
_OF_OTHERS = re.compile(
    "热线|信箱|工单|提案|建议|来信|信访|留言|诉求|问题|毛病|转办|平台|投诉|举报|意见|批示|督办"
)
"""What else is left undone at the end of a year beside applications."""
_BEFORE = re.compile("(?:本来|原来|原先|原本|起初|以前|过去)$")
_TO_APPLICANTS = frozenset(f"{before}申请人" for before in "向给对跟找替为")
"""Whom something was done to (向申请人收了多少费)."""
_FOR_INFORMATION = re.compile(
    "^(?!.*(?:行政事业|事业性)).*(?:[向给对跟找替为]申请人|(?:要|查|申请)(?:政府|公开)?(?:信息|公开|材料|文件).{0,6}(?:收费|收钱|掏钱|付费|交费|交钱|花钱)|处理费|收费通知)"
)
"""What is paid for is the information asked for."""
_PAID_FOR = frozenset({"processing_fee", "fee_collected"})
_ATTENDED = re.compile(
    r"\b(?:part|participat\w*|attend\w*|came|come|enrol\w*|present|trained) (?:in |at |to |for )?(?:[a-z-]+ ){0,3}$"
)
_SESSIONS = re.compile(r"\bhow many (?:[a-z-]+ )?(?:sessions|courses|classes|workshops|trainings|times)\b")
_CJK = re.compile(r"[\u3400-\u9fff]")
_IN_ALL_PUBLISHED = re.compile("对外公开|公开总数")
_COUNT_AND_AMOUNT = re.compile(
    "(?:数量?|个数|(?:几|多少)[个项])(?:和|与|及|以及|、|,|，|又)?(?:总)?(?:金额|多少钱|花)"
)
_JOINED = re.compile(r"和|与|及|、|,|/|跟|同|还有|and|&|or")


@dataclass(frozen=True, slots=True)
class Subject:
    """The measures asked for; ``whole`` is the indicator they are a share of, where the question names it."""

    targets: tuple[Target, ...] = ()
    whole: str = ""
    unused: tuple[tuple[int, int], ...] = ()
    """Places of columns that none of the indicators has: words still to be met."""
    column_only: bool = False
    rejected: tuple[str, ...] = ()
    start: int = -1
    strong: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    """Places of the columns named."""
    after_another: bool = False
    """The question goes on from one about something the lexicon does not know."""


def find_subject(plain: str, mentions: Sequence[Mention], last: Question | None) -> Subject:
    """The measures a question is about.

    ``last`` is the question before: a column named alone belongs to the indicator spoken of.
    """
    named = [m for m in mentions if m.kind == "indicator" and _in_context(m, plain, mentions, last)]
    kept = _without_context(plain, named)
    chosen = list(dict.fromkeys(mention.id for mention in kept))
    marks = [m for m in mentions if m.kind == "column" and not _means_bodies(m, plain)]
    if {"carried_in", "carried_out"} <= set(chosen) and "received" in chosen:
        chosen.remove("carried_out")  # 新收和结转: what came in
    if {"training", "trainee"} <= set(chosen) and any(
        mention.id == "training" and _ATTENDED.search(plain[: mention.start]) for mention in kept
    ):
        chosen.remove("training")  # who took part in training is asked for, not how often it was held
    if chosen == ["trainee"] and _SESSIONS.search(plain):
        chosen = ["training"]
    if marks and (not chosen or (chosen == ["received"] and _who_asked_for_those(plain, last))):
        chosen = _indicators_of(marks, last, plain)
    targets = [target for indicator in chosen for target in _crossed(indicator, marks)]
    of_requests = last is not None and any(t.indicator in _PAID_FOR for t in last.targets)
    if of_requests or _FOR_INFORMATION.search(plain):  # what applicants pay is no 行政事业性收费
        targets = [Target("fee_collected") if t.indicator == "fee" else t for t in targets]
    targets = _listed_channels(targets, plain)
    targets = [_in_column(_priced(target, plain), marks) for target in targets]
    if _IN_ALL_PUBLISHED.search(plain):
        targets = [_published(target) for target in targets]
    counted = [Target(target.indicator, "items") for target in targets if target.column == "amount"]
    if _COUNT_AND_AMOUNT.search(plain):
        targets = [target for target in counted if "items" in columns_of(target.indicator)] + targets
    used = {target.column for target in targets}
    dropped = [mention.id for mention in named if mention.id not in chosen]
    return Subject(
        tuple(dict.fromkeys(targets)),
        dropped[0] if dropped else "",
        tuple(span for mark in marks if mark.id not in {*used, "total"} for span in mark.spans),
        not kept,
        tuple(m.id for m in mentions if m.kind == "indicator" and m not in named),
        kept[0].start if kept else -1,
        any(mention.strong for mention in kept),
        tuple(span for mark in marks for span in mark.spans),
        last is not None and not last.targets and bool(last.words),
    )


_CHANNELS = {
    "channel.website": "(?:政府|门户|政务)?网站",
    "channel.wechat": "(?:政务)?微信(?:公众号)?",
    "channel.weibo": "(?:政务)?微博",
    "channel.gazette": "(?:政府)?公报",
}
_CHANNEL_LIST = re.compile(f"(?:(?:{'|'.join(_CHANNELS.values())})[、和跟与及,，]?){{2,}}")


def _listed_channels(targets: list[Target], plain: str) -> list[Target]:
    """Every channel of a list of them, where the lexicon knows only some by so short a name (网站微信微博各多少条)."""
    found = _CHANNEL_LIST.search(plain)
    if found is None or not targets or not all(t.indicator.startswith("channel.") for t in targets):
        return targets
    named = [(m.start(), name) for name, said in _CHANNELS.items() if (m := re.search(said, found.group()))]
    return [Target(name, targets[0].column) for _, name in sorted(named)]


def led(subject: Subject, plain: str, last: Question | None) -> Subject:
    """The occasions the leader attended (how many did the mayor attend), where English asks for those."""
    found = LED.search(plain)
    if not found or _DEPUTY.search(found.group()):
        return subject
    spoken = subject.targets or (last.targets if last else ())
    rows = [Target(f"{target.indicator}.leader") for target in spoken]
    if not rows or any(row.indicator not in indicators() for row in rows):
        return subject
    return replace(subject, targets=tuple(dict.fromkeys(rows)), strong=True, column_only=False)


_SERVED = re.compile(
    "(?:生活)?(?:用户|用[气水电热户]|[气水电热]价|供[气水电热]|阶梯|小区|住宅|楼|客户|读者|乘客|患者|病人)"
)
"""Whom a company serves, and with what: no applicants (居民用户, 企业用电)."""


def _means_bodies(mark: Mention, plain: str) -> bool:
    """Whether 单位 or 机构 is the body that reports, not the one that applies, and 居民 those whom a company serves."""
    word = plain[mark.start : mark.end].strip()
    if _SERVED.match(plain, mark.end):
        return True
    return not word or (word in _BODIES and not re.match("的?(?:提|申请|来|递|名义)", plain[mark.end :]))


def _in_context(mention: Mention, plain: str, mentions: Sequence[Mention], last: Question | None) -> bool:
    """Whether a word that many things are done with (handled, online, by letter) is said of applications."""
    if mention.id == "received" and len(mention.spans) > 1 and plain[mention.end : mention.end + 1] == "人":
        return False  # 收了申请人多少复印费
    if mention.id == "received" and plain[max(0, mention.start - 1) : mention.end] in _TO_APPLICANTS:
        return False
    if mention.id == "received" and _OF_HOTLINE.search(plain[: mention.start]):
        return False  # what a hotline was asked for is no application
    handled = mention.id in _OF_APPLICATIONS or mention.id in {"received", "handled"}
    if handled and _HOTLINES.search(plain) and not _DISCLOSED.search(plain):
        return False
    if _names_another(mention, plain):
        return False
    if (
        mention.id in {"granted", "partly_granted"}
        and plain[max(0, mention.start - 1) : mention.start] in _NOT
    ):
        return False  # 不公开了几件
    if mention.id.startswith("refused") and _BEFORE.search(plain[: mention.start]):
        return False  # 本来不给看、后来改成给看的
    if mention.id == "refused" and not mention.strong and _OF_LISTED.search(plain):
        return False  # 清单里还有几条没公开: of no application
    if mention.id == "refused.third_party" and _ASSESSED.match(plain[mention.end :]):
        return False
    of_another = last is not None and not last.targets and bool(last.words)  # 校长信箱收了多少封信,办结多少
    if mention.id == "carried_out" and not mention.strong and "申请" not in plain:
        return not (of_another or _OF_OTHERS.search(plain))  # 热线转来的件还有多少没办结
    bare = mention.id in _OF_APPLICATIONS or mention.id.startswith("received.")
    if not bare:
        return True
    if mention.strong and _CJK.search(plain[mention.start : mention.end]) and not of_another:
        return True
    spoken = last is not None and any(
        indicators()[t.indicator].columns == "applicant"
        or t.indicator.startswith("received.")
        or t.indicator in _OF_APPLICATIONS
        for t in last.targets
    )
    share = mention.id.startswith("received.") and _OF_SHARE.match(plain[mention.end :])  # 邮寄的占几成
    named = re.search("申请|applica|request", plain)
    made = not of_another and (
        _HANDED_IN.match(plain[mention.end :]) or _ASKED_EN.search(plain[: mention.start])
    )
    return bool(spoken or share or named or made) or any(m.id == "received" for m in mentions)


_OF_LISTED = re.compile(
    "^(?!.*(?:申请|答复|理由)).*(?:清单|目录|事项|栏目|条目|文件|档案)[^。]{0,14}?(?:(?:多少|几)[条项个类份][^,，。]{0,4}(?:没|未|不)|(?:没|未|不)[^,，。]{0,6}公开[^,，。]{0,6}(?:多少|几|哪)[条项类]?)"
)
"""Things on a list that are not made public yet."""
_MONEY = re.compile(
    r"钱|金额|资金|总额|开支|支出|花费|花掉|花了|费用|价款|多少[万亿]?元|采购额|\b(?:money|spen[dt]\w*|spending|cost\w*|value|worth|amount|expenditure|outlay)\b"
)
_ITEMS = re.compile(
    r"项目|几[个次项笔批]|多少[个次项笔批]|[个次项笔批]数|\b(?:projects?|items?|purchases|how many|number)\b"
)
_OF_DOCUMENTS = frozenset({"made", "repealed", "in_force"})
_HANDED_IN = re.compile("(?:来)?(?:提交?|递交?|交)(?:出|上来|过来|进来)?的")
_ASKED_EN = re.compile(r"\b(?:asked|applied|applying|filed|lodged|put in)(?: (?:it|them|in))? $")
"""How one asks for information through a channel: of applications, whatever else is not said (网上提的有几件)."""
_OF_SHARE = re.compile("(?:来|过来|寄)?的?(?:一共|总共)?占")


def _priced(target: Target, plain: str) -> Target:
    """What the purchases came to, where their money is asked for and not their number (集中采购的钱涨了百分之几)."""
    of_money = target == Target("procurement") and _MONEY.search(plain) and not _ITEMS.search(plain)
    return Target("procurement", "amount") if of_money else target


def _in_column(target: Target, marks: Sequence[Mention]) -> Target:
    """The documents made, repealed or in force, where published documents are asked about by such a column."""
    documents = target.indicator.removeprefix("proactive.")
    if documents == target.indicator or target.column or documents not in indicators():
        return target
    known = [mark.id for mark in marks if mark.id in _OF_DOCUMENTS and mark.id in columns_of(documents)]
    return Target(documents, known[0]) if known else target


def _published(target: Target) -> Target:
    """The documents of a kind that are open to the public, where all of them and not the year's are asked for."""
    documents = target.indicator.removeprefix("proactive.")
    known = documents in indicators() and "published_total" in columns_of(documents)
    return Target(documents, "published_total") if known else target


def _names_another(mention: Mention, plain: str) -> bool:
    """Whether a noun before the one character a lay wording ends in makes it another thing (开了几场院坝会)."""
    (_, before), (start, end) = mention.spans[-2:] if len(mention.spans) > 1 else ((0, 0), (0, 0))
    return end - start == 1 and any(map(narrows, unexplained(plain[before:start])))


_LEFT_OUT = re.compile(
    r"(?:不算|不含|不包括|不计|剔除|扣除|除去|除了)[^,，。;]{0,3}$"
    r"|\b(?:excluding|except|without|not (?:counting|including)|leaving (?:aside|out)|apart from|other than)(?: (?:the|those|any|all|ones?|requests?|applications?|cases?|already|being|that were|which were|for))* ?$"
)


def _without_context(plain: str, named: list[Mention]) -> list[Mention]:
    """Mentions that are asked for, not those that only say what the others are a part of."""
    kept = [m for m in named if not _LEFT_OUT.search(plain[: m.start])] or list(named)
    for mention in list(kept):
        others = [other for other in kept if other is not mention and other.id != mention.id]
        if others and _is_context(plain, mention, others):
            kept.remove(mention)
    return kept


_HOW_MANY = re.compile(r"\b(?:how many|(?:total )?number of)\b[^,;?]*$")


def _is_context(plain: str, mention: Mention, others: list[Mention]) -> bool:
    if any(mention.id in _groups(other.id) for other in others):
        return not (joined(plain, mention, others) or _parts_behind(plain, mention, others))
    if mention.id in {"received", "carried_in"} and any(other.id == "handled" for other in others):
        return True  # 收办 is both together
    if mention.id in {"received", "handled", "handled_total", "answered"}:
        same_set = any(
            (
                indicators()[other.id].columns == "applicant"
                and not (mention.id == "handled" and other.id in _INTAKE)
            )
            or other.id.startswith(("received.", "closed", "answered", "fee_collected", "processing_fee"))
            for other in others
        )
        return same_set and not (joined(plain, mention, others) or _set_against(plain, mention, others))
    if any(mention.id in indicators()[other.id].near for other in others):
        return mention.weight < max(other.weight for other in others)
    after = plain[mention.end : mention.end + 6]
    if (
        indicators()[mention.id].columns == "applicant"
    ):  # 部分公开里头是公司申请的: still of those partly granted
        others = [
            other for other in others if other.id != "received" or "新" in plain[other.start : other.end]
        ]
    return bool(CONTEXT_AFTER.match(after)) and any(other.start >= mention.end for other in others)


_AGAINST = re.compile(
    r"\bthan (?!\d|in\b|the (?:year|previous|last|prior)|last\b|a\b|an\b|one\b|half\b|what\b|that of\b)|\bversus\b|\bvs\b|\bor (?:the |their |its )?(?:number|total|count) of\b"
    r"|比(?!例|重|率|上|去|前|往|较|[12]\d{3}|起)|多还是|少还是|大还是|高还是"
)
"""Two figures of one year set against each other (申请数比答复数多吗)."""


def _set_against(plain: str, mention: Mention, others: list[Mention]) -> bool:
    """Whether another figure is compared with the one mentioned, which stands alone on its side."""
    against = _AGAINST.search(plain)
    if against is None:
        return False
    before = mention.end <= against.start()
    return all((other.end <= against.start()) is not before for other in others)


def _parts_behind(plain: str, mention: Mention, others: list[Mention]) -> bool:
    """Whether English asks how many of a whole and names its parts behind a comma (…, full-time and part-time)."""
    parts = [o for o in others if mention.id in ancestors(o.id) and o.start >= mention.end]
    if len(parts) < 2 or not _HOW_MANY.search(plain[: mention.end]):
        return False
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    return "," in plain[mention.end : first] and not re.search("[a-z]", plain[last:])


def _groups(indicator: str) -> set[str]:
    """The groups an indicator belongs to, and the rows of other forms that say the same as they do."""
    above = ancestors(indicator)
    return {*above, *(near for group in above for near in indicators()[group].near)}


def joined(plain: str, mention: Mention, others: list[Mention]) -> bool:
    """Whether a conjunction alone stands between the mention and another one."""
    for other in others:
        between = plain[min(mention.end, other.end) : max(mention.start, other.start)]
        if _JOINED.search(between) and _JOIN.match(between.strip()):
            return True
    return False


OF_THOSE = re.compile(
    r"^[\W\d年]*(?:那么?|那|这|又|它们?|他们)*(?:其中|这(?:其中|里面?|里头|当中|些|几件|部分)|那(?:其中|里面?|里头|当中|些|几件|部分)|里面|里头|当中|其间)|\b(?:of|among|amongst|in) (?:these|those|them|that)\b"
)
"""A part of the figure just told."""
_NEWLY = re.compile(r"新收|收到|收了|接到|受理|总共?|一共|\b(?:newly|received|receive|came in|in total)\b")


def _who_asked_for_those(plain: str, last: Question | None) -> bool:
    """Whether 申请 only says whose part of the figure just told is asked for (予以公开几件 → 其中公司申请的)."""
    told = last is not None and any(_set_of(target.indicator) == "applicant" for target in last.targets)
    return told and bool(OF_THOSE.search(plain)) and not _NEWLY.search(plain)


_ASKS_BEFORE = re.compile(r"(?:多少|几)[家户名位个]?[\u3400-\u9fff]{0,2}$|\bhow many (?:[a-z-]+ ){0,2}$")
_ASKS_BEHIND = re.compile(
    "(?:数量|总数|数)?(?:是|有|共|一共|总共|到底|又|各|分别|达到?)*(?:多少|几)[家户名位](?!的)"
)
APPLY = re.compile(
    r"申请|提交|提出|递|(?<!受)理|来件|来函|要信息|\b(?:appl|request|fil(?:e|ed|ing)\b|ask|submit|lodg|sought|seek)"
)
"""Says that somebody applies."""


def _count_themselves(marks: Sequence[Mention], plain: str) -> bool:
    """Whether companies or persons are counted who did something else than apply (检查了多少家企业)."""
    return not APPLY.search(plain) and all(
        _ASKS_BEFORE.search(plain[: mark.start]) or _ASKS_BEHIND.match(plain, mark.end) for mark in marks
    )


def _indicators_of(marks: list[Mention], last: Question | None, plain: str) -> list[str]:
    """The indicators a column named alone can belong to: those spoken of, else the usual one of its set."""
    sets = {name for mark in marks for name in mark.sets if mark.id != "total"}
    spoken = [target.indicator for target in last.targets] if last else []
    fitting = [indicator for indicator in spoken if _set_of(indicator) in sets]
    if fitting:
        return list(dict.fromkeys(fitting))
    if "applicant" in sets:
        return [] if _count_themselves(marks, plain) else ["received"]
    if "outcome" in sets:
        return ["review", "litigation"]
    if sets == {"procurement"}:
        return ["procurement"]  # 采购了多少个项目
    return []


def _set_of(indicator: str) -> str:
    """The set of columns of an indicator, or of the row of another form that says the same."""
    entry = indicators()[indicator]
    return entry.columns or next((c for near in entry.near if (c := indicators()[near].columns)), "")


def _crossed(indicator: str, marks: list[Mention]) -> list[Target]:
    """The indicator by each of its columns named; a row of an older form takes those of the row that replaced it."""
    entry = indicators()[indicator]
    available = columns_of(indicator) or next((columns_of(n) for n in entry.near if columns_of(n)), {})
    fitting = list(dict.fromkeys(mark.id for mark in marks if mark.id in available and mark.id != "total"))
    return [Target(indicator, column) for column in fitting] or [Target(indicator)]
