"""The sentence that tells what was asked for, where no figure of it could be made out for certain.

A reader who finds 噪音扰民占近三成 has his answer though 近三成 is no number to calculate with; so has one who
finds two figures in one sentence and can see which is meant. The sentence must name everything the question
names and hold an amount of the kind asked for; nothing is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.accounts_named import is_of_other_account
from assistant.answering.asked_en import holds_amount_en, holds_kind_en
from assistant.answering.asked_kinds import tells_asked
from assistant.answering.by_words import names_applicants
from assistant.answering.concepts import Concept, concepts_of, coverage, heavy, words_in
from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.holdings import holdings
from assistant.answering.joint import counts_several
from assistant.answering.likely import likeliest
from assistant.answering.limits_told import places_named, tells_limits
from assistant.answering.limits_told_en import tells_limits_en
from assistant.answering.lookup import Finding
from assistant.answering.matching import counted_words, match_facts
from assistant.answering.platforms import asks_audience, of_audience, on_platform
from assistant.answering.reply import Reply
from assistant.answering.running_text import (
    amount_of,
    holds_amount,
    is_planned,
    meets_limits,
    of_another_year,
    sentences_of,
    told_in_words,
)
from assistant.answering.scope import offices_of
from assistant.answering.verbatim import COMMON, say_clause, say_only
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import How, Operation, Origin, Question, Report, Span, Target

__all__ = [
    "either_figure",
    "quote_change",
    "quote_followers",
    "quote_likely",
    "quote_most",
    "quote_offices",
    "quote_sentence",
]

_FROM_TO = re.compile(
    r"[从由](?:原来的?)?(?:多少|几).{0,3}(?:减|降|增|升|涨|提|缩|压|变|扩|精简|合|并|整|砍|裁|撤|关|归|调).{0,5}(?:到|至|为|成|剩)(?:多少|几)"
    r"|\bbefore and after\b|\bbefore (?:the |its |their |being |it was |they were )?(?:merg|consolidat|integrat|clean|streamlin|cut|clos)\w*|\bfrom how (?:many|much)\b|(?:原来|原先|以前|过去|之前|起初|年初|上年底).{0,6}(?:多少|几).{0,8}(?:现在|如今|目前|后来|今后|年底|年末|最后|还?剩|[缩压减降增涨升提].{0,3}[到至为成]).{0,6}(?:多少|几)"
)
"""What it was and what it became (由多少个精简为多少个; 原来多少个，现在剩几个)."""
_WHICH = re.compile(r"哪|谁|最|第几|排|\b(?:which|who|most|least|highest|lowest)\b")
_OFFICE = re.compile("(?:局|委|办|办公室|中心|委员会|厅|队|公司|政府|[县区市镇乡]|街道)$")
_OR = re.compile(r"还是|或是|\bor\b")
OF_TWO = 0.5  # one of two figures a question names must fit its words as well as any answer does

LIKELY = {"zh": 0.4, "en": 0.45}
"""From this chance on the likeliest sentence is quoted: on sets not trained on 97 of 100 Chinese ones are then the right one."""
SURE = {"zh": 0.8, "en": 0.7}  # where something was to be calculated: 最多跑一次 ranks nothing
MET = 0.75  # a name counts as met from here on
LEAST = 4  # characters of names a question must have, so that a sentence is known by them
_COMMON = COMMON | set(
    re.findall(
        r"\w+",
        "政府信息公开 政府信息 情况 报告 年报 政府 部门 全县 全市 全区 数量 次数 个数 人数 件数 条数 金额 比例 时候 期间 时间 内容 方面 职务 身份",
    )
)
"""What every sentence of these reports is about, and words for an amount."""
_OPERATIONS = {
    Operation.VALUE,
    Operation.SHARE,
    Operation.AVERAGE,
    Operation.RANK,
    Operation.DIFFERENCE,
    Operation.GROWTH,
    Operation.SUM,
    Operation.RATIO,
}
_COMPUTED = {
    Operation.GROWTH,
    Operation.COMPARE,
    Operation.DIFFERENCE,
    Operation.RANK,
    Operation.SERIES,
    Operation.RATIO,
    Operation.CHECK,
}


def quote_change(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence of a figure that changed, where both what it was and what it became are asked for."""
    findings = evidence.findings
    if not _FROM_TO.search(reply.question.masked.lower()) or len(findings) != 1:
        return False
    fact = findings[0].facts[0]
    if fact.origin is not Origin.PROSE:
        return False
    say_clause(reply, reply.index.report(fact.report_id), fact.quote)
    return True


