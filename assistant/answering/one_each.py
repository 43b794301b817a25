"""A question that asks for several figures or details becomes one question for each."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.crossed import is_crossed
from assistant.answering.lookup import MONEY
from assistant.answering.words import blank, content, unexplained
from assistant.lexicon.indicators import columns_of, find_mentions, indicators
from assistant.types import Operation, Question, Target

__all__ = ["one_by_one"]

_TOGETHER = re.compile(
    r"加起来|加上|外加|加在一起|合计|一共|总共|共|之和|合起来|合在一起|合到一[起块]|合并|拢共|统共|两[项者类样种个](?:一起|相加|合)|[和跟与同]起来|(?<=[\u3400-\u9fff])[加＋+](?=[\u3400-\u9fff]{2})"
    r"|together|combined|\s\+\s|in total|sum of|\bplus\b|\badd(?:ed|ing)\b|\baltogether\b|\bjointly\b|\btaken as one\b"
)
"""Several figures as one part of a whole (予以公开和部分公开加起来占多少)."""

_AMONG = re.compile("(?:中|里|里头|里面|当中|之中)$")


def one_by_one(question: Question) -> list[Question]:
    """One question per figure, where several are asked for and nothing is to be done between them."""
    if question.operation is Operation.SUM and _counted_apart(question):
        question = replace(question, operation=Operation.VALUE)  # number of A, B, and total C
    if question.operation not in {Operation.VALUE, Operation.EXISTS, Operation.BREAKDOWN, Operation.SHARE}:
        return _details_apart(question)
    if len(question.targets) + len(question.listed) < 2 or is_crossed(question):
        return _details_apart(question)
    if question.operation is Operation.SHARE and _TOGETHER.search(question.text):
        return [replace(question, listed=tuple(w for w in question.listed if not _is_whole(question, w)))]
    rest = () if question.listed else question.rest  # what is left over names the other members of the list
    paid = [_costs(target) for target in question.targets]
    named = [
        replace(
            question,
            targets=(target,),
            row=question.row if question.row and question.row.indicator == target.indicator else None,
            listed=(),
            rest=rest,
            masked=_without_others(question, target),
            measure="" if question.measure == "money" and any(paid) and not costs else question.measure,
        )  # 专职几人,经费多少万: each in its own measure
        for target, costs in zip(question.targets, paid, strict=True)
    ]
    return named + [_in_own_words(question, words) for words in question.listed]


def _counted_apart(question: Question) -> bool:
    """Whether the figures of one place and year are counted in different units, sessions and money, which nothing adds up."""
    units = {indicators()[target.indicator].unit for target in question.targets}
    one = len(question.bodies) < 2 and len(question.years) < 2 and not (question.all_bodies or question.span)
    return one and any(unit in MONEY for unit in units) and any(unit not in MONEY for unit in units)


def _is_whole(question: Question, words: str) -> bool:
    """Whether words of a list only say what the others are a part of (办结的申请中…; …加部分公开，占办结的比例)."""
    said = words.strip()
    whole = rf"占[^,，]{{0,6}}{re.escape(said)}|\bof [^,]{{0,12}}{re.escape(said)}"
    return bool("占" in said or _AMONG.search(said) or re.search(whole, question.text))


def _without_others(question: Question, target: Target) -> str:
    """The words of an English question without those that name other figures of its list (Weibo posts, WeChat posts)."""
    if question.language != "en":
        return question.masked
    others = {other.indicator for other in question.targets} - {target.indicator}
    mentions = [m for m in find_mentions(question.masked) if m.kind == "indicator" and m.id in others]
    return blank(question.masked, [span for mention in mentions for span in mention.spans])


def _costs(target: Target) -> bool:
    """Whether a figure may be an amount of money."""
    return indicators()[target.indicator].unit in MONEY or "amount" in columns_of(target.indicator)


def _details_apart(question: Question) -> list[Question]:
    """One question per detail of the report asked for (电话和邮箱)."""
    groups: list[list[str]] = [[]]
    for name in question.fields:
        if name:
            groups[-1].append(name)
        else:
            groups.append([])
    return [replace(question, fields=tuple(names)) for names in groups]


def _in_own_words(question: Question, words: str) -> Question:
    """The part of a question that asks for one figure outside the lexicon."""
    return replace(
        question,
        targets=(),
        listed=(),
        masked=words,
        words=content(words),
        context=question.text,
        rest=unexplained(words),
        lay=False,
    )
