"""Answers to "why": what the report gives as a reason, and a correction where the question assumes what is not so."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.answering import arithmetic
from assistant.answering.asked_kinds import REASON_ASKED
from assistant.answering.by_words import matched
from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, state
from assistant.answering.holdings import body_of, holdings
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.platforms import on_platform
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.scope import Place
from assistant.answering.verbatim import COMMON, quote_denied, say_clause, say_only
from assistant.answering.words import content
from assistant.lexicon.indicators import indicators
from assistant.lexicon.segments import naming
from assistant.types import How, Operation, Origin, Status

__all__ = [
    "asks_why",
    "correct_direction",
    "correct_span",
    "deny_number",
    "deny_premise",
    "explain_change",
    "quote_reason",
    "say_no_reason",
    "told_change",
]

_WHY = re.compile(
    r"为什么|为何|为啥|原因|怎么会|怎么回事|咋回事|凭什么|缘故|(?:怎么|如何|咋|作何|怎样)(?:解释|交代)|什么(?:解释|说法|理由)|\bwhy\b|reason"
    r"|\bhow come\b|\bwhat (?:caused|drove|led to|was behind|is behind|lies behind|explain\w*|accounts? for|accounted for|brought about|triggered)\b|\bexplain\w*\b|\battribut\w*\b"
)
_DOWN = re.compile(
    r"下降|减少|变少|少了|降低|下滑|回落|更少|fewer|fall|fell|drop|decrease|decline|\bless\b|lower|shr[aiu]nk|\b(?:go|went|going|gone|came|come) down\b|reduc"
)
_UP = re.compile(
    r"上升|增加|增长|变多|多了|提高|上涨|更多|more|\brise|\brose\b|\brising\b|increas|grow|grew|higher|climb|jump|surg|soar|\b(?:go|went|going|gone) up\b"
)
_DOWN_ZH, _UP_ZH = re.compile("[降减少跌低]|下滑|回落|缩"), re.compile("[增涨升多高]")
_SINCE = re.compile("(?:比|较|同比)[^,。;?]{0,24}")
"""What changed from the year before, in the words of a question."""
_NONE = re.compile(
    r"没有收到|没收到|没有发生|没发生|一件(?:都|也)没|为什么没有|为何没有|为啥没有|why (?:were there )?no\b"
)


_WHY_SO = re.compile(r"为什么|为何|为啥|凭什么|\bwhy\b|\bhow come\b")
_NEGATED = re.compile(
    r"[没无未不零]|(?<!\d)0(?!\d)|\b(?:no|not|none|never|zero|nothing|without|free|only|so few)\b|n't\b"
)
"""Who asks why there was nothing takes nothing for granted that a nought would deny."""
_AGAINST = re.compile(
    r"^[\u3400-\u9fff]{0,2}[,，、;；(（]?(?:同?比|较|与|环比)[^,，。;；]{0,24}?(?P<way>[增多升涨]|[减少降跌])"
)
"""How a figure changed, told right behind it (7015条，较2022年的6482条多533条)."""


def asks_why(text: str) -> bool:
    """Whether a reason is asked for."""
    return bool(_WHY.search(text.lower()) or REASON_ASKED.search(text))


def say_no_reason(reply: Reply, evidence: Evidence) -> None:
    """Say that no reason is stated where it is asked why a figure changed, and only the figures of both years are told."""
    question = evidence.question
    years = {place.year for place in evidence.resolved.places}
    told = {finding.value for finding in evidence.findings}
    changed = _UP.search(question.text.lower()) or _DOWN.search(question.text.lower())
    if not (asks_why(question.text) and changed) or reply.how is How.QUOTED:
        return
    if len(years) > 1 and len(told) > 1 and told.issuperset(question.numbers):
        reply.notice("reason", reply.words.say("报告没有载明原因。", "The reports do not say why."))


_SPAN = re.compile(r"[从由][^,，。;；]{0,6}\d[^,，。;；]{0,14}[到至为成][^,，。;；]{0,4}\d")
_BECAME = re.compile("[到至为成]")
_CHANGE_SAID = re.compile(
    f"{_WHY.pattern}|怎么|{_UP.pattern}|{_DOWN.pattern}|[从由到至]|增|减|压|缩|升|降|整合|合并|精简|清理|了|变|成"
)


def correct_span(reply: Reply, evidence: Evidence) -> bool:
    """Quote what became of the thing named where a question has it the wrong way round (为啥从12个增加到17个, told: 17个整合为12个)."""
    question, places = reply.question, evidence.resolved.places
    text = question.text
    rising = bool(_UP.search(text) or "增" in text) - bool(
        _DOWN.search(text) or re.search("[减压缩降]", text)
    )
    asked = asks_why(text) or re.search("怎么(?=从|由|就|又|反而|还)", text)
    said = naming(content(_CHANGE_SAID.sub(" ", question.masked))).names
    names = tuple(name for name in said if name not in COMMON) or said
    if question.language == "en" or not asked or not rising or not names or len(places) != 1:
        return False
    claimed = question.numbers[:2] if _SPAN.search(text) and len(question.numbers) == 2 else ()
    if not claimed and question.operation is not Operation.TEXT:
        return False  # the figures of two years are compared themselves
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        facts = [f for f in reply.index.facts([summary.report_id]) if f.origin is Origin.PROSE]
        for then, now in pairwise(sorted(facts, key=lambda fact: fact.span.start)):
            alike = (then.quote, then.subject, then.unit) == (now.quote, now.subject, now.unit)
            if not alike or then.value is None or now.value is None or not spoken_of(names, now.subject):
                continue
            if not on_platform(question.masked, now.subject):
                continue
            between = report.text[then.span.end : now.span.start]
            told = (now.value > then.value) - (now.value < then.value)
            if not _BECAME.search(between) or "。" in between or not told:
                continue
            if told == rising and (not claimed or claimed == (then.value, now.value)):
                return False
            if told == rising and not set(claimed) & {then.value, now.value}:
                continue  # of something else, for all that can be seen
            say_clause(reply, report, now.quote)
            _correct(
                reply,
                "问题所说的增减与报告不符。",
                "The change the question speaks of is not what the reports show.",
            )
            return True
    return False


def explain_change(reply: Reply, evidence: Evidence) -> bool:
    """Correct what a why-question takes for granted; false where nothing is to be corrected."""
    question = reply.question
    if correct_span(reply, evidence):
        return True
    text = question.text.lower()
    places = evidence.resolved.places
    if _changed_otherwise(reply, evidence):
        return True
    if not asks_why(text) or len(question.targets) != 1 or len({place.body for place in places}) != 1:
        return False
    if len(places) > 2 or (len(places) == 2 and len({place.year for place in places}) == 1):
        return False
    place = max(places, key=lambda place: place.year or 0)
    rising = bool(_UP.search(text)) - bool(_DOWN.search(text))
    finding = _now(reply, place)
    if finding is None and rising:
        named = matched(replace(question, operation=Operation.VALUE, rest=()), place, None, reply.index, None)
        return len(named.findings) == 1 and _told_otherwise(reply, named.findings[0], rising)
    if finding is None or finding.value is None:
        return False
    if _NONE.search(text) and finding.value:
        state(reply, finding)
        _correct(reply, "报告载明的并非没有。", "The report does not say there were none.")
        return True
    taken = _WHY_SO.search(text) and not (rising or question.rest or _NEGATED.search(text))
    if taken and finding.value == 0 and finding.exact:
        state(reply, finding)
        _correct(reply, "报告载明的是没有。", "The report states that there was none.")
        return True
    if rising and _told_otherwise(reply, finding, rising):
        return True
    earlier = _before(reply, finding) if rising else None
    if earlier is None or earlier.value is None or not (finding.exact and earlier.exact):
        return False
    change = finding.value - earlier.value
    if (change > 0) == (rising > 0) and change:
        return False
    _say_change(reply, finding, earlier)
    return True


_ASKS_CHANGE_EN = re.compile(
    rf"^.*?\b(?:why|how come|what (?:caused|drove|led to|was behind|is behind|explain\w*|accounts? for|accounted for|triggered))\b(?: (?:did|was|were|is|are|has|have|had|do|does|there))*(?: (?:the|a|an)\b)?(?: (?:rise|increase|growth|jump|surge|fall|drop|decline|decrease|reduction) (?:in|of))?"
    rf"|{_UP.pattern}|{_DOWN.pattern}"
)
"""What asks for the reason of a change in English, and which way it is said to have gone."""


def _changed_otherwise(reply: Reply, evidence: Evidence) -> bool:
    """Correct in English why something outside the lexicon rose, where its sentence tells that it fell, or the other way round."""
    question, places = reply.question, evidence.resolved.places
    text = question.text.lower()
    rising = bool(_UP.search(text)) - bool(_DOWN.search(text))
    if question.language != "en" or question.targets or not rising or not asks_why(text) or len(places) != 1:
        return False
    named = _ASKS_CHANGE_EN.sub(" ", question.masked.lower())
    named = re.sub(r"\bthe number of\b|\bnumber of\b|\bamount of\b", " ", named)
    plain = " ".join(f"how many {named}".split())
    asked = replace(
        question,
        operation=Operation.VALUE,
        rest=(),
        text=plain,
        masked=plain,
        words=content(plain),
        numbers=(),
    )
    found = matched(asked, places[0], None, reply.index, None).findings
    return len(found) == 1 and _told_otherwise(reply, found[0], rising)


_TOLD_WHY = re.compile("原因|由于|因为|因(?!此|素|而)|系|受[^,，]{1,16}影响|得益于|导致")
_CHANGED = re.compile("(?:与|和|同|比|较)[^,，。;；]{0,6}(?:上年|去年|\\d{4}年|上一年)|同比")
_SO_MUCH = re.compile("[那这]么[多少些]|好多|许多|不少|多少")
_FELL, _ROSE = re.compile("减|少|降|下滑|回落"), re.compile("增|多|升|涨|扩")


def deny_number(reply: Reply, evidence: Evidence) -> bool:
    """The figure a report gives where it is asked why there were so many, and it says another number (为什么有20块: 16块)."""
    question, places = reply.question, evidence.resolved.places
    if question.language == "en" or not _WHY_SO.search(question.text) or question.plan or question.targets:
        return False
    if len(question.numbers) != 1 or len(places) != 1 or _CHANGE_TOLD.search(question.text):
        return False
    plain = _WHY_SO.sub(" ", question.masked)
    amount = replace(
        question, operation=Operation.VALUE, masked=plain, words=content(plain), rest=(), numbers=()
    )
    found = matched(amount, places[0], None, reply.index, None).findings
    if len(found) != 1 or found[0].value is None or found[0].value in question.numbers or not found[0].exact:
        return False
    state(reply, found[0])
    _correct(reply, "问题中的数字与报告不符。", "The question's figure is not the report's.")
    return True


_CHANGE_TOLD = re.compile("[增减升降涨跌]|[比较](?:上|去|前|同|20)|同比|[多少]了")


def quote_reason(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells a change from the year before with its reason, where why it changed is asked.

    The report of the year before need not be held for that.
    """
    question, places = reply.question, evidence.resolved.places
    if question.language == "en" or not asks_why(question.text) or len(places) != 1:
        return False
    asked = _SINCE.search(question.text)
    if asked is None:
        return False
    said = _SO_MUCH.sub("", asked.group())
    way = bool(_ROSE.search(said)) - bool(_FELL.search(said))
    names = _named_in(question.masked)
    told = []
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            own = span.of(report.text)
            change = _CHANGED.search(own)
            if change is None or not _TOLD_WHY.search(own) or not any(name in own for name in names):
                continue
            clause = re.split("[，,]", own[change.end() :].lstrip("，, 相比"))[0]
            if way and (bool(_ROSE.search(clause)) - bool(_FELL.search(clause))) == way:
                told.append((report, span))
    return say_only(reply, told)


