"""An ``Answer`` drawn as HTML: pure functions, everything escaped, never a blank line.

Each string that came from a report or a person passes through ``Markup.format``, which escapes
it; nothing else builds HTML. The result holds no line feed, so that a Markdown renderer in
between (Gradio's chat) hands it on as one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from markupsafe import Markup

from assistant.types import How
from assistant.web.actions import check_line, how_made, render_actions
from assistant.web.chart import render_chart
from assistant.web.labels import Labels
from assistant.web.source import Mark, mark_of

if TYPE_CHECKING:
    from assistant.types import Answer, AnswerTable, Citation, Computation, Notice, Refusal, Scope, Slot

__all__ = [
    "render_answer",
    "render_chips",
    "render_pending",
    "render_question",
    "render_suggestions",
    "report_link",
    "scope_line",
    "with_citations",
]

MARKER = re.compile(r"〔(\d+)〕")
NUMERIC = re.compile(r"[-−+约近]?\s*\d[\d,，.]*\s*[^\d\s]{0,4}")


def render_question(question: str, labels: Labels) -> Markup:
    """What the user asked, as a bubble of the conversation."""
    return Markup('<div class="q"><h2 class="sr-only">{}</h2>{}</div>').format(
        labels.you_asked, _lines(question)
    )


def render_pending(labels: Labels) -> Markup:
    """The place an answer will arrive in."""
    return Markup('<div class="pending" role="status"><span class="dots"></span>{}</div>').format(
        labels.working
    )


def render_answer(
    answer: Answer, labels: Labels, *, turn: int = 0, earlier: Sequence[str] = (), actions: bool = True
) -> Markup:
    """The whole answer as one card: where, figure, sentence, tables, notices, sources, actions.

    ``turn`` keeps ids of several cards on a page apart; ``earlier`` are the questions it builds on,
    which a link to the answer takes along. Without ``actions`` nothing on the card needs a script.
    """
    parts = answer.parts or (answer,)
    # A part may look at another figure of a place that several parts cite under one number.
    inner = Markup("").join(
        _part(part, part.citations or answer.citations, labels, f"{turn}-{number}")
        for number, part in enumerate(parts)
    )
    return Markup(
        '<article class="a a-{how}" data-turn="{turn}" lang="{lang}">{inner}{sources}{acts}</article>'
    ).format(
        how=answer.how.value,
        turn=turn,
        lang=_html_lang(answer.language, labels),
        inner=inner,
        sources=_sources(answer.citations, labels),
        acts=render_actions(answer, labels, earlier) if actions else check_line(labels),
    )


def with_citations(text: str, citations: Sequence[Citation], labels: Labels) -> Markup:
    """``text`` escaped, its 〔n〕 markers turned into links to the place they stand for."""
    numbered = {citation.number: citation for citation in citations}
    pieces: list[Markup] = []
    position = 0
    for marker in MARKER.finditer(text):
        citation = numbered.get(int(marker[1]))
        if citation is None:
            continue
        pieces += [_lines(text[position : marker.start()]), _cite(citation, citations, labels)]
        position = marker.end()
    return Markup("").join([*pieces, _lines(text[position:])])


def report_link(report_id: str, marks: Iterable[Mark] = (), focus: int | None = None) -> str:
    """Address of a report's page, relative to the chat page, with the cited places marked."""
    query = "&".join(f"mark={mark.encode()}" for mark in marks)
    return (
        f"reports/{quote(report_id, safe='')}"
        + (f"?{query}" if query else "")
        + (f"#cite-{focus}" if focus is not None else "")
    )


def scope_line(scopes: Sequence[Scope], labels: Labels) -> str:
    """Who and when an answer speaks of, in a few words: the years of each body, bodies in order."""
    years: dict[str, list[int]] = {}
    for scope in scopes:
        years.setdefault(scope.agency or scope.region, []).extend([scope.year] if scope.year else [])
    shown = [
        " · ".join([body, *([labels.year.format(year=_year_list(found))] if found else [])])
        for body, found in years.items()
    ]
    return "；".join(shown[:3]) + (" …" if len(shown) > 3 else "")


def render_chips(slots: Sequence[Slot], labels: Labels) -> Markup:
    """What is being asked about, each with a way to take it out; empty where nothing is carried on."""
    shown = {(slot.name, slot.value): slot for slot in slots if slot.name != "operation"}
    if not shown:
        return Markup("")
    chips = Markup("").join(
        Markup(
            '<button type="button" class="chip chip-{given}" data-drop="{name}" data-value="{value}"'
            ' aria-label="{remove}" title="{title}">{label} <span aria-hidden="true">×</span></button>'
        ).format(
            given=slot.given,
            name=slot.name,
            value=slot.value,
            label=_slot_label(slot, labels),
            remove=labels.remove.format(label=_slot_label(slot, labels)),
            title={"carried": labels.carried, "assumed": labels.assumed}.get(slot.given, ""),
        )
        for slot in shown.values()
    )
    return Markup('<div class="chips"><span>{}</span>{}</div>').format(labels.asking_about, chips)


