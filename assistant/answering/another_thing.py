"""Figures that share the words of a question and are of another thing: the whole for a part, a count for money, a how-many for a who.

Each rule is what a question limits itself to and how the figure's own words look that tell it; what no rule speaks of passes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.accounts_named import is_of_other_account
from assistant.answering.asked_kinds import BOUND, tells_asked
from assistant.answering.counters import stands_for_all
from assistant.answering.fees_named import asks_fee, is_other_fee, of_another_number
from assistant.answering.heads import head_of
from assistant.answering.kinds_told import RANK_ASKED
from assistant.answering.likely_en import units_of_en
from assistant.answering.limits_told import WAIVED, WAIVED_TOLD
from assistant.answering.lookup import Finding, is_money
from assistant.answering.matching import PERSONS
from assistant.answering.quantities import is_another_quantity, is_of_other_part
from assistant.answering.quantities_en import is_another_quantity_en
from assistant.answering.targets import APPLY
from assistant.answering.units import LEFT_OUT, said_by, units_of
from assistant.lexicon.numerals import find_numbers
from assistant.lexicon.text import compact
from assistant.types import Operation, Origin, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["is_another_thing"]

_AMOUNT = re.compile(r"多少|几|\b(?:how (?:many|much|often|long)|number|count|total|amount|share)\b")
_WHO = re.compile(
    r"[派请让叫由是](?:的|了)?谁|谁(?:去|来|讲|主讲|主持|上台|出面|出席|参加|负责|代表)|\bspeakers?\W*$|\b(?:names?|topics?|themes?|titles?|venues?|hosts?|lecturers?|agenda)\W*$"
    r"|^(?:what|who)\b[^?]*\babout\W*$"
)
"""Somebody or a subject is asked for, no amount."""
_HOUSEHOLDS = re.compile(r"\b(?:households|families)\b")
_MEAN = re.compile(
    r"平均|[人户次件场期]均(?!为|由|已|在|被|未)|\baverage\b|\b(?:the|a|its) mean\b|\bmean (?:number|of)\b"
)
_MEAN_TOLD = re.compile("均|每")
"""The mean is asked for, and told."""
_OWN_SITE = re.compile("(?:自己|独立|自有|单独|自建|专门|专属)的?[^,，。]{0,4}(?:网站|网页|门户|官网)")
_SITE_OF_OTHERS = re.compile(
    "(?:在|依托|借助|利用|通过|纳入)[^,，。]{0,6}(?:政府|[省市县区])[^,，。]{0,4}网站?"
)
"""A website of its own is asked for, and what was put on somebody else's is told."""
_PER = re.compile(
    "每一?[个家所位名户处场次期件份册条]?(?P<what>[\u3400-\u9fff]{2,5}?)(?:平均|大概|大约|都|各|有|设|配|发|得|收|办|能|要)*(?:多少|几)"
)
_ASKED_THING = re.compile("(?:多少|几)[个家所位名户处场次期件份册条]?(?P<what>[\u3400-\u9fff]{2,})")
_EXTENT = frozenset(["平方米", "平方公里", "平米", "㎡", "亩", "公顷", "公里", "千米", "米", "吨", "立方米"])
"""Units of lengths, areas and weights, in which nobody is counted."""
_HOW_LARGE = re.compile(
    "(?:有|是|占地?)多大(?![比份变差幅年岁的金规力作影])|面积(?:有|是|为)?多少|多大(?:的)?(?:面积|地方)"
)
_BOUND = re.compile(
    rf"{BOUND}(?=[\d一二三四五六七八九十百两])"
    r"|\b(?:fewer|less|more) than (?=\d)|\b(?:under|over|below|above|at least|at most) (?=\d)"
)
"""Only what is above or below a bound is counted: the bound stands beside the figure."""
_MAGNITUDES = (
    (re.compile("(?:多少|几)亿(?!元)"), Decimal(10_000_000)),
    (re.compile("(?:多少|几)万(?!元)"), Decimal(1000)),
    (re.compile("(?:多少|几)千"), Decimal(100)),
)
_ZH_PAID = re.compile(
    "(?:交|缴|付|花|(?<!处)罚|赔)(?:了|的|过)?多少$|多少(?:钱|块钱|元|money|yuan|rmb)|(?:发|给|拨|领|补|付|免)(?:了|放|出|下去?)*多少[\u3400-\u9fff]{0,6}(?:金|款|补贴|补助|经费)$"
)
_PAID_AT_ALL = re.compile("(?:要|收|花|交)(?:不[要收花交])?(?:费|钱)(?:吗|么|不|嘛)?$|免费(?:吗|么|不)?$")
_EN_PAID = re.compile(
    r"\b(?:total |amount |sum )(?:paid(?: out)?|spent)\W*$|\b(?:costs?|price|expenditure|spending)\W*$"
)
_COST_OF = re.compile(r"(?P<what>(?:[a-z'-]+ ){1,4})(?:costs?|price)\W*$")
_COPIES, _ISSUES = frozenset({"册", "本", "份"}), "期"
_EN_ITEMS = re.compile(
    r"\b(?:how many|number of) (?:(?!of\b)[a-z-]+ ){0,4}?(?:items|articles|documents|posts|pieces)\b(?! of)"
)
_NO_ITEMS = frozenset(["次", "人次", "人", "名", "位", "户", "家", "天", "场"])
_PAPERS = frozenset(["条", "篇", "则", "期", "场", "册", "部", "台"])
_INVITED = re.compile("(?<!申)请(?:了|过)?[^,，]{0,4}(?:市民|群众|居民|村民|代表|老百姓|学生|家长)")
"""People who were invited have not applied."""
_TOLD: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"下半年|\b(?:second|latter)[- ]half\b"), re.compile("下半年|[三四]季度|[7-9]月|1[0-2]月")),
    (re.compile(r"上半年|\bfirst[- ]half\b"), re.compile("上半年|[一二]季度|(?<!\\d)[1-6]月")),
    (re.compile("半百|花甲|古稀|上了?(?:岁数|年纪)|多大(?:岁数|年纪)|[十百\\d]岁"), re.compile("岁|龄")),
    (re.compile("拖得?最|拖了?(?:多少|几)[天日]"), re.compile("逾期|超期|拖|延|晚|迟|滞后|超时")),
    (
        _INVITED,
        re.compile("邀|(?<!申)请|参|走进|观摩|列席|旁听|开放"),
    ),
    (
        re.compile(r"\brather than\b|\b(?:as opposed|in contrast) to\b|\bonly\b|\balone\b|\bsolely\b"),
        re.compile("^(?!.*(?:及其他|和其他|及其它|等其他)).*$", re.S),
    ),
    (
        re.compile(
            r"\bhow many (?:[a-z]+ ){1,3}(?:got|received|drew|get|were given|benefit\w* from) (?:it|them|one|this|that)\b"
        ),
        re.compile("补|发|领|获|享|惠|资助|救助|给|得到"),
    ),
    (re.compile("短?视频(?!解读|会)"), re.compile("视频|短片|影片|播")),
)
"""What a question says, and what the own words of a figure of running text then tell."""
_PAIRS_COUNTED = re.compile("(?:多少|几)对(?!象|外|接)")
_STAFF = re.compile(
    r"有(?:多少|几)(?:个|名|位)?(?:医生|大夫|医师|护士|老师|教师|职工|员工|工作人员|学生|床位|病床)(?:\W|$)"
)
"""How many there are is told by no money and by no visits."""
_ALWAYS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile("[\u3400-\u9fff]不(?:了|上|动|开|亮)(?:的?$|的)|没[^,，]{1,4}就被"),
        re.compile("[没未不无坏停损瘫障退缺逾]"),
    ),
    (re.compile("抄|转载|搬运"), re.compile("转载|转发|抄|搬")),
)
"""The same, of rows of the forms too."""
_OWN: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            "实际(?:上)?(?:来)?(?:报到|录取|到校|招)|报[到道]的?(?:新生|学生|同学)?(?:有|的)?(?:多少|几|人数)|(?:新生|学生)报[到道](?:的)?(?:人数)"
        ),
        re.compile("报到|录取|到校|实际"),
    ),
    (
        re.compile("[从由][^,，。]{2,14}(?:改|变|转|调整?|升|降)(?:成|为|到)了?"),
        re.compile("[改变转调升降]"),
    ),
    (
        re.compile("核实|查实|属实|坐实|\\b(?:verified|substantiated|confirmed|true|founded|proven)\\b"),
        re.compile("属实|查实|核实|实有|立案|查处"),
    ),
)
"""What was done to a part of several, and how the words of a figure itself tell it."""
_RANKS = frozenset(["名", "位", "分", "%", ""])
"""Units of a rank, and of the score it rests on."""
_COUNTED = (
    (re.compile("(?:多少|几)个问题(?!.*(?:整改|解决))"), re.compile("问|题|诉求|咨询|建议|隐患")),
    (
        re.compile("(?:多少|几)[个家](?:单位|部门)"),
        re.compile("单位|部门|局|机构|家|科室|成员|乡|镇|街道|委"),
    ),
)
"""What is counted, and how a figure of running text is called that counts it."""
_ANTONYMS = (
    ("[只单](?:归|有|是|由)?一个?(?:部门|单位)|单(?:个|一)?部门", "跨部门|多部门|联合"),
    ("单独|[不没](?:算|含|包括)|除[了去开]", "总量|总数|合计|累计总"),
    (r"(?:县区|区县|县市区|各县|各区)|\b(?:districts|counties)\b", "市直|市本级|市政府本级"),
    ("线下|现场|面对面", "线上|网上|在线"),
    ("线上|网上|在线", "线下|现场"),
    ("校外", "校内"),
    ("校内", "校外"),
    ("境外|国外", "境内|国内"),
    ("农村|乡下", "城镇|城市|城区"),
    (r"\bcounty-level\b|县级", "市级|省级"),
    ("不满意|差评", "(?<!不)满意|好评"),
    ("(?<!不)合格", "不合格"),
    ("不合格", "(?<!不)合格"),
)
"""What is asked for, and what a figure is called that is of its opposite."""
_PASSIVE = re.compile(r"\b(?:were|was|been|being|get|got) asked (?:to|for|about|whether|if|how)\b")
_RATHER = re.compile(
    r"(?:to|for|by|via|on|in|at) (?:the )?(?P<what>[a-z-]+(?: [a-z-]+)?) (?:rather than|as opposed to|instead of)\b"
)
_CARRIED = frozenset(["carried_in", "carried_out"])
_EXTENDED = re.compile(
    r"(?:里|中|当中|其中)[^,，]{0,4}(?:多少|几)[^,，]{0,4}(?:延期|延长|逾期|超期)(?![到至])|\b(?:extended|overdue)\b"
)
"""What became of a part of the applications carried over."""
_PLACES = frozenset(["reading_point"])
_SPOTS = re.compile(
    "point|place|spot|site|location|room|cent(?:re|er)|venue|hall|librar|archive|station|corner|area|facilit|desk|counter|kiosk"
)
"""Rows that count places, and what such places are called."""
_OCCASIONS = frozenset(["press_conference", "training", "meeting"])
_HELD_IN = frozenset(["次", "场", "期", "场次", "回", "个", "届", "轮", ""])
_DO_OF = re.compile(
    r"\bhow many of [^?]{3,60}? (?:does|do|did) (?:anyone|anybody|people|someone|somebody) (?:actually |really |ever )*(?P<deed>[a-z]+)"
)
_ALSO_FOR = re.compile("(?:用于|用在|用作|投入|包括|含)[^。;；]{2,20}(?:、|和|及)")
"""Money that went on several things."""
_WENT_ON = re.compile(r"\bhow much of\b[^?]*\b(?:went|spent|go|goes|used)\b (?:on|to|for|towards?|into)\b")
_WHOLE = frozenset({Operation.VALUE, Operation.SUM, Operation.EXISTS, Operation.SHARE})


