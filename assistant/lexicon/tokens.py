"""Text becomes terms: the one tokenisation that every index and every vector is built on.

Chinese has no blanks between words, and the words that matter most here (names of counties,
departments, columns of a form) are in no dictionary. Single characters and overlapping pairs
of characters need none, and rank passages at least as well as a word segmenter: see
``benchmarks/retrieval.json``.
"""

from __future__ import annotations

import operator
import re

from assistant.lexicon.text import compact

__all__ = ["strip_question", "terms"]

CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
PREFIX_LENGTH = 5  # applications, applicant and applied meet in appli~
_PIECE = re.compile(
    rf"(?P<cjk>[{CJK}]+)|(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)|(?P<latin>(?:(?![{CJK}])[^\W\d_])+)"
)

# What makes a sentence a question and says nothing about its subject. Removing it lifts
# cmrc2018_dev R@1 from 96.2 to 97.6 (benchmarks/retrieval.json, "bm25 without question words").
_MEASURES = "个次份起件条项位名人种类篇期场家笔宗例处年月天日号批户元万章款"
_QUESTION_ZH = (
    rf"(?:是|有|共|总共|一共|共有|大概|到底|究竟)?(?:多少|几)[{_MEASURES}]?",
    "(?:是|为|叫|有|做)?(?:什么样|什么|甚么|啥)(?:时候|样子)?",
    "怎么样|怎么回事|怎么|怎样|如何|为何|为什么|咋",
    f"哪(?:里|儿|位|些|天|年|[{_MEASURES}])",
    "有没有|是不是|能不能|可不可以|会不会|要不要|算不算|知不知道",
    "请问一下|请问|请教|麻烦(?:您|你)?|我?(?:想|要)(?:知道|了解|问|查|咨询)(?:一下|下)?|问一下|问下",
    "(?:请|帮|给|能|可以)?(?:您|你)?(?:帮)?(?:我|忙)?(?:查一下|查下|查查|告诉我|说一下|说说|介绍一下|列一下|列出)",
    "(?:市民|群众|居民|来访者|来电人)来?电?(?:问|咨询|询问|想问)|来电(?:问|咨询|询问)",
    "一共|总共|大概|到底|究竟|谢谢",
    r"(?:了|的)?[吗呢吧呀啊嘛哦]+(?=[\s?!,.;。，]|$)",
)
_QUESTION = re.compile("|".join(_QUESTION_ZH))
_QUESTION_EN = frozenset(
    re.findall(
        r"\w+",
        """a an the of to in on at by for from with and or as is are was were be been being am do does did
        has have had having can could would should will shall may might must there here this that these
        those it its they them their he she his her we us our you your i me my what which who whom
        whose when where why how many much any some please tell know want give show list find s t re ve
        ll about into over under during per than then so if not no yes also each every all both such
        very just only out up down got get let""",
    )
)


def strip_question(text: str) -> str:
    """The question without its question words, polite phrases and particles, one blank for each.

    A question made of nothing else keeps its words.
    """
    plain = compact(text).text
    stripped = _QUESTION.sub(" ", plain)
    return stripped if _PIECE.search(stripped) else plain


def terms(text: str, *, question: bool = False) -> list[str]:
    """Every term of the text in order: what passages are indexed by and questions are asked in.

    A run of Chinese characters gives each character, then each pair of neighbours; a Latin word gives
    itself in lower case and, when long, its first five letters with ``~``; a number gives its digits
    without separators. With ``question`` the words that only make it a question are left out.
    """
    source = strip_question(text) if question else compact(text).text
    found: list[str] = []
    for match in _PIECE.finditer(source):
        piece = match.group()
        if match.lastgroup == "cjk":
            found += piece
            found += _pairs(piece)
        elif match.lastgroup == "number":
            found.append(piece.replace(",", ""))
        elif not (question and piece.lower() in _QUESTION_EN):
            found += _word_terms(piece.lower())
    return found


def _pairs(run: str) -> list[str]:
    return list(map(operator.add, run, run[1:]))


def _word_terms(word: str) -> tuple[str, ...]:
    return (word, word[:PREFIX_LENGTH] + "~") if len(word) > PREFIX_LENGTH else (word,)
