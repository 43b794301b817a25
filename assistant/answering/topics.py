"""What a report says of itself under one heading, told apart: last year's problems put right, problems, plans.

"五、存在的主要问题及改进情况" holds all three in one paragraph; a question wants one or two of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Operation, Question

__all__ = ["ABOUT_ITSELF", "HEADS", "WORDS", "roles_of", "topics_of", "wanted_roles", "without_topics"]

WORDS = {
    "problems": ("存在的主要问题", "存在问题", "问题", "不足", "困难", "短板", "薄弱", "差距", "毛病"),
    "plan": ("下一步", "工作计划", "计划", "打算", "安排", "改进措施", "改进", "努力方向", "今后", "将"),
    "overview": ("总体情况", "概述", "概况"),
    "problems_answered": ("改进情况", "整改", "上年", "去年", "问题", "毛病", "已"),
}
"""Wordings that a passage on a topic has."""
HEADS = {
    "problems": re.compile("问题|不足|困难|短板|差距|弱项|毛病|欠缺|还差|没做好|做得不"),
    "plan": re.compile("改进|计划|下一步|打算|措施|今后|安排|方向"),
    "overview": re.compile("总体情况|概述|概况|基本情况|总体公开"),
    "problems_answered": re.compile("改进|整改"),
}
"""What the heading of such a passage holds."""
ABOUT_ITSELF = re.compile(
    r"本(?:年度|年|份)?报告|(?:报告|年报|全文)(?:主要|共)?(?:包括|内容|由|分为?)|(?:概述|概况|总体情况)[^。]*(?:组成|[部章]分)。?$|报告电子版|如有疑问|统计(?:数据)?(?:的)?(?:时间|期限|期间)|编制|索引号"
    r"|^[\d〇零○一二三四五六七八九十]+年[^年]{1,3}月[^月]{1,3}日$|^[^一-鿿]*(?:联系|咨询|监督|通讯|通信|电子)?(?:电话|传真|邮箱|信箱|地址|邮编|邮政编码|网址)[:：]|^[^一-鿿]*(?:来源|发布(?:时间|日期))[:：]"
)
"""Sentences of a report about the report; they list its sections and so seem to speak of everything."""

_ASKED = {
    "problems": re.compile(
        r"(?:的|有啥|什么|哪些|啥|主要|存在|有何)(?:问题|不足|短板|毛病|缺点|差距|弱项|欠缺|薄弱(?:环节|之处|点))|(?:差距|短板|弱项|不足|毛病|缺点|欠缺)(?:主要|又|都)?(?:在哪|是什么|是啥|有哪些|有啥|在什么)|欠缺(?:的是)?(?:什么|啥|哪)|不足之处|问题(?:和|与|及|、)|(?:哪里|哪些地方|哪方面|哪些方面|什么地方|哪儿)[^,，。?？]{0,8}(?:不到位|不够|不好|不足|欠缺|差|没做好|做得差|薄弱)|做得不(?:够|好|到位)|差在哪|\bproblems?\b|shortcoming|weakness"
    ),
    "plan": re.compile(
        r"打算|计划|下一步|下一年(?!度?结)|明年|来年|今后|(?:什么|哪些|啥|工作|的)(?:安排|措施|举措|办法)|准备(?:怎么|如何|咋)(?:去)?(?:改|整改|整治|治|解决|应对|弥补|补救|弄|办|做)?|准备(?:办|做|开|搞|干|推)"
        r"|(?:怎么|如何|咋|怎样)(?:样)?(?:去)?(?:改|治(?!安|理|好|的)|解决|整改|整治|应对|弥补|补救|补上|克服|扭转|纠正|管(?!理))|(?:什么|啥|哪些|有)(?:办法|招数?|法子|对策)|改进|\bplan(?:s|ned|ning)?\b|\bnext\b|going to|improve\w*(?: measures?)?|wants? to(?: do)?(?: better)?|intend\w*|promis\w+|pledg\w+|propos(?:e|es|ed)\b|\baim\w*|(?:remedial|corrective) (?:measures?|actions?|steps?)|\btargets?\b|\bgoals?\b|\b(?:said|says?) (?:that )?(?:it|they) w(?:ould|ill)(?: do)?\b"
    ),
}
_SAID_OF_PLANS = re.compile(
    r"\b(?:(?:next |new |further |concrete |main |key |specific )?(?:steps|measures|priorit(?:y|ies)|tasks|actions|agenda|objectives|ambitions|focus)|announc\w*|set(?:s|ting)? out|la(?:ys?|id) out|outlin\w+|undert(?:akes?|ook)|vow(?:s|ed)?|commit(?:s|ted)?|resolve[ds]?|envisag\w+|foresee[ns]?|mapped out|lined up|sets? itself|in store|schedul\w+|(?:say|says|said|will|would) (?:it )?(?:will |would )?(?:do|be done)|would be (?:done|changed|introduced|tackled)|to be done|say)\b"
)
"""English that only says that plans are asked for; of its own it asks for none."""
_SAID_OF_PROBLEMS = re.compile(
    r"\b(?:admi(?:t\w*|ssions?)|acknowledg\w+|conced\w+|confess\w*|own(?:s|ed|ing)? up to|recogni[sz]\w+|identif\w+|list(?:s|ed|ing)?|mention\w*|report(?:s|ed|ing)?|not(?:e|es|ed|ing)\b|point(?:s|ed|ing)? (?:out|to)|nam(?:e|es|ed|ing)|flag\w*|highlight\w*|describ\w+|set(?:s|ting)? out|fac(?:e|es|ed|ing)|encounter\w*|experienc\w+|r[au]n into|exist\w*|remain\w*|persist\w*|still|main|major|chief|key|own|itself|said|says?|state[sd]?|find(?:s|ings?)?|found|there"
    r"|problems?|shortcomings?|issues?|deficienc\w+|weak(?:ness\w*| (?:spots?|points?|links?))|failings?|faults?|gaps|defects?|flaws?|difficult\w+|lacking|inadequa\w+|fall(?:s|ing)? short|fell short)\b"
)
"""English that only says that problems are asked for."""
_SAID_OF_PROBLEMS_ZH = re.compile(
    "承认|坦言|反思|检讨|自认|自己|觉得|认为|指出|哪里|哪儿|哪些地方|哪方面|哪些方面|什么地方|做得|不到位|不够好?|没做好|欠缺|(?:写|做)[^,，]{0,6}(?:材料|报告|论文|调研)[^,，]{0,4}用"
)
"""Chinese that only says that problems are asked for."""
_SAID_OF_PLANS_ZH = re.compile(
    "(?<![\u3400-\u9fff])(?:那么?)?(?:学校|学院|校方|院方|院里|医院|单位|公司|[局镇乡县区市村]里|政府|官方|他们|[你他]们单位)(?=打算|准备|计划|想|要|[咋怎]|如何|有|\\s|$)|准备|针对(?:上述|这些|存在的?|自身|发现的)?(?:问题|不足|短板)?|采取了?|拿出了?|办法|举措|做法"
)
"""Chinese that only says that plans are asked for."""
_SAID_OF_ANSWERS = re.compile(
    r"\b(?:complaints? (?=about|of|that|over)|criticisms?|done|do|did|about|since|take[ns]?|taking|took|steps?|actions?|measures?|efforts?|progress|fix\w*|put(?:ting)? right|remed\w+|correct\w*|resolv\w+|solv\w+|deal(?:s|ing)? with|dealt with|tackl\w+|rectif\w+|address\w*|follow(?:ed|ing)? up(?: on)?|act(?:ed|ing)? on|respon\w+|sort(?:ed|ing)? out|overc[oa]me|ma[dk]e good|handl\w+|improve\w*|chang\w+"
    r"|(?:in |from |of |for )?(?:the )?(?:year (?:before|earlier)|(?:previous|preceding|prior|last|past|earlier) (?:year|report)(?:'s)?|before|earlier|previously))\b"
)
"""English that only says that what was done about problems is asked for."""
_NAMED = re.compile(
    r"(?:针对|对于?|这个|该).{2,40}(?:问题|毛病|不足).{0,10}(?:打算|准备|怎么|咋|如何)|(?:看不懂|跟不上|不够).{0,10}(?:打算|怎么办|咋办)"
)
"""A problem the question itself names: what is done about it is asked for, not which problems there are."""
_SECTION = re.compile(r"(?:问题|不足)(?:和|与|及|以及|、).{0,4}改进")
"""The name of the section itself: all of it is asked for."""
_LED_TO = re.compile(
    "查出来?的?|后[头来面]|随后|点名的?|指出的?|列出?的?|提[到出]的?|说的?|写的?|如今|现在|最后|改[得完好掉]?|[咋怎]么?个?样?|如何|[一二两三四五六七八九十几\\d]+[个条项]|对照|落实|到位|解决|纠正"
)
"""What only leads up to whether last year's problems were put right."""
_REST = re.compile(r"之处|的地方|方面|采取|开展|进行|实施|(?<=不)足|(?<=问)题")

