"""Who asks, and the story told before the question: left out, so that only what is asked is read.

The words are data (``lexicon/asker.yaml``). What a story names stays where the question itself names no body.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assistant.answering.bodies import find_bodies
from assistant.answering.cues import cues
from assistant.answering.holdings import Holdings
from assistant.answering.pieces import asks
from assistant.answering.years import find_years
from assistant.errors import LexiconError
from assistant.lexicon.data import read_data
from assistant.lexicon.indicators import find_mentions

__all__ = ["only_asked", "without_introduction"]

_STOPS = re.compile(
    r"[,，。;；!！?？\n…~～]+|(?<=[\u3400-\u9fff])\.{2,}|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])"
)
_TITLED = "[\u3400-\u9fff](?:某某?|先生|女士|小姐|大爷|大妈|大叔|大姐|大哥|阿姨|叔叔|奶奶|爷爷|婆婆|师傅|老师|同学|同志|老板|总)|[小老][\u3400-\u9fff](?=转|说|问|记|来|[:：])"
_NOT_ASKED = re.compile(
    r"^(?:多少|几|量|数|次|件|的|了|过|电话|平台|服务|最|人次|类|方面|比|占|率|点|台|渠道|办理|处理|工单|题)"
)
"""Behind 群众咨询 the amount of that: the words are what is asked for, not who asks."""
_NOUN_TOO = re.compile(r"(?<!想)(?<!要)(?:询问|咨询|查询|反映|提问|追问|发问)$|\s$")
_PLACED = re.compile(
    r".{2,14}?(?:(?:19|20)?\d\d|[一二][〇零一二三四五六七八九○]{1,3}|[去今前上]一?)年|.{1,9}[县市区镇乡州局旗院校委]|说"
)
"""群众咨询 names what is counted, but where a place or a year follows."""
_ASKING = re.compile(
    r"(?<=[\u3400-\u9fff])(?=(?:我|俺|咱|本人)?(?:就|只|今天|现在|主要|也)*(?:是)?(?:想|要|来)(?:问|打听|了解|知道|晓得|查|请教|咨询|核实)"
    r"|请问|麻烦(?:你|您)?(?:帮|问|查|看)|(?:你|您)(?:就)?(?:帮|给|跟|替)我(?:查|看|说|讲|瞧|瞅|翻)|帮我?(?:查|看|问))"
)
_HESITATING = re.compile(
    r"(?:我|俺|咱)?(?:也|又|都|真|实在)*(?:不|没)(?:晓得|知道|懂|会|太会|清楚)(?:该|要)?(?:咋个?|怎么|怎样|如何|啷个|点)(?:样|去|来)?(?:问|说|讲|开口|表达)(?:好|才好|的好)?[,，。\s]*"
)
"""我也不晓得咋个问 asks nothing."""
_CALLING = re.compile(
    r"^(?:喂+|哎|你好|您好|哈[喽罗]|请问|同志)*[,，\s]*(?:你们?|这里|这边|那边|这)?(?:就)?(?:是不是|是)?(?:12345|(?:政务|便民|市长|县长)?热线|客服|(?:政府)?信息公开(?:办|热线))(?:热线|平台|客服|那里|那边)?"
    r"(?:吗|么|噻|不|呀|啊|吧|嘛|是吧|对吧|哈)+[?？,，。!！\s]+(?=.{4})|^(?:喂+[,，\s]*)?12345(?:热线|平台)?[?？]+(?=.{4})|^(?:喂+|哎)?[,，]?(?:听得到|听得见|听到|有人)(?:吗|不|没|么|噻|了没)[?？,，。!！\s]*(?=.{4})"
)
"""The hotline is only greeted (喂,12345噻?)."""
_BACK = re.compile("[这那此像](?:一?种|类|样|些)|这(?:个|回)?(?:情况|情形|事|理由|原因)|此类|同样的")
"""A question that points back at the story needs it (这种情况有多少件)."""
_FEW = re.compile(r"(?:不|没)[\u3400-\u9fff]{0,3}几[个天次年人]|好几|十几|几[十百千万]")
"""字都不认得几个 asks for no amount."""
_ENDS = re.compile(r"[。!！?？;；\n]")
_SENTENCES = re.compile(r"(?<=\?)(?=.)|[。;!\n…]+|\.{3,}")
_POINTED = re.compile("[这那]些(?=[\u3400-\u9fff]{2})")
"""这些老人 says itself who is meant."""
_RECORDED = re.compile(
    "[,，\\s]*(?:该|此)?(?:来电人|来访人|市民|群众|居民|村民|诉求人|反映人|当事人|咨询人|求助人|网民|用户|对方|[\u3400-\u9fff](?:先生|女士|小姐|某))(?:其)?(?:称|反映|表示|自称|诉称|说|来电|认为|情绪)"
)
"""What an operator writes down of a caller's story (来电人称其邻居违建)."""
_DEMANDED = re.compile(
    "^(?:来电人|市民|当事人|其|该|现|特|故|因此|遂|再次|诉求|要求|希望|请求|恳请|盼|望|想要?|[,，:：])*(?:要求|希望|请求|诉求|望|现|想)(?:能|相关部门|贵单位|工作人员|帮忙|协助)*(?:告知|了解|查询|咨询|答复|解答|核实|知道|反馈|询问|提供|问)(?:一下|清楚|其)?[:：,，]*(?=.{6})"
)
"""要求告知, before what an operator's note asks for."""
_WANTED = re.compile(
    "(?:所以|那么?|因此|反正|不过|但是?|今天|现在)?(?:我|俺|咱|本人)?(?:就|只|也|还|主要)*(?:是)?(?:想|要)(?:问|看|知道|打听|了解|查|请教|咨询|核实)|请问|麻烦|劳驾|(?:我|俺)看"
)
_NOT_MEANT = re.compile(
    "^(?:我|俺|咱|本人)(?:们)?(?:也|又|可|倒)?(?:不是|没想|并非|不想)(?:要|想|来|去)*(?:吵|闹|找|投诉|告状|抱怨|为难|争|骂|怪|上访|举报|较真|挑)[^,，]{0,10}[,，]"
)
"""我不是来吵架的."""
_WANTED_ONLY = re.compile(
    "^(?:所以|那么?|反正)?(?:我|俺|咱|本人)?(?:就|只|也|还|主要)*(?:是)?(?:想|要)(?:问问?|看看?|知道|打听|了解|查查?|听听?|晓得|要)(?:一?下|个|句)?(?:公开的?|官方的?|实在的?|实打实的?|真实的?|准确的?|具体的?|报告里?的?|上面的?)*(?:数字?|数据|实情|情况|事|实话|底|准话|说法)儿?[,，:：]+(?=.{4})"
)
"""就想看看公开的数, before what is asked for."""
_TOPICAL = re.compile(
    r"(?:的|这块|那块|方面|情况|里面?|中|呢|的话|来说|来讲)$|^(?:关于|对于|就|在|按|照|除|不算|不含|不要|别|不是|只要|包括|其中|连|加上)|不算|不一样|对不上|合计|加起来"
)
"""A clause between a story and the question that belongs to the question."""
_BRACKETED = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{2,24})[)）\]】]\W*$")
_DATED = re.compile(
    r"\s+|[,，、。:：]|的|年报|年度?|报告|政府|信息|公开|工作|问的?是|说的?是|数据|口径|看|按"
)


