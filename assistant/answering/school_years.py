"""The autumn in which somebody began to study at a university is that of a school year (2015年秋天考进: 2015—2016学年)."""

from __future__ import annotations

import re

from assistant.answering.holdings import Holdings

__all__ = ["as_school_year"]

_BEGUN = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?的?(?:秋[天季]?(?:学期)?|[89]月份?|[八九]月份?|下半年|暑假)(?=[^,，。;；]{0,10}(?:考[进上入取]|入[学校读]|进校|录取|报到|开学|上大学|读大一|新生))"
    r"|(?<=[考入][进上入取学校读])(?P<after>(?:19|20)\d\d)年?的?(?:秋[天季]?|[89]月份?|[八九]月份?)"
)
_BEGUN_EN = re.compile(
    r"(?P<lead>\b(?:enter|enrol|start|join|admit|began|begin)\w*\b[^.?;]{0,40}\b(?:in|from|since) )(?:the )?(?:autumn|fall|september|august)(?: of| in)? (?P<year>(?:19|20)\d\d)\b"
)
_BY_SCHOOL_YEAR = ("大学", "学院")


def as_school_year(plain: str, held: Holdings) -> str:
    """The question with the school year somebody began with written as one, where the university named has its report."""
    found = _BEGUN.search(plain) or _BEGUN_EN.search(plain)
    if found is None:
        return plain
    year = int(found.group("year") or found.group("after"))
    schools = {body for match in held.find(plain) for body in match.bodies}
    if not any(
        (b.agency or b.region).endswith(_BY_SCHOOL_YEAR) and year + 1 in held.years_of(b) for b in schools
    ):
        return plain
    english = found.re is _BEGUN_EN
    said = f"{found['lead']}{year}-{year + 1} school year" if english else f"{year}-{year + 1}学年"
    return plain[: found.start()] + said + plain[found.end() :]
