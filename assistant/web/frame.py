"""What stands around the conversation: head, welcome, filters, the line under the box, the pane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.web.examples import current_reports
from assistant.web.render import render_suggestions

if TYPE_CHECKING:
    from assistant.indexing.store import Index
    from assistant.web.labels import Labels

__all__ = ["alert", "draw_filters", "draw_foot", "draw_head", "draw_pane", "draw_welcome"]

MOST_BODIES = 400


def draw_head(held: str, labels: Labels) -> str:
    """Title, what is held, display modes, the other language."""
    english = labels.language == "en"
    modes = Markup("").join(
        Markup('<button type="button" data-mode="{}" aria-pressed="false">{}</button>').format(mode, label)
        for mode, label in (("size", labels.large), ("contrast", labels.contrast))
    )
    return str(
        Markup(
            '<header class="head" data-up="{up}"><a class="skip" href="#box">{skip}</a><h1>{title}</h1>'
            '<span class="held">{held}</span><nav aria-label="{display}">{modes}'
            '<a href="{other}" hreflang="{lang}" lang="{lang}">{label}</a></nav></header>'
        ).format(
            up="../" if english else "./",
            skip=labels.skip,
            title=labels.title,
            held=held,
            display=labels.display,
            modes=modes,
            other="../?lang=zh" if english else "en/",
            lang="zh-CN" if english else "en",
            label=labels.other_language,
        )
    )


def draw_welcome(questions: Sequence[str], held: str, labels: Labels) -> str:
    """What this is, which reports it holds, what it does not do, and questions to begin with."""
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in (held, *labels.welcome_lines))
    return str(
        Markup('<section class="welcome"><h2>{}</h2><ul class="lines">{}</ul>{}</section>').format(
            labels.welcome, lines, render_suggestions(questions, labels)
        )
    )


def draw_filters(index: Index, labels: Labels) -> str:
    """Selects of body and year that stay set for every question; none where there is nothing to choose."""
    reports = current_reports(index)
    bodies = sorted({r.agency or r.region for r in reports} - {""})[:MOST_BODIES]
    years = sorted({r.year for r in reports if r.year}, reverse=True)
    selects = [
        _select("body", labels.all_bodies, [(body, body) for body in bodies]) if len(bodies) > 1 else "",
        _select("year", labels.all_years, [(f"{year}年", labels.year.format(year=year)) for year in years])
        if len(years) > 1
        else "",
    ]
    if not any(selects):
        return ""
    return str(
        Markup('<div class="filters" role="group" aria-label="{}">{}{}</div>').format(
            labels.filters, *selects
        )
    )


def draw_foot(labels: Labels) -> str:
    """What stands under the question box: characters left, the promise and the plea, clearing."""
    return str(
        Markup(
            '<p class="fine"><span><span class="wide">{} </span>{} <a href="{}ui/accessibility.html#{}">{}</a></span>'
            '<span class="counter" role="status" data-left="{}"></span>'
            '<button type="button" class="act" data-act="clear">{}</button></p>'
        ).format(
            labels.check_line,
            labels.privacy,
            "../" if labels.language == "en" else "./",
            labels.language,
            labels.accessibility,
            labels.left,
            labels.clear,
        )
    )


def draw_pane(labels: Labels) -> str:
    """Where the page's script puts the report an answer cites, read from ``/reports/…``."""
    return str(
        Markup(
            '<section class="beside" aria-label="{0}"><button type="button" class="shut">{1}</button>'
            '<div id="report"><div class="empty"><h2>{0}</h2><p>{2}</p></div></div></section>'
        ).format(labels.source_pane, labels.close, labels.source_empty)
    )


def alert(text: str, after: str = "") -> Markup:
    """Something went wrong or was not done; told at once to those who listen."""
    return Markup('<p class="alert" role="alert">{}{}</p>').format(text, after)


def _select(name: str, everything: str, choices: Sequence[tuple[str, str]]) -> Markup:
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(value, shown) for value, shown in choices
    )
    return Markup('<select data-pin="{}" aria-label="{}"><option value="">{}</option>{}</select>').format(
        name, everything, everything, options
    )
