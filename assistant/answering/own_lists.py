"""Lists a report makes of its own: the column of a table that is no national form, the items of one sentence.

Which item is the largest (哪类信息公开得最多), and whether the items add up (各类加起来是不是2164), is answered
from the one list that the question names; a list of matters says nothing of channels, nor one of channels of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from assistant.answering.arithmetic import total
from assistant.answering.concepts import concepts_of, heavy, spoken_of, words_in
from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.figures import headline, operand
from assistant.answering.lookup import MONEY, Finding, is_stated_level
from assistant.answering.own_cells import grids_of, is_change, is_total, means
from assistant.answering.reply import Reply
from assistant.answering.which_places import kind_of_places
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import (
    AnswerTable,
    Computation,
    Fact,
    How,
    Origin,
    Question,
    Report,
    ReportSummary,
    Target,
)

__all__ = ["OwnList", "check_list", "item_of", "own_lists", "rank_list", "say_largest"]

LEAST = 2
_RUN = 3
"""Items without a total that make a list."""
_TOTALS = re.compile("合计|总计|小计|总数|总量|全部|^全[市县区省]")
_KIND = re.compile(
    "(?:哪|什么)[一两三几]?(?P<sort>[个种类项些家样块]?)(?P<kind>渠道|方式|途径|平台|形式|载体|部门|单位|局|县|区|市|州|乡镇|镇|乡|街道|类|种|方面|领域|内容|事项|主题|信息)?"
)
_CHANNEL = re.compile(
    "网|微信|微博|公众号|公报|客户端|抖音|短视频|电视|广播|报|信函|邮|当面|现场|传真|公告栏|公示栏|公开栏|显示屏|电子屏|热线|电话|短信|大厅|新闻发布会|渠道|媒体|平台"
)
_PLACE = re.compile("(?:[县区市州旗镇乡局委办厅院]|街道|部门|中心|公司|单位|政府|学校)$")
_KINDS = {
    **dict.fromkeys(("渠道", "方式", "途径", "平台", "形式", "载体"), "channel"),
    **dict.fromkeys(("部门", "单位", "局", "县", "区", "市", "州", "乡镇", "镇", "乡", "街道"), "place"),
}
_KIND_EN = re.compile(
    r"\b(?:which|what) (?:(?:(?:one|kind|type|sort) )?of (?:the |its |their )?)?(?:[a-z]+ )??(?:(?P<channel>channels?|platforms?|mediums?|media|outlets?|carriers?|ways?)|(?P<place>departments?|offices?|units?|bureaus?|towns?|townships?|count(?:y|ies)|districts?|subdistricts?|villages?)|(?P<matter>categor(?:y|ies)|kinds?|types?|topics?|subjects?|matters?|sections?|class))\b"
)
_TOP_EN = re.compile(r"\b(?:most|highest|largest|greatest|biggest|top|busiest|leading)\b")
_LOW_EN = re.compile(r"\b(?:fewest|least|lowest|smallest|bottom)\b")
_ASKED_EN = re.compile(
    r"\b(?:which|what|channels?|platforms?|medium|media|outlets?|carriers?|categor(?:y|ies)|kinds?|types?|topics?|subjects?|matters?|most|fewest|least|highest|lowest|largest|smallest|items?|pieces?|information|published|disclosed|carried|posted|academic|school|year|column|table|number|accounted|made public)\b"
)
_HELD = 0.5
_SAID = re.compile(
    "最[多少高低大小长久短]|加起来|相加|加在一起|合计|总共|一共|总数|等于|相等|之和|总和|对得上|对不上|对不对|是不是|是否|吻合|相符|不符|一致|表格?[里中上]?|分项|各[类项种个]|排[第名]?|得最|数量|条数|件数"
)
_TOP, _LOW = re.compile("最[多高大长久]"), re.compile("最[少低小短]|垫底|倒数")
_MATTER = frozenset({"类", "种", "样", "方面", "领域", "内容", "事项", "主题", "信息"})
_APPLIED = re.compile("申请|答复|办理结果")
_MATTERS = re.compile("内容|涉及|事项|方面|问的|要的")
_ITEM = re.compile("类|信息")
_PAID = re.compile("收费|金额|钱|费用|元")
_DRAWN = re.compile("合计|总计|共计|总共|相加")
_GENERIC = frozenset({"信息", "政府信息", "主动公开", "公开", "公布", "发布", "东西", "内容"})
_PUBLISHED = re.compile("公开|信息|发布|推送|发得")
_OF_ITEMS = re.compile("公开|信息")
_ADDED = re.compile("加起来|相加|加在一起|合计|总和|之和|各[类项种]|分项|加总")


@dataclass(frozen=True, slots=True)
class OwnList:
    """The items of one list in order, what it is called, and the total it gives itself."""

    summary: ReportSummary
    label: str
    facts: tuple[Fact, ...]
    whole: Fact | None
    words: str
    """All that is said of it: its label, its items, its sentence or section."""

    @property
    def unit(self) -> str:
        """What its items are counted in."""
        return self.facts[0].unit

    @property
    def told_by_row(self) -> bool:
        """Whether its items are rows of a form (当面申请, 同意公开) rather than matters."""
        return sum(bool(fact.indicator) for fact in self.facts) * 2 > len(self.facts)

    @property
    def kind(self) -> str:
        """``channel`` or ``place`` where most items are such, else empty."""
        for kind, pattern in (("channel", _CHANNEL), ("place", _PLACE)):
            if sum(bool(pattern.search(item_of(fact))) for fact in self.facts) * 2 > len(self.facts):
                return kind
        return ""


def item_of(fact: Fact) -> str:
    """What an item is called."""
    return fact.row_path[-1] if fact.row_path else fact.subject


def own_lists(reply: Reply, summary: ReportSummary) -> list[OwnList]:
    """The lists of one report in the order of its text."""
    facts = sorted(reply.index.facts([summary.report_id]), key=lambda fact: fact.span.start)
    report = reply.index.report(summary.report_id)
    lists = [*_columns(summary, facts, report), *_sentences(summary, facts, report)]
    return [found for found in lists if len(found.facts) >= LEAST]


def rank_list(reply: Reply, evidence: Evidence) -> bool:
    """The largest (smallest) item of the one list that the question names; false where none is clearly meant."""
    question = reply.question
    if question.language == "en":
        return _rank_english(reply, evidence)
    asked = _KIND.search(question.text)
    matters = bool(_MATTERS.search(question.text))
    if asked is None:
        return False
    high, low = _TOP.search(question.text), _LOW.search(question.text)
    said = asked.group("kind") or (asked.group("sort") if asked.group("sort") in {"种", "类", "样"} else "")
    tables = _own_tables(evidence)
    if question.targets and not (matters or said in _MATTER or tables):
        return False
    kind = _KINDS.get(said, "")
    across = _across(reply, evidence) if kind == "channel" else []
    meant = [found for found in _meant(reply, evidence, across) if not said or found.kind == kind]
    meant = _of_one_column(question, meant)
    if tables:
        meant = [f for f in meant if _table_of(f.facts[0]) in tables]
    elif question.targets:
        meant = [f for f in meant if not f.told_by_row and _is_whole(reply, f)]
    paid = [found for found in meant if found.unit in MONEY]
    if paid and _PAID.search(question.text):
        meant = paid
    if not (high or low) or len({tuple(fact.value for fact in found.facts) for found in meant}) != 1:
        return False
    if high:
        _say_extreme(reply, meant[0], low=False)
    if low:
        _say_extreme(reply, meant[0], low=True)
    _show(reply, meant[0])
    reply.how = How.QUOTED if meant[0].facts[0].origin is Origin.PROSE else How.TABLE
    return True


def _table_of(fact: Fact) -> str:
    return fact.fact_id.rsplit(".", 2)[0]


def _own_tables(evidence: Evidence) -> set[str]:
    """The tables of a body's own in which all figures found for a question about a row of the forms stand."""
    facts = [fact for finding in evidence.findings for fact in finding.facts]
    own = all(fact.origin is Origin.TABLE and not fact.form for fact in facts)
    return {_table_of(fact) for fact in facts} if own and evidence.question.targets else set()


