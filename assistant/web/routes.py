"""Routes for programs and for reading a report: /api/… as JSON, /reports/… as a page."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from markupsafe import Markup
from pydantic import BaseModel, Field

from assistant.errors import AssistantError
from assistant.types import Answer, Check, Fact, Report, ReportSummary, Turn, to_json
from assistant.web.desk import Desk
from assistant.web.labels import CHINESE, ENGLISH, Labels
from assistant.web.privacy import personal_data
from assistant.web.protection import Attempts
from assistant.web.serving import Edition, Serving
from assistant.web.source import parse_marks, render_report

__all__ = ["AskRequest", "AskTurn", "Feedback", "Places", "answer_routes", "feedback_routes", "report_routes"]

log = logging.getLogger(__name__)

MOST_FACTS = 500
KEEP_ALIVE_SECONDS = 5.0
LINE = 8
"""Questions in line for each one in work, before callers are told to come back."""
T = TypeVar("T")

EXAMPLE = {
    "question": "2019年收到多少件政府信息公开申请？",
    "language": "zh",
    "how": "quoted",
    "text": "鹤庆县人民政府2019年全县收到政府信息公开申请：17件〔1〕。",
    "figure": {"text": "17", "unit": "件", "label": "全县收到政府信息公开申请"},
    "citations": [
        {
            "number": 1,
            "doc": "heqing-2019.txt",
            "heading": "三、收到和处理政府信息公开申请情况",
            "span": {"start": 1869, "end": 1937},
            "quote": "2019年全县共收到政府信息公开申请17件,其中自然人申请12件,…",
            "focus": {"start": 1887, "end": 1889},
        }
    ],
    "refusal": None,
}
"""Part of a real reply, shown in the interface description."""
ANSWERED: dict[int | str, dict[str, Any]] = {
    200: {"description": "An Answer.", "content": {"application/json": {"example": EXAMPLE}}},
    503: {"description": "Nothing is published yet, or too many questions at the moment."},
}


def _told(example: Any) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"example": example}}}}


REPORTS = _told(
    [
        {
            "report_id": "7a16277ff4e13b97",
            "source": "heqing-2019.txt",
            "title": "鹤庆县人民政府关于2019年度政府信息公开工作年度报告",
            "region": "鹤庆县",
            "agency": "鹤庆县人民政府",
            "year": 2019,
            "superseded_by": "",
        }
    ]
)
REPORT = _told(
    {
        "report_id": "7a16277ff4e13b97",
        "source": "heqing-2019.txt",
        "text": "…三、收到和处理政府信息公开申请情况\n2019年全县共收到政府信息公开申请17件,…",
        "sections": [{"title": "三、收到和处理政府信息公开申请情况", "span": {"start": 1850, "end": 2010}}],
    }
)
FACTS = _told(
    {
        "total": 1,
        "generation": "000001-5bb395a7",
        "facts": [
            {
                "agency": "鹤庆县人民政府",
                "year": 2019,
                "indicator": "received",
                "subject": "全县共收到政府信息公开申请",
                "value": "17",
                "unit": "件",
                "span": {"start": 1887, "end": 1889},
                "doc": "heqing-2019.txt",
                "quoted": "2019年全县共收到政府信息公开申请17件,其中自然人申请12件,…",
            }
        ],
    }
)
CHECKS = _told(
    [
        {
            "rule": "prose_list",
            "status": "differs",
            "left": "215",
            "right": "213",
            "left_facts": ["…"],
            "right_facts": ["…", "…"],
        }
    ]
)
"""Parts of real replies again."""
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events: status, then answer (data: an Answer) or fault.",
        "content": {"text/event-stream": {"example": 'event: status\ndata: {"status": "reading"}\n\n'}},
    }
}

Marks = Annotated[
    Sequence[str], Query(max_length=200, description="cited places: number.start.end[.focus start.focus end]")
]


class AskTurn(BaseModel):
    """An earlier exchange of the conversation."""

    user: str
    answer: str = ""


class AskRequest(BaseModel):
    """A question with the conversation before it, oldest first."""

    question: str = Field(min_length=1, examples=["2019年收到多少件政府信息公开申请？"])
    history: list[str | AskTurn] = Field(
        default_factory=list, max_length=50, examples=[["行政处罚公开了多少件？"]]
    )


class Feedback(BaseModel):
    """What somebody says about an answer."""

    kind: Literal["useful", "wrong_figure", "wrong_source", "not_answered"]
    question: str = Field(min_length=1, max_length=2000, examples=["2019年收到多少件政府信息公开申请？"])
    note: str = Field("", max_length=1000, examples=["表格里是18件"])
    answer: str = Field("", max_length=20_000)
    generation: str = Field("", max_length=100)


class Places:
    """So many questions in work at a time, so many more in line, and no more than that.

    Waiting costs no thread: whoever waits is a coroutine.
    """

    def __init__(self, most: int, line: int) -> None:
        self._most, self._line = most, line
        self._inside = 0
        self._limiter: CapacityLimiter | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """Do the work in a thread when a place is free.

        Raises:
            HTTPException: 503, the line is full.
        """
        if self._inside >= self._most + self._line:
            raise HTTPException(503, "too many questions at the moment", {"Retry-After": "2"})
        if self._limiter is None:  # belongs to the loop that serves, so it is made there
            self._limiter = CapacityLimiter(self._most)
        self._inside += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._inside -= 1


def answer_routes(serving: Serving, *, question_limit: int, most_asking: int) -> APIRouter:
    """``POST /api/ask``: one question, the whole typed answer."""
    router = APIRouter(prefix="/api", tags=["answers"])
    places = Places(most_asking, LINE * most_asking)

    def answer(request: AskRequest) -> dict[str, Any]:
        history = [t if isinstance(t, str) else Turn(t.user, t.answer) for t in request.history]
        with serving.edition() as edition:
            return _plain(edition.ask(request.question.strip(), history))

    def check(request: AskRequest) -> None:
        question = request.question.strip()
        if not question or len(question) > question_limit:
            raise HTTPException(422, f"a question has 1 to {question_limit} characters")
        kind = personal_data(question, "en")
        if kind:
            raise HTTPException(422, f"the question seems to hold {kind}; it was neither answered nor kept")

    @router.post("/ask", responses=ANSWERED)
    async def ask(request: AskRequest) -> Response:
        """Answer one question: an ``Answer`` as JSON; a refusal is an answer too (``refusal`` is set)."""
        check(request)
        return Response(await places.run(lambda: _bytes(answer(request))), media_type="application/json")

    @router.post("/ask/stream", responses=STREAMED, response_class=StreamingResponse)
    async def stream(request: AskRequest) -> StreamingResponse:
        """The same as server-sent events: ``status`` at once, ``answer`` when it has been checked.

        No part of an answer is sent before all of it is checked against the report. A comment is sent
        every few seconds meanwhile, so that proxies keep the connection.
        """
        check(request)
        return StreamingResponse(
            _events(lambda: places.run(lambda: answer(request))),
            media_type="text/event-stream",
            headers={"cache-control": "no-store", "x-accel-buffering": "no"},
        )

    return router


async def _events(work: Callable[[], Coroutine[Any, Any, dict[str, Any]]]) -> AsyncIterator[str]:
    yield _event("status", {"status": "reading"})
    task = asyncio.create_task(work())
    while not task.done():
        await asyncio.wait((task,), timeout=KEEP_ALIVE_SECONDS)
        if not task.done():
            yield ": reading\n\n"
    try:
        yield _event("answer", task.result())
    except HTTPException as exc:
        yield _event("fault", {"error": "Busy", "message": str(exc.detail)})
    except AssistantError as exc:
        yield _event("fault", {"error": type(exc).__name__, "message": str(exc)})
    except Exception:  # the door of one answer: the head of the response is sent, so the fault is an event
        log.exception("streamed question not answered")
        yield _event("fault", {"error": "Fault", "message": "the question was not answered"})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def feedback_routes(desk: Desk) -> APIRouter:
    """``POST /api/feedback``: kept for the office, without anything about the person."""
    router = APIRouter(prefix="/api", tags=["answers"])
    attempts = Attempts(most=60, seconds=600)

    @router.post("/feedback", status_code=204)
    def feedback(said: Feedback, request: Request) -> None:
        """Say that an answer helped, or what is wrong with it."""
        if not attempts.allow(request.client.host if request.client else ""):
            raise HTTPException(429, "too much feedback from one place; try later")
        kind = personal_data(f"{said.question}\n{said.note}", "en")
        if kind:
            raise HTTPException(422, f"the text seems to hold {kind}; it was not kept")
        desk.note_feedback(
            said.kind, said.question, note=said.note, answer=said.answer, generation=said.generation
        )

    return router


def report_routes(serving: Serving) -> APIRouter:
    """What is held: reports, figures, checks; and each report as a page with marked places."""
    router = APIRouter(tags=["reports"])

    @router.get("/api/reports", responses=REPORTS)
    def reports() -> list[dict[str, Any]]:
        """Every report held, superseded ones included and marked."""
        with serving.edition() as edition:
            return [_plain(summary) for summary in edition.index.reports()]

    @router.get("/api/reports/{report_id}", responses=REPORT)
    def report(report_id: str) -> dict[str, Any]:
        """One report: its text, identity, sections and tables; spans count characters of ``text``."""
        with serving.edition() as edition:
            return _plain(_held(edition, report_id))

    @router.get("/api/facts", responses=FACTS)
    def facts(
        report_id: Annotated[list[str] | None, Query()] = None,
        indicator: Annotated[str | None, Query(examples=["received"])] = None,
        column: Annotated[str | None, Query(examples=["natural"])] = None,
        year: Annotated[int | None, Query(examples=[2019])] = None,
        q: Annotated[
            str, Query(max_length=100, description="words of the figure's label", examples=["行政处罚"])
        ] = "",
        limit: Annotated[int, Query(ge=1, le=MOST_FACTS)] = 50,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> dict[str, Any]:
        """Figures of the reports in force, each with the place it is printed at."""
        with serving.edition() as edition:
            found = edition.index.facts(report_id, indicator, column, year)
            words = q.split()
            if words:
                found = [fact for fact in found if all(word in _searchable(fact) for word in words)]
            shown = [_fact(edition, fact) for fact in found[offset : offset + limit]]
            return {"total": len(found), "generation": edition.index.generation, "facts": shown}

    @router.get("/api/check/{report_id}", responses=CHECKS)
    def check(report_id: str) -> list[dict[str, Any]]:
        """Which figures of a report add up, which do not, and which cannot be tested."""
        with serving.edition() as edition:
            _held(edition, report_id)
            return [_plain(found) for found in edition.index.checks([report_id])]

    @router.get("/reports/{report_id}", response_class=HTMLResponse, include_in_schema=False)
    def chinese_page(report_id: str, mark: Marks = (), fragment: bool = False) -> HTMLResponse:
        return _report_page(serving, report_id, mark, fragment, CHINESE)

    @router.get("/en/reports/{report_id}", response_class=HTMLResponse, include_in_schema=False)
    def english_page(report_id: str, mark: Marks = (), fragment: bool = False) -> HTMLResponse:
        return _report_page(serving, report_id, mark, fragment, ENGLISH)

    return router


def _report_page(
    serving: Serving, report_id: str, marks: Sequence[str], fragment: bool, labels: Labels
) -> HTMLResponse:
    report, note = _read(serving, report_id, labels)
    if report is None:
        missing = Markup('<p class="alert">{}</p>').format(labels.not_found)
        return HTMLResponse(missing if fragment else _page(missing, labels, labels.title), 404)
    cited = parse_marks(marks, len(report.text))
    drawn = note + render_report(report, cited, labels, level=2 if fragment else 1)
    return HTMLResponse(drawn if fragment else _page(drawn, labels, report.title or report.source))


def _read(serving: Serving, report_id: str, labels: Labels) -> tuple[Report | None, Markup]:
    """A report with what is to be said of it; one that was held before is still shown to whoever has a link."""
    with serving.edition() as edition:
        try:
            return edition.index.report(report_id), _replaced(edition, report_id, labels)
        except KeyError:
            pass
    return serving.older_report(report_id), _note(labels.no_longer)


def _note(text: str) -> Markup:
    return Markup('<p class="note" role="note">{}</p>').format(text)


def _replaced(edition: Edition, report_id: str, labels: Labels) -> Markup:
    newer = next((r.superseded_by for r in edition.index.reports() if r.report_id == report_id), "")
    if not newer:
        return Markup("")
    return Markup('<p class="note" role="note">{} <a href="{}">{}</a></p>').format(
        labels.superseded, quote(newer, safe=""), labels.newer
    )


def _held(edition: Edition, report_id: str) -> Report:
    try:
        return edition.index.report(report_id)
    except KeyError:
        raise HTTPException(404, "there is no such report") from None


def _plain(value: Answer | Report | ReportSummary | Check) -> dict[str, Any]:
    plain: dict[str, Any] = to_json(value)
    return plain


def _bytes(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def _fact(edition: Edition, fact: Fact) -> dict[str, Any]:
    report = edition.index.report(fact.report_id)
    return {**to_json(fact), "doc": report.source, "quoted": fact.quote.of(report.text)}


def _searchable(fact: Fact) -> str:
    return " ".join((fact.agency, str(fact.year or ""), fact.subject, *fact.row_path, *fact.column_path))


def _page(body: Markup, labels: Labels, title: str) -> Markup:
    chat = f"../?lang={labels.language}"
    ui = "../../ui" if labels.language == "en" else "../ui"
    return Markup(
        '<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        '<link rel="icon" type="image/svg+xml" href="{ui}/icon.svg">'
        '<link rel="stylesheet" href="{ui}/tokens.css"><link rel="stylesheet" href="{ui}/page.css">'
        '<script src="{ui}/modes.js"></script><script src="{ui}/report.js" defer></script></head><body class="own plain"><nav class="back">'
        '<a href="{chat}">{label}</a></nav><main>{body}</main></body></html>'
    ).format(lang=labels.html_lang, title=title, ui=ui, chat=chat, label=labels.back, body=body)