def render_suggestions(questions: Sequence[str], labels: Labels) -> Markup:
    """Questions to pick instead of typing; links, so that they work before any script does."""
    if not questions:
        return Markup("")
    items = Markup("").join(
        Markup('<li><a class="suggestion" data-ask="{0}" href="?{1}">{0}</a></li>').format(
            q, urlencode({"q": q, "lang": labels.language})
        )
        for q in questions
    )
    return Markup('<div class="suggestions"><span>{}</span><ul>{}</ul></div>').format(
        labels.try_asking, items
    )


# --- the parts of a card --------------------------------------------------------------------


def _part(part: Answer, citations: Sequence[Citation], labels: Labels, card: str) -> Markup:
    if part.refusal is not None:
        return _refusal(part, part.refusal, citations, labels)
    where = Markup('<header class="where"><h2>{}</h2><span class="how">{}</span></header>').format(
        scope_line(part.scopes, labels) or labels.answer, how_made(part, labels)
    )
    body = [where, _figure(part), _sentence(part, citations, labels)]
    if part.how in {How.COMPUTED, How.WORDED}:  # elsewhere a computation belongs to the notice that words it
        body += [_formula(c, citations, labels) for c in part.computations]
    for number, table in enumerate(part.tables):
        body += [_table(table, citations, labels), render_chart(table, f"chart-{card}-{number}")]
    body += [_notice(notice, citations, labels) for notice in part.notices]
    body.append(render_suggestions(part.suggestions, labels))
    return Markup('<section class="part">{}</section>').format(Markup("").join(body))


def _figure(part: Answer) -> Markup:
    if part.figure is None:
        return Markup("")
    figure = part.figure
    detail = " · ".join(word for word in (figure.unit, figure.label) if word)
    return Markup('<p class="figure"><b>{}</b> <small>{}</small></p>').format(figure.text, detail)


def _sentence(part: Answer, citations: Sequence[Citation], labels: Labels) -> Markup:
    text = part.sentence or ("" if part.figure or part.tables else part.text)
    shown = set(MARKER.findall(text)) | {str(n) for table in part.tables for n in table.cites}
    shown |= {str(n) for notice in part.notices for n in notice.citations}
    shown |= {str(operand.citation) for c in part.computations for operand in c.operands}
    missing = [c for c in part.citations if str(c.number) not in shown]
    trailing = Markup("").join(_cite(citation, citations, labels) for citation in missing)
    if not text and not trailing:
        return Markup("")
    return Markup('<p class="sentence">{}{}</p>').format(with_citations(text, citations, labels), trailing)


def _formula(computation: Computation, citations: Sequence[Citation], labels: Labels) -> Markup:
    numbered = {citation.number: citation for citation in citations}
    operands = Markup("").join(
        Markup("<li>{}<b>{}</b>{}</li>").format(
            f"{operand.label}：" if operand.label else "",
            f"{operand.value:,f}",
            _cite(numbered[operand.citation], citations, labels) if operand.citation in numbered else "",
        )
        for operand in computation.operands
    )
    if len(computation.operands) > 6:
        operands = Markup("")
    return Markup('<div class="formula"><p><span>{}</span> {}</p><ul>{}</ul></div>').format(
        labels.formula, with_citations(computation.formula, citations, labels), operands
    )


def _table(table: AnswerTable, citations: Sequence[Citation], labels: Labels) -> Markup:
    numbered = {citation.number: citation for citation in citations}
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_right(_column(table, i)) if i else "", name)
        for i, name in enumerate(table.header)
    )
    rows = []
    for index, row in enumerate(table.rows):
        number = table.cites[index] if index < len(table.cites) else 0
        link = _cite(numbered[number], citations, labels) if number in numbered else Markup("")
        cells = [
            Markup('<th scope="row">{}</th>').format(cell)
            if column == 0
            else Markup("<td{}>{}</td>").format(_right([cell]), cell or labels.no_value)
            for column, cell in enumerate(row)
        ]
        rows.append(Markup('<tr>{}<td class="src">{}</td></tr>').format(Markup("").join(cells), link))
    caption = Markup("<caption>{}</caption>").format(table.caption) if table.caption else Markup("")
    return Markup(
        '<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table>{caption}<thead><tr>{head}'
        "<td></td></tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(
        label=table.caption or "、".join(table.header), caption=caption, head=head, rows=Markup("").join(rows)
    )


def _notice(notice: Notice, citations: Sequence[Citation], labels: Labels) -> Markup:
    numbered = {citation.number: citation for citation in citations}
    marked = {int(number) for number in MARKER.findall(notice.text)}
    links = Markup("").join(
        _cite(numbered[n], citations, labels) for n in notice.citations if n in numbered and n not in marked
    )
    name = labels.notice.get(notice.kind, notice.kind)
    text = notice.text.removeprefix(name).lstrip("：: ")  # the text may begin with its own name
    return Markup('<p class="note note-{}" role="note"><b>{}：</b>{}{}</p>').format(
        notice.kind, name, with_citations(text, citations, labels), links
    )


