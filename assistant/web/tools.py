"""The assistant as tools of the Model Context Protocol, for agents that need figures with their places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.types import to_json
from assistant.web.figures import find_figures

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from assistant.web.serving import Edition, Serving

__all__ = ["build_tools"]

LONGEST_EXCERPT = 8000
INSTRUCTIONS = (
    "Figures and passages of government information-disclosure annual reports (政府信息公开年度报告). "
    "Quote figures exactly as they come, with their citation; a refusal means that the reports do not say it."
)


def build_tools(serving: Serving) -> MCPServer:
    """A server with the tools ask, facts, reports, report and check, named like the API's paths."""
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError

    server = MCPServer("disclosure-assistant", instructions=INSTRUCTIONS)

    @contextmanager
    def opened() -> Iterator[Edition]:
        try:
            with serving.edition() as edition:
                yield edition
        except AssistantError as exc:
            raise ToolError(str(exc)) from exc
        except KeyError as exc:
            raise ToolError(f"there is no report {exc}; the tool reports lists them") from exc

    @server.tool()
    def ask(question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question in Chinese or English from the reports held.

        Returns the checked answer as text with 〔n〕 markers, its figure, tables, notices, and citations
        with the quoted characters and their place. ``history`` are the conversation's earlier questions.
        """
        with opened() as edition:
            return _plain(edition.ask(question, history or []))

    @server.tool()
    def reports() -> list[dict[str, Any]]:
        """List the reports held: id, body, year, title, publication date."""
        with opened() as edition:
            return [_plain(summary) for summary in edition.index.reports()]

    @server.tool()
    def facts(words: str, body: str = "", year: int | None = None) -> list[dict[str, Any]]:
        """Find printed figures by words of their label, optionally of one body and year, best first."""
        with opened() as edition:
            found = find_figures(
                edition, words, bodies=[body] if body else (), years=[year] if year is not None else ()
            )
            return [
                {"label": e.label, "amount": e.amount, "sentence": e.say, "fact": _plain(e.fact)}
                for e in found
            ]

    @server.tool()
    def report(report_id: str, start: int = 0, length: int = 4000) -> dict[str, Any]:
        """Read a stretch of a report's text; offsets count Unicode characters, as citations do."""
        with opened() as edition:
            held = edition.index.report(report_id)
            end = min(max(start, 0) + min(length, LONGEST_EXCERPT), len(held.text))
            excerpt = held.text[max(start, 0) : end]
            return {"title": held.title, "text": excerpt, "end": end, "length": len(held.text)}

    @server.tool()
    def check(report_id: str) -> list[dict[str, Any]]:
        """Say which figures of a report add up, which do not, and which cannot be tested."""
        with opened() as edition:
            edition.index.report(report_id)
            return [_plain(check) for check in edition.index.checks([report_id])]

    return server


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = to_json(value)
    return plain
