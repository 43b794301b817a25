"""``understand``: the words of a question become its slots.

Each earlier turn is understood again in order, so a follow-up replaces one slot and keeps the rest;
several questions in one are understood one after the other in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.asked_kinds import REASON_ASKED
from assistant.answering.asked_matter import matters_named, without_matters_asked
from assistant.answering.asker import only_asked
from assistant.answering.bodies import NamedBodies, find_bodies
from assistant.answering.claims import claimed, limit_of
from assistant.answering.column_results import results_behind
from assistant.answering.cues import cues
from assistant.answering.followup import asks_which_more, carry
from assistant.answering.gone_back import named_again
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.kinds import COUNTED_EN
from assistant.answering.lay import is_everyday
from assistant.answering.listing import listed_words
from assistant.answering.lookup import MONEY
from assistant.answering.operations import if_not_declined, whole_operation, with_operation, without_cues
from assistant.answering.over_reports import EVERY_ONE, SEVERAL_REPORTS, over_reports
from assistant.answering.own_business import is_own_business
from assistant.answering.part_of_last import as_part_of_last
from assistant.answering.parts_again import asked_again
from assistant.answering.pieces import asks as is_asking
from assistant.answering.pieces import split_question
from assistant.answering.place_behind import place_first
from assistant.answering.plan_years import in_the_report_before, with_plan_year
from assistant.answering.question_en import (
    GAINED,
    OWN_LEVEL,
    asks_gain,
    at_own_level,
    itself_named,
    names_event,
    of_other_matters,
    part_of_them,
    part_of_year,
    without_matters,
    without_stray_columns,
)
from assistant.answering.reckoned import as_of_report
from assistant.answering.school_years import as_school_year
from assistant.answering.scope import FEW_REPORTS, OFFICES, into_year, resolve
from assistant.answering.set_aside import without_set_aside
from assistant.answering.slips import put_right
from assistant.answering.targets import LED, Subject, find_subject, led
from assistant.answering.turns import unwrapped
from assistant.answering.typed import LONGEST, normalised, taken_back
from assistant.answering.typos import corrected
from assistant.answering.whole_row import asked_too_widely, by_row, names_place, overruled, row_asked
from assistant.answering.words import blank, content, is_vague_en, measure_of, narrows, unexplained
from assistant.answering.years import YearWords, find_years
from assistant.lexicon.bilingual import phrases, translate
from assistant.lexicon.indicators import Mention, columns_of, find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact, fold
from assistant.types import Body, Operation, Question, Target, Turn

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["LONGEST", "understand"]

_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]{2,}")
_CORPUS = re.compile(
    r"(?:哪[两三四五六]个|[两三四五六七八九十]个|哪一?个|哪些|哪几个?|哪|各|所有|每一?个|全部|各个|这些|这几个|几个|几)(?P<kind>县区|区县|县市区|市县|县市|县|区|市|州|乡镇街道|镇街|(?<!几个)(?<!多少个)乡镇|镇|乡|街道|省|局|部门|单位|机关|地方|地区|委办局|政府|机构)(?!里|级)"
    r"|(?:各|每一?|[这那][两三四五六七八九十几])家(?:单位|机构)?(?=分别|都|各|一共|合计|里|中|是不是|有没有|新?收|公开|办理|的|20|[,，])"
    r"|\bhow many (?P<counted_en>counties|cities|districts|bodies|departments|bureaus|agencies|governments|towns|places|regions|reports)\b"
    r"|\bwhich of\s+(?:(?:'s|the|its|their)\s+)+(?P<of_en>count(?:y|ies)|districts|departments|bureaus|agencies|towns(?:hips)?|offices|units)\b"
    r"|\b(?:which|what|each|every|all|all the|any|(?:which of |of |compare |for )?the (?:two|three|four|five)) (?P<en>count(?:y|ies)|cit(?:y|ies)|districts?|bod(?:y|ies)|departments?|bureaus?|agenc(?:y|ies)|governments?|towns?|places?|regions?|reports?)\b"
    rf"|(?P<each>{EVERY_ONE})"
    r"|最[多少高低大小]的(?:是哪?个?)?(?P<top>县|区|市|州|镇|局|部门|单位|地方|地区)"
    r"|(?P<who>谁|哪里|哪儿|哪家)(?=.{0,10}(?:最|第一|更?多|更?少))|(?P<all>所有|全部|各)(?:的)?(?:报告|年报)|(?:across|in) all|\bwho (?:received|had|handled)\b"
    rf"|(?P<reports>{SEVERAL_REPORTS})"
)
_EACH_REPORT = re.compile(EVERY_ONE)
"""Every body or report that is held (各家, 哪份报告)."""
_REPORTS = re.compile("报告|年报|report")
_WHICH_OFFICES = re.compile(
    r"^(?:那么?|又|都|各|分别|具体)*(?:是|由|归)(?:哪[一二两三四五几些]?个?|什么)(?:局|单位|部门|机关|委办局|镇|乡|街道)(?:给|来)?[\u3400-\u9fff]{0,4}的?$"
)
_MOST_OF_THEM = re.compile(
    r"\b(?:which|what|whose) (?:[a-z]+ ){1,3}?(?:got|get|had|have|receiv\w+|handled?|took|take|dealt with|accounted for|made up) (?:the )?(?:most|bulk|majority|largest (?:number|share|part)|biggest share|lion's share) of (?:them|these|those|it|that)\b"
)
"""Which places or offices the figure just told fell to most."""
_COUNTED_PLACES = re.compile(r"how many places\b")
_APPLIED = re.compile("申请|提交|提出|递|applica|appli|request")
_SOMEWHERE = re.compile("(?:在|[设布摆放送发派寄投建装开分去]到?了?|设[立置]于?|位于|坐落于?|分布于?)$")
"""Where something is (设在哪些地方) is asked of one place."""
_EACH = re.compile("各|每|所有|全部|下属|下辖|最|排|all|each|every|most|rank")
"""A question over the offices of a place."""
_NOT_INDIVIDUALS = re.compile(r"(?<=[几每一两])个人(?!的?申请)|(?<=多少)个人(?!的?申请)")
_PART_OF_YEAR = re.compile(
    r"[上下]半年|前半年|后半年|第?[一二三四1-4]季度?|(?<![\d年])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|以来)?(?!\d)"
    r"|前[一二三四五六七八九十\d]+个?月|\b(?:first|second) half\b|\bq[1-4]\b|\bquarter\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
)
_COUNTED_BODIES = re.compile(
    r"(?:多少|几)个(?P<counted>行政村|村|社区|乡镇|镇|街道|学校|小区|部门)(?=[,，。;?？、的]|$)"
)
"""What is counted are places (公报送到了多少个村), no items of a form."""
_AT_OWN_LEVEL = re.compile(
    "(?<![、和与跟及])(?:[省市县区州旗镇乡](?:政府)?)?本级(?:政府|机关)?(?![、和与跟及,，]|财政|预算|部门|以上|以下|网|公报|[加同])"
)
"""Only what a place handled itself, not what its offices and towns did."""
_IN_PERSON = re.compile("(?:[省市县区旗州镇乡局厅校院]长|书记|主任)本人")
"""Occasions somebody attended are not all there were."""
_DENIED = re.compile(
    r"(?<!有)(?:没有|没|尚未|未|并非|不是)(?:被|得到|能|按|及时)?$|(?:\bnot|n't|\bnever|\byet to be)\s+(?:yet\s+|been\s+|be\s+|fully\s+)*$"
)
_DONE = ("granted", "partly_granted", "closed", "answered", "handled_total")
_DECIDED = frozenset({"upheld", "corrected"})
"""没改判的 are neither."""
_EXCEPT = re.compile(
    r"(?:除了|除去|除开|除|不含|不包括|剔除|扣除|不是|非|(?<!有)没有|(?<!有)没|未|other than |except |excluding |apart from |not from )$"
)
_APART = re.compile(r"(?:的?申请)?(?:之外|以外|除外)")
_EXTENT = re.compile(
    r"(?<![在居列])全([国省市州区县旗镇乡])(?!局|系统|部门|政府)|[在居列]全([国省市州区县旗镇乡])(?!局|系统|部门|政府|[^,，。;]{0,12}(?:排|名次|第几|考核|评|打分|得分))"
    r"|整个(?!市场|社区|校区|园区)([省市州区县旗镇乡])(?![场域镇乡民])|占(?:到|了|去)?([省市州区县旗镇乡])[里上](?:面)?"
)
"""A place within which a body was ranked (在全省打分里排第几) is not asked for as a whole."""
_HOTLINE_IN = re.compile(
    r"\b(?!12345\b)(?:1[12]\d{3}|9[56]\d{3,4})\b(?=.*\b(?:hotline|line|number)\b)|(?<=hotline )(?!12345\b)\d{5,6}\b|\b(?!12345\b)1[12]\d{3}\b"
)
_JOINED_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d\b")
_PLACES_EN = "city|county|district|province|prefecture|town|township"
_EXTENT_EN = re.compile(
    rf"\bthe (?P<as>{_PLACES_EN}) (?:as a whole|overall|in general|altogether)\b|\b(?:all|across|throughout) (?:of )?the (?:whole )?(?P<across>{_PLACES_EN})\b"
    rf"|\b(?:whole|entire|wider) (?P<whole>{_PLACES_EN})\b|\b(?P<wide>{_PLACES_EN})[- ]?wide\b"
    rf"|\bthe (?P<total>{_PLACES_EN})(?:'s)?(?: overall| grand| combined| whole| entire)? (?:total|sum|tally)\b|\b(?:total|sum|tally) (?:for|of|in) the (?:whole |entire )?(?P<all>{_PLACES_EN})\b"
    rf"|\b(?:share|percent(?:age)?|proportion|fraction|part|%) of (?:all )?(?:of )?the (?P<share>{_PLACES_EN})(?:'s)? "
)
_EXTENTS = {
    "city": "市",
    "county": "县",
    "district": "区",
    "province": "省",
    "prefecture": "州",
    "town": "镇",
    "township": "乡",
}
_CUMULATIVE = re.compile(
    r"累计|(?<![收接提得拿看查达做办])到\s*(?:(?:19|20)\d\d年?)?\s*(?:年?[底末]|目前|现在|如今|今天)(?:为止)?[^,，。?]{0,8}?(?:一共|总共|共有|共(?=[\u3400-\u9fff]))|(?:实施|施行|开通|成立|启动|运行|开办|上线)以来|截[至止].{0,10}(?:底|末|止).{0,6}共|(?<!not )\bcumulative|\bto date\b|\bsince\b|(?<!not )\bcumulatively\b|\baccumulated\b|\bover the years\b|\bso far\b|\b(?:in total|in all|altogether) (?:by|at|to|until|up to) (?:the )?(?:end\b|(?:19|20)\d\d\b)|\b(?:have|has) been [a-z]+ (?:in total|in all|altogether)\b|\ball[- ]time\b|\b(?:does|do) [^?,;]{2,60}? (?:have|hold|offer|contain) (?:in total|in all|altogether)\b"
)
_KIND_EN = {"cou": "县", "cit": "市", "dis": "区", "tow": "镇", "dep": "局", "bur": "局"}


def understand(text: str, history: Sequence[str | Turn], index: Index) -> Question:
    """The question ``text`` asks after ``history``, with every slot it gives or takes over filled."""
    held = holdings(index)
    previous: list[Question] = []
    for turn in history:
        said = turn.user if isinstance(turn, Turn) else turn
        previous.append(_conversation(said, previous, held, index))
    return _conversation(text, previous, held, index)


def _conversation(text: str, previous: Sequence[Question], held: Holdings, index: Index) -> Question:
    plain = without_set_aside(normalised(text))
    language = _language_of(plain, held)
    whole = whole_operation(plain)
    if whole is not None:
        operation, detail = whole
        return Question(text=text, language=language, operation=operation, detail=detail)
    if (
        instead := taken_back(plain, language)
    ) is not None:  # only what follows is asked; the rest is context
        previous = [*previous, _conversation(instead[0], previous, held, index)]
        plain = instead[1]
    plain, taken_for = put_right(plain, held)
    asked_only = only_asked(as_school_year(plain, held), held)
    without_story = asked_only != plain
    plain = place_first(asked_only, held)
    before = [part for question in previous for part in question.parts or (question,)]
    before = [part for part in before if part.operation is not Operation.TALK]  # thanks in between
    meant = named_again(plain, language, before)
    rewritten = without_story or meant != plain or is_everyday(text)
    plain = unwrapped(meant, language, before, held)
    plain, report_year = as_of_report(plain, language) or (plain, 0)
    parts: list[Question] = []
    pieces = [plain] if before and asks_which_more(plain) else split_question(plain)
    for piece in pieces if before else _named_later(pieces, held):
        piece = unwrapped(piece, language, [*before, *parts] if len(pieces) > 1 else parts, held)
        said = _of_persons(_read(piece, language, held, [*before, *parts]), parts)
        told = carry(said.otherwise, [*before, *parts], held) if said.otherwise else []
        told = [
            part
            for part in told
            if (said.detail in _OF_MATTERS and is_own_business(part.bodies, said.unless))
            or _tells_of(said.unless, part, held, index)
        ]
        spoken = [*before, *parts]
        again = asked_again(said, parts or (previous[-1].parts if previous else ()))
        after = [[*spoken, part] for part in again] or [spoken]
        parts += told or [
            as_part_of_last(part, last, held, index) for last in after for part in carry(said, last, held)
        ]
    parts = [
        replace(part, report_year=report_year) if part.years == (report_year - 1,) else part for part in parts
    ]
    parts = _of_same_applicants(results_behind(_rate_behind(_year_before(parts))))
    asked = _without_repeats([part for part in parts if not _only_context(part)] or parts[-1:])
    if any(part.operation is Operation.DECLINE and part.detail == "names" for part in asked):
        asked = [
            part for part in asked if part.operation is Operation.DECLINE or cues().amount.search(part.text)
        ]
    if not asked:
        return Question(text=text, language=language, operation=Operation.TALK, detail="empty")
    asked[0] = replace(asked[0], taken_for=taken_for)
    if len(asked) == 1:
        return replace(asked[0], text=asked[0].text if rewritten else text)
    return replace(asked[-1], text=text, parts=tuple(asked))


_ABOUT = re.compile(
    r"\b(?:requests|applications) (?:about|concerning|regarding|relating to|related to|to do with) (?:the )?(?!(?:government|information|disclosure|public|it|them|this|that|these|those|which|what)\b)(?P<what>[a-z]{3,})"
)


def _about(plain: str) -> tuple[str, ...]:
    """What English requests are about, which no row of the forms tells (how many requests about land were refused)."""
    return tuple(found["what"] for found in _ABOUT.finditer(plain))


_OF_MATTERS = frozenset({"statistics", "judgement"})
"""Why a question is declined that a body's report may yet answer with a figure (就业率; 多不多，几个)."""
_WHICH_ONES = re.compile(
    "(?:是|有|都是)?哪[一二两三四五六七八九十几些]*(?:个|家)?(?:单位|部门|局|乡镇|镇|街道|村|社区|学校|学院|公司|企业|医院|县|区)|哪[一二两三四五六七八九十几][个家]"
)
_SAY_NAMES = re.compile(
    "(?:把|报|念|说|点|列)[^,，]{0,4}(?:名字|名单|名称|名)|(?:名字|名单|名称)[^,，]{0,4}(?:念|报|说|列|讲)|点个?名"
)
_WHY = re.compile(f"{REASON_ASKED.pattern}|[咋怎]么?(?=比|就|又|会|降|少|多|涨|减|增|这么|那么)")
_EXPLAINED = re.compile(
    "^(?:那|报告|年报|里面?|上面?|中|他们|官方|是|又)*[怎咋]么?(?:个)?(?:解释|说|讲|交代|写)(?:的|呢)*$"
)