def _named_in(masked: str) -> tuple[str, ...]:
    """What a question names, and what was done where it names nothing (公开的条数: 公开)."""
    said = naming(content(_CHANGE_SAID.sub(" ", masked)))
    return tuple(name for name in said.names or said.deeds if len(name) > 1)


def told_change(reply: Reply, evidence: Evidence) -> bool:
    """Correct why more than in a year without a report, where the later report tells both and it was less."""
    question = reply.question
    text = question.text.lower()
    rising = bool(_UP.search(text)) - bool(_DOWN.search(text))
    if not asks_why(text) or not rising or len(question.bodies) != 1 or len(question.years) != 2:
        return False
    held = holdings(reply.index)
    body, later = question.bodies[0], max(question.years)
    reports = held.reports_of(body, later)
    if not reports or held.reports_of(body, min(question.years)):
        return False
    place = Place(body, later, reports)
    asked = replace(question, operation=Operation.VALUE, years=(later,), rest=())
    for target in question.targets[:1] or (None,):
        found = [
            finding
            for summary in reports
            if target is not None
            and (finding := find_figure(reply.index, summary, target, asked)) is not None
        ] or matched(asked, place, None, reply.index, None).findings
        if len(found) == 1 and _told_otherwise(reply, found[0], rising):
            return True
    return False


