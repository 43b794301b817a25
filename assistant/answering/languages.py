"""In which languages something is published or broadcast: the sentence that names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.concepts import Concept, concepts_of, coverage, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.types import Operation, Report, Span

__all__ = ["quote_languages"]

_ASKED = re.compile(
    r"\b(?:which|what) (?:[a-z-]+ )?(?:languages?|tongues?|dialects?)\b|(?:哪|什么)[一两几些]*(?:个|种|门)?(?:民族)?(?:语言|语种|文字|方言|语|话)(?![说讲题])"
)
_NAMED = re.compile(
    "(?:英|日|韩|朝鲜|法|德|俄|西班牙|葡萄牙|阿拉伯|泰|越南?|缅甸|老挝|哈萨克|哈|蒙古?|藏|维吾尔|维|彝|苗|壮|侗|瑶|傣|景颇|傈僳|哈尼|白|布依|土家|羌|水|佤|拉祜|纳西|黎|畲|客家|闽南|粤|朝|柯尔克孜)(?:[文语]|族语)|客家话|闽南话|粤语|方言|汉[文语]|双语"
    "|[中英日韩俄法德汉蒙藏维]{2,6}(?:[两三四多双]?[语文种]|[两三四]?个?版)"
    "|[中英日韩俄法德汉蒙藏维瑶壮苗侗傣彝朝哈羌水白](?:[、和与及][中英日韩俄法德汉蒙藏维瑶壮苗侗傣彝朝哈羌水白])+(?:等)?(?:[两三四五六多双]种)?(?:语言|文字|语种|语|文)"
)
LEAST = 0.2
"""What the sentence must hold of the question's other words."""


def quote_languages(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that names languages where it is asked which they are; whether one tells of the thing asked about."""
    question, places = reply.question, evidence.resolved.places
    text = f"{question.masked} {question.context}".lower()
    if (
        question.operation not in {Operation.TEXT, Operation.VALUE}
        or len(places) != 1
        or not _ASKED.search(question.text.lower())
    ):
        return False
    concepts = concepts_of(_ASKED.sub(" ", text))
    found: list[tuple[float, Report, Span]] = []
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            sentence = span.of(report.text)
            if _NAMED.search(sentence) and is_planned(report, span) == question.plan:
                found.append((_share(concepts, sentence), report, span))
    best = max(found, key=lambda entry: entry[0], default=None)
    if best is None or best[0] < LEAST:
        return False
    say_clause(reply, best[1], best[2])
    return True


def _share(concepts: Sequence[Concept], sentence: str) -> float:
    """How much of what else the question says a sentence holds."""
    held = words_in(sentence)
    return coverage(concepts, lambda concept: concept.held_by(held)) if concepts else 1.0
