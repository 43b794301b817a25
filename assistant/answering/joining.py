"""Several answers become one: numbers of citations run on, each part keeps its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Answer, AnswerTable, Citation, Computation, Notice, Question, Refusal

__all__ = ["join_answers"]

_MARKER = re.compile(r"〔(\d{1,3})〕")  # 〔2019〕 is part of a document number


def join_answers(question: Question, answers: Sequence[Answer]) -> Answer:
    """One answer; with several parts it is refused only where every part is."""
    if len(answers) == 1:
        return answers[0]
    citations: list[Citation] = []
    parts = [_shifted(answer, citations) for answer in answers]
    answered = [part for part in parts if not part.refused]
    lead = answered[0] if answered else parts[0]
    several = len(answered) > 1
    return Answer(
        question=question.text,
        language=question.language,
        how=lead.how,
        text="\n".join(dict.fromkeys(part.text for part in parts)),
        sentence="".join(
            dict.fromkeys(part.sentence + (" " if question.language == "en" else "") for part in parts)
        ).strip(),
        figure=None if several else lead.figure,
        tables=tuple(table for part in parts for table in part.tables),
        notices=tuple(dict.fromkeys(notice for part in parts for notice in part.notices)),
        citations=tuple(citations),
        computations=tuple(computation for part in parts for computation in part.computations),
        refusal=None if answered else parts[0].refusal,
        scopes=tuple(dict.fromkeys(scope for part in parts for scope in part.scopes)),
        slots=tuple(dict.fromkeys(slot for part in parts for slot in part.slots)),
        suggestions=tuple(dict.fromkeys(text for part in parts for text in part.suggestions))[:4],
        parts=tuple(parts),
        generation=lead.generation,
    )


def _shifted(answer: Answer, known: list[Citation]) -> Answer:
    """The answer with its citations numbered on from those known; the same place keeps one number."""
    numbers: dict[int, int] = {}
    own = []
    for cited in answer.citations:
        same = next((c for c in known if (c.report_id, c.span) == (cited.report_id, cited.span)), None)
        if same is None:
            same = replace(cited, number=len(known) + 1)
            known.append(same)
        numbers[cited.number] = same.number
        own.append(same)

    def text(value: str) -> str:
        return _MARKER.sub(lambda match: f"〔{numbers.get(int(match.group(1)), match.group(1))}〕", value)

    return replace(
        answer,
        text=text(answer.text),
        sentence=text(answer.sentence),
        tables=tuple(_table(table, numbers) for table in answer.tables),
        notices=tuple(
            Notice(n.kind, text(n.text), tuple(numbers[c] for c in n.citations if c)) for n in answer.notices
        ),
        citations=tuple(own),
        computations=tuple(_computation(c, numbers) for c in answer.computations),
        refusal=_refusal(answer.refusal, text),
    )


def _table(table: AnswerTable, numbers: dict[int, int]) -> AnswerTable:
    return replace(table, cites=tuple(numbers.get(cite, 0) for cite in table.cites))


def _computation(computation: Computation, numbers: dict[int, int]) -> Computation:
    operands = tuple(replace(o, citation=numbers.get(o.citation, 0)) for o in computation.operands)
    return replace(computation, operands=operands)


def _refusal(refusal: Refusal | None, text) -> Refusal | None:  # type: ignore[no-untyped-def]
    return replace(refusal, message=text(refusal.message), contact=text(refusal.contact)) if refusal else None
