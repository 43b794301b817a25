"""Refusals: why, what is held instead, what to ask, whom to call."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.came_by import asks_ways
from assistant.answering.details import examples, held_in_words
from assistant.answering.evidence import Evidence
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.reply import Reply
from assistant.answering.texts import quote_related
from assistant.answering.told_reason import only_why_changed
from assistant.answering.wording import titled
from assistant.lexicon.forms import forms
from assistant.types import Body, Operation, Refusal, RefusalReason, Report, Target

__all__ = ["refuse"]

_STATISTICS = (
    "这不是政府信息公开年度报告的内容，请向统计或主管部门查询。",
    "This is not what disclosure reports are about; please ask the statistics office or the authority in charge.",
)
_DECLINED = {
    "instruction": (
        "问题里含有要求改变答复规则的内容，不能照办；本助手只按收录的报告原文答复。",
        "The question asks to change how answers are made; that is not possible. Answers come from the reports alone.",
    ),
    "prediction": (
        "年度报告只记载已经发生的情况，不能用来预测。",
        "The reports record what has happened; they allow no forecast.",
    ),
    "judgement": (
        "本助手只提供报告中的事实，不作评价和判断。",
        "Only facts from the reports can be given, no judgement.",
    ),
    "advice": (
        "本助手不提供法律意见，请咨询律师、12348法律服务热线或受理机关。",
        "No legal advice can be given here; please ask a lawyer, the legal service line 12348 or the authority.",
    ),
    "medical": (
        "本助手不提供就医和用药的意见，请咨询医疗机构。",
        "No medical advice can be given here; please ask a medical institution.",
    ),
    "names": (
        "年度报告不载明申请人等个人的身份信息，也不能提供。",
        "The reports do not name applicants or other persons, and no personal details can be given.",
    ),
    "statistics": _STATISTICS,
    "population": _STATISTICS,
    "chat": (
        "本助手只回答政府信息公开年度报告方面的问题。",
        "Only questions about annual disclosure reports can be answered here.",
    ),
}
_ATTACHMENT = re.compile(r"附件|附表|统计表|详见附|见附")


def refuse(reply: Reply, evidence: Evidence, reason: RefusalReason, why: str = "") -> Refusal:
    """Say why there is no answer; fills the reply's sentence, citations and suggestions."""
    held = holdings(reply.index)
    section = _lost_section(reply, evidence) if reason is RefusalReason.NOT_STATED else None
    if section is not None:
        reason = RefusalReason.UNREADABLE
    if reason is RefusalReason.NO_REPORT:
        message = _not_held(reply, evidence, held)
    elif reason is RefusalReason.AMBIGUOUS:
        message = _which(reply, evidence, held)
    elif reason is RefusalReason.OUT_OF_SCOPE:
        message = reply.words.say(*_DECLINED.get(reply.question.detail, _DECLINED["chat"]))
    elif reason is RefusalReason.NOT_COMPARABLE:
        message = reply.words.say("这些数字不能直接比较。", "The figures cannot be compared.")
        reply.notice("comparability", why)
    elif reason is RefusalReason.UNREADABLE:
        named = f"“{section}”" if section else ""
        message = reply.words.say(
            f"报告的{named or '这一'}部分是图片或扫描件，无法读取，请查看原件。",
            f"This part of the report{f', {named},' if named else ''} is a picture or scan and cannot be read; "
            "please see the original.",
        )
    else:
        message = _not_stated(reply, evidence)
    contact = "" if reason is RefusalReason.OUT_OF_SCOPE else _contact(reply, evidence)
    tail = _whom_to_call(reply, contact) if reason is not RefusalReason.AMBIGUOUS else ""
    reply.sentence = message + tail
    if not reply.suggestions and held.bodies:
        reply.suggestions += _suggestions(reply, evidence, held)
    return Refusal(
        reason=reason,
        message=message,
        held=held_in_words(reply, held)
        if reason in {RefusalReason.NO_REPORT, RefusalReason.AMBIGUOUS}
        else "",
        contact=contact,
        suggestions=tuple(dict.fromkeys(reply.suggestions))[:4],
    )


_SECTION_WORDS = {"proactive": "主动公开", "applications": "申请", "proceedings": "复议"}
"""What the heading of the section names that holds a table of the national forms."""


