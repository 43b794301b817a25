"""One figure becomes a draft: what names it, whether it counts anything, rule or result."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.lexicon.labels import match_label
from assistant.reports.borrowing import of_whom, subject_of
from assistant.reports.changes import change, compared_with, old_figure, run_length, share
from assistant.reports.clauses import HIDDEN, Cell
from assistant.reports.context import Place, Reading, State
from assistant.reports.drafts import Draft
from assistant.reports.subjects import Phrase, cleaned, named_after, split_names, text_of
from assistant.types import Measure, Status

__all__ = ["counts_nothing", "read_figure"]

_TIMES = frozenset({"个工作日", "工作日", "天", "日", "小时", "分钟", "秒", "个月", "周"})
_NEVER = frozenset({"年", "岁", "版", "学年", "届"})
_PEOPLE = frozenset({"人", "件", "条", "场", "批", "户", "家"})
"""What may be counted by times as well: 人(次)."""
_SECONDS, _MINUTES = re.compile(r"钟?\d+秒"), re.compile(r"\d分钟?$")
_NAMES_NEXT = re.compile(r"的(?:有|共|共有|达|为|占)?\d")
_AHEAD = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:将|拟|计划|预计)(?:于|在|到|至)?(?:(?P<year>20\d\d)年|明年|来年|下一?年(?!度?办理))"
)
_TARGET = re.compile(r"的?(?:年度|全年|既定|预期)?(?:工作)?(?:目标|任务)")
_THINGS = frozenset({"项", "个", "类", "款", "种"})
_COUNTED = re.compile("任务|要求|规定|标准|目标")
"""What may be counted itself: 18项|任务; but 完成300条|任务."""
_WEIGHT = re.compile("(?:占|权重|分值|满分)(?:为|是|:)*$")
"""What a thing may score at most: 政务公开占|4分."""
_SET_BEFORE = re.compile(r"(?:年初|原)(?:制定|确定|计划|设定|预定|提出|下达|定下?)的?$")
_STRETCHES = re.compile(r"季度|学期|年度|星期|小时|月")
_JOINED = re.compile(r"(?:[+×xX·/]|(?<!\*)\*)$")
_JOINS = re.compile(r"[+×*](?![,;。、*)\"]|$)")
_AND_MORE = re.compile(r"\+(?=[,;。、)\"]|$)")
_ONE_OF = re.compile(r"[^,;。]*之一(?:[,;。]|$)")
_FEE_FOR_EACH = re.compile(r"费.{0,6}每[件页张次份人][^,]{0,6}$")
_WHAT_SHOULD = re.compile(r"应当?[^,]{1,20}的$")
"""What should be done describes what was counted: 应公开预算的|86家单位."""
_AS_MUCH = re.compile(rf"(?:是|为|达|相当于)[^,;{HIDDEN}]{{0,10}}{HIDDEN}*的(?:近|约)?$")
_UNCOUNTED = re.compile(r"(?:(?<!提)前|第|每|连续|近)$")
_NUMBERED = re.compile(r"(?:附件|附表|附图)$")
_SITTING = re.compile(r"(?:届|人大|政协|常委会|代表大会|委员会|[一二三四五六七八九十]中)$")
_SITS = re.compile(r"(?:全体)?会议|全会")
"""十五届人大五次会议: which of its meetings."""
_SELDOM = re.compile(r"才[^,\d]{0,6}$")
"""半年才换一次."""
_RANK = re.compile(r"前进|排名|位列|名列|跃升|排在|位居|跻身")
_UP = re.compile(r"(?:提升|上升|提高|前移|下降|下滑|后移)了?$")
"""较上年提升2位: places in a ranking."""
_ARTICLE = re.compile(
    r"条例.{0,3}(?:新增|增加|减少|修改)了?$|第[\d一二三四五六七八九十百]+[条款项章节]?[、和至及与,-]$|[\d一二三四五六七八九十]+章(?:,|共)?$"
)
_LINKED = re.compile(r"(?:为|是|:|数|量|共|达|计|均|各)$")
_EACH = re.compile(r"(?:均|皆|各|都)(?:为|是|有|达到?|实现|保持|约)*$")
_APART = re.compile(r"分别|依次")
_EVERY = re.compile(
    r"(?<!平均)每(?:[一二两三四五六半\d]+个?)?(?:年度?|个?月|周|星期|季度?|日|天|半年|学期)(?!报|刊|均|平均)[^,]{0,8}$"
)
_LISTS = re.compile(r"(?:依次|分别)?(?:为|是)(?=[^为是]*、[^为是]*$)")
_AND_SUCH = re.compile(r"等(?:渠道|方式|形式|途径|媒体|平台)?(?=(?:主动)?(?:公开|发布))")
_LEVELLED = re.compile(r"(?:国家|[省市县区州镇乡村])(?:级|直)?|线[上下]|[一二三]审|[上下]半年|[男女]性?")
_ENDS_LEVELLED = re.compile(f"(?:{_LEVELLED.pattern})$")
"""What things come in levels: 省、市人大代表建议."""
_RATE = re.compile(
    r"(?:公[开示布]|按[时期]办结|按[时期]答复|办结|答复|回复|满意|覆盖|达标|合格|及时|完成|解读|见面|知晓|网办)率$"
)
_OFFICE = re.compile(r"(?:[局委办厅镇乡院校处所队馆]|街道|中心|公司|单位|部门)$")
_DID = re.compile(
    r"(?P<deed>(?:收到|受理|办理|办结|答复|公开|发布|报送)(?:的|了)?[\u4e00-\u9fff]{0,12}?)(?:较多|最多|居前|量大)?$"
)
"""县发改局、县财政局|受理申请|较多,分别为35件、28件."""
_CHANNEL_NAME = re.compile(
    r"(?:政府|政务|门户|官方|新闻|新浪|腾讯|本)*(?:网站|微博|微信|公众号|客户端|APP|头条号|今日头条|抖音号?|快手|视频号|公报)+"
)
_AT_LEAST = re.compile(r"(?:至少|最少(?![的是为一])|不得?(?:少于|低于))(?=[^,]{0,6}$)")
_ABOUT = re.compile(r"(?<![节预公条签契集])约占比?$")
_AT_MOST = re.compile(
    r"(?:至多|(?<!单[日人次月户周])(?<!一[天日月周次])最多(?![的是为一])|不得?(?:超过|多于|高于))(?=[^,]{0,6}$)"
)
"""Bounds that stand before the verb: 至少开展1次, 不得超过总量的5%."""


def counts_nothing(reading: Reading, at: Place) -> bool:
    """Whether a number is no figure a reader would ask for: a rank, an article, a view counter …."""
    number, before, after = at.item.number, at.before, at.after
    if number.unit in _NEVER or reading.words.skip_right.match(after):
        return True
    if _JOINED.search(before) or _JOINS.match(after) or _UNCOUNTED.search(before):
        return True
    if number.unit in ("条", "款", "项", "章") and (
        _ARTICLE.search(before) or after.startswith(("规定", "款", "第"))
    ):
        return True  # 第二十条和21条
    if (not number.unit and _NUMBERED.search(before)) or (number.value == 1 and _SELDOM.search(before)):
        return True
    if number.unit == "次" and _SITTING.search(before) and _SITS.match(after):
        return True
    if _is_of_document(reading, at):
        return True
    if number.unit in ("名", "位") and (_RANK.search(before) or _UP.search(before)):
        return True
    if number.unit and _is_class(number.unit, before, after):
        return True
    if _ONE_OF.match(after):
        return True
    if number.unit == "倍" and _AS_MUCH.search(before):
        return True  # 是去年的1.5倍 is no amount of either year
    if (number.unit == "分" and _SECONDS.match(after)) or (number.unit == "秒" and _MINUTES.search(before)):
        return True  # 停留时间2分35秒
    over = before.endswith(("过", "超")) and not number.unit
    if (number.upper or over or number.unit in ("分", "岁")) and _NAMES_NEXT.match(after):
        return True  # 80-90分的24家, 阅读量过10万的18条
    if number.unit == "个" and _STRETCHES.match(after):
        return True  # 4个季度抽查合格率均为100%
    if number.unit in _TIMES and not _is_stated_time(reading, at):
        return True
    return _is_bare(reading, at) or _is_counter(reading, at) or _is_field(reading, at)


def _is_of_document(reading: Reading, at: Place) -> bool:
    """Whether it stands in the bracket of a document's number: (教办函〔2014〕23号,共10大类50条)."""
    level = at.level
    if reading.prose.text[level.start - 1 : level.start] != "(":
        return False
    return any(number.kind == "document" for number in reading.prose.numbers_in(level.start, at.cell.end))


