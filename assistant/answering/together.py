"""The parts of a question that one sentence of the report tells together, where only some of them were found.

Who asks how many letters came and how many were answered asks of one sentence (县长信箱来信1208封，回复1193封),
and words each part shorter than the one before. Where one part was found and another was not, the other stands
most likely in the sentence of the first: if that holds an amount of the kind asked for that no other part has
taken, and speaks of what the part names, the sentence itself is the answer. Nothing is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.evidence import Evidence
from assistant.answering.extractive import quoted, withhold
from assistant.answering.matching import InWords
from assistant.answering.of_the_last import asks_of_the_last, told_of_the_last, whole_beside
from assistant.answering.part import (
    HALF,
    LONGEST,
    LOOSE,
    NEARLY,
    Part,
    best_amount,
    is_alike,
    may_count,
    met,
    prose_amounts,
    read_part,
    sentence_of,
    share_met,
    told_in_prose,
)
from assistant.answering.platforms import on_platform
from assistant.answering.row_notes import note_beside, only_why
from assistant.answering.tallies import share_of_last, tally
from assistant.answering.together_en import told_beside
from assistant.answering.why_short import only_why_short
from assistant.lexicon.segments import MEASURES
from assistant.lexicon.text import compact
from assistant.types import Answer, Fact, How, Operation, Origin, RefusalReason, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["answered_together"]

THINGS = 2
"""Names of a question, none of whose parts was found, that a sentence must hold at least."""
_AMOUNTS = {
    Operation.VALUE, Operation.SUM, Operation.SHARE, Operation.BREAKDOWN, Operation.AVERAGE, Operation.DIFFERENCE,
}  # fmt: skip
_SO_LONG = re.compile(r"[\d一二三四五六七八九十两]\s*(?:余|多)?个?(?:工作日|天|小时|分钟|月(?!份))")
_OF_IT = re.compile(
    "哪[一二两三四五六几]?些?个?(?:局|单位|部门|机关|地方|乡镇|家|县区|科室|(?P<kind>村|社区|镇|街道|学校|公司|企业|项目|学院|小区|医院|高校))|谁|结果|什么(?:补[助贴]|结论|名字?)|叫什么|分别是"
    "|(?:[放摆存设发送寄投印建分布]|赠阅|发放|摆放|投放|设置)(?:[在到往去给于]|了)*(?:哪|什么地方|谁)|^(?:都|又|分别|主要|是)*在哪(?:里|儿|些地方)?$"
)
"""Who, where or what is asked of the thing counted (是哪两个局收的, 摆在哪里)."""
_WHICH_ONES = re.compile(
    f"(?:那|又|都|分别|具体|各)*(?:是|有|叫|为|包括)(?:哪[几些][{MEASURES}家样]?|哪[一二两三四五六七八九十]+[{MEASURES}家样])(?:呢|啊|呀|嘛)?"
)
"""Which ones they are, and nothing else (是哪几条)."""
_NAMES = re.compile("[\u3400-\u9fff]{2,}(?:、|和|与)[\u3400-\u9fff]{2,}")
_LISTING = re.compile("[、:：（(]")
_OF_WHICH = re.compile(r"\s*(?:其中|分别|包括)")
_WHICH_OFFICE = re.compile("谁(?=[收办发批罚给])|哪[一二两三四几]?些?个?(?:局|单位|部门|机关|乡镇|家|科室)")
_IN_CHARGE = re.compile("负责|主管|管(?!理费)|牵头|承担|主办")
_OFFICE = re.compile(
    "[\u3400-\u9fff](?:局|委|厅|镇|乡|街道|中心|科|办公室|(?<![全我本各])[县区])(?=[\\d、，,和与及等]|收|承?办|[一二三四五六七八九十]+[件元份])"
)


def answered_together(
    found: Sequence[Evidence], answers: Sequence[Answer], index: Index, before: Evidence | None = None
) -> list[Answer]:
    """The answers, where a part was not found with the sentence of another part that tells it.

    ``before`` is what was found for the question asked before this one.
    """
    told = list(answers)
    if any(evidence.question.language == "en" for evidence in found):
        return told_beside(found, told, index, before)
    parts = [read_part(evidence) for evidence in found]
    anchors = [read_part(before)] if before is not None else []
    taken = {fact.fact_id for part in (*parts, *anchors) for fact in part.facts}
    chosen = {at: part.facts[0] for at, part in enumerate(parts) if len(part.facts) == 1}
    for at, part in enumerate(parts):
        entry = (
            None
            if told[at].refused
            else _meant(part, [*parts[:at][::-1], *anchors], parts[at + 1 :], taken, index)
        )
        if entry is not None:
            taken.add(entry.fact.fact_id)
            chosen.pop(at, None)  # its sentence is known, which figure of it is not
            told[at] = quoted(part.evidence, index, entry.fact.report_id, entry.fact.quote)
    for at, part in enumerate(parts):
        tallied = tally(part, parts[:at], chosen, index)
        if tallied is None and told[at].refused:
            tallied = share_of_last(part, parts[:at], chosen, index)
        if (
            tallied is None
            and told[at].refused
            and not at
            and len(anchors) == 1
            and len(anchors[0].facts) == 1
        ):
            tallied = share_of_last(part, anchors, {0: anchors[0].facts[0]}, index)
        if tallied is not None:
            told[at] = tallied
            continue
        if not _open(part, told[at]):
            continue
        beside = [*parts[:at][::-1], *parts[at + 1 :]]
        if part.nouns or part.measure not in LOOSE:
            beside += anchors
        entry = _beside(part, beside, taken, index)
        if entry is not None:
            taken.add(entry.fact.fact_id)
            chosen.pop(at, None)  # its sentence is known, which figure of it is not
            told[at] = quoted(part.evidence, index, entry.fact.report_id, entry.fact.quote)
    for at, part in enumerate(parts):
        if told[at] is answers[at] and _of_something_else(at, parts, told, anchors, index):
            told[at] = withhold(part.evidence, index, RefusalReason.NOT_STATED)
    for at, part in enumerate(parts):
        if (unheld := _unheld_in(part, parts[:at][::-1], told[at], index)) is not None:
            told[at] = quoted(parts[at - 1].evidence, index, *unheld)
    for at, part in enumerate(parts):
        earlier = [*parts[:at][::-1], *anchors]
        sentence = _of_it(part, earlier, told[at], index)
        if sentence is not None:
            told[at] = quoted(earlier[0].evidence, index, *sentence)
        elif (row := _note_of(part, earlier, told[at], index)) is not None:
            told[at] = quoted(part.evidence, index, *row)
        elif _WHICH_ONES.fullmatch(compact(part.question.text).text) and (earlier or at):
            said = (
                at
                and not parts[at - 1].facts
                and told[at - 1].how is How.QUOTED
                and _LISTING.search(told[at - 1].text)
            )
            told[at] = told[at - 1] if said else withhold(part.evidence, index, RefusalReason.NOT_STATED)
        elif (
            _WHICH_OFFICE.search(part.question.text)
            and not _IN_CHARGE.search(part.question.text)
            and not (part.nouns or part.facts)
            and any(o.facts for o in earlier)
        ):
            told[at] = withhold(earlier[0].evidence, index, RefusalReason.NOT_STATED)
    for at, part in enumerate(parts):
        earlier = [*parts[:at][::-1], *anchors]
        if earlier and len(part.report_ids) == 1 and asks_of_the_last(part.question.text):
            sentence = told_of_the_last(part, earlier, told[at - 1] if at else None, index)
            if sentence is not None:
                told[at] = quoted(part.evidence, index, *sentence)
            elif part.question.targets and part.question.operation is Operation.RANK:
                continue  # 三种情况合计多少,哪一种最多: of rows of the form
            elif not (only_why_short(part.question.text) and _tells_of_the_last(told[at], earlier[0])):
                told[at] = withhold(part.evidence, index, RefusalReason.NOT_STATED)
        elif (whole := whole_beside(part, earlier, index)) is not None:
            told[at] = quoted(part.evidence, index, whole.report_id, whole.quote)
    unmet = [at for at, part in enumerate(parts) if _open(part, told[at])]
    if len(unmet) > 1 and len(unmet) == len(parts):
        span = _joint([parts[at] for at in unmet], index)
        for at in unmet if span is not None else ():
            told[at] = quoted(parts[at].evidence, index, span.fact.report_id, span.fact.quote)  # type: ignore[union-attr]
    return told


def _tells_of_the_last(answer: Answer, lead: Part) -> bool:
    """Whether an answer in the report's words names what the part before does."""
    quotes = " ".join(cited.quote for cited in answer.citations)
    spoken = bool(lead.nouns) and share_met(lead.nouns, quotes, quotes) >= HALF
    return answer.how is How.QUOTED and not answer.refused and spoken