def _without_repeats(asked: list[Question]) -> list[Question]:
    """The parts without those that only ask for the answer of the one before to be said: its names, its reason."""
    kept: list[Question] = []
    for part in asked:
        last = kept[-1] if kept else None
        names = last and _WHICH_ONES.search(last.text) and _SAY_NAMES.search(part.text)
        reason = last and _WHY.search(last.text) and _EXPLAINED.search(compact(part.text).text)
        if not (names or reason):
            kept.append(part)
    return kept


_THEN, _NOW = (
    re.compile("去年|上一?年(?!度?结转)|上一?学年|往年"),
    re.compile("今年|本年|这一?年|这学年|本学年|现在"),
)


def _year_before(parts: list[Question]) -> list[Question]:
    """去年多少今年多少: the one is the newest year, so the other is the year before it."""
    if any(t.column == "last_year_items" for part in parts for t in part.targets):
        return parts  # a column of the form
    if not (sum(bool(_THEN.search(p.text)) for p in parts) == 1 and any(_NOW.search(p.text) for p in parts)):
        return parts
    now = next((p for p in parts if _NOW.search(p.text) and not _THEN.search(p.text) and p.years), None)
    if now is None or len(now.years) != 1:
        return parts
    return [
        replace(p, years=(now.years[0] - 1,)) if _THEN.search(p.text) and p.years == now.years else p
        for p in parts
    ]