def _is_whole(reply: Reply, found: OwnList) -> bool:
    """Whether a list adds up to the figure a question asks about, by its own name or by its number."""
    wanted = {target.indicator for target in reply.question.targets}
    if found.whole is None or found.whole.indicator in wanted:
        return found.whole is not None
    stated = [f for name in wanted for f in reply.index.facts([found.summary.report_id], name)]
    stated = [f for f in stated if is_stated_level(f) and f.year in (None, found.summary.year)]
    return any((f.value, f.unit) == (found.whole.value, found.whole.unit) for f in stated)


_PLACE_END = re.compile("(?:[县区市州旗镇乡]|街道)$")


def _rank_english(reply: Reply, evidence: Evidence) -> bool:
    """The same of an English question: of the one list of the kind it asks for (which channel carried the most)."""
    text = reply.question.text.lower()
    asked = _KIND_EN.search(text)
    high, low = _TOP_EN.search(text), _LOW_EN.search(text)
    if asked is None or not (high or low):
        return False
    kind = next(name for name, said in asked.groupdict().items() if said)
    lists = [*_every(reply, evidence), *_across(reply, evidence)]
    meant = [found for found in lists if found.kind == ("" if kind == "matter" else kind)]
    wanted = [word for word in heavy(concepts_of(_ASKED_EN.sub(" ", reply.question.masked))) if word.ways]
    around = [(found, words_in(f"{found.words} {_title(found, reply)}")) for found in meant]
    meant = [found for found, words in around if all(word.held_by(words) >= _HELD for word in wanted)]
    if kind_of_places(reply.question) == "部门":  # a high-tech zone is no department
        meant = [found for found in meant if not any(_PLACE_END.search(fact.subject) for fact in found.facts)]
    meant = _of_one_column(reply.question, meant)
    if len({tuple(fact.value for fact in found.facts) for found in meant}) != 1:
        return False
    say_largest(reply, meant[0], low=not high)
    return True


