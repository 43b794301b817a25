"""What kind of answer an English question wants, and whether words of a report hold one: an average, the longest, money, an age, names.

A sentence that speaks of everything a question names may still tell something else of it: the longest delay
where the average is asked for, how many issues where the price is, that there were three where it is asked which.
"""

from __future__ import annotations

import re

from assistant.answering.heads import head_of
from assistant.answering.kinds_told import tells_kind_of_thing_en
from assistant.answering.likely_en import units_of_en
from assistant.answering.units import LEFT_OUT
from assistant.lexicon.text import compact
from assistant.types import Question

__all__ = ["holds_amount_en", "holds_kind_en"]

_NAMED = re.compile(
    "[\u3400-\u9fff](?<![个家各某些全本我该等名所级的类分他余多数两三四五六七八九十几弱强进远困偏点基我机乡农山])"
    "(?:局|委|厅|(?<![举主承开创督查协])办(?![理结公])|镇|乡(?![镇村])|街道|苏木|中心|公司|集团|学院|大学|中学|小学|馆|所|(?<!网)站(?![点])|县(?![级区市])|(?<!县)区(?![县域级])|市(?![级场民直区])"
    "|州|旗|盟|科|处(?![理罚])|队|村(?![级务民居庄寨落])|社区|嘎查|厂|医院|校|府(?!机关|开放|信息|网)|院|部(?![门分])|室|窗口|报(?![送告])|台)"
)
"""A name of an office or a place."""
_BODIES = r"(?:departments?|bureaus?|offices?|units?|agenc(?:y|ies)|bod(?:y|ies)|authorit(?:y|ies)|institutions?|organi[sz]ations?|compan(?:y|ies)|firms?|enterprises?|schools?|colleges?|facult(?:y|ies)|hospitals?|librar(?:y|ies)|count(?:y|ies)|districts?|cit(?:y|ies)|towns?(?:hips?)?|subdistricts?|streets?|villages?|communit(?:y|ies)|newspapers?|stations?|banks?|universit(?:y|ies))"
_MONEY = re.compile(
    r"[\d〇零一二三四五六七八九十百千万亿两]\s*余?(?:元|块)|免费|无偿|不收|未收|没有收|零收费|自筹|元[/／]"
)
_RULES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"(?=.*\b(?:charg\w+|fees?|pa(?:y|id|ying))\b)(?=.*\b(?:for|of) (?:the |its |any )?(?:cop(?:y|ies|ying)|photocop\w+|postage|searching|retriev\w+|mailing)\b)"), re.compile("复[制印]|检索|邮[寄递资]|打印|工本|处理费|(?:申请|公开|提供)[^。]*费")),
    (re.compile(rf"\b(?:which|what) (?:[a-z]+ ){{0,2}}?{_BODIES} (?!did\b|do\b)[^?]*\b(?:most|fewest|least|highest|largest|biggest|lowest) (?:(?:number|share|part|bulk) )?(?:of )?(?:(?:the|these|those|its|new|information|disclosure) )*(?:requests|applications|them|these|those)\b"), re.compile(r"(?:[局委办厅院部县区市州旗镇乡校科处]|街道|公司|中心|学院)(?:受理|收到|接收|新收|办理|申请|总?量|数|居首|最[多少]|共|为|有|是|[，,（(、])*\s*\d")),
    (
        re.compile(r"\bon average\b|\b(?:average|averaged|averages)\b(?! (?:citizen|person|reader)s?\b)|\bmean (?:time|number|score|age|length|delay)\b"),
        re.compile("均(?!等|衡|由|为|已|按|在|无|未|不|可|能|有|有?关|属|系|予|实现|得到|完成)|每|日[增访]|[/／]|人次?比"),
    ),
    (re.compile(r"\b(?:longest|most days|most months)\b"), re.compile("最[长久大高多晚迟慢]|长达|达到?|超过|至多|以[上内]")),
    (re.compile(r"\b(?:slowest|latest to)\b"), re.compile("最[长久慢晚迟]|长达")),
    (re.compile(r"\b(?:shortest|fastest|quickest|speediest)\b"), re.compile("最[短快低少早]|仅|只[用需]|首|第一")),
    (re.compile(r"\bworst\b"), re.compile("最|末|垫底|倒数|差|严重|突出")),
    (re.compile(r"\b(?:lowest|cheapest|weakest|poorest|bottom)\b|\b(?:came|come|finish\w*|placed|ranked) (?:dead )?last\b"), re.compile("最[低少差后末慢小弱]|末|垫底|倒数|靠后|落后|不足|不到|仅|薄弱|后进|不合格|差")),
    (re.compile(r"\b(?:highest|dearest|costliest|most expensive|top-scoring|top score)\b"), re.compile("最[高多大好贵长]|第一|首|居|榜|高达|冠|达到?|优秀|前")),
    (re.compile(r"\b(?:oldest|eldest)\b"), re.compile("最[大老早长久高]|年长")),
    (re.compile(r"\byoungest\b"), re.compile("最[小年]")),
    (re.compile(r"^(?:and )?(?:what|which) (?:were the |was the |are the |is the )?(?:reasons?|grounds|explanations?|justifications?|excuses?)\b|\bon what grounds\b|\breasons? (?:did|does|was|were|is|are) (?!the (?:rest|others))"), re.compile("因|由于|原因|理由|依据|鉴于|属于|涉及|为了?")),
    (re.compile(r"\b(?:audience|viewing|viewership|tv|television|listening) (?:figures|ratings?|share|rate)\b|\bviewership\b|\bratings\b"), re.compile("收视|收听率|观看|评分|评级")),
    (re.compile(r"\bhow old\b|\b(?:average |mean |median )?ages? of\b|\baverage age\b|\bolder than\b"), re.compile("岁|年龄|老化|年前|年购|使用[^,，]{0,6}年|(?<!\\d)(?:\\d{1,2}|[一二三四五六七八九十]+)年(?![度\\d])")),
    (re.compile(r"^(?!.*\b(?:how many|number of)\b).*(?:\b(?:prices?|costs?|fees? per|rates? per|amounts? per|yuan per|total paid|how much (?:more )?(?:expensive|dearer|cheaper))\b|\bget (?:dearer|cheaper)\b)"), _MONEY),
    (re.compile(r"\b(?:salar(?:y|ies)|wages?|remuneration|pay (?:level|scale|grade)s?)\b"), re.compile("工资|薪|报酬|津贴|待遇|补贴")),
    (re.compile(r"\b(?:how many times|how often|how many occasions)\b"), re.compile("次|回|遍|趟|场|[每日天周月]")),
    (re.compile(r"\bsatisf(?:ied|action)\b.*\b(?:rates?|percent\w*|share|proportion|score|per cent)\b|\b(?:rates?|percent\w*|share|proportion|score|per cent)\b.*\bsatisf(?:ied|action)\b|\bhow satisfied\b"), re.compile("满意|好评|认可")),
    (re.compile(r"\b(?:verified|substantiated|well[- ]founded|(?:found|shown|proved|proven|confirmed|turned out) (?:to be |as )?(?:true|genuine|justified))\b"), re.compile("属实|查实|核实|实有|立案")),
    (re.compile(r"\bpass(?:ed|ing)? (?:the |an |its |their |that )?(?:tests?|exam\w*|assessments?|inspections?)\b"), re.compile("合格|通过|及格|达标|考")),
    (re.compile(r"\b(?:questionnaires?|surveys?|forms?|ballots?)\b[^?]*\b(?:returned|came back|come back|collected|recovered|got back|filled (?:in|out)|handed (?:in|back)|completed|valid)\b"), re.compile("[收回]|有效|填写|参与|作答")),
    (re.compile(r"\b(?:questionnaires?|surveys?|forms?|ballots?)\b[^?]*\b(?:(?:sent|handed|given|gave|send|hand|give|put) out|distributed?|issued?|dispatched|circulated)\b"), re.compile("[发派投寄送]")),
    (re.compile(r"\b(?:documents?|papers?|copies|materials?|print-?outs?)\b[^?;]{0,30}?\b(?:handed out|given out|given away|printed|copied|distributed)\b"), re.compile("[份件页张册本套篇]")),
    (re.compile(rf"(?:^|[,;] (?:and )?|\band )(?:in |at |to |from |for |by |of |with )?(?:which (?:(?:of (?:the|its|these|those|[a-z' -]{{2,24}}'s) )?(?:(?!did|does|do|was|were|is|are|has|had|have|year)[\w'-]+ ){{0,2}}?)|what ){_BODIES}\b(?!'s)(?! (?:did|do|does|was|were)\b[^?]* (?:or|than) )"), _NAMED),
)  # fmt: skip
"""What a question asks for, and how a report looks that tells it."""
_DENIED = re.compile("没有|未(?!来)|无(?!障)|零|(?<![\\d.])0(?![\\d.])|不[再设收]|停|尚")
_NUMBER = "[\\d〇零一二三四五六七八九十百千万亿两半]"


