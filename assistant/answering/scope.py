"""Which reports a question is to be answered from; bodies and years are hard filters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.answering.carried import NEXT_REPORT
from assistant.answering.holdings import Holdings
from assistant.types import Body, Operation, Question, RefusalReason, ReportSummary

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "FEW_REPORTS",
    "OFFICES",
    "Place",
    "Resolved",
    "into_year",
    "offices_held",
    "offices_of",
    "over_bodies",
    "planned",
    "resolve",
    "running_total",
]

_OVER_BODIES = {Operation.RANK}
_NEXT_YEAR = re.compile(r"明年|来年|下一?年|下一步|\bnext\b")
_ITS_REPORT = re.compile(r"\b(?:19|20)\d\d (?:annual )?report\b|\breport (?:for|of) (?:19|20)\d\d\b")
"""The year is the report's own, not the one planned for."""
_AFTERWARDS = re.compile("后来|后头|后面|随后|次年|第二年|转年|之后|如今")
"""What became of last year's problems is told a year later, whatever the same year's report says of its own."""
_TO_REACH = frozenset({"phone", "fax", "email", "address", "postcode", "office_hours", "website"})
FEW_REPORTS = 40
"""What must read every fact or the text of a report is done over so many at most."""
OFFICES = frozenset({"局", "部门", "委办局", "单位", "机构", "机关", "镇", "乡", "街道"})
"""Kinds of bodies that are offices of a place."""
_OF_PLANS = {Operation.TEXT, Operation.VALUE, Operation.EXISTS}


