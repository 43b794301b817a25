"""What names an amount: its own words, and what they leave out because words before have said it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.reports.clauses import Prose
from assistant.reports.context import Place, State
from assistant.reports.drafts import Draft
from assistant.reports.left_out import ALL_DO, LONGEST_NAME, STOCK, SUMMED, left_out, of_channel
from assistant.reports.subjects import Phrase, cleaned, named_after, object_of, text_of, verbs_in
from assistant.types import Measure

__all__ = ["is_stretch", "of_whole_year", "of_whom", "subject_of"]

_SUFFIX = re.compile("半年|季度|[类级市县区]")
_SO_MANY = re.compile(r"(?:以上)?[两二三四五六七八九]?(?:类|项|者|种|部分|年|家|级)?")
_AMOUNT_OF = re.compile(r"(?:总|涉及|涉案|合计)*(?:金额|总额|总数|总量|总人数|总件数|总条数|数量|资金|价款)")
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
_ALL_NOW = re.compile("(?:累计|达到?|总数达?)$")
_PLANNED = re.compile("(?:年初|原|全年|年度)?(?:计划|目标|预计|预定)(?:为|是)?")
_BY_SCORE = re.compile("(?<=[\u4e00-\u9fff])以$")
_SCORE = re.compile("得分$|分数$|成绩$")

_PER_DAY = re.compile("[日周月]均")
_CONCERNS = re.compile("(?:共)?(?:涉及|覆盖|惠及)")
_LISTED_LAST = re.compile(r"[\u4e00-\u9fff](?:和|(?<![涉普惠危])及|(?<!参)与|以及)$")
_THING_THERE = re.compile(r"[\u4e00-\u9fff\1]{2,12}?(?=[各均都共]|设|建|配|分别|全部|[,;、]|$)")
_ALL_HERE = re.compile(r"[全我本][省市县区州盟旗镇乡校局]")
"""市直部门收到申请86件,县区收到申请124件,全市合计210件."""
_GENERIC = re.compile(
    r"(?:本年度?|上一?年度?|新)?(?:处理决定|收费|采购|制发|新?制作|新?公开|废止|现行有效|有效|项目|申请|办件|办理)?"
    r"(?:总)?(?:数量|金额|件数|项目数量|数|量|合计|总计|共计)?"
)
"""Names that say nothing without the header before the colon: 行政许可:本年处理决定数量1368件."""
_CASE = re.compile(r"(?<=..)(?:工作)?(?:情况|方面)$")
_STRETCH = re.compile(
    r"(?:今年|本年|\d{4}年)?(?:上半年|下半年|前三季度|(?:第?[一二三四1-4][、和至])?第?[一二三四1-4]季度|\d{1,2}[-至~]\d{1,2}月份?)"
)
_RATE_ONLY = re.compile(
    r"(?:平均)?(?:按[期时]|及时|综合|群众|回访|总体|整体|一次性?)*"
    r"(?:办结|答复|回复|办理|处理|办复|满意|采纳|接通|反馈|签收|受理|处置|响应|解决|转办)"
    r"(?:率|度|满意率|时[限间长]|用时|周期)"
)
"""Rates and means that any channel may have."""
_CHANNEL = re.compile(r"[\u4e00-\u9fff\d\"]{0,10}?(?:信箱|热线|留言板|公开电话|服务电话|举报电话|直通车)\"?")
_MONTHS = re.compile(r"[\s,]*(?:\d{4}年)?(?P<months>(?!0?1月?[-至~到]12月)\d{1,2}月?[-至~到]\d{1,2}月份?)")
_DIVIDED = ("分", "划分", "看")
_THIS_YEAR = re.compile(r"(?:今年|本年度?|当年|本学年)(?=[共为有达约,]*$)")
_BROUGHT_BY = re.compile(r"(?:提出|提交|收到|受理)?(?:的)?(?:公开)?申请")
_MEAN = re.compile(r"平均|最[长短快慢高低多少]|人均")


def subject_of(state: State, at: Place) -> Phrase:
    """The phrase that names an amount."""
    before = cleaned(at.cell, *at.left)
    if at.item.number.unit == "分" and (score := _scored(state, at)):
        return score
    if state.inside and state.last is not None and _PLANNED.fullmatch(text_of(state.reading.prose, before)):
        before = ()  # 开放数据集17个(年初计划20个)
    if _SO_MANY.fullmatch(text_of(state.reading.prose, before)) and at.search(SUMMED):
        before = ()
    if _ALL_HERE.fullmatch(text_of(state.reading.prose, before)) and (everything := _summed(state, at)):
        return before + _deed_of(state, everything)
    rest = bool(_REST.fullmatch(text_of(state.reading.prose, before)))
    after = named_after(at.cell, *at.item.right, bare=not before or rest)
    if state.inside and state.last is None and _CONCERNS.fullmatch(text_of(state.reading.prose, before)):
        return state.strong + before + after  # 老旧小区改造(涉及31栋楼)
    if not before and not after:
        if of_year := _of_this_year(state, at):
            return of_year
        return _summed(state, at) or _of_next(at) or _each_has(state, at) or _of_all_time(state, at)
    if before and _LISTED_LAST.search(at.words):
        return _up_to_deed(state, after) if after else _behind(at)
    if before and after and at.words.endswith("为期"):
        return after  # 为期3天的|专题培训班
    if before and not after and _STRETCH.fullmatch(text_of(state.reading.prose, before)):
        last = state.last if state.last is not None and state.last.unit == at.item.number.unit else None
        if whole := state.strong or (of_whole_year(state, last) if last is not None else ()):
            total = at.search(SUMMED)
            return whole + before + ((_place(at, total, "total"),) if total else ())
    if (
        before
        and not after
        and _BROUGHT_BY.fullmatch(text_of(state.reading.prose, before))
        and _mainly(state)
    ):
        return state.header + before
    if before and (not after or at.right.startswith("的")):
        if at.item.opener == ":" and state.header and _needs_header(state, before):
            return _under_header(state, before)
        return (
            _stretch(at, before)
            + (_per_day(state, at, before) or _amount_of(state, before))
            + of_channel(state, before)
            + before
            + left_out(state, at, before)
        )
    return _stretch(at, before + after) + before + after


def of_whom(state: State, subject: Phrase) -> Phrase:
    """The channel that a rate or a mean without a name of its own is of: 县长信箱收信772件,|平均办理时限 …."""
    prose = state.reading.prose
    if not _RATE_ONLY.fullmatch(text_of(prose, subject)):
        return subject
    last, start = state.last, state.sentence.start
    phrases = [state.header, state.strong]
    while last is not None and last.start >= start:
        phrases.append(last.subject)
        last = last.before
    for phrase in filter(None, phrases):
        start, end = phrase[0]
        deed = state.reading.words.deed.match(prose.text, start, end)
        if channel := _CHANNEL.match(prose.text, deed.end() if deed else start, end):
            return (channel.span(), *subject)
    return subject


def _mainly(state: State) -> bool:
    """Whether the cell before said who or what most of it was: 申请人以自然人为主."""
    return state.header_cell is not None and state.header_cell.text.endswith(("为主", "居多"))


def _needs_header(state: State, before: Phrase) -> bool:
    """Whether words behind a colon say too little alone: 政务微博:发布信息860条."""
    prose, words = state.reading.prose, state.reading.words
    text, header = text_of(prose, before), text_of(prose, state.header)
    if header.endswith(_DIVIDED):
        return False  # 按办理结果分:予以公开27宗
    if _GENERIC.fullmatch(text) or _STRETCH.fullmatch(text) or words.verbs_only.fullmatch(text):
        return True
    return header.endswith("类") or bool(words.channel.fullmatch(header))


def _under_header(state: State, before: Phrase) -> Phrase:
    """政务微博:|发布信息860条; 主动公开情况:全年|公开3208条 says 公开 once."""
    prose, header, (start, end) = state.reading.prose, state.header, state.header[-1]
    if told := _CASE.search(prose.text, start, end):
        header = (*header[:-1], (start, told.start()))
    return header if text_of(prose, header).endswith(text_of(prose, before)) else header + before


def _summed(state: State, at: Place) -> Phrase:
    """合计, of the amounts before it: the thing counted, without the channel of the last amount."""
    last, found = state.last, at.search(SUMMED)
    if last is not None and found is not None and _sums_up_others(last, at):
        return ((at.cell.start + found.start("total"), at.cell.start + found.end("total")),)
    if (
        last is None
        or found is None
        or last.unit != at.item.number.unit
        or at.item.number.value <= last.value
    ):
        return ()
    prose, strong = state.reading.prose, state.strong
    if strong and state.header_cell is None and _STRETCH.fullmatch(text_of(prose, last.subject[-1:])):
        return (*strong, (at.cell.start + found.start("total"), at.cell.start + found.end("total")))
    if strong and prose.text[strong[-1][1] - 1] == "中":
        return (*strong[:-1], (strong[-1][0], strong[-1][1] - 1))  # 受理的申请中,网上31件,当面8件,共39件
    total = at.cell.start + found.start("total"), at.cell.start + found.end("total")
    return (*_in_common(state, last, at.item.number.value), total)


def _deed_of(state: State, everything: Phrase) -> Phrase:
    """各部门|受理申请|689件,全市合计2846件: what all of them did, else what was counted."""
    prose, last = state.reading.prose, state.last
    verbs = verbs_in(prose, *last.subject[0]) if last is not None else []
    if last is not None and verbs and verbs[0].start() > last.subject[0][0] and len(everything) > 1:
        return ((verbs[0].start(), last.subject[0][1]), *last.subject[1:])
    return everything[:-1] or everything


def _sums_up_others(last: Draft, at: Place) -> bool:
    """Whether a total is not of the amount before it: 网站2个、公开栏180块,合计182个."""
    unit, earlier = at.item.number.unit, last.before
    if unit in (last.unit, "元", ""):
        return False
    while earlier is not None and earlier.unit != unit:
        earlier = earlier.before
    return earlier is not None


def _in_common(state: State, last: Draft, total: Decimal) -> Phrase:
    """The words that the amounts before end with, where they add up to ``total``; else the last one's object."""
    prose, start = state.reading.prose, last.subject[-1][0]
    names, value, draft = list[str](), Decimal(0), last
    while value < total and draft.unit == last.unit:
        names.append(_STRETCH.sub("", text_of(prose, draft.subject)))
        value += draft.value
        if draft.before is None:
            break
        draft = draft.before
    if value != total or len(names) < 2:
        return object_of(prose, last.subject)
    if STOCK.search(names[0]) and not verbs_in(prose, *last.subject[-1]) and draft is not last:
        return object_of(prose, draft.subject)  # 受理复议申请18件,上年结转2件,共20件
    whole = of_whole_year(state, last)
    if set(names) == {text_of(prose, whole)}:
        return whole  # 上半年收到申请20件,下半年18件,全年合计38件
    end = last.subject[-1][1]
    first = start
    while not all(name.endswith(prose.text[first:end]) for name in names):
        first += 1
    if found := _SUFFIX.match(prose.text, first, end):
        first = found.end()
    return ((first, end),) if end - first > 1 else ()