def holds_kind_en(question: Question, sentence: str) -> bool:
    """Whether words of a report hold the kind of answer an English question asks for."""
    asked = question.text.lower()
    if not tells_kind_of_thing_en(asked.strip(), compact(sentence).text):
        return False
    return all(told.search(sentence) for wants, told in _RULES if wants.search(asked)) and _tells_part(
        asked, sentence
    )


def holds_amount_en(question: Question, sentence: str) -> bool:
    """Whether a sentence has money where that is asked for, or things counted as English counts them: families are 户, copies 册 or 份."""
    if question.measure == "money" and not _COUNTS.search(question.text.lower()):
        return bool(_MONEY.search(sentence))
    head = head_of(question.masked.lower())
    if head is not None and head.words[-1] in _DOCUMENTS and not _PAPERS.search(sentence):
        return False
    if (
        head is None
        or not head.units
        or head.words[-1] in _MANY_THINGS
        or _AS_ONE.search(" ".join(head.words))
    ):
        return True
    if _DENIED.search(sentence) or (head.words[-1] == "days" and "日" in sentence):
        return True  # 校长接待日10次
    applied = head.persons and _APPLY.search(question.text.lower())
    accepted = (
        head.units | ({"件"} if applied else set()) | (set() if head.alone or head.units & _PAPER else {"个"})
    )
    units = "|".join(sorted(map(re.escape, accepted), key=len, reverse=True))
    bare = rf"{_NUMBER}[余多]?(?=[，,。;；、)）(（]|$)"
    return bool(re.search(rf"{_NUMBER}\s*[余多来几]?[万亿千百]?[余多]?(?:{units})|{bare}", sentence))


