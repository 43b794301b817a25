"""Pairs of the report genre: questions as people ask them, and sentences as invented reports put them.

Names, figures and sentences are made up; the wordings come from the lexicon, so that the vectors learn the
same lay words, labels and English the lexicon knows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from assistant.lexicon.indicators import columns, indicators

__all__ = ["report_pairs"]

PLACES = (
    "云泽县",
    "青岚市",
    "临沧江区",
    "沙棠镇",
    "松陵县",
    "岚河区",
    "望川市",
    "石桐县",
    "白露州",
    "南屏街道",
    "",
)
BODIES = ("人民政府", "教育局", "交通运输局", "自然资源局", "卫生健康委员会", "", "", "")
QUESTIONS_ZH = (
    "{place}{year}年{what}是多少",
    "{what}有多少{unit}",
    "{what}几{unit}",
    "{place}{what}多少",
    "{what}的情况怎么样",
    "请问{what}一共有多少",
    "{year}年{what}",
    "{what}",
    "有没有{what}",
)
QUESTIONS_EN = (
    "How many {what} were there in {year}?",
    "{what}",
    "number of {what}",
    "What was the figure for {what}?",
    "Were there any {what}?",
)
SENTENCES = (
    "{year}年,全{kind}{label}{n}{unit}。",
    "{label}:{n}{unit}",
    "| {label} | {n} | {m} | 0 | 0 | 0 | {n} |",
    "本年度{label}{n}{unit},较上年增加{m}{unit}。",
    "截至{year}年底,{place}{label}共{n}{unit}。",
    "{label}{n}{unit},",
)
SYNONYM_QUESTIONS = (
    "{lay}的有多少",
    "{lay}是怎么回事",
    "{lay}",
    "有没有{lay}",
    "{place}{year}年{lay}的情况",
    "关于{lay}",
)
SYNONYM_SENTENCES = (
    "{words}工作情况。",
    "{year}年,{place}{words}{n}件。",
    "{words}",
    "进一步做好{words}工作。",
    "在{words}方面,",
)

Pair = tuple[str, str, str]
"""Question, passage, and what the passage is about: pairs about the same are no negatives of each other."""


def report_pairs(seed: int) -> Iterator[Pair]:
    """Every kind of pair, in a fixed order for a seed."""
    rng = random.Random(seed)
    yield from _figures(rng)
    yield from _topics(rng)
    yield from _synonyms(rng)
    yield from _phrases()


def _filling(rng: random.Random) -> dict[str, Any]:
    place = rng.choice(PLACES)
    return {
        "place": place + (rng.choice(BODIES) if place else ""),
        "kind": place[-1:] or "县",
        "year": rng.randint(2008, 2025),
        "n": rng.choice((0, 1, 2, 3, 7, 12, 26, 48, 103, 215, 664, 1870, 5321)),
        "m": rng.randint(0, 60),
    }


def _figures(rng: random.Random, rounds: int = 60) -> Iterator[Pair]:
    """A figure of the forms asked for in its lay, official and English wordings."""
    members = {column.label: column for group in columns().values() for column in group.values()}
    for _ in range(rounds):
        for entry in [*indicators().values(), *members.values()]:
            unit = getattr(entry, "unit", "") or "件"
            about = {**_filling(rng), "unit": unit}
            sentence = rng.choice(SENTENCES).format(
                label=rng.choice((entry.label, entry.label, *entry.zh)), **about
            )
            other = rng.choice(list(indicators().values()))
            if rng.random() < 0.4:
                sentence += rng.choice(SENTENCES).format(label=other.label, **{**about, **_filling(rng)})
            english = rng.random() < 0.3
            wordings = (entry.en, *entry.en_also) if english else (entry.label, *entry.zh, *entry.ask)
            what = rng.choice(wordings).replace("…", "").replace("  ", " ")
            frame = rng.choice(QUESTIONS_EN if english else QUESTIONS_ZH)
            yield frame.format(what=what, **about), sentence, entry.label


def _topics(rng: random.Random, rounds: int = 12) -> Iterator[Pair]:
    """A subject of the running text asked for in Chinese and English."""
    topics = yaml.safe_load((Path(__file__).parent / "topics.yaml").read_text(encoding="utf-8"))
    for _ in range(rounds):
        for heading, topic in topics.items():
            for question in (*topic["ask"], *topic["en"], heading):
                about = _filling(rng)
                body = "".join(rng.sample(topic["says"], k=min(len(topic["says"]), rng.choice((1, 1, 2)))))
                place = about["place"] if rng.random() < 0.3 and not question.isascii() else ""
                yield place + question, body.format(**about), heading


def _synonyms(rng: random.Random) -> Iterator[Pair]:
    """A lay wording in a question, its official one in a sentence."""
    table = yaml.safe_load(files("assistant.lexicon").joinpath("synonyms.yaml").read_text(encoding="utf-8"))
    for lay, words in table.items():
        for question in rng.sample(SYNONYM_QUESTIONS, k=4):
            about = _filling(rng)
            sentence = rng.choice(SYNONYM_SENTENCES).format(words=rng.choice(words), **about)
            yield question.format(lay=lay, **about), sentence, words[0]


def _phrases() -> Iterator[Pair]:
    """An English phrase of the field and its Chinese."""
    table = yaml.safe_load(files("assistant.lexicon").joinpath("bilingual.yaml").read_text(encoding="utf-8"))
    for phrase, words in table.items():
        yield str(phrase), "、".join(words), words[0]
        yield f"How many {phrase}", words[0], words[0]
