"""The object a figure leaves out because the words before have named it: 收到申请17件,办结(申请)17件."""

from __future__ import annotations

import re

from assistant.reports.clauses import Prose
from assistant.reports.context import Place, State
from assistant.reports.drafts import Draft
from assistant.reports.subjects import Phrase, object_of, text_of, verbs_in

__all__ = ["ALL_DO", "LONGEST_NAME", "STOCK", "SUMMED", "left_out", "of_channel"]

STOCK = re.compile(
    r"结转|上一?年|下一?年|应办|转来|加上"
)  # 上年结转2件,办结32件: no more is concluded than that of the year before
SUMMED = re.compile(r"(?P<total>合计|总计|共计|共)(?:达到?|为|有|约)*$")
ALL_DO = re.compile("(?<![日周月年季人户件篇条次平])均|都|全部|皆")
LONGEST_NAME = 16
_EVENT = re.compile(
    r"(?:举办|开展|组织|召开|举行|进行|实施|完成|参加|接受)+(?:了|各类|业务|专题)*"
    r"(?:培训|宣传|检查|督查|抽查|巡查|评估|测评|考核|调研|走访|审查|核查|解读|监测|宣讲|直播)"
)
"""Names of what is held that read as two verbs: 召开推进会3次,举办培训1次 leaves nothing out."""
_HELD = re.compile(r"督查|督导|检查|抽查|巡查|考核|评估|测评|培训|宣传|调研|走访|约谈|通报")
_TIMES_HELD = frozenset({"次", "场", "期", "轮", "场次"})
_IN_PERSON = re.compile(r"(?:在线|线[上下]|现场)")
"""Ways to apply that read as adverbs: 信函14件、现场3件."""
_SUFFERED = re.compile("[\u4e00-\u9fff]被[\u4e00-\u9fff]|^经[\u4e00-\u9fff]{4}")
"""短视频|被|省级媒体|转载: what it is done to stands before."""
_MEDIUM = re.compile("(?:方式|渠道|形式|途径|媒体|平台)")
_LONGEST_OBJECT = 12
_SHORTEST_THING = 2
_REMOVED = re.compile(r"^(?:共|已|并)*(?:注销|关停|关闭|取消|撤销|归并|整合|清理)")
_SOME_OF = re.compile(r"的?(?P<thing>[\u4e00-\u9fff]{2,16})中")
_TITLE = re.compile(r'《[^《》]+》|"[^"]+"')
_HAD = re.compile("(?:原先?|原来|此前|以前|之前)(?:共|一共|总共)?有?")
"""How a stock is told of as it was before (原有政务新媒体)."""
_ACTUALLY = re.compile(
    "(?:实际|最终|最后)(?:上|仅|只|共|已)*(?:办成?|举办|承办|完成|开展|组织|召开|开|落实|建成?|发放|发布|制作|印制|印发|配备|到位|开通|更换)?了?"
)
_TO_DO = re.compile(
    "(?:原|原来|原先|当初|本来|年初|全年|年度)?(?:计划|打算|拟|预计|预定|安排|目标)(?:要|为|是)?(?:举办|办成?|开展|组织|完成|召开|开|建成?|发放|发布|制作|印制|印发|配备|开通|更换)?$"
)
_BECAME = re.compile(r"撤[回诉销]|驳回|退回|不予|终止|未|无法")
_BOOKED = frozenset({"收入", "支出"})
_WHOSE = re.compile(r"(?:涉及?|针对)[我本全][省市县区州盟旗局委镇乡校厅院]的?")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:机关|部门|单位|[省市县区州]级|乡镇|街道|[局委厅镇乡]|办公室|中心)"
)
"""Those who do it are not what it is done to: 县级机关受理15件,乡镇受理5件."""
_MATTER = re.compile(
    r"申请|信息|案件?|诉求|工单|留言|事项|建议|提案|文件|政策|来[信电访]|投诉|举报|信访|复议|诉讼|问题|[稿件]$"
)
"""What may stand before its verb: 申请受理12件. A channel does not: 电视专栏播出28期,报纸专版刊发36期."""
_RESULTS = re.compile(r"(?:予以|不予|部分|同意|主动|依申请).{0,4}公开|转为|维持|纠正|纠错|撤销|驳回")