@dataclass(frozen=True, slots=True)
class Place:
    """One body in one year with the reports held of it."""

    body: Body
    year: int | None
    reports: tuple[ReportSummary, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The places a question speaks of, or why there are none.

    ``missing`` are the bodies and years asked for and not held; ``assumed`` says which of body and year
    were chosen for the asker; ``others`` are the further years held of the body.
    """

    places: tuple[Place, ...] = ()
    reason: RefusalReason | None = None
    missing: tuple[tuple[Body, int], ...] = ()
    assumed: frozenset[str] = field(default_factory=frozenset)
    others: tuple[int, ...] = ()


def resolve(question: Question, held: Holdings) -> Resolved:
    """The reports to answer from."""
    if question.unheld or not held.bodies:
        return Resolved(reason=RefusalReason.NO_REPORT)
    if question.choices:
        return Resolved(reason=RefusalReason.AMBIGUOUS)
    question = _since(_told_a_year_later(_as_it_is_now(question, held), held), held)
    bodies, assumed = _bodies(question, held)
    if not bodies:
        named = question.years and not any(year in held.years for year in question.years)
        return Resolved(reason=RefusalReason.NO_REPORT if named else RefusalReason.AMBIGUOUS)
    if over_bodies(question):
        return _corpus(question, held, bodies, assumed)
    return _single(question, held, bodies, assumed)


def _told_a_year_later(question: Question, held: Holdings) -> Question:
    """What became of the problems of one year stands in the report of the next."""
    counted = dict(question.given).get("year") == NEXT_REPORT
    if question.topic != "problems_answered" or len(question.bodies) != 1 or counted:
        return question
    years, asked = held.years_of(question.bodies[0]), sorted(question.years)
    if len(asked) == 2 and asked[1] == asked[0] + 1 and asked[1] in years:
        return replace(question, years=(asked[1],))  # of 2023's problems the report of 2024 tells
    if len(asked) != 1:
        return question
    year = asked[0]
    later = year not in years or _AFTERWARDS.search(question.text)
    return replace(question, years=(year + 1,)) if later and year + 1 in years else question


def _as_it_is_now(question: Question, held: Holdings) -> Question:
    """Whom to call is asked of the newest report where a year without one was only spoken of before."""
    spoken = question.operation is Operation.FIELD and dict(question.given).get("year", "said") != "said"
    if not spoken or len(question.bodies) != 1 or not question.fields or question.fields[0] not in _TO_REACH:
        return question
    held_years = held.years_of(question.bodies[0])
    return question if set(question.years) & set(held_years) else replace(question, years=())


def _since(question: Question, held: Holdings) -> Question:
    """清理2008年以来的文件 is asked of the report at hand; into 2023 what was carried out of 2022."""
    if len(question.years) != 1 or len(question.bodies) != 1:
        return question
    years, year = held.years_of(question.bodies[0]), question.years[0]
    if year not in years and re.search(rf"{year}\s*年(?:度)?以来|\bsince {year}\b", question.text):
        return replace(question, years=())
    return (
        replace(question, years=(year - 1,)) if into_year(question, year) and year - 1 in years else question
    )


def into_year(question: Question, year: int) -> bool:
    """Whether applications carried over into a year are asked for (结转到2023年的)."""
    if not any(target.indicator == "carried_out" for target in question.targets):
        return False
    text = question.text.lower()
    into = re.search(
        rf"结?转(?:到|至|入|给){year}|(?<!according )(?<!belonging )(?<!relating )\b(?:in)?to (?:the )?(?:(?:next|following) year,? )?{year}\b",
        text,
    )
    into = into or re.search(
        rf"^(?!.*\b(?:next|following|coming|subsequent) year\b).*\b(?:left|carried|held|rolled|pushed|passed|deferred)\b[^?]{{0,30}}\b(?:in|into|during|for|until|till) {year}\b",
        text,
    )
    return bool(into)


_MEASURES = re.compile("改进措施|整改措施|改进情况")
"""What a report of the year itself has a heading for."""


def planned(question: Question, held: Holdings, index: Index) -> Resolved | None:
    """Plans for a year stand in the report of the year before: that report, where it names the year or no other could."""
    ahead = question.topic == "plan" and question.operation is Operation.TEXT
    if not (question.plan or ahead) or len(question.years) != 1 or question.operation not in _OF_PLANS:
        return None
    if question.plan_year or _NEXT_YEAR.search(question.text) or _ITS_REPORT.search(question.text.lower()):
        return None
    bodies, assumed = _bodies(replace(question, years=()), held)
    year = question.years[0]
    places = []
    for body in bodies if not over_bodies(question) and not question.unheld else ():
        reports = held.reports_of(body, year - 1)
        names_it = re.compile(rf"{year}年")
        own = held.reports_of(body, year)
        if reports and (
            not own
            or (
                (question.plan or not _MEASURES.search(question.text))
                and any(names_it.search(index.report(report.report_id).text) for report in reports)
            )
        ):
            places.append(Place(body, year - 1, reports))
        elif own:
            return None
    return Resolved(tuple(places), assumed=frozenset(assumed)) if places else None


def running_total(question: Question, held: Holdings) -> Resolved | None:
    """The last report of a span of years, where a running total over them is asked for of one body."""
    if not question.cumulative or not (question.all_years or len(question.years) > 1):
        return None
    bodies, assumed = _bodies(question, held)
    if len(bodies) != 1 or question.unheld or over_bodies(question):
        return None
    years = held.years_of(bodies[0])
    last = max(question.years) if question.years else max(years, default=0)
    reports = held.reports_of(bodies[0], last) if last in years else ()
    return Resolved((Place(bodies[0], last, reports),), assumed=frozenset(assumed)) if reports else None


def over_bodies(question: Question) -> bool:
    """Whether the question runs over all bodies rather than some it names."""
    if question.bodies and not offices_of(question):
        return False
    return question.all_bodies or (question.operation in _OVER_BODIES and not _over_years(question))


def offices_of(question: Question) -> bool:
    """Whether the question is about the offices of a place rather than the place (青岚市各局)."""
    offices = question.body_kind in OFFICES
    return (
        question.all_bodies
        and offices
        and len(question.bodies) == 1
        and question.bodies[0].level == "government"
    )


def offices_held(question: Question, held: Holdings) -> tuple[Body, ...]:
    """The offices of the place named that reports are held of, of the kind asked about."""
    regions = {body.region for body in question.bodies}
    offices = (b for b in held.bodies if b.region in regions and b not in question.bodies)
    return tuple(body for body in offices if _is_kind(body, question.body_kind))


def _over_years(question: Question) -> bool:
    return question.all_years or len(question.years) > 1 or question.detail.startswith("parts_")


def _bodies(question: Question, held: Holdings) -> tuple[tuple[Body, ...], set[str]]:
    if offices_of(question):
        return offices_held(question, held), set()
    if question.bodies:
        return question.bodies, set()
    if over_bodies(question):
        return tuple(body for body in held.bodies if _is_kind(body, question.body_kind)), set()
    if len(held.bodies) == 1:
        return held.bodies, {"body"}
    if question.years and dict(question.given).get("year") != "assumed":
        dated = [body for body in held.bodies if all(held.reports_of(body, year) for year in question.years)]
        if len(dated) == 1:
            return tuple(dated), {"body"}
    return (), set()


def _is_kind(body: Body, kind: str) -> bool:
    """Whether a body is one of the kind a corpus-wide question names; no kind names all."""
    if kind in {"", "地方", "地区", "单位", "机构", "机关", "委办局"}:
        return kind not in {"地方", "地区"} or body.level in {"government", "township", ""}
    if kind in {"局", "部门"}:
        return body.level not in {"government", "township"}
    if kind == "政府":
        return body.level == "government"
    if body.level not in {"government", "township", ""}:
        return False
    place = body.region or body.agency
    return any(mark in place[-4:] for mark in kind) if kind else True


def _single(question: Question, held: Holdings, bodies: tuple[Body, ...], assumed: set[str]) -> Resolved:
    places: list[Place] = []
    missing: list[tuple[Body, int]] = []
    others: tuple[int, ...] = ()
    paired = dict(question.pairs)
    for body in bodies:
        years = held.years_of(body)
        if body in paired:
            wanted: tuple[int | None, ...] = (paired[body],)
        elif question.years:
            wanted = question.years
        elif _over_years(question) or question.operation is Operation.SERIES:
            wanted = tuple(sorted(years))
        else:
            wanted = years[:1] or (None,)
            if years:
                assumed.add("year")
                others = years[1:]
        for year in wanted:
            reports = held.reports_of(body, year)
            if reports:
                places.append(Place(body, year, reports))
            elif year is not None:
                missing.append((body, year))
    if len(bodies) > 1 and not question.years and "year" in assumed:
        return _common_year(question, held, bodies, assumed)
    reason = RefusalReason.NO_REPORT if not places or (missing and not _tolerates(question)) else None
    return Resolved(tuple(places), reason, tuple(missing), frozenset(assumed), others)


def _tolerates(question: Question) -> bool:
    """Whether an operation over a span of years goes on with the years held, saying which are missing."""
    how = dict(question.given).get("year", "")
    several = len(question.years) > 1
    if question.implied or question.operation is Operation.CHECK:
        return True  # a change printed in the report at hand is checked against its own figures
    if question.operation in {Operation.SERIES, Operation.RANK}:
        return True
    return several and (how == "assumed" or question.operation in {Operation.VALUE, Operation.EXISTS})


def _common_year(question: Question, held: Holdings, bodies: tuple[Body, ...], assumed: set[str]) -> Resolved:
    """The newest year held of all bodies compared."""
    common = sorted(set.intersection(*(set(held.years_of(body)) for body in bodies)), reverse=True)
    if not common:
        return Resolved(reason=RefusalReason.NO_REPORT, assumed=frozenset(assumed))
    places = tuple(Place(body, common[0], held.reports_of(body, common[0])) for body in bodies)
    return Resolved(places, None, (), frozenset(assumed), tuple(common[1:]))


def _corpus(question: Question, held: Holdings, bodies: tuple[Body, ...], assumed: set[str]) -> Resolved:
    years: tuple[int, ...] = question.years
    if not years and not question.all_years:
        years = held.years[:1]
        assumed.add("year")
    places = [
        Place(body, year, held.reports_of(body, year))
        for body in bodies
        for year in (years or sorted(held.years_of(body)))
        if held.reports_of(body, year)
    ]
    if not places:
        return Resolved(reason=RefusalReason.NO_REPORT)
    return Resolved(tuple(places), None, (), frozenset(assumed), held.years[1:] if "year" in assumed else ())