_CAME = re.compile(rf"{_APPLIED.pattern}|[来索]要|要的")
"""Somebody applies, in everyday words too."""
_OF_ALL = re.compile(
    r"一共|总共|全部|所有|总的|合计|总数|全[县市区镇省]|\b(?:in total|altogether|overall|in all|all)\b"
)


def _of_same_applicants(parts: list[Question]) -> list[Question]:
    """What became of the applications of those just named is asked of theirs (法律服务机构申请了几件，给了几件)."""
    found = parts[:1]
    for part in parts[1:]:
        before, wanted = found[-1].targets, part.targets
        same = (part.bodies, part.years) == (found[-1].bodies, found[-1].years)
        counted = part.operation is Operation.VALUE and not _OF_ALL.search(part.text)
        one = same and counted and len(before) == len(wanted) == 1 and _CAME.search(found[-1].text)
        if one and _may_be_theirs(before[0], wanted[0]):
            part = replace(part, targets=(Target(wanted[0].indicator, before[0].column),))
        found.append(part)
    return found


def _may_be_theirs(named: Target, wanted: Target) -> bool:
    """Whether a row without a column may be asked of the kind of applicants whose applications were named before."""
    kinds = columns_of(wanted.indicator)
    of_kind = named.indicator == "received" and named.column in kinds and named.column not in {"", "total"}
    return of_kind and not wanted.column and not wanted.indicator.startswith("carried")


