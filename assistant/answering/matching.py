"""Figures outside the lexicon: the question's words against the subjects of a report's facts."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.answering.asked_kinds import of_other_rank
from assistant.answering.concepts import (
    SINGLE,
    Concept,
    Words,
    concepts_of,
    heavy,
    precision,
    spoken_of,
    words_in,
)
from assistant.answering.cues import cues
from assistant.answering.heads import everybody, head_of
from assistant.answering.joint import is_of_several
from assistant.answering.lookup import is_money
from assistant.answering.only_meant import is_cited, is_only_meant
from assistant.answering.platforms import figure_on_platform, of_audience, on_platform
from assistant.answering.quantities import is_another_quantity
from assistant.answering.returned import tells_return
from assistant.answering.running_text import meets_limits, title_over
from assistant.answering.units import LEFT_OUT, NAME, meets_part, units_of
from assistant.answering.words import content
from assistant.lexicon.carriers import carriers_in
from assistant.lexicon.segments import MEASURES, naming, tagged
from assistant.lexicon.text import compact
from assistant.lexicon.thesaurus import OFFICIAL, meanings
from assistant.types import Fact, Measure, Operation, Origin, Question, Status

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "ANY_MEASURE",
    "AT_TIMES",
    "MARGIN",
    "OF_SO_MANY",
    "PERSONS",
    "SAME_SUBJECT",
    "THRESHOLD",
    "TIME_THRESHOLD",
    "Candidate",
    "InWords",
    "by_carrier",
    "counted_before",
    "counted_head",
    "counted_words",
    "counts",
    "counts_alike",
    "counts_places",
    "counts_several",
    "credit",
    "done_though_denied",
    "facts_in_words",
    "match_facts",
    "may_answer",
    "speaks_of_persons",
    "telling_deeds",
    "tells_deed",
]

THRESHOLD = 0.50  # tests/eval: below it more answers are wrong than right
SPARE = 5  # of so many things a question names, one may be missing from a figure's words
SPARE_EN = 4  # translated words miss more often
STATED = 0.9  # what another figure is named by so surely must not be missing from an English question's (满意, 不满意)
TIME_THRESHOLD = 0.40  # few figures are spans of time, so fewer words tell them apart
SAME_SUBJECT = 0.17  # the same subject under two totals; a word of the one total alone must not decide
MARGIN = 0.03  # two subjects closer than this are equally good readings
COVER = 0.75  # share of a score that says how much of the question is held; the rest, how much of the subject is asked
FIELD_WEIGHTS = {"subject": 1.0, "counted": 1.0, "path": 0.9, "parent": 0.85, "clause": 0.7, "before": 0.7, "title": 0.6, "section": 0.35}  # fmt: skip
CONTEXT_BONUS, CONTEXT_FROM = 0.08, 0.3  # where what was spoken of before stands in the same sentence
OLD_PRICE = 0.02  # of two prices of one thing the one in force comes first
OTHER_SPAN = 0.1  # taken from a running total where the year's figure is asked for, and the other way round
LONG_RUN = 5  # characters from which on what is counted is always taken word by word
ROWS_NAMED = 2  # things an English question outside the lexicon must name so that a row of a form is meant
HEAD = 0.6  # a figure counts what the question counts where its own words hold this share of it
BESIDE = 0.65  # what is left of the score of a figure that counts something else beside it
_COUNTED = re.compile(
    rf"(?:多少|几)[百千万亿]?(?:人次|(?!人)[{MEASURES}])?的?(?P<head>[\u3400-\u9fff]{{2,8}})"
)
_BEHIND = re.compile(r"[^，,、；;。：:\n]{0,8}")
"""What a figure still says of itself behind it; after a comma the next one begins."""
_SENTENCE = re.compile(r"[。；;\n]")
OF_SO_MANY = re.compile(r"[\u3400-\u9fff]{1,8}中[,，]?(?:仅|只|共|还|就)?有\d")
_TIME_UNITS = re.compile(r"工作日|天|日|小时|分钟|个月|年")
UNIT_BONUS, OTHER_UNIT = 0.06, 0.04
ANY_MEASURE = frozenset("个件份人")
"""Measure words that people use of anything."""
_WHOLE = frozenset({"", "total", "count", "decisions", "made", "items", "amount"})
_KINDS = {
    "persons": "人 名 位 人次",
    "occasions": "次 场 回 届 轮 堂 场次",
    "things": "个 家 处 所 座 户 台 种 类 部 套 块 款 辆 支 艘 架",
    "papers": "条 篇 则 份 件 起 宗 例 项 批 批次 单 桩 册 版 张 幅 页 封 通 笔 件次 条次",
    "issues": "期",
}
PERSONS = frozenset(_KINDS["persons"].split())
_PEOPLE = re.compile("人|员|专职|兼职|干部|代表|记者|律师|志愿者")
_SO_MANY_PEOPLE = re.compile(
    "(?:多少|几)个(?:老百姓|群众|乡亲|市民|居民(?![点小楼委组区])|村民(?![小委组])|学生|患者|病人|农民|司机|老师)"
)
_KIND_OF = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
AT_TIMES = frozenset("场堂轮届期")
_CASES = frozenset("件封起宗例笔单桩")
"""What is held or comes out at times, and what comes in one by one."""
_STANDARD = re.compile("权重|标准|要求|规定|以上|不低于|不少于|至少|threshold")
_DEGREE = re.compile("(?:满意|知晓|认可|信任|支持|好评|参与|透明|公开|熟悉)度")
"""What is stated in percent though no rate is asked for by name (社会评议满意度92.6%)."""
_OF_LEVELS = {Operation.GROWTH, Operation.SHARE, Operation.RANK}
"""Operations whose percentage is calculated."""
_MIXED = {
    "persons": {"persons"},
    "occasions": {"occasions", "issues", "papers"},
    "things": {"things"},
    "papers": {"papers", "issues"},
    "issues": {"issues", "occasions", "papers"},
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and how well the question's words fit it, from 0 to about 1."""

    fact: Fact
    score: float


