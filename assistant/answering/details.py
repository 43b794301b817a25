"""Answers about the reports themselves: contacts, dates, numbers; what is held; a friendly word."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence, both_phones, for_complaints
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.segments import naming
from assistant.types import Field, Figure, How, ReportSummary, Span

__all__ = ["about", "detail", "examples", "field_name", "held_in_words", "talk", "whether_held"]

_DATE_LABEL = re.compile("(?:发布|发文|公开|成文|生成|公布|更新|上网|印发)(?:日期|时间)")
_SENTENCE = re.compile(r"[^。；;\n|]{8,240}")
_TO_REACH = re.compile("电话|联系|来访|来人|来电|办公地点|办公地址|邮编|邮政编码|受理机构")
_NUMBER = "(?:[0-9０-９]+|[一二三四五六七八九十]+)"
_LOOKS = {
    "address": re.compile(
        f"(?:路|街|大道|巷|镇|村|大楼|大厦|中心|大院)[^，。；,;]{{0,16}}?{_NUMBER}(?:号|楼|室|层)"
    ),
    "office_hours": re.compile("[0-9０-９]{1,2}[:：][0-9０-９]{2}|[上下]午[0-9０-９]{1,2}[时点]"),
    "postcode": re.compile("(?<![0-9０-９-])[0-9０-９]{6}(?![0-9０-９])"),
    "email": re.compile("[@＠]"),
}
"""What a detail looks like that no label names."""
_ITSELF_AT = re.compile(
    "(?:(?<![^。；;\n])电子版|本(?:年度|年度的)?(?:工作)?(?:报告|年报)|(?:报告|年报)(?:的)?(?:全文|电子版|文本|原文))[^。；;\n]{0,60}?"
    "(?:可[在登从到于通]|[在于][^,，。；;\n]{2,40}?(?:公布|发布|登载|刊登|刊载|公开|查阅|下载|查看|挂网)|(?:公布|发布|登载|刊登|刊载)[于在])[^。；;\n]*"
)
"""Where a report says that it stands itself (电子版可在政府网站“政府信息公开”专栏下载)."""
_SITE = re.compile("网|栏|公众号|公报|平台|微信")
_OF_REPORT, _OF_OTHERS = re.compile("报告|年报"), re.compile("公报|手册|指南|目录|期刊|汇编|画册|文件")
_LEAD = 120
"""Characters of the line before 电子版 that must speak of the report, and of nothing else that is read."""
_HOTLINE = re.compile(
    r"(?P<label>[\u3400-\u9fff0-9“”\"]{0,14}热线)(?:电话|号码)?[”\"：:（(]*(?P<number>(?:0[0-9]{2,3}[-－—]?)?[0-9]{7,8}(?![0-9])|[19][0-9]{4}(?![0-9年])|400[-0-9]{7,9})"
    r"|(?<![0-9-])(?P<first>[19][0-9]{4})(?P<after>[\u3400-\u9fff]{0,8}热线)"
)
"""A hotline and the number it has: 24小时服务热线：96332, 96332供水服务热线."""
_ANY_HOTLINE = frozenset(["电话", "服务", "客服", "客户", "咨询", "小时", "全天", "单位", "公司"])
"""Words for any hotline."""
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


_PHONE_LABEL = re.compile(
    "(监督|投诉|举报|值班|办公室|总机|传达室|咨询|服务|客服)(?:举报|监督)?(?:的|该|要)?(?:电话|号码|热线|(?=和|、|跟|与|打|拨))"
)
_PHONE = (
    "(?P<number>[（(]?0[0-9]{2,3}[)）]?[-－—– ]?[0-9]{3,4} ?[0-9]{4}|[19][0-9]{4}(?![0-9年])|400[-0-9]{7,9})"
)


def _phones(reply: Reply, evidence: Evidence) -> bool:
    """The numbers a report labels as asked for (监督电话, 值班电话), where it labels every one of them."""
    asked = list(dict.fromkeys(_PHONE_LABEL.findall(reply.question.text)))
    if not asked or reply.words.english or asked in (["咨询"], ["办公室"]):
        return False
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        told = []
        for label in asked:
            pattern = f"{label}(?:举报|投诉|监督)?(?:[\u3400-\u9fff]{{0,4}}(?:电话|热线|号码)|请?拨打?|请?打)?[:：（(]?{_PHONE}"
            found = re.search(pattern, report.text)
            if found is None and label == "办公室":
                found = re.search(rf"{_PHONE}[（(]办公室", report.text)
            if found is None:
                break
            cite = reply.citer.span(report.report_id, Span(*found.span()))
            told.append(f"{label}电话：{found.group('number').strip('（(')}〔{cite}〕")
        if len(told) == len(asked):
            who, when = reply.words.body(summary.region, summary.agency), reply.words.year(summary.year)
            reply.sentence = f"{who}{when}年度报告{'；'.join(told)}。".replace("年年度", "年度")
            reply.how = How.QUOTED
            return True
    return False


def detail(reply: Reply, evidence: Evidence) -> bool:
    """State a detail of each report; false where none gives it."""
    if "phone" in reply.question.fields and not both_phones(reply.question) and _phones(reply, evidence):
        return True
    sentences = []
    for summary, field in evidence.details:
        cite = reply.citer.field(summary.report_id, field)
        sentences.append(_stated(reply, summary, field, f"〔{cite}〕" if cite else ""))
    if not sentences:
        return _beside_others(reply, evidence)
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


def _beside_others(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence on how to reach a body that holds the detail asked for without naming it (大井坎路77号)."""
    if reply.question.fields == ("hotline",):
        return _hotline(reply, evidence)
    if "channel" in reply.question.fields[:1]:
        return _where_published(reply, evidence)
    looks = next((_LOOKS[name] for name in reply.question.fields if name in _LOOKS), None)
    if looks is None or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for sentence in _SENTENCE.finditer(report.text):
            if _TO_REACH.search(sentence.group()) and looks.search(sentence.group()):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                say_clause(reply, report, Span(start, start + len(sentence.group().strip())))
                return True
    return False


