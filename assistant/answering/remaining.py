"""What is still to be done: what came in less what was dealt with, where the report states both and not the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import Fact, Figure, How, Origin, ReportSummary, Target

__all__ = ["LEFT", "left_over"]

LEFT = re.compile(
    r"(?:没|未)(?:有|能)?(?:办|处理|整改|改|解决|答复|回复|了)(?:完|结|好|掉)|(?:没|未)(?:有|能)?(?:整改|解决|答复|回复)"
)
_STILL = re.compile(r"还|尚|剩|仍|余下|差")
_DONE = re.compile(r"办结|办完|办理完|处理完|整改|改完|解决|答复|回复|落实|采纳")
_LEFT_TARGET = "carried_out"
_BEGUN = ("handled", "received")
_CLOSED = ("handled_total", "closed", "answered")


def left_over(reply: Reply, evidence: Evidence) -> bool:
    """Both figures and their difference; false where the rest is stated, or one of the two is not."""
    question = evidence.question
    if evidence.findings or len(evidence.resolved.places) != 1 or not LEFT.search(question.text):
        return False
    if not _STILL.search(question.text):
        return False
    applications = any(target.indicator == _LEFT_TARGET for target in question.targets)
    for summary in evidence.resolved.places[0].reports:
        pairs = list(_applications(reply, summary) if applications else _others(reply, summary))
        if len({(begun.value, done.value) for begun, done in pairs}) == 1:
            _state(reply, *pairs[0])
            return True
    return False


def _applications(reply: Reply, summary: ReportSummary) -> Iterator[tuple[Finding, Finding]]:
    """What was received and concluded in all, by the report's own rows; the form without a row for the rest."""
    if any(fact.value for fact in reply.index.facts([summary.report_id], "carried_in")):
        return  # what came over from the year before may be among what was concluded
    begun = next(filter(None, (find_figure(reply.index, summary, Target(i), reply.question) for i in _BEGUN)), None)  # fmt: skip
    done = next(filter(None, (find_figure(reply.index, summary, Target(i), reply.question) for i in _CLOSED)), None)  # fmt: skip
    if begun and done and begun.exact and done.exact and (begun.value or 0) >= (done.value or 0):
        yield begun, done


def _others(reply: Reply, summary: ReportSummary) -> Iterator[tuple[Finding, Finding]]:
    """What one sentence says came in and was dealt with, of the things the question names (工单, 来信)."""
    question = reply.question
    own = naming(content(LEFT.sub(" ", question.masked))).names
    names = own or (naming(question.context).names if question.context else ())
    facts = [f for f in reply.index.facts([summary.report_id]) if f.origin is Origin.PROSE]
    facts = sorted((f for f in facts if is_stated_level(f) and not f.bound), key=lambda f: f.span.start)
    text = reply.index.report(summary.report_id).text
    for at, done in enumerate(facts):
        begun = _begun(done, facts[:at]) if _DONE.search(done.subject) else None
        if begun is None or not names:
            continue
        said = text[begun.quote.start : done.span.end]
        if spoken_of(names, said) and any(spoken_of((name,), begun.subject) for name in names):
            yield tuple(Finding(summary, Target("", ""), (fact,)) for fact in (begun, done))  # type: ignore[misc]


def _begun(done: Fact, before: Sequence[Fact]) -> Fact | None:
    """What came in of what was dealt with: the figure before it in its sentence, counted alike and no smaller."""
    for fact in reversed(before):
        if fact.quote != done.quote:
            return None
        if fact.unit == done.unit and not _DONE.search(fact.subject):
            return fact if (fact.value or 0) >= (done.value or 0) else None
    return None


def _state(reply: Reply, begun: Finding, done: Finding) -> None:
    words, summary = reply.words, begun.summary
    rest = arithmetic.difference(operand(reply, begun), operand(reply, done), begun.unit)
    reply.computations.append(rest)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    amount = words.amount(rest.result, rest.unit)
    cites = reply.cite([*begun.facts, *done.facts])
    listed = [f"{words.label(f)}{words.say('', ' ')}{words.quantity(f)}" for f in (begun, done)]
    reply.sentence = words.say(
        f"{who}{when}{'，'.join(listed)}，尚余{amount}（{rest.formula}）{cites}。",
        f"{who}, {when}: {', '.join(listed)}; {amount} left ({rest.formula}){cites}.",
    )
    reply.figure = Figure(plain(rest.result), words.unit(rest.unit).strip(), words.label(begun))
    reply.how = How.COMPUTED
