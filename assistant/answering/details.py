"""Answers about the reports themselves: contacts, dates, numbers; what is held; a friendly word."""

from __future__ import annotations

import re

from assistant.answering.details_told import told_beside, told_phones
from assistant.answering.document_numbers import asks_other_document, quote_document_number
from assistant.answering.evidence import Evidence, both_phones, for_complaints
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.phone_lines import tell_line
from assistant.answering.reply import Reply
from assistant.types import Body, Field, Figure, How, ReportSummary

__all__ = ["about", "detail", "examples", "field_name", "held_in_words", "talk", "whether_held"]

_DATE_LABEL = re.compile("(?:发布|发文|公开|成文|生成|公布|更新|上网|印发)(?:日期|时间)")
_LEADER = re.compile("领导|分管|主管|牵头|[局县市区镇乡厅处科院校]长|书记|主任")
_CONTACT = re.compile("联系人[:：]")
_TO_ASK = re.compile(r"联系人|\bcontact person\b")
_NAMES = {
    "hotline": ("热线", "hotline"),
    "phone": ("联系电话", "phone"),
    "fax": ("传真", "fax"),
    "email": ("电子邮箱", "e-mail"),
    "postcode": ("邮政编码", "postcode"),
    "address": ("地址", "address"),
    "office_hours": ("办公时间", "office hours"),
    "published": ("发布时间", "date of publication"),
    "signed": ("落款日期", "date signed"),
    "period": ("统计期限", "reporting period"),
    "period_start": ("统计期限", "reporting period"),
    "index_number": ("索引号", "index number"),
    "document_number": ("文号", "document number"),
    "publisher": ("发布机构", "publisher"),
    "source": ("来源", "source"),
    "agency": ("报告单位", "reporting body"),
    "title": ("报告标题", "title"),
    "responsible": ("负责情况", "person in charge"),
    "office": ("工作机构", "office"),
    "channel": ("公布方式", "place of publication"),
    "website": ("网址", "website"),
    "attachment": ("附件", "attachment"),
    "structure": ("主要内容", "contents"),
}


def detail(reply: Reply, evidence: Evidence) -> bool:
    """State a detail of each report; false where none gives it."""
    if "phone" in reply.question.fields and not both_phones(reply.question) and told_phones(reply, evidence):
        return True
    if tell_line(reply, evidence):
        return True
    if asks_other_document(reply):
        return quote_document_number(reply, evidence)
    sentences = []
    for summary, field in evidence.details:
        if _LEADER.search(reply.question.text) and not _leads(reply, summary, field):
            continue
        to_ask = field.name == "responsible" and _TO_ASK.search(reply.question.text.lower())
        if to_ask and _leads(reply, summary, field):
            continue  # who heads the work is not whom to ask
        cite = reply.citer.field(summary.report_id, field)
        sentences.append(_stated(reply, summary, field, f"〔{cite}〕" if cite else ""))
    if not sentences:
        return told_beside(reply, evidence)
    if both_phones(reply.question) and len(sentences) == 1:
        sentences.append(
            reply.words.say("报告没有分别载明这两个电话。", "The report does not give both numbers.")
        )
    reply.sentence = reply.words.say("", " ").join(sentences)
    if len(evidence.details) == 1:
        _, field = evidence.details[0]
        reply.figure = Figure(_value(reply, evidence.details[0][0], field), "", field_name(reply, field.name))
    reply.how = How.QUOTED
    return True


def _leads(reply: Reply, summary: ReportSummary, field: Field) -> bool:
    """Whether a detail is no contact person given for the leader asked about."""
    if field.name != "responsible" or field.quote is None:
        return True
    return not _CONTACT.search(field.quote.of(reply.index.report(summary.report_id).text))


def field_name(reply: Reply, name: str) -> str:
    """What a detail is called."""
    return reply.words.say(*_NAMES.get(name, (name, name)))


def _stated(reply: Reply, summary: ReportSummary, field: Field, cite: str) -> str:
    words = reply.words
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    value, name = _value(reply, summary, field), field_name(reply, field.name)
    if field.name == "published" and not words.english:
        name = _printed_label(reply, summary, field) or name
    if field.name == "responsible" and field.quote and "联系人" in value:
        name = words.say("联系人", "contact person")
    if field.name == "phone" and for_complaints(field, reply.index.report(summary.report_id).text):
        name = words.say("监督电话", "number for complaints")
    return words.say(
        f"{who}{when}年度报告{name}：{value}{cite}。".replace("年年度", "年度"),
        f"{who}, {when} report, {name}: {value}{cite}.",
    )


def _printed_label(reply: Reply, summary: ReportSummary, field: Field) -> str:
    """What the report itself calls a date (发文日期), where a label stands before it."""
    if field.span is None or field.quote is None:
        return ""
    before = reply.index.report(summary.report_id).text[field.quote.start : field.span.start]
    label = before.strip(" :：|[]【】\t\n")
    return label if _DATE_LABEL.fullmatch(label) else ""


def _value(reply: Reply, summary: ReportSummary, field: Field) -> str:
    """The detail as printed, a date also in its plain form."""
    text = reply.index.report(summary.report_id).text
    printed = " ".join(field.span.of(text).split()) if field.span else field.value
    if field.name in {"published", "signed"} and field.value and printed != field.value:
        return f"{field.value}（{printed}）" if not reply.words.english else f"{field.value} ({printed})"
    if field.name in {"responsible", "channel", "period", "period_start", "office"} and field.quote:
        quote = " ".join(field.quote.of(text).split()).strip("，,。；; ")
        return quote if len(quote) <= 160 else printed
    return printed or field.value


