"""Answers in the report's own sentences: whole, in order, from the passages that speak of the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.asked_en import holds_amount_en, holds_kind_en
from assistant.answering.asked_kinds import tells_asked
from assistant.answering.concepts import Concept, Words, concepts_of, coverage, heavy, spoken_of, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.reasons import asks_why
from assistant.answering.reply import Reply
from assistant.answering.sentences import Passage, is_heading, is_running, read_passage
from assistant.answering.spoken_before import leaves_out_spoken
from assistant.answering.topics import HEADS, WORDS, topics_of, without_topics
from assistant.answering.units import DEED, units_of
from assistant.answering.verbatim import say_clause
from assistant.answering.words import unexplained
from assistant.lexicon.readings import spellings
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import How, Operation, Question, Report, Span

__all__ = ["LONGEST", "RELATED", "THRESHOLD", "quote_passages", "quote_related"]

LONGEST = 300
"""Characters quoted of one place unless everything is asked for."""
THRESHOLD = 0.48  # share of the question's weighted terms a passage must hold; tests/eval
RELATED = 0.2  # from this share on a passage is named as related, with the word that it does not answer
RELATED_LONGEST = 120
HEADING_CREDIT = 0.9
HEADED = 0.5  # added where the heading names the topic asked for
RANKED = 0.3  # added for the passage the retriever ranks first, the others in proportion
MOST = 0.5  # more than this share of what English plans are asked about makes a passage one on them
NEIGHBOUR = 0.5  # a following sentence that holds this much of what the best holds belongs to it
PROBLEM = 2  # names at least that a problem told in other words must have to be known by them
ROUGHLY = 0.4  # share of them that a passage must say
_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[,，、]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、]|[一二三四五六七八九十]+、)"
)
_REASON = re.compile("因为|由于|原因|主要是|影响|得益于|鉴于|致使|导致|因")
_MATTER = re.compile(
    r"\bwhat did\b.*\b(?:requests?|applications?)\b.*\bconcern\b|\bwhat did the applications concern\b"
)
_CONCERNS = Concept((("涉及", 1.0), ("内容", 0.9), ("集中在", 1.0), ("主要是", 0.8), ("为主", 0.7)), 2.0)
"""How a report tells what requests were about."""
_DENIES = re.compile("未发生|没有发生|没有收到|未收到|未被")
_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|hundred)\b|\d"
)
"""A number in a why-question may be wrong; the report's own then answers it."""
_ALL = re.compile(
    r"全部|全文|完整|所有|详细|具体内容|in full|complete|entire|everything|whole text|in detail"
)
_OF_LAST_YEAR = re.compile("\\W*(?:[一二三四五六]是)?(?:针对|对于?)(?:上年|去年|上一年)")
"""How a problem of the year before is begun with that is told as answered."""
_FIGURE = re.compile(r"\d(?!\d{0,3}年)")


@dataclass(frozen=True, slots=True)
class _Scored:
    passage: Passage
    coverage: float
    score: float


def quote_passages(reply: Reply, evidence: Evidence) -> bool:
    """Quote the best passage of each place, else of another document; false where none speaks of the question."""
    topics = topics_of(reply.question) or ("",)
    places, others = _groups(reply, evidence)
    quoted = [text for group in places for text in _said(reply, group, topics)]
    reply.sentence = "\n".join(quoted or _said(reply, others, topics) or _put_right(reply, places))
    reply.how = How.QUOTED
    return bool(reply.sentence)


def _put_right(reply: Reply, places: Sequence[Sequence[Passage]]) -> list[str]:
    """The one sentence on a problem of the year before that is told as answered, by a word of the problem asked about."""
    if reply.words.english or reply.question.topic != "problems_answered":
        return []
    named = heavy(_concepts(reply, ""))
    told = [
        (passage, span)
        for group in places
        for passage in group
        for span, words in zip(passage.spans, passage.words, strict=True)
        if _OF_LAST_YEAR.match(words.text) and any(c.held_by(words) >= HEADING_CREDIT for c in named)
    ]
    if len(told) != 1:
        return []
    say_clause(reply, told[0][0].report, told[0][1])
    return [reply.sentence]


