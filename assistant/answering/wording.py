"""Every sentence an answer may hold, in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.arithmetic import plain
from assistant.answering.lookup import Finding
from assistant.lexicon.english_names import english_name
from assistant.lexicon.indicators import columns_of, indicators
from assistant.lexicon.text import fold
from assistant.types import Body, Fact, Nil, Status, Target

__all__ = ["Wording", "titled", "wording"]

_BOUNDS = {"about": ("约", "about "), "at_least": ("不少于", "at least "), "at_most": ("不超过", "at most ")}
_BY_LEVEL = frozenset({"分", "%", "元", "万元", "亿元"})
_WHOLES = frozenset({"", "total", "decisions", "made", "items"})
_UNITS_EN = {
    "件": "cases", "条": "items", "个": "", "次": "times", "人": "people", "名": "people", "位": "people",
    "人次": "person-times (人次)", "期": "issues", "篇": "articles", "份": "copies", "册": "copies", "本": "copies", "项": "items",
    "则": "items", "万元": "ten thousand yuan (万元)", "元": "yuan", "亿元": "hundred million yuan (亿元)", "%": "%",
    "个工作日": "working days", "工作日": "working days", "天": "days", "日": "days", "小时": "hours", "分钟": "minutes", "个月": "months",
    "场": "sessions", "场次": "sessions", "起": "cases", "宗": "cases", "例": "cases", "单": "cases", "封": "letters", "家": "", "处": "places",
    "批": "batches", "批次": "batches", "户": "households", "种": "kinds", "类": "kinds", "部": "", "台": "", "座": "", "所": "",
}  # fmt: skip
_ONE_EN = {
    "copies": "copy",
    "people": "person",
    "batches": "batch",
    "person-times (人次)": "person-time (人次)",
}
"""Singulars that are not the plural without its s."""
_TAUGHT = re.compile("培训|班|讲座|课")

_IN_FIGURE = re.compile(r"(?<=\d) (?=\d|[万亿])")
"""A blank that sets thousands or the multiplier apart (1 873.5 万)."""


class Wording:
    """The words of one language; a question is answered wholly in its own."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.english = language == "en"

    def say(self, zh: str, en: str) -> str:
        """One of two wordings."""
        return en if self.english else zh

    def join(self, names: Sequence[str]) -> str:
        """A list in words."""
        if not self.english:
            return "、".join(names)
        return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""

    def year(self, year: int | None) -> str:
        """A year, or nothing where the report has none."""
        if year is None:
            return ""
        return self.say(f"{year}年", f"{year}")

    def years(self, years: Sequence[int]) -> str:
        """Several years."""
        return self.join([self.year(year) for year in years])

    def body(self, region: str, agency: str) -> str:
        """A body's name; in English its reading beside the official name."""
        name = agency or region
        if not self.english:
            return name
        spelled = "" if name.isascii() else english_name(region, agency)
        return f"{titled(spelled)} ({name})" if spelled else name

    def body_of(self, body: Body) -> str:
        """A held body's name."""
        return self.body(body.region, body.agency)

    def unit(self, unit: str) -> str:
        """A measure word, with the blank English needs before it."""
        if not self.english:
            return unit
        known = _UNITS_EN.get(unit, unit)
        return known if known in {"", "%"} else f" {known}"

    def amount(self, value: Decimal, unit: str) -> str:
        """A number with its unit."""
        return f"{plain(value)}{self.unit(unit)}"

    def printed(self, fact: Fact) -> str:
        """A fact's figure as the report means it: 约 and ranges kept, 万 as printed."""
        assert fact.value is not None
        text = _IN_FIGURE.sub("", fold(fact.printed).strip())
        if not (("万" in text or "亿" in text) and not self.english):
            text = plain(fact.value)
            if fact.upper is not None:
                text += f"–{plain(fact.upper)}"
        bound = _BOUNDS.get(fact.bound)
        prefix = bound[1 if self.english else 0] if bound else ""
        if prefix == "不少于" and fact.unit in _BY_LEVEL:
            prefix = "不低于"
        return f"{prefix}{text.removesuffix('%')}"

    def figure(self, finding: Finding) -> str:
        """A finding's number without its unit."""
        if finding.summed or finding.value is None:
            return plain(finding.value) if finding.value is not None else ""
        return self.printed(finding.facts[0])

    def label(self, finding: Finding) -> str:
        """What a finding counts: the form's label, or the report's own words."""
        fact = finding.facts[0]
        if finding.summed:
            return self.target(finding.target)
        in_form = fact.indicator and (fact.form or self.english or fact.column not in _WHOLES)
        if in_form:
            return self.target(Target(fact.indicator, fact.column))
        subject = fact.subject.strip(" ，。：:、") or self.target(finding.target)
        if finding.under and finding.under not in subject:
            subject = f"{finding.under} › {subject}"
        return self.say(subject, f"[{subject}]")

    def unit_of(self, finding: Finding) -> str:
        """What a finding is counted in, with the blank English needs before it."""
        if self.english and finding.unit == "期" and _TAUGHT.search(finding.facts[0].subject):
            return " sessions"  # of a newsletter they are issues
        return self.unit(finding.unit)

    def quantity(self, finding: Finding) -> str:
        """A finding's number with its unit."""
        figure, unit = self.figure(finding), self.unit_of(finding)
        if self.english and figure == "1":
            unit = f" {_ONE_EN.get(unit.strip(), unit.strip().removesuffix('s'))}" if unit.strip() else unit
        printed = fold(finding.facts[0].printed).strip()
        if self.english and not finding.summed and re.search("[万亿]", printed):
            return f"{figure}{unit} (as printed: {printed}{finding.unit if printed[-1] in '万亿' else ''})"
        return f"{figure}{unit}"

    def target(self, target: Target) -> str:
        """The official name of an indicator and its column."""
        indicator = indicators().get(target.indicator)
        if indicator is None:
            return target.indicator
        column = (
            columns_of(target.indicator).get(target.column) if target.column not in {"", "total"} else None
        )
        if not self.english:
            return f"{indicator.label}（{column.label}）" if column else indicator.label
        name = f"{indicator.en}, {column.en}" if column else indicator.en
        return f"{name} [{indicator.label}{f'·{column.label}' if column else ''}]"

    def part(self, finding: Finding, whole: Target | None = None) -> str:
        """A short name for one row of a breakdown: the column where rows differ by column."""
        fact = finding.facts[0]
        if whole is not None and fact.indicator == whole.indicator and fact.column:
            column = columns_of(fact.indicator).get(fact.column)
            if column:
                return self.say(column.label, f"{column.en} [{column.label}]")
        return self.label(finding)

    def statement(self, finding: Finding, cite: str) -> str:
        """One sentence that gives a figure with its body and year."""
        who = self.body(finding.summary.region, finding.summary.agency)
        when, label = self.year(finding.summary.year), self.label(finding)
        amount = self.quantity(finding)
        if finding.facts[0].status is Status.PLAN:
            aim = finding.facts[0].year
            whose = self.year(aim) if aim != finding.summary.year else ""
            return self.say(
                f"{who}{when}报告提出的{whose}计划：{label}{amount}{cite}。",
                f"{who}, planned{f' for {whose}' if whose else ''} in the {when} report: {label}: {amount}{cite}.",
            )
        told = finding.facts[0].year
        of_another = None not in (told, finding.summary.year) and told != finding.summary.year
        if of_another and finding.facts[0].column != "last_year_items":  # whose label says the year
            return self.say(
                f"{who}{when}报告写明{self.year(told)}的数字：{label}{amount}{cite}。",
                f"{who}: the {when} report states for {self.year(told)}: {label}: {amount}{cite}.",
            )
        return self.say(f"{who}{when}{label}：{amount}{cite}。", f"{who}, {when}: {label}: {amount}{cite}.")

    def nothing(self, finding: Finding, quote: str, cite: str) -> str:
        """One sentence for a figure that is none: stated none, a dash, an empty cell."""
        who = self.body(finding.summary.region, finding.summary.agency)
        when, label = self.year(finding.summary.year), self.label(finding)
        if finding.nil is Nil.NONE_STATED:
            return self.say(
                f"没有（0{finding.unit}）：{who}{when}报告写明“{quote}”{cite}。",
                f"None (0): the {when} report of {who} states “{quote}”{cite} ({label}).",
            )
        if finding.nil is Nil.DASH:
            mark = finding.facts[0].printed.strip() or "—"
            return self.say(
                f"{who}{when}报告表格中“{label}”一格印的是“{mark}”，没有给出数字{cite}。",
                f"In the {when} report of {who} the cell for {label} holds “{mark}” and no figure{cite}.",
            )
        return self.say(
            f"{who}{when}报告表格中“{label}”一格是空白，没有填写数字，空白不等于没有{cite}。",
            f"In the {when} report of {who} the cell for {label} is empty; an empty cell does not mean none{cite}.",
        )


def titled(name: str) -> str:
    """A lower-case name with the capitals English writes."""
    small = {"of", "and", "the"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in name.split())


_WORDINGS = {language: Wording(language) for language in ("zh", "en")}


def wording(language: str) -> Wording:
    """The words of a language; Chinese for any but English."""
    return _WORDINGS["en" if language == "en" else "zh"]