def left_out(state: State, at: Place, before: Phrase) -> Phrase:
    """The object a figure leaves out because the one before it named it: 办理回复(政府信息公开申请)."""
    prose, words, text = state.reading.prose, state.reading.words, text_of(state.reading.prose, before)
    if _HELD.fullmatch(text) and at.item.opener == "、" and at.item.number.unit in _TIMES_HELD:
        return ()  # 会议3次、督查4次
    if _EVENT.fullmatch(text) or _IN_PERSON.fullmatch(text) or _SUFFERED.search(text):
        return ()
    if state.last is not None and _ACTUALLY.fullmatch(text) and state.last.unit == at.item.number.unit:
        planned = _planned_thing(prose, state.last.subject)
        if planned:
            return planned
    only = bool(words.verbs_only.fullmatch(text))
    last = state.last or (state.recent if only else None)
    if last is not None and last.nil is not None and at.item.number.value:
        return ()  # 没有召开新闻发布会,播出访谈8期
    while (
        only
        and last is not None
        and last.before is not None
        and _REMOVED.search(text_of(prose, last.subject))
        and ";" not in prose.text[last.before.end : last.start]
    ):
        last = last.before  # 开通96个,注销僵尸账号41个,运行55个
    if only and (thing := _of_header(state, text)):
        return thing
    if only and state.header and _TITLE.fullmatch(text_of(prose, state.header)):
        return state.header  # 二是《霍岚政报》,全年编印6期
    if only and state.group is not None and at.item.number.unit == "元":
        return ()  # 用于网站升级20万元、培训5.8万元
    if (
        only
        and last is not None
        and last.unit != at.item.number.unit
        and ALL_DO.search(text_of(prose, last.subject))
    ):
        return object_of(prose, last.subject)  # 12个社区均设置公开栏,共设置113块
    if text in _BOOKED:
        return ()  # 财政拨款收入2318万元,支出2296万元
    if last is None or _RESULTS.search(text) or (last.unit != at.item.number.unit and last.nil is None):
        return ()
    ends = only or (state.group is None and bool(words.told.search(text)))
    source = (last.parent or _whole_of(state, last)) if only else _closed(state, last)
    whole = _without_before(prose, source.subject)
    if len(whole) > 1 and SUMMED.fullmatch(text_of(prose, whole[-1:])):
        whole = whole[:-1]  # 申请|共计31件,办结30件
    thing = _without_whose(prose, object_of(prose, whole))
    if STOCK.search(text_of(prose, whole)) and not _MATTER.search(text_of(prose, thing)):
        return ()  # 上年未办结|转入|2件,办结26件
    if len(text_of(prose, thing)) < _SHORTEST_THING:
        return ()
    if (
        STOCK.search(text_of(prose, thing))
        or _RESULTS.search(text_of(prose, thing))
        or _BODY.fullmatch(text_of(prose, thing))
    ):
        return ()
    if thing == whole and len(text_of(prose, thing)) > _LONGEST_OBJECT:
        return ()
    if thing == whole and words.verbs_only.fullmatch(text_of(prose, thing).lstrip("未")):
        return ()
    several = source is last and last.parent is None
    if several and at.item.number.value > last.value and _in_one_list(prose, last):
        return ()  # 办理建议9件、提案14件,公开答复21件: of both
    if text == "公开" and "申请" in text_of(prose, thing):
        return ()  # 收到申请16件,公开12件: what became of them
    if not only and thing == source.subject and _MEDIUM.search(text):
        return ()  # 广播电视90条,其他方式公开210条: a way to publish, too
    if ends and text_of(prose, thing) not in text:
        first = not only and thing[-1][1] < source.subject[-1][1]
        return () if first and not _MATTER.search(text_of(prose, thing)) else thing
    if state.group is None and words.channel.fullmatch(text) and thing != source.subject:
        verbs = [verb for a, b in source.subject for verb in verbs_in(prose, a, b)]
        if verbs and words.told.fullmatch(verbs[-1].group()):
            return ((verbs[-1].start(), verbs[-1].end()), *thing)  # 微信(公开信息)500条
    return ()


def _without_before(prose: Prose, phrase: Phrase) -> Phrase:
    """原有政务新媒体37个,关停15个,在用22个: what they are, without that they were there before."""
    if not phrase:
        return phrase
    start, end = phrase[0]
    had = _HAD.match(prose.text, start, end)
    return ((had.end(), end), *phrase[1:]) if had and had.end() < end else phrase


def _planned_thing(prose: Prose, phrase: Phrase) -> Phrase:
    """文书培训原计划办4期,实际办成3期: what was planned."""
    start, end = phrase[-1]
    plan = _TO_DO.search(prose.text, start, end)
    return ((*phrase[:-1], (start, plan.start()))) if plan and plan.start() > start else ()


def _in_one_list(prose: Prose, second: Draft) -> bool:
    """Whether 、 alone joins an amount with the one before it."""
    first = second.before
    between = prose.text[first.end : second.start] if first is not None else ""
    same = first is not None and first.unit == second.unit
    return same and "、" in between and not re.search("[,;。]", between)


def _closed(state: State, last: Draft) -> Draft:
    """The total of a list that is closed: 网站公开2074条,其中…、其他1153条;微信发布692条."""
    return last.parent if last.parent is not None and state.group is None else last


def _whole_of(state: State, last: Draft) -> Draft:
    """The total of the list being read, where its last part names no thing: 其中以市政府名义2件,|废止|11件."""
    group = state.group
    if group is None or group.total is None or last not in group.members:
        return last
    plain = not any(verbs_in(state.reading.prose, start, end) for start, end in last.subject)
    result = _BECAME.search(text_of(state.reading.prose, last.subject))
    return group.total if plain and (result or group.is_complete()) else last


def _without_whose(prose: Prose, thing: Phrase) -> Phrase:
    """受理|涉我区|政府信息公开复议案件46件,审结43件: the thing without whom it concerns, or what some of it was."""
    if not thing:
        return thing
    start, end = thing[0]
    if among := _SOME_OF.fullmatch(prose.text, start, end):
        return (among.span("thing"),)  # 收到|的申请中|有12件内容重复,答复26件
    whose = _WHOSE.match(prose.text, start, end)
    return ((whose.end(), end), *thing[1:]) if whose and whose.end() < end else thing


def of_channel(state: State, before: Phrase) -> Phrase:
    """政府网站是主阵地,发布4390条: the channel that the words before begin with."""
    prose, words = state.reading.prose, state.reading.words
    text = text_of(prose, before)
    if not words.told.fullmatch(text):
        return ()
    for start, end in state.header[:1]:
        if channel := words.channel.match(prose.text, start, end):
            return ((start, channel.end()),)
    return ()


def _of_header(state: State, verb: str) -> Phrase:
    """每月发布疫情信息,全年共发布12期: what the words before do the same with."""
    prose = state.reading.prose
    for start, end in state.header[:1]:
        at = prose.text.find(verb, start, end)
        if at >= 0 and 1 < end - at - len(verb) <= LONGEST_NAME:
            return ((at + len(verb), end),)
    return ()