def match_facts(
    question: Question, index: Index, report_id: str, *, year: int | None = None
) -> list[Candidate]:
    """Figures of a report that may be meant, best first, equal ones in text order.

    ``year`` asks for those of another year than the report's.
    """
    alone = question.words.replace(" ", "") if question.measure == "个" else ""
    loose = replace(question, measure="")  # 图解几个 are the very 图解101篇
    allowed = [
        entry
        for entry in facts_in_words(index, report_id)
        if may_answer(
            entry.fact,
            loose if alone and entry.fact.subject == alone else question,
            year or entry.fact.report_year,
        )
        and entry.fact.indicator not in question.rejected
    ]
    concepts = concepts_of(question.masked, frozenset(question.rejected))
    if not concepts or not allowed:
        return []
    named = [at for at, concept in enumerate(concepts) if concept in heavy(concepts)] or list(
        range(len(concepts))
    )
    spare = len(named) // (SPARE_EN if question.language == "en" else SPARE)
    held = [[credit(concept, entry) for concept in concepts] for entry in allowed]
    frequency = [sum(row[at] > 0 for row in held) / len(held) for at in range(len(concepts))]
    weights = [concept.weight * (1.5 - share) for concept, share in zip(concepts, frequency, strict=True)]
    head = counted_words(question.masked)
    noun = head_of(question.masked) if question.language == "en" else None
    if question.language == "en" and noun is None and not heavy(concepts):
        return []  # "how many were published" names nothing
    before = naming(question.context).names if question.context else ()
    text = index.report(report_id).text if before else ""
    telling = telling_deeds(question.masked)
    unknown = question.rest if question.language == "zh" and not heavy(concepts) else ()
    report_text = index.report(report_id).text
    stated = {
        at
        for at in named
        if question.language == "en" and any(concepts[at].held_by(e.own) >= STATED for e in allowed)
    }
    lone = not (question.targets or _OF_REQUESTS.search(f"{question.context} {question.text}".lower()))
    lone = lone and "indicator" not in dict(question.given) and len(heavy(concepts)) < ROWS_NAMED
    scored = []
    for entry, row in zip(allowed, held, strict=True):
        if entry.fact.form and question.language == "en" and lone:
            continue  # one word that sounds like it (was the bot right) names no row of a form
        if entry.fact.form and not any(met and concepts[at].weight > SINGLE for at, met in enumerate(row)):
            continue  # 出了多少期 names no 公开出版物
        quote = entry.fact.quote
        if (
            not meets_limits(question.masked, quote.of(report_text))
            or not meets_part(question.masked, entry.together.text)
            or not on_platform(question.masked, entry.together.text, entry.fact.subject)
            or not figure_on_platform(
                question.masked, quote.of(report_text), entry.fact.span.start - quote.start
            )
            or not of_audience(
                question.masked,
                f"{entry.fact.subject} {' '.join(entry.fact.row_path)} {quote.of(report_text)}",
            )
        ):
            continue
        if counts_several(question, entry.fact, report_text):
            continue
        if is_only_meant(question, entry.fact, report_text) or is_cited(question, entry.fact, report_text):
            continue
        if OF_SO_MANY.match(report_text, entry.fact.span.end) and len(concepts) > 2:
            continue  # 44个嘎查中有13个: how many did so is told behind
        if not all(any(way in entry.together.text for way in ways) for ways in telling):
            continue
        if noun is not None and not noun.counted_by(entry):
            continue
        if not counts_places(question.text, entry):
            continue
        if entry.fact.form and len(question.rest) > 1 and not spoken_of(question.rest, entry.together.text):
            continue  # a row of a form is no figure of words nothing explains
        if unknown and not any(spoken_of((word,), entry.together.text) for word in unknown):
            continue
        missing = [at for at in named if concepts[at].unmet_in(entry.together)]
        if len(missing) > spare or not stated.isdisjoint(missing):
            continue
        cover = sum(w * credit for w, credit in zip(weights, row, strict=True)) / sum(weights)
        score = (
            COVER * cover + (1 - COVER) * precision(entry.fields["subject"], concepts)
            if "subject" in entry.fields
            else 0
        )
        if not counts(head, entry):
            score *= BESIDE
        score += _unit_bonus(entry.fact, question)
        if entry.fact.cumulative != question.cumulative:
            score -= OTHER_SPAN
        if question.measure == "money" and entry.fact.year not in {None, year or entry.fact.report_year}:
            score -= OLD_PRICE
        asked_in_zh = question.language == "zh" and not question.targets and score > CONTEXT_FROM
        if asked_in_zh and is_another_quantity(question.text, entry.fact, report_text, rest=True):
            continue
        if before and score > CONTEXT_FROM:
            sentence = words_in(entry.fact.quote.of(text))
            score += CONTEXT_BONUS * sum(word in sentence.text for word in before) / len(before)
        scored.append(Candidate(entry.fact, round(score, 4)))
    said = {way for concept in concepts for way, _ in concept.ways} if question.language == "en" else set()
    scored = _without_kinds_unsaid(question.masked, scored, said)
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.fact.span.start))