def _is_class(unit: str, before: str, after: str) -> bool:
    """Whether it bounds a class of others: 50件至100件的有5个."""
    number = rf"\d+{re.escape(unit)}"
    first = re.match(rf"[-~至到]{number}的", after)
    return bool(first or (after.startswith("的") and re.search(rf"{number}[-~至到]$", before)))


def _is_stated_time(reading: Reading, at: Place) -> bool:
    """Time used, or a time limit in days; not opening hours and the like."""
    number = at.item.number
    if reading.words.effort.search(at.before):
        return True
    if number.unit in ("个月", "周", "小时", "分钟", "秒"):
        return False
    return number.unit.endswith("工作日") or number.bound == "at_most" or at.after.startswith("内")


def _is_bare(reading: Reading, at: Place) -> bool:
    """A number without a measure word counts only where its words say that it counts."""
    number, before = at.item.number, at.before
    if number.unit or number.percent or reading.prose.text[number.end - 1] in "万亿":
        return False
    if at.after.strip(" 。,;、") or not (before.strip() or at.cell.opener == ":"):
        return True
    if _LINKED.search(before) or at.cell.opener == ":":
        return False
    return match_label(text_of(reading.prose, cleaned(at.cell, *at.item.left))) is None


def _is_counter(reading: Reading, at: Place) -> bool:
    """Views of the page, in its head: 浏览次数:1024."""
    before = at.before.strip()
    if at.item.opener == ":" and at.index > 0 and not before:
        return bool(reading.words.skip_subject.search(at.level.cells[at.index - 1].text))
    return len(at.level.cells) == 1 and bool(reading.words.skip_subject.fullmatch(before))