_RATE = re.compile("^[增减升降涨跌][加少长幅]?了?多少$")


def _rate_behind(parts: list[Question]) -> list[Question]:
    """少了几件、降了多少: what is asked again of the change is its rate."""
    found = parts[:1]
    for before, part in pairwise(parts):
        again = part.operation is before.operation is Operation.DIFFERENCE and _RATE.search(
            part.text.strip(" ,，?？")
        )
        same = (part.bodies, part.targets) == (before.bodies, before.targets)
        same = same and set(part.years) == set(before.years)
        found.append(replace(part, operation=Operation.GROWTH) if again and same else part)
    return found


def _tells_of(words: str, question: Question, held: Holdings, index: Index) -> bool:
    """Whether the reports a question is answered from hold words it would else be declined for."""
    reports = [summary for place in resolve(question, held).places for summary in place.reports]
    ways = {words, *(way for way, certainty in translate(words) if certainty == 1.0)}
    return len(reports) <= FEW_REPORTS and any(
        way in fold(index.report(summary.report_id).text).lower() for summary in reports for way in ways
    )


_EXTREME_YEAR = re.compile("哪一?个?年.{0,12}最|最.{0,8}哪一?个?年")


_ONLY_NAMES = re.compile("(?:我|俺|咱)?(?:就|要|想|是)*(?:问|说|指|查|看)?(?:的)?(?:就?是)?(?:的)?")


def _named_later(pieces: list[str], held: Holdings) -> list[str]:
    """The pieces, the first with the body and year a later one names where it only asks for an amount itself."""
    asked = len(pieces) > 1 and (cues().amount.search(pieces[0]) or _EXTREME_YEAR.search(pieces[0]))
    if not asked or _corpus(pieces[0])[0] is not None:
        return pieces
    if find_bodies(pieces[0], held).spans or _extent(pieces[0]):
        return pieces
    for at, later in enumerate(pieces[1:], 1):
        named = find_bodies(later, held)
        if named.held:
            if _ONLY_NAMES.fullmatch(blank(later, named.spans).strip(" ,，。?？")):
                pieces = [*pieces[:at], *pieces[at + 1 :]]  # 我问的是砚桥县
            words = [later[start:end] for start, end in named.spans]
            if not find_years(pieces[0], []).matches:
                rest = blank(later, named.spans)
                words += [rest[match.start : match.end] for match in find_years(rest, []).of("absolute")]
            return [" ".join((*words, pieces[0])), *pieces[1:]]
    return pieces