# --- what is held, and talk -------------------------------------------------------------


def held_in_words(reply: Reply, held: Holdings, most: int = 6) -> str:
    """The bodies held with their years, the first of them where there are many."""
    words = reply.words
    pieces = [
        words.say(
            f"{words.body_of(body)}（{words.years(sorted(held.years_of(body)))}）",
            f"{words.body_of(body)}: {words.years(sorted(held.years_of(body)))}",
        )
        for body in held.bodies[:most]
    ]
    listed = words.say("、", "; ").join(pieces)
    if len(held.bodies) > most:
        listed += words.say("等", " and others")
    return listed


def about(reply: Reply) -> None:
    """What can be asked and which reports are held."""
    held = holdings(reply.index)
    words = reply.words
    reply.how = How.TALK
    if reply.question.bodies and not reply.question.unheld:
        reply.sentence = words.say("", " ").join(_years_held(reply, body) for body in reply.question.bodies)
        return
    if not held.bodies:
        reply.sentence = words.say("目前没有收录任何报告。", "No report is held yet.")
        return
    reply.sentence = words.say(
        f"收录的政府信息公开工作年度报告：{held_in_words(reply, held, 12)}。可以查报告中的数字（申请、办理结果、行政复议和诉讼、行政许可、处罚等）、比较和合计、存在的问题和计划、联系方式，每个数字都注明出处。",
        f"Annual reports on government information disclosure held: {held_in_words(reply, held, 12)}. You can ask for figures (applications, results, reviews and lawsuits, licences, penalties …), comparisons and sums, problems and plans, and contacts; every figure is shown with its place in the report.",
    )
    reply.suggestions += examples(reply, held)


def _years_held(reply: Reply, body: Body) -> str:
    """The years a body's reports are held of, each with the report."""
    held, words = holdings(reply.index), reply.words
    listed = []
    for year in sorted(held.years_of(body)):
        for summary in held.reports_of(body, year)[:1]:
            report = reply.index.report(summary.report_id)
            named = next(
                (f for name in ("title", "year", "agency") if (f := report.field(name)) and f.span), None
            )
            cite = reply.citer.field(summary.report_id, named) if named is not None else 0
            listed.append(f"{words.year(year)}{f'〔{cite}〕' if cite else ''}")
    return words.say(
        f"收录了{words.body_of(body)}的政府信息公开工作年度报告{len(listed)}份：{'、'.join(listed)}。",
        f"Annual disclosure reports of {words.body_of(body)} held: {', '.join(listed)}.",
    )


def whether_held(reply: Reply) -> None:
    """Whether the reports named are held."""
    held = holdings(reply.index)
    words, question = reply.words, reply.question
    reply.how = How.TALK
    bodies = question.bodies or (held.bodies if not question.unheld else ())
    present = [
        words.say(f"{words.body_of(body)}{year}年", f"{words.body_of(body)} {year}")
        for body in bodies
        for year in sorted(held.years_of(body))
        if not question.years or year in question.years
    ]
    if present and not question.unheld:
        reply.sentence = words.say(
            f"收录了：{'、'.join(present[:12])}。", f"Held: {', '.join(present[:12])}."
        )
    else:
        reply.sentence = words.say(
            f"没有收录。现有：{held_in_words(reply, held)}。",
            f"Not held. Held: {held_in_words(reply, held)}.",
        )


def examples(reply: Reply, held: Holdings) -> list[str]:
    """Questions that fit what is held."""
    body = held.bodies[0]
    years = held.years_of(body)
    name, year = body.region or body.agency, years[0] if years else ""
    return [
        reply.words.say(
            f"{name}{year}年收到多少件政府信息公开申请？",
            f"How many applications did {name} receive in {year}?",
        ),
        reply.words.say(
            f"{name}{year}年存在哪些主要问题？", f"What problems does the {year} report of {name} name?"
        ),
    ]


_TALK = {
    "hello": ("您好！请问想查哪个单位、哪一年、哪项政府信息公开数据？", "Hello! Which body, which year and which figure would you like to know?"),
    "thanks": ("不客气，还有问题可以继续问。", "You are welcome. Please ask if there is anything else."),
    "bye": ("再见，欢迎随时再来查询。", "Goodbye, and please come back any time."),
    "fine": ("好的，还有问题可以继续问。", "Good. Please ask if there is anything else."),
    "who": ("我是政府信息公开年度报告的问答助手，答复都取自收录的报告原文并注明出处。", "I am an assistant for annual reports on government information disclosure; every answer is taken from the reports held and shows its place in them."),
    "empty": ("请输入想查的问题，例如：某单位某年收到多少件政府信息公开申请？", "Please type a question, for example: how many applications did a body receive in a year?"),
}  # fmt: skip


def talk(reply: Reply, detail: str) -> None:
    """A friendly line that claims nothing about any report."""
    reply.how = How.TALK
    reply.sentence = reply.words.say(*_TALK.get(detail, _TALK["empty"]))
    held = holdings(reply.index)
    if held.bodies and detail in {"hello", "who", "empty"}:
        reply.suggestions += examples(reply, held)
