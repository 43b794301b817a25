"""A total and what it is made of: the parts listed with it, its columns or its rows in the form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.arithmetic import total
from assistant.answering.asked_parts import CAME_BY, OTHERS
from assistant.answering.came_by import WAYS
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.figures import (
    correct_premise,
    explain,
    headline,
    how_of,
    nil_mark,
    operand,
)
from assistant.answering.framing_en import asks_channels
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.answering.told_lists import told_replies
from assistant.lexicon.indicators import columns_of, find_mentions, indicators, parts_of
from assistant.types import (
    AnswerTable,
    Fact,
    Figure,
    How,
    Measure,
    Operation,
    Origin,
    Question,
    ReportSummary,
    Target,
)

__all__ = [
    "add_up_parts",
    "asks_forms",
    "breakdown",
    "list_parts",
    "list_with",
    "parts_listed",
    "rank_parts",
    "rank_rows",
]

_BY_ROW = frozenset({"handled_total", "answered", "closed"})
_TOTALS = re.compile("合计|总计|小计|总数|全[市县区省]")
_PLAIN = ("", "total")
_INTAKE = frozenset({"received", "handled", "answered"})
_RESULTS = frozenset(
    {
        "granted",
        "partly_granted",
        "refused",
        "unavailable",
        "not_processed",
        "other_handling",
        "answered",
        "withdrawn",
    }
)
_HANDLED = re.compile(
    "(?:怎么|如何|怎样|咋|咋个)(?:着)?(?:办|处理|答复|回复|回|答)|(?:办理|处理|答复|回复)(?:的)?(?:结果|情况)|how were|outcome|result"
)
_MATTERS = re.compile("涉及|内容|事项(?!目)|什么事|哪些事|反映的")
_CHANNEL = re.compile("渠道|方式|途径|channel|way|method")
_CAME_BY = re.compile(
    "网|微信|客户端|热线|电话|大厅|窗口|方式|当面|现场|上门|到场|来访|来人|口头|柜台|信函|来信|邮|传真|书面"
)
_FORMS = re.compile(
    "(?:哪|什么|多少|几|各)[一几些]?[种个类]?(?:公开)?(?:形式|渠道|方式|途径|载体|平台)|(?:形式|渠道|方式|途径|载体)(?:主要|都|分别)*(?:有|是|包括)(?:哪|什么|多少)"
)
_FORM = re.compile(
    "网|微信|微博|公众号|公报|客户端|抖音|电视|广播|报|栏|屏|热线|电话|短信|大厅|窗口|发布会|渠道|媒体|平台|形式|方式"
)
"""Ways in which information is published."""
_OUTCOME = re.compile("结果|outcome|result")
_IN_ORDER = re.compile(r"\b(?:rank|sort|order)\b")
_BY_KIND = re.compile(
    r"按(?:照)?(?:信息)?(?:内容|类别|类型|主题|领域|事项)|(?:哪|几|什么)[一些几]?(?:大)?[种类](?!渠道|方式|途径)|\bby (?:subject|topic|category|type|kind|content|field)\b|\b(?:categories|kinds|types)\b"
)
_LIST_REACH = 500


NAMED = 100
"""A number from here on is one figure of a report and hardly another."""


def breakdown(reply: Reply, evidence: Evidence) -> bool:
    """A total and its parts; false where the report gives no parts."""
    if reply.question.detail == OTHERS:
        return _others(reply, evidence)
    if reply.question.detail == CAME_BY:
        return any(_ways(reply, finding) for finding in evidence.findings[:1])
    if len(evidence.findings) == 1 and _table_column(reply, evidence.findings[0]):
        return True
    for finding in (
        *evidence.findings,
        *_of_same_indicator(reply, evidence),
        *_totals_above(reply, evidence),
        *_of_number(reply, evidence),
    ):
        parts = _in_same_unit(parts_listed(reply, finding), finding)
        own = finding.facts[0].indicator
        parts = _only_ways(reply, own, parts)
        by_applicant = all(part.facts[0].indicator == own for part in parts)
        by_channel = bool(own) and all(part.facts[0].indicator.startswith(f"{own}.") for part in parts)
        by_applicant = by_applicant or (by_channel and not WAYS.search(reply.question.text.lower()))
        by_applicant = by_applicant or own == "received"
        if (
            by_applicant
            and own != "answered"  # whose parts are the answers
            and _HANDLED.search(f"{reply.question.masked} {reply.question.text}")
            and _outcomes(reply, finding)
        ):
            return True
        if parts and not _of_other_kind(reply, finding, parts):
            _state(reply, finding)
            _show(reply, finding, parts)
            correct_premise(reply, [finding])
            return True
    if asks_channels(reply.question.text):
        return False
    return any(_outcomes(reply, finding) for finding in _received(reply, evidence))


def _only_ways(reply: Reply, own: str, parts: list[Finding]) -> list[Finding]:
    """Of the parts of applications the channels alone, where those are asked for: what they were about is none."""
    text = reply.question.text.lower()
    if own != "received" or not (asks_channels(text) or _CHANNEL.search(text)):
        return parts
    ways = [
        p for p in parts if p.facts[0].indicator.startswith(f"{own}.") or _CAME_BY.search(p.facts[0].subject)
    ]
    return ways if ways or asks_channels(text) else parts


def _of_number(reply: Reply, evidence: Evidence) -> list[Finding]:
    """The figures that are the number named, where nothing else tells which is meant (how do the 3287 items break down)."""
    numbers = reply.question.numbers
    if evidence.findings or len(numbers) != 1 or numbers[0] < NAMED or len(evidence.resolved.places) != 1:
        return []
    return [
        Finding(summary, Target(fact.indicator, fact.column), (fact,))
        for summary in evidence.resolved.places[0].reports
        for fact in reply.index.facts([summary.report_id])
        if fact.value == numbers[0]
    ]


def _others(reply: Reply, evidence: Evidence) -> bool:
    """The parts of one total beside the part told before; false where it stands in no list."""
    for finding in evidence.findings[:1]:
        found = _siblings(reply, finding)
        others = [part for part in found if part.facts != finding.facts and part.value is not None]
        if not others:
            continue
        words, summary = reply.words, finding.summary
        named = [
            f"{words.label(part)}{words.say('', ' ')}{words.quantity(part)}{reply.cite(part.facts)}"
            for part in others
        ]
        who, when = words.body(summary.region, summary.agency), words.year(summary.year)
        reply.sentence = words.say(
            f"{who}{when}其他各项：{'，'.join(named)}。", f"{who}, {when}, the others: {'; '.join(named)}."
        )
        reply.how = how_of(others[0])
        return True
    return False


def _ways(reply: Reply, finding: Finding) -> bool:
    """A total with the ways in which what it counts came; false where the report tells of none."""
    group = finding.target.indicator or finding.facts[0].indicator
    wanted = [Target(name) for name in parts_of(group)] or [Target(name) for name in parts_of("received")]
    found = [find_figure(reply.index, finding.summary, one, reply.question) for one in wanted]
    known = [part for part in found if part is not None and part.value is not None]
    if not known:
        return False
    _state(reply, finding)
    _show(reply, finding, known)
    return True


def _siblings(reply: Reply, part: Finding) -> list[Finding]:
    """The parts a figure is listed with: columns of its row, rows of its group, or figures under one total."""
    index, summary, (target, fact) = reply.index, part.summary, (part.target, part.facts[0])
    group = target.indicator.partition(".")[0]
    if target.column in columns_of(target.indicator):
        columns = columns_of(target.indicator).items()
        wanted = [
            Target(target.indicator, name) for name, column in columns if name != "total" and not column.parts
        ]
    elif target.indicator and "." in target.indicator:
        wanted = [
            Target(name) for name in indicators() if name.startswith(f"{group}.") and name.count(".") == 1
        ]
    else:
        wanted = []
    found = [find_figure(index, summary, one, reply.question) for one in wanted]
    known = [finding for finding in found if finding is not None]
    if known or not fact.parent:
        return known
    listed = [f for f in index.facts([fact.report_id]) if f.parent == fact.parent]
    return [Finding(summary, Target("", ""), (f,)) for f in listed]


def asks_forms(question: Question) -> bool:
    """Whether a Chinese question asks in which ways information was published, and for no amount."""
    published = any(t.indicator == "proactive" for t in question.targets)
    plain = question.language == "zh" and question.operation is Operation.BREAKDOWN
    return (
        plain and published and bool(_FORMS.search(question.text)) and not cues().amount.search(question.text)
    )


def _of_other_kind(reply: Reply, finding: Finding, parts: Sequence[Finding]) -> bool:
    """Whether parts are kinds of matters where the ways of publishing are asked for."""
    asked = finding.facts[0].indicator == "proactive" and _FORMS.search(reply.question.text)
    told = [part.facts[0] for part in parts]
    return bool(asked) and not any(_FORM.search(f.row_path[-1] if f.row_path else f.subject) for f in told)


def _received(reply: Reply, evidence: Evidence) -> list[Finding]:
    """What was received, where it was asked how applications were answered and no report counts the answers."""
    asked = {target.indicator for target in reply.question.targets}
    told = {finding.facts[0].indicator for finding in evidence.findings}
    if told - {""} or not asked & {*_BY_ROW, "answered"}:
        return []
    summaries = [summary for place in evidence.resolved.places for summary in place.reports]
    found = [find_figure(reply.index, s, Target("received"), reply.question) for s in summaries]
    return [finding for finding in found if finding is not None][:1]


def _totals_above(reply: Reply, evidence: Evidence) -> list[Finding]:
    """The total a part is listed under, where a breakdown was asked for and only the part was found."""
    parents = [reply.index.fact(f.facts[0].parent) for f in evidence.findings if f.facts[0].parent]
    summary = evidence.findings[0].summary if parents else None
    return [Finding(summary, Target(p.indicator, p.column), (p,)) for p in parents] if summary else []


def _outcomes(reply: Reply, finding: Finding) -> bool:
    """How applications were answered, from the figures of running text where no table tells."""
    if finding.facts[0].indicator not in _INTAKE or finding.facts[0].column not in _PLAIN:
        return False
    facts = reply.index.facts([finding.summary.report_id])
    table = find_figure(reply.index, finding.summary, Target("handled_total"), reply.question)
    if table is not None and (rows := _rows(reply, table)):
        parts = rows
    else:
        stated = [f for f in facts if f.indicator.split(".")[0] in _RESULTS and f.column in _PLAIN]
        parts = [
            Finding(finding.summary, Target(f.indicator, f.column), (f,))
            for f in sorted(stated, key=lambda f: f.span.start)
            if f.origin is Origin.PROSE and is_stated_level(f)
        ]
    if sum(part.value or 0 for part in parts) != finding.value:
        told = told_replies(facts, finding.facts[0])
        parts = [Finding(finding.summary, Target("", ""), (f,)) for f in told] or parts
    if len(parts) < 2:
        return False
    _state(reply, finding)
    _show(reply, finding, parts)
    correct_premise(reply, [finding])
    return True


def _in_same_unit(parts: list[Finding], finding: Finding) -> list[Finding]:
    """The parts counted as their total is; all where none is."""
    return [part for part in parts if part.unit == finding.unit] or parts


def _table_column(reply: Reply, finding: Finding) -> bool:
    """Every row of the column a figure of some other table stands in."""
    fact = finding.facts[0]
    if fact.origin is not Origin.TABLE or fact.form or fact.indicator:
        return False
    table = fact.fact_id.rsplit(".", 2)[0]
    column = [
        Finding(finding.summary, Target("", ""), (f,))
        for f in reply.index.facts([fact.report_id])
        if f.fact_id.rsplit(".", 2)[0] == table and f.column_path == fact.column_path
    ]
    if len(column) < 2:
        return False
    words = reply.words
    who, when = words.body(finding.summary.region, finding.summary.agency), words.year(finding.summary.year)
    listed = [
        f"{words.label(part)}{words.say('', ' ')}{words.quantity(part)}{reply.cite(part.facts)}"
        for part in column
        if part.value is not None
    ]
    head = " ".join(fact.column_path) or words.say("各项", "Items")
    reply.sentence = words.say(
        f"{who}{when}{head}：{'，'.join(listed)}。", f"{who}, {when}, {head}: {'; '.join(listed)}."
    )
    reply.how = How.TABLE
    _show(reply, finding, column)
    return True


def _of_same_indicator(reply: Reply, evidence: Evidence) -> list[Finding]:
    """Further figures of what was found, counted in another unit: of fees their cases and their amount."""
    further = []
    for finding in evidence.findings[:1]:
        indicator = finding.facts[0].indicator
        facts = reply.index.facts([finding.summary.report_id], indicator) if indicator else []
        further += [
            Finding(finding.summary, finding.target, (fact,))
            for fact in facts
            if is_stated_level(fact) and fact.value is not None and fact.unit != finding.facts[0].unit
        ]
    return further


def add_up_parts(reply: Reply, finding: Finding) -> bool:
    """Beside a total stated already, the sum of the parts listed with it; false where it lists none."""
    parts = [part for part in _in_same_unit(parts_listed(reply, finding), finding) if part.exact]
    if len(parts) < 2:
        return False
    words = reply.words
    added = total([operand(reply, part) for part in parts], finding.unit)
    reply.computations.append(added)
    amount = words.amount(added.result, finding.unit)
    reply.sentence += words.say(
        f"其分项相加为{amount}（{added.formula}）。", f" Its parts add up to {amount} ({added.formula})."
    )
    _show(reply, finding, parts)
    return True


def list_with(reply: Reply, whole: Finding, part: Finding) -> None:
    """A total, with the parts told beside the one named (网站1954条，公示栏702条 …)."""
    fact = part.facts[0]
    siblings = [
        f for f in reply.index.facts([fact.report_id]) if f.parent == fact.parent and f.quote == fact.quote
    ]
    list_parts(
        reply, whole, [Finding(part.summary, Target("", ""), (f,)) for f in siblings if f.value is not None]
    )


def list_parts(reply: Reply, whole: Finding, listed: Sequence[Finding]) -> None:
    """A total with parts of it, in their order."""
    _state(reply, whole)
    words = reply.words
    named = [
        f"{words.label(one)}{words.say('', ' ')}{words.quantity(one)}{reply.cite(one.facts)}"
        for one in listed
    ]
    reply.sentence += words.say(f"其中{'，'.join(named)}。", f" Of these: {'; '.join(named)}.")
    _show(reply, whole, listed)


def rank_parts(reply: Reply, finding: Finding) -> bool:
    """The largest (smallest) of the parts of one total."""
    parts = [part for part in parts_listed(reply, finding) if part.value is not None]
    if len(parts) < 2 or _are_places(reply.question, parts):
        return False
    if _IN_ORDER.search(reply.question.text.lower()):
        parts.sort(key=lambda part: -(part.value or 0))
        if reply.question.detail.endswith("min"):
            parts.reverse()
    words = reply.words
    low = reply.question.detail.endswith("min")
    best = (min if low else max)(part.value for part in parts if part.value is not None)
    first = [part for part in parts if part.value == best]
    who, when = words.body(finding.summary.region, finding.summary.agency), words.year(finding.summary.year)
    whole = words.target(finding.target) if finding.target.indicator else words.label(finding)
    names = words.join([words.part(part, finding.target) for part in first])
    extreme = words.say("最少" if low else "最多", "fewest" if low else "most")
    amount = f"{words.quantity(first[0])}{reply.cite([part.facts[0] for part in first])}"
    reply.sentence = words.say(
        f"{who}{when}{whole}中{extreme}的是{names}：{amount}。",
        f"{who}, {when}, {whole}: {extreme} are {names}: {amount}.",
    )
    reply.figure = Figure(words.figure(first[0]), words.unit(first[0].unit).strip(), names)
    reply.how = how_of(finding)
    asked = _ITS_SHARE.search(reply.question.text.lower())
    if not asked or asked.start():
        _show(reply, finding, parts)
    if asked and len(first) == 1 and first[0].exact and finding.exact and finding.value:
        if not asked.start():
            reply.sentence = ""  # 占多少: which is the largest was told before
        label = words.say(f"{names}占{whole}的比例", f"{names} as a share of {whole}")
        share_sentence(reply, first, finding, label)
    return True


_NO_PLACES = re.compile(
    "(?:哪|什么)[一几些两三]*[种类](?!单位|部门|机关|地方)|渠道|方式|途径|领域|事项|内容|类型"
)
_PLACES = re.compile("(?:[县区市镇乡局级]|街道|部门|机关|单位)[)）]?$")


def _are_places(question: Question, parts: Sequence[Finding]) -> bool:
    """Whether parts are places or offices where a way or a matter is asked for."""
    asked = question.language == "zh" and _NO_PLACES.search(question.text)
    return bool(asked) and all(_PLACES.search(_place_of(part.facts[0])) for part in parts)


_ITS_SHARE = re.compile(
    r"占(?:了|比|到|总数|全部|总量)*(?:的)?(?:多少|几成|百分|多大|$)|比例|比重|\b(?:what|which) (?:share|percentage|percent|proportion|fraction)\b"
)


def rank_rows(reply: Reply, evidence: Evidence) -> bool:
    """The largest (smallest) place of a table of the body's own, or of a list in its text, that counts the figure."""
    question = reply.question
    among = set(question.rest)  # 芦汀区、雁北县、沙湖县谁最多: places of the body's own table
    several = question.all_bodies or len(among) > 1
    if not (several and question.bodies and len(evidence.resolved.places) == 1 and question.targets):
        return False
    target = question.targets[0]
    for summary in evidence.resolved.places[0].reports:
        columns: dict[tuple[str, ...], list[Fact]] = {}
        for fact in reply.index.facts([summary.report_id]):
            named = {mention.id for mention in find_mentions(" ".join(fact.column_path))}
            own = fact.origin is Origin.TABLE and not fact.form and bool(fact.row_path)
            if own and target.indicator in named and not _TOTALS.search(fact.row_path[-1]):
                columns.setdefault((fact.fact_id.rsplit(".", 2)[0], *fact.column_path), []).append(fact)
        for facts in (*columns.values(), *_lists_of(reply, target, summary)):
            of_kind = [
                f
                for f in facts
                if set(question.body_kind) & set(_place_of(f)[-1:])
                or (_place_of(f) and _place_of(f) in question.text)
            ] or facts
            listed = [f for f in facts if _place_of(f) in among]
            of_kind = listed if (listed and len(among) > 1) or not question.all_bodies else of_kind
            rows = [Finding(summary, Target("", ""), (f,)) for f in of_kind if f.value is not None]
            if len(rows) > 1:
                _state_extreme(reply, rows, question.detail.endswith("min"))
                return True
    return False


