"""Places that are no body of their own here but rows of another body's report (雁洄市的报告里沙湖县多少件)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings, body_of
from assistant.answering.scope import FEW_REPORTS
from assistant.answering.whose_matter import office_of_matter
from assistant.lexicon.body_words import own_words, share_said
from assistant.lexicon.english_names import usual_names
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.places import office_names, short_region
from assistant.lexicon.segments import leading_place
from assistant.lexicon.text import compact
from assistant.types import Body, Fact, Operation, Origin, Question, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "is_office_named",
    "is_place_inside",
    "names_of_row",
    "of_office_beside",
    "of_place_alone",
    "of_whose_matter",
    "place_governed",
    "within_held",
]

SHORTEST = 3
"""Characters of an office's or a place's name."""


def within_held(question: Question, held: Holdings, index: Index) -> Question:
    """The question with places that are not held taken for words, where a report of the body named counts them apart.

    Where no held body is named, one report alone must count the place apart for the figure asked for.
    """
    if not question.unheld or question.choices:
        return question
    if (there := _spoken_of_there(question, held, index)) is not None:
        return there
    if question.language == "en" and any(name.isascii() for name in question.unheld):
        chinese = tuple(_in_chinese(name, question, held, index) for name in question.unheld)
        if not all(chinese):
            return question
        found = within_held(replace(question, unheld=chinese), held, index)
        return question if found.unheld else found
    if not question.bodies:
        wider = _counted_by(question, held, index)
        return within_held(replace(question, bodies=(wider,)), held, index) if wider else question
    reports = [summary for body in question.bodies for summary in held.reports_of(body)]
    ids = [s.report_id for s in reports if not question.years or s.year in question.years]
    labels = (
        [compact(" ".join((fact.subject, *fact.row_path))).text for fact in index.facts(ids)] if ids else []
    )
    if reports and all(body.level == "institution" for body in question.bodies):
        labels += [compact(row.of(text)).text for text, row in _printed_rows(ids, index)]
    told = [_as_told(name, labels) for name in question.unheld]
    if not all(told):
        return question
    named = " ".join(told)
    return replace(
        question,
        unheld=(),
        inside=question.unheld,
        masked=f"{question.masked} {named}",
        words=f"{question.words} {named}",
        rest=(*question.rest, *told),
    )


def _spoken_of_there(question: Question, held: Holdings, index: Index) -> Question | None:
    """The question put to the government whose report speaks of the one school named there (霍岚二中食堂), where no other body is named."""
    if len(question.unheld) != 1 or question.bodies or question.targets:
        return None
    (name,) = question.unheld
    for body in held.bodies if _SCHOOL.search(name) else ():
        if body.level != "government" or not name.startswith(short_region(body.region)):
            continue
        reports = [s for s in held.reports_of(body) if not question.years or s.year in question.years]
        if any(name in index.report(summary.report_id).text for summary in reports):
            masked, rest = f"{question.masked} {name}", (*question.rest, name)
            return replace(question, unheld=(), bodies=(body,), masked=masked, rest=rest)
    return None


_SCHOOL = re.compile("(?:小学|中学|高中|幼儿园|卫生院|[一二三四五六七八九十][高中小院])$")


def _printed_rows(ids: list[str], index: Index) -> list[tuple[str, Span]]:
    """The rows of the tables of reports, with the text they stand in: a row without figures names a hall or a branch."""
    reports = [index.report(report_id) for report_id in ids]
    return [(report.text, row) for report in reports for table in report.tables for row in table.rows]


def of_place_alone(question: Question, held: Holdings) -> Question:
    """The question with the one office held of a place that is not held itself, where no government's row is asked for.

    What the education bureau alone reports (鹭栎区有几所幼儿园) is asked by the place alone, or by both apart
    (鹭栎区家长…，教育局打算怎么改).
    """
    if len(question.unheld) != 1 or question.choices or question.targets:
        return question
    offices = [body for body in held.bodies if _is_of(question.unheld[0], body)]
    named = bool(question.bodies) and set(question.bodies) <= set(offices)
    if named or (len(offices) == 1 and not question.bodies):
        return replace(question, unheld=(), bodies=question.bodies or tuple(offices))
    return question


def of_whose_matter(question: Question, held: Holdings) -> Question | None:
    """The question put to the one office held of the place named alone whose matter it is, of the years asked for.

    Applications and other rows that every office has are the place's own.
    """
    rows = {target.indicator for target in question.targets}
    if len(question.unheld) != 1 or question.choices or question.bodies or rows - {"complaint"}:
        return None
    offices = [body for body in held.bodies if _is_of(question.unheld[0], body)]
    dated = [body for body in offices if {*question.years} <= {*held.years_of(body)}]
    office = office_of_matter(question.text, dated)
    return replace(question, unheld=(), bodies=(office,)) if office else None


def of_office_beside(question: Question, held: Holdings) -> Question | None:
    """The question put to the one office held of a government's place whose matter it is, of the years asked for."""
    if len(question.bodies) != 1 or question.targets or question.choices or question.unheld:
        return None
    (body,) = question.bodies
    said = question.years if dict(question.given).get("year") == "said" else ()
    beside = [
        other
        for other in held.bodies
        if other.region == body.region and other != body and {*said} <= {*held.years_of(other)}
    ]
    office = office_of_matter(question.text, beside) if body.level == "government" else None
    return replace(question, bodies=(office,), years=said) if office else None


