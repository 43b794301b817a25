"""The operators' console: figures as one types, a line to read aloud, the queue of open questions.

A page of our own over a small JSON API: everything is a key stroke away, nothing moves while one
reads. It exists only where a password is set.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup
from pydantic import BaseModel, Field

from assistant.types import to_json
from assistant.web.examples import current_reports
from assistant.web.figures import Entry, find_figures, list_figures
from assistant.web.privacy import personal_data
from assistant.web.protection import Attempts
from assistant.web.render import report_link
from assistant.web.source import Mark
from assistant.web.spreadsheet import FACT_COLUMNS, as_csv, as_xlsx, fact_row
from assistant.web.waiting import grouped

if TYPE_CHECKING:
    from assistant.web.desk import Desk
    from assistant.web.serving import Edition, Serving

__all__ = ["Call", "Sessions", "TableQuery", "operator_routes"]

COOKIE = "operator_session"
SESSION_SECONDS = 12 * 3600
PAGES = Path(__file__).parent / "assets"
MOST_ROWS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Status = Literal["open", "answered", "transferred"]


class Call(BaseModel):
    """What became of a caller's question."""

    question: str = Field(min_length=1, max_length=2000)
    said: str = Field("", max_length=4000)
    status: Status | Literal["keep"] = "answered"
    note: str = Field("", max_length=1000)


class TableQuery(BaseModel):
    """Which figures of the table, in which order."""

    q: str = Field("", max_length=200)
    body: list[str] = Field(default_factory=list, max_length=50)
    year: list[int] = Field(default_factory=list, max_length=50)
    sort: Literal["", "body", "year", "label", "value"] = ""
    descending: bool = False
    offset: int = Field(0, ge=0)

    def entries(self, edition: Edition) -> list[Entry]:
        """The figures that fit."""
        return list_figures(
            edition, self.q, bodies=self.body, years=self.year, sort=self.sort, descending=self.descending
        )


