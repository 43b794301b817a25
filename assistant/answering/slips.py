"""Names of places held whose kind is mistyped (鹭汀街到): taken for what they can only mean, and said so.

A name mistyped otherwise may be that of another place (柳乔街道, 柳桥街道) and is never put right.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from assistant.answering.holdings import Holdings
from assistant.lexicon.places import short_region

__all__ = ["put_right"]

_SLIPS = {
    "街道": "街到|街倒|街导|接道|借道|结道|阶道|街稻",
    "开发区": "开发去|开发曲|开法区",
    "县": "[线现献限宪陷](?=(?:19|20)\\d\\d|人民政府|政府|[教民财住水林司审统医卫交农文]\\S{1,4}局)",
    "镇": "[阵振震真](?=(?:19|20)\\d\\d|人民政府|政府)",
    "区": "[去取曲趋](?=(?:19|20)\\d\\d|人民政府|政府)",
    "市": "[是士事式试](?=(?:19|20)\\d\\d|人民政府|政府)",
    "乡": "[香相箱](?=(?:19|20)\\d\\d|人民政府|政府)",
}
"""What the kind of a place is typed as by its sound; single characters only where no word could go on with them."""


def put_right(plain: str, held: Holdings) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with mistyped kinds of places held put right, and what was taken for what."""
    taken: list[tuple[str, str]] = []
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            typed = found.group()
            stem = next((s for s in _stems(held, kind) if typed.removesuffix(found["slip"]).endswith(s)), "")
            if stem and found["slip"] != kind:
                taken.append((stem + found["slip"], stem + kind))
    for wrong, right in taken:
        plain = plain.replace(wrong, right)
    return plain, tuple(taken)


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(f"[\u3400-\u9fff]{{2,6}}?(?P<slip>{slips})") for kind, slips in _SLIPS.items()}


def _stems(held: Holdings, kind: str) -> list[str]:
    """The names of the places held of a kind without it, the longest first."""
    regions = {body.region for body in held.bodies if body.region.endswith(kind)}
    stems = {short_region(region) for region in regions} | {region.removesuffix(kind) for region in regions}
    return sorted((stem for stem in stems if len(stem) > 1), key=len, reverse=True)