def either_figure(reply: Reply, evidence: Evidence) -> bool:
    """Where it is asked which of two figures it is (783条还是873条) and the report prints both, both of them."""
    question, places = reply.question, evidence.resolved.places
    if len(question.numbers) < 2 or not _OR.search(question.text.lower()) or len(places) != 1:
        return False
    printed: dict[Decimal, Finding] = {}
    for summary in places[0].reports:
        for candidate in match_facts(question, reply.index, summary.report_id):
            fact = candidate.fact
            if fact.value in question.numbers and candidate.score >= OF_TWO:
                known = Target(fact.indicator, fact.column)
                printed.setdefault(fact.value, Finding(summary, known, (fact,), score=candidate.score))
    if len(printed) < 2:
        return False
    words = reply.words
    first = next(iter(printed.values()))
    who, when = words.body(first.summary.region, first.summary.agency), words.year(first.summary.year)
    told = words.say("；", "; ").join(
        f"{words.label(finding)}{words.say('', ' ')}{words.quantity(finding)}{reply.cite(finding.facts)}"
        for finding in sorted(printed.values(), key=lambda finding: finding.facts[0].span.start)
    )
    reply.sentence = words.say(
        f"{who}{when}报告前后写得不同：{told}。", f"{who}, {when}: the report prints both: {told}."
    )
    reply.how = How.QUOTED
    return True


_OF_APPLYING = re.compile("申请|提(?:[出交了的]|过)|递交")


def _applicants(question: Question) -> list[str]:
    """The columns of those who applied that are asked for: 困难群众 whose fees were waived are no natural persons who did."""
    return [t.column for t in question.targets if t.column not in {"", "total"} and t.indicator == "received"]


def quote_offices(reply: Reply, evidence: Evidence) -> bool:
    """Quote the list that divides a place's figure among its offices, where it is asked which of them has most."""
    question, held = reply.question, holdings(reply.index)
    if not offices_of(question) or not question.targets:
        return False
    body = question.bodies[0]
    years = question.years[:1] or held.years_of(body)[:1]
    for summary in (s for year in years for s in held.reports_of(body, year)):
        facts = reply.index.facts([summary.report_id])
        whole = {f.fact_id for f in facts if f.indicator == question.targets[0].indicator and not f.form}
        listed = [f for f in facts if f.parent in whole and _OFFICE.search(f.subject)]
        if len({fact.subject for fact in listed}) > 1 and len({fact.quote for fact in listed}) == 1:
            say_clause(reply, reply.index.report(summary.report_id), listed[0].quote)
            return True
    return False


_RANKED = re.compile(
    "前[一二两三四五六七八九十\\d]+(?:名|位|家|个)?(?:的|分别|依次|为|是)|居前|排名靠前|最多的|较多的|依次(?:为|是)|位居"
)
_LISTED = re.compile(
    "[\u3400-\u9fff]{2,18}?(?:局|委|办|厅|队|处|中心|公司|委员会|办公室|[县区市镇乡旗]|街道|政府)[(（:：]?(?:为|有|受理|收到|办理)?\\d[\\d,]*[件条宗项个份]"
)
_WHICH_OFFICES = re.compile(
    r"\b(?:who|agenc(?:y|ies)|bureaus?|departments?|offices?|units?|bodies|authorities|counties|districts|towns?|townships?|cities)\b"
)
_APPLIED_FOR = frozenset({"received", "handled_total", "handled", "closed", "answered"})


