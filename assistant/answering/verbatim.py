"""Answers that are one clause of the report: a figure it denies (信息处理费零收取), an outcome told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answering.asked_kinds import names_asked
from assistant.answering.concepts import concepts_of, heavy, spoken_of, words_in
from assistant.answering.evidence import Evidence, Found
from assistant.answering.matching import counted_words
from assistant.answering.reply import Reply
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.labels import EXACT, PREFIX, match_label
from assistant.lexicon.numerals import find_numbers, format_number
from assistant.lexicon.segments import naming
from assistant.types import How, Operation, Origin, Report, Span

__all__ = [
    "COMMON",
    "as_told",
    "in_digits",
    "quote_denial",
    "quote_denied",
    "quote_no_channel",
    "quote_no_site",
    "say_clause",
    "say_only",
]

_SENTENCE = re.compile(r"[^。；;\n|]+")
COMMON = frozenset(
    {"信息公开", "政务公开", "公开", "信息", "工作", "单位", "年", "申请人", "申请", "总共", "钱"}
)
"""What every clause of these reports is about."""
_CLAUSE = re.compile(r"[^，,]+")
_DENIED = re.compile(
    r"未(?!能|来|按|及|全|完|充|尽)|没有|零(?!散|售|星)|无(?!法|障|偿|缝|证|照|牌|序|故|害|线|烟|土|毒|人机|需|力|极|着)|免(?=收|除|予|费)(?!费发|费提)|从未|均不|停办|停开"
)


_FEES, _FEES_ASKED = re.compile("收费|费用|处理费"), re.compile("[钱费款价元]|收取|收了?人")
"""Fees that were not charged deny only what is asked of fees."""
_MONEY = re.compile("费|钱|资金|金额|投入|收取|缴|罚款|元")
"""Of what was spent no sentence on anything else denies it."""
_OF_SOME = re.compile(
    "(?:个别|部分|少数|有的|有些|一些|某些|大多数?|多数|不少|许多)[^,，。;；]{0,12}(?:没有|没|未|无|不)"
)
"""What some of many lack is not denied (个别乡镇没有固定的查阅场所)."""


def quote_denial(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that denies the one figure asked for; whether there is one."""
    if len(evidence.found) != 1 or len(reply.question.targets) > 1:
        return False
    if not reply.question.targets:
        if reply.question.language == "en":
            return _denied_in_english(reply, evidence.found[0])
        masked = reply.question.masked
        names = counted_words(masked) or naming(content(masked)).names
        names = tuple(name for name in names if name not in COMMON and len(name) > 1)
        fees = bool(_FEES_ASKED.search(reply.question.text))
        money = reply.question.measure == "money"
        return bool(names) and _quote(
            reply,
            evidence.found[0],
            lambda text: (
                (fees or not _FEES.search(text))
                and (not money or bool(_MONEY.search(text)))
                and names_asked(reply.question.text, text)
                and spoken_of(names, text)
            ),
        )
    if reply.question.rest:
        return False
    target = reply.question.targets[0]
    if target.column not in {"", "total", "amount"} and indicators()[target.indicator].columns != "outcome":
        return False  # where there was no review none was upheld; of other rows each column is its own
    wanted = {target.indicator, *indicators()[target.indicator].near}
    return _quote(
        reply, evidence.found[0], lambda text: bool(wanted & {mention.id for mention in find_mentions(text)})
    )


def quote_denied(reply: Reply, reports: Iterable[Report], wanted: set[str]) -> bool:
    """Quote the first sentence of ``reports`` that denies one of the figures ``wanted``; whether there is one."""
    for report in reports:
        span = _denying(report, lambda text: bool(wanted & {mention.id for mention in find_mentions(text)}))
        if span is not None:
            say_clause(reply, report, span)
            return True
    return False


def _denied_in_english(reply: Reply, found: Found) -> bool:
    """The same for words outside the lexicon, read as the Chinese they stand for; all that name something must be met."""
    if reply.question.operation is not Operation.EXISTS:
        return False
    concepts = [
        concept
        for concept in heavy(concepts_of(reply.question.masked))
        if not any(way in COMMON for way in concept.wordings())
    ]
    return bool(concepts) and _quote(
        reply, found, lambda text: all(concept.held_by(words_in(text)) >= 0.5 for concept in concepts)
    )


def quote_no_site(reply: Reply, evidence: Evidence) -> bool:
    """Quote that there is no website where one of its own is asked for, whatever other sites publish for the body."""
    if len(evidence.found) != 1 or not _HAS_SITE.search(reply.question.masked):
        return False
    return _quote(reply, evidence.found[0], lambda text: bool(_NO_SITE.search(text)))


_HAS_SITE = re.compile(
    r"\b(?:have|has|had|own|owns|run|runs|operates?|maintains?)\b.{0,40}\b(?:web ?)?sites?\b|有[^,，。]{0,8}网站"
)
_NO_SITE = re.compile(
    "(?:没有|无|未(?:单独|另|自)?(?:建|开|设)[^,，。]{0,2})(?:自己的|独立|单独|专门|政府|官方|门户)*网站"
)