def quote_related(reply: Reply, evidence: Evidence) -> str:
    """Says that only a related passage was found and quotes it; empty where there is none worth quoting.

    For questions that ask for words only, and no sentence with a figure: a figure beside "not stated" misleads.
    """
    if reply.question.operation is not Operation.TEXT:
        return ""
    concepts = _concepts(reply, "")
    named = heavy(concepts)
    places, _ = _groups(reply, evidence)
    for scored in _ranked(reply, [passage for group in places for passage in group], ""):
        if scored.coverage < RELATED:
            continue
        shares = _shares(concepts, scored.passage.words)
        best = max(range(len(shares)), key=lambda at: (shares[at], -at), default=None)
        if best is None or is_heading(scored.passage.report, scored.passage.spans[best]):
            continue
        span, words = scored.passage.spans[best], scored.passage.words[best]
        speaks = any(concept.held_by(words) >= HEADING_CREDIT for concept in named)
        if speaks and len(words.text) <= RELATED_LONGEST and not _FIGURE.search(words.text):
            quote = _tidy(scored.passage.report, span)
            number = reply.citer.span(scored.passage.report.report_id, quote)
            text = _flow(quote.of(scored.passage.report.text))
            return reply.words.say(
                f"只找到相关段落：“{text}”〔{number}〕。",
                f" Only a related passage was found: “{text}”〔{number}〕.",
            )
    return ""


def _groups(reply: Reply, evidence: Evidence) -> tuple[list[list[Passage]], list[Passage]]:
    """The passages of running text of each place, and those of other documents."""
    running = [d for d in evidence.passages if is_running(d.page_content)]
    reports = [{summary.report_id for summary in place.reports} for place in evidence.resolved.places]
    known = {id(document): read_passage(reply, document) for document in running}
    places = [[known[id(d)] for d in running if d.metadata["report_id"] in ids] for ids in reports]
    others = [known[id(d)] for d in running if all(d.metadata["report_id"] not in ids for ids in reports)]
    return places, others


