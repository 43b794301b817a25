"""An answer under construction: what is said, shown, cited and computed, until it is finished."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.answering.citing import Citer
from assistant.answering.wording import Wording, wording
from assistant.types import (
    Answer,
    AnswerTable,
    Computation,
    Fact,
    Figure,
    How,
    Notice,
    Question,
    Refusal,
    Slot,
)

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Reply"]


class Reply:
    """Collects the pieces of one answer."""

    def __init__(self, question: Question, index: Index) -> None:
        self.question = question
        self.index = index
        self.words: Wording = wording(question.language)
        self.citer = Citer(index)
        self.how = How.QUOTED
        self.sentence = ""
        self.figure: Figure | None = None
        self.tables: list[AnswerTable] = []
        self.notices: list[Notice] = []
        self.computations: list[Computation] = []
        self.suggestions: list[str] = []

    def cite(self, facts: Iterable[Fact]) -> str:
        """The markers of the facts' places, each once: ``〔1〕〔2〕``."""
        numbers = dict.fromkeys(self.citer.fact(fact) for fact in facts)
        return "".join(f"〔{number}〕" for number in numbers)

    def notice(self, kind: str, text: str, *numbers: int) -> None:
        """A sentence the reader must not miss, once."""
        if text and all(known.text != text for known in self.notices):
            self.notices.append(Notice(kind, text, tuple(dict.fromkeys(numbers))))

    def finish(self, slots: tuple[Slot, ...] = (), refusal: Refusal | None = None) -> Answer:
        """The answer; its text is complete on its own."""
        self._say_recognised()
        lines = [self.sentence] if self.sentence else []
        for table in self.tables:
            lines += _lines(table)
        lines += [
            self._formula(computation)
            for computation in self.computations
            if computation.formula not in self.sentence
        ]
        lines += [self.words.say(f"注意：{n.text}", f"Note: {n.text}") for n in self.notices]
        return Answer(
            question=self.question.text,
            language=self.question.language,
            how=How.REFUSED if refusal else self.how,
            text="\n".join(dict.fromkeys(lines)),
            sentence=self.sentence,
            figure=self.figure,
            tables=tuple(self.tables),
            notices=tuple(self.notices),
            citations=tuple(self.citer.citations),
            computations=_once(self.computations),
            refusal=refusal,
            scopes=self.citer.scopes(),
            slots=slots,
            suggestions=tuple(dict.fromkeys(self.suggestions))[:4],
            generation=self.index.generation,
        )

    def _say_recognised(self) -> None:
        """Whatever is quoted from a picture may have been misread, and the reader must know."""
        cited = [cite.number for cite in self.citer.citations if self.citer.is_recognised(cite)]
        if cited:
            told = self.words.say(
                "引文由图像识别得出，可能有误，请核对原件。",
                "What is quoted was read from a picture and may be misread; please check the original.",
            )
            self.notice("recognised", told, *cited)

    def _formula(self, computation: Computation) -> str:
        return self.words.say(f"计算：{computation.formula}", f"Calculation: {computation.formula}")


def _lines(table: AnswerTable) -> list[str]:
    lines = [table.caption] if table.caption else []
    for at, row in enumerate(table.rows):
        cite = table.cites[at] if at < len(table.cites) else 0
        lines.append(" | ".join(row) + (f"〔{cite}〕" if cite else ""))
    return lines


def _once(computations: Iterable[Computation]) -> tuple[Computation, ...]:
    """Each computation once: what a check reckons, the contradiction it finds reckons again."""
    told: dict[tuple[str, tuple[int, ...]], Computation] = {}
    for computed in computations:
        told.setdefault((computed.formula, tuple(o.citation for o in computed.operands)), computed)
    return tuple(told.values())
