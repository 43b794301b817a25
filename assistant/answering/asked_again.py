"""Follow-ups that ask of the figure just told what it was about, or all of its parts together.

What did those people want to know, after a number of applications, asks for their subjects; and the previous year, all
eight reasons added up, asks for the whole of which the reasons are parts.
"""

from __future__ import annotations

import re

from assistant.lexicon.indicators import indicators, parts_of
from assistant.types import Operation, Question

__all__ = ["of_last_figure"]

_ALL = "handled_total"
_CAME = frozenset({"received", "handled_total", "closed"})
_THEY = r"(?:they|these|those|(?:these|those|the|such) (?:people|persons|applicants|citizens|requesters|requests|applications|cases|ones)|people|most(?: of (?:them|those|these))?|applicants|citizens|residents)"
_OFTEN = r"(?: (?:mostly|mainly|usually|largely|often|all|chiefly|primarily|actually|really|generally|specifically))*"
_ABOUT_WHAT = re.compile(
    rf"^(?:(?:and|so|but|ok|then)[, ]+)*(?:(?:on |about |concerning )?(?:what|which)(?: (?:kinds?|sorts?|types?) of)?(?: (?:topics?|subjects?|matters?|information|issues|areas|fields|things?|themes?))?(?: did| do| were| was| are| is| had){{0,2}} {_THEY}(?: did| were)?{_OFTEN} (?:ask(?:ing|ed)?(?: for| about| after)?|want(?:ing|ed)?(?: to (?:know|find out|learn|see|get))?|request(?:ing|ed)?|inquir(?:e|ed|ing) about|enquir(?:e|ed|ing) about|seek(?:ing)?|sought|interested in|curious about|concern(?:ing|ed)?(?: with)?|about|after|for|regarding|relat(?:e|ed|ing) to|deal(?:ing)? with|cover(?:ed)?)"
    rf"|(?:about|on|concerning|regarding) what(?: (?:topics?|subjects?|matters?))?|(?:on )?(?:what|which)(?: were| are)?(?: the)? (?:main )?(?:topics?|subjects?|matters?|themes?)|what{_OFTEN} about{_OFTEN})(?: then)?\W*$"
)
"""What the applications just counted were about."""
_ABOUT_WHAT_ZH = re.compile(
    "(?:那么?|这些?|他们|人家|大家|这几件|那几件|都|又|主要|一般|是|,|，|申请人?|申请)*(?:都|主要|多半|大多|一般|是|想|来|要|在)*(?:问|打听|要|想知道|想了解|了解|关心|涉及|关于|查|求)(?:的|得|了)?(?:都|主要|是|有|些)*(?:什么|啥|哪些|哪方面|哪些方面|哪些事|些什么|些啥)(?:内容|事情|事|信息|方面|东西|问题|材料)?(?:的|呢|啊|呀)*"
)
_NUMBER = "(?:three|four|five|six|seven|eight|nine|ten|\\d{1,2})"
_ALL_PARTS = re.compile(
    rf",? ?\b(?:for |with |of )?(?:all |the |its )*(?:{_NUMBER} )?(?:reasons|grounds|exceptions) (?:all )?(?:added(?: up| together)?|(?:taken |put |counted )?together|combined|in total|summed(?: up)?|altogether|in all|as a whole)"
    "|[,，]?(?:全部|所有|把)*(?:(?<![这那上述])[三四\\d]+|[五六七八九]|各)(?:个|项|种|类|条)?(?:理由|情形|原因)(?:全部?|都|一并|统统)?(?:加起来|合起来|合计|加总|加在一起|总共|一共|相加|合在一起|加一起)"
)
"""The parts of a figure taken together."""


_FAX = re.compile(
    r"^(?:(?:and|also|what about|how about|plus)[, ]+)*(?:(?:the|its|their|a) )?fax(?: line)?(?: too| as well| also)?(?:,? please)?\W*$"
)


def of_last_figure(text: str, language: str, last: Question) -> str:
    """A follow-up on the figure told last, said so that it names what it asks for; any other as it is."""
    if last.operation is Operation.FIELD and _FAX.match(text):
        return "what is the fax number"
    counted = {target.indicator.partition(".")[0] for target in last.targets}
    bare = text.strip(" ?？。.,，")
    if language == "en" and counted & _CAME and _ABOUT_WHAT.match(text):
        return "what topics did requests mainly concern"
    if language == "zh" and counted & _CAME and _ABOUT_WHAT_ZH.fullmatch(bare):
        return "申请内容主要涉及哪些方面"
    found = _ALL_PARTS.search(text)
    if found is None or len(last.targets) != 1:
        return text
    (target,) = last.targets
    if parts_of(target.indicator):
        return f"{text[: found.start()]}{text[found.end() :]}"
    whole = indicators()[target.indicator].parent
    if not whole or whole == _ALL:
        return text
    said = f" how many {indicators()[whole].en}" if language == "en" else f"{indicators()[whole].label}多少件"
    return f"{text[: found.start()].rstrip(' ,，')}{said}{text[found.end() :]}"
