"""What the lexicon calls a figure of the running text: its indicator and column, or nothing.

A wrong name is worse than none: a figure that may count something else (documents by class, another
kind of application, one district's share) keeps its printed subject and gets no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lexicon.labels import IndicatorMatch, column_sets, match_label
from assistant.lexicon.statements import statements
from assistant.reports.clauses import Prose
from assistant.reports.drafts import Draft
from assistant.reports.subjects import text_of
from assistant.reports.totals import keep_totals
from assistant.types import Measure, Report, Status

__all__ = ["name_drafts"]

_KNOWN = 0.9  # prose takes official labels and known wordings only, never near misses
_MONEY = ("元", "美元")
# What becomes of an application: names of classes of documents too (依申请公开58条,不予公开3条).
_RESULTS = ("granted", "partly_granted", "refused", "unavailable", "unprocessed", "other_handling")
_APPLICATIONS = (
    "received", "carried_in", "carried_out", "handled", "handled_total", "closed", "answered", *_RESULTS,
)  # fmt: skip
_FARTHEST = 40  # figures of one sentence that may still say what a later one is
_NEAR = 80  # characters before a sentence that still say what it speaks of
_BARE = ("received", "handled", "closed", "answered")  # 收到申请, 办结, 答复: of whatever is spoken of
_DOCUMENTS = ("条", "篇", "份", "则")
_EVENTS = ("press_conference", "interview", "training", "meeting")
_HOLDERS = ("家", "户", "所", "处", "台", "天", "个工作日", "工作日", "期", "场", "篇", "页", "倍")
_PROCEEDINGS = ("review", "litigation", "complaint")
_APPLICANTS = ("natural", "organisation", "business", "research", "welfare", "legal_service")
_SISTERS = {"other_organisation": _APPLICANTS, "other_outcome": ("upheld", "corrected", "pending")}
"""其他 is a kind of applicant, or of outcome, only beside others of its kind."""
_DECISIONS = ("licence", "other_service", "penalty", "coercion")
_CASES = ("件", "宗", "起", "例", "次", "份", "个", "人次", "件次", "")
_ABOUT_APPLICATIONS = re.compile(r"申请|答复|办理|办结|受理")
_OTHER_APPLICATIONS = re.compile(
    r"许可|审批|登记|窗口|补贴|救助|低保|保障|专利|商标|仲裁|调解|法律援助|公证|贷款|奖励|认定|工伤|职称|补助|户口|执照|留言|来信|来电|热线|诉求|提案|建议"
)
_OTHER_MATTERS = re.compile(
    r"咨询|来访|留言|来信|来电|热线|诉求|工单|提案|建议|意见|问题|电话|信箱|信访|12315|消费者|舆情"
)
_HOTLINE = re.compile(r"12\d{3}|热线|消费|信访|食品|环保|价格")
_CHANNELS = re.compile(r"网|微博|微信|公众号|平台|专栏|公报|媒体|通过|栏")
_AMONG = re.compile(r"^[\u4e00-\u9fff]{0,8}申请[\u4e00-\u9fff]{0,4}中(?=..)")
"""申请人中|自然人109件: one of them."""
_DENIED = re.compile("[未不没无免](?:[能法再曾]|完全|全部)?$")
"""无法联系申请人|未能|答复2件."""
_WRONG = re.compile("违规|违法|违纪|乱|不当|擅自|不合理")
_BROUGHT_TO = re.compile("收到|接到|受理")
_SUFFERED = re.compile("受到|遭到|遭受|被")
_YEAR_BEFORE = re.compile(r"^(?:含|加上?)?(?:上一?年|去年|往年|前年|(?P<year>20\d\d)年)")
_OTHER = {"other_organisation": "other_outcome"}
_CARRIED = ("carried_in", "carried_out", "received", "handled")
_ENDED = re.compile(r"(?<!未)(?:审结|办结|结案)")
_PART_OF_YEAR = re.compile(r"[上下]半年|季度|(?<!\d)(?!0?1月?[-至~]12月)\d{1,2}月?[-至~]\d{1,2}月")
_MEAN = re.compile(r"平均|[人日周月年户件]均|每")
_EACH_DID = re.compile(r"..(?:均|都|全部|皆)(?:已|设|建|开|公|完|成|制|发|配)")
_THE_REST = re.compile(
    r"剩余|余下|其余|^其[他它].*[复办]|未|无法|不能|延期?[至到]|顺延|转[入至到]|超期|超时|逾期|未按"
)
_CARRIED_ON = re.compile(r"转|顺延|延至|留|跨")
_IN_COURT = re.compile(r"胜诉|败诉|诉讼|应诉|起诉")
_TURNED_AWAY = re.compile(r"不予受理|未受理|不受理|驳回|终止|撤回|撤诉")
_REVIEW_ORGAN = re.compile(r"司法|法制|复议")
_ORGAN_DEEDS = re.compile(r"办理|审理|审结|受理|收到|办结")
_BODY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}?)(?:局|委员会|委|厅|镇|乡|街道办事处|街道办|街道|[^全本我]区|[^全本我]县)"
)
_ABOUT_US = re.compile(
    r"^(?:针对|涉及?)(?:[我本全][省市县区州盟旗局委镇乡校厅院]|我单位|本机关)的|^因公开[\u4e00-\u9fff]{0,6}(?:引发|引起|导致|产生)的|^向[\u4e00-\u9fff]{1,8}?(?=提出|提交|申请)|(?<=案件)发生$"
)
"""针对我局的|行政诉讼案件|发生1起."""
_OTHERS_CASES = re.compile(
    r"(?!.*(?:涉|针对|以)[我本]).{0,8}(?:法院|检察院|复议机关|复议机构|复议委员会|复议局)(?:共|新)?(?:收到|受理|审理|审结|办理|立案)"
)
_OF_PROCEEDINGS = re.compile(r"复议|诉讼|应诉")
_BROUGHT_IN = re.compile(r"^(?:提出|提交)(?=.*申请)")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:局|委员会|委|厅)")
_DISCLOSED = re.compile(r"公[开示布].{0,4}行政(?:许可|处罚|强制|征收|检查|确认)")
_HELD_LAST = re.compile("(?:召开|举办|举行|组织|开展)$")
_MONEY_USED = re.compile("支出|使用|结余|节约")
_PART_OF_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:本级|直属?(?:部门|单位|机关)|[市县区州旗]直|乡镇|街道|各?部门|办公室|[局委办厅])(?=[收受办答新予])"
)
"""One body's share of what all of them did."""
_BEFELL = re.compile(r"[件份宗起]?(?:申请|答复)?(?:因[^,;。]{1,20})?(?:被|超期|逾期)")
_OWN = re.compile(r"^(?:全|我|本|各|该|市直|县直|区直|省直|有关|相关)|各|直属|政府|部门|单位")


