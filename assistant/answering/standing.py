"""Where somebody else's assessment placed a body or its site (在全省打分里排第几名), quoted from the sentence that tells it."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.kinds_told import RANK_ASKED
from assistant.answering.likely_en import units_of_en
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.units import NAME
from assistant.answering.verbatim import say_only
from assistant.answering.words import content
from assistant.lexicon.bilingual import stems
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Report, Span

__all__ = ["quote_standing"]

_TOLD = re.compile(
    r"(?:[列居排获得]|名列|位列|位居|排名)[^,，。;；]{0,8}第\s?[一二三四五六七八九十百\d]+\s?(?:名|位)?"
)
_EXTENT = re.compile("[在居列]?(全[国省市州区县])")
_EXTENT_EN = re.compile(
    r"\b(?:in|of|among|within|across) (?:all )?(?:the |its )?(?:whole |entire )?(?P<of>nation|country|province|city|prefecture|district|county)\b"
    r"|\b(?P<wide>nation|country|province|city|prefecture|district|county)[ -]?wide\b|\bnational(?P<national>ly)?\b|\b(?P<level>provincial|municipal)\b"
)
_MET = 0.6
_EXTENTS_EN = {
    "nation": "国", "country": "国", "national": "国", "province": "省", "provincial": "省", "city": "市",
    "municipal": "市", "prefecture": "州", "district": "区", "county": "县",
}  # fmt: skip
_JUDGED_EN = re.compile(
    r"\b(?:league|table|ranking|rank(?:ed|s)?|standings?|assess\w*|apprais\w*|evaluat\w*|score[ds]?|scoring|points|marks|contest|competition|performance|review|placed?|place|position|finish(?:ed)?)\b"
)
_WORDS_EN = frozenset(
    stems(
        "get got achieve obtain league table rank ranking ranked standing score points marks place placed position spot district"
        " county city province provincial municipal national level all subdistrict count town township finish annual come came many"
        " hold take high low well openness disclosure government information year work comparison overall assessment appraisal"
        " evaluation review contest performance body bureau department result list compared"
    )
)
"""What asks for a place in a ranking, and names none."""
_JUDGED = re.compile("考核|评估|测评|评议|考评|评比|得分|绩效|排名|评价|指数|监测|通报|打分")


def quote_standing(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence of the report that tells a place in a ranking of what is named; whether there is one."""
    question, places = reply.question, evidence.resolved.places
    if question.targets or len(places) != 1 or not RANK_ASKED.search(question.text.lower()):
        return False
    if question.language == "en":
        return _in_english(reply, evidence)
    names = [name for name in naming(content(question.masked)).names if len(name) > 1]
    extent = _EXTENT.search(question.text)
    told: list[tuple[Report, Span]] = []
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            sentence = span.of(report.text)
            named = any(name in sentence for name in names)
            within = extent is None or extent.group(1) in sentence
            if _TOLD.search(sentence) and named and within:
                told.append((report, span))
    return say_only(reply, told)


def _in_english(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the place of the body in an assessment; of several the one that names what is asked."""
    question, asked = reply.question, reply.question.text.lower()
    if not _JUDGED_EN.search(asked):
        return False
    extent = _EXTENT_EN.search(asked)
    kind = next((word for word in extent.groups() if word), "nation") if extent else ""
    within = re.compile(f"全{_EXTENTS_EN[kind]}|{_EXTENTS_EN[kind]}[级里内]" if kind else "")
    limits = [
        unit
        for unit in units_of_en(question.masked)
        if unit.weight >= NAME and not _WORDS_EN.issuperset(unit.text.split())
    ]
    told: list[tuple[Report, Span]] = []
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            sentence = compact(span.of(report.text)).text
            named = all(unit.held_by(sentence)[0] >= _MET for unit in limits)
            judged = _JUDGED.search(sentence) and _TOLD.search(sentence)
            if judged and named and within.search(sentence):
                told.append((report, span))
    return say_only(reply, told)
