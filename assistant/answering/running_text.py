"""The sentences of a report's running text: where they stand, what time they tell of, which amounts they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.concepts import words_in
from assistant.answering.heads import head_of
from assistant.answering.topics import ABOUT_ITSELF
from assistant.lexicon.number_patterns import PHONE_NUMBER
from assistant.lexicon.statements import names_later_year
from assistant.types import Operation, Question, Report, Span

__all__ = [
    "PLAN",
    "amount_of",
    "holds_amount",
    "is_planned",
    "meets_limits",
    "of_another_year",
    "over",
    "sentences_of",
    "tells_kind",
    "tells_plan_and_done",
    "title_over",
    "told_in_words",
]

_SENTENCE = re.compile(r"[^。；;\n]+")
_SENTENCES = re.compile("[。；;]")
_ROW = re.compile(r"\||\t")
PLAN = re.compile(
    r"将(?!近)|(?<!招生)(?<!招聘)(?<!培养)(?<!教学)计划(?!类|单列|生育|性?停|免疫|内|外)|拟(?!定|稿)|打算|力争|下一步|明年|来年|下一?学年(?!度?(?:继续|办理))|年思路"
)
"""What is still to be done; 招生计划 and 计划停水 are no plans of the report."""
_CAME_OF_IT = re.compile(
    r"实际(?!困难|情况|需|效果|问题|行动|出发)[^,，。;；]{0,8}\d|(?:录取|报到|到校)(?:了|率)?[^,，。;；]{0,4}\d"
)
"""What became of a plan, told beside it (计划招收1100人，实际报到1087人)."""
_LACKING = re.compile("不足|问题|差距|困难|短板|缺点|欠缺|薄弱")
_TO_COME = re.compile(f"{PLAN.pattern}|措施|改进|整改|对策|努力方向")
_ALREADY = re.compile("已|全部完成|(?:去年|上一?年度?)(?:报告)?(?:所|中|里)?指出")
"""What is done, though it stands under a heading that plans (问题及改进措施, 下一步打算)."""
_PHONE = re.compile(
    r"[（(]?0\d{2,3}[)）]?\s*[-－—–]?\s*\d{7,8}|[（(]?[０][０-９]{2,3}[)）]?\s*[-－—]?\s*[０-９]{7,8}"
)
_YEAR = re.compile(
    r"(?<!\d)(?<![由从较比入转])(?:19|20)\d\d(?=年(?!来|以[来前后]|之[前后]|[前后起]|至今|度?(?:工作)?(?:报告|年报)))"
)
_AMOUNTS = {
    "money": re.compile(r"[\d十百千万亿]\s*元"),
    "percent": re.compile(r"[%％‰]|百分之|[一二三四五六七八九两]成|分之|过半|半数"),
    "time": re.compile(
        r"[\d一二三四五六七八九十两半数]+\s*(?:多|余)?个?(?:工作日|天|小时|分钟|秒|周|星期|季度)|[\d一二三四五六七八九十两]\s*个月"
        r"|(?<![\d〇零])(?:\d{1,2}|[一二三四五六七八九十两]{1,2})年(?![\d一二三四五六七八九十]{1,3}月)|[每按即当][日天周月季年]|日内|时限"
    ),
    "人": re.compile(r"[\d一二三四五六七八九十百千万两]\s*(?:余|多)?(?:人|名|位)"),
    "who": re.compile("."),
    "date": re.compile(r"[\d一二三四五六七八九十]+\s*[月日]|\d{4}\s*年|[上下]半年|年底|年初"),
    "": re.compile(r"[\d一二三四五六七八九十百千两]"),
}
"""How an amount of each kind is written."""
_WHEN = re.compile(
    r"几月|哪[个一]?月|哪天|哪一天|何时|什么时[候间]|啥时候?|几号|几时|\bwhen (?:did|was|were|is|are|will|does|do|has|had|can|exactly)\b|\bsince when\b|\bwhen\W*$|which month|what date"
)
_TOLD = {"date": _WHEN, "who": re.compile("什么职务|什么身份|哪位|谁")}
"""What is told in words: a day, or who it is."""
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+(?:是|、)|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}(?:\.\d{1,2})*(?:[.、．]|\s))"
)
"""What numbers a sentence is no amount."""
_ITEM = re.compile(r"\d{1,2}[.．](?=\d{4}年)")
"""A sentence's number that would be read as part of its year (3.2023年…)."""
_DATE = re.compile(
    r"(?:19|20)\d\d\s*年|\d{1,2}\s*[月日号](?!个)|[第前][一二三四五六七八九十\d]+|其[一二三四五六七八九十](?=[,，、是])|[“《][^”》]{0,20}[”》]"
)
"""Numbers that count nothing: dates, ordinals, those in names (“一网通办”)."""
_PHONE = re.compile(PHONE_NUMBER)
_LIMITS = (
    (
        re.compile("本人|亲自|亲身"),
        re.compile(
            "本人|亲自|出席|参加|到场|主持|出镜|带队|接访|接听|走进|做客|上线|授课|带头|主要(?:负责|领导)"
        ),
    ),
    (
        re.compile(
            "最[久长多高低晚慢快少大早短]的.{0,8}(?:多少|几)|(?:多少|几).{0,6}最[久长多高低晚慢快少大早短]"
        ),
        re.compile("最|第一|首位|榜首|居首|末位|垫底|倒数|达到?|高达"),
    ),
    (
        re.compile("哪[一二两三四几]?(?:个|家)?(?:单位|部门|局|苏木)"),
        re.compile(
            "[\u3400-\u9fff](?<![个家各某些全本我该等])(?:局|委|厅|办|镇|乡|街道|苏木|中心|公司|院|所|县|区|科|处|队)"
        ),
    ),
    *(
        (
            re.compile(
                f"[一每]个?(?:{unit})[^,，。;；]{{0,6}}(?:多少|几)|(?:多少|几)[元块]?钱?[一每]个?(?:{unit})"
            ),
            re.compile(f"每个?(?:{unit})|[/／]个?(?:{unit})|(?:{unit})(?:单价|均价)|单价"),
        )
        for unit in (
            "吨|立方米?|方",
            "度电?|千瓦时",
            "斤|公斤",
            "平方米?|平米",
            "公里",
            "页",
            "小时",
            "学分",
            "亩",
        )
    ),
    (
        re.compile(
            "平均(?!每|一?个?[月天日周季])|[人户日月]均(?!等)|均价|每一?(?:期|本|册|份|张|次|场|户|家)(?!都)|(?<![第同统唯专单某])一(?:期|本|册)(?=.{0,4}(?:多少|几))"
        ),
        re.compile("[每均按]|单价|/"),
    ),
    (
        re.compile(
            r"\b(?:watch|view|play|click|read|download|visit|open|brows|access)(?:ed|s|ing)?\b(?!.*\b(?:rooms?|points?|places?|hours)\b)(?<=ed)|\bhow (?:often|many times)\b.*\bread\b"
        ),
        re.compile("播放|观看|浏览|点击|阅读|访问|下载|查看|查阅|打开|收看|点播|参观|开放|开通|开设|开办"),
    ),
    (
        re.compile(r"\bhow many (?:[a-z-]+ ){0,4}accounts\b"),
        re.compile(r"[\d一二三四五六七八九十百两]\s*余?[个家]|账号数"),
    ),
    (
        re.compile("最低|最少|最差|垫底|倒数"),
        re.compile("最低|最少|最差|垫底|倒数|末位|末尾|靠后|不足|不到|仅"),
    ),
)
"""What limits a question to one of several, or asks for a name, and how a report tells of that."""
_UNNAMED = "个家各某些全本我该等名所级的类分他余多数两三四五六七八九十几"
"""Characters before a noun that make it no name (个学院, 各乡镇)."""
_KINDS = (
    (
        re.compile(
            "哪[一二两三四五六几些]*(?:个|家|所)?(?:县|区|乡镇|镇|乡|街道|村|社区|学院|学校|科|公司|企业|厂|医院|嘎查|苏木|单位|部门|局)"
        ),
        re.compile(
            rf"[\u3400-\u9fff](?<![{_UNNAMED}])(?:局|委|厅|办(?![理结公])|镇|乡(?!镇)|街道|苏木|中心|公司|学院|馆|所|县|区(?!县)|科|处(?![理罚])|队|村|社区|嘎查|厂|医院|校|府)|[“”《]|、"
        ),
    ),
    (
        re.compile(
            r"\bwhich (?:of the (?:\w+ )?)?(?:count(?:y|ies)|districts?|cit(?:y|ies)|towns?(?:hips?)?|subdistricts?|villages?)\b|\bamong (?:the )?(?:counties|districts|towns)\b"
        ),
        re.compile(
            rf"[\u3400-\u9fff](?<![{_UNNAMED}])(?:县(?!级)|区(?![县域级])|市(?![级场民])|镇|乡(?!镇)|街道|村)"
        ),
    ),
    (
        re.compile("叫(?:什么|啥)|啥名|什么名"),
        re.compile("[“”《]|[\u3400-\u9fff](?:局|委|厅|镇|乡|公司|学院|馆|所|县|区|科|队|村|厂|医院|校)|、"),
    ),
    (
        re.compile(
            "(?:讲|说|问|关于|冲着|打听|反映|犯)(?:的|了|些)*(?:又|都|主要|大多|多半)?(?:是|都是)?(?:哪些|什么|啥)(?!时|办法)"
        ),
        re.compile(
            "、|“|《|包括|主要(?!负责|领导)|涉及|集中|围绕|关于|内容|主题|有关|问题|方面|咨询|通报(?!批评|表扬)|介绍|解读"
        ),
    ),
    (re.compile("(?:多少|几)[百千万]?户"), re.compile("户")),
    (re.compile("(?:多少|几)[百千万]?[本册]"), re.compile("[本册份套]")),
    (re.compile("(?:多少|几)[百千万]?[台辆]"), re.compile("[台辆部套个]")),
    (re.compile(r"(?:多少|几)[百千万]?页|\bhow many pages\b"), re.compile("页")),
    (
        re.compile(r"(?:多少|几)分(?!之|钟)|\bhow many (?:points|marks)\b"),
        re.compile("分(?![之别析类布享工局发钟管])"),
    ),
    (
        re.compile("(?<!哪)(?:多少|几)[百千万]?家"),
        re.compile(r"[\d一二三四五六七八九十百千余多](?:家|户|个|所|名)"),
    ),
)
"""Kinds of answers, and how a sentence looks that holds one: names, what it was about, things of that measure."""
_LEAD = 80
"""Characters before a sentence in its own line that may say it is planned (2013年将做好以下工作:1.…;2.…)."""
SHORTEST = 6
_TITLE = re.compile(
    r"(?:^|[。；;])\s*(?:[-*]\s*)?(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.、．]+|[①-⑳]|(?=\*\*))\s*(?:\*\*)?"
    r"(?P<title>[\u3400-\u9fff“”、]{2,16})[。:：](?:\*\*)?"
)
"""The title that an item of running text begins with (5、婚姻登记。办理…)."""
_OF_REPORTS = re.compile(
    "公开|情况|工作|信息|平台|建设|保障|管理|渠道|组织|领导|总体|制度|队伍|申请|基本|概况|问题|不足|措施|数量|解读|回应|培训|其他|附件"
)
"""Titles that say nothing of what an item is about."""