def _tells_part(asked: str, sentence: str) -> bool:
    """Whether a sentence speaks of what a part of the money went on, where that is asked for."""
    part = _PART.search(asked)
    units = [unit for unit in units_of_en(part.group("what")) if unit.others] if part else []
    return not units or max(unit.held_by(sentence)[1] for unit in units) >= LEFT_OUT


_COUNTS = re.compile(r"\bhow many\b|\bnumber of\b")
_PART = re.compile(
    r"\bhow much of\b[^?]*\b(?:went|go|goes|gone|spent|used|set aside|earmarked|paid)\b (?:on|to|for|towards?|into) (?P<what>(?:(?!(?:in|at|by|during)\b)[a-z'-]+\s*){1,5})"
)
_MANY_THINGS = frozenset(
    ["issue", "issues", "number", "numbers", "place", "places", "line", "lines", "entries", "entry"]
)
"""Nouns that are counted in one unit as one thing, in another as another (places to study)."""
_APPLY = re.compile(
    r"\b(?:appl\w+|request\w*|ask\w*|sued?|suing|complain\w*|appeal\w*|review\w*|case\w*|letters?|messages?|wr[oi]te\w*)\b"
)
"""What persons do that is counted by the case."""
_DOCUMENTS = frozenset(["documents", "papers", "materials"])
_PAPERS = re.compile(
    f"{_NUMBER}[余多]?\\s*(?:份|件|册|本|页|张|篇|条|部|项)|(?:文件|材料|资料)[^,，]{{0,6}}{_NUMBER}|{_NUMBER}个[^,，]{{0,6}}(?:文件|材料|资料)|[未没无]"
)
_PAPER = frozenset(["份", "册", "本", "页", "张"])
"""Units of what is printed, of which none is counted in 个."""
_AS_ONE = re.compile(r"\bopen days?\b|\bweb ?pages?\b")
"""Things that are counted as something else: open days are events."""
