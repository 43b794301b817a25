"""Everyday wordings of what reports write."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from assistant.errors import LexiconError
from assistant.lexicon import thesaurus
from assistant.lexicon.thesaurus import OFFICIAL, meanings

LINES = [
    line.split("\t")
    for line in files("assistant.lexicon").joinpath("thesaurus.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def said(text: str) -> dict[str, set[str]]:
    """The wordings found in a text, each with the official ones that stand for it."""
    return {
        text[start:end]: {word for word, credit in others.items() if credit == OFFICIAL}
        for start, end, others in meanings(text)
    }


@pytest.mark.parametrize(
    ("text", "wording", "official"),
    [
        ("有几家被叫去谈话", "叫去谈话", "约谈"),
        ("多少老文件搞成电子版", "搞成电子版", "数字化"),
        ("请人去旁听常务会", "去旁听", "列席"),
        ("年过半百的有几位", "年过半百", "五十岁以上"),
    ],
)
def test_everyday_wordings_lead_to_official_ones(text: str, wording: str, official: str) -> None:
    assert official in said(text)[wording]


def test_the_longest_wording_wins_and_none_overlap() -> None:
    found = meanings("搞成电子版的老文件")
    assert [(start, end) for start, end, _ in found if start == 0] == [(0, 5)]
    ends = [0, *(end for _, end, _ in found)]
    assert all(start >= before for (start, _, _), before in zip(found, ends, strict=False))


def test_what_is_counted_apart_is_on_no_line_together() -> None:
    apart = [
        ("收到", "办结"),
        ("微博", "微信"),
        ("行政复议", "行政诉讼"),
        ("维持", "纠正"),
        ("制发", "废止"),
        ("抖音", "视频号"),
    ]
    for official, everyday in LINES:
        words = {*official.split(), *everyday.split()}
        assert not [pair for pair in apart if set(pair) <= words]


def test_every_wording_is_a_word_or_a_phrase_of_plain_characters() -> None:
    assert len(LINES) > 3000
    for official, everyday in LINES:
        assert all(
            re.fullmatch(r"[\u3400-\u9fff]{2,20}", word) for word in (*official.split(), *everyday.split())
        )


def test_a_bad_line_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    class Folder:
        def joinpath(self, name: str) -> Folder:
            return self

        def read_text(self, encoding: str) -> str:
            return "# heading\n约谈\t叫去谈话\n公示 张榜\n"

    monkeypatch.setattr(thesaurus, "files", lambda package: Folder())
    thesaurus._table.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"thesaurus\.tsv:3"):
            thesaurus._table()
    finally:
        thesaurus._table.cache_clear()