def _open(part: Part, answer: Answer) -> bool:
    """Whether a part asks for an amount that was not found in the report."""
    return (
        answer.refusal is not None
        and answer.refusal.reason is RefusalReason.NOT_STATED
        and part.question.operation in _AMOUNTS
        and (len(part.report_ids) == 1 or part.question.operation is Operation.DIFFERENCE)
        and not part.question.narrower
    )


def _of_something_else(
    at: int, parts: Sequence[Part], told: Sequence[Answer], before: Sequence[Part], index: Index
) -> bool:
    """Whether a part that names nothing was answered from elsewhere, while what the part before names is not told of."""
    part = parts[at]
    if told[at].refused or part.question.targets or not (part.own and part.facts):
        return False
    if _in_its_row(part, [*parts[:at], *before]):
        return False
    if part.nouns:
        quotes = [(fact.section + fact.quote.of(index.report(fact.report_id).text)) for fact in part.facts]
        return bool(at or before) and all(
            met(noun, quote, quote) < HALF for noun in part.nouns for quote in quotes
        )
    lead = next((other for other in (*parts[:at][::-1], *before) if other.nouns), None)
    if lead is None or (lead in parts and not told[parts.index(lead)].refused):
        return False
    fact = part.facts[0]
    if any(other.origin is not Origin.PROSE for other in part.facts):
        return True
    text = fact.quote.of(index.report(fact.report_id).text)
    return all(met(noun, text, text) < HALF for noun in lead.nouns)