_ANSWERED = re.compile(
    r"(?:上一?年|去年|此前|以往|\d{4}年).{0,60}(?:问题|不足|短板|毛病).{0,60}(?:已|得到|完成|通过|采取|改善|改进|改观|好转|见效|销号|反复|抓了|解决|整改|建立|出台|印发)"
    r"|(?:问题|不足).{0,40}(?:已(?!经?成为)|得到(?:了)?(?:有效|较大|明显)?(?:改善|解决|整改|缓解)|完成整改|整改到位|全部整改)"
    r"|整改(?:情况|完成|到位|完毕)|(?:上一?年|去年).{0,8}(?:报告|年报|提到|提出|查出|指出).{0,40}(?:今年|已|现)"
)
_ADDRESSED = re.compile(
    "(?:针对|对于?|围绕).{2,30}(?:问题|不足|短板|困难|弱项)[^,]{0,8},(?!.{0,4}(?:将|拟|计划|下一?步))"
)
"""Goes on telling what was done about one problem after the other."""
_FUTURE = re.compile(r"下一?步|今后|接下来|将(?!近|.{1,12}(?:纳入|列入|列为|作为|融入))|计划|拟|力争|打算")
_PROBLEM = re.compile(
    r"(?:存在|主要|突出|以下|如下)(?:的|着)?(?:主要|一些|以下)?(?:问题|不足|困难|短板|差距)|问题(?:是|:|有|主要)|不足(?:之处)?(?:是|:|主要)"
    r"|仍(?:然|旧)?(?:存在|有|需)|还(?:存在|有|需)|[一二两三四五六]个?(?:点|方面)(?:的)?(?:不足|问题|短板)|^.{0,8}(?:不足|短板|困难(?!家庭|学生|群众|户|人员|职工|毕业生|党员|残疾))|没(?:有)?做好[:，,]"
)
_PLAN = re.compile(
    r"(?:改进(?:情况|措施|办法|方向|举措|工作)?|^(?:整改|主要|具体|下步)?(?:措施|对策|办法|举措))(?:如下|是)?[:。]|^.{0,10}(?:改进|整改)(?:情况|措施|办法|举措|方向)|下一?步|今后|接下来"
    r"|(?:20\d\d|[二〇零一三四五六七八九]{4}|明|来|新的一|下一?)年.{0,16}?(?:将|计划|拟|力争|准备|打算|着力|重点|继续|进一步)"
    r"|(?:20\d\d|[二〇零一三四五六七八九]{4}|明|来|新的一|下一?)年(?:(?!问题|不足|短板|困难|差距|毛病|薄弱).){0,16}?[:,]一是"
    r"|针对(?:上述|以上|这些|存在|此)|为此|(?:工作)?(?:计划|打算|安排|思路)(?:如下)?[:。]|^.{0,6}(?:将(?!.{1,12}(?:纳入|列入|列为|作为|融入))|拟|力争)"
)
_HEADING = re.compile(r"[^,;:]{1,30}$")
_NUMBERED = re.compile("[(（]?[一二三四五六七八九十]+[)）、.]")
_DONE_WELL = re.compile("(?:主要|具体)?(?:经验|成效|亮点|做法)[:：]")
_OF_LAST_YEAR = re.compile(
    "(?:上一?年|去年).{0,12}(?:问题|不足).{0,6}(?:整改|改进|解决|落实)|问题(?:的)?整改(?:落实|完成)?情况"
)
_BOTH = (_PROBLEM, re.compile("改进|计划|下一步|打算|措施|今后|安排|方向"))
_LAST_YEAR = re.compile(
    r"上一?年|去年|往年|以前|之前|此前|\d{4}年.{0,20}\d{4}年|\blast year|previous|preceding|\bprior|earlier|year before"
)