_KIND_BEFORE = re.compile("^(?P<kind>本?年?新增|新建|净增|非|原有|新)(?P<noun>[\u3400-\u9fff]{2,})$")
"""What makes it another figure than that of the noun behind it (新增居民用户, 非居民用户)."""


_NEW_EN = re.compile(r"\b(?:new|newly|add|added|gain|gained|non|more|additional|extra|joined|net)\b")


def _without_kinds_unsaid(masked: str, scored: list[Candidate], said: set[str]) -> list[Candidate]:
    """The figures without those of a kind that the question does not say, where that of all of them is there too.

    ``said`` is what the words of an English question are called in Chinese.
    """
    if said and (new := _NEW_EN.search(masked)):
        told = [_KIND_BEFORE.match(candidate.fact.subject) for candidate in scored]
        non = new.group() == "non"
        of_kind = {kind["noun"] for kind in told if kind and (kind["kind"][-1] == "非") == non}
        return [c for c in scored if c.fact.subject not in of_kind and (non or not c.fact.cumulative)]
    plain = compact(masked).text
    named = {c.fact.subject for c in scored if c.fact.subject in plain or c.fact.subject in said}
    return [
        c
        for c in scored
        if not (kind := _KIND_BEFORE.match(c.fact.subject))
        or kind["noun"] not in named
        or kind["kind"][-1] in plain
        or "新" in plain
    ]