def _of_persons(said: Question, parts: Sequence[Question]) -> Question:
    """The phone number asked for beside somebody's name is that person's, not the body's."""
    personal = parts and parts[-1].operation is Operation.DECLINE and parts[-1].detail == "names"
    if personal and said.operation is Operation.FIELD and not (said.bodies or said.unheld):
        return replace(said, operation=Operation.DECLINE, detail="names", fields=())
    return said


def _language_of(plain: str, held: Holdings) -> str:
    """``en`` where a question without the names in it is English, else ``zh``."""
    text = blank(plain, [(match.start, match.end) for match in held.find(plain)])
    chinese, latin = len(_CJK.findall(text)), len(_LATIN.findall(text))
    return "en" if (latin >= 2 and latin * 2 > chinese) or (latin and not chinese) else "zh"


def _read(plain: str, language: str, held: Holdings, before: Sequence[Question]) -> Question:
    """What the words of one question say by themselves; slots it does not name stay empty."""
    last = before[-1] if before else None
    region = last.bodies[0].region if last and last.bodies else ""
    named = find_bodies(plain, held, region=region)
    own = named.held or (last.bodies if last else ())
    itself = itself_named(plain, own) if language == "en" else []
    masked = blank(
        plain, [*named.spans, *itself, *(match.span() for match in _NOT_INDIVIDUALS.finditer(plain))]
    )
    mentions = find_mentions(masked)
    if not mentions and " " in masked:
        tight = compact(masked).text
        mentions = [] if tight == masked else find_mentions(tight)
        masked = tight if mentions else masked
    if language == "en":
        mentions = without_stray_columns(without_matters(masked, mentions), last.targets if last else ())
    else:
        mentions = without_matters_asked(masked, mentions)
    spans = [span for mention in mentions for span in mention.spans]
    years = find_years(_bodies_apart(masked, named), spans)
    kind, corpus_span = _corpus(masked)
    each = _EACH_REPORT.search(masked) if corpus_span else None
    if each and (named.held or (before and each.group().startswith("哪"))):
        kind, corpus_span, each = None, [], None  # 哪家律所: of the body spoken of
    if each:  # 哪些报告讲到了政府开放日: nobody sues (告…政府)
        mentions = [m for m in mentions if not any(a < each.end() and each.start() < b for a, b in m.spans)]
    if named.held and language == "en" and corpus_span and _COUNTED_PLACES.match(masked, corpus_span[0][0]):
        kind, corpus_span = None, []  # how many places were in its enrolment plan
    if named.held and kind in OFFICES and not _EACH.search(masked):
        kind = None  # 哪些单位: what the place's own report says of them
    somewhere = corpus_span and language == "zh" and _SOMEWHERE.search(masked[: corpus_span[0][0]])
    if named.held and somewhere and not _EACH.search(masked):
        kind, corpus_span = None, []  # 查阅点设在哪些地方: of the place itself
    if kind in OFFICES and before and not named.held and _WHICH_OFFICES.search(plain):
        kind = None  # 是哪两个局收的: of the figure spoken of before
    if before and language == "en" and not named.held and _MOST_OF_THEM.search(plain):
        kind = None
    asked = blank(masked, [(match.start, match.end) for match in years.matches])
    open_text = blank(asked, corpus_span)
    subject = led(find_subject(open_text, mentions, last), open_text, last)
    requests = any(target.indicator in {"received", "handled_total", "closed"} for target in subject.targets)
    own_level = at_own_level(asked) if language == "en" and requests else []
    if (
        language == "en"
        and (lead := _LEAD_IN.match(open_text))
        and not any(m.start < lead.end() for m in mentions)
    ):
        open_text = blank(open_text, [lead.span()])
    if slips := unexplained(blank(open_text, spans)):
        right = corrected(open_text, slips)
        if right != open_text and (again := _written(plain, open_text, right)) != plain:
            return _read(again, language, held, before)
    numbers = claimed(open_text)
    unused = {*subject.unused, *(s for m in mentions if m.id in subject.rejected for s in m.spans)}
    attended = (
        LED.search(open_text) if any(t.indicator.endswith(".leader") for t in subject.targets) else None
    )
    rest_text = blank(
        open_text,
        [
            *(span for span in spans if span not in unused),
            *numbers[1],
            *own_level,
            *(match.span() for match in _EXTENT_EN.finditer(open_text)),
            *([attended.span()] if attended and language == "zh" else ()),
        ],
    )
    rest = tuple(
        word
        for word in unexplained(rest_text)
        if narrows(word) and not (language == "en" and _says_nothing(word, open_text, subject))
    )
    rest += matters_named(open_text, mentions, rest) if language == "zh" else ()
    rest += tuple(_HOTLINE_IN.findall(rest_text)) if language == "en" else ()
    if language == "en" and (part := part_of_them(open_text, mentions, bool(subject.targets))):
        said = attended.group().split() if attended else []
        rest += tuple(word for word in content(part).split() if word not in (*rest, *said))
    if language == "en" and any(indicators()[target.indicator].parent for target in subject.targets):
        rest += tuple(word for word in _about(open_text) if word not in rest)
    as_whole = row_asked(subject, blank(open_text, numbers[1]), language, alone=not before)
    row, no_row = (None if named.unheld or names_place(rest) else as_whole.row), as_whole.none
    if not rest and asked_too_widely(subject, as_whole, language):
        rest = tuple(content(rest_text).split())
    by_words: tuple[tuple[Target, ...], tuple[str, ...]] = ((), ())
    whole = not numbers[1] and overruled(subject, row, open_text, mentions, rest)
    if whole:
        by_words = (subject.targets, rest)
        subject, rest = replace(subject, targets=(row,) if row else ()), ()
    narrower = (
        ()
        if whole
        else _narrower(
            open_text,
            [m for m in mentions if m.id not in _unasked(open_text, mentions, subject)],
            subject.rejected,
        )
    )
    itself_only = bool(own_level) if language == "en" else bool(_AT_OWN_LEVEL.search(open_text))
    question = Question(
        text=plain,
        language=language,
        bodies=named.held,
        choices=named.choices,
        unheld=named.unheld,
        near=named.near,
        pairs=_pairs(named, years) or _newest(named, years, held),
        all_bodies=kind is not None,
        body_kind=kind or "",
        years=years.years,
        all_years=bool(years.of("all") or years.of("which"))
        or (not years.matches and over_reports(masked))
        or bool(each and _REPORTS.search(each.group()) and not years.years),
        span=max((match.count for match in years.of("span")), default=0),
        targets=subject.targets,
        masked=blank(open_text, numbers[1]),
        words=content(blank(open_text, numbers[1])),
        rest=rest + (("其他",) if of_other_matters(masked) else ()),
        narrower=narrower
        + ((OWN_LEVEL,) if itself_only else ())
        + ((GAINED,) if language == "en" and asks_gain(open_text) else ()),
        cumulative=bool(_CUMULATIVE.search(masked)),
        complement=_complement(open_text, mentions),
        numbers=numbers[0],
        limit=limit_of(open_text) if kind is not None or years.of("which") or years.of("all") else None,
        measure=measure_of(open_text) or ("人" if _NOT_INDIVIDUALS.search(plain) else ""),
        plan=bool(cues().plans.search(blank(open_text, spans))),
        lay=bool(subject.targets) and not subject.strong,
        rejected=subject.rejected,
        whole=subject.whole,
        extent=_extent(masked),
        row=row
        if as_whole.by_itself and not (whole or own_level or _PART_OF_YEAR.search(open_text))
        else None,
        no_row=no_row,
        learnt=whole,
        named=by_words,
    )
    question = with_plan_year(question)
    if question.limit:
        question = replace(question, numbers=())
    free, others = listed_words(question.masked, mentions, question.targets)
    if not whole:
        question = replace(question, listed=free, masked=others if question.targets else question.masked)

    def finished(question: Question) -> Question:
        question = with_plan_year(question)
        if len(question.bodies) == 1:
            question = in_the_report_before(question, held.years_of(question.bodies[0]))
            question = _taken_over(question, held.years_of(question.bodies[0]))
        question = _school_year(_without_stray_targets(without_cues(question), subject))
        return replace(question, given=_given(question, named, years))

    asked_for = finished(with_operation(question, asked, masked, subject, years))
    counts = question.measure or cues().amount.search(asked)
    if (
        asked_for.operation in {Operation.TEXT, Operation.FIELD}
        and question.row
        and counts
        and not (asked_for.targets or before)
    ):
        question = by_row(question)
        subject = replace(subject, targets=question.targets, strong=True, column_only=False)
        asked_for = finished(with_operation(question, asked, masked, subject, years))
    if not asked_for.unless:
        return asked_for
    anyway = finished(if_not_declined(question, asked, masked, subject, years))
    return replace(asked_for, otherwise=anyway)