def _is_field(reading: Reading, at: Place) -> bool:
    """A part of a phone number, a date or the like that the parser has already named."""
    span = reading.prose.span(at.item.number.start, at.item.number.end)
    return any(
        field.span.start < span.end and span.start < field.span.end
        for field in reading.report.fields
        if field.span is not None and field.name not in ("structure", "responsible")
    )


def read_figure(state: State, at: Place) -> list[Draft]:
    """The drafts of one figure: one, or one for each name that shares it, or none without a subject."""
    if state.pending and not cleaned(at.cell, *at.left):
        after = named_after(at.cell, *at.item.right, bare=False)
        return [_draft(state, at, state.pending.pop(0) + state.tail + after)]
    if drafts := _shared(state, at):
        return drafts
    number = at.item.number
    for kind in (old_figure, compared_with, change):
        if (draft := kind(state, at, _draft)) is not None:
            return [draft] if draft.subject else []
    if number.percent or number.unit == "个百分点":
        return [draft] if (draft := share(state, at, _draft)).subject else []
    subject = subject_of(state, at)
    return _each_of_none(state, _draft(state, at, subject)) if subject else []


def _draft(state: State, at: Place, subject: Phrase) -> Draft:
    number, subject = at.item.number, of_whom(state, subject)
    draft = Draft(
        number.start, number.end, number.value, subject, (at.cell.start, at.cell.end),
        unit=number.unit, upper=number.upper, bound=number.bound, before=state.last,
    )  # fmt: skip
    if number.unit in _PEOPLE and state.reading.prose.text.startswith("(次)", number.full_end):
        draft.unit += "次"
    if _AND_MORE.match(at.after):
        draft.bound = "at_least"  # 10万+
    if not draft.bound and _ABOUT.search(at.before):
        draft.bound = "about"
    if not draft.bound:
        draft.bound = (
            "at_least" if _AT_LEAST.search(at.before) else "at_most" if _AT_MOST.search(at.before) else ""
        )
    draft.measure = Measure.SHARE if number.percent else Measure.LEVEL
    if not number.unit and number.value == 0 and text_of(state.reading.prose, subject).endswith("率"):
        draft.unit, draft.measure = "%", Measure.SHARE  # 纠错率为0
    state.date(draft)
    if state.inside and state.reading.words.plan.search(f"{at.before}{number.value:f}"):
        draft.status, draft.cumulative = Status.PLAN, False  # 开放17个(年初计划20个)
    _date_ahead(state, at, draft)
    if _is_rule(state.reading, at) and (draft.status is Status.RESULT or number.unit in _TIMES):
        draft.status, draft.cumulative = Status.RULE, False
    return draft


