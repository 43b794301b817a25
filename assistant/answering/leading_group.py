"""Who heads the leading group for disclosure, or has charge of it (由常务副县长任组长, 副镇长分管), quoted from the sentence that says so."""

from __future__ import annotations

import re

from assistant.answering.asked_kinds import tells_asked
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Span

__all__ = ["quote_charge", "quote_head"]

_ASKED = re.compile("组长")
_WHO = re.compile("谁|哪[位个]|什么(?:人|职务|身份|领导)|啥(?:人|职务)|何人")
_DEPUTY = re.compile("副组长")
_HEAD = "[^,，。；;：:\n]"
_SAID = re.compile(
    rf"[^。；;\n]*(?:[由以]{_HEAD}{{2,24}}?(?:担?任|为|兼任?)(?:第一|常务)?(?P<one>副?组长)|{_HEAD}{{2,16}}?(?<![责主信])(?:担|兼)?任{_HEAD}{{0,20}}?(?P<two>副?组长)"
    rf"|(?P<three>副?组长)(?:由|为|[:：]){_HEAD}{{2,24}})[^。；;\n]*"
)


def quote_head(reply: Reply, evidence: Evidence) -> bool:
    """Quote who heads (or is deputy of) the group, where a Chinese question asks it; whether the report says so."""
    text = reply.question.text
    if not (_ASKED.search(text) and _WHO.search(text)) or len(evidence.resolved.places) != 1:
        return False
    wanted = "副组长" if _DEPUTY.search(text) else "组长"
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for found in _SAID.finditer(report.text):
            named = tells_asked(text, found.group())  # 由县长任组长 names nobody
            if named and wanted in {found.group("one"), found.group("two"), found.group("three")}:
                start = found.start() + len(found.group()) - len(found.group().lstrip())
                say_clause(reply, report, Span(start, found.end()))
                return True
    return False


_TITLE = "(?:[县区市镇乡局院校所站]长|主任|书记|主席|经理|司长|厅长|处长|科长|领导|同志)"
_CHARGE = re.compile(
    rf"[^。；;\n|]*(?:{_TITLE}[^,，。；;\n|]{{0,8}}(?:第一责任人|分管|主管|牵头|负总责|具体负责)|由[^,，。；;\n|]{{0,12}}{_TITLE}[^,，。；;\n|]{{0,4}}负责)[^。；;\n|]*"
)
_OF_DISCLOSURE = re.compile("公开|责任人|承办|分管")


def quote_charge(reply: Reply, evidence: Evidence) -> bool:
    """Quote who has charge of disclosure where no labelled field holds it; whether one sentence tells it."""
    if reply.question.fields != ("responsible",) or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        if any(field.name == "responsible" for field in report.fields):
            return False
        for found in _CHARGE.finditer(report.text):
            if _OF_DISCLOSURE.search(found.group()):
                start = found.start() + len(found.group()) - len(found.group().lstrip())
                say_clause(reply, report, Span(start, found.end()))
                return True
    return False