def _each_has(state: State, at: Place) -> Phrase:
    """10个县均设置了查阅场所,共146处: what each of them has."""
    last, prose = state.last, state.reading.prose
    if last is None or last.unit == at.item.number.unit or not ALL_DO.search(text_of(prose, last.subject)):
        return ()
    return object_of(prose, last.subject)


def _of_all_time(state: State, at: Place) -> Phrase:
    """The borrowed subject; of 新增注册用户1.2万人、累计8.6万人 without what made the first figure new."""
    prose, phrase = state.reading.prose, state.borrowed()
    if not _ALL_NOW.search(at.words) or len(phrase) != 1:
        return phrase
    ((start, end),) = phrase
    new = _NEW_ONES.search(prose.text, start, end)
    return tuple(p for p in ((start, new.start()), (new.end(), end)) if p[0] < p[1]) if new else phrase


def _per_day(state: State, at: Place, before: Phrase) -> Phrase:
    """受理咨询2208次,|日均6次: what was counted before."""
    last = state.last
    if last is None or not _PER_DAY.fullmatch(text_of(state.reading.prose, before)):
        return ()
    return last.subject if last.unit == at.item.number.unit and last.measure is Measure.LEVEL else ()


def _scored(state: State, at: Place) -> Phrase:
    """平均得分81.7分,|沧澜市|以90.4分居首: who scored, and the score where one was named before."""
    found = at.search(_BY_SCORE)
    who = cleaned(at.cell, at.left[0], at.cell.start + found.start()) if found else ()
    last = state.last if state.last is not None and state.last.unit == "分" else None
    score = _SCORE.search(state.reading.prose.text, *last.subject[-1]) if last is not None and who else None
    return (*who, score.span()) if score else who


