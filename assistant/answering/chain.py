"""The line from a question to a checked answer, as one LangChain ``Runnable``."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.answering.citations import verify
from assistant.answering.evidence import Evidence, PassageSource, gather
from assistant.answering.extractive import compose, in_other_words, withhold
from assistant.answering.holdings import holdings
from assistant.answering.inside import of_office_beside
from assistant.answering.joining import join_answers
from assistant.answering.likely import whole_of
from assistant.answering.number_asked import asks_source, source_of
from assistant.answering.part import HALF, read_part, share_met
from assistant.answering.part_meant import part_meant
from assistant.answering.printed import is_of_other_year
from assistant.answering.question import understand
from assistant.answering.remaining import is_part_alone
from assistant.answering.second import other_readings
from assistant.answering.sheet_told import carried_by, tell_sheet
from assistant.answering.together import answered_together
from assistant.answering.wholes_en import asks_part, is_whole_again, within_whole
from assistant.errors import CitationError
from assistant.types import Answer, How, Operation, Question, RefusalReason, Turn

if TYPE_CHECKING:
    from langchain_core.documents import BaseDocumentCompressor, Document
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from assistant.answering.generative import Rewriter
    from assistant.indexing.store import Index

__all__ = ["Explanation", "Passages", "answer_question", "build_assistant", "explain"]

Explanation = dict[str, Any]
_GOES_BACK = 3
"""Questions of a conversation that a short one may go on from."""
_log = logging.getLogger(__name__)


def build_assistant(
    index: Index,
    *,
    retriever: BaseRetriever | None = None,
    reranker: BaseDocumentCompressor | None = None,
    model: BaseChatModel | Rewriter | None = None,
) -> Runnable[str | dict[str, Any], Answer]:
    """An assistant over one index.

    Input is a question, or ``{"question": str, "history": [...]}`` with the user's earlier turns (texts, ``Turn``s
    or the messages of a chat); with ``"plain": True`` no model is asked. Passages come from ``retriever``, by default ours, whose
    best a ``reranker`` may put in another order. Output is an ``Answer`` that has passed ``verify``; with a
    ``model`` its sentences may be worded by it, saying the same.
    """
    from langchain_core.runnables import RunnableLambda  # half of the start-up of one question

    source = Passages(index, retriever, reranker)
    rewriter = None
    if model is not None:
        from assistant.answering.generative import Rewriter  # only with a model

        rewriter = model if isinstance(model, Rewriter) else Rewriter(model)

    def invoke(asked: str | dict[str, Any]) -> Answer:
        text, history = _input(asked)
        plain = not isinstance(asked, str) and asked.get("plain")
        return answer_question(text, history, index, source, None if plain else rewriter)

    return RunnableLambda(invoke, name="assistant")


def answer_question(
    text: str,
    history: Sequence[str | Turn],
    index: Index,
    source: PassageSource | None = None,
    model: Rewriter | None = None,
) -> Answer:
    """The checked answer to one question."""
    question = understand(text, history, index)
    source = source or Passages(index)
    found: list[Evidence] = []
    answers: list[Answer] = []
    closed: list[bool] = []
    told_by_cell: dict[int, Answer] = {}
    every = question.parts or (question,)
    spoken = _before(history, index, source) if history and asks_part(every[0]) else None
    asked_before = _asked_before(history, index)
    for part in every:
        earlier = [evidence.question for evidence in found[::-1]]
        carried = carried_by(part, earlier or asked_before, later=bool(earlier))
        cell = tell_sheet(part, index, carried)
        if cell is not None:
            told_by_cell[len(answers)] = cell[1]
        evidence, answer = cell or _answer_part(part, index, source)
        if (
            asks_source(part)
            and (last := found[-1] if found else _before(history, index, source)) is not None
        ):
            answer = source_of(part, last, index) or answer
        silent = answer.refusal is not None and answer.refusal.reason is RefusalReason.NOT_STATED
        if (silent or answer.how is How.QUOTED) and (found or history):
            told_before = found[-1] if found else _before(history, index, source)
            answer = (part_meant(part, told_before, index) if told_before else None) or answer
        answer = within_whole(evidence, answer, found or ([spoken] if spoken else []), index)
        before_it = found[-1] if found else spoken
        closed.append(part.language == "en" and before_it is not None and is_whole_again(evidence, before_it))
        found.append(evidence)
        answers.append(answer)
    found, answers = _of_same_body(found, answers, index, source)
    if any(answer.refused for answer in answers) or len(answers) > 1 or history:
        open_ended = not found[0].question.targets and found[0].question.operation in {
            Operation.VALUE,
            Operation.TEXT,
            Operation.SUM,
        }
        before = _before(history, index, source) if answers[0].refused or open_ended else None
        together = answered_together(found, answers, index, before)
        answers = [told_by_cell.get(at, answer) for at, answer in enumerate(together)]
    if not any(
        closed
    ):  # of a part that only the whole was found for, the sentence of the whole tells nothing
        found, answers = _told_in_other_words(question, found, answers, index)
    answers = [
        withhold(evidence, index, RefusalReason.NOT_STATED)
        if is_part_alone(evidence.question, answer) or is_of_other_year(evidence, answer)
        else answer
        for evidence, answer in zip(found, answers, strict=True)
    ]
    if model is not None:
        answers = model.reword(answers, index, found, source)
    joined = join_answers(question, answers)
    if any(answer.how is How.WORDED for answer in answers):
        joined = replace(joined, how=How.WORDED)
    try:
        return verify(replace(joined, question=text), index)
    except CitationError:  # better no answer than one that does not check out
        _log.exception("an answer did not check out and is withheld")
        asked = [evidence.question for evidence in found]
    try:
        return verify(replace(_refused(question, asked, index), question=text), index)
    except CitationError:  # it names a phone number that does not check out
        _log.exception("a refusal did not check out and names nobody to call")
        nobody = [replace(part, bodies=()) for part in asked]
        return verify(replace(_refused(question, nobody, index), question=text), index)


def _of_same_body(
    found: list[Evidence], answers: list[Answer], index: Index, source: PassageSource
) -> tuple[list[Evidence], list[Answer]]:
    """The same, where no body is named with the parts that fit several put to the one only which another part is told of."""
    only = [e.question.bodies for e in found if "only" in e.resolved.assumed and len(e.question.bodies) == 1]
    if len(set(only)) != 1:
        return found, answers
    told = [
        _answer_part(replace(evidence.question, bodies=only[0]), index, source)
        if answer.refusal is not None and answer.refusal.reason is RefusalReason.AMBIGUOUS
        else (evidence, answer)
        for evidence, answer in zip(found, answers, strict=True)
    ]
    return [evidence for evidence, _ in told], [answer for _, answer in told]


def _before(history: Sequence[str | Turn], index: Index, source: PassageSource) -> Evidence | None:
    """What was found for the last question of the conversation, or ``None`` where there is none."""
    for at in range(len(history) - 1, -1, -1):
        turn = history[at]
        question = understand(turn.user if isinstance(turn, Turn) else turn, history[:at], index)
        if question.operation is not Operation.TALK:
            return gather((question.parts or (question,))[-1], index, source)
    return None


def _asked_before(history: Sequence[str | Turn], index: Index) -> list[Question]:
    """The last questions of the conversation, the newest first."""
    turns = [turn.user if isinstance(turn, Turn) else turn for turn in history]
    last = range(len(turns) - 1, max(len(turns) - _GOES_BACK, 0) - 1, -1)
    return [understand(turns[at], turns[:at], index) for at in last]


def _refused(question: Question, asked: Sequence[Question], index: Index) -> Answer:
    """The refusal of a question in all its parts."""
    answers = [withhold(Evidence(part), index, RefusalReason.NOT_STATED) for part in asked]
    return join_answers(question, answers)


def _answer_part(question: Question, index: Index, source: PassageSource) -> tuple[Evidence, Answer]:
    """The evidence and the answer for one question, in another reading where the first finds nothing stated."""
    evidence = gather(question, index, source)
    answer = compose(evidence, index)
    if answer.refusal is not None and answer.refusal.reason is RefusalReason.NOT_STATED:
        beside = of_office_beside(question, holdings(index))
        for other in (*other_readings(evidence), *([beside] if beside else [])):
            again = gather(other, index, source)
            found = compose(again, index)
            if not found.refused:
                return again, found
    return evidence, answer


def _told_in_other_words(
    question: Question, found: list[Evidence], answers: list[Answer], index: Index
) -> tuple[list[Evidence], list[Answer]]:
    """The same, where a report does not name what is asked with the sentence that says it in other words.

    Where no part is answered, all of the question is looked for at once: its parts mostly stand in one sentence.
    """
    silent = [
        answer.refusal is not None and answer.refusal.reason is RefusalReason.NOT_STATED for answer in answers
    ]
    if all(silent):
        whole = whole_of(question) if question.parts else found[0].question
        told = in_other_words(whole, found[0], index)
        if told is None:
            return found, answers
        left = [at for at in range(len(found)) if not _speaks_of(found[at], told)] if len(found) > 1 else []
        if len(left) == len(found):
            left = left[1:]
        others = [in_other_words(found[at].question, found[at], index) or answers[at] for at in left]
        return [found[0], *(found[at] for at in left)], [told, *others]
    return found, [
        (in_other_words(evidence.question, evidence, index) if quiet else None) or answer
        for evidence, answer, quiet in zip(found, answers, silent, strict=True)
    ]


def _speaks_of(evidence: Evidence, answer: Answer) -> bool:
    """Whether the sentence quoted for a whole question holds what one part of it names."""
    nouns = read_part(evidence).nouns
    quotes = " ".join(cited.quote for cited in answer.citations)
    return not nouns or share_met(nouns, quotes, quotes) >= HALF


def explain(
    text: str, history: Sequence[str | Turn], index: Index, retriever: BaseRetriever | None = None
) -> list[Explanation]:
    """How each question of a text was understood, and what was found: slots, candidates with scores, reason."""
    question: Question = understand(text, history, index)
    source = Passages(index, retriever)
    return [_explained(gather(part, index, source)) for part in question.parts or (question,)]


def _explained(evidence: Evidence) -> Explanation:
    question = evidence.question
    return {
        "operation": question.operation.value,
        "detail": question.detail,
        "bodies": [body.name for body in question.bodies],
        "not_held": list(question.unheld),
        "years": list(question.years),
        "targets": [f"{t.indicator}×{t.column}" if t.column else t.indicator for t in question.targets],
        "fields": list(question.fields),
        "topic": question.topic,
        "words": question.words,
        "unexplained": list(question.rest),
        "given": dict(question.given),
        "reports": [s.source for place in evidence.resolved.places for s in place.reports],
        "reason": evidence.reason.value if evidence.reason else "",
        "facts": [fact.fact_id for finding in evidence.findings for fact in finding.facts],
        "candidates": [
            {"fact": c.fact.fact_id, "subject": c.fact.subject, "value": str(c.fact.value), "score": c.score}
            for found in evidence.found
            for c in found.candidates
        ],
        "passages": [d.metadata.get("passage_id", "") for d in evidence.passages],
    }


def _input(asked: str | dict[str, Any]) -> tuple[str, Sequence[str | Turn]]:
    if isinstance(asked, str):
        return asked, ()
    return str(asked["question"]), tuple(_turns_of(asked.get("history") or ()))


def _turns_of(history: Iterable[Any]) -> Iterator[str | Turn]:
    """The user's turns of a conversation, given as texts, ``Turn``s or the messages of a chat.

    Messages are LangChain's, or ``{"role": "user", "content": str}``; those of others than the user are left out.
    """
    for turn in history:
        if isinstance(turn, str | Turn):
            yield turn
        elif isinstance(turn, dict):
            if turn.get("role") in {"user", "human"}:
                yield str(turn.get("content") or "")
        elif getattr(turn, "type", "") == "human":
            yield str(turn.content)


class Passages:
    """Passages of given reports from a retriever, opened with the first text question."""

    def __init__(
        self,
        index: Index,
        retriever: BaseRetriever | None = None,
        reranker: BaseDocumentCompressor | None = None,
    ) -> None:
        self._index = index
        self._retriever = retriever
        self._reranker = reranker

    def passages(self, question: str, report_ids: Sequence[str], k: int) -> list[Document]:
        """The ``k`` best passages of the reports, best first."""
        if self._retriever is None:
            from assistant.retrieval.hybrid import HybridRetriever

            self._retriever = HybridRetriever(index=self._index, reranker=self._reranker)
        found: list[Document] = self._retriever.invoke(question, report_ids=list(report_ids), k=k)
        return found