def _refusal(part: Answer, refusal: Refusal, citations: Sequence[Citation], labels: Labels) -> Markup:
    where = Markup('<header class="where"><h2>{}</h2><span class="how">{}</span></header>').format(
        labels.refusal[refusal.reason.value],
        how_made(part, labels),
    )
    body = [where]
    for css, text in (("sentence", refusal.message), ("held", refusal.held)):
        if text:
            body.append(Markup('<p class="{}">{}</p>').format(css, with_citations(text, citations, labels)))
    body += [_notice(notice, citations, labels) for notice in part.notices]
    asks = refusal.suggestions or part.suggestions
    body.append(render_suggestions(asks, labels))
    phones = [
        Markup('<li>{}：<a href="tel:{}">{}</a>{}</li>').format(
            name, re.sub(r"[^\d+]", "", MARKER.sub("", number)), MARKER.sub("", number), link
        )
        for name, number, link in (
            (labels.phone, refusal.contact, _marker_links(refusal.contact, citations, labels)),
            (labels.hotline, refusal.hotline, Markup("")),
        )
        if number
    ]
    body.append(
        Markup('<ul class="phones">{}</ul>').format(Markup("").join(phones)) if phones else Markup("")
    )
    cited = set(MARKER.findall(refusal.message + refusal.held + refusal.contact))
    cited |= {str(n) for notice in part.notices for n in notice.citations}
    rest = [_cite(c, citations, labels) for c in part.citations if str(c.number) not in cited]
    body.append(Markup("<p>{}</p>").format(Markup("").join(rest)) if rest else Markup(""))
    return Markup('<section class="part refusal">{}</section>').format(Markup("").join(body))


def _sources(citations: Sequence[Citation], labels: Labels) -> Markup:
    if not citations:
        return Markup("")
    items = Markup("").join(_source_card(citation, citations, labels) for citation in citations)
    return Markup('<details class="sources"><summary>{}</summary><ol>{}</ol></details>').format(
        labels.sources.format(count=len(citations)), items
    )


def _source_card(citation: Citation, citations: Sequence[Citation], labels: Labels) -> Markup:
    place = [citation.heading]
    if citation.row:
        place.append(f"{labels.row}：{' › '.join(citation.row)}")
    if citation.column:
        place.append(f"{labels.column}：{' › '.join(citation.column)}")
    if citation.published:
        place.append(f"{citation.published} {labels.published}")
    if citation.index_number:
        place.append(f"{labels.index_number} {citation.index_number}")
    original = Markup("")
    if citation.url.startswith(("http://", "https://")):
        original = Markup(' <a href="{}" target="_blank" rel="noopener noreferrer">{}（{}）</a>').format(
            citation.url, labels.original_page, labels.new_tab
        )
    return Markup("<li>{} <b>{}</b><blockquote>{}</blockquote><small>{}{}</small></li>").format(
        _cite(citation, citations, labels),
        citation.title or citation.doc,
        _quote(citation),
        " · ".join(word for word in place if word),
        original,
    )


def _quote(citation: Citation) -> Markup:
    focus = citation.focus
    if focus is None or not citation.span.covers(focus):
        return _lines(citation.quote)
    start, end = focus.start - citation.span.start, focus.end - citation.span.start
    return Markup("{}<mark>{}</mark>{}").format(
        _lines(citation.quote[:start]), citation.quote[start:end], _lines(citation.quote[end:])
    )


def _cite(citation: Citation, citations: Sequence[Citation], labels: Labels) -> Markup:
    marks = [mark_of(other) for other in citations if other.report_id == citation.report_id]
    return Markup('<a class="cite" href="{}" data-cite="{}" title="{}" aria-label="{}">〔{}〕</a>').format(
        report_link(citation.report_id, marks, citation.number),
        citation.number,
        citation.heading or citation.title,
        labels.citation.format(number=citation.number),
        citation.number,
    )


def _marker_links(text: str, citations: Sequence[Citation], labels: Labels) -> Markup:
    numbered = {str(citation.number): citation for citation in citations}
    return Markup("").join(
        _cite(numbered[n], citations, labels) for n in MARKER.findall(text) if n in numbered
    )


def _lines(text: str) -> Markup:
    return Markup("<br>").join(re.split(r"\r\n|\r|\n", text))


def _column(table: AnswerTable, index: int) -> list[str]:
    return [row[index] for row in table.rows if index < len(row)]


def _right(cells: Sequence[str]) -> Markup:
    figures = bool(cells) and all(not cell or NUMERIC.fullmatch(cell.strip()) for cell in cells)
    return Markup(' class="n"') if figures else Markup("")


def _year_list(years: Sequence[int]) -> str:
    ordered = sorted(set(years))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}–{ordered[-1]}"
    return "、".join(map(str, ordered))


def _slot_label(slot: Slot, labels: Labels) -> str:
    return labels.year.format(year=slot.label) if slot.name == "year" and slot.label.isdigit() else slot.label


def _html_lang(language: str, labels: Labels) -> str:
    return {"en": "en", "zh": "zh-CN"}.get(language, labels.html_lang)
