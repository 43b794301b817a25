"""The phrase a reader would name a figure by, cut out of the words around it.

A phrase is a tuple of ranges of the prose, so it can be printed as the report prints it and matched
in its folded form, and parts of it can be lent to a later figure that leaves them out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from assistant.lexicon.statements import statements
from assistant.reports.clauses import HIDDEN, OPAQUE, Cell, Prose

__all__ = [
    "Phrase",
    "cleaned",
    "named_after",
    "object_of",
    "split_names",
    "text_of",
    "verbs_in",
    "without_brackets",
]

Phrase = tuple[tuple[int, int], ...]

_MAX_LEFT, _MAX_RIGHT = 44, 24
_MIN_OBJECT = 4
_LONG_DEED = 12
_SEVERAL = re.compile(r"[、\d]")
_DONE = re.compile(
    r"(?:(?:均|都|全部|其中)?已(?:经)?(?=[\u4e00-\u9fff]{2})|(?:均|都|全部)(?=[\u4e00-\u9fff]{2})|(?:按时|按期|如期|及时|依法|主动)+(?=[\u4e00-\u9fff]{3})|(?=被|转到|延至|延期|到场|到会|尚未|未|正在|转[入至为由]|结转|顺延|移送|移交|转交|实现|完成|得到|获得))"
)
"""What figures without words before them did: 18家(已)通过验收."""
_ALL_DONE = re.compile(
    r"已?(?:均|全部|都|皆)(?:已)?(?:按时|按期|依法|及时|如期|按规定|在?(?:法定|规定)(?:时限|期限|时间)内)*"
    r"(?:予以)?(?:办结|答复|回复|办理|处理)(?:完毕)?"
)
_NAMED = re.compile(r'"[^"]*"')
_PER = re.compile("/[件页张次份期年人月天本]")
_WHERE = re.compile("在[^,]{1,8}[上中里]$")
_RANKED = re.compile(r"[中里]?(?:综合|总)?(?:排名|排在|位列|名列|位居|居于?)第")
_AMONG = re.compile(
    r"(?<![集其高初空之当])中有?$|(?:只|仅)有?$|(?<=[\u4e00-\u9fff])的$|(?:进行|开展)$|(?:分解|细化|落实|推送|分派|转办|移交|移送|下放|延伸|覆盖)(?:到|至|成|为)$"
)
_ASIDE = re.compile(f"{OPAQUE}{{3,40}}(?!{OPAQUE})")
_EXAMPLES = re.compile(
    rf'(?:"{OPAQUE}*"[、和]?|《{OPAQUE}*》[、和]?){{2,}}等(?:栏目|等)?(?=[\u4e00-\u9fff]{{2}})'
)
"""Two or more names of what follows them: “…”“…”等|专题."""
_LINKED = 60
"""Characters from the end within which linking words are looked for, in time that grows with the square."""
_HIDDEN = re.compile(f"{HIDDEN}+")
_NAME_ENDS = re.compile(
    r"(?<![一二三])、|、(?!第?[二三四]季度)|以及|(?<![总])和(?![谐])|(?<![以涉普惠])及(?![时])|(?<![参])与(?!会)|或者?(?!其他组织)"
)


def text_of(prose: Prose, phrase: Phrase) -> str:
    """The folded words of a phrase."""
    return "".join(prose.text[start:end] for start, end in phrase)


def cleaned(cell: Cell, start: int, end: int) -> Phrase:
    """The words from ``start`` to ``end`` of a cell without what leads to them and what links them on."""
    phrase = _cleaned(cell.text, start - cell.start, end - cell.start)
    return tuple((cell.start + a, cell.start + b) for a, b in phrase)


@functools.lru_cache(maxsize=1024)  # several readers ask for the same words of a cell
def _cleaned(text: str, first: int, last: int) -> Phrase:
    words = statements()
    while True:
        before = first, last
        if (lead := words.lead.match(text, first, last)) and lead.end() > first:
            first = lead.end()
        if (link := words.link.search(text, max(first, last - _LINKED), last)) and link.end() == last:
            last = link.start()
        while last > first and text[last - 1] in " ,、;:\t":
            last -= 1
        if before == (first, last) or first >= last:
            break
    if first >= last:
        return ()
    place = words.place.match(text, first, last) if last - first > _MAX_LEFT // 2 else None
    if place and "、" in place.group():
        first = place.end()
    if last - first > _MAX_LEFT:
        first = _shorter(text, first, last)
    gaps = [match.span() for match in words.inside.finditer(text, first + 1, last) if match.end() < last]
    gaps += [match.span() for match in _EXAMPLES.finditer(text, first, last)]
    gaps += [match.span() for match in _HIDDEN.finditer(text, first, last)]
    return tuple(_without(first, last, sorted(gaps)))


def _without(first: int, last: int, gaps: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for start, end in gaps:
        if start > first:
            yield first, start
        first = max(first, end)
    if first < last:
        yield first, last


def _shorter(text: str, first: int, last: int) -> int:
    """A later start of an overlong phrase: at a verb, behind a comma of a list, else near its end."""
    limit = last - _MAX_LEFT
    verbs = [verb.start() for verb in statements().verb.finditer(text, first, last - 2)]
    listed = text.find("、", limit, last - 4)
    start = next((at for at in verbs if at >= limit), listed + 1 if listed >= 0 else limit)
    while start > first and text[start] == OPAQUE:  # never inside a title or quote
        start -= 1
    return start


def without_brackets(cell: Cell, start: int, end: int) -> Phrase:
    """The words from ``start`` to ``end`` of a cell without the brackets that are read on their own."""
    gaps = [(cell.start + gap.start(), cell.start + gap.end()) for gap in _HIDDEN.finditer(cell.text)]
    return tuple(_without(start, end, [gap for gap in gaps if start <= gap[0] and gap[1] <= end]))


def named_after(cell: Cell, start: int, end: int, *, bare: bool) -> Phrase:
    """What the words behind a measure word name: 17件|政府信息公开申请; ``bare`` if nothing stands before.

    Empty where they only say something of the figure (均已办结, 占 …).
    """
    words = statements()
    first, last = start - cell.start, end - cell.start
    while last > first and cell.text[last - 1] in " 。!?,;:、\t":
        last -= 1
    if aside := _ASIDE.match(cell.text, first, last):
        first = aside.end()  # 4人(次)参加
    if per := _PER.match(cell.text, first, last):
        first = per.end()  # 2500份/期
    if cell.text.startswith(("的", "+"), first):  # 10万+阅读量
        first += 1
    if bare and (done := _DONE.match(cell.text, first, last)):
        first = done.end()
    elif bare and (copula := words.copula.match(cell.text, first, last)):
        first = copula.end()
    elif words.predicate.match(cell.text, first, last):
        return ()
    if (said := _ALL_DONE.search(cell.text, first + 2, last)) and said.end() == last:
        last = said.start()  # 16件申请|全部按时办结
    deed = words.deed.search(cell.text, first + 2, last)
    if deed and last - deed.start() > _LONG_DEED and _SEVERAL.search(cell.text, deed.end(), last):
        last = deed.start()  # 34个预算单位|公开了2021年度部门预算和2020年度部门决算
    if last - first > _MAX_RIGHT:
        last = first + _MAX_RIGHT
        while last < end - cell.start and cell.text[last] == OPAQUE:
            last += 1
    if rank := _RANKED.search(cell.text, first + 2, last):
        last = rank.start()  # 全县38个部门|中排名第4
    if where := _WHERE.search(cell.text, first + 2, last):
        last = where.start()  # 8个部门|在网站上|公开了…
    if last - first > 2 and (among := _AMONG.search(cell.text, first, last)):
        last = among.start()
    if cell.text.lstrip(" ,").startswith("除") and cell.text[first:last].endswith("外"):
        last -= 1  # 除1件要求补正外
    gaps = [match.span() for match in _HIDDEN.finditer(cell.text, first, last)]
    return tuple((cell.start + a, cell.start + b) for a, b in _without(first, last, gaps))


def verbs_in(prose: Prose, start: int, end: int) -> list[re.Match[str]]:
    """The verbs between two places, those inside quotes and titles left out (“武岭发布”微博)."""
    found = statements().verb.finditer(prose.text, start, end)
    return [verb for verb in found if not _quoted(prose.text[start : verb.start()])]


def _quoted(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("《") > before.count("》")


def object_of(prose: Prose, phrase: Phrase) -> Phrase:
    """The part of a phrase behind its last verb: 收到 | 政府信息公开申请."""
    words = statements()
    for index in range(len(phrase) - 1, -1, -1):
        start, end = phrase[index]
        behind = bool(phrase[index + 1 :])
        verbs = [verb for verb in verbs_in(prose, start, end) if verb.end() < end or behind]
        if verbs:
            first = verbs[-2].end() if len(verbs) > 1 else start
            least = _MIN_OBJECT if first == start and index == 0 else 2
            only = words.verbs_only.fullmatch(prose.text, verbs[-1].end(), end) and not behind
            if only and verbs[-1].start() - first >= least:  # 政务新媒体账号|开展清理
                return (*(phrase[:index] if first == start else ()), (first, verbs[-1].start()))
            begin = verbs[-1].end() + prose.text.startswith(("了", "的"), verbs[-1].end(), end)
            rest = ((begin, end),) if begin < end else ()
            return (*rest, *phrase[index + 1 :])
    return _without_last_verb(prose, phrase)


def _without_last_verb(prose: Prose, phrase: Phrase) -> Phrase:
    """行政复议案件|受理: what stands before the verb is the object, unless it is too little."""
    if not phrase:
        return ()
    start, end = phrase[-1]
    verbs = [verb for verb in verbs_in(prose, start, end) if verb.end() == end]
    if not verbs:
        return phrase
    named = _NAMED.match(prose.text, start, end)
    if statements().channel.fullmatch(prose.text, named.end() if named else start, verbs[-1].start()):
        return ()  # 政府网站|公开 leaves out what it published
    return (*phrase[:-1], (start, verbs[-1].start())) if verbs[-1].start() - start >= _MIN_OBJECT else ()


def split_names(cell: Cell, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list (微博、微信和公报), as ranges; one range where it is no list."""
    names, position = [], start
    for mark in _NAME_ENDS.finditer(cell.text, start - cell.start, end - cell.start):
        names.append((position, cell.start + mark.start()))
        position = cell.start + mark.end()
    names.append((position, end))
    return [(first, last) for first, last in names if last > first]