def quote_most(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that names the offices with most, and how many each, where English asks which they are."""
    question, held = reply.question, holdings(reply.index)
    if question.language != "en" or len(question.bodies) != 1 or len(question.targets) != 1:
        return False
    if not _WHICH_OFFICES.search(question.masked.lower() + question.text.lower()) or question.rest:
        return False
    if question.detail.endswith("min"):
        return False
    wanted = {question.targets[0].indicator}
    wanted |= _APPLIED_FOR if wanted & _APPLIED_FOR else set()
    body = question.bodies[0]
    found = [
        (report, span)
        for year in question.years[:1] or held.years_of(body)[:1]
        for summary in held.reports_of(body, year)
        for report in (reply.index.report(summary.report_id),)
        for span in sentences_of(report)
        if _RANKED.search(span.of(report.text))
        and len(_LISTED.findall(span.of(report.text))) > 1
        and wanted & {mention.id for mention in find_mentions(span.of(report.text))}
    ]
    return say_only(reply, found)


def quote_sentence(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence of one report that names all the question names; whether there is one."""
    question = reply.question
    if (
        not (question.operation in _OPERATIONS or told_in_words(question))
        or len(evidence.resolved.places) != 1
    ):
        return False
    wanted = _named(question)
    if not wanted or (question.language == "en" and _applicants(question)):
        return False
    amount = amount_of(question)
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        found = [
            (score, span)
            for span in sentences_of(report)
            if (score := _score(question, wanted, amount, report, span))
        ]
        if found:
            say_clause(reply, report, max(found, key=lambda pair: (pair[0], -pair[1].start))[1])
            return True
    return False


def quote_likely(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that most likely tells what is asked in other words, saying so; whether one is likely enough."""
    question = reply.question
    if len(evidence.resolved.places) != 1:
        return False
    ids = [summary.report_id for summary in evidence.resolved.places[0].reports]
    found = likeliest(question, reply.index, ids)
    ranked = question.operation is Operation.RANK and not _WHICH.search(question.masked)  # 垫底的有几家
    computed = question.operation in _COMPUTED and not ranked
    if found is None or found.chance < (SURE[question.language] if computed else LIKELY[question.language]):
        return False
    if _OF_APPLYING.search(question.text) and any(
        not names_applicants(found.span.of(found.report.text), column) for column in _applicants(question)
    ):
        return False
    say_clause(reply, found.report, found.span)
    reply.notice(
        "wording",
        reply.words.say(
            "报告的用词与问题不同，这是意思最接近的一句，请对照原文。",
            "The report's words differ from the question's; this is the sentence closest in meaning. "
            "Please check it against the original.",
        ),
    )
    return True


_ACCOUNT = re.compile(
    "“([^”]{2,12})”|《([^》]{2,12})》|([\u3400-\u9fff]{2,4}发布)(?=有|多少|的|粉|关注|,|，)"
)


def quote_followers(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the followers of an account that a question names (“云坪发布”有多少人关注)."""
    question = reply.question
    account = _ACCOUNT.search(question.text)
    if question.language == "en" or account is None or not asks_audience(question.text):
        return False
    if len(evidence.resolved.places) != 1 or question.plan:
        return False
    name = next(filter(None, account.groups()))
    told = []
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told += [
            (report, span)
            for span in sentences_of(report)
            if name in span.of(report.text)
            and not is_planned(report, span)
            and of_audience(question.text, span.of(report.text))
            and tells_asked(compact(question.text).text, compact(span.of(report.text)).text)
            and holds_amount(span.of(report.text), "")
        ]
    return say_only(reply, told)


def _named(question: Question) -> tuple[Sequence[Concept], ...]:
    """What the question names, each name as its concepts; empty where it names too little to know a sentence by."""
    if question.language == "en":
        own = [
            c for c in heavy(concepts_of(question.masked, frozenset(question.rejected))) if c.ways or c.run
        ]
        return tuple((concept,) for concept in own) if len(own) > 1 else ()
    said = naming(content(question.masked)).names
    if not [name for name in said if name not in _COMMON]:
        said += naming(content(question.context)).names
    names = [name for name in dict.fromkeys((*said, *counted_words(question.masked))) if name not in _COMMON]
    if sum(map(len, names)) < LEAST:
        return ()
    return tuple(concepts_of(name) or (Concept((), 1.0, name),) for name in names)


def _score(
    question: Question,
    wanted: Sequence[Sequence[Concept]],
    amount: str,
    report: Report,
    span: Span,
) -> float:
    """How well a sentence tells what is asked for; 0 where it leaves out a name, the amount or the time."""
    sentence = span.of(report.text)
    held = words_in(sentence)
    met = [coverage(name, lambda concept: concept.held_by(held)) for name in wanted]
    if (
        min(met) < MET
        or not on_platform(question.masked, sentence)
        or not of_audience(question.masked, sentence)
    ):
        return 0.0
    if any(word not in sentence for word in question.narrower):
        return 0.0
    if not holds_amount(sentence, amount):
        return 0.0
    if question.language == "en" and not (
        meets_limits(question.masked, sentence)
        and holds_kind_en(question, held.text)
        and holds_amount_en(question, held.text)
        and tells_limits_en(question.text.lower(), compact(sentence).text)
    ):
        return 0.0
    if question.language != "en":
        own = compact(sentence).text
        asked = compact(question.text).text
        if not tells_asked(asked, own) or (question.measure and not tells_limits(asked, own)):
            return 0.0
        if is_of_other_account(question.masked, sentence):
            return 0.0
        if any(place not in own for place in places_named(question.masked)):
            return 0.0
        if question.measure and counts_several(compact(question.masked).text, own):
            return 0.0
    dated = question.operation is Operation.TEXT
    if not dated and is_planned(report, span) != question.plan:
        return 0.0
    if not dated and of_another_year(sentence, report, question):
        return 0.0
    if any(deed.group() not in sentence for deed in cues().telling_deeds.finditer(question.masked)):
        return 0.0
    mentioned = {mention.id for mention in find_mentions(sentence)} if question.targets else set()
    for target in question.targets:
        if not mentioned & {target.indicator, *indicators()[target.indicator].near}:
            return 0.0
    every = coverage(concepts_of(question.masked), lambda concept: concept.held_by(held))
    return sum(met) / len(met) + every - len(sentence) / 10_000