_ONLY_SAY = {
    "plan": (_SAID_OF_PLANS, _SAID_OF_PLANS_ZH),
    "problems": (_SAID_OF_PROBLEMS, _SAID_OF_PROBLEMS_ZH),
    "problems_answered": (_SAID_OF_PROBLEMS, _SAID_OF_ANSWERS, _LED_TO),
}


def topics_of(question: Question) -> tuple[str, ...]:
    """The topics a text question asks for, in the order they are to be answered."""
    found = [question.topic] if question.topic else []
    text = question.text.lower()
    if found == ["problems_answered"] and _SECTION.search(text):
        found = ["problems", "plan"]
    if "problems_answered" in found or "overview" in found or question.operation is not Operation.TEXT:
        return tuple(found)
    if _NAMED.search(text):
        return ("plan",)
    found += [name for name, pattern in _ASKED.items() if name not in found and pattern.search(text)]
    return tuple(name for name in ("problems", "plan") if name in found)


def without_topics(text: str, topics: Sequence[str]) -> str:
    """A question's words without those that only say which topic is asked for."""
    for topic in topics:
        text = re.sub("|".join(sorted(WORDS[topic], key=len, reverse=True)), " ", text)
        if topic in _ASKED:
            text = _ASKED[topic].sub(" ", text)
        for said in _ONLY_SAY.get(topic, ()):
            text = said.sub(" ", text)
    return _REST.sub(" ", text)