def title_over(text: str, start: int) -> str:
    """The title of the item of running text that a place of a text stands in; empty where there is none that tells of a matter."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    found = list(_TITLE.finditer(line))
    title = found[-1].group("title") if found else ""
    return "" if _OF_REPORTS.search(title) else title


def sentences_of(report: Report) -> Iterator[Span]:
    """The sentences of a report's running text; headings, rows of tables, what it says of itself and whom to call are left out."""
    for found in _SENTENCE.finditer(report.text):
        text = found.group()
        start = found.start() + len(text) - len(text.lstrip())
        if (item := _ITEM.match(report.text, start)) is not None:
            start = item.end()
        span = Span(start, found.start() + len(text.rstrip()))
        section = report.section_at(start)
        heads = section is not None and section.heading_span.covers(span)
        own = span.of(report.text)
        if heads or len(own) < SHORTEST or _ROW.search(own) or _PHONE.search(own):
            continue
        if not ABOUT_ITSELF.search(words_in(own).text):
            yield span


def over(report: Report, span: Span) -> str:
    """The headings over a sentence and what stands before it in its line."""
    section = report.section_at(span.start)
    line = report.text[report.text.rfind("\n", 0, span.start) + 1 : span.start]
    return (" ".join(section.path) if section else "") + line[-_LEAD:]