_NEGATES = re.compile(
    r"\b(?:no|not|none|never|zero|nothing|without|free|neither|nor|stop\w*|cancel\w*|clos\w+|shut)\b|n't\b|没|无|未|不|零|停|关闭|注销"
)


def deny_premise(reply: Reply, evidence: Evidence) -> bool:
    """Quote that there was none of what a question for words takes for granted (why it charged fees, who spoke at its press conferences)."""
    question, places = reply.question, evidence.resolved.places
    if (
        len(question.targets) != 1
        or len(places) != 1
        or question.topic
        or question.plan
        or question.operation not in {Operation.TEXT, Operation.VALUE}
        or _NEGATES.search(question.text.lower())
    ):
        return False
    target = question.targets[0]
    wanted = {target.indicator, *indicators()[target.indicator].near}
    told = [
        fact
        for summary in places[0].reports
        for name in wanted
        for fact in reply.index.facts([summary.report_id], name)
    ]
    if any(fact.value and fact.status is not Status.PLAN for fact in told):
        return False
    reports = [reply.index.report(summary.report_id) for summary in places[0].reports]
    if not quote_denied(reply, reports, wanted):
        return False
    _correct(reply, "报告载明的是没有。", "The report states that there was none.")
    return True


def correct_direction(reply: Reply, evidence: Evidence) -> None:
    """Say so where a question asks why a figure fell that rose, or the other way round.

    The change itself has been stated, calculated or in the report's own words.
    """
    text = reply.question.text
    said = _SINCE.search(text)
    if not asks_why(text) or said is None or reply.figure is None or not reply.citer.citations:
        return
    rising = bool(_UP_ZH.search(said.group())) - bool(_DOWN_ZH.search(said.group()))
    label = re.split("同比|环比|比|较", reply.figure.label)[-1][-4:]
    told = bool(_UP_ZH.search(label)) - bool(_DOWN_ZH.search(label))
    values = [f.value for f in sorted(evidence.findings, key=lambda f: f.summary.year or 0)]
    if len(values) == 2 and None not in values:
        told = (values[1] > values[0]) - (values[1] < values[0])  # type: ignore[operator]
    if rising and told and rising != told:
        _correct(
            reply,
            "问题所说的增减与报告不符。",
            "The change the question speaks of is not what the reports show.",
        )


