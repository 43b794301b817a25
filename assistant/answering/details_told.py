"""Details of a report that no labelled field holds: told in its prose, or labelled with words of its own (值班电话)."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.segments import naming
from assistant.types import How, Span

__all__ = ["paper_copy", "told_beside", "told_phones"]

_SENTENCE = re.compile(r"[^。；;\n|]{8,240}")
_TO_REACH = re.compile("电话|拨打|致电|联系|来访|来人|来电|办公地点|办公地址|邮编|邮政编码|受理机构")
_NUMBER = "(?:[0-9０-９]+|[一二三四五六七八九十]+)"
_AT_HOURS = re.compile(
    "工作日|周[一二三四五六日末]|星期[一二三四五六日]|[上下]班|办公|接待|受理|咨询|开放|对外"
)
"""Who is there at the hours of a sentence."""
_LOOKS = {
    "address": re.compile(
        f"(?:路|街|大道|巷|镇|村|楼|大厦|中心|大院|校区)[^，。；,;]{{0,16}}?{_NUMBER}(?:号|楼|室|层)"
    ),
    "office_hours": re.compile("[0-9０-９]{1,2}[:：][0-9０-９]{2}|[上下]午[0-9０-９]{1,2}[时点]"),
    "postcode": re.compile("(?<![0-9０-９-])[0-9０-９]{6}(?![0-9０-９])"),
    "email": re.compile("[@＠]"),
}
"""What a detail looks like that no label names."""
_ITSELF_AT = re.compile(
    "(?:(?<![^。；;\n])电子版|本(?:年度|年度的)?(?:工作)?(?:报告|年报)|(?:报告|年报)(?:的)?(?:全文|电子版|文本|原文))[^。；;\n]{0,60}?"
    "(?:可[在登从到于通]|[在于][^,，、。；;\n]{0,40}?(?:网|栏|公众号|公报|平台|微信)[^,，、。；;\n]{0,20}?(?:公布|发布|登载|刊登|刊载|公开|查阅|下载|查看)"
    "|(?:公布|发布|登载|刊登|刊载)[于在])[^。；;\n]*"
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
_PHONE_LABEL = re.compile(
    "(监督|投诉|举报|值班|办公室|总机|传达室|咨询|服务|客服|信息公开|政务公开|依申请公开)(?:举报|监督)?(?:的|该|要)?(?:电话|号码|热线|(?=和|、|跟|与|打|拨))"
)
_PHONE = (
    "(?P<number>[（(]?0[0-9]{2,3}[)）]?[-－—– ]?[0-9]{3,4} ?[0-9]{4}|[19][0-9]{4}(?![0-9年])|400[-0-9]{7,9})"
)


_PAPER_ASKED = re.compile(
    r"\b(?:paper|printed|hard|physical) (?:cop(?:y|ies)|versions?)\b|纸质|纸制|纸本|打印好的|印好的"
)
_PAPER_WHERE = re.compile(r"\bwhere\b|哪|什么地方|怎么(?:领|拿|取|索|要)|如何(?:领|索|获)")
_PAPER = re.compile("纸质|纸制|纸本|印刷(?:本|件)")
_TO_TAKE = re.compile("领取|索取|索要|取阅|查阅|领阅|免费取|获取")


def paper_copy(reply: Reply, evidence: Evidence) -> bool:
    """Quote where a printed copy of the report can be had, where that is asked for and one sentence tells it."""
    text = reply.question.text.lower()
    if not (_PAPER_ASKED.search(text) and _PAPER_WHERE.search(text)) or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = [
            s
            for s in _SENTENCE.finditer(report.text)
            if _PAPER.search(s.group()) and _TO_TAKE.search(s.group())
        ]
        if len(told) == 1:
            start = told[0].start() + len(told[0].group()) - len(told[0].group().lstrip())
            say_clause(reply, report, Span(start, start + len(told[0].group().strip())))
            return True
    return False


def told_phones(reply: Reply, evidence: Evidence) -> bool:
    """The numbers a report labels as asked for (监督电话, 值班电话), where it labels every one of them."""
    if not reply.words.english and _told_at_hours(reply, evidence):
        return True
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


_HOURS = {
    "夜里": re.compile("夜间|夜里|晚上|晚间|夜班|半夜|下班(?:后|以后)"),
    "假日": re.compile("节假日|假日|周末|双休日|放假"),
    "白天": re.compile("工作日|白天|上班时间|日间"),
}
"""When a number is to be called, as people and reports say it."""


def _told_at_hours(reply: Reply, evidence: Evidence) -> bool:
    """The number a report gives for the hours asked about (夜间监督电话: 7128899（夜间总值班）)."""
    hours = next((told for told in _HOURS.values() if told.search(reply.question.text)), None)
    if hours is None:
        return False
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        for found in re.finditer(rf"{_PHONE}[ \u3000]*[（(](?P<when>[^（）()\n]{{1,14}})[）)]", report.text):
            if hours.search(found.group("when")):
                cite = reply.citer.span(report.report_id, Span(*found.span()))
                who, when = reply.words.body(summary.region, summary.agency), reply.words.year(summary.year)
                reply.sentence = f"{who}{when}年度报告电话（{found.group('when')}）：{found.group('number')}〔{cite}〕。".replace(
                    "年年度", "年度"
                )
                reply.how = How.QUOTED
                return True
    return False


def told_beside(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence on how to reach a body that holds the detail asked for without naming it (大井坎路77号)."""
    if reply.question.fields == ("hotline",):
        return _hotline(reply, evidence)
    if "channel" in reply.question.fields[:1]:
        return _where_published(reply, evidence)
    if reply.question.fields == ("office",) and reply.words.english:
        return _office_in_charge(reply, evidence)
    if reply.question.fields[:1] == ("responsible",) and _WHOM.search(reply.question.text.lower()):
        return _whom_to_ask(reply, evidence)
    looks = next((_LOOKS[name] for name in reply.question.fields if name in _LOOKS), None)
    if looks is None or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for sentence in _SENTENCE.finditer(report.text):
            reach = _AT_HOURS if "office_hours" in reply.question.fields else _TO_REACH
            if reach.search(sentence.group()) and looks.search(sentence.group()):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                say_clause(reply, report, Span(start, start + len(sentence.group().strip())))
                return True
    return False