def counts_several(question: Question, fact: Fact, text: str) -> bool:
    """Whether a figure of running text counts several things of which the question names only one."""
    if fact.origin is not Origin.PROSE or question.language == "en":
        return False
    return is_of_several(compact(question.text).text, compact(text[fact.quote.start : fact.span.start]).text)


def counted_words(masked: str) -> tuple[str, ...]:
    """What the question counts, where it says so behind the amount: the 企业来电 of 接了多少企业来电."""
    found = _COUNTED.search(masked)
    run = content(found.group("head")) if found else ""
    said = naming(run)
    words = (*said.names, *(deed for deed in said.deeds if len(deed) > 1))
    whole = len(run) < LONG_RUN and sum(map(len, words)) < len(run)  # 复印费 is more than its pieces
    return ((run,) if run else ()) if whole else words


_AMOUNT_LAST = re.compile(
    rf"(?P<named>[\u3400-\u9fff]{{2,}}?)(?:一共|总共|合计|共)?(?:有|是|达)?(?:多少|几)[{MEASURES}]?[?？呢啊呀]*$"
)


def counted_before(masked: str) -> str:
    """The noun a question counts that ends in the amount: 小学 of 有公开栏的小学几所; empty where it ends in none."""
    found = _AMOUNT_LAST.search(compact(masked).text)
    names = naming(content(found.group("named"))).names if found else ()
    return names[-1] if names and found and found.group("named").endswith(names[-1]) else ""


def counted_head(masked: str) -> str:
    """What a question counts from its last noun on: 奖章 of 多少个龙舟巡游奖章, 学校参加 of 多少学校参加."""
    found = _COUNTED.search(masked)
    start = position = 0
    for word, kind in tagged(found.group("head")) if found else ():
        if kind == "deed":
            break
        if kind == "name":
            start = position
        position += len(word)
    return found.group("head")[start:] if found else ""


def counts(words: Sequence[str], entry: InWords) -> bool:
    """Whether a figure counts what the question counts."""
    return sum(spoken_of((word,), entry.own.text) for word in words) >= HEAD * len(words)


_EACH_CASE = re.compile("平均(?:一|每)[件个份条人](?:是|要|收)?多少(?!天|个?工作日|时间)")
_BODIES = re.compile("(?:多少|几)[个家所](?!百分)")
_PLACES = re.compile("(?:多少|几)个(乡镇|乡|镇|街道|村|社区|部门|单位|县|区|局|学校|科室)(?![委级里内人民])")


def counts_places(masked: str, entry: InWords) -> bool:
    """Whether a figure counts the kind of places a question counts (几个乡镇不及格 are no 部门)."""
    asked = _PLACES.search(masked)
    if asked is None or asked.group(1) in {"单位", "部门"}:
        return True
    return asked.group(1)[:1] in entry.own.text