def _place_of(fact: Fact) -> str:
    return fact.row_path[-1] if fact.row_path else fact.subject


def _lists_of(reply: Reply, target: Target, summary: ReportSummary) -> list[list[Fact]]:
    """The lists in running text that divide the figure among places (槐浦县88件、青檀区127件)."""
    facts = reply.index.facts([summary.report_id])
    totals = [f for f in facts if f.indicator == target.indicator and f.column in _PLAIN and not f.form]
    lists = [[f for f in facts if f.parent == total.fact_id and is_stated_level(f)] for total in totals]
    kinds = set(reply.question.body_kind) or set("县区市州旗镇乡")
    return [listed for listed in lists if sum(f.subject[-1:] in kinds for f in listed) > 1]


def _state_extreme(reply: Reply, rows: Sequence[Finding], low: bool) -> None:
    words, summary = reply.words, rows[0].summary
    best = (min if low else max)(row.value for row in rows if row.value is not None)
    first = [row for row in rows if row.value == best]
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    fact = rows[0].facts[0]
    label = " ".join(fact.column_path) or reply.index.fact(fact.parent).subject
    names = words.join([words.label(row) for row in first])
    amount = f"{words.quantity(first[0])}{reply.cite([row.facts[0] for row in first])}"
    extreme = words.say("最少" if low else "最多", "fewest" if low else "most")
    reply.sentence = words.say(
        f"{who}{when}{label}{extreme}的是{names}：{amount}。",
        f"{who}, {when}, {label}: {extreme} in {names}: {amount}.",
    )
    reply.figure = Figure(words.figure(first[0]), words.unit(first[0].unit).strip(), names)
    reply.how = how_of(rows[0])
    _show(reply, rows[0], rows)