def _told_otherwise(reply: Reply, finding: Finding, rising: int) -> bool:
    """Quote the sentence that tells a change the other way right behind the figure; false where none does."""
    if len(finding.facts) != 1:
        return False
    known = finding.facts[0]
    report = reply.index.report(known.report_id)
    same = [
        fact
        for fact in reply.index.facts([known.report_id], known.indicator)
        if known.indicator
        and fact.origin is Origin.PROSE
        and fact.value == known.value
        and is_stated_level(fact)
    ]
    for fact in (known, *same):  # the form gives the figure, the text beside it how it changed
        behind = report.text[fact.span.end : fact.quote.end].lstrip("条件次篇个项份人名场起宗元 ")
        told = _AGAINST.match(behind)
        if told is not None and (told.group("way") in "增多升涨") != (rising > 0):
            say_clause(reply, report, fact.quote)
            _correct(
                reply,
                "问题所说的增减与报告不符。",
                "The change the question speaks of is not what the reports show.",
            )
            return True
    return False


def _now(reply: Reply, place: Place) -> Finding | None:
    for summary in place.reports:
        question = replace(reply.question, operation=Operation.VALUE, rest=())
        finding = find_figure(reply.index, summary, reply.question.targets[0], question)
        if finding is not None:
            return finding
    return None


def _before(reply: Reply, finding: Finding) -> Finding | None:
    year = finding.summary.year
    if year is None:
        return None
    for summary in holdings(reply.index).reports_of(body_of(finding.summary), year - 1):
        found = find_figure(reply.index, summary, finding.target, reply.question)
        if found is not None:
            return found
    return None


def _say_change(reply: Reply, finding: Finding, earlier: Finding) -> None:
    words = reply.words
    larger, smaller = sorted((finding, earlier), key=lambda f: -(f.value or 0))
    difference = arithmetic.difference(operand(reply, larger), operand(reply, smaller), finding.unit)
    reply.computations.append(difference)
    who, label = words.body(finding.summary.region, finding.summary.agency), words.label(finding)
    cites = reply.cite((*finding.facts[:1], *earlier.facts[:1]))
    now, then = words.year(finding.summary.year), words.year(earlier.summary.year)
    by, fell = words.amount(difference.result, finding.unit), larger is earlier
    reply.sentence = words.say(
        f"{who}{label}：{now}{words.quantity(finding)}，{then}{words.quantity(earlier)}，{'减少' if fell else '增加'}{by}（{difference.formula}）{cites}。",
        f"{who}, {label}: {now} {words.quantity(finding)}, {then} {words.quantity(earlier)}: {by} {'fewer' if fell else 'more'} ({difference.formula}){cites}.",
    )
    reply.how = How.COMPUTED
    _correct(
        reply, "问题所说的增减与报告不符。", "The change the question speaks of is not what the reports show."
    )


def _correct(reply: Reply, zh: str, en: str) -> None:
    reply.notice("premise", reply.words.say(zh, en), *(cited.number for cited in reply.citer.citations[:2]))
