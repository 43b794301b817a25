"""What was carried over into the next year, where no figure goes by that name: the sentence that tells it (余下2件，转入下年办理)."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause

__all__ = ["quote_carried"]

_NUMBER = r"[\d〇零一二三四五六七八九十百两]+\s*[件宗份条起]"
_NEXT_YEAR = r"(?:下一?年度?|次年|来年|明年|(?:19|20)\d\d年度?)"
_CARRIED = re.compile(
    rf"{_NUMBER}[^。；;]*?(?:转入|转至|转到|转下|结转|顺延|延至|延到|移至|移到|留待|留到|跨入|跨年至|跨到)[^。；;，,]{{0,4}}{_NEXT_YEAR}"
    rf"|{_NUMBER}[^。；;]*?(?:待|在|于|须|需){_NEXT_YEAR}[^。；;，,]{{0,6}}(?:办理|办结|答复|处理|办)"
)
_OF_REQUESTS = re.compile("申请|答复|办结|受理|办理")


def quote_carried(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells what was carried over, where that is asked and no figure is called so."""
    question, places = reply.question, evidence.resolved.places
    asked = [(target.indicator, target.column) for target in question.targets]
    if asked not in ([("carried_out", "")], [("carried_out", "total")]) or question.rest:
        return False
    if evidence.findings or len(places) != 1:
        return False
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        told = [
            span
            for span in sentences_of(report)
            if _CARRIED.search(own := span.of(report.text))
            and _OF_REQUESTS.search(own)
            and not is_planned(report, span)
        ]
        if len(told) == 1:
            say_clause(reply, report, told[0])
            return True
    return False