def _lost_section(reply: Reply, evidence: Evidence) -> str | None:
    """The heading of the unreadable section that holds what was asked for; empty for a whole scan."""
    if len(evidence.resolved.places) != 1:
        return None
    report = reply.index.report(evidence.resolved.places[0].reports[0].report_id)
    lost = [part.value for part in report.unreadable if part.name in {"picture", "scan", "font"}]
    if "" in lost and not report.tables:
        return ""
    asked = {_topic(target.indicator) for target in reply.question.targets}
    for table, word in _SECTION_WORDS.items():
        blocks = [block for form in ("2019", "2021") for block in forms()[form].table(table).blocks]
        if asked & {_topic(row.indicator) for block in blocks for row in block.rows if row.indicator}:
            return next((heading for heading in lost if word in heading), None)
    return None


def _topic(indicator: str) -> str:
    return indicator.partition(".")[0]


def _not_held(reply: Reply, evidence: Evidence, held: Holdings) -> str:
    words, question = reply.words, reply.question
    if not held.bodies:
        return words.say("目前没有收录任何报告。", "No report is held yet.")
    if unheld := question.unheld or question.inside:
        names = words.join([f"“{titled(name) if name.isascii() else name}”" for name in unheld])
        meant = list(
            dict.fromkeys(body for name, body in question.near if any(name in full for full in unheld))
        )
        reply.suggestions += [
            _asked_of(reply, body, year) for body in meant for year in held.years_of(body)[:1]
        ]
        alike = words.join([words.body_of(body) for body in meant])
        same = any(held.sounding_like(name) for name, body in question.near if body in meant)
        how, how_en = ("读音相同", "that sounds the same") if same else ("名称相近", "much like it")
        return words.say(
            f"没有收录{names}的报告。{f'{how}的有{alike}，如指该单位，请用这一名称再问。' if meant else ''}现有：{held_in_words(reply, held)}。",
            f"No report of {names} is held. {f'Held under a name {how_en}: {alike}. ' if meant else ''}Held: {held_in_words(reply, held)}.",
        )
    missing = evidence.resolved.missing
    if missing:
        bodies = list(dict.fromkeys(body for body, _ in missing))
        pieces = [
            words.say(
                f"{words.body_of(b)}{words.years([y for m, y in missing if m == b])}",
                f"{words.body_of(b)} for {words.years([y for m, y in missing if m == b])}",
            )
            for b in bodies
        ]
        have = [
            words.say(
                f"{words.body_of(b)}{words.years(sorted(held.years_of(b)))}",
                f"{words.body_of(b)}: {words.years(sorted(held.years_of(b)))}",
            )
            for b in bodies
        ]
        reply.suggestions += [
            _asked_of(reply, body, year) for body in bodies for year in held.years_of(body)[:2]
        ]
        return words.say(
            f"没有收录{words.join(pieces)}的报告。现有：{words.join(have)}。",
            f"No report of {words.join(pieces)} is held. Held: {'; '.join(have)}.",
        )
    asked = words.years(question.years)
    return words.say(
        f"没有收录{asked}的报告。现有：{held_in_words(reply, held)}。",
        f"No report for {asked} is held. Held: {held_in_words(reply, held)}.",
    )


def _which(reply: Reply, evidence: Evidence, held: Holdings) -> str:
    words, question = reply.words, reply.question
    bodies: Sequence[Body] = question.choices or held.bodies
    if question.years:
        bodies = [b for b in bodies if any(held.reports_of(b, year) for year in question.years)] or bodies
    names = words.join([words.body_of(body) for body in bodies[:6]]) + (
        words.say("等", " and others") if len(bodies) > 6 else ""
    )
    reply.suggestions += [
        _asked_of(reply, body, question.years[0] if question.years else None) for body in bodies[:4]
    ]
    return words.say(f"请问是哪个单位？收录的有：{names}。", f"Which body do you mean? Held: {names}.")


def _asked_of(reply: Reply, body: Body, year: int | None) -> str:
    """The question again, of a body and year that are held."""
    words, question = reply.words, reply.question
    name = body.region if body.level == "government" and body.region else body.agency or body.region
    when = words.year(year) if year else ""
    about = (
        "、".join(words.target(target) for target in question.targets[:1])
        or question.words.replace(" ", "")
        or words.say("收到政府信息公开申请", "applications received")
    )
    return words.say(f"{name}{when}{about}是多少？", f"{name} {when}: {about}?")