@dataclass(frozen=True, slots=True)
class _Words:
    introduced: re.Pattern[str]
    saying: re.Pattern[str]
    own: re.Pattern[str]
    living: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    """``asker.yaml``, compiled.

    Raises:
        LexiconError: an entry is missing or is no regular expression.
    """
    data = read_data("asker.yaml")
    try:
        who, record, channel, between, saying, own = (
            "|".join(sorted(data[key].split(), key=len, reverse=True))
            for key in ("who", "record", "channel", "between", "saying", "own")
        )
        wanting = "|".join(data["wanting"].split())
        said = rf"(?:{who}|{record}|{_TITLED})"
        among = rf"(?:{channel}|{between}|\"[^\"]{{1,12}}\"|[\d\s()\[\]#+-])"
        return _Words(
            re.compile(
                rf"^\s*(?:(?:{among}|{said})*?{said}(?:{among}|{said})*[:：]+|[\[(](?:{among}|{said})*?{said}(?:{among}|{said})*[\])])\s*(?=.{{4}})"
            ),
            re.compile(
                rf"^\s*(?:{among}|{said})*?(?:{who}|{_TITLED})(?:{among}|{said}|[,，])*?(?:{saying})[:：,，]*\s*(?=.{{4}})"
                rf"|^\s*(?:{channel})?(?:{record})\s(?=.{{4}})"
            ),
            re.compile(rf"(?:{own})(?!(?:也|就|只|现在|今天|主要|还|又|们)*(?:{wanting}))"),
            re.compile(rf"(?:{own}|{who})?(?:就|都|一直|原来)*{data['living']}$"),
        )
    except (KeyError, TypeError, AttributeError, re.error) as exc:
        raise LexiconError(f"asker.yaml: {exc!r}") from exc