def _of_this_year(state: State, at: Place) -> Phrase:
    """历年累计收到申请58件,其中|本年度|21件: the borrowed subject with the year, as it is no running total."""
    found = at.search(_THIS_YEAR)
    if found is None or state.last is None or not state.last.cumulative:
        return ()
    return (_place(at, found, 0), *state.last.subject)


def _place(at: Place, found: re.Match[str], group: str | int) -> tuple[int, int]:
    return at.cell.start + found.start(group), at.cell.start + found.end(group)


def _of_next(at: Place) -> Phrase:
    """What stands behind the next figure, where nothing stands between: 12类43项公共服务事项."""
    following = at.cell.items[at.position + 1 :][:1]
    if not following or following[0].number.full_start != at.item.number.full_end:
        return ()
    return named_after(at.cell, *following[0].right, bare=False)


def _behind(at: Place) -> Phrase:
    """市档案馆和7个|政务服务大厅|设查阅点9处: the thing behind the figure, which the next one's words begin with."""
    cell, start = at.cell, at.item.number.full_end
    thing = _THING_THERE.match(cell.text, start - cell.start)
    return ((start, cell.start + thing.end()),) if thing else ()


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
    if last is not None and _MEAN.fullmatch(text_of(prose, before)):
        return _without_mean(prose, last.subject)
    if last is None or last.measure is not Measure.LEVEL or not _AMOUNT_OF.fullmatch(text_of(prose, before)):
        return ()
    text = text_of(prose, last.subject)
    if not _NEW_ONES.search(text):
        return last.subject if len(text) <= LONGEST_NAME else object_of(prose, last.subject)
    ((start, end),) = last.subject if len(last.subject) == 1 else ((0, 0),)
    new = _NEW_ONES.search(prose.text, start, end)
    return tuple(p for p in ((start, new.start()), (new.end(), end)) if p[0] < p[1]) if new else ()


