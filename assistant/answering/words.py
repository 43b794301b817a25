"""What a question is made of besides its slots: words to match by, and words nothing explains.

``content`` drops what only makes it a question; ``unexplained`` also drops everything that says
nothing of its own about these reports, so that what remains narrows the question and must be met.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from assistant.answering.cues import cues
from assistant.answering.money_asked import asks_sum_of_money
from assistant.errors import LexiconError
from assistant.lexicon.bilingual import stem, stems
from assistant.lexicon.segments import MEASURES, is_noun, is_rare, is_word, naming

__all__ = [
    "BLANK",
    "blank",
    "common_words_en",
    "content",
    "content_runs",
    "is_gap",
    "is_light_en",
    "is_vague_en",
    "light_words",
    "measure_of",
    "narrows",
    "stop_stems",
    "unexplained",
]

BLANK = " "
_CJK = re.compile("[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z][a-z'-]+|\d[\d.,]*")
_MEASURE = re.compile(
    rf"(?:多少|(?<![十那这])几)[百千万亿]?个?(工作日|百分点|人次|分(?!之)|[{MEASURES}元成])"
)
_PEOPLE = re.compile(r"的人(?:员|数)?(?:一共|总共|共|大概|大约)?(?:有|是)?多少(?![\u3400-\u9fff])")
_COUNT_OF = re.compile(r"(?<![\u3400-\u9fff])?([期册份篇场批户])数(?![据字量额])")
_WITHIN = re.compile("[省市县区州镇]本级|[省市县区州]直")
"""A part of a place (市本级), made of characters that say nothing elsewhere."""
_MONEY = re.compile(
    r"(?<=[购目买费罚补收])的(?:钱|款子|花费|金额)(?=[,，、\s从比跟和]|$)|多少(?:万|亿)?(?:钱|元)|多少亿(?=[,，。;?呢吗]|$)|多少费(?!用?(?:项|种))|(?:(?<!处)罚|赔)了?多少(?=[,，。;?呢啊吗]|$)|(?:收入|利润|亏损|负债|欠款|营业额)(?:各|分别|一共|总共|是|有|为|达)*(?:多少|几)(?![笔次起件宗张户家条份项人个批期])|费用?[^,，。?]{0,6}(?:实收|实际收|收取|收缴|征收|收上来|入账|到账)[了到]?(?:一共|总共|合计|共|是|有)*多少(?![笔次起件宗张户家条份项人个批期])|(?:收|交|缴)[^,，。]{0,8}费用?(?:一共|总共|合计|共|是|有|了)*多少(?![笔次起件宗张户家条份项人个批期])|几(?:块|万|百|千)?(?:元|钱)|多少[\u3400-\u9fff]{0,4}(?:款(?!项|式)|资金)(?![^,，。?]{0,4}[笔批项户件])|(?:罚款|补偿款?|补助款?|补贴|赔款|罚没款|货款|价款|投资额?|资金|款|经费|开支|开销|保费|话费|营收|利润)(?:的|加(?:起来|一块儿?)|一共|总共|合计|总计|是|有|共|约|大概|到底|又|都|罚了?|花了?|发了?|拿了?|给了?|要了?|付了?)*(?:多少(?![笔次起件宗张户家条份项人个批期])|几(?=[百千万亿](?:[^条份册本人件张]|$)))|金额|总额|款额|(?:罚|花|拨|投|赔|补|缴)[^,，。]{0,8}(?:多少|几)(?:百|千)?万(?=[,，。?\s]|$)|总价|价钱|价款|花了?多少|花费|经费|费用(?:是|为)?多少|how much (?:did|does|has|have)\b.{0,60}\b(?:spend|cost|charge|pay|collect|earn|raise|set aside|allocate|invest|waive|budget|disburse|refund)|what (?:did|does|has|have)\b.{0,80}\b(?:spend|cost|pay|charge|collect|earn|raise)\b|how much (?:money|(?:[a-z]+ )?(?:subsid(?:y|ies)|compensation|tax|pension|relief|aid|allowance|revenue|income)\b|(?:was|were|has been) (?:\w+ )?(?:spent|charged|collected|paid|waived|allocated|set aside|budgeted|invested|disbursed|refunded|earmarked)|(?:funding|fund|cash|in (?:\w+ ){0,3}(?:fees?|charges|subsid\w+|funds?)))|\bcosts?\b|amount (?:of money|collected|spent|charged)|\b(?:amounts?|sums?|value|worth|volume) of (?:the |its |all |their |any |such )*(?:[a-z-]+ ){0,2}?(?:money|fines?|funds?|funding|fees?|charges|subsid(?:y|ies)|compensation|income|revenue|spending|expenditure|grants?|procurement|purchases|penalt(?:y|ies) (?:imposed|collected|paid|levied) in (?:yuan|rmb))\b|\b(?:money|sum) (?:was |were |came )?(?:collected|raised|in|invested|paid|put in|allocated)\b|\bhow much (?:[a-z-]+ ){0,3}(?:came|come) in\b|\bhow (?:much|large|big) (?:was|were|is|are) (?:the |its |their |all )*(?:total |overall )?(?:[a-z-]+ )?(?:fines?|fees?|subsid(?:y|ies)|compensation|income|revenue|spending|expenditure|budget|funds?|funding)\b|\bhow much in (?:[a-z-]+ ){0,2}fines?\b|\bwhat (?:was|were|is) (?:the |its |their )?(?:total |overall |combined |whole )?(?:spend(?:ing)?|expenditure|outlay|bill|price|contract value)\b|\bhow much (?:was|were) (?:the |its )?(?:total |overall )?(?:spend(?:ing)?|outlay|bill)\b|\b(?:fines?|fees?|funds?|subsidies) (?:collected|levied|imposed|paid|disbursed)? ?\(?in (?:万元|ten thousands?)|\(in (?:rmb|cny|万元)\)|in yuan|yuan|\brmb\b|spent"
)
_TIME = re.compile(
    r"多少天|几天|(?:多少|几)个?(?:分钟|小时|钟头|秒)|多久|多长时间|几个?工作日|多少个?工作日|期限|时限|how (?:long|quick(?:ly)?|fast|soon)\b|how much (?:[a-z-]+ )?time\b|how many (?:working |business )?days|within (?:how many|what)|time limit|deadline"
)
_COUNTED_EN = tuple(
    (unit, re.compile(rf"\b(?:how many|number of) (?:different )?(?:{words})\b"))
    for unit, words in (
        ("人", "people|persons|participants|attendees|trainees"),
        ("条", "items|pieces|posts|articles|messages"),
        ("次", "times|occasions"),
        ("份", "copies"),
    )
)
"""English has no measure words; these nouns do their work."""
_PERCENT = re.compile(
    r"百分之|百分比|%|几成|比例|比率|(?<![效频功汇利税])率(?!先|领)|percent|proportion|\brate\b"
)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the characters of ``spans`` made blank; offsets stay."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = BLANK * (end - start)
    return "".join(chars)


@dataclass(frozen=True, slots=True)
class _Fillers:
    """``fillers.yaml``, compiled."""

    stop: re.Pattern[str]
    light: re.Pattern[str]
    light_words: frozenset[str]
    stop_en: frozenset[str]
    light_en: frozenset[str]
    """Their stems."""
    telling_en: frozenset[str]
    vague_en: frozenset[str]
    head: str
    tail: str
    thin_head: str
    thin_tail: str


@functools.cache
def _fillers() -> _Fillers:
    source = files("assistant.lexicon").joinpath("fillers.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(source)
    try:
        light = sorted(set(data["light"].split()), key=lambda word: (-len(word), word))
        return _Fillers(
            stop=re.compile(
                "|".join((*data["question"], *data["genre"], f"[{data['particle']}]")).replace(
                    "<measures>", MEASURES
                )
            ),
            light=re.compile("|".join(light)),
            light_words=frozenset(light),
            stop_en=frozenset(data["stop_en"].split()),
            light_en=frozenset(stem(word) for word in data["light_en"].split()),
            telling_en=frozenset(data["telling_en"].split()),
            vague_en=frozenset(data["vague_en"].split()),
            head=data["head"],
            tail=data["tail"],
            thin_head=data["head"] + data["thin_head"],
            thin_tail=data["tail"] + data["thin_tail"],
        )
    except (KeyError, TypeError, AttributeError, re.error) as exc:
        raise LexiconError(f"fillers.yaml: {exc!r}") from exc


def content(text: str) -> str:
    """The words of a question that say what it is about, separated by blanks."""
    fillers = _fillers()
    runs = []
    for match in _RUN.finditer(fillers.stop.sub(BLANK, text)):
        run = match.group()
        if _CJK.match(run):
            bare = run.lstrip(fillers.head).rstrip(fillers.tail) or (run if len(run) > 2 else "")
            run = run if len(bare) == 1 < len(run) and is_word(run) else bare  # 说明 is no 说 and 明
        elif run.removesuffix("'s") in fillers.stop_en:
            run = ""
        if run:
            runs.append(run)
    return BLANK.join(runs)


def content_runs(text: str) -> list[tuple[str, bool]]:
    """The same words one by one, with whether each is light: a verb or filler that names nothing."""
    found = []
    for run in content(text).split():
        if not _CJK.match(run):
            found.append((run, run[0].isdigit()))
            continue
        position = 0
        for match in _fillers().light.finditer(run):
            found += [(run[position : match.start()], False), (match.group(), True)]
            position = match.end()
        found.append((run[position:], False))
    return [(run, light) for run, light in found if run]


def is_gap(run: str) -> bool:
    """Whether characters a text leaves out are a word left out, and not a particle."""
    return len(run.strip(_fillers().tail)) > 1


def light_words() -> frozenset[str]:
    """Verbs and fillers that name nothing of their own."""
    return _fillers().light_words


def is_light_en(word: str) -> bool:
    """Whether an English word, or its stem, is a verb or filler that names nothing of its own."""
    return word in _fillers().light_en or stem(word) in _fillers().light_en


def common_words_en() -> tuple[str, ...]:
    """The English words that any question may be made of, in the order of the alphabet."""
    return tuple(sorted(_fillers().stop_en))


def is_vague_en(word: str) -> bool:
    """Whether an English word narrows nothing beside a figure the lexicon knows."""
    return word in _fillers().vague_en


@functools.cache
def stop_stems() -> frozenset[str]:
    """English words that say nothing of their own, as ``bilingual.stems`` gives them."""
    return frozenset(stem for word in _fillers().stop_en - _fillers().telling_en for stem in stems(word))


def unexplained(text: str) -> tuple[str, ...]:
    """Words of a question, its slots blanked out, that narrow it: each is a run of two or more characters."""
    fillers = _fillers()
    found = []
    for run in content(text).split():
        if _CJK.match(run):
            pieces = fillers.light.sub(BLANK, run).split()
            found += [bare for bare in map(_bare, pieces) if len(bare) > 1]
        elif not run[0].isdigit() and len(run) > 2 and not is_light_en(run):
            found.append(run)
    return tuple(found)


def _bare(piece: str) -> str:
    """A run of characters without those at its ends that say nothing; a word that names something stays whole."""
    if _WITHIN.search(piece):
        return piece
    bare = piece.lstrip(_fillers().thin_head).rstrip(_fillers().thin_tail)
    return piece if len(bare) == 1 and is_noun(piece) else bare  # 外国人, 文件


def narrows(word: str) -> bool:
    """Whether a word nothing explains may make the figure another one: a thing or a deed, no turn of phrase."""
    if not _CJK.search(word) or _WITHIN.search(word):
        return True
    if not word.isascii() and any(is_rare(char) for char in word):
        return True
    said = naming(word)
    deeds = (deed for deed in said.deeds if len(deed) > 1)
    return bool(said.names) or any(not cues().plain_deeds.fullmatch(deed) for deed in deeds)


def measure_of(text: str) -> str:
    """What the answer is to be counted in: ``money``, ``time``, ``percent``, a measure word, or empty."""
    if asks_sum_of_money(text):
        return "money"
    for name, pattern in (("money", _MONEY), ("time", _TIME), ("percent", _PERCENT)):
        if pattern.search(text):
            return name
    for name, pattern in _COUNTED_EN:
        if pattern.search(text):
            return name
    found = _MEASURE.search(text) or _COUNT_OF.search(text)
    if found is None and _PEOPLE.search(text):
        return "人"
    return found.group(1) if found else ""