def _across(reply: Reply, evidence: Evidence) -> list[OwnList]:
    """What each table with several columns has by columns, in the row a question names or in the total of all rows."""
    lists = []
    summaries = evidence.resolved.places[0].reports if len(evidence.resolved.places) == 1 else ()
    for grid in (grid for summary in summaries for grid in grids_of(summary, reply.index)):
        counting = [column for column in grid.counting if not is_total(column)]
        rows = [row for row in grid.rows if not is_total(row)]
        named = [row for row in rows if means(reply.question, row, rows)]
        row = named[0] if len(named) == 1 else grid.total_row()
        cells = [grid.cells.get((row, column)) for column in counting] if row is not None else []
        told = [
            replace(f, row_path=f.column_path, column_path=f.row_path)
            for f in cells
            if f and f.value is not None
        ]
        if len(told) < LEAST or any(fact.year not in (None, grid.summary.year) for fact in told):
            continue
        label = told[0].column_path[-1]
        said = (reply.question.masked,) if named else ()  # the row it names may be called otherwise
        words = " ".join((label, grid.around, *said, *(item_of(fact) for fact in told)))
        lists.append(OwnList(grid.summary, label, tuple(told), None, words))
    return lists


def _of_one_column(question: Question, meant: Sequence[OwnList]) -> list[OwnList]:
    """Of the columns of one table the one the question names, else the one that adds up the others."""
    labels = [found.facts[0].column_path for found in meant]
    if len(meant) < LEAST or len({f.facts[0].fact_id.rsplit(".", 2)[0] for f in meant}) != 1:
        return list(meant)
    words = [label for label in labels if not is_total(label)]
    named = [label for label in words if means(question, label, words)]
    named = named or [label for label in labels if is_total(label)]
    return [found for found, label in zip(meant, labels, strict=True) if label in named]


def _title(found: OwnList, reply: Reply) -> str:
    """What the report says of the table a list is a column of."""
    grids = grids_of(found.summary, reply.index)
    return next((grid.around for grid in grids if found.facts[0].fact_id in grid.ids), "")


def check_list(reply: Reply, evidence: Evidence) -> bool:
    """Whether the items of the list a question names add up to what it claims, or to the list's own total."""
    question = reply.question
    if evidence.findings or question.language == "en" or not _ADDED.search(question.text):
        return False
    claimed = set(question.numbers)
    meant = _meant(reply, evidence) or ([] if _names(question) or not claimed else _every(reply, evidence))
    near = [
        found
        for found in meant
        if claimed & {sum(f.value or 0 for f in found.facts), found.whole.value if found.whole else None}
    ]
    meant = near or ([] if not _names(question) else meant)
    meant = meant or _added_up(reply, evidence, claimed)
    if len({tuple(fact.value for fact in found.facts) for found in meant}) != 1:
        return False
    found = meant[0]
    if not claimed and found.whole is None:
        return False
    added = _added(reply, found)
    reply.computations.append(added)
    wanted = found.whole.value if found.whole is not None and not claimed else None
    right = added.result in claimed if claimed else added.result == wanted
    words = reply.words
    who, when = words.body(found.summary.region, found.summary.agency), words.year(found.summary.year)
    cites = reply.cite([*found.facts, *([found.whole] if found.whole is not None else [])])
    verdict = words.say(
        "对得上。" if right else "对不上。", "They agree. " if right else "They do not agree. "
    )
    amount = words.amount(added.result, found.unit)
    whole = ""
    if found.whole is not None:
        whole = words.say(
            f"；报告载明{found.whole.subject}{words.quantity(_finding(found, found.whole))}",
            f"; the report gives {words.quantity(_finding(found, found.whole))}",
        )
    reply.sentence = verdict + words.say(
        f"{who}{when}{found.label}各项相加为{amount}（{added.formula}）{whole}{cites}。",
        f"{who}, {when}, {found.label}: the items add up to {amount} ({added.formula}){whole}{cites}.",
    )
    reply.how = How.COMPUTED
    _show(reply, found)
    return True