def _without_mean(prose: Prose, phrase: Phrase) -> Phrase:
    """答复时间|最短 1 个工作日, 最长19个工作日."""
    start, end = phrase[-1]
    mean = _MEAN.search(prose.text, start, end)
    if mean is None:
        return ()
    return (*phrase[:-1], (start, mean.start())) if mean.start() > start else phrase[:-1]


def _stretch(at: Place, subject: Phrase) -> Phrase:
    """The part of the year a figure is of, where it stands alone before it: 上半年,公开信息20条."""
    before = at.level.cells[at.index - 1] if at.index and at.position == 0 else None
    if before is None or before.items or before.closer != ",":
        return _months(at, subject)
    found = _STRETCH.fullmatch(before.text.strip())
    return ((before.start, before.end),) if found else ()


def _months(at: Place, subject: Phrase) -> Phrase:
    """1月至6月|收到申请10件: the months, which are dropped where a year is."""
    found = _MONTHS.match(at.cell.text, at.left[0] - at.cell.start, at.left[1] - at.cell.start)
    first = at.cell.start + found.end() if found else 0
    return ((first - len(found["months"]), first),) if found and subject and subject[0][0] >= first else ()


def is_stretch(words: str) -> bool:
    """Whether they name a part of the year and nothing else."""
    return bool(_STRETCH.fullmatch(words))


def of_whole_year(state: State, last: Draft) -> Phrase:
    """收到申请18件,|上半年10件、下半年8件: what was counted, without the stretch of the figure before."""
    prose, phrase = state.reading.prose, last.subject
    start, end = phrase[0]
    if (first := _STRETCH.match(prose.text, start, end)) and (first.end() < end or len(phrase) > 1):
        phrase = ((first.end(), end), *phrase[1:]) if first.end() < end else phrase[1:]
    return phrase[:-1] if len(phrase) > 1 and _STRETCH.fullmatch(text_of(prose, phrase[-1:])) else phrase