_FEES = frozenset({"fee_collected", "processing_fee"})
_WAIVED = re.compile("减免|免收|免除|减收|免去")


def name_drafts(prose: Prose, report: Report, drafts: Sequence[Draft]) -> None:
    """Set ``indicator`` and ``column`` of the drafts, which stand in text order."""
    for draft in drafts:
        _name(prose, report, draft)
    keep_totals(prose, drafts)


def _name(prose: Prose, report: Report, draft: Draft) -> None:
    if draft.measure is not Measure.LEVEL or draft.status is Status.RULE:
        return
    words = _ABOUT_US.sub("", draft.thing or text_of(prose, draft.subject))
    if draft.nil is not None:
        words = _BROUGHT_IN.sub("收到", words)  # 没有公民、法人向我局提出信息公开申请
    if _PART_OF_YEAR.search(words) or _MEAN.search(words):
        return
    found = _known(words) or _known(_AMONG.sub("", words)) or _since_then(draft, words)
    if found is None:
        return
    around = _around(draft)
    indicator, column = found.indicator, found.column
    family = around.indicator if around else ""
    if not indicator:
        indicator = family or _of_context(draft) or _of_section(prose, report, draft, column)
        column = _column_in(indicator, column)
        if not column:
            return
    elif family and column == "natural" and "natural" in column_sets().get(family, ()):
        indicator = family
    if column in _SISTERS and _other_of_what(draft) not in _SISTERS[column]:
        return  # 予以公开49件,不予公开8件,其他8件; 征地补偿22件、其他18件
    if _counts_something_else(prose, report, draft, indicator, words):
        return
    column = column or _column_of(indicator, draft, around, words)
    if indicator == "carried_out" and _is_of_before(draft, words):
        indicator = "carried_in"
    parent = draft.parent
    shared = parent is not None and (parent.indicator, parent.column) == (indicator, column)
    shared = shared and parent is not None and parent.cumulative == draft.cumulative
    if shared and parent is not None and parent.end != draft.end:
        return  # a district's share of the total is not the total
    if _is_less(draft, indicator, column):
        return
    if draft.nil is None and indicator in _FEES and _WAIVED.search(_clause_before(prose, draft)):
        return  # 减免2人费用合计46元 were not collected
    draft.indicator, draft.column = indicator, column