def _taken_over(question: Question, held_years: Sequence[int]) -> Question:
    """What was carried into a year whose predecessor is not held, as that year's own report has it."""
    if len(question.years) != 1 or not into_year(question, question.years[0]):
        return question
    (year,) = question.years
    if year not in held_years or year - 1 in held_years:
        return question
    return replace(question, targets=tuple(Target("carried_in", t.column) for t in question.targets))


def _bodies_apart(masked: str, named: NamedBodies) -> str:
    """Years beside different bodies are no span of years (from Heshan 2019 to Tangxi 2022)."""
    if len(named.held) < 2:
        return masked
    chars = list(masked)
    for start, end in named.spans:
        chars[start:end] = "|" * (end - start)
    return "".join(chars)


def _school_year(question: Question) -> Question:
    """A university's 2015-2016 is one school year, named after the year it ends in."""
    schools = question.bodies and all(
        (body.agency or body.region).endswith(("大学", "学院")) for body in question.bodies
    )
    first, *others = question.years or (0,)
    if (
        schools
        and question.language == "en"
        and others == [first + 1]
        and _JOINED_YEARS.search(question.text)
    ):
        return replace(question, years=(first + 1,))
    return question


def _pairs(named: NamedBodies, years: YearWords) -> tuple[tuple[Body, int], ...]:
    """Each body with the year beside it, where several are named alternately with one year each."""
    marks = [(start, body) for body, start in zip(named.held, named.starts, strict=True)]
    dated = [(match.start, match.years) for match in years.of("absolute")]
    if len(marks) < 2 or len(marks) != len(dated) or len({found for _, found in dated}) < 2:
        return ()
    order = sorted([(at, "body") for at, _ in marks] + [(at, "year") for at, _ in dated])
    kinds = [kind for _, kind in order]
    if any(len(found) != 1 for _, found in dated) or kinds != [kinds[0], kinds[1]] * len(marks):
        return ()
    found_years = [found[0] for _, found in sorted(dated)]
    return tuple((body, year) for (_, body), year in zip(sorted(marks), found_years, strict=True))