def _is_of(name: str, body: Body) -> bool:
    """Whether a place named in Chinese or English is a body's own."""
    if not body.region and body.level == "institution":
        return not name.isascii() and leading_place(body.agency) == short_region(name)
    return bool(body.region) and (
        name.lower().removesuffix("'s") in usual_names(body.region, "")
        if name.isascii()
        else name == body.region
    )


def is_place_inside(question: Question) -> bool:
    """Whether an amount is asked of a place that only the report of a wider one speaks of (玖涧市云台区 in that of 玖涧市)."""
    of_part = question.operation is Operation.TEXT or bool(question.part)
    return not of_part and any(
        _PLACE.search(name) and (question.language == "en" or _is_named_of(name, question))
        for name in question.inside
    )


def _is_named_of(name: str, question: Question) -> bool:
    """Whether a place is named as one of the body's own (玖涧市云台区), or as a government; 棚户区 is neither."""
    of_it = (
        rf"{re.escape(short_region(body.region))}[省市县区州]?(?:的|下[辖属]的?|所辖的?)?{name}"
        for body in question.bodies
        if body.region
    )
    return f"{name}人民政府" in question.text or any(re.search(way, question.text) for way in of_it)


_PLACE = re.compile("[县区市旗镇乡]$|街道$")
_ROW = re.compile(
    r"(?:其中|涉及|包括|分别为|为)*(?P<name>[\u3400-\u9fff]{2,14}?(?:自治县|区|县|市|镇|乡|街道|局|委员会|委|厅|办公室|办|中心))$"
)
_OF_PLACE = re.compile(
    r"\s+(?:of|in|for) (?P<of>[a-z][a-z ]+)$|^(?P<own>[a-z]+(?: (?:city|county|district))?)'s\s+(?=.*[a-z])"
)
_OFFICE_EN = re.compile(
    r"\b(?:bureau|department|commission|office|administration|committee|centre|center)\b| of\b|\bthe\b"
)


def _in_chinese(name: str, question: Question, held: Holdings, index: Index) -> str:
    """The one place or office whose name the English is that the report of a government, or of the body named, counts apart."""
    reports = [
        s
        for s in held.reports
        if (s.level == "government" or body_of(s) in question.bodies)
        and (not question.years or s.year in question.years)
    ]
    if len(reports) > FEW_REPORTS:
        return ""
    found = set()
    said = _OF_PLACE.search(name.lower())
    place = (said.group("of") or said.group("own")) if said else ""
    name = _OF_PLACE.sub("", name.lower()).strip()
    office = bool(_OFFICE_EN.search(name))
    said_so = place, name
    for summary in reports:
        place, name = said_so if said else _placed(said_so[1], summary.region)
        if place and place not in usual_names(summary.region, ""):
            continue
        if office != bool(place) and not (office and body_of(summary) in question.bodies):
            continue  # an office is told by its place
        facts = index.facts([summary.report_id])
        for label in {label for fact in facts for label in (fact.subject, *fact.row_path)}:
            row = _ROW.match(label)
            if row is not None and is_office_named(name.removesuffix("'s").strip(), row.group("name")):
                found.add(row.group("name"))
    return found.pop() if len(found) == 1 else ""