def is_another_thing(question: Question, finding: Finding, own: str, index: Index) -> bool:
    """Whether a figure whose ``own`` words are given is of another thing than a question limits itself to."""
    if question.operation not in _WHOLE or not finding.facts:
        return False
    said = compact(question.text).text.lower() if question.language == "zh" else question.text.lower()
    said = said.strip(" ?？。.,，")
    fact, value = finding.facts[0], finding.value
    prose = fact.origin is Origin.PROSE
    quote = compact(fact.quote.of(index.report(fact.report_id).text)).text if prose else own
    if question.operation is Operation.EXISTS:
        if _OWN_SITE.search(said) and _SITE_OF_OTHERS.search(own):
            return True
        paid = _ZH_PAID.search(said) or _PAID_AT_ALL.search(said)
        return question.language == "zh" and bool(paid) and not is_money(fact) and bool(fact.unit)
    if question.operation is Operation.VALUE and _WHO.search(said) and not _AMOUNT.search(said):
        return True
    of_applicants = fact.indicator == "received" and fact.column not in {"", "total"}
    if of_applicants and not question.targets and not APPLY.search(said):
        return True  # 有多少企业 is not how many applied
    if (
        fact.indicator
        and question.operation is Operation.VALUE
        and _MEAN.search(said)
        and not _MEAN_TOLD.search(own)
    ):
        return True
    if finding.target.indicator in _CARRIED and _EXTENDED.search(said):
        return True
    if prose and is_of_other_account(question.masked, fact.quote.of(index.report(fact.report_id).text)):
        return True
    if _BOUND.search(said) and question.numbers and not finding.form:
        told = {n.value for n in find_numbers(quote)}
        if not told.issuperset(question.numbers):
            return True
    per = _PER.search(said)
    if per and prose and "每" not in own and fact.subject.endswith(per["what"]):
        return True  # 每个社区几个公开栏 is not how many 社区 there are
    if prose and fact.value in question.numbers and _counts_given(said, fact.printed, fact.subject):
        return True
    if question.measure in PERSONS and fact.unit in _EXTENT:
        return True
    if _HOW_LARGE.search(said) and fact.unit not in _EXTENT and not is_money(fact) and fact.unit != "%":
        return True
    counted = value is not None and not is_money(fact)
    if (
        counted
        and value is not None
        and any(asked.search(said) and value < least for asked, least in _MAGNITUDES)
    ):
        return True
    if not stands_for_all(question, fact, own) or (WAIVED.search(said) and not WAIVED_TOLD.search(own)):
        return True
    if any(re.search(asked, said) and _of_opposite(own, said, other) for asked, other in _ANTONYMS):
        return True
    if (prose or not finding.target.indicator) and any(
        asked.search(said) and not told.search(f"{own} {quote}") for asked, told in _TOLD
    ):
        return True
    if any(asked.search(said) and not told.search(f"{own} {quote}") for asked, told in _ALWAYS):
        return True
    if prose and not question.targets and any(w.search(said) and not t.search(own) for w, t in _OWN):
        return True
    if prose and RANK_ASKED.search(said) and fact.unit not in _RANKS:
        return True
    named = f"{fact.subject} {fact.unit}"
    if prose and any(asked.search(said) and not told.search(named) for asked, told in _COUNTED):
        return True
    if question.measure in _COPIES and fact.unit == _ISSUES:
        return True
    if question.language == "zh":
        text = index.report(fact.report_id).text
        if prose and of_another_number(said, fact.subject):
            return True
        if prose and (is_other_fee(said, fact.subject) if is_money(fact) else asks_fee(said)):
            return True
        if prose and is_of_other_part(said, own, quote, money=is_money(fact)):
            return True
        if not (question.targets and fact.indicator) and is_another_quantity(said, fact, text):
            return True
        if fact.unit and _PAIRS_COUNTED.search(said) and fact.unit != "对":
            return True
        if _STAFF.search(said) and (is_money(fact) or fact.unit == "人次"):
            return True
        if _INVITED.search(said) and finding.target.indicator == "received":
            return True
        if prose and not question.targets and not _tells_whole(said, own):
            return True
        summed = question.operation is Operation.SUM and prose and not question.targets
        if summed and not tells_asked(said, quote):
            return True
        return (
            bool(_ZH_PAID.search(said) or _PAID_AT_ALL.search(said))
            and bool(fact.unit or finding.form)
            and not is_money(fact)
        )
    before = compact(index.report(fact.report_id).text[fact.quote.start : fact.span.start]).text
    return _is_another_in_english(question, finding, said, own, quote, before)