class Sessions:
    """Who is logged in: random tokens in this process, gone with it or after twelve hours."""

    def __init__(self, password: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._password = password.encode()
        self._clock = clock
        self._ends: dict[str, float] = {}

    def log_in(self, password: str) -> str | None:
        """A new token for the right password, else ``None``; takes as long either way."""
        if not hmac.compare_digest(password.encode(), self._password):
            return None
        now = self._clock()
        self._ends = {token: end for token, end in self._ends.items() if end > now}
        token = secrets.token_urlsafe(32)
        self._ends[token] = now + SESSION_SECONDS
        return token

    def holds(self, token: str) -> bool:
        """Whether the token is one of ours and still valid."""
        return self._ends.get(token, 0.0) > self._clock()

    def log_out(self, token: str) -> None:
        """Forget a token."""
        self._ends.pop(token, None)


def operator_routes(serving: Serving, desk: Desk, password: str) -> APIRouter:
    """The console at ``/operator`` and its API, behind the password."""
    router = APIRouter(include_in_schema=False)
    sessions = Sessions(password)
    _add_doors(router, sessions)

    def logged_in(request: Request) -> None:
        if not sessions.holds(request.cookies.get(COOKIE, "")):
            raise HTTPException(401, "log in first")

    inside = APIRouter(prefix="/api/operator", dependencies=[Depends(logged_in)])
    _add_figures(inside, serving)
    _add_table(inside, serving)
    _add_desk(inside, serving, desk)
    router.include_router(inside)
    return router


def _add_doors(router: APIRouter, sessions: Sessions) -> None:
    attempts = Attempts(most=5, seconds=300)

    @router.get("/operator", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        if sessions.holds(request.cookies.get(COOKIE, "")):
            return HTMLResponse((PAGES / "operator.html").read_text(encoding="utf-8"))
        return HTMLResponse(_login_page())

    @router.get("/operator/facts", response_model=None)
    def facts_page(request: Request) -> Response:
        if sessions.holds(request.cookies.get(COOKIE, "")):
            return HTMLResponse((PAGES / "facts.html").read_text(encoding="utf-8"))
        return RedirectResponse("../operator", 303)

    @router.post("/operator/login")
    def log_in(request: Request, password: Annotated[str, Form(max_length=500)]) -> Response:
        client = request.client.host if request.client else ""
        if not attempts.allow(client):
            return HTMLResponse(_login_page("尝试次数过多，请五分钟后再试。", "../"), 429)
        token = sessions.log_in(password)
        if token is None:
            return HTMLResponse(_login_page("密码不对。", "../"), 401)
        attempts.forget(client)
        reply = RedirectResponse("../operator", 303)
        reply.set_cookie(
            COOKIE,
            token,
            max_age=SESSION_SECONDS,
            path=request.scope.get("root_path") or "/",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return reply

    @router.post("/operator/logout")
    def log_out(request: Request) -> Response:
        sessions.log_out(request.cookies.get(COOKIE, ""))
        return RedirectResponse("../operator", 303)


def _add_figures(inside: APIRouter, serving: Serving) -> None:
    @inside.get("/figures")
    def figures(
        q: Annotated[str, Query(max_length=200)] = "",
        body: Annotated[list[str] | None, Query()] = None,
        year: Annotated[list[int] | None, Query()] = None,
    ) -> list[dict[str, Any]]:
        """Figures that fit what is typed so far."""
        with serving.edition() as edition:
            found = find_figures(edition, q, bodies=body or (), years=year or ())
            return [_shown(edition, entry) for entry in found]

    @inside.get("/held")
    def held() -> dict[str, Any]:
        """Bodies and years to pin."""
        with serving.edition() as edition:
            reports = current_reports(edition.index)
            return {
                "bodies": sorted({r.agency or r.region for r in reports} - {""}),
                "years": sorted({r.year for r in reports if r.year}, reverse=True),
            }

    @inside.post("/ask")
    def ask(call: Call) -> dict[str, Any]:
        """The assistant's answer, for what is not a single figure."""
        with serving.edition() as edition:
            answer = edition.ask(call.question)
        plain: dict[str, Any] = to_json(answer)
        links: dict[str, list[Mark]] = {}
        for cited in answer.citations:
            links.setdefault(cited.report_id, []).append(Mark(cited.number, cited.span, cited.focus))
        for cited, shown in zip(answer.citations, plain["citations"], strict=True):
            shown["link"] = report_link(cited.report_id, links[cited.report_id], cited.number)
        return plain


def _add_table(inside: APIRouter, serving: Serving) -> None:
    @inside.get("/facts")
    def facts(
        asked: Annotated[TableQuery, Query()],
    ) -> dict[str, Any]:
        """One page of the table of all figures, filtered and sorted."""
        with serving.edition() as edition:
            found = asked.entries(edition)
            page = found[asked.offset : asked.offset + MOST_ROWS]
            return {"total": len(found), "page": MOST_ROWS, "rows": [_row(entry) for entry in page]}

    @inside.get("/facts.csv")
    def facts_csv(asked: Annotated[TableQuery, Query()]) -> Response:
        """The whole filtered table with quotes and places, for a spreadsheet."""
        with serving.edition() as edition:
            rows = [fact_row(edition.index, entry.fact) for entry in asked.entries(edition)]
        return _download("\ufeff" + as_csv(FACT_COLUMNS, rows), "text/csv; charset=utf-8", "figures.csv")

    @inside.get("/facts.xlsx")
    def facts_xlsx(asked: Annotated[TableQuery, Query()]) -> Response:
        """The same as a workbook."""
        with serving.edition() as edition:
            rows = [fact_row(edition.index, entry.fact) for entry in asked.entries(edition)]
        return _download(as_xlsx(FACT_COLUMNS, rows, "facts"), XLSX, "figures.xlsx")


def _add_desk(inside: APIRouter, serving: Serving, desk: Desk) -> None:
    @inside.get("/tickets")
    def tickets(status: Status = "open") -> list[dict[str, Any]]:
        """Questions of one status (waiting, answered, handed on) by body, year and topic."""
        with serving.edition() as edition:
            return grouped(edition, desk, desk.tickets(status))

    @inside.post("/tickets")
    def settle(call: Call) -> dict[str, str]:
        """Write down what became of a question; personal numbers are not written down."""
        kind = personal_data(f"{call.question}\n{call.note}")
        if kind:
            raise HTTPException(422, f"好像有{kind}，没有保存")
        status = None if call.status == "keep" else call.status
        desk.note_call(call.question, said=call.said, status=status, note=call.note)
        return {"status": call.status}

    @inside.get("/export.csv")
    def export() -> Response:
        """Every question with its outcome, for a spreadsheet."""
        names = ("updated", "question", "reason", "asked", "status", "said", "note", "scopes")
        rows = [{**to_json(t), "scopes": " ".join(t.scopes)} for t in desk.all_tickets()]
        return _download("\ufeff" + as_csv(names, rows), "text/csv; charset=utf-8", "questions.csv")


def _download(content: str | bytes, media_type: str, name: str) -> Response:
    disposition = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=disposition)


def _row(entry: Entry) -> dict[str, Any]:
    fact = entry.fact
    return {
        "body": fact.agency or fact.region,
        "year": fact.year,
        "label": entry.label,
        "amount": entry.amount,
        "section": fact.section,
        "link": report_link(fact.report_id, [Mark(1, fact.quote, fact.span)], 1),
    }


def _shown(edition: Edition, entry: Entry) -> dict[str, Any]:
    fact = entry.fact
    report = edition.index.report(fact.report_id)
    published, index_number = report.field("published"), report.field("index_number")
    quote = fact.quote.of(report.text)
    at = fact.span.start - fact.quote.start
    return {
        "id": fact.fact_id,
        "label": entry.label,
        "amount": entry.amount,
        "say": entry.say,
        "where": " · ".join(str(word) for word in (fact.agency, fact.year, fact.section) if word),
        "origin": fact.origin.value,
        "recognised": fact.recognised,
        "quote": [quote[:at], quote[at : at + len(fact.printed)], quote[at + len(fact.printed) :]],
        "row": list(fact.row_path),
        "column": list(fact.column_path),
        "title": report.title or report.source,
        "published": published.value if published else "",
        "index_number": index_number.value if index_number else "",
        "link": report_link(fact.report_id, [Mark(1, fact.quote, fact.span)], 1),
    }


def _login_page(message: str = "", base: str = "./") -> str:
    alert = Markup('<p class="alert" role="alert">{}</p>').format(message) if message else ""
    return str(
        Markup(
            '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>坐席台 · 登录</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<base href="{base}"><link rel="icon" type="image/svg+xml" href="ui/icon.svg">'
            '<link rel="stylesheet" href="ui/tokens.css"><link rel="stylesheet" href="ui/page.css">'
            '<link rel="stylesheet" href="ui/operator.css"><script src="ui/modes.js"></script></head><body class="own login"><main>'
            '<h1>坐席台</h1>{alert}<form method="post" action="operator/login">'
            '<label for="password">密码</label><input id="password" name="password" type="password"'
            ' autocomplete="current-password" autofocus required><button>登录</button></form>'
            "</main></body></html>"
        ).format(base=base, alert=alert)
    )