_WHOM = re.compile(r"联系人|\bwho(?:m)? (?:should|can|do|could|must|would|may)\b|\bcontact person\b")
_REACHED = re.compile("疑问|咨询|联系")


def _whom_to_ask(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that tells whom to turn to and at what number, where no person is named for it."""
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        for said in _SENTENCE.finditer(report.text):
            if _REACHED.search(said.group()) and re.search(_PHONE, said.group()):
                start = said.start() + len(said.group()) - len(said.group().lstrip())
                say_clause(reply, report, Span(start, start + len(said.group().strip())))
                return True
    return False


_IN_CHARGE = re.compile(
    "公开[^。；;\\n]{0,12}?由[\u3400-\u9fff]{2,18}?(?:部|室|办|科|处|中心|局|股|组)[^。；;，,\\n]{0,4}(?:牵头|负责|承担|主管|归口|组织)"
)


def _office_in_charge(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells which office is in charge of disclosure, where no label names it."""
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        told = [s for s in _SENTENCE.finditer(report.text) if _IN_CHARGE.search(s.group())]
        if len(told) == 1:
            start = told[0].start() + len(told[0].group()) - len(told[0].group().lstrip())
            say_clause(reply, report, Span(start, start + len(told[0].group().strip())))
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
                lead = re.split("[。；;\n]", before)[-1]
                say_clause(reply, report, Span(found.start() - len(lead.lstrip()), found.end()))
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