def _in_its_row(part: Part, earlier: Sequence[Part]) -> bool:
    """Whether the figures of a part stand in the row or the column of one told before, in a table of the report's own."""
    spoken = [fact for other in earlier for fact in other.facts if fact.row_path and not fact.form]

    def beside(fact: Fact) -> bool:
        same = (o for o in spoken if o.fact_id.rsplit(".", 2)[0] == fact.fact_id.rsplit(".", 2)[0])
        return any(fact.row_path == o.row_path or fact.column_path == o.column_path for o in same)

    return all(fact.row_path and not fact.form and beside(fact) for fact in part.facts)


def _meant(
    part: Part, earlier: Sequence[Part], later: Sequence[Part], taken: set[str], index: Index
) -> InWords | None:
    """The amount a part means in the sentence of the one before, where it was answered with another.

    With the same figure again (来信几封，办了几封); from elsewhere though it names nothing of its own; with a row of
    a form, where the figure before is divided among parts that it names (认定公文多少份，主动公开的、不公开的各多少份).
    """
    if part.question.operation not in {Operation.VALUE, Operation.SUM} or not part.facts:
        return None
    twin = next((o for o in (*earlier, *later) if o.facts == part.facts and o.said != part.said), None)
    lead = twin or next((other for other in earlier if len(other.facts) == 1), None)
    if lead is None or lead.report_ids != part.report_ids:
        return None
    anchor = next(iter(told_in_prose(lead, index)), None)
    if anchor is None:
        return None
    same = [e for e in prose_amounts(anchor.report_id, index) if e.fact.quote == anchor.quote]
    own = " ".join(fact.subject for fact in part.facts)
    again = twin is not None and not (part.nouns and all(met(noun, own, own) >= HALF for noun in part.nouns))
    paid = part.question.lay and part.measure == "money"  # 收费通知几件、收了多少钱
    elsewhere = (paid or not part.question.targets) and all(fact.quote != anchor.quote for fact in part.facts)
    if again or (elsewhere and not part.nouns):
        return best_amount(part, same, taken, index, HALF)
    whole = anchor.parent or anchor.fact_id
    if not anchor.form and all(fact.form for fact in part.facts) and part.names:
        return best_amount(part, [e for e in same if e.fact.parent == whole], taken, index, NEARLY)
    return None


def _beside(part: Part, others: Sequence[Part], taken: set[str], index: Index) -> InWords | None:
    """The amount a part asks for in the sentence of another part, then in those next to it."""
    anchors = [
        fact for other in others for fact in told_in_prose(other, index) if fact.report_id in part.report_ids
    ]
    for anchor in anchors:
        entries = prose_amounts(anchor.report_id, index)
        same = [entry for entry in entries if entry.fact.quote == anchor.quote]
        if (entry := best_amount(part, same, taken, index, HALF)) is not None:
            return entry
    for anchor in anchors:
        quotes = list(dict.fromkeys(entry.fact.quote for entry in prose_amounts(anchor.report_id, index)))
        here = quotes.index(anchor.quote) if anchor.quote in quotes else -1
        near = {*quotes[max(0, here - 1) : here], *quotes[here + 1 : here + 2]} if here >= 0 else set()
        entries = [entry for entry in prose_amounts(anchor.report_id, index) if entry.fact.quote in near]
        if (
            part.nouns
            and (entry := best_amount(part, entries, taken, index, NEARLY, beside=True)) is not None
        ):
            return entry
    return None


