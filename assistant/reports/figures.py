"""One figure becomes a draft: what names it, whether it counts anything, rule or result."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from decimal import Decimal

from assistant.lexicon.labels import match_label
from assistant.reports.changes import change, compared_with, old_figure, run_length, share
from assistant.reports.clauses import Cell
from assistant.reports.context import Place, Reading, State
from assistant.reports.drafts import Draft
from assistant.reports.subjects import Phrase, cleaned, named_after, object_of, split_names, text_of
from assistant.types import Measure, Status

__all__ = ["counts_nothing", "read_figure"]

_TIMES = frozenset({"个工作日", "工作日", "天", "日", "小时", "分钟", "秒", "个月", "周"})
_NEVER = frozenset({"年", "岁", "版", "学年", "届"})
_PEOPLE = frozenset({"人", "件", "条", "场", "批", "户", "家"})
"""What may be counted by times as well: 人(次)."""
_STOCK = re.compile(
    r"结转|上一?年|下一?年"
)  # 上年结转2件,办结32件: no more is concluded than that of the year before
_SUMMED = re.compile(r"(?P<total>合计|总计|共计|共)(?:达到?|为|有|约)*$")
_SUFFIX = re.compile("半年|季度|[类级市县区]")
_SO_MANY = re.compile(r"(?:以上)?[两二三四五六七八九]?(?:类|项|者|种|部分)?")
_AMOUNT_OF = re.compile(
    r"(?:总|涉及|涉案|合计)*(?:金额|总额|总数|总量|总人数|总件数|总条数|数量|资金|价款)"
)
"""Names that say nothing without the amount before: 收取信息处理费1件、金额100元."""
_KIND = re.compile(
    r"(?P<kind>.{2,16}?)(?:上一?年度?|本年)?(?:项目|处理决定|收费|采购|制[发作]|废止|现行有效)+总?(?:数量|金额|件数)"
)
_KIND_LEFT_OUT = re.compile(
    r"(?:本年度?)?(?:增减|处理决定|项目|收费|采购|制[发作]|废止|现行有效)总?(?:数量|金额|件数)"
)
"""行政处罚上一年项目数量88项,处理决定数量412件: the kind is named once."""
_REST = re.compile(r"其余|剩余|余下|其他|另有?|还有")
_NEW_ONES = re.compile(r"新增|增设|新设|新建")
_LISTED_LAST = re.compile(r"[\u4e00-\u9fff](?:和|及|与|以及)$")
_GENERIC = re.compile(
    r"(?:本年度?|上一?年度?|新)?(?:处理决定|收费|采购|制发|新?制作|新?公开|废止|现行有效|有效|项目|申请|办件|办理)?"
    r"(?:总)?(?:数量|金额|件数|项目数量|数|量|合计|总计|共计)?"
)
"""Names that say nothing without the header before the colon: 行政许可:本年处理决定数量1368件."""
_JOINED = re.compile(r"[+×*xX·/]$")
_JOINS = re.compile(r"[+×*](?![,;。、)\"]|$)")
_AND_MORE = re.compile(r"\+(?=[,;。、)\"]|$)")
_LONGEST_OBJECT = 12
_LONGEST_NAME = 16
_STRETCH = re.compile(r"(?:今年|本年|\d{4}年)?(?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}[-至~]\d{1,2}月份?)")
_AS_MUCH = re.compile(r"(?:是|为|达|相当于)[^,;]{0,10}的(?:近|约)?$")
_REMOVED = re.compile(r"^(?:共|已|并)*(?:注销|关停|关闭|取消|撤销|归并|整合|清理)")
_UNCOUNTED = ("前", "第", "每", "连续", "近", "附件", "附表", "附图")
_RANK = re.compile(r"前进|排名|位列|名列|跃升|排在|位居|跻身")
_ARTICLE = re.compile(
    r"条例.{0,3}(?:新增|增加|减少|修改)了?$|第[\d一二三四五六七八九十百]+[条款项章节]?[、和至及与,-]$|[\d一二三四五六七八九十]+章(?:,|共)?$"
)
_LINKED = re.compile(r"(?:为|是|:|数|量|共|达|计|均|各)$")
_EACH = re.compile(r"(?:均|皆|各|都)(?:为|是|有|达到?|实现|保持|约)*$")
_APART = re.compile(r"分别")
_RESULTS = re.compile(r"(?:予以|不予|部分|同意|主动|依申请).{0,4}公开|维持|纠正|纠错|撤销|驳回")
_EVERY = re.compile(
    r"每(?:[一二两三四五六半\d]+个?)?(?:年度?|个?月|周|星期|季度?|日|天|半年|学期)(?!报|刊|均)[^,]{0,8}$"
)
_LEVELLED = re.compile(r"(?:国家|[省市县区州镇乡村])(?:级|直)?|线[上下]|[一二三]审|[上下]半年|[男女]性?")
_ENDS_LEVELLED = re.compile(f"(?:{_LEVELLED.pattern})$")
"""What things come in levels: 省、市人大代表建议."""
_AT_LEAST = re.compile(r"(?:至少|最少(?![的是为])|不得?(?:少于|低于))(?=[^,]{0,6}$)")
_AT_MOST = re.compile(r"(?:至多|最多(?![的是为])|不得?(?:超过|多于|高于))(?=[^,]{0,6}$)")
"""Bounds that stand before the verb: 至少开展1次, 不得超过总量的5%."""


def counts_nothing(reading: Reading, at: Place) -> bool:
    """Whether a number is no figure a reader would ask for: a rank, an article, a view counter …."""
    number, before, after = at.item.number, at.before, at.after
    if number.unit in _NEVER or reading.words.skip_right.match(after):
        return True
    if _JOINED.search(before) or _JOINS.match(after) or before.endswith(_UNCOUNTED):
        return True
    if number.unit in ("条", "款", "项", "章") and (
        _ARTICLE.search(before) or after.startswith(("规定", "款", "第"))
    ):
        return True  # 第二十条和21条
    if number.unit in ("名", "位") and _RANK.search(before):
        return True
    if number.unit == "倍" and _AS_MUCH.search(before):
        return True  # 是去年的1.5倍 is no amount of either year
    if number.unit in _TIMES and not _is_stated_time(reading, at):
        return True
    return _is_bare(reading, at) or _is_counter(reading, at) or _is_field(reading, at)


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
        if field.span is not None and field.name != "structure"
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
    subject = _subject(state, at)
    return _each_of_none(state, _draft(state, at, subject)) if subject else []


def _draft(state: State, at: Place, subject: Phrase) -> Draft:
    number = at.item.number
    draft = Draft(
        number.start, number.end, number.value, subject, (at.cell.start, at.cell.end),
        unit=number.unit, upper=number.upper, bound=number.bound, before=state.last,
    )  # fmt: skip
    if number.unit in _PEOPLE and state.reading.prose.text.startswith("(次)", number.full_end):
        draft.unit += "次"
    if _AND_MORE.match(at.after):
        draft.bound = "at_least"  # 10万+
    if not draft.bound:
        draft.bound = (
            "at_least" if _AT_LEAST.search(at.before) else "at_most" if _AT_MOST.search(at.before) else ""
        )
    draft.measure = Measure.SHARE if number.percent else Measure.LEVEL
    state.date(draft)
    if _is_rule(state.reading, at) and (draft.status is Status.RESULT or number.unit in _TIMES):
        draft.status = Status.RULE
    return draft


def _is_rule(reading: Reading, at: Place) -> bool:
    """Whether the figure is a limit or a duty, not something that happened."""
    number, words = at.item.number, reading.words
    if words.rule.search(at.before) or _EVERY.search(at.before):
        return True
    if number.unit in _TIMES:
        return not words.effort.search(at.before)
    if words.rule_after.match(at.after):
        return True
    limit = number.bound in ("at_least", "at_most") and not number.percent
    return limit and at.after.startswith("的")  # 500万元以上的项目


# --- what names it ---------------------------------------------------------------------------


def _subject(state: State, at: Place) -> Phrase:
    """The phrase that names an amount."""
    before = cleaned(at.cell, *at.left)
    if _SO_MANY.fullmatch(text_of(state.reading.prose, before)) and at.search(_SUMMED):
        before = ()
    rest = bool(_REST.fullmatch(text_of(state.reading.prose, before)))
    after = named_after(at.cell, *at.item.right, bare=not before or rest)
    if not before and not after:
        return _summed(state, at) or _of_next(at) or state.borrowed()
    if before and after and _LISTED_LAST.search(at.words):
        return _up_to_deed(state, after)
    if before and (not after or at.right.startswith("的")):
        if (
            at.item.opener == ":"
            and state.header
            and _GENERIC.fullmatch(text_of(state.reading.prose, before))
        ):
            return state.header + before
        return _stretch(at) + _amount_of(state, before) + before + _left_out(state, at, before)
    return _stretch(at) + before + after


def _summed(state: State, at: Place) -> Phrase:
    """合计, of the amounts before it: the thing counted, without the channel of the last amount."""
    last, found = state.last, at.search(_SUMMED)
    if last is None or found is None or last.unit != at.item.number.unit or at.item.number.value <= last.value:
        return ()
    prose, strong = state.reading.prose, state.strong
    if strong and prose.text[strong[-1][1] - 1] == "中":
        return (*strong[:-1], (strong[-1][0], strong[-1][1] - 1))  # 受理的申请中,网上31件,当面8件,共39件
    total = at.cell.start + found.start("total"), at.cell.start + found.end("total")
    return (*_in_common(state, last, at.item.number.value), total)


def _in_common(state: State, last: Draft, total: Decimal) -> Phrase:
    """The words that the amounts before, which add up to ``total``, end with; of two amounts that do not, the object."""
    prose, start = state.reading.prose, last.subject[-1][0]
    names, value, draft = list[str](), Decimal(0), last
    while value < total and draft.unit == last.unit:
        names.append(text_of(prose, draft.subject))
        value += draft.value
        if draft.before is None:
            break
        draft = draft.before
    if value != total or len(names) < 2:
        return object_of(prose, last.subject)
    shared = len(os.path.commonprefix([name[::-1] for name in names]))
    end = last.subject[-1][1]
    first = max(end - shared, start)
    if found := _SUFFIX.match(prose.text, first, end):
        first = found.end()
    return ((first, end),) if end - first > 1 else ()


def _of_next(at: Place) -> Phrase:
    """What stands behind the next figure, where nothing stands between: 12类43项公共服务事项."""
    following = at.cell.items[at.position + 1 :][:1]
    if not following or following[0].number.full_start != at.item.number.full_end:
        return ()
    return named_after(at.cell, *following[0].right, bare=False)


def _up_to_deed(state: State, phrase: Phrase) -> Phrase:
    """市档案馆和2个|公共图书馆|设立查阅点: the thing alone, without what it and others do."""
    start, end = phrase[0]
    deed = state.reading.words.deed.search(state.reading.prose.text, start + 2, end)
    return ((start, deed.start()),) if deed else phrase


def _amount_of(state: State, before: Phrase) -> Phrase:
    """The amount that 金额 or 总数 speaks of: the one before it."""
    prose, last = state.reading.prose, state.last
    if last is not None and _KIND_LEFT_OUT.fullmatch(text_of(prose, before)) and len(last.subject) == 1:
        ((start, end),) = last.subject
        kind = _KIND.fullmatch(prose.text, start, end)
        return ((start, kind.end("kind")),) if kind else ()
    if last is None or last.measure is not Measure.LEVEL or not _AMOUNT_OF.fullmatch(text_of(prose, before)):
        return ()
    text = text_of(prose, last.subject)
    if not _NEW_ONES.search(text):
        return last.subject if len(text) <= _LONGEST_NAME else object_of(prose, last.subject)
    ((start, end),) = last.subject if len(last.subject) == 1 else ((0, 0),)
    new = _NEW_ONES.search(prose.text, start, end)
    return tuple(p for p in ((start, new.start()), (new.end(), end)) if p[0] < p[1]) if new else ()


def _stretch(at: Place) -> Phrase:
    """The part of the year a figure is of, where it stands alone before it: 上半年,公开信息20条."""
    before = at.level.cells[at.index - 1] if at.index and at.position == 0 else None
    if before is None or before.items or before.closer != ",":
        return ()
    found = _STRETCH.fullmatch(before.text.strip())
    return ((before.start, before.end),) if found else ()


def _left_out(state: State, at: Place, before: Phrase) -> Phrase:
    """The object a figure leaves out because the one before it named it: 办理回复(政府信息公开申请)."""
    prose, words, text = state.reading.prose, state.reading.words, text_of(state.reading.prose, before)
    only = bool(words.verbs_only.fullmatch(text))
    last = state.last or (state.recent if only else None)
    while only and last is not None and last.before is not None and _REMOVED.search(
        text_of(prose, last.subject)
    ):
        last = last.before  # 开通96个,注销僵尸账号41个,运行55个
    if only and (thing := _of_header(state, text)):
        return thing
    if only and state.group is not None and at.item.number.unit == "元":
        return ()  # 用于网站升级20万元、培训5.8万元
    if last is None or _RESULTS.search(text) or (last.unit != at.item.number.unit and last.nil is None):
        return ()
    ends = only or (state.group is None and bool(words.told.search(text)))
    source = last.parent or last if only else last
    thing = object_of(prose, source.subject)
    if _STOCK.search(text_of(prose, thing)):
        return ()
    if thing == source.subject and len(text_of(prose, thing)) > _LONGEST_OBJECT:
        return ()
    if thing == source.subject and words.verbs_only.fullmatch(text_of(prose, thing).lstrip("未")):
        return ()
    if ends and text_of(prose, thing) not in text:
        return thing
    if state.group is None and words.channel.fullmatch(text) and thing != source.subject:
        verbs = [verb for a, b in source.subject for verb in words.verb.finditer(prose.text, a, b)]
        if words.told.fullmatch(verbs[-1].group()):
            return ((verbs[-1].start(), verbs[-1].end()), *thing)  # 微信(公开信息)500条
    return ()


def _of_header(state: State, verb: str) -> Phrase:
    """每月发布疫情信息,全年共发布12期: what the words before do the same with."""
    prose = state.reading.prose
    for start, end in state.header[:1]:
        at = prose.text.find(verb, start, end)
        if at >= 0 and 1 < end - at - len(verb) <= _LONGEST_NAME:
            return ((at + len(verb), end),)
    return ()


# --- one figure, several names ---------------------------------------------------------------


def _shared(state: State, at: Place) -> list[Draft]:
    """Figures shared out over a list of names: 均为0, 各2名, 分别为3个、9个."""
    text = at.words
    each, apart = _EACH.search(text), _APART.search(text)
    if each is None and apart is None:
        return []
    until = at.left[0] + (each or apart).start()  # type: ignore[union-attr]
    home, phrase = at.cell, cleaned(at.cell, at.left[0], until)
    if not phrase and state.header_cell is not None:
        home, phrase = state.header_cell, state.header
    if not phrase:
        return []
    ranges = split_names(home, phrase[0][0], phrase[-1][1])
    names = [name for begin, end in ranges if (name := cleaned(home, begin, end))]
    if len(names) < 2:
        return []
    if text.endswith("各") and any(
        state.reading.words.verb.search(state.reading.prose.text, a, b) for a, b in ranges[1:]
    ):
        return []  # 向档案馆、图书馆移送文件各56份
    names = _whole_names(state, names)
    if each is not None:
        return [_draft(state, at, name) for name in names]
    if apart is None or len(names) != run_length(at):
        return []
    state.pending = names
    state.tail = cleaned(at.cell, at.left[0] + apart.end(), at.left[1])
    after = named_after(at.cell, *at.item.right, bare=False)
    return [_draft(state, at, state.pending.pop(0) + state.tail + after)]


def _whole_names(state: State, names: list[Phrase]) -> list[Phrase]:
    """省、市人大代表建议: each level with the thing that only the last one names."""
    prose, (start, end) = state.reading.prose, names[-1][0]
    last = _LEVELLED.match(prose.text, start, end)
    if last is None or last.end() == end:
        return names
    if not all(_ENDS_LEVELLED.search(text_of(prose, name)) for name in names[:-1]):
        return names
    return [*((*name, (last.end(), end), *names[-1][1:]) for name in names[:-1]), names[-1]]


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