def _newest(named: NamedBodies, years: YearWords, held: Holdings) -> tuple[tuple[Body, int], ...]:
    """Each of several bodies with its own newest year, where only the latest is asked for (各自最近一年)."""
    if len(named.held) < 2 or not years.of("latest") or len(years.matches) != len(years.of("latest")):
        return ()
    newest = [(body, held.years_of(body)[:1]) for body in named.held]
    return tuple((body, found[0]) for body, found in newest if found)


def _written(plain: str, wrong: str, right: str) -> str:
    """The question with the corrected stretch put in; names and years stay as typed."""
    head = next(at for at in range(len(wrong)) if wrong[at] != right[at : at + 1])
    longest = min(len(wrong), len(right)) - head  # of a letter typed twice, head and tail would share it
    tail = next((at for at in range(longest) if wrong[-1 - at] != right[-1 - at]), longest)
    return plain[:head] + right[head : len(right) - tail] + plain[len(plain) - tail :]


def _narrower(plain: str, mentions: Sequence[Mention], rejected: Sequence[str]) -> tuple[str, ...]:
    """What makes a figure another one than the year's: a part of the year, a result denied."""
    found = [
        part_of_year(match.group())
        for match in _PART_OF_YEAR.finditer(plain)
        if not names_event(plain, match)
    ]
    found += [match.group() for match in _IN_PERSON.finditer(plain)]
    found += [match.group("counted") for match in _COUNTED_BODIES.finditer(plain)]
    for mention in mentions:
        if mention.id == "carried_out" and mention.id in rejected:
            found.append(plain[mention.start : mention.end])  # 没办结 of other things
        before = _DENIED.search(plain[: mention.start])
        decided = mention.kind == "column" and mention.id in _DECIDED
        if before and (decided or (mention.kind == "indicator" and mention.id.startswith(_DONE))):
            found.append(plain[before.start() : mention.end])
    return tuple(found)


def _unasked(plain: str, mentions: Sequence[Mention], subject: Subject) -> set[str]:
    """English indicators that only lead up to the one asked for (couldn't be answered because … not held)."""
    asked = {target.indicator for target in subject.targets}
    return {m.id for m in mentions if m.id not in asked and plain[m.start : m.end].isascii()}


def _complement(plain: str, mentions: Sequence[Mention]) -> bool:
    """Whether everything but the column named is asked for (除自然人外)."""
    marks = [mention for mention in mentions if mention.kind == "column" and mention.id != "total"]
    return len(marks) == 1 and bool(
        _EXCEPT.search(plain[: marks[0].start]) or _APART.match(plain[marks[0].end :])
    )


def _says_nothing(word: str, plain: str, subject: Subject) -> bool:
    """Whether an English word narrows nothing: part of a figure's name, or vague beside a figure that is known."""
    return _of_label(word, plain, subject) or (bool(subject.targets) and is_vague_en(word))


def _of_label(word: str, plain: str, subject: Subject) -> bool:
    """Whether an English word only says a part of a figure's own name (protection of 保护第三方合法权益)."""
    led_by = LED.search(plain) if any(t.indicator.endswith(".leader") for t in subject.targets) else None
    if led_by and word in led_by.group():
        return True
    labels = " ".join(indicators()[target.indicator].label for target in subject.targets)
    translations = [
        said
        for form in (word, re.sub("(?:ion|ment)s?$", "", word))
        for _, found in phrases(form, most=None)
        for said, _ in found
    ]
    return any(len(said) > 1 and said in labels for said in translations)


def _extent(plain: str) -> str:
    """The kind of place the question speaks of as a whole (全省, 全市), or empty."""
    found = _EXTENT.search(plain)
    if found:
        return next(kind for kind in found.groups() if kind)
    english = _EXTENT_EN.search(plain)
    return _EXTENTS[next(kind for kind in english.groups() if kind)] if english else ""


def _corpus(plain: str) -> tuple[str | None, list[tuple[int, int]]]:
    """Whether the question runs over all bodies, and over which kind of them."""
    found = _CORPUS.search(plain)
    if found is None:
        return None, []
    english = found.group("en") or found.group("counted_en") or found.group("of_en") or ""
    kind = found.group("kind") or found.group("top") or _KIND_EN.get(english[:3], "")
    return kind, [found.span()]


def _without_stray_targets(question: Question, subject: Subject) -> Question:
    """Words of a text question that merely sound like a column, and counts of days, ask for no row of a form."""
    lone = subject.column_only and not _APPLIED.search(question.text) and not question.context
    beside = lone and (question.rest or _names_more(question, subject))
    if question.language == "en" and question.measure == "money" and not COUNTED_EN.search(question.masked):
        of_money = tuple(target for target in question.targets if _tells_money(target))
        question = replace(question, targets=of_money)  # the amount of fines is no number of decisions
    of_time = question.measure == "time" and not (question.learnt or _OF_CASES.search(question.text.lower()))
    if of_time or (question.operation is Operation.TEXT and subject.column_only) or beside:
        return replace(question, targets=())
    return question


