from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Answer, AnswerTable, Figure, How, Notice, Refusal, RefusalReason, Scope, Slot
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.render import (
    render_answer,
    render_chips,
    render_pending,
    render_question,
    render_suggestions,
    scope_line,
    with_citations,
)


class Page(HTMLParser):
    """Elements, attributes and text of a fragment; complains about tags that do not close."""

    VOID = frozenset({"br", "line", "circle", "rect", "polyline"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closed but never opened: {tag}"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


HOSTILE = "<img src=x onerror=alert(1)> \"quoted\" & 'single' </mark></article><script>1</script>\n\n# h"


def test_the_figure_comes_before_every_sentence(answer: Answer) -> None:
    html = render_answer(answer, CHINESE)
    assert html.index('class="figure"') < html.index('class="sentence"') < html.index("<table")
    assert '<p class="figure"><b>17</b> <small>件 · 收到政府信息公开申请</small></p>' in html


def test_a_card_says_how_it_was_made_of_whom_and_when(answer: Answer) -> None:
    page = Page(render_answer(answer, CHINESE))
    assert "计算所得" in page.text
    assert "云泽县人民政府 · 2023 年" in page.text
    assert page.named("article")[0]["lang"] == "zh-CN"


def test_every_marker_links_to_its_place_with_all_places_of_that_report(answer: Answer) -> None:
    page = Page(render_answer(answer, CHINESE))
    links = [a for a in page.named("a") if a.get("class") == "cite"]
    first = answer.citations[0]
    assert first.focus is not None
    for link in links:
        assert link["href"].startswith("reports/yunze-2023?mark=1.")
        assert (
            f"mark=1.{first.span.start}.{first.span.end}.{first.focus.start}.{first.focus.end}"
            in link["href"]
        )
        assert "&mark=2." in link["href"]
        assert link["href"].endswith(f"#cite-{link['data-cite']}")
        assert link["aria-label"] == f"出处 {link['data-cite']}"
    assert {link["data-cite"] for link in links} == {"1", "2"}


def test_a_citation_nobody_points_at_is_still_shown(answer: Answer) -> None:
    bare = dataclasses.replace(
        answer, sentence="共17件。", tables=(), notices=(), computations=(), text="共17件。"
    )
    sentence = re.search(r'<p class="sentence">(.*?)</p>', render_answer(bare, CHINESE))
    assert sentence
    assert sentence[1].count('class="cite"') == 2


def test_a_marker_without_its_citation_stays_plain_text(answer: Answer) -> None:
    assert with_citations("见〔9〕", answer.citations, CHINESE) == "见〔9〕"


def test_a_contradiction_looks_like_a_notice_and_names_itself(answer: Answer) -> None:
    html = render_answer(answer, CHINESE)
    note = re.search(r'<p class="note note-contradiction" role="note">(.*?)</p>', html)
    assert note
    assert note[1].startswith("<b>报告自身不一致：</b>正文写17件，表格合计为18件。")
    assert 'data-cite="1"' in note[1]


def test_a_computation_shows_formula_and_cites_both_operands(answer: Answer) -> None:
    html = render_answer(answer, CHINESE)
    block = html[html.index('<div class="formula">') :]
    assert "12 ÷ 17 = 70.6%" in block
    items = re.findall(r"<li>(.*?)</li>", block)
    assert 'data-cite="2"' in items[0]
    assert 'data-cite="1"' in items[1]


def test_table_columns_of_figures_are_aligned_and_rows_cite(answer: Answer) -> None:
    page = Page(render_answer(answer, CHINESE))
    assert [th.get("class", "") for th in page.named("th") if th.get("scope") == "col"] == ["", "n"]
    assert "收到申请" in page.text


def test_an_empty_cell_is_said_to_be_empty(answer: Answer) -> None:
    table = AnswerTable(("年度", "件"), (("2021", ""), ("2022", "3")))
    html = render_answer(dataclasses.replace(answer, tables=(table,)), CHINESE)
    assert "（空）" in html


def test_a_refusal_is_a_card_with_what_is_held_whom_to_call_and_what_to_ask(refusal: Answer) -> None:
    page = Page(render_answer(refusal, CHINESE))
    assert "未收录该报告" in page.text
    assert "现有：2023 年。" in page.text
    assert [a["href"] for a in page.named("a") if a["href"].startswith("tel:")] == [
        "tel:00001234567",
        "tel:12345",
    ]
    asks = [(a["data-ask"], a["href"]) for a in page.named("a") if "data-ask" in a]
    question = "云泽县2023年收到多少件申请？"
    assert asks == [(question, "?" + urlencode({"q": question, "lang": "zh"}))]
    assert not any(attrs.get("role") == "alert" for _, attrs in page.tags)


@pytest.mark.parametrize("reason", list(RefusalReason))
@pytest.mark.parametrize("labels", [CHINESE, ENGLISH])
def test_every_reason_has_a_name_in_both_languages(
    reason: RefusalReason, labels: object, refusal: Answer
) -> None:
    assert refusal.refusal is not None
    changed = dataclasses.replace(refusal, refusal=dataclasses.replace(refusal.refusal, reason=reason))
    html = render_answer(changed, labels)  # type: ignore[arg-type]
    assert labels.refusal[reason.value] in html  # type: ignore[attr-defined]


def test_a_card_without_actions_needs_no_script(answer: Answer) -> None:
    page = Page(render_answer(answer, CHINESE, actions=False))
    assert not page.named("button")
    assert CHINESE.check_line in page.text


def test_a_question_back_is_not_called_unanswerable(refusal: Answer) -> None:
    assert refusal.refusal is not None
    asking = dataclasses.replace(refusal.refusal, reason=RefusalReason.AMBIGUOUS)
    html = render_answer(dataclasses.replace(refusal, refusal=asking), CHINESE)
    assert CHINESE.asks in html
    assert CHINESE.how["refused"] not in html


def test_every_way_of_answering_has_a_name_in_both_languages() -> None:
    for labels in (CHINESE, ENGLISH):
        assert set(labels.how) == {how.value for how in How}
        assert set(labels.refusal) == {reason.value for reason in RefusalReason}


def test_several_questions_in_one_are_drawn_one_after_the_other(answer: Answer, refusal: Answer) -> None:
    joined = dataclasses.replace(answer, parts=(answer, dataclasses.replace(refusal, citations=())))
    html = render_answer(joined, CHINESE)
    assert html.count('<section class="part') == 2
    assert html.index("收到政府信息公开申请") < html.index("未收录该报告")
    assert html.count('<footer class="acts"') == 1


def test_the_permalink_holds_question_and_generation(answer: Answer) -> None:
    footer = next(attrs for tag, attrs in Page(render_answer(answer, CHINESE)).tags if tag == "footer")
    assert footer["data-question"] == answer.question
    assert footer["data-generation"] == "000001-0a1b2c3d"


def test_an_original_page_is_linked_only_over_http(answer: Answer) -> None:
    for url, linked in (("https://www.yunze.example/1.html", True), ("javascript:alert(1)", False)):
        citation = dataclasses.replace(answer.citations[0], url=url)
        page = Page(render_answer(dataclasses.replace(answer, citations=(citation,)), CHINESE))
        assert any(a["href"] == url for a in page.named("a")) is linked


def test_chips_say_what_is_asked_about_and_can_be_removed(answer: Answer) -> None:
    page = Page(render_chips(answer.slots, CHINESE))
    chips = page.named("button")
    assert [(c["data-drop"], c["data-value"]) for c in chips] == [("body", "云泽县"), ("year", "2023")]
    assert chips[0]["aria-label"] == "去掉“云泽县”"
    assert chips[1]["title"] == "系统推定"
    assert render_chips((), CHINESE) == ""


def test_chips_are_not_doubled_and_say_nothing_of_the_inside() -> None:
    slots = (
        Slot("year", "2021", "2021"),
        Slot("year", "2021", "2021", "carried"),
        Slot("operation", "sum", "sum"),
    )
    html = render_chips(slots, CHINESE)
    assert html.count("<button") == 1
    assert "2021 年" in html
    assert render_chips(slots[2:], CHINESE) == ""


def test_a_notice_does_not_say_its_name_twice(answer: Answer) -> None:
    notice = Notice("contradiction", "报告自身不一致：分项相加与总数不符。")
    html = render_answer(dataclasses.replace(answer, notices=(notice,)), CHINESE)
    assert html.count("报告自身不一致") == 1 + html[html.index("data-copy") :].count("报告自身不一致")


def test_a_formula_that_belongs_to_a_notice_is_not_shown_twice(answer: Answer) -> None:
    assert 'class="formula"' not in render_answer(dataclasses.replace(answer, how=How.QUOTED), CHINESE)


def test_many_years_of_one_body_are_one_range() -> None:
    def scope(year: int | None) -> Scope:
        return Scope(f"r{year}", "云泽县", "云泽县人民政府", year)

    assert scope_line([scope(y) for y in (2021, 2022, 2023)], CHINESE) == "云泽县人民政府 · 2021–2023 年"
    assert scope_line([scope(y) for y in (2019, 2023)], CHINESE) == "云泽县人民政府 · 2019、2023 年"
    assert scope_line([scope(None)], CHINESE) == "云泽县人民政府"


def hostile_answer(text: str) -> Answer:
    return Answer(
        question=text,
        language=text,
        how=How.QUOTED,
        text=text,
        sentence=text,
        figure=Figure(text, text, text),
        tables=(AnswerTable((text, text), ((text, text),), (1,), text, "line"),),
        notices=(Notice(text, text, (1,)),),
        scopes=(Scope(text, text, text, 2023),),
        suggestions=(text,),
        generation=text,
    )


@pytest.mark.parametrize("drawn", ["answer", "question", "chips", "suggestions", "refusal", "pending"])
def test_words_of_reports_and_people_never_become_markup(drawn: str) -> None:
    html = {
        "answer": lambda: render_answer(hostile_answer(HOSTILE), CHINESE),
        "question": lambda: render_question(HOSTILE, CHINESE),
        "chips": lambda: render_chips((Slot(HOSTILE, HOSTILE, HOSTILE, HOSTILE),), CHINESE),
        "suggestions": lambda: render_suggestions((HOSTILE,), CHINESE),
        "pending": lambda: render_pending(CHINESE),
        "refusal": lambda: render_answer(
            Answer(
                question="",
                language="zh",
                how=How.REFUSED,
                text=HOSTILE,
                refusal=Refusal(
                    reason=RefusalReason.NOT_STATED,
                    message=HOSTILE,
                    held=HOSTILE,
                    contact=HOSTILE,
                    hotline=HOSTILE,
                    suggestions=(HOSTILE,),
                ),
            ),
            CHINESE,
        ),
    }[drawn]()
    page = Page(html)
    assert not page.named("img")
    assert not page.named("script")
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_gives_wellformed_html_without_a_blank_line(text: str) -> None:
    html = render_answer(hostile_answer(text), CHINESE) + render_question(text, CHINESE)
    Page(html)
    outside = re.sub(r'"[^"]*"', "", html)
    assert "\n\n" not in outside