@dataclass(frozen=True, slots=True)
class InWords:
    """A figure with the words it is known by, field by field and together."""

    fact: Fact
    fields: Mapping[str, Words]
    together: Words
    own: Words
    """What it counts: its subject, its unit and the labels of its cell."""


_HELD = 64  # reports whose figures are kept in words
_held: WeakKeyDictionary[object, OrderedDict[str, tuple[InWords, ...]]] = WeakKeyDictionary()
_lock = threading.Lock()


def facts_in_words(index: Index, report_id: str) -> tuple[InWords, ...]:
    """The figures of a report that words can find; the inner cells of a national form are found by their labels."""
    with _lock:
        known = _held.setdefault(index, OrderedDict())
        if report_id in known:
            known.move_to_end(report_id)
            return known[report_id]
    facts = index.facts([report_id])
    by_id = {fact.fact_id: fact for fact in facts}
    text = index.report(report_id).text
    ends = sorted({fact.span.end for fact in facts})
    prose = sorted((f for f in facts if f.origin is Origin.PROSE), key=lambda f: f.span.start)
    made = tuple(_in_words(f, by_id, text, ends, prose) for f in facts if not f.form or f.column in _WHOLE)
    with _lock:
        known[report_id] = made
        while len(known) > _HELD:
            known.popitem(last=False)
    return made


def _in_words(
    fact: Fact, by_id: Mapping[str, Fact], text: str, ends: Sequence[int], prose: Sequence[Fact]
) -> InWords:
    """A clause counts from the figure before on (``ends``) to the next comma, so that none speaks for another."""
    parent = by_id.get(fact.parent)
    before = bisect_right(ends, fact.span.start)
    start = max(fact.quote.start, ends[before - 1] if before else 0)
    behind = _BEHIND.match(text, fact.span.end)
    end = min(fact.quote.end, behind.end() if behind else fact.span.end)
    fields = {
        "subject": fact.subject,
        "counted": fact.subject + fact.unit if fact.unit in PERSONS else "",
        "path": " ".join((*fact.row_path, *fact.column_path)),
        "parent": parent.subject if parent else "",
        "clause": text[start:end],
        "before": _spoken_before(fact, text, prose),
        "title": title_over(text, fact.span.start) if fact.origin is Origin.PROSE else "",
        "section": fact.section,
    }
    held = {name: words_in(value) for name, value in fields.items() if value}
    own = words_in(f"{fact.subject}{fact.unit}\n{fields['path']}")
    return InWords(fact, held, words_in("\n".join(fields.values())), own)


def _spoken_before(fact: Fact, text: str, prose: Sequence[Fact]) -> str:
    """What the sentence counted last in another unit: of 微博发布2304条，粉丝5.8万人 the 粉丝 are the 微博's."""
    if fact.origin is not Origin.PROSE:
        return ""
    for other in reversed(prose[: bisect_left(prose, fact.span.start, key=lambda f: f.span.start)]):
        if _SENTENCE.search(text[other.span.end : fact.span.start]):
            break
        if other.unit not in {fact.unit, "%"}:
            return other.subject
    return ""


def credit(concept: Concept, entry: InWords) -> float:
    """How well a figure's words hold a concept, its own subject counting most; of titles only what is said in full."""
    best = 0.0
    for name, words in entry.fields.items():
        if name == "title" and (not concept.run or concept.run not in words.text):
            continue
        if FIELD_WEIGHTS[name] > best:
            best = max(best, FIELD_WEIGHTS[name] * concept.held_by(words))
    return best


@lru_cache(maxsize=512)
def telling_deeds(words: str) -> tuple[tuple[str, ...], ...]:
    """The deeds that make a figure another one where they are not done, each in every wording (办妥: 办结)."""
    telling = cues().telling_deeds
    said = [found.span() for found in telling.finditer(words) if found.end() - found.start() > 1]
    known = {(start, end): tuple(ways) for start, end, ways in meanings(words)}
    lay = [
        (words[start:end].removesuffix("了"), *ways)
        for start, end, ways in meanings(words)
        if not telling.search(words[start:end])
        and all(_is_telling(way) for way, credit in ways.items() if credit == OFFICIAL)
    ]
    return (*((words[start:end], *known.get((start, end), ())) for start, end in said), *lay)


