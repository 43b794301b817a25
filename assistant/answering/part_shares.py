"""What share of a whole a part told beside it is (公开的信息里，各部门的占几成), from the two figures of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.text import compact
from assistant.types import Fact, Origin, Question, ReportSummary, Target

__all__ = ["share_of_part"]

_CLAUSES = re.compile("[,，。；;：:?？、]")
_BEFORE = re.compile("^(?P<said>.*?[^占])占(?!用|地|领|有率)(?P<behind>.*)$")
_TOGETHER = re.compile("合计|加起来|加在一起|之和|总和|一起占|合起来")
_AND_OF = re.compile("^(?:那么?|还有)?(?P<said>[^占]{2,10})呢$")
_JOINED, _EACH = re.compile("和|与|跟|及|以及|还有|各自?$|分别$"), re.compile("(?:各自?|分别)(?:的)?$")
_OF_WHOLE = re.compile(
    "里[头面]|当中|其中|之中|(?<![市县区州省村乡镇校院局])里|(?<!其)中(?=[\u3400-\u9fff]{2})"
)
"""What stands before it is the whole of which a part is asked for."""
_LEFT_OUT = re.compile("除|不含|不算|以外|之外|[^是]非")
_DEEDS = re.compile(
    "(?:主动|依法|对外)?(?:公开|公布|发布|受理|收到|办理|提出|提交|申请|参加|参训)+(?:的|了)?$"
)
_PUBLISHED = re.compile("(?:公开|公布|发布)$")
_LED = re.compile("^(?:其中|涉及|关于|由|通过|内容为)+")
_LEVEL = "(?:[省市州县区镇乡](?:里|级|本级|直|直属)?|下[面辖属]|本级|各级?|所有|全部|政府|那些|这些|的)"
_AT_LEVEL = re.compile("^(?P<level>[省市州县区])(?:里|级|本级|直)(?:的)?(?:各)?(?:部门|机关|单位)?$")
_LEADING = re.compile(f"^{_LEVEL}+")
_ONLY_LEVEL = re.compile(f"{_LEVEL}*")
_DISTRICTS = re.compile("县[(（]市?[、,，]?区[)）]|县市区|区县|各县区?|各区县?|县[和与、跟]区")
_MATTERS = re.compile("申请[^,，。]{0,10}(?:内容|集中|涉及|事项)|内容看|内容(?:为|上|主要)")
LEAST = 2
"""Characters a part must be called by."""


def share_of_part(reply: Reply, evidence: Evidence) -> bool:
    """The share of the one part told beside its whole in running text that a Chinese question names before 占."""
    places = evidence.resolved.places
    asked = _parts_asked(reply.question)
    if not asked or len(places) != 1:
        return False
    for summary in places[0].reports:
        told = list(_told(reply, summary))
        found = [pair for part in asked if (pair := _one_called(part, told)) is not None]
        if len(found) < len(asked) or len({whole.fact_id for _, whole in found}) > 1:
            continue
        findings = [(_finding(own, summary), _finding(whole, summary)) for own, whole in found]
        if all(own.exact and whole.exact and whole.value for own, whole in findings):
            for own, whole in findings:
                label = f"{reply.words.label(own)}占{reply.words.label(whole)}的比例"
                share_sentence(reply, [own], whole, label)
            return True
    return False


def _one_called(part: str, told: Sequence[tuple[Fact, Fact]]) -> tuple[Fact, Fact] | None:
    """The one part, with its whole, that what is asked for names; ``None`` where several figures are called so."""
    pairs = {(own.value, whole.value): (own, whole) for own, whole in told if _is_called(part, own.subject)}
    return next(iter(pairs.values())) if len(pairs) == 1 else None


def _parts_asked(question: Question) -> list[str]:
    """What a Chinese question names right before 占, without the whole that it is a part of; nothing where it names none."""
    if question.language == "en" or len(question.targets) > 1 or _TOGETHER.search(question.text):
        return []
    text = _DISTRICTS.sub("县区", compact(question.text).text)
    for clause in _CLAUSES.split(text):
        found = _BEFORE.match(clause) or _AND_OF.match(clause)
        if found is not None and not _LEFT_OUT.search(text):
            said = _OF_WHOLE.split(re.sub(r"^.*\d年度?的?", "", found["said"]))[-1]
            return [part for part in _JOINED.split(said) if part] if _EACH.search(said) else [said]
    return []


def _told(reply: Reply, summary: ReportSummary) -> Iterator[tuple[Fact, Fact]]:
    """The parts told in running text, each with its whole, where the question speaks of that whole."""
    question = reply.question
    report = reply.index.report(summary.report_id)
    facts = reply.index.facts([summary.report_id])
    known = {fact.fact_id: fact for fact in facts}
    received = find_figure(reply.index, summary, Target("received"), question)
    for fact in facts:
        if fact.origin is not Origin.PROSE or not is_stated_level(fact):
            continue
        whole = known.get(fact.parent or "")
        if (
            whole is None
            and received is not None
            and _MATTERS.search(compact(fact.quote.of(report.text)).text)
        ):
            whole = received.facts[0]
        if whole is not None and whole.unit == fact.unit and _speaks_of(question, whole):
            yield fact, whole


def _speaks_of(question: Question, whole: Fact) -> bool:
    """Whether a question speaks of a whole: by the figure the lexicon knows, else by the last word of its name."""
    said = compact(f"{question.context} {question.text}").text
    named = {target.indicator for target in question.targets}
    named |= {mention.id for mention in find_mentions(said) if mention.kind == "indicator"}
    if whole.indicator and named:
        return whole.indicator in named
    noun = _PUBLISHED.sub("", whole.subject)[-LEAST:]
    return noun in said and (not named or not whole.indicator)


def _is_called(asked: str, subject: str) -> bool:
    """Whether what is asked for is a part of that name, or of the only kind of bodies it is of (各部门: 县直部门)."""
    name = _DEEDS.sub("", _LED.sub("", _DISTRICTS.sub("县区", compact(subject).text)))
    if len(name) < LEAST:
        return False
    if name in asked:
        return True
    asked = _DEEDS.sub("", re.sub("的?(?:申请|信息)?的?$", "", asked))
    own, level = _AT_LEVEL.match(name), _AT_LEVEL.match(asked)
    if own and level:
        return own["level"] == level["level"]
    bare = _LEADING.sub("", asked)
    rest = name.replace(bare, "", 1) if len(bare) >= LEAST and name.endswith(bare) else name
    return rest != name and bool(_ONLY_LEVEL.fullmatch(rest))


def _finding(fact: Fact, summary: ReportSummary) -> Finding:
    return Finding(summary, Target(fact.indicator, fact.column), (fact,))
