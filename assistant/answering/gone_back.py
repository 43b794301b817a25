"""A follow-up that goes back beyond the question before it: the first county, the first thing asked, as words that name them.

"Back to the first county: coercive measures?" and 回到头一个问题,乙县是多少 point at what was spoken of earlier in the
conversation; what they point at is put in their place, so that the rest reads the follow-up as if it named it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.lexicon.indicators import columns, indicators
from assistant.types import Body, Question, Target

__all__ = ["named_again"]

_KINDS = {"县": "县", "市": "市", "区": "区", "镇": "镇", "乡": "乡", "county": "县", "city": "市", "district": "区", "town": "镇", "township": "乡"}  # fmt: skip
_OFFICES = frozenset(["局", "委", "厅", "bureau", "office", "department"])
_BODY_ZH = re.compile(
    "(?:(?:还是|那么?|再|就|咱们?|我们)*(?:回到|说回|说回到|回过头来?|回头|看回|倒回去?)?(?:再)?(?:看看?|说说?|问问?|讲讲?|查查?)?)?"
    "(?:(?P<first>(?:最(?:开始|初|先|早|前面)|一开始|开头|起初|起先|最前面)(?:问|说|提|讲|查|看)?(?:到|过)?的?[那这]?一?[个家]?|(?<!前)(?:第一|头一|最头上)[个家])|(?P<last>(?:上|前)一[个家]|刚才(?:问|说)?的?那[个家]))"
    "(?P<kind>县|市|区|镇|乡|局|委|厅|单位|地方|政府)(?:政府)?(?![\u3400-\u9fff]{0,8}(?:排|名次))"
)
_BODY_EN = re.compile(
    r"(?:\b(?:back|return(?:ing)?|going back|let's go back|coming back) (?:again )?(?:to|with) )?\bthe (?:very )?(?:(?P<first>first|original|initial)|(?P<last>previous|earlier))(?: (?:one|place))?(?: ?(?P<kind>county|city|district|town|township|bureau|office|department|body|place|government|authority))\b(?:'s)?"
    r"(?: (?:i|we) (?:asked|mentioned|named|spoke)(?: about| of)?| (?:mentioned|asked about|named))?"
)
_THING_ZH = re.compile(
    "^(?:嗯|哦|那么?|还是|再|就|咱们?|我们|[,，])*(?:回到|说回到?|回过头来?(?:看|说|问)?|回头(?:看|说|问)?|再说回?|再问回?|看回|问回)(?:到)?(?:一?下)?(?:我|咱们?)?"
    "(?:(?:最(?:开始|初|先|早|前面)|一开始|开头|起初)(?:问|说|提|讲|查)?(?:过|到)?的?(?:那|这)?一?(?:个|项|样|条)|(?:第一|头一|头里那?)(?:个|项|样|条))"
    "(?:问题|指标|数字?|事项?|项目|问的?)?(?:来|去)?(?P<mark>[,，:：、 ]+|$)"
)
_THING_EN = re.compile(
    r"^(?:ok(?:ay)?|right|so|and|now|well|then|[,. ])*(?:(?:(?:(?:going |coming |let's go |to go )?back|returning) to|again,?) (?:the |my |our )?|(?:my|our) )(?:very )?(?:first|original|initial) (?:question|figure|number|thing|indicator|item|topic|one|point)(?: (?:i|we) asked(?: about)?)?\s*[,:;.-]+ *"
)
_NAMED_ALREADY = re.compile(r"^(?:的|[^,，]{1,8}(?:的)?那[个项样种块])")


def named_again(plain: str, language: str, before: Sequence[Question]) -> str:
    """A follow-up with the body or figure it points back at by name; any other as it is."""
    spoken = [question for question in before if question.bodies]
    if not spoken:
        return plain
    plain = (_BODY_EN if language == "en" else _BODY_ZH).sub(lambda found: _body(found, spoken), plain)
    found = (_THING_EN if language == "en" else _THING_ZH).match(plain)
    asked = next((question for question in before if question.targets), None)
    if found is None or asked is None:
        return plain
    rest = plain[found.end() :]
    if _NAMED_ALREADY.match(rest):
        return rest
    name = "、".join(_name(target, language) for target in asked.targets)
    return f"{name} {rest}" if rest.strip() else name


def _body(found: re.Match[str], spoken: Sequence[Question]) -> str:
    """The name of the body pointed at; the words themselves where none fits."""
    bodies = list(dict.fromkeys(body for question in spoken for body in question.bodies))
    fitting = [body for body in bodies if _is_kind(body, found["kind"])]
    if found["last"]:  # the one before the one just spoken of
        fitting = [body for body in fitting if body not in spoken[-1].bodies]
        return f" {fitting[-1].name} " if fitting else found.group()
    return f" {fitting[0].name} " if len(bodies) > 1 and fitting else found.group()


def _is_kind(body: Body, kind: str) -> bool:
    """Whether a body is what a county, an office or a place is called."""
    if kind in _OFFICES:
        return body.level not in {"government", "township"}
    return kind not in _KINDS or (
        body.level in {"government", "township"} and body.region.endswith(_KINDS[kind])
    )


def _name(target: Target, language: str) -> str:
    """A figure by the name its row and column have in the lexicon."""
    row = indicators()[target.indicator]
    members = columns().get(row.columns, {})
    column = members.get(target.column) if target.column not in {"", "total"} else None
    label = row.en if language == "en" else row.label
    if column is None or row.columns != "applicant":
        return label
    return f"{label} {column.en}" if language == "en" else f"{column.label}{label}"