def without_introduction(plain: str) -> str:
    """A folded question without who asks it or passes it on (话务员记录:来电人问…, 王女士来电咨询:…)."""
    for _ in range(3):
        found = _words().introduced.match(plain) or _words().saying.match(plain)
        if found is None or _NOT_ASKED.match(plain[found.end() :]):
            break
        if _NOUN_TOO.search(found.group()) and not _PLACED.match(plain[found.end() :]):
            break
        plain = plain[found.end() :]
    return plain


def only_asked(plain: str, held: Holdings) -> str:
    """A normalised question without the story of who asks; the place and year in brackets at its end come first."""
    if not re.search("[\u3400-\u9fff]", plain):
        return plain
    return _without_story(_bracket_first(plain, held), held)


def _bracket_first(plain: str, held: Holdings) -> str:
    """Where and when, put in brackets behind several questions, is said of all of them (线上几件?窗口几件?(云泽县,21年))."""
    found = _BRACKETED.search(plain)
    if found is None or len(_STOPS.findall(plain[: found.start()])) < 1:
        return plain
    inside = found.group(1)
    named, rest = find_bodies(inside, held), plain[: found.start()]
    if not named.held or named.unheld or find_bodies(rest, held).spans:
        return plain
    spans = [*named.spans, *((match.start, match.end) for match in find_years(inside, []).matches)]
    left = "".join(char for at, char in enumerate(inside) if not any(a <= at < b for a, b in spans))
    return plain if _DATED.sub("", left) else f"{inside.strip()} {rest}"


def _without_story(plain: str, held: Holdings) -> str:
    plain = _HESITATING.sub("", _CALLING.sub("", plain))
    plain = _of_last_sentence(plain, held)
    plain = _WANTED_ONLY.sub("", _NOT_MEANT.sub("", plain))
    own = _words().own
    if not own.search(plain) or any(words.search(plain) for words in cues().declined.values()):
        return plain
    clauses = _clauses(plain)
    if len(clauses) < 2 or not any(map(asks, clauses)):
        return plain
    told = _told(clauses, _ends(plain, clauses))
    story = [clause for clause, tells in zip(clauses, told, strict=True) if tells]
    asked = ",".join(clause for clause, tells in zip(clauses, told, strict=True) if not tells)
    if not story or _BACK.search(asked) or (not find_mentions(asked) and any(map(find_mentions, story))):
        return plain
    kept = _names(story, asked, held)
    if not find_years(asked, []).matches:
        kept += [c[m.start : m.end] for c in story for m in find_years(c, []).of("absolute")]
    parted = "".join(_kept(plain, clauses, told))
    return " ".join((*kept, cues().prefix.sub("", parted, count=1)))