def parts_listed(reply: Reply, finding: Finding) -> list[Finding]:
    """The parts of a total in printed order; empty where the report gives none."""
    fact = finding.facts[0]
    came_by = fact.indicator == "received" and bool(WAYS.search(reply.question.text.lower()))
    if finding.summed:
        return [Finding(finding.summary, Target(f.indicator, f.column), (f,)) for f in finding.facts]
    if fact.origin is Origin.PROSE:
        facts = reply.index.facts([finding.summary.report_id])
        children = [f for f in facts if f.parent == fact.fact_id and f.measure is Measure.LEVEL]
        if fact.column in _PLAIN and _OUTCOME.search(reply.question.text.lower()):
            children = [f for f in facts if f.indicator == fact.indicator and f.column not in _PLAIN]
        if _MATTERS.search(reply.question.masked):
            of_matters = [f for f in facts if _tells_matters(reply, f, fact)]
            children = of_matters if len(of_matters) > 1 else children
        children = children or _listed_after(fact, facts, reply.index.report(fact.report_id).text)
        if came_by and all(f.indicator == fact.indicator for f in children):
            children = []  # who applied is no answer to how they came
        if children:
            ordered = sorted(children, key=lambda f: f.span.start)
            return [Finding(finding.summary, Target(f.indicator, f.column), (f,)) for f in ordered]
    if came_by:
        rows = _rows(reply, finding)
        whole = sum(row.value or 0 for row in rows) == finding.value
        listed = rows if rows and whole else _told_of(reply, finding) or rows
        return listed if any(part.facts[0].indicator != fact.indicator for part in listed) else []
    by_kind = fact.indicator == "proactive" and _BY_KIND.search(reply.question.text.lower())
    if by_kind and (told := _told_of(reply, finding)):
        return told
    columns = _columns(reply, finding)
    by_row = fact.indicator in _BY_ROW or not columns or _CHANNEL.search(reply.question.text.lower())
    rows = _rows(reply, finding) if by_row else []
    return rows or columns