def _is_telling(word: str) -> bool:
    return any(len(found.group()) > 1 for found in cues().telling_deeds.finditer(word))


def _unit_bonus(fact: Fact, question: Question) -> float:
    """More for the measure word asked with; less for a word of its own kind beside it (条 where 项 is printed)."""
    if question.measure == fact.unit or {question.measure, fact.unit} <= PERSONS:
        return UNIT_BONUS if fact.unit else 0.0
    told = question.measure not in ANY_MEASURE and question.measure in _KIND_OF and fact.unit in _KIND_OF
    return -OTHER_UNIT if told and question.language == "zh" else 0.0


def counts_alike(asked: str, unit: str, plain: str) -> bool:
    """Whether a figure with this unit can answer a question with that measure word; people mix the near ones."""
    people = asked == "个" and (_PEOPLE.search(plain) or _SO_MANY_PEOPLE.search(plain))
    kind = "persons" if people else _KIND_OF.get(asked)
    return kind is None or unit not in _KIND_OF or _KIND_OF[unit] in _MIXED[kind]


_OF_EACH = re.compile(r"^每(?!年)|每[村镇乡街校人名期次场批户处家个]?(?=[配设发印安派建置赠])")
_FOR_EACH = re.compile(r"^(?:各|分别|均)|(?:各|分别)(?=[配设发印安派建置赠])")
_FEW = 2
"""What each of several has is seldom more (各配备电脑1台); 13个村各设公示栏 counts those that have it."""
_EACH_EN = re.compile(
    r"\b(?:each|every|per|apiece|respectively|individual|single|a piece)\b|\bone (?:issue|session|copy)\b"
)
_DEEDS_EN = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(told))
    for asked, told in (
        (r"add(?:ed)?(?! up)|newly (?:built|opened|set up)", "增|添|新"),
        (r"(?:were |was |been )?raised(?! (?:by|from))", "高|涨|升|筹|提"),
        (r"lowered|(?:were|was|been|many) cut", "低|减|降|压|少|砍"),
        (r"shut(?: down)?|closed down|switched off", "关|停|注销|撤|下线"),
    )
)
"""Deeds that make a figure another one where it does not tell of them."""
_AVERAGE = re.compile("平均|[人户县镇校]均(?!已|为|有)")
_AVERAGE_EN = re.compile(
    r"\b(?:averag\w*|mean|per|each|every|typical\w*|apiece|a (?:head|day|month|year))\b|\bhow (?:long|old|quick\w*|fast|soon)\b"
)
_TELLING_EN = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(told))
    for asked, told in (
        (r"(?:sit|sat|sitting) in", "列席|旁听|参加|邀请|参与|观摩|代表"),
        (r"waived?|waiving|exempt\w*|refund\w*|remitted|let off", "减|免|退|缓"),
    )
)
"""Deeds that make a figure another one, of the forms too (fees waived are none collected)."""
_OUTCOMES = frozenset(
    ["granted", "partly_granted", "refused", "unavailable", "not_processed", "other_handling"]
)
_OF_REQUESTS = re.compile(
    r"\b(?:requests?|request\w+|appl\w+|disclos\w*|releas\w*|grant\w*|public\w*|publish\w*|refus\w*|den(?:y|ied|ials?)|reject\w*|withh\w+|provid\w*|answer\w*|information|cases?)\b|申请|公开"
)
_NEW_EN = re.compile(r"\b(?:were|are|was|is) new\b|\bnewly (?:appointed|hired|recruited|assigned|added)\b")