def _columns(summary: ReportSummary, facts: Sequence[Fact], report: Report) -> Iterator[OwnList]:
    """The columns of tables that are no national form, each counted in one unit."""
    columns: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        own = fact.year in (None, summary.year)  # a column of the year before is no list of this report's
        if own and fact.origin is Origin.TABLE and not fact.form and fact.row_path and fact.value is not None:
            columns.setdefault((fact.fact_id.rsplit(".", 2)[0], *fact.column_path), []).append(fact)
    for column in columns.values():
        rows = tuple(fact for fact in column if not _TOTALS.search(item_of(fact)))
        wholes = [fact for fact in column if _TOTALS.search(item_of(fact))]
        added = len(wholes) == 1 and sum(fact.value or 0 for fact in rows) == wholes[0].value
        alike = len({fact.unit for fact in rows}) == 1 and (rows[0].unit or added)
        if rows and alike and not rows[0].indicator and not is_change(rows[0].column_path):
            label = " ".join(rows[0].column_path)
            rest = (rows[0].section, _said_above(report, rows[0]), *(" ".join(f.row_path) for f in rows))
            words = " ".join((label, *rest))
            yield OwnList(summary, label, rows, wholes[0] if len(wholes) == 1 else None, words)


def _said_above(report: Report, fact: Fact) -> str:
    """The caption of the table of a figure, and what heads the labels of its rows (园区)."""
    table = next((t for t in report.tables if t.span.start <= fact.span.start < t.span.end), None)
    if table is None:
        return ""
    corner = next((cell.text.strip() for cell in table.cells if (cell.row, cell.column) == (0, 0)), "")
    return f"{table.caption} {corner}"


def _sentences(summary: ReportSummary, facts: Sequence[Fact], report: Report) -> Iterator[OwnList]:
    """The lists of running text: under one total, or in one sentence without one."""
    told = [
        fact
        for fact in facts
        if fact.origin is Origin.PROSE and is_stated_level(fact) and fact.value is not None
    ]
    parents = {fact.fact_id: fact for fact in told}
    for parent, group in groupby(
        sorted(told, key=lambda f: (f.parent, f.span.start)), key=lambda f: f.parent
    ):
        items = tuple(group)
        if parent:
            whole = parents.get(parent)
            for _, sentence in groupby(items, key=lambda f: f.quote):  # 按渠道分…；按内容分…
                listed = tuple(sentence)
                if whole is not None and {fact.unit for fact in listed} == {whole.unit}:
                    yield _prose_list(summary, report, listed, whole)
            continue
        for _, sentence in groupby(sorted(items, key=lambda f: f.span.start), key=lambda f: f.quote):
            for unit, run in groupby(sentence, key=lambda f: f.unit):
                listed = tuple(fact for fact in run if fact.fact_id not in {f.parent for f in told})
                if unit and len(listed) >= _RUN and all(_ITEM.search(fact.subject) for fact in listed):
                    yield _prose_list(summary, report, listed, _summed_before(told, listed))


def _prose_list(
    summary: ReportSummary, report: Report, items: tuple[Fact, ...], whole: Fact | None
) -> OwnList:
    label = whole.subject if whole is not None else ""
    quotes = dict.fromkeys(fact.quote for fact in (*items, *([whole] if whole is not None else [])))
    said = " ".join(quote.of(report.text) for quote in quotes)
    return OwnList(summary, label, items, whole, f"{label} {said} {items[0].section}")


def _summed_before(told: Sequence[Fact], listed: Sequence[Fact]) -> Fact | None:
    """The figure before a list that its items make up exactly."""
    added = sum(fact.value or 0 for fact in listed)
    before = [f for f in told if f.span.end <= listed[0].span.start and f.unit == listed[0].unit]
    return next((fact for fact in reversed(before) if fact.value == added), None)