def _clause_before(prose: Prose, draft: Draft) -> str:
    """What stands before a figure in its clause."""
    start = max(prose.text.rfind(mark, 0, draft.start) for mark in ",;。")
    return prose.text[start + 1 : draft.start]


def _is_of_before(draft: Draft, words: str) -> bool:
    """Whether what was left undone is of the year before: 上年度未办结的3件."""
    found = _YEAR_BEFORE.search(words)
    if found is None or not found["year"]:
        return found is not None
    return draft.year is not None and int(found["year"]) < draft.year


def _is_less(draft: Draft, indicator: str, column: str) -> bool:
    """Whether the sentence has given more of the same before: 收到复议申请3件,受理2件."""
    return any(
        (other.indicator, other.column, other.year) == (indicator, column, draft.year)
        and other.unit == draft.unit
        and other.value > draft.value
        and (other.cumulative, other.status) == (draft.cumulative, draft.status)
        for other in _chain(draft)
    )


_SINCE_WHEN = re.compile("^.*(?:以来|至今|[日年月]起)[,，]?(?:共|累计|总共|已)*")
_PUBLISHED_IN_ALL = re.compile("(?:主动)?(?:公开|发布)(?:各类|的)?(?:政府)?(?:信息)?(?:共|总数|总量)?")


def _since_then(draft: Draft, words: str) -> IndicatorMatch | None:
    """What a running total counts, behind the words that say since when (《条例》施行以来公开6705条)."""
    if not draft.cumulative or not _SINCE_WHEN.search(words):
        return None
    plain = _SINCE_WHEN.sub("", words)
    return _known("主动公开政府信息" if _PUBLISHED_IN_ALL.fullmatch(plain) else plain)


def _other_of_what(draft: Draft) -> str:
    """The column, else the indicator, of the part that 其他 is named after."""
    before = draft.before
    if before is None or before.parent is not draft.parent:
        return ""
    return before.indicator if before.column in ("", "total") else before.column


def _known(words: str) -> IndicatorMatch | None:
    """What the phrase names: as a whole, else from its last deed on (在…网站 | 主动公开规章)."""
    words = words.removeprefix("实际").replace("专(兼)职", "专兼职")
    if _EACH_DID.search(words):
        return None  # 10个县均设置了查阅场所 counts the counties
    found = match_label(words)
    if found is not None and found.score >= _KNOWN:
        return found
    held = _HELD_LAST.sub("", words)
    if held != words and (event := match_label(held)) is not None and event.indicator in _EVENTS:
        return event  # 新闻发布会|召开5次
    deeds = [deed.start() for deed in statements().deed.finditer(words)]
    if not deeds or deeds[-1] == 0 or _DENIED.search(words, 0, deeds[-1]):
        return None
    found = match_label(words[deeds[-1] :])
    if found is None or found.score < _KNOWN or not found.indicator:
        return None
    # What one channel publishes is not all that is published.
    return None if found.indicator.startswith("proactive") and _CHANNELS.search(words) else found


# --- what the words around add ---------------------------------------------------------------


def _around(draft: Draft) -> Draft | None:
    """The nearest named figure it hangs on: its total, else the figures before it in the sentence."""
    if draft.parent is not None and draft.parent.indicator:
        return draft.parent
    return next((other for other in _chain(draft) if other.indicator), None)


def _chain(draft: Draft) -> Iterator[Draft]:
    other = draft.before
    for _ in range(_FARTHEST):
        if other is None:
            return
        yield other
        other = other.before


def _of_context(draft: Draft) -> str:
    for piece in re.split(r"按|[,:]", draft.context):
        found = match_label(re.sub(r"(?:方面|情况|数据|结果|中|里|如下)+$", "", piece))
        if found is not None and found.score >= _KNOWN and found.indicator:
            return found.indicator
    return ""


def _heading(prose: Prose, report: Report, draft: Draft) -> str:
    section = report.section_at(prose.span(draft.start, draft.end).start)
    return "".join(section.path) if section else ""


def _of_section(prose: Prose, report: Report, draft: Draft, column: str) -> str:
    """Kinds of applicants without a word on what they did: they applied, in the section on applications."""
    told = _heading(prose, report, draft) + draft.context
    return "received" if column in column_sets()["received"] and "申请" in told else ""


