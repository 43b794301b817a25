"""What the figure spoken of last is made of, asked for in a few words (具体是哪些情形，各几件; how were they submitted).

Nothing but the parts may be asked for: their kinds, the ways they came, who sent them, or those beside the part just
told (还有别的渠道吗). Which parts there are the report tells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.carried import said_of
from assistant.lexicon.indicators import columns_of, parts_of
from assistant.lexicon.text import compact
from assistant.types import Operation, Question

__all__ = ["CAME_BY", "OTHERS", "parts_of_last"]

CAME_BY = "came_by"
"""The detail of a breakdown that asks for the ways in which applications came."""
OTHERS = "others"
"""The detail of a breakdown that asks for the parts beside the one told before."""
_EACH_ZH = "[,，、]?(?:又|都)?(?:各自?|分别)*(?:有|是|占|为)?(?:多少|几)[件条个份项种类次]?"
_HEAD_ZH = "(?:那么?|那|这|又|都|全|它们?|他们|这些|那些|这里面|里面|其中|具体|主要|分别|各|究竟|到底|大概|请|再|给我|帮我|把)*"
_TAIL_ZH = "(?:的|了|呢|啊|呀|吧|吗|嘛|看看|一下|来的?|过来|上来|进来)*"
_KIND_ZH = "(?:情形|情况|理由|原因|缘由|事由|由头|类型|类别|种类|构成|组成|去向|结果|类|种|项|方面|部分)"
_WHICH_ZH = re.compile(
    f"(?!.*哪[几些一]?[件份宗起])"  # single cases, of which no report tells
    f"{_HEAD_ZH}(?:是|有|包括|包含|分成?|属于|含)*(?:(?:哪|什么|啥)(?:[些几一]*[种类个样项条]?)|几[种类])(?:不同)?的?{_KIND_ZH}?{_TAIL_ZH}(?:{_EACH_ZH})?{_TAIL_ZH}"
    f"|{_HEAD_ZH}(?:是|因为?|由于)(?:什么|啥)(?:原因|理由)?(?:没|不)(?:给|公开|批|让看|予公开)?{_TAIL_ZH}"
    f"|{_HEAD_ZH}(?:展开|拆开|分开|分项|分类|细分|细化|详细|逐项|逐条|一项项|一条条|挨个)(?:地|来)?(?:说|讲|列|看|报|数)?(?:说|讲|列|看|出来|一列)?{_TAIL_ZH}"
    f"|{_HEAD_ZH}(?:列|说|报|数|罗列)(?:列|说|一列|出来|一遍|个清单|明细)*{_TAIL_ZH}|{_HEAD_ZH}(?:明细|分项|细目|构成|组成)(?:是(?:什么|啥|怎样的?))?{_TAIL_ZH}"
)
_CAME_ZH = re.compile(
    f"{_HEAD_ZH}(?:是|有|通过|经|走|从|用|靠|由|以)*(?:(?:哪|什么|啥)[些几一]*[种类个样条]?(?:渠道|途径|方式|路子|办法|法子|形式)|(?:怎么|如何|咋|怎样))(?:来|提|递|交|寄|报|送|收|申请|申请来|收到)*(?:的|上来|过来|进来|上|过)*{_TAIL_ZH}(?:{_EACH_ZH})?{_TAIL_ZH}"
)
_WHO_ZH = re.compile(
    f"{_HEAD_ZH}(?:是|有|由|来自)*(?:谁|(?:哪|什么|啥)[些几一]*[种类个样]?(?:人|申请人|群体|单位|主体|身份))(?:们)?(?:来|提|递|交|申请|提出|提交|递交|要|问)*(?:的|上来|过来)*{_TAIL_ZH}(?:{_EACH_ZH})?{_TAIL_ZH}"
)
_OTHERS_ZH = re.compile(
    f"{_HEAD_ZH}(?:还有|除此之外|除了这个)(?:呢|什么|啥|哪些|别的|其他|其它|吗|没有?)*(?:的)?(?:渠道|途径|方式|平台|形式|部分|情形|理由|原因|结果|类别|{_KIND_ZH})?(?:呢|吗|没有?|么)?"
    f"|{_HEAD_ZH}(?:其余|剩下|余下|另外|别的|其他|其它)(?:的|那些|几)*(?:渠道|途径|方式|平台|形式|部分|{_KIND_ZH})(?:的|呢|是(?:什么|哪些)|有(?:哪些|什么)|{_EACH_ZH})*"
    f"|{_HEAD_ZH}(?:其余|剩下|余下)(?:的|那些)*(?:呢|是(?:什么|哪些)|有(?:哪些|什么)|{_EACH_ZH})*"
)
_HEAD_EN = r"^\W*(?:and |but |so |ok |okay |please |(?:can|could) you )*"
_THEM = r"(?: (?:they|those|these|them|it|that|this|the (?:requests|applications|cases|refusals|rejections|others)))"
_EACH_EN = r"(?:,? (?:and )?how many (?:of|for|in|were|was|under)? ?(?:each|every|which)(?: one| kind| type| ground| reason)?)?"
_WHICH_EN = re.compile(
    rf"{_HEAD_EN}(?:which(?: (?:ones?|kinds?|types?|grounds?|reasons?|categories))?(?: (?:were|are|was|is){_THEM})?"
    rf"|(?:what|which)(?: were| are| was| is|'s)?(?: the| their| its)? (?:grounds?|reasons?|kinds?|types?|categor(?:y|ies)|breakdown|components?|parts?|details?)(?: (?:for|of|behind|were|are){_THEM}?)?(?: given| cited)?"
    rf"|(?:on|for|under) (?:what|which) (?:grounds?|reasons?)(?: (?:were|was){_THEM})?(?: (?:refused|rejected|denied|turned down))?|what (?:are|were|is|was){_THEM}(?: made up of| composed of)?|what (?:do|did|does){_THEM} (?:consist of|comprise|include)"
    rf"|(?:list|itemi[sz]e|break(?: down)?|split|show|name){_THEM}(?: (?:down|up|out|for me|in detail|by (?:kind|type|category|ground|reason)))*|in detail|details|the breakdown){_EACH_EN}\W*$"
)
_CAME_EN = re.compile(
    rf"{_HEAD_EN}(?:how (?:were|did){_THEM} (?:submitted|filed|made|sent(?: in)?|lodged|delivered|handed in|received|come(?: in)?|arrive|reach [a-z ]+)|(?:by|through|via|over|in) (?:what|which) (?:means|channels?|ways?|methods?|routes?|form)(?: (?:were|did){_THEM}(?: [a-z ]{{2,20}})?)?"
    rf"|what (?:channels?|means|methods?|routes?)(?: (?:were|did){_THEM})?(?: (?:used|use|come through))?){_EACH_EN}\W*$"
)
_WHO_EN = re.compile(
    rf"{_HEAD_EN}(?:who (?:were{_THEM}? from|asked for{_THEM}|(?:filed|submitted|made|sent|lodged){_THEM}|were the applicants|applied)|from whom|what kinds? of (?:people|applicants?|persons?)(?: (?:were|made|filed|sent|asked for){_THEM}?)?|(?:what|which) (?:kinds?|types?) of applicants?){_EACH_EN}\W*$"
)
_OTHERS_EN = re.compile(
    rf"{_HEAD_EN}(?:(?:what|how) about )?(?:the (?:rest|others|remaining ones|remainder|other (?:ones|channels?|ways?|kinds?|types?|grounds?|reasons?|platforms?|parts?|categories))|any (?:others?|more)(?: (?:channels?|ways?|kinds?|grounds?|reasons?))?|what else|anything else)\W*$"
)
_ASKED_FOR = ("received", "handled", "closed", "answered")


def parts_of_last(question: Question, last: Question) -> Question | None:
    """The breakdown of the figure spoken of last, where nothing but its parts is asked for; else ``None``."""
    if len(last.targets) != 1 or last.operation not in _PLAIN or question.bodies or question.unheld:
        return None
    (target,) = last.targets
    group = target.indicator.partition(".")[0]
    english = question.language == "en"
    said = question.text.lower().strip() if english else compact(question.text).text.strip(" ?？。.,，!！")

    def asks(zh: re.Pattern[str], en: re.Pattern[str]) -> bool:
        return bool(en.match(said) if english else zh.fullmatch(said))

    has_parts = bool(parts_of(target.indicator) or columns_of(target.indicator)) and not target.column
    applied = group in _ASKED_FOR and target.indicator == group
    if applied and asks(_CAME_ZH, _CAME_EN):
        return replace(_broken_down(question, last), detail=CAME_BY)
    if applied and asks(_WHO_ZH, _WHO_EN):
        return _broken_down(question, last)
    if has_parts and asks(_WHICH_ZH, _WHICH_EN):
        return _broken_down(question, last)
    part = target.column or "." in target.indicator
    if part and asks(_OTHERS_ZH, _OTHERS_EN):
        return replace(_broken_down(question, last), detail=OTHERS)
    return None


_PLAIN = frozenset({Operation.VALUE, Operation.EXISTS, Operation.BREAKDOWN, Operation.SUM})


def _broken_down(question: Question, last: Question) -> Question:
    """The figure spoken of last with its parts."""
    return replace(
        question,
        operation=Operation.BREAKDOWN,
        detail="",
        unless="",
        otherwise=None,
        targets=last.targets,
        listed=(),
        fields=(),
        topic="",
        masked=last.masked,
        words=last.words,
        rest=last.rest,
        row=last.row,
        learnt=last.learnt,
        whole=last.whole,
        named=last.named,
        measure=last.measure,
        given=said_of(question, indicator="carried"),
    )