def _added_up(reply: Reply, evidence: Evidence, claimed: set[Decimal]) -> list[OwnList]:
    """The figures of a sentence before the sum it draws itself, where that is the one claimed (三者合计2633条)."""
    found = []
    for summary in (s for place in evidence.resolved.places for s in place.reports) if claimed else ():
        facts = sorted(reply.index.facts([summary.report_id]), key=lambda fact: fact.span.start)
        told = [fact for fact in facts if fact.origin is Origin.PROSE and is_stated_level(fact)]
        for whole in told:
            if whole.value in claimed and _DRAWN.search(whole.subject):
                same = [f for f in told if f.quote == whole.quote and f.unit == whole.unit]
                items = tuple(f for f in same if f.span.end <= whole.span.start)
                if len(items) > 1:
                    found.append(OwnList(summary, "", items, whole, whole.subject))
    return found


def _every(reply: Reply, evidence: Evidence) -> list[OwnList]:
    """The lists of the one place a question asks about."""
    if len(evidence.resolved.places) != 1:
        return []
    return [found for summary in evidence.resolved.places[0].reports for found in own_lists(reply, summary)]


def _meant(reply: Reply, evidence: Evidence, beside: Sequence[OwnList] = ()) -> list[OwnList]:
    """The lists, and those ``beside`` them, that hold everything a question names."""
    names, question, lists = _names(reply.question), reply.question, [*_every(reply, evidence), *beside]
    telling = tuple(name for name in names if name not in _GENERIC)
    said = f"{question.context} {question.text}"
    if not telling and question.targets:
        pass  # the lists of a figure the lexicon knows
    elif not telling and _PUBLISHED.search(said) and "申请" not in said:
        lists = [found for found in lists if found.unit in {"条", "篇", ""} and _OF_ITEMS.search(found.words)]
        lists = [found for found in lists if not _APPLIED.search(found.words)] or lists
        if any(found.facts[0].origin is Origin.TABLE for found in lists):  # 落实47条、剩3条 are no kinds
            kinds = (f for f in lists if all(_ITEM.search(item_of(fact)) for fact in f.facts))
            of_tables = (f for f in lists if f.facts[0].origin is Origin.TABLE)
            lists = list(dict.fromkeys((*of_tables, *kinds)))
    elif not telling:
        return []
    return [found for found in lists if spoken_of(telling, found.words)]


def _names(question: Question) -> tuple[str, ...]:
    """What a question names beside the words that say what is to be done, known to a dictionary or not."""
    said = content(_SAID.sub(" ", _KIND.sub(" ", question.masked)))
    words = naming(said)
    deeds = (deed for deed in words.deeds if len(deed) > 1 and not cues().plain_deeds.fullmatch(deed))
    return tuple(dict.fromkeys((*words.names, *deeds)))


def _finding(found: OwnList, fact: Fact) -> Finding:
    return Finding(found.summary, Target("", ""), (fact,))


def _added(reply: Reply, found: OwnList) -> Computation:
    return total([operand(reply, _finding(found, fact)) for fact in found.facts], found.unit)


def say_largest(reply: Reply, found: OwnList, *, low: bool) -> None:
    """Say which item of a list is the largest (smallest), and show them all."""
    _say_extreme(reply, found, low)
    _show(reply, found)
    reply.how = How.QUOTED if found.facts[0].origin is Origin.PROSE else How.TABLE


def _say_extreme(reply: Reply, found: OwnList, low: bool) -> None:
    words = reply.words
    values = [fact.value for fact in found.facts if fact.value is not None]
    best = (min if low else max)(values)
    first = [fact for fact in found.facts if fact.value == best]
    who, when = words.body(found.summary.region, found.summary.agency), words.year(found.summary.year)
    names = words.join([item_of(fact) for fact in first])
    amount = f"{words.quantity(_finding(found, first[0]))}{reply.cite(first)}"
    extreme = words.say("最少" if low else "最多", "fewest" if low else "most")
    reply.sentence += words.say(
        f"{who}{when}{found.label}{extreme}的是{names}：{amount}。",
        f"{who}, {when}, {found.label}: {extreme} in {names}: {amount}.",
    )
    reply.figure = headline(reply, _finding(found, first[0]))


def _show(reply: Reply, found: OwnList) -> None:
    words = reply.words
    rows = tuple((item_of(fact), words.quantity(_finding(found, fact))) for fact in found.facts)
    header = (words.say("分项", "Part"), words.say("数量", "Number"))
    cites = tuple(reply.citer.fact(fact) for fact in found.facts)
    reply.tables.append(AnswerTable(header, rows, cites, chart="bar"))