def _column_in(indicator: str, column: str) -> str:
    columns = column_sets().get(indicator, ())
    if column in columns:
        return column
    return _OTHER.get(column, "") if _OTHER.get(column) in columns else ""


def _column_of(indicator: str, draft: Draft, around: Draft | None, words: str) -> str:
    """The column a figure stands for when its words do not say."""
    columns = column_sets().get(indicator, ())
    if "total" in columns:
        return "total"
    if draft.unit in _MONEY:
        return "amount" if "amount" in columns else ""
    if "decisions" in columns:
        return "decisions"
    if indicator == "procurement":
        return "items"
    if around is None or statements().verb.search(words):
        return ""
    return around.column if set(column_sets().get(around.indicator, ())) == set(columns) else ""


# --- what it must not be taken for -----------------------------------------------------------


def _counts_something_else(prose: Prose, report: Report, draft: Draft, indicator: str, words: str) -> bool:
    family = indicator.split(".")[0]
    if family in _RESULTS and _is_class_of_documents(prose, report, draft):
        return True
    if family in _RESULTS and _is_of_other_cases(prose, draft):
        return True
    if family in _APPLICATIONS and _OTHER_MATTERS.search(words) and "申请" not in words:
        return True  # 对12个问题逐一公开答复
    if indicator.startswith("received.") and not _is_of_applications(prose, report, draft):
        return True  # 公开信息,其中网站320条
    if family in _APPLICATIONS and draft.parent is not None and _PART_OF_BODY.match(words):
        return True  # 全县办理申请113件,其中县政府本级收到29件
    if family in _BARE and _BEFELL.match(prose.text, draft.end):
        return True  # 答复1件被复议机关纠正
    if indicator == "budget" and _MONEY_USED.search(words):
        return True  # 实际支出专项经费: what became of what was allotted
    whole = draft.parent
    told_of = text_of(prose, whole.subject) if whole is not None and whole.end == draft.end else ""
    if family in ("answered", "closed") and _THE_REST.search(told_of + words):
        return True  # 剩余1件延期至次年答复, 没有一件超期答复
    bare = family in _BARE or (family == "carried_out" and not _CARRIED_ON.search(words))
    if bare and "公开" not in words and _is_other_application(prose, report, draft, words):
        return True
    if family == "complaint" and (_of_other_matters(prose, draft) or _is_of_hotline(prose, draft)):
        return True
    if indicator in _DECISIONS and draft.unit not in _CASES:
        return True  # 行政许可事项25项, 行政处罚信息120条
    before = draft.before if draft.before is not None and draft.before.unit == draft.unit else None
    if indicator in _DECISIONS and before is not None and _DISCLOSED.search(text_of(prose, before.subject)):
        return True  # 公开行政许可1.5万件、行政处罚3200件
    if family in ("review", "litigation") and "公开" not in words and _REVIEW_ORGAN.search(report.agency):
        return bool(_ORGAN_DEEDS.search(words))  # the organ that hears the cases, not a party
    if family in ("review", "litigation") and _OTHERS_CASES.match(words):
        return True  # 县法院受理…案件12件
    if family == "review" and _IN_COURT.search(words):
        return True
    if family in ("review", "litigation") and (_ENDED.search(words) or _TURNED_AWAY.search(words)):
        return True  # 审结298件: not all that were brought
    around = _around(draft)
    told = prose.text[draft.quote[0] : draft.start]
    if (
        family in ("carried_in", "carried_out")
        and _OF_PROCEEDINGS.search(told)
        and "公开申请" not in told + words
    ):
        return True  # 受理复议申请18件,上年结转2件
    if (
        family in _CARRIED
        and around is not None
        and around.indicator.split(".")[0] in ("review", "litigation")
    ):
        return "公开" not in words  # 上年结转 of the reviews
    if draft.nil is not None and _is_of_wrongs(prose, draft, family, words):
        return True
    if draft.nil is not None and _is_of_another_body(report, _who_denies(prose, draft)):
        return True
    return not _fits_unit(indicator, draft) or _is_of_another_body(report, words)


def _is_of_wrongs(prose: Prose, draft: Draft, family: str, words: str) -> bool:
    """Whether what is denied is a wrong, or was done to the body itself: 未发现违规收费, 未受到行政处罚."""
    if _WRONG.search(words) or (family in _RESULTS and _BROUGHT_TO.match(words)):
        return True
    told = prose.text[draft.start : max(draft.subject[0][0], draft.start)]
    return family in _DECISIONS and bool(_SUFFERED.search(told))


