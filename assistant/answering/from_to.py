"""What something was and what it became (58家集约至19家): both figures of one sentence, where English asks for both."""

from __future__ import annotations

import re

from assistant.answering.concepts import Concept, concepts_of, coverage, heavy, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.heads import head_of
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, of_another_year, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.types import Question, Report, Span

__all__ = ["asks_both", "noun_first", "quote_both"]

_MERGED = "cut|reduc|trim|slash|lower|merg|consolidat|integrat|streamlin|shrink|shr[au]nk|prun|clean|clos|shut|cancel|deregister|delet|discontinu|scrap|combin|raise|rais|increas|expand|grow|grew|extend|revis|updat|upgrad|amend"
_STILL = r"left|remain\w*|kept|still|survive\w*|on (?:record|file)|in (?:use|operation|service)"
_ASKED = re.compile(
    rf"\bbefore and after\b|\bafter and before\b|\bfrom (?:what|which|how (?:many|much))\b(?=.*\bto (?:what|which|how)\b)|\bfrom how (?:many|much)\b|\bhow (?:many|much)\b.*\bhow (?:many|much)\b.{{0,24}}\b(?:before|previously|originally|earlier|at first|beforehand|to start with)\b"
    rf"|\bhow (?:many|much)\b.{{0,60}}\b(?:before|previously|originally|at first)\b.*\b(?:now|after|afterwards|left|remain\w*|today|then)\b"
    rf"|\bhow (?:many|much)\b.*\b(?:left|remain\w*|kept)\b.{{0,60}}\b(?:{_MERGED})\w*"
    rf"|\b(?:{_MERGED})\w*\b.*\bhow (?:many|much)\b.*\b(?:{_STILL})\b"
    rf"|\bbefore (?:the |its |their |being |it was |they were )?(?:{_MERGED})\w*"
)
_NUMBER = r"(?<![\d.,])(?!(?:19|20)\d\d\s*年)\d[\d,.]*"
_CHANGED = re.compile(
    rf"(?:由|从|自|原来?有?|原先)[^。；;，,\n]{{0,18}}?{_NUMBER}[^。；;\n]{{0,18}}?(?:至|到|为|成|剩|增|减|降|升|缩)[^。；;\d\n]{{0,8}}{_NUMBER}"
)
_CLOSED_ASKED = re.compile(r"\b(?:clos|shut|cancel|deregister|delet|discontinu|scrap)\w*\b")
_CLOSED = re.compile("[关停注撤消销并减裁]|清理|整合|精简|集约|取消|迁移")
_CLOSED_AND_LEFT = re.compile(
    rf"(?:关停|关闭|注销|停更|撤销|清理|精简|压减|裁撤|整合|取消)[^。；;\n]{{0,24}}?{_NUMBER}[^。；;\d\n]{{0,16}}?(?:保留|剩|余下|现有|尚有|留)[^。；;\d\n]{{0,8}}{_NUMBER}"
    rf"|(?:现有|备案|在册|在用|运行|保留)[^。；;\d\n]{{0,16}}{_NUMBER}[^。；;\d\n]{{0,10}}(?:关停|关闭|注销|停更|撤销|清理|取消)[^。；;\d\n]{{0,8}}{_NUMBER}"
)
"""What was closed, and what is left: 关停账号9个，年末保留31个."""
_LEFT = re.compile(rf"\bhow (?:many|much)\b.*\b(?:{_STILL})\b")
"""两个数 of one thing: 由2018年底的58家集约至19家."""
NAMED = 0.6
"""The share of what an English question names that the sentence must name too."""
HELD = 0.5