def _tells_matters(reply: Reply, part: Fact, whole: Fact) -> bool:
    """Whether a figure says what so many of the applications were about (内容涉及退耕还林5件)."""
    if (
        part.origin is not Origin.PROSE
        or part.unit != whole.unit
        or part.indicator
        or not is_stated_level(part)
    ):
        return False
    text = reply.index.report(part.report_id).text
    return part.span.start > whole.span.start and bool(_MATTERS.search(part.quote.of(text)))


def _told_of(reply: Reply, finding: Finding) -> list[Finding]:
    """The list the text makes of a total that the form gives too."""
    fact = finding.facts[0]
    report = reply.index.report(fact.report_id)
    facts = reply.index.facts([fact.report_id])
    for twin in facts:
        if twin.origin is Origin.PROSE and (twin.indicator, twin.value) == (fact.indicator, fact.value):
            listed = _listed_after(twin, facts, report.text)
            if listed:
                return [Finding(finding.summary, Target(f.indicator, f.column), (f,)) for f in listed]
    return []


def _listed_after(fact: Fact, facts: Sequence[Fact], text: str) -> list[Fact]:
    """A list in a later sentence that makes up the total exactly (其中，机构职能类418条，规划计划类296条…)."""
    behind = sorted(
        (
            f
            for f in facts
            if f.origin is Origin.PROSE
            and fact.span.end < f.span.start <= fact.span.end + _LIST_REACH
            and f.unit == fact.unit
            and is_stated_level(f)
            and not f.bound
        ),
        key=lambda f: f.span.start,
    )
    for sentence in _by_sentence(behind, text):
        beside = fact.quote.covers(sentence[0].span)
        if len(sentence) > (1 if beside else 2) and sum(f.value or 0 for f in sentence) == fact.value:
            return sentence
    return []


