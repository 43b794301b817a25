"""What applications were about, where a Chinese question names it: 许可 of 关于网约车许可的申请 counts no licences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.words import unexplained
from assistant.lexicon.indicators import Mention

__all__ = ["matters_named", "without_matters_asked"]

_ASKED_OF = re.compile("申请|依申请")
_MATTER = re.compile(
    "(?:关于|有关|涉及|涉|针对|要求公开|申请公开|申请获取|索要|想要|打听|问)(?:的是)?(?P<matter>[^,，。;；?？]{2,16}?)"
    "(?:方面|这类|这块|一类|类|领域|事项|信息|材料)?(?:的(?!申请(?:人|书|表))|有?(?:几|多少)|占|是(?:几|多少)|各?有)"
)
_COUNTED_ELSEWHERE = frozenset({"licence", "penalty", "coercion", "fee", "procurement", "other_service"})


def without_matters_asked(plain: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without rows of other tables that only say what applications were about."""
    matters = [found.span("matter") for found in _MATTER.finditer(plain) if _is_of_applications(plain, found)]
    return [
        m
        for m in mentions
        if m.id not in _COUNTED_ELSEWHERE or not any(start <= m.start < end for start, end in matters)
    ]


def matters_named(plain: str, mentions: Sequence[Mention], rest: Sequence[str]) -> tuple[str, ...]:
    """What applications were about, as far as neither rows of a form nor the words ``rest`` say it."""
    found = (m for m in _MATTER.finditer(plain) if _is_of_applications(plain, m))
    spans = [span for mention in mentions for span in mention.spans]
    return tuple(
        m["matter"]
        for m in found
        if unexplained(m["matter"])
        and not any(start < m.end("matter") and m.start("matter") < end for start, end in spans)
        and not any(word in m["matter"] for word in rest)
    )


def _is_of_applications(plain: str, found: re.Match[str]) -> bool:
    """Whether the words around a matter speak of applications, and the matter itself does not."""
    around = plain[: found.start("matter")] + plain[found.end("matter") :]
    return bool(_ASKED_OF.search(around)) and not _ASKED_OF.search(found["matter"])