def _not_stated(reply: Reply, evidence: Evidence) -> str:
    words = reply.words
    places = evidence.resolved.places
    names = words.join(
        [
            words.say(
                f"{words.body_of(place.body)}{words.year(place.year)}",
                f"{words.year(place.year)} report of {words.body_of(place.body)}".strip(),
            )
            for place in places[:4]
        ]
    )
    dropped = any(found.nearest is not None and not found.unmet for found in evidence.found)
    what = words.say("所问的内容", "what was asked") if dropped else _asked_for(reply)
    if not places:  # of an answer that did not check out
        names = words.say("收录", "reports held")
    verb = "does" if len(places) == 1 else "do"
    message = words.say(f"{names}的报告没有载明{what}。", f"The {names} {verb} not state {what}.")
    if len(places) == 1:
        report = reply.index.report(places[0].reports[0].report_id)
        message += _attachment(reply, report) or quote_related(reply, evidence)
    for found in evidence.found[:1]:
        if found.nearest is not None and found.unmet:
            label = words.label(found.nearest)
            message += words.say(
                f"报告只给出“{label}”，没有按{_quoted(found.unmet)}分列。",
                f" It gives {label} only as a whole, not for “{', '.join(found.unmet)}”.",
            )
            reply.suggestions.append(_asked_of(reply, found.place.body, found.place.year))
    return message


def _quoted(words: Sequence[str]) -> str:
    """The question's own words in quotation marks, none that is part of another."""
    apart = [word for word in words if not any(word != other and word in other for other in words)]
    return "、".join(f"“{word}”" for word in dict.fromkeys(apart))


def _asked_for(reply: Reply) -> str:
    question, words = reply.question, reply.words
    if question.fields:
        from assistant.answering.details import field_name

        return field_name(reply, question.fields[0])
    if only_why_changed(question):
        return words.say("原因", "a reason")
    if asks_ways(question):
        return words.say("各申请渠道的件数", "how many applications came by each channel")
    targets = [words.target(Target(t.indicator, t.column)) for t in question.targets]
    if targets and question.operation is not Operation.TEXT:
        return words.say(f"“{words.join(targets)}”", f"“{words.join(targets)}”")
    return words.say("所问的内容", "what was asked")


def _attachment(reply: Reply, report: Report) -> str:
    """Where the report itself says the figure may stand: its attachment, or a part that could not be read."""
    words = reply.words
    if report.unreadable:
        return words.say(
            "报告有无法读取的部分（图片或附件），该内容可能在其中。",
            " Part of the report could not be read (pictures or attachments); it may stand there.",
        )
    field = report.field("attachment")
    if field is None or field.quote is None or not reply.question.targets:
        return ""
    number = reply.citer.field(report.report_id, field)
    name = " ".join(field.value.split()) or " ".join(field.quote.of(report.text).split())
    return words.say(
        f"报告提到附件“{name}”〔{number}〕，该项可能在附件中，但附件未收录。",
        f" It names an attachment, “{name}”〔{number}〕, which may hold it but is not in the collection.",
    )


def _contact(reply: Reply, evidence: Evidence) -> str:
    """The phone line the body prints in its own report, cited."""
    held = holdings(reply.index)
    bodies = reply.question.bodies or tuple(place.body for place in evidence.resolved.places)
    body = bodies[0] if len(set(bodies)) == 1 and not reply.question.unheld else None
    if body is None:
        return ""
    for summary in (
        *(s for place in evidence.resolved.places for s in place.reports),
        *held.reports_of(body),
    ):
        field = reply.index.report(summary.report_id).field("phone")
        if field is not None and field.span is not None:
            number = reply.citer.field(summary.report_id, field)
            return f"{field.value}〔{number}〕" if number else field.value
    return ""


def _whom_to_call(reply: Reply, contact: str) -> str:
    words = reply.words
    if contact:
        return words.say(
            f"可致电该单位{contact}或政务热线12345。",
            f" Please call the body at {contact} or the hotline 12345.",
        )
    return words.say("可致电政务热线12345。", " You can call the hotline 12345.")


def _suggestions(reply: Reply, evidence: Evidence, held: Holdings) -> list[str]:
    places = evidence.resolved.places
    if places and len(places) == 1 and reply.question.targets:
        body = places[0].body
        other = [year for year in held.years_of(body) if year != places[0].year]
        return [_asked_of(reply, body, year) for year in other[:2]] or examples(reply, held)
    return examples(reply, held)
