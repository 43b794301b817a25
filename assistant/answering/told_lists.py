"""Lists a report tells in one sentence: what applications were about, and the figure of each of several times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.answering.words import content
from assistant.lexicon.numerals import parse_number
from assistant.types import Fact, Origin, Question

__all__ = ["asks_matters", "each_time", "list_matters", "told_replies"]

_MATTERS = re.compile(
    "(?:哪|什么|啥)[一几些]?(?:大)?(?:类|种|个|方面|领域|块|样|项)?(?:的)?(?:申请)?(?:事项|事情|事|内容|方面|领域|主题|题材)"
    "|(?:前|头)[两二三四五六]?(?:大|位|类|名|项|个)*(?:的)?(?:事项|内容|领域|方面|主题)"
    "|(?:事项|内容|领域|方面|主题)(?:最多|主要|都|排|集中)*(?:的)?(?:是|有|在)*(?:哪|什么|啥)"
    "|(?:哪|什么|啥)[一几些二两三四五]?(?:大)?(?:类|种|方面)(?:的)?(?:政府)?信息|信息(?:类别|类型|种类)?(?:都|主要|分别)*(?:有|是)(?:哪|什么|啥)(?:[几些一二两三四五]?[类种个])?"
    "|(?:关于|有关|涉及|针对|跟)(?:的是|的都是|的)?(?:些)?(?:哪|什么|啥)[^率]"
    "|(?:集中|扎堆|聚集)(?:在|于|到)(?:了)?(?:哪|什么|啥)|(?:都|主要|大多|多半)(?:是)?(?:问|要|申请|关心|打听)(?:些|的是?)?(?:哪|什么|啥)"
)
_NO_MATTERS = re.compile("渠道|方式|途径|形式|平台|结果|原因|理由|谁|申请人|单位|部门|人群|主体")
_APPLIED = re.compile("申请")
_TELLS = re.compile("集中|内容|涉及|事项|领域|方面|主要|前[二两三四五]|主题|大类|占比|类")
_TIMES = re.compile(
    "(?P<count>[二两三四五六])(?P<what>次|轮|批|期|场|回|季度?|届)[^各分,，。?？]{0,10}(?:各自?|分别)[^多少几,，。?？]{0,6}(?:多少|几)(?P<unit>[分件人条场份名万元%]?)"
)
_REPLY = re.compile(
    "同意|予以|不予|部分公开|不存在|不属于|非本|掌握|公开|提供|补正|不受理|告知|驳回|答复|处理|撤回|撤销|其他处理|无法"
)
_REACH = 600
"""Characters behind a total within which the replies to it are told."""


_MATTERS_EN = re.compile(
    r"\b(?:which|what) (?:[a-z]+ )?(?:kinds?|types?|categor(?:y|ies)|sorts?|fields?|areas?) of (?:government )?information\b[^?]*\b(?:request\w*|appl\w+|asked for|sought|demand\w*)\b"
    r"|\b(?:request\w*|applied for|asked for|sought|demand\w*)\b[^?]*\b(?:kinds?|types?|categor(?:y|ies)|sorts?) of (?:government )?information\b"
)


def asks_matters(question: Question) -> bool:
    """Whether it is asked what applications were about (主要集中在哪几类事项, which kinds of information)."""
    if question.language == "en":
        return bool(_MATTERS_EN.search(question.text.lower()))
    applied = _APPLIED.search(question.text) or any(
        t.indicator.split(".")[0] == "received" for t in question.targets
    )
    asked = _MATTERS.search(question.text)
    return question.language == "zh" and bool(asked and applied) and not _NO_MATTERS.search(question.text)


def list_matters(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that lists what applications were about, with how many of each."""
    if not asks_matters(reply.question) or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = []
        for facts in _by_sentence(reply.index.facts([summary.report_id])):
            said = facts[0].quote.of(report.text)
            near = report.text[max(0, facts[0].quote.start - 160) : facts[0].quote.end]
            own = [f for f in facts if not f.indicator and f.unit in {"件", "宗", "份", "%"}]
            if len(own) > 1 and _TELLS.search(said) and _APPLIED.search(near) and len(own) * 2 > len(facts):
                told.append((bool(_APPLIED.search(said)), facts[0].quote))
        best = [quote for applied, quote in told if applied] or [quote for _, quote in told]
        if len(best) == 1:
            say_clause(reply, report, best[0])
            return True
    return False


def each_time(reply: Reply, evidence: Evidence) -> bool:
    """The figure of each of several times (第三方测评两次各得多少分) from the one sentence that tells as many."""
    question = reply.question
    asked = _TIMES.search(question.masked) or _TIMES.search(question.text)
    if question.language == "en" or asked is None or len(evidence.resolved.places) != 1:
        return False
    count, unit = parse_number(asked.group("count")), asked.group("unit")
    names = [w for w in content(question.masked[: asked.start()]).split() if len(w) > 1]
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        fitting = []
        for facts in _by_sentence(reply.index.facts([summary.report_id])):
            for told_unit, run in groupby(facts, key=lambda f: f.unit):
                same = list(run)
                said = same[0].quote.of(report.text)
                alike = len({f.subject for f in same}) == 1 or all(f.subject[-1:] in "分率" for f in same)
                meant = bool(names) and all(_speaks(said, name) for name in names)
                if len(same) == count and alike and meant and unit in {"", told_unit}:
                    fitting.append(same[0].quote)
        if len(fitting) == 1:
            say_clause(reply, report, fitting[0])
            return True
    return False


def _speaks(said: str, name: str) -> bool:
    """Whether a sentence holds a word, or its pieces of two characters for the most part."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return name in said or sum(pair in said for pair in pairs) * 2 > len(pairs)


def told_replies(facts: Sequence[Fact], whole: Fact) -> list[Fact]:
    """The replies told one after the other behind a total that they make up exactly (同意10件，不予提供3件，…)."""
    behind = sorted(
        (
            f
            for f in facts
            if f.origin is Origin.PROSE
            and f.fact_id != whole.fact_id
            and f.unit == whole.unit
            and is_stated_level(f)
            and f.value
            and whole.value is not None
            and (whole.origin is Origin.TABLE or 0 < f.span.start - whole.span.end <= _REACH)
        ),
        key=lambda f: f.span.start,
    )
    for first in range(len(behind)):
        for last in range(first + 2, min(first + 12, len(behind)) + 1):
            run = behind[first:last]
            if run[-1].span.end - run[0].span.start > _REACH or any(
                f.indicator.startswith("received.") for f in run
            ):
                break
            if not _REPLY.search(run[-1].subject) or not _REPLY.search(run[0].subject):
                break
            if sum(f.value or 0 for f in run) == whole.value and all(_REPLY.search(f.subject) for f in run):
                return run
    return []


def _by_sentence(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The level figures of running text, sentence by sentence."""
    told = [f for f in facts if f.origin is Origin.PROSE and is_stated_level(f) and f.value is not None]
    told.sort(key=lambda f: f.span.start)
    return [list(run) for _, run in groupby(told, key=lambda f: f.quote)]