_OF_CASES = re.compile(
    r"\bhow many (?:of (?:them|these|those|the (?:requests|applications|cases))\b|requests|applications|cases)"
)
"""Counts cases, though a deadline is spoken of."""


def _tells_money(target: Target) -> bool:
    """Whether a row of the forms holds an amount of money."""
    return "amount" in columns_of(target.indicator) or indicators()[target.indicator].unit in MONEY


_WHEN = frozenset(["年底", "年末", "年初", "目前", "现在", "当前", "如今"])


def _names_more(question: Question, subject: Subject) -> bool:
    """Whether a Chinese question names anything besides the columns it holds (群众打12345打了多少个)."""
    own = content(blank(question.masked, subject.spans))
    return question.language == "zh" and bool(set(naming(own).names) - _WHEN)


_PREFACE = re.compile(
    r"(?:(?:hello|hi|good (?:morning|afternoon|evening))[ ,.!]+)?(?:i'm|i am|we're|we are|(?:i|we) (?:(?:also|mostly|usually|mainly|normally|only|just) )?(?:work|study|write|live|report|run|teach|research|translate|cover|edit|compare|analy[sz]e|collect|follow|monitor|track|read|map|model|audit|advise|represent|own|manage|lecture|farm|sell)\b|my name|my (?:class|team|paper|editor|thesis|boss)\b"
    r"|i (?:was|got|had|lost|applied|filed|sent|submitted|asked)\b|they (?:refused|rejected|turned|ignored|told)\b|(?:my|our) (?:own |last |information |disclosure )?(?:requests?|applications?|appeals?|complaints?|case)\b"
    r"|(?:my|our) (?:[a-z]+ ){0,2}?(?!question|query|enquiry|inquiry)[a-z]+ (?:is|was|are|were|lives?|lived|works?|worked|comes?|came|runs?|owns?|has|had|keeps?|moved|wants?)\b)"
    r"(?!.*\b(?:looking for|looking up|interested in|asking|after|wonder\w*|need|curious|want\w*|find out|to know|number of|how|what|which|who|when|where|whether)\b)"
)
"""What an asker says of themselves before the question (I am a student writing about transparency)."""


_TURNED_DOWN = re.compile(
    r"(?=.*\b(?:my|our|me|us)\b).*\b(?:(?:turn|turned|knock|knocked) (?:(?:my|our|me|us)\b.*? )?down|refus\w+|reject\w+|den(?:y|ied|ies)|declin\w+|ignor\w+|dismiss\w+|withh[eo]ld|won't|wouldn't|did(?:n't| not)|has(?:n't| not)|never)\b"
)
"""What became of the asker's own request."""


_LEAD_IN = re.compile(
    r"(?:i|i'm|i've|i'd|we|we're|my|our|for|as|this|it|it's|asking|question|quick question|request|hi|hello|two things|one thing|one question)\b[^?:;.]{0,120}?(?:[:;]| [-–—]+) ?(?=(?:and |so |please )?(?:how|what|which|who|when|where|why|did|was|is|are|were|do|does|has|have|could|can|please|give|tell|by)\b)"
)
"""What is said before a colon and a question, which narrows nothing (I'm a journalist looking into roads: how many …)."""


_PREFACE_ZH = re.compile(
    "(?:你好|您好|各位|哎|诶|唉|老师|领导|同志)*[,，!！]?(?:俺|我|咱|本人|我们|俺们|咱们|鄙人|家里|我家|俺家|咱家)(?:们)?(?:就|也|家|村|厂|店|公司|单位|学校|平时|最近|这边|这里|目前|现在|今天)*(?:是|在|做|干|开|住|当|从事|负责|经营|搞|给|刚|正在|正|准备|打算|写|跑)(?!想|要问|问|请)"
)
"""The same in Chinese (俺是给学校供桌椅的，天天盯着标讯。)."""


def _only_context(question: Question) -> bool:
    """Whether a part only says who or when (“我想了解鹤庆县2019年的情况。”) and asks nothing itself."""
    if question.language == "en" and _PREFACE.match(question.text):
        return True
    if question.language == "en" and not is_asking(question.text) and _TURNED_DOWN.match(question.text):
        return True
    named = question.targets or question.bodies or question.unheld or question.years or question.fields
    asks = cues().text.search(question.text) or cues().amount.search(question.text) or question.topic
    if (
        question.operation is Operation.TEXT
        and _PREFACE_ZH.match(question.text)
        and not (named or asks or question.choices)
    ):
        return True
    return (
        question.operation is Operation.TEXT
        and not question.targets
        and not question.topic
        and not question.rest
        and not question.words
    )


def _given(question: Question, named: NamedBodies, years: YearWords) -> tuple[tuple[str, str], ...]:
    said = []
    if named.held or named.unheld or named.choices or question.all_bodies:
        said.append(("body", "said"))
    if years.matches:
        said.append(("year", _relative(years)))
    if question.targets:
        said.append(("indicator", "said"))
    return tuple(said)


def _relative(years: YearWords) -> str:
    """``said``, or the year relative to another that is still to be found (``relative-1``)."""
    offsets = sorted(match.offset for match in years.of("relative"))  # 那一年比上一年: the other one counts
    return (
        f"relative{offsets[0]:+d}"
        if offsets and not years.years
        else "latest"
        if years.of("latest")
        else "said"
    )