def _of_last_sentence(plain: str, held: Holdings) -> str:
    """The last sentence, where the speaker only tells of himself before it; with the body and year that he names."""
    *story, asked = [sentence for sentence in _SENTENCES.split(plain) if sentence.strip()] or [plain]
    own = any(_words().own.search(sentence) or _RECORDED.match(sentence) for sentence in story)
    asked = _WANTED_ONLY.sub("", _NOT_MEANT.sub("", _DEMANDED.sub("", asked))) if own else asked
    if not own or not asks(asked) or _BACK.search(_POINTED.sub("", asked)):
        return plain
    told = [clause for sentence in story for clause in _STOPS.split(sentence) if clause.strip()]
    if any("?" in s for s in story) or any(
        cues().amount.search(_FEW.sub("", c)) and (find_mentions(c) or find_years(c, []).matches)
        for c in told
    ):
        return plain
    if not (find_mentions(asked) or _ASKING.search(f"我{asked}") or _WANTED.match(asked)):
        return plain
    kept = _names(told, asked, held)
    if not find_years(asked, []).matches:
        kept += [c[m.start : m.end] for c in told for m in find_years(c, []).of("absolute")]
    return " ".join((*kept, cues().prefix.sub("", asked, count=1).strip(" ,，")))


def _clauses(plain: str) -> list[str]:
    """The clauses of a question, one spoken without a stop cut where it begins to ask."""
    clauses = [clause for clause in _STOPS.split(plain) if clause.strip()]
    return [
        piece
        for clause in clauses
        for piece in ([p for p in _ASKING.split(clause) if p] if _words().own.match(clause) else [clause])
    ]


def _ends(plain: str, clauses: list[str]) -> list[bool]:
    """Of each clause, whether a sentence ends with it."""
    ends, at = [], 0
    for position, clause in enumerate(clauses):
        at = plain.index(clause, at) + len(clause)
        after = plain.find(clauses[position + 1], at) if position + 1 < len(clauses) else len(plain)
        ends.append(bool(_ENDS.search(plain[at:after])))
    return ends


def _told(clauses: list[str], ends: list[bool]) -> list[bool]:
    """Of each clause, whether it belongs to a story: a sentence that begins with one and asks nothing is all story."""
    asking = [
        bool((asks(c) and not (_FEW.search(c) and _words().own.match(c))) or _ASKING.match("我" + c, 1))
        for c in clauses
    ]
    told: list[bool] = []
    begins = False
    for at, clause in enumerate(clauses):
        if at == 0 or ends[at - 1]:
            last = next((n for n in range(at, len(clauses)) if ends[n]), len(clauses) - 1)
            own = any(_words().own.search(other) for other in clauses[at : last + 1])
            begins = own and not any(asking[at : last + 1])
        if asking[at]:
            told.append(False)
        elif begins or _words().own.search(clause):
            told.append(True)
        else:
            goes_on = bool(told) and told[-1] and not _TOPICAL.search(clause)
            told.append(goes_on and not find_mentions(clause) and not find_years(clause, []).matches)
    return told


def _kept(plain: str, clauses: list[str], told: list[bool]) -> list[str]:
    """The stretches of the question that tell no story, with the stops behind them."""
    kept, at = [], 0
    for position, (clause, tells) in enumerate(zip(clauses, told, strict=True)):
        start = plain.index(clause, at)
        at = start + len(clause)
        end = plain.index(clauses[position + 1], at) if position + 1 < len(clauses) else len(plain)
        kept += [] if tells else [plain[start:end]]
        at = end if position + 1 < len(clauses) else at
    return kept


def _names(story: list[str], asked: str, held: Holdings) -> list[str]:
    """The names of bodies in a story, where the question has none; of the town the speaker lives in, its county alone."""
    named = find_bodies(asked, held)
    if named.held and not named.unheld:
        return []
    kept: list[str] = []
    for clause in story:
        found = find_bodies(clause, held)
        for start, end in found.spans:
            name = clause[start:end]
            places = [match for match in held.find(name) if match.start == 0 and len(match.bodies) == 1]
            kind = places[0].bodies[0].region[-1:] if places else ""
            wide = kind and re.search(rf"全{kind}|我们?{kind}|咱们?{kind}|{kind}(?:里|上|政府|本级)", asked)
            if name in found.unheld and places and wide and _words().living.search(clause[:start]):
                name = name[: places[0].end]
            kept.append(name)
    return kept