def _said(reply: Reply, passages: Sequence[Passage], topics: Sequence[str]) -> list[str]:
    """The quotations that answer each topic, each passage once, together no longer than ``LONGEST``."""
    chosen: dict[int, tuple[Passage, set[int]]] = {}
    left = LONGEST
    for at, topic in enumerate(topics):
        ranked = _ranked(reply, passages, topic)
        if not ranked or ranked[0].score < THRESHOLD:
            continue
        passage = ranked[0].passage
        numbers = _chosen(reply, passage, topic, left // (len(topics) - at))
        left -= sum(passage.spans[number].end - passage.spans[number].start for number in numbers)
        chosen.setdefault(id(passage), (passage, set()))[1].update(numbers)
    return [
        text for passage, numbers in chosen.values() if (text := _quotation(reply, passage, sorted(numbers)))
    ]


def _ranked(reply: Reply, passages: Sequence[Passage], topic: str) -> list[_Scored]:
    """Passages by how much of the question they hold and how the retriever ranks them, best first."""
    concepts = _concepts(reply, topic)
    if not passages or not concepts:
        return []
    if topic and topic != "overview":
        telling = [passage for passage in passages if passage.of_topic(reply, topic)]
        passages = telling or [p for p in passages if HEADS[topic].search(p.heading)]
        if not passages:
            return []
    held = [_held(concepts, passage) for passage in passages]
    frequency = [sum(row[at] > 0 for row in held) / len(held) for at in range(len(concepts))]
    most = max((float(p.document.metadata.get("score", 0.0)) for p in passages), default=0.0) or 1.0
    scored = []
    for passage, row in zip(passages, held, strict=True):
        if topic and not _speaks_of_rest(reply, passage, topic):
            continue
        share = _share(concepts, row, frequency)
        if topic and HEADS[topic].search(passage.heading):
            share += HEADED
        rank = RANKED * float(passage.document.metadata.get("score", 0.0)) / most
        scored.append(_Scored(passage, share, round(share + rank, 4) if share >= THRESHOLD else share))
    return sorted(scored, key=lambda entry: (-entry.score, entry.passage.document.metadata["start_index"]))


def _held(concepts: Sequence[Concept], passage: Passage) -> list[float]:
    """How surely a passage speaks of each concept, itself or by its heading."""
    text = words_in("".join(words.text for words in passage.words))
    head = words_in(passage.heading) if passage.words else text
    return [max(concept.held_by(text), HEADING_CREDIT * concept.held_by(head)) for concept in concepts]


def _share(concepts: Sequence[Concept], row: Sequence[float], frequency: Sequence[float] = ()) -> float:
    known = {id(concept): value for concept, value in zip(concepts, row, strict=True)}
    return coverage(concepts, lambda concept: known[id(concept)], frequency)


def _shares(concepts: Sequence[Concept], sentences: Sequence[Words]) -> list[float]:
    """What each sentence holds of the concepts."""

    def holds(words: Words) -> Callable[[Concept], float]:
        return lambda concept: concept.held_by(words)

    return [coverage(concepts, holds(words)) for words in sentences]


def _speaks_of_rest(reply: Reply, passage: Passage, topic: str) -> bool:
    """Whether a passage of the right kind (problems, plans) is about what else the question says."""
    topics = dict.fromkeys((topic, *topics_of(reply.question)))
    said = f"{passage.heading} {passage.document.page_content}"
    if reply.words.english and topic in {"plan", "problems_answered"}:
        named = heavy(concepts_of(without_topics(reply.question.masked, tuple(topics))))
        held = words_in(said)
        if named and coverage(named, lambda concept: concept.held_by(held)) > MOST:
            return True
    rest = unexplained(without_topics(reply.question.masked, tuple(topics)))
    rest = tuple(w for w in rest if not _says_topic(w, topic) and (w.isascii() or naming(w).names))
    rest = tuple(w for w in rest if not _says_body(w, passage.report))
    if not rest or spoken_of(rest, said):
        return True
    return topic == "plan" and not reply.words.english and all(_speaks_roughly(word, said) for word in rest)


def _speaks_roughly(words: str, said: str) -> bool:
    """Whether a text speaks of a problem told in everyday words (老人用手机不方便: 老年居民不会用手机)."""
    units = [unit for unit in units_of(words) if unit.weight > DEED]
    text = compact(said).text
    total = sum(unit.weight for unit in units)
    return len(units) >= PROBLEM and sum(u.weight * u.held_by(text)[1] for u in units) >= ROUGHLY * total


def _says_body(word: str, report: Report) -> bool:
    """Whether an English word is of the name of the body that reports (Rong'ao, port)."""
    if not word.isascii():
        return False
    name = report.agency or report.region
    spelled = "".join(spellings(name)[:1])
    return word.replace("'", "") in spelled or any(
        way in name for concept in concepts_of(word) for way, _ in concept.ways
    )


def _says_topic(word: str, topic: str) -> bool:
    """Whether a word, or what it means in a report (admit: 存在问题), only says which topic is asked for."""
    ways = {way for concept in concepts_of(word) for way, _ in concept.ways}
    return any(word in way for way in WORDS[topic]) or bool(ways & set(WORDS[topic]))


def _concepts(reply: Reply, topic: str) -> tuple[Concept, ...]:
    question = reply.question
    masked = without_topics(question.masked, topics_of(question)) if topic else question.masked
    own = concepts_of(masked, frozenset(question.rejected))
    if question.language == "en" and _MATTER.search(question.masked):
        own = (*own, _CONCERNS)
    return (*own, Concept(tuple((word, 1.0) for word in WORDS[topic]), 2.0)) if topic else own


def _wants_reason(question: Question) -> bool:
    """Whether a reason is asked for of something the question gets right for all that can be seen."""
    if question.topic or not asks_why(question.text):
        return False
    return question.language != "en" or not _SO_MANY.search(question.masked)


def _quotation(reply: Reply, passage: Passage, numbers: Sequence[int]) -> str:
    """Sentences of a passage with the heading they stand under; each run of neighbours cited."""
    report, text = passage.report, passage.report.text
    numbers = [number for number in numbers if not is_heading(report, passage.spans[number])] or numbers
    if not numbers or (_wants_reason(reply.question) and not _gives_reason(passage, numbers)):
        return ""
    told = "".join(passage.words[number].text for number in numbers)
    if leaves_out_spoken(reply.question, told):
        return ""
    asked = "" if reply.words.english or topics_of(reply.question) else compact(reply.question.text).text
    if asked and not _ALL.search(asked) and not tells_asked(asked, told):
        return ""
    if reply.words.english and not (
        holds_kind_en(reply.question, told) and holds_amount_en(reply.question, told)
    ):
        return ""
    runs = [[numbers[0]]]
    for number in numbers[1:]:
        if not text[passage.spans[runs[-1][-1]].end : passage.spans[number].start].strip():
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = [_tidy(report, Span(passage.spans[run[0]].start, passage.spans[run[-1]].end)) for run in runs]
    cited = [(span, reply.citer.span(report.report_id, _headed(passage, span))) for span in spans]
    quoted = "……".join(f"{_flow(span.of(text))}〔{number}〕" for span, number in cited)
    words = reply.words
    who, when = words.body(report.region, report.agency), words.year(report.year)
    heading = _heading_over(passage, spans[0].of(text))
    where = f"“{heading}”" if heading else ""
    if report.kind != "annual_report":
        return words.say(
            f"《{report.title}》{where}：{quoted}",
            f"{', '.join(filter(None, (report.title, where)))}: {quoted}",
        )
    return words.say(
        f"{who}{when}年度报告{where}：{quoted}".replace("年年度", "年度"),
        f"{', '.join(filter(None, (who, f'{when} report'.strip(), where)))}: {quoted}",
    )


def _headed(passage: Passage, quote: Span) -> Span:
    """A quotation with the heading it follows on the same line, which the citation shows too."""
    before = [span for span in passage.spans if span.start < quote.start]
    gap = passage.report.text[before[-1].start : quote.start] if before else "\n"
    if "\n" in gap or before[-1].end + 1 < quote.start or not is_heading(passage.report, before[-1]):
        return quote
    return _tidy(passage.report, Span(before[-1].start, quote.end))


def _heading_over(passage: Passage, quote: str) -> str:
    """The innermost heading that is not itself the beginning of what is quoted."""
    opening = words_in(quote).text
    path = [heading for heading in passage.heading.split(" › ") if heading]
    over = [heading for heading in path if not opening.startswith(words_in(heading).text)]
    return over[-1] if over else ""


def _flow(text: str) -> str:
    """Text in one line, but for list items that stand on lines of their own."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return "".join(
        line if not at else f"\n{line}" if _ITEM.match(line) else f" {line}" for at, line in enumerate(lines)
    )


def _gives_reason(passage: Passage, numbers: Sequence[int]) -> bool:
    """Whether sentences give a reason, or deny what is asked about; what merely speaks of the thing answers no why."""
    said = [passage.spans[number].of(passage.report.text) for number in numbers]
    return any(_REASON.search(sentence) or _DENIES.search(sentence) for sentence in said)


def _tidy(report: Report, span: Span) -> Span:
    text = span.of(report.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, span.start + len(text.rstrip()))


def _chosen(reply: Reply, passage: Passage, topic: str, limit: int) -> list[int]:
    """Whole sentences of at most ``limit`` characters together, in order; a list is kept together."""
    every = list(range(len(passage.spans)))
    if _ALL.search(reply.question.text):
        return every
    concepts = _concepts(reply, topic)
    scores = _shares(concepts, passage.words)
    telling = [
        n
        for n in passage.of_topic(reply, topic)
        if topic and not is_heading(passage.report, passage.spans[n])
    ]
    if telling:
        if sum(len(passage.words[n].text) for n in telling) > limit:
            own = _shares(concepts[:-1], passage.words)
            first = max(telling, key=lambda n: (own[n], -n))
            telling = [n for n in telling if n >= first]
        return _within(passage, telling, limit)
    if not every:
        return []
    first = max(every, key=lambda n: (scores[n], -n))
    opens = (
        bool(topic)
        or is_heading(passage.report, passage.spans[first])
        or passage.words[first].text.endswith(":")
    )
    run = [first]
    for number in every[first + 1 :]:
        item = _ITEM.match(passage.words[number].text)
        if not (opens or item or scores[number] >= NEIGHBOUR * scores[first]):
            break
        run.append(number)
    return _within(passage, run, limit)


def _within(passage: Passage, numbers: Sequence[int], limit: int) -> list[int]:
    """The first of the sentences that fit into the limit, at least one."""
    kept: list[int] = []
    length = 0
    for number in numbers:
        length += passage.spans[number].end - passage.spans[number].start
        if kept and length > limit:
            break
        kept.append(number)
    return kept