def _date_ahead(state: State, at: Place, draft: Draft) -> None:
    """What the words behind a figure plan for it: 剩余38个|将于2016年完成, 年初确定的24场|目标."""
    if _TARGET.match(at.after) and _SET_BEFORE.search(at.before):
        draft.status, draft.cumulative = Status.PLAN, False
        return
    found, year = _AHEAD.match(at.after), state.reading.report.year
    if found is None or (year is None and not found["year"]):
        return
    draft.status, draft.cumulative = Status.PLAN, False
    draft.year = int(found["year"]) if found["year"] else (year or 0) + 1


def _is_rule(reading: Reading, at: Place) -> bool:
    """Whether the figure is a limit or a duty, not something that happened."""
    number, words = at.item.number, reading.words
    if (
        (words.rule.search(at.before) and not _WHAT_SHOULD.search(at.before))
        or (_EVERY.search(at.before) and not number.percent)
        or _FEE_FOR_EACH.search(at.before)
        or (number.unit == "元" and at.after.startswith("/"))
    ):
        return True
    if number.unit == "分" and not number.bound and _WEIGHT.search(at.before):
        return True
    if number.unit in _TIMES:
        limit = number.bound == "at_most" and at.before.endswith(("最长", "最迟", "最晚"))
        return limit or not words.effort.search(at.before)
    if words.rule_after.match(at.after) and not (number.unit in _THINGS and _COUNTED.match(at.after)):
        return not (_TARGET.match(at.after) and _SET_BEFORE.search(at.before))
    limit = number.bound in ("at_least", "at_most") and not number.percent
    return limit and at.after.startswith("的")  # 500万元以上的项目


# --- one figure, several names ---------------------------------------------------------------


def _shared(state: State, at: Place) -> list[Draft]:
    """Figures shared out over a list of names: 均为0, 各2名, 分别为3个、9个."""
    text = at.words
    each, apart = _EACH.search(text), _APART.search(text)
    if each is not None and text.endswith("各") and _goes_on_at_once(at):
        each, apart = None, each  # 来电、来访各12件、35件
    if each is None and apart is None:
        return []
    until = at.left[0] + (each or apart).start()  # type: ignore[union-attr]
    home, phrase = at.cell, cleaned(at.cell, at.left[0], until)
    if not phrase and state.header_cell is not None:
        home, phrase = state.header_cell, state.header
    if not phrase:
        return []
    if apart is not None and (names := _listed_before(state, at)):
        state.pending, state.tail = names, phrase
        return [_draft(state, at, state.pending.pop(0) + state.tail)]
    ranges = split_names(home, phrase[0][0], phrase[-1][1])
    names = [name for begin, end in ranges if (name := cleaned(home, begin, end))]
    if len(names) < 2:
        return []
    if text.endswith("各") and any(
        state.reading.words.verb.search(state.reading.prose.text, a, b) for a, b in ranges[1:]
    ):
        return []  # 向档案馆、图书馆移送文件各56份
    names = _whole_names(state, _with_tail(state, names))
    if each is not None:
        return [_draft(state, at, name) for name in names]
    if apart is None or len(names) != run_length(at):
        return []
    state.pending = names
    state.tail = cleaned(at.cell, at.left[0] + apart.end(), at.left[1])
    after = named_after(at.cell, *at.item.right, bare=False)
    return [_draft(state, at, state.pending.pop(0) + state.tail + after)]