def _placed(name: str, region: str) -> tuple[str, str]:
    """An English name taken apart into the place it begins with, where that is the report's own, and the rest."""
    own = sorted(usual_names(region, ""), key=len, reverse=True)
    place = next((way for way in own if name.startswith(f"{way} ")), "")
    return place, name.removeprefix(place).strip()


def is_office_named(english: str, chinese: str) -> bool:
    """Whether the English names a place (qingtan district: 青檀区) or an office (natural resources bureau: 市自然资源局)."""
    if chinese.endswith(("局", "委", "厅", "办", "会", "室", "中心")):
        field = _OFFICE_EN.sub(" ", english).strip()
        return field != english and share_said(field, own_words(chinese.lstrip("省市县区"), "")) == 1.0
    return english in usual_names(chinese, "")


_GOVERNED = re.compile("(?<=街道)办(?:事处|公室)?$|(?<=[镇乡])(?:人民)?政府$")
"""The office of a street or township: tables print the place alone (笠亭街道办, of a row 笠亭街道)."""


def place_governed(name: str) -> str:
    """The place that an office of a street or township governs; any other name as it is."""
    return _GOVERNED.sub("", name)


def _as_told(name: str, labels: list[str]) -> str:
    """The longest end of a name that a report counts something under (住建局 of 信息处理费住建局), or empty."""
    name = place_governed(name)
    ends = (name, *(name[at:] for at in range(1, len(name) - SHORTEST + 1)))
    ways = (*ends, *(way for end in ends for way in office_names(end)[1:]))
    return next((way for way in ways if any(way in label for label in labels)), "")


def _counted_by(question: Question, held: Holdings, index: Index) -> Body | None:
    """The one body whose report gives the figure for the place or office as a part of its own.

    青檀区127件 of 全市612件; of 岭泉市自然资源局 what 岭泉市 says of its 市自然资源局.
    """
    reports = [
        s
        for s in held.reports
        if s.level == "government" and (not question.years or s.year in question.years)
    ]
    if len(question.targets) != 1 or not reports or len(reports) > FEW_REPORTS:
        return None
    (target,) = question.targets
    telling = [
        {
            body_of(summary)
            for summary in reports
            for fact in index.facts([summary.report_id])
            if _counts(fact, names_of_row(place_governed(name), summary.region), target.indicator, index)
        }
        for name in question.unheld
    ]
    same = set.intersection(*telling)
    return same.pop() if len(same) == 1 and all(len(bodies) == 1 for bodies in telling) else None


def _counts(fact: Fact, names: set[str], indicator: str, index: Index) -> bool:
    """Whether a figure is what is counted under an indicator for a place or office of these names."""
    if fact.parent and fact.subject in names:
        whole = index.fact(fact.parent)
        if whole.parent and not whole.indicator:
            whole = index.fact(whole.parent)  # 县（区）744件，其中甲县263件
        return whole.indicator == indicator
    own = fact.origin is Origin.TABLE and not fact.form and bool(fact.row_path) and fact.row_path[-1] in names
    return own and indicator in {mention.id for mention in find_mentions(" ".join(fact.column_path))}


def names_of_row(name: str, region: str) -> set[str]:
    """How a report of ``region`` may name a place or office: 岭泉市自然资源局, 市自然资源局, 自然资源局."""
    own = name.removeprefix(region)
    if own == name and region and name[0] != region[-1]:
        return {name}  # 县住建局 of the county spoken of
    own = own.removeprefix(region[-1:]) or own
    return {name, *(level + way for way in office_names(own) for level in ("", region[-1:]))}