def _by_sentence(facts: Sequence[Fact], text: str) -> list[list[Fact]]:
    groups: list[list[Fact]] = []
    for fact in facts:
        if groups and "。" not in text[groups[-1][-1].span.end : fact.span.start]:
            groups[-1].append(fact)
        else:
            groups.append([fact])
    return groups


def _columns(reply: Reply, finding: Finding) -> list[Finding]:
    fact = finding.facts[0]
    if not fact.indicator or fact.column not in _PLAIN:
        return []
    keys = [key for key, column in columns_of(fact.indicator).items() if not column.parts and key != "total"]
    facts = [f for f in reply.index.facts([fact.report_id], fact.indicator) if is_stated_level(f)]
    cells = [next((f for f in facts if f.column == key), None) for key in keys]
    return [Finding(finding.summary, Target(f.indicator, f.column), (f,)) for f in cells if f is not None]


def _rows(reply: Reply, finding: Finding) -> list[Finding]:
    """The rows below a total; a group without a row of its own is the sum of its rows."""
    indicator = finding.facts[0].indicator or finding.target.indicator
    if not indicator:
        return []
    found = [
        find_figure(reply.index, finding.summary, Target(part, finding.target.column), reply.question)
        for part in parts_of(indicator)
    ]
    return [part for part in found if part is not None]


def _state(reply: Reply, finding: Finding) -> None:
    """The total in a sentence."""
    words = reply.words
    if finding.value is None:
        reply.sentence = words.say(f"{words.label(finding)}的构成：", f"{words.label(finding)}:")
    else:
        reply.sentence = words.statement(finding, reply.cite(finding.facts))
        reply.figure = headline(reply, finding)
    reply.how = how_of(finding)
    explain(reply, finding)
    mention_contradictions(reply, [finding])


def _show(reply: Reply, finding: Finding, parts: Sequence[Finding]) -> None:
    """The parts as a small table."""
    words = reply.words
    whole = finding.target if finding.target.indicator else Target(finding.facts[0].indicator)
    rows, cites = [], []
    for part in parts:
        amount = words.quantity(part) if part.value is not None else nil_mark(reply, part)
        rows.append((words.part(part, whole), amount))
        cites.append(operand(reply, part).citation if part.summed else reply.citer.fact(part.facts[0]))
    header = (words.say("分项", "Part"), words.say("数量", "Number"))
    reply.tables.append(AnswerTable(header, tuple(rows), tuple(cites), chart="bar" if len(rows) > 2 else ""))