def is_planned(report: Report, span: Span) -> bool:
    """Whether a sentence tells of what is still to be done, by its own words or by what stands over it."""
    own = span.of(report.text)
    if tells_plan_and_done(own):
        return False
    if PLAN.search(own):
        return True
    section = report.section_at(span.start)
    ahead = section is not None and names_later_year(" ".join(section.path), report.year)
    above = "".join(part for part in _SENTENCES.split(over(report, span)) if not tells_plan_and_done(part))
    return (
        bool(ahead or PLAN.search(above)) and not _ALREADY.search(own) and not _among_problems(report, span)
    )


def tells_plan_and_done(sentence: str) -> bool:
    """Whether a sentence tells what was planned and what became of it."""
    return bool(PLAN.search(sentence) and _CAME_OF_IT.search(sentence))


def _among_problems(report: Report, span: Span) -> bool:
    """Whether a sentence stands among the problems below a heading that also names plans (问题和2023年打算)."""
    section = report.section_at(span.start)
    heading = section.heading_span.of(report.text) if section is not None else ""
    if section is None or not (PLAN.search(heading) and _LACKING.search(heading)):
        return False
    before = report.text[section.heading_span.end : span.start]
    lacking = [found.start() for found in _LACKING.finditer(before)]
    to_come = [found.start() for found in _TO_COME.finditer(before)]
    return bool(lacking) and max(lacking) > max(to_come, default=-1)