def _of_it(part: Part, earlier: Sequence[Part], answer: Answer, index: Index) -> tuple[str, Span] | None:
    """The sentence of the figure found before, where this part only asks who, where or what of it."""
    question = part.question
    named = _OF_IT.search(question.text) or _WHICH_ONES.fullmatch(compact(question.text).text)
    if not earlier or not named or question.targets or question.fields:
        return None
    if question.operation not in {Operation.TEXT, Operation.RANK, Operation.VALUE}:
        return None
    if part.facts and (part.nouns or part.facts != earlier[0].facts):
        return None
    which = _WHICH_ONES.fullmatch(compact(question.text).text)
    kind = named.groupdict().get("kind")
    answered = bool(part.facts) if question.operation is Operation.VALUE else _IN_CHARGE.search(question.text)
    if not answer.refused and answered:
        return None
    facts = [fact for other in earlier for fact in told_in_prose(other, index)]
    listed = [fact for told in facts for fact in _divided_among(told, index)]
    for fact in (*facts, *listed):
        sentence = fact.quote.of(index.report(fact.report_id).text)
        if _WHICH_OFFICE.search(question.text) and not _OFFICE.search(sentence):
            continue
        if kind and not (kind in sentence and _NAMES.search(sentence)):
            continue  # 涉及两个村 names none of them
        if which and not _LISTING.search(_behind(fact, sentence)):
            continue
        if len(sentence) <= LONGEST and (not part.names or share_met(part.names, sentence, sentence) >= HALF):
            return fact.report_id, fact.quote
    return None


def _note_of(part: Part, earlier: Sequence[Part], answer: Answer, index: Index) -> tuple[str, Span] | None:
    """The row of a table with its remark, where only the reason of the figure found before is asked for (什么缘由)."""
    if not answer.refused or part.question.targets or not only_why(part.question.text):
        return None
    for other in earlier[:1]:
        for report_id in dict.fromkeys(fact.report_id for fact in other.facts):
            row = note_beside(other.facts, index.report(report_id))
            if row is not None:
                return report_id, row
    return None


def _behind(fact: Fact, sentence: str) -> str:
    """What its own sentence says behind a figure."""
    return sentence[fact.span.end - fact.quote.start :]


def _divided_among(whole: Fact, index: Index) -> list[Fact]:
    """The figures a total is divided into, in its own sentence or the next one (其中甲局5件，乙区2件)."""
    text, entries = index.report(whole.report_id).text, prose_amounts(whole.report_id, index)
    behind = [entry.fact for entry in entries if entry.fact.span.start >= whole.quote.end][:1]
    parts = [entry.fact for entry in entries if entry.fact.parent == whole.fact_id]
    return [*parts, *(fact for fact in behind if _OF_WHICH.match(fact.quote.of(text)))]


def _unheld_in(part: Part, earlier: Sequence[Part], answer: Answer, index: Index) -> tuple[str, Span] | None:
    """The sentence beside the figure before that tells of bodies no report is held of (住建局和林草局各收多少)."""
    unheld = part.question.unheld
    if not unheld or answer.refusal is None or answer.refusal.reason is not RefusalReason.NO_REPORT:
        return None
    for fact in (fact for other in earlier[:1] for fact in told_in_prose(other, index)):
        sentence = fact.quote.of(index.report(fact.report_id).text)
        if all(name in sentence for name in unheld) and len(sentence) <= LONGEST:
            return fact.report_id, fact.quote
    return None


def _joint(parts: Sequence[Part], index: Index) -> InWords | None:
    """A figure of the one sentence that has an amount for every part and speaks of most of what they name."""
    names = tuple(dict.fromkeys(name for part in parts for name in part.nouns or part.names))
    deeds = tuple(name for part in parts for name in part.names if name not in names)
    ids = {part.report_ids for part in parts}
    sure = all(part.measure not in LOOSE for part in parts)  # so many sets, so many visits
    if len(names) < (1 if sure else THINGS) or len(ids) != 1:
        return None
    by_quote: dict[Span, list[InWords]] = {}
    for report_id in parts[0].report_ids:
        for entry in prose_amounts(report_id, index):
            by_quote.setdefault(entry.fact.quote, []).append(entry)
    scored = []
    for entries in by_quote.values():
        if not _one_each(parts, entries, index):
            continue
        sentence = sentence_of(entries[0], index)
        held = [name for name in names if met(name, sentence, "") >= HALF]
        share = share_met(names, sentence, "", deeds)
        known = (len(held) >= THINGS and share >= HALF) or (sure and share >= NEARLY)
        if known and len(sentence) <= LONGEST:
            scored.append((share, entries[0]))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return None
    return scored[0][1]


def _one_each(parts: Sequence[Part], entries: Sequence[InWords], index: Index) -> bool:
    """Whether the amounts of a sentence, one for each part, are of the kinds asked for."""
    free = list(entries)
    for part in sorted(parts, key=lambda part: part.measure in LOOSE):
        if part.measure == "time" and _SO_LONG.search(sentence_of(entries[0], index)):
            continue  # 连续21天 is no figure of its own
        fits = [entry for entry in free if is_alike(part, entry.fact)]
        sentence = sentence_of(entries[0], index)
        if not fits or not on_platform(part.said, sentence) or not may_count(part, sentence, sentence):
            return False
        free.remove(fits[0])
    return True
