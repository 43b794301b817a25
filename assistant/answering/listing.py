"""Several figures named in one question (招标公告和中标公示一共多少, 微博、微信各几个)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.words import content_runs, is_light_en
from assistant.lexicon.bilingual import phrases
from assistant.lexicon.indicators import Mention
from assistant.lexicon.segments import MEASURES
from assistant.types import Target

__all__ = ["JOINS", "listed_words"]

_BETWEEN = re.compile(
    r"、|/|以及|还有(?!多少|几)|和|与|跟(?![^,，、]{1,10}(?:有关|相关|沾边))|及|比(?!例|重|率|较)|还是|(?<!before )\band\b(?! after\b)|\bthan\b|\bversus\b|\bvs\b|,"
)
JOINS = re.compile("和|与|跟|以及|(?<![涉普提触波危顾遍以])及(?![时其格早])|、|还有|加上|同(?![意期比时年])")
"""What stands between things named one after the other in Chinese."""
_COMPARED_WITH = re.compile(
    r"(?:跟|和|与|同|较)?\s*(?:末|底|初|同期|当年)?\s*相?比(?:较|起来)?(?=[,，]|[^,，]{0,3}[增减升降涨多少变高低])"
)
"""Another year that the figure is set against (跟2022年末相比): its years are blank, and it is no second thing."""
_LEAD = re.compile(r"[^,、]{2,}[,:](?=[^,、]+、[^,]+(?:各|分别|依次))")
_AND = re.compile("和|与|以及|还有|跟")
_ONLY_ASKS_EN = re.compile(
    r"\s*(?:the |its |their )?(?:year[- ]on[- ]year |annual |percentage |rate of )*(?:growth|increase|decrease|change|difference|total|sum|average|ratio|trend|share)(?: rate)?s?(?: (?:between them|over|from|on|in|since)\b.*)?\s*$"
)
"""What is to be done with a figure (new requests and year-on-year growth) is no other figure."""
_AMOUNT = re.compile(f"多少|几(?=[{MEASURES}])")
_DENIED = re.compile(r"\s*(?:没|未|不)[^、，,]{1,12}的(?:还|有|剩)")
"""Says which of what is named before is meant (有文件、没配上讲解的还剩几件), and is no other thing."""
_ABOUT = re.compile(r"\s*(?:里头?|里面|其中)?(?:跟|和|与|同|关于|涉及)[^、，,]{1,16}(?:有关|相关|沾边)的")
"""Says what the requests named before are to be about (收的申请，跟修水库有关的几件), and is no other thing."""
_ASKED = re.compile(
    f"各|分别|依次|都|总共|一共|合计|分|是|有|为|的|了|呢|(?:相|又)?[增减升降涨差高低多少]+[了出加]?(?:多少|几)[{MEASURES}]?|(?:相|又)?[增减升降涨跌]?[长幅]?了?百分之(?:多少|几)|(?:多少|几)[{MEASURES}]?|[?？]|怎么样?|什么"
)
_WHY = re.compile(
    "(?:[又到底究竟]*(?:是|有)?(?:什么|哪些|何种)?(?:原因|理由|缘故|道理)|怎么回事|为什么|为何)(?:呢|啊)?"
)
"""The reason of what is named before is no other thing."""
_WHICH = re.compile(
    "(?:又|那)?(?:哪[边个家里一]{1,2}|谁)(?:的)?(?:占比|比例|比重)?(?:更|要|比较)?[高低多少大小](?:一?[些点])?"
)
"""Nor is which of two has more."""
_TOGETHER = re.compile(
    r"各|分别|哪个|谁|多多少|少多少|相差|差多少|几倍|多少倍|合计|一共|总共|加起来|总和|之和|对比|比较|相比|比"
    r"|respectively|each|total|together|combined|altogether|compare|difference|more|fewer|less|times"
)


def listed_words(
    masked: str, mentions: Sequence[Mention], targets: Sequence[Target]
) -> tuple[tuple[str, ...], str]:
    """The figures of a list that the lexicon does not know, each in its own words, and the question without them.

    ``masked`` is the question without names and years. A list has two members at least, counting the
    ``targets`` the lexicon does know.
    """
    if (against := _COMPARED_WITH.match(masked.lstrip())) and against.group() != "比":
        return (), masked
    english = bool(re.search(r"\band\b", masked))
    amounts = len(_AMOUNT.findall(masked))  # 藏语、土族语翻译的人员有几个 is one
    joined = bool(_AND.search(masked)) or (amounts > 1 and "、" in masked)
    beside = bool(joined and amounts and targets)
    if not (_TOGETHER.search(masked) or english or beside):
        return (), masked
    wanted = {target.indicator for target in targets} | {target.column for target in targets}
    known = [mention for mention in mentions if mention.id in wanted]
    lead = _LEAD.match(masked)  # what the members are of (收的申请，给了的、没给的分别几件) is no member
    if lead is not None and any(mention.spans[0][0] < lead.end() for mention in known):
        lead = None
    free, named, position = [], 0, lead.end() if lead else 0
    between = [match for match in _BETWEEN.finditer(masked, position) if not _of_one_name(masked, match)]
    for match in (*between, None):
        end = match.start() if match else len(masked)
        segment = masked[position:end]
        if any(mention.spans[0][0] < end and position < mention.spans[0][1] for mention in known):
            named += 1
        elif _names_something(segment) and not _ONLY_ASKS_EN.match(segment):
            free.append(segment)
        position = match.end() if match else end
    narrows = any(_DENIED.match(segment) or _ABOUT.match(segment) for segment in free)
    if not free or named + len(free) < 2 or narrows:
        return (), masked
    rest = masked
    for segment in free:
        rest = rest.replace(segment, " ", 1)
    return tuple(segment.strip() for segment in free), rest


_ONE_KIND = re.compile(
    r"\bhow (?:many|much) [a-z-]*[a-rt-z] (?P<and>and) [a-z-]+[- ](?:related |type )?(?:items?|pieces|entries|information|notices?|posts?|articles?|messages?|matters|stories|documents?|records?)\b"
)
"""Two words that say of what kind something is (how many environmental and safety items)."""
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[a-z-]+(?= $)"), re.compile(r" ([a-z-]+)")


def _of_one_name(masked: str, joint: re.Match[str]) -> bool:
    """Whether "and" stands inside one name: of the lexicon (counties and districts), or of one kind of items."""
    if joint.group() == "and" and any(
        found.start("and") == joint.start() for found in _ONE_KIND.finditer(masked)
    ):
        return True
    before = _WORD_BEFORE.search(masked[: joint.start()]) if joint.group() == "and" else None
    after = _WORD_AFTER.match(masked, joint.end())
    if before is None or after is None:
        return False
    known = phrases(f"{before.group()} and {after.group(1)}", most=None)
    return len(known) == 1 and bool(known[0][1]) and len(known[0][0].split()) > 1


_KINDS = re.compile(
    "(?:这|那|以?上|各|多|几|[一二三四五六七八九十\\d]+|[个种类项条]|大|小|不同|其他|里面?|的)*(?:情形|情况|类型|类别|种类|分类|原因|理由|分项|细项|小项|子项|[种类项])(?:数量|数|件数)?"
)
"""All kinds of what is named before (不予公开的，八种情形加起来) are no other thing."""


def _names_something(segment: str) -> bool:
    if _TOGETHER.search(segment) and _KINDS.fullmatch(
        _ASKED.sub("", _TOGETHER.sub("", segment)).strip(" ,?")
    ):
        return False
    if _WHY.fullmatch(segment.strip()) or _WHICH.fullmatch(segment.strip()):
        return False
    runs = [run for run, light in content_runs(segment) if not light and len(run) > 1]
    if any(not (run.isascii() and is_light_en(run)) for run in runs):
        return True
    return len(_ASKED.sub("", segment).strip()) > 1 and bool(re.search(r"[\u3400-\u9fff]{2}", segment))