_CHANNELS = (
    (re.compile(r"\b(?:sina )?weibo\b|\bmicroblog\w*|微博"), "微博"),
    (re.compile(r"\b(?:official )?wechat\b|\bweixin\b|微信"), "微信"),
    (re.compile(r"\bgazettes?\b|公报"), "公报"),
    (re.compile(r"\b(?:douyin|tiktok)\b|抖音"), "抖音"),
    (re.compile(r"\b(?:mobile |smartphone |phone )?apps?\b|客户端"), "客户端"),
)


def quote_no_channel(reply: Reply, evidence: Evidence) -> bool:
    """Quote that a body has no account or paper of the kind asked about (我镇无政务微博: how many posts, followers)."""
    named = [name for asked, name in _CHANNELS if asked.search(reply.question.masked.lower())]
    if len(named) != 1 or len(evidence.resolved.places) != 1:
        return False
    none = re.compile(
        f"(?:没有|(?<!有)无|未(?:开|设|建|注册|运营|申请|编|办)[^,，。;；]{{0,3}}|尚未[^,，。;；]{{0,4}}|不(?:再)?(?:设|开设|运营|编印))(?:自己的|独立|单独|专门|官方|政务|政府|新浪|腾讯|部门|移动|手机)*{named[0]}(?!公开|发布|信息|回应)"
        f"|{named[0]}(?:公众号|账号|平台)?(?:因[^,，。;；]{{0,10}})?(?:均|都|已|一直|暂|于[^,，。;；]{{0,8}}|目前)*(?:未开[通设]|尚未开[通设]|没有开[通设]|尚在申请|没开)"
    )
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        for sentence in _SENTENCE.finditer(report.text):
            if none.search(sentence.group()):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                say_clause(reply, report, Span(start, start + len(sentence.group().strip())))
                return True
    return False


def as_told(reply: Reply, evidence: Evidence) -> bool:
    """The clause about a review or a lawsuit whose outcome was asked for and is told without figures."""
    if len(evidence.findings) != 1:
        return False
    fact = evidence.findings[0].facts[0]
    if (
        fact.origin is not Origin.PROSE
        or not fact.indicator
        or indicators()[fact.indicator].columns != "outcome"
    ):
        return False
    say_clause(reply, reply.index.report(fact.report_id), fact.quote)
    return True


def _quote(reply: Reply, found: Found, speaks: Callable[[str], bool]) -> bool:
    for summary in found.place.reports:
        report = reply.index.report(summary.report_id)
        span = _denying(report, speaks)
        if span is None:
            continue
        say_clause(reply, report, span)
        return True
    return False


_WRITTEN = re.compile("[〇零一二三四五六七八九十百千两]{2,}")


def say_clause(reply: Reply, report: Report, span: Span) -> None:
    """Answer with the words of a report, cited."""
    number, words = reply.citer.span(report.report_id, span), reply.words
    who, when = words.body(report.region, report.agency), words.year(report.year)
    quote = " ".join(span.of(report.text).split()).strip("。；;")
    reply.sentence = words.say(
        f"{who}{when}报告写明“{quote}”〔{number}〕{_digits_zh(quote) if reply.question.measure else ''}。",
        f"{who}, {when} report: “{quote}”〔{number}〕{in_digits(quote)}.",
    )
    reply.how = How.QUOTED


def say_only(reply: Reply, told: Sequence[tuple[Report, Span]]) -> bool:
    """Answer with the one place of a report that tells it; false where none or several do."""
    if len(told) != 1:
        return False
    say_clause(reply, *told[0])
    return True


def in_digits(quote: str) -> str:
    """The figures a quotation writes in Chinese characters, for readers of English: (三百二十六 = 326)."""
    said = _written(quote)
    return f" ({', '.join(f'{chinese} = {digits}' for chinese, digits in said.items())})" if said else ""


def _digits_zh(quote: str) -> str:
    """The same in Chinese (一百七十三即173)."""
    said = _written(quote)
    return f"（{'，'.join(f'{chinese}即{digits}' for chinese, digits in said.items())}）" if said else ""


def _written(quote: str) -> dict[str, str]:
    """The counts a quotation writes in Chinese characters, with their digits."""
    return {
        quote[n.start : n.end]: format_number(n.value)
        for n in find_numbers(quote)
        if n.value is not None and n.kind == "count" and _WRITTEN.fullmatch(quote, n.start, n.end)
    }


def _denying(report: Report, speaks: Callable[[str], bool]) -> Span | None:
    """The first sentence with a clause that names the figure and denies it."""
    for sentence in _SENTENCE.finditer(report.text):
        label = match_label(sentence.group().strip())
        if label is not None and label.score in {EXACT, PREFIX}:
            continue  # 申请人无正当理由逾期不补正 is a row's name
        for clause in _CLAUSE.finditer(sentence.group()):
            if _OF_SOME.search(clause.group()):
                continue  # 个别乡镇没有固定的查阅场所 denies none of the others
            if _DENIED.search(clause.group()) and speaks(clause.group()):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                return Span(start, start + len(sentence.group().strip()))
    return None