def _listed_before(state: State, at: Place) -> list[Phrase]:
    """The names of 点击量居前的为|通知公告、人事招聘|,点击量分别为36万次、28万次, as many as figures follow."""
    header = state.header_cell
    listed = _LISTS.search(header.text) if header is not None else None
    if header is None or listed is None:
        return []
    ranges = split_names(header, header.start + listed.end(), header.end)
    names = [name for begin, end in ranges if (name := cleaned(header, begin, end))]
    return names if 1 < len(names) == run_length(at) else []


def _goes_on_at_once(at: Place) -> bool:
    """Whether the next figure of the cell stands right behind it, with nothing but 、 or 和 between."""
    following = at.cell.items[at.position + 1 :][:1]
    return any(item.opener and item.left[0] == item.left[1] for item in following)


def _with_tail(state: State, names: list[Phrase]) -> list[Phrase]:
    """公报、报刊等|公开的信息分别为…: each channel with what all of them did."""
    prose, (start, end) = state.reading.prose, names[-1][-1]
    tail = _AND_SUCH.search(prose.text, start, end)
    if tail is None or tail.start() == start:
        return names
    names = [*names[:-1], (*names[-1][:-1], (start, tail.start()))]
    return [(*name, (tail.end(), end)) for name in names]


def _whole_names(state: State, names: list[Phrase]) -> list[Phrase]:
    """省、市人大代表建议: each level with the thing that only the last one names."""
    prose, (start, end) = state.reading.prose, names[-1][0]
    if (thing := _thing_of_all(state, names)) is not None:
        return [*((*name, thing, *names[-1][1:]) for name in names[:-1]), names[-1]]
    last = _LEVELLED.match(prose.text, start, end)
    if last is None or last.end() == end:
        return names
    if not all(_ENDS_LEVELLED.search(text_of(prose, name)) for name in names[:-1]):
        return names
    return [*((*name, (last.end(), end), *names[-1][1:]) for name in names[:-1]), names[-1]]


def _thing_of_all(state: State, names: list[Phrase]) -> tuple[int, int] | None:
    """What only the last name says: 制定、修改、废止|规章, 政务微博、政务微信、客户端|关注人数."""
    prose, words, (start, end) = state.reading.prose, state.reading.words, names[-1][0]
    told = [text_of(prose, name) for name in names[:-1]]
    if all(words.verbs_only.fullmatch(text) for text in told):
        own = words.verb.match(prose.text, start, end)
    elif all(_CHANNEL_NAME.fullmatch(text) for text in told):
        own = _CHANNEL_NAME.match(prose.text, start, end)
    elif all(_OFFICE.search(text) for text in told) and (deed := _DID.search(prose.text, start, end)):
        return (deed.start(), deed.end("deed"))
    elif rate := _RATE.search(prose.text, start, end):
        return None if any("率" in text for text in told) else (rate.start(), end)
    else:
        return None
    return (own.end(), end) if own is not None and end - own.end() >= 2 else None


def _each_of_none(state: State, draft: Draft) -> list[Draft]:
    """A zero said of several known things at once (规章、规范性文件0件) is a zero of each."""
    if draft.value != 0 or len(draft.subject) != 1:
        return [draft]
    text = state.reading.prose.text
    start, end = draft.subject[0]
    ranges = split_names(Cell(start, end, text[start:end], "", ""), start, end)
    things = [text[first:last] for first, last in ranges]
    if len(things) < 2 or any((found := match_label(t)) is None or not found.indicator for t in things):
        return [draft]
    drafts: list[Draft] = []
    for thing in things:
        drafts.append(replace(draft, thing=thing, before=drafts[-1] if drafts else draft.before))
    return drafts