def told_in_words(question: Question) -> str:
    """``date`` or ``who`` where a question for words asks for one of them, else empty."""
    if question.operation is not Operation.TEXT:
        return ""
    return next((name for name, pattern in _TOLD.items() if pattern.search(question.masked)), "")


def amount_of(question: Question) -> str:
    """The kind of amount a question asks for: money, percent, time, 人, date, who, or any number (empty)."""
    noun = head_of(question.masked) if question.language == "en" else None
    measure = "人" if noun is not None and noun.persons and "家" not in noun.units else question.measure
    kind = told_in_words(question) or measure
    return kind if kind in _AMOUNTS else ""


def holds_amount(sentence: str, kind: str) -> bool:
    """Whether a sentence holds an amount of the kind; what numbers it, dates and names are none."""
    sentence = _NUMBERED.sub("", sentence)
    if kind not in {"time", "date", "who"}:
        sentence = _DATE.sub("", _PHONE.sub("", sentence))
    return bool(_AMOUNTS[kind].search(sentence))


def meets_limits(question: str, sentence: str) -> bool:
    """Whether a sentence tells of what a question limits itself to: a person's own doing, the most or longest of several."""
    return all(told.search(sentence) for asked, told in _LIMITS if asked.search(question))


def tells_kind(question: str, sentence: str) -> bool:
    """Whether a sentence holds an answer of the kind a question asks for: 哪几个学院 is not told by 4个学院."""
    return all(told.search(sentence) for asked, told in _KINDS if asked.search(question))


def of_another_year(sentence: str, report: Report, question: Question) -> bool:
    """Whether a sentence names years, and none that the report or the question is about."""
    years = {int(year) for year in _YEAR.findall(sentence)}
    return bool(years) and report.year not in years and not years & set(question.years)