def tells_deed(question: Question, words: str) -> bool:
    """Whether the words of a figure tell of the deed an English question limits itself to (meetings people sat in on)."""
    said = question.text.lower() if question.language == "en" else ""
    return all(told.search(words) for asked, told in _TELLING_EN if asked.search(said))


def _of_each(fact: Fact) -> bool:
    """Whether a figure is what each of several has."""
    small = fact.value is not None and fact.value <= _FEW
    return bool(_OF_EACH.search(fact.subject) or (small and _FOR_EACH.search(fact.subject)))


def _able_en(fact: Fact, question: Question) -> bool:
    """Whether an English question may mean a figure: of all that are counted, of the new ones, of each where that is said."""
    if _of_each(fact) and not _EACH_EN.search(question.text.lower()):
        return False  # how many computers for the townships is not how many for each of them
    if _AVERAGE.search(fact.subject) and not _AVERAGE_EN.search(question.text.lower()):
        return False  # how many attended is no average
    if not tells_deed(question, fact.subject):
        return False
    if question.plan_year and fact.status is Status.RESULT:
        return False  # what is planned for the next year is nothing done in this one
    if not question.targets and fact.indicator.split(".")[0] in _OUTCOMES:
        said = f"{question.context} {question.text}".lower()
        if not _OF_REQUESTS.search(said):
            return False  # issues settled are no requests granted
    if _NEW_EN.search(question.masked) and "新" not in fact.subject:
        return False
    if not question.targets and any(
        asked.search(question.masked) and not told.search(fact.subject) for asked, told in _DEEDS_EN
    ):
        return False  # how many were put up is not how many there are
    return _of_whole(fact, question)


_MORE_THAN_NAME = 4


def _of_whole(fact: Fact, question: Question) -> bool:
    """Whether a figure may be of all the people asked for: 获奖学生 are not the students of a college."""
    head = everybody(question.masked)
    if head is None or fact.indicator:
        return True
    said = [way for concept in head.concepts for way, _ in concept.ways if way in fact.subject]
    return bool(said) and len(fact.subject) - max(map(len, said)) <= _MORE_THAN_NAME


_CARRIERS = frozenset(
    {"website", "wechat", "weibo", "video", "newspaper", "broadcast", "screen", "board", "gazette"}
)


def by_carrier(masked: str, fact: Fact) -> bool:
    """Whether a figure is not of other channels than those a question names (微信 is not 医院网站)."""
    asked = carriers_in(masked) & _CARRIERS
    own = carriers_in(" ".join((fact.subject, *fact.column_path))) & _CARRIERS if asked else asked
    return not asked or not own or not asked.isdisjoint(own)


_LEFT_UNDONE = re.compile(
    "(?<!有)(?:没(?!收)有?|未(?!来)|尚未)(?:能够?|被|有|及时|按时|全部|完全|真正|再|得到|给)*(?P<deed>[\u3400-\u9fff]{2})"
)
"""Something not done (还有几项没落实)."""
_UNDONE = re.compile("[没未不无]|尚|余|剩")


def done_though_denied(question: Question, fact: Fact) -> bool:
    """Whether a figure of running text is of what was done (已落实47条) where Chinese asks what was not."""
    if question.language == "en" or fact.origin is not Origin.PROSE or _UNDONE.search(fact.subject):
        return False
    return any(found.group("deed") in fact.subject for found in _LEFT_UNDONE.finditer(question.masked))


def speaks_of_persons(question: Question, text: str) -> bool:
    """Whether a sentence speaks of who is counted beside a row known by name (专职的医生有几名), where Chinese asks so."""
    if question.language == "en" or not question.targets or question.measure not in PERSONS:
        return True
    named = [unit for word in question.rest for unit in units_of(word) if unit.weight >= NAME]
    return all(unit.held_by(text)[1] >= LEFT_OUT for unit in named)