_WHO = r"(?P<who>.{2,80}?)"
_WHAT = r"(?:its|their|the) (?P<what>[a-z][a-z' -]*?)"
_DOWN_TO = re.compile(
    rf"^(?P<lead>(?:in|by|during) (?:19|20)\d\d,? )?(?:and )?to how many (?:did|has|have|had) {_WHO} (?P<deed>(?:{_MERGED})\w*)(?: down)? {_WHAT}(?P<rest>(?: (?:in|by|during|over) (?:19|20)\d\d)?\s*(?:[,?].*)?)$"
)
_AFTER = re.compile(
    rf"^(?:after|when|once|since) {_WHO} (?:had )?(?P<deed>(?:{_MERGED})\w*) {_WHAT}(?P<when> (?:in|by|during) (?:19|20)\d\d)?, how many (?:of them )?(?:were|are|was|is|did|had|have|does|remain\w*)\b.*$"
)
_DEEDS = re.compile(
    rf"\b(?:from what to what|number|or|fall|fell|fallen|drop\w*|ris(?:e|en|ing)|rose|declin\w+|decreas\w+|chang\w+|before|after|previously|originally|now|left|remain\w*|kept|(?:{_MERGED})\w*(?:[- ]?up|[- ]down)?|re(?:organi[sz]ation|structuring|vision)|merger)\b"
)
"""What the shape of the sentence says already."""
_LISTED = re.compile(r"\b(?:lists?|catalogues?|catalogs?|director(?:y|ies)|inventor(?:y|ies))\b")
_LIST = Concept((("清单", 1.0), ("目录", 1.0)), 1.0)
_ALSO_FROM = re.compile(r",? (?:and )?from how many\b[^?]*")


def noun_first(plain: str) -> str:
    """A lower-case question with what is counted behind "how many" (to how many did it cut its accounts)."""
    found = _DOWN_TO.match(plain)
    if found is not None:
        rest = _ALSO_FROM.sub("", found["rest"]).strip(" ?")
        told = f"how many {found['what']} did {found['who']} {found['deed']}{' ' if rest else ''}{rest}"
        return f"{found['lead'] or ''}{told}, from how many to how many"
    found = _AFTER.match(plain)
    if found is not None:
        return f"how many {found['what']} were left after {found['who']} {found['deed']} them{found['when'] or ''}"
    return plain


def asks_both(question: Question) -> bool:
    """Whether an English question asks what something was and what it became."""
    return question.language == "en" and bool(_ASKED.search(question.text.lower()))


def quote_both(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the change asked for; false where none does, or several might."""
    question = reply.question
    if not asks_both(question) or len(evidence.resolved.places) != 1:
        return False
    found: list[tuple[float, Report, Span]] = []
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            share = _share(question, report, span)
            if share >= NAMED:
                found.append((share, report, span))
    most = max((share for share, _, _ in found), default=0.0)
    best = [(report, span) for share, report, span in found if share == most]
    if len(best) != 1:
        return False
    say_clause(reply, *best[0])
    return True


def _share(question: Question, report: Report, span: Span) -> float:
    """How much of what the question names a sentence with such a change names; 0 where it counts something else."""
    sentence = span.of(report.text)
    changed = _CHANGED.search(sentence)
    if changed is None and _LEFT.search(question.text.lower()):
        changed = _CLOSED_AND_LEFT.search(sentence)
    if changed is None or of_another_year(sentence.replace(changed.group(), ""), report, question):
        return 0.0
    if is_planned(report, span) != question.plan:
        return 0.0
    if _CLOSED_ASKED.search(question.text.lower()) and not _CLOSED.search(sentence):
        return 0.0  # how many followers there are now is not how many accounts are left
    held = words_in(sentence)
    noun = head_of(question.masked)
    named = heavy(concepts_of(_DEEDS.sub(" ", question.masked), frozenset(question.rejected)))
    named += [_LIST] if _LISTED.search(question.masked) else []
    if noun is not None and not any(concept.held_by(held) >= HELD for concept in noun.concepts):
        unit = sentence[changed.end() : changed.end() + 1]
        if unit not in noun.units or not named:
            return 0.0
    return coverage(named, lambda concept: concept.held_by(held)) if named else 0.0