def roles_of(sentences: Sequence[str], headings: Sequence[str]) -> list[str]:
    """What each sentence of a passage tells: ``problems``, ``plan``, ``problems_answered``, or nothing of the three.

    ``sentences`` are folded and without blanks; what says nothing new goes on with what the one before told.
    ``headings`` are those over the passage, the outermost first.
    """
    state = next((topic for heading in reversed(headings) if (topic := _of_heading(heading))), "")
    among_problems = any(HEADS["problems"].search(heading) for heading in headings)
    otherwise = state if state == "problems_answered" else "problems" if among_problems else ""
    roles: list[str] = []
    goes_on = False  # the sentence before ended in the middle of a list
    well = False  # what went well is told, until problems or plans are named
    for sentence in sentences:
        numbered = _NUMBERED.match(sentence) and all(
            HEADS[name].search(sentence) for name in ("problems", "plan")
        )
        if _HEADING.match(sentence) and (numbered or all(pattern.search(sentence) for pattern in _BOTH)):
            roles.append("")  # a heading over all of them
            continue
        if _DONE_WELL.match(sentence):
            state, well = "", True
        elif (_ANSWERED.search(sentence) and not _FUTURE.search(sentence)) or (
            goes_on and state == "problems_answered" and _ADDRESSED.match(sentence)
        ):
            state = "problems_answered"
        elif _PLAN.search(sentence):
            state = "plan"
        elif _PROBLEM.search(sentence):
            state = "problems"
        elif not goes_on and state in {"", "problems_answered"} and not well:
            state = otherwise
        well = well and not state
        roles.append(state)
        goes_on = sentence.endswith((";", ":"))
    return roles


def _of_heading(heading: str) -> str:
    """The one topic a heading names; empty where it names both or none."""
    if _OF_LAST_YEAR.search(heading):
        return "problems_answered"
    named = [name for name in ("problems", "plan") if HEADS[name].search(heading)]
    return named[0] if len(named) == 1 else ""


def wanted_roles(question: Question, topic: str) -> frozenset[str]:
    """The roles that answer a topic."""
    if topic == "problems_answered" and not _LAST_YEAR.search(question.text):
        return frozenset({"problems_answered", "plan"})
    return frozenset({topic})