def _who_denies(prose: Prose, draft: Draft) -> str:
    """县教育局|未收到申请: the office a none is of, "" where it is not one."""
    start = max(prose.text.rfind(mark, draft.quote[0], draft.start) for mark in ",;:。(") + 1
    words = prose.text[max(start, draft.quote[0]) : draft.start]
    return words if _OFFICE.fullmatch(words) else ""


def _is_class_of_documents(prose: Prose, report: Report, draft: Draft) -> bool:
    """Whether 不予公开3条 counts documents by class, not applications by result."""
    around = _around(draft)
    if around is not None:
        return around.indicator.split(".")[0] not in _APPLICATIONS
    if draft.parent is not None:
        return not _ABOUT_APPLICATIONS.search(text_of(prose, draft.parent.subject))
    told = _heading(prose, report, draft) + draft.context
    told += "".join(text_of(prose, other.subject) for other in _chain(draft))
    return draft.unit in ("条", "篇", "份") and not _ABOUT_APPLICATIONS.search(told)


def _is_of_other_cases(prose: Prose, draft: Draft) -> bool:
    """Whether 其他处理 or 不予处理 is a result of calls, letters or licences: 受理工单40件,其中其他处理2件."""
    around = _around(draft)
    if around is not None and around.indicator.split(".")[0] in _APPLICATIONS:
        return False
    told = prose.text[draft.quote[0] : draft.start]
    other = _OTHER_MATTERS.search(told) or _OTHER_APPLICATIONS.search(told)
    return other is not None and not re.search("公开申请|申请公开|依申请", told)


def _is_of_applications(prose: Prose, report: Report, draft: Draft) -> bool:
    """Whether a way to apply (网络, 信函) is one of applications, by what stands before it."""
    around = _around(draft)
    if around is not None and around.indicator.split(".")[0] in _APPLICATIONS:
        return True
    told = prose.text[draft.quote[0] : draft.start]
    return "申请" in told or (
        draft.unit not in _DOCUMENTS and "申请" in _heading(prose, report, draft) + draft.context
    )


def _of_other_matters(prose: Prose, draft: Draft) -> bool:
    """Whether a part or a repetition is of letters, calls or questions (市长信箱中,投诉30件)."""
    return draft.parent is not None and bool(_OTHER_MATTERS.search(text_of(prose, draft.parent.subject)))


def _is_of_hotline(prose: Prose, draft: Draft) -> bool:
    """Whether the sentence speaks of a hotline or of consumers before it, and not of disclosure."""
    start, end = draft.quote
    return bool(_HOTLINE.search(prose.text, start, draft.start)) and "公开" not in prose.text[start:end]


def _is_other_application(prose: Prose, report: Report, draft: Draft, words: str) -> bool:
    """Whether a bare 申请, 办结 or 答复 speaks of something else (审批窗口受理申请, 留言办结)."""
    if draft.parent is not None and draft.parent.indicator.split(".")[0] in _PROCEEDINGS:
        return True  # 收到举报投诉5件,均已办结
    around = _around(draft)
    if around is not None and around.indicator.split(".")[0] in _APPLICATIONS:
        return False
    if _of_other_matters(prose, draft):
        return True  # 接到口头咨询26人次,均当场答复
    start, end = draft.quote
    if _OTHER_APPLICATIONS.search(prose.text, start, draft.start):
        return True
    paragraph = prose.text.rfind("\n", 0, start) + 1
    told = _heading(prose, report, draft) + draft.context + prose.text[max(paragraph, start - _NEAR) : end]
    return "申请" not in words and not re.search(r"申请|结转|公开", told)


def _fits_unit(indicator: str, draft: Draft) -> bool:
    """Money is no number of cases, and cases are no money."""
    money = draft.unit in _MONEY
    if draft.unit in _HOLDERS and indicator.split(".")[0] in (*_APPLICATIONS, *_PROCEEDINGS):
        return False  # 12家单位收到依申请公开
    if draft.unit in _DOCUMENTS and indicator in _EVENTS:
        return False  # 通过新闻发布会公开信息48条
    if indicator in ("budget", "fee_collected"):
        return money or draft.nil is not None or draft.value == 0
    return not money or indicator in ("fee", "procurement", "processing_fee")


def _is_of_another_body(report: Report, words: str) -> bool:
    """Whether the phrase begins with one department or district of a government that reports as a whole."""
    body = _BODY.match(words)
    if body is None or report.level not in ("", "government") or _OWN.search(body.group()):
        return False
    name = body.group()
    return name not in report.agency and name not in report.region and report.region not in name