_AMONG = re.compile(
    "(?P<whole>[\u3400-\u9fff]{3,14})(?:里面?|当中|中)[,，]?(?:属于?|归)[\u3400-\u9fff]{2,12}的(?:有|是|占)?(?:多少|几)"
)
_WHOLE_MET = 0.3
"""Share of what a part is counted of that a figure's own words must say (全文公开的答复函里，属于人大建议的)."""


def _counts_given(said: str, printed: str, subject: str) -> bool:
    """Whether a question states an amount itself and asks for another thing (9个社区有几个公开栏)."""
    given = re.search(
        rf"(?<!\d){re.escape(printed)}[个家所位名户处场次期件份册条]?{re.escape(subject[-2:])}", said
    )
    asked = _ASKED_THING.search(said)
    return bool(given and asked and asked["what"][:2] not in subject and asked.start() > given.start())


def _tells_whole(said: str, own: str) -> bool:
    """Whether a figure's own words speak of what a part of it is asked of, where one is named."""
    found = _AMONG.search(said)
    units = units_of(found.group("whole")) if found else ()
    return not units or said_by(units, own) >= _WHOLE_MET


def _of_opposite(own: str, said: str, other: str) -> bool:
    return re.search(other, own) is not None and re.search(other, said) is None


def _is_another_in_english(
    question: Question, finding: Finding, said: str, own: str, quote: str, before: str
) -> bool:
    fact = finding.facts[0]
    prose = fact.origin is Origin.PROSE
    named = prose and not fact.indicator
    if named and is_another_quantity_en(said, own, before, money=is_money(fact), unit=fact.unit):
        return True
    if _HOUSEHOLDS.search(said) and prose and fact.unit != "户" and "户" not in own:
        return True
    if _EN_PAID.search(said) and not is_money(fact) and fact.unit:
        return True
    if (cost := _COST_OF.search(said)) and is_money(fact) and not _tells(cost.group("what"), own):
        return True
    if _WENT_ON.search(said) and is_money(fact) and prose and _ALSO_FOR.search(quote):
        return True
    if _PASSIVE.search(said) and finding.target.indicator == "received":
        return True
    if _EN_ITEMS.search(said) and fact.unit in _NO_ITEMS:
        return True
    if (rather := _RATHER.search(said)) and not finding.form and not _tells(rather.group("what"), own):
        return True
    if (does := _DO_OF.search(said)) and not finding.form and not _tells(does.group("deed"), own):
        return True
    noun = head_of(question.masked)
    at_place = fact.indicator in _PLACES and noun is not None and fact.unit not in noun.units
    if at_place and noun is not None and not _SPOTS.search(noun.words[-1]):
        return True  # papers handed out at the reading points
    if noun is not None and noun.persons and prose and fact.unit in _PAPERS:
        return True
    held = any(target.indicator in _OCCASIONS for target in question.targets)
    of_them = re.search(r"\bof (?:the|all|its|[a-z']+'s) [^?]*, how many (?!people|person)", said)
    return bool(held and of_them and prose and fact.unit not in _HELD_IN)


def _tells(words: str, own: str) -> bool:
    """Whether a figure's own words say any of some English words; those that nothing translates they do not."""
    units = [unit for unit in units_of_en(words) if unit.others]
    return not units or any(unit.held_by(own)[1] >= LEFT_OUT for unit in units)