def _where_published(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence in which the one report at hand says where it can be read."""
    if len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for found in _ITSELF_AT.finditer(report.text):
            before = report.text[max(0, found.start() - _LEAD) : found.start()].rpartition("\n")[2]
            own = not found.group().startswith("电子版") or (
                _OF_REPORT.search(before) and not _OF_OTHERS.search(before[-_LEAD // 2 :])
            )
            if own and _SITE.search(found.group()):
                say_clause(reply, report, Span(*found.span()))
                return True
    return False


def _hotline(reply: Reply, evidence: Evidence) -> bool:
    """The number of the hotline a question names, from the clause that gives it; of several all of them."""
    asked = reply.question.masked.split("热线")[0]
    said = naming(asked)
    names = [name for name in (*said.names, *said.deeds) if len(name) > 1 and name not in _ANY_HOTLINE]
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        told = [(found, _hotline_label(found)) for found in _HOTLINE.finditer(report.text)]
        fits = [(found, label) for found, label in told if all(name in label for name in names)]
        numbers: dict[str, str] = {}
        for found, label in fits:
            number = found.group("number") or found.group("first")
            cite = reply.citer.span(report.report_id, Span(*found.span()))
            numbers.setdefault(number, f"{label}{reply.words.say('：', ': ')}{number}〔{cite}〕")
        if numbers:
            who = reply.words.body(summary.region, summary.agency)
            when, listed = reply.words.year(summary.year), reply.words.say("；", "; ").join(numbers.values())
            reply.sentence = reply.words.say(
                f"{who}{when}年度报告写明的热线：{listed}。".replace("年年度", "年度"),
                f"{who}, {when} report, hotline: {listed}.",
            )
            reply.how = How.QUOTED
            return True
    return False


def _hotline_label(found: re.Match[str]) -> str:
    return str(found.group("label") or found.group("after"))


def field_name(reply: Reply, name: str) -> str:
    """What a detail is called."""
    return reply.words.say(*_NAMES.get(name, (name, name)))


def _stated(reply: Reply, summary: ReportSummary, field: Field, cite: str) -> str:
    words = reply.words
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    value, name = _value(reply, summary, field), field_name(reply, field.name)
    if field.name == "published" and not words.english:
        name = _printed_label(reply, summary, field) or name
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
    if not held.bodies:
        reply.sentence = words.say("目前没有收录任何报告。", "No report is held yet.")
        return
    reply.sentence = words.say(
        f"收录的政府信息公开工作年度报告：{held_in_words(reply, held, 12)}。可以查报告中的数字（申请、办理结果、行政复议和诉讼、行政许可、处罚等）、比较和合计、存在的问题和计划、联系方式，每个数字都注明出处。",
        f"Annual reports on government information disclosure held: {held_in_words(reply, held, 12)}. You can ask for figures (applications, results, reviews and lawsuits, licences, penalties …), comparisons and sums, problems and plans, and contacts; every figure is shown with its place in the report.",
    )
    reply.suggestions += examples(reply, held)


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