_FORMER = re.compile(
    "(?:原先?|原来|此前|以前|之前|(?:清理|整合|整改|关停|改版|压缩|撤并|调整)(?:之)?前)(?:共|一共|总共)?(?:有|共有|设|开设|运营|运行|在用)"
)
_BEFORE = re.compile(
    r"原|以前|之前|此前|先前|早先|起初|最初|年初|前有|[理合改停版缩并整]前|本来|过去|\b(?:before|previous(?:ly)?|original(?:ly)?|former(?:ly)?|used to|to begin with|at first|initial(?:ly)?|start(?:ed)?|from how many|had been)\b"
)
"""Who asks for what there was before (原有几个账号)."""
_IN_USE, _HAD = re.compile("在用|现有|保留"), re.compile("原(?:有|先|来)(?!的)")


_BILLED = re.compile("(?:收费|缴费|催缴)通知书?(?:的|共|合计)*(?:总金额|金额|总额|款额)")
_COLLECTED_ASKED = re.compile("收(?:了|到|取|上|缴|入)|实收|实际|collect|t(?:ook|ake) in|received")
"""What people were asked to pay is not what was collected."""


def may_answer(fact: Fact, question: Question, year: int | None) -> bool:
    """Whether a fact can be the kind of figure asked for at all, and of that year."""
    if fact.value is None and fact.nil is None:
        return False
    if not by_carrier(question.masked, fact) or done_though_denied(question, fact):
        return False
    if (
        is_money(fact)
        and _BILLED.search(fact.subject)
        and _COLLECTED_ASKED.search(f"{question.masked} {question.text}".lower())
    ):
        return False
    if _FORMER.match(fact.subject) and not _BEFORE.search(question.text.lower()):
        return False  # 原有37个 is not what there is
    if _IN_USE.match(fact.subject) and _HAD.search(question.text):
        return False
    asked = question.measure
    if asked == "percent" and question.operation in _OF_LEVELS:
        asked = ""
    if fact.status is Status.PLAN and not question.plan:
        return False
    if question.language == "en" and not _able_en(fact, question):
        return False
    told_before = not question.plan and None not in (fact.year, year) and fact.year != year
    if asked == "percent":
        stated = fact.measure is Measure.SHARE or fact.unit == "%"
        stated = stated and tells_return(question, fact) and (fact.status is Status.RULE or not told_before)
        return stated and (fact.status is not Status.RULE or bool(_STANDARD.search(question.text)))
    if fact.measure is not Measure.LEVEL or fact.unit == "%":
        degree = None if asked or told_before else _DEGREE.search(question.masked)
        return degree is not None and fact.measure is Measure.SHARE and degree.group() in fact.subject
    if asked == "money":
        return is_money(fact)
    if is_money(fact) and question.language == "en" and "how many" in question.text.lower():
        return False
    if not counts_alike(asked, fact.unit, question.masked) or (
        asked in {"次", "场"} and fact.unit in {"条", "篇", "则"}
    ):
        return False
    if of_other_rank(question.text, fact.subject):
        return False  # 分管副县长到场 is not 县长到场
    if fact.unit == "分" and (asked not in {"", "分"} or _BODIES.search(question.text)):
        return False  # 几个乡镇 are no score
    if asked in AT_TIMES and fact.unit in _CASES:
        return False  # 几场, 几期 are no cases of a table
    if "批次" in question.text and asked == "批" and fact.unit not in {"批", "批次"}:
        return False
    timed = bool(_TIME_UNITS.search(fact.unit))
    if timed and not asked and question.language == "zh" and _EACH_CASE.search(question.text):
        return False  # 平均一件多少 is no time
    if asked == "time" or asked in {"天", "工作日"}:
        return timed and not told_before
    if fact.status is Status.RULE:
        return asked == fact.unit or bool(_STANDARD.search(question.text))
    if is_money(fact) and asked not in {"", "元"}:
        return False
    if fact.cumulative:
        return not (timed and asked)
    return not told_before and not (timed and asked)
