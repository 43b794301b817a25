"""What questions call the figures, and that the data files agree with themselves."""

from __future__ import annotations

import pytest

from assistant.lexicon.forms import forms
from assistant.lexicon.indicators import (
    ancestors,
    columns,
    columns_of,
    find_mentions,
    indicators,
    parts_of,
    words_of,
)


def named(text: str) -> set[str]:
    return {mention.id for mention in find_mentions(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到多少件政府信息公开申请", {"received"}),
        ("收到鹤岭县2019年的申请几件", {"received"}),
        ("申请收到多少", {"received"}),
        ("罚了多少起", {"penalty"}),
        ("办了多少批文", {"licence"}),
        ("有没有人打官司", {"litigation"}),
        ("复议后起诉维持几件", {"litigation.after_review", "upheld"}),
        ("涉密没公开的", {"refused.state_secret", "refused"}),
        ("本机关不掌握相关信息的有多少", {"unavailable.not_held"}),
        ("留到明年的几件", {"carried_out"}),
        ("公司申请几件", {"business", "received"}),
        ("律所申请几件", {"legal_service", "received"}),
        ("红头文件废止几件", {"normative_document", "repealed"}),
        ("政务微信公开政府信息数", {"channel.wechat"}),
        ("記者會開了幾次", {"press_conference"}),
        ("行政許可辦了多少", {"licence"}),
        ("How many applications were received?", {"received"}),
        ("applications carried over to the next year", {"received", "carried_out"}),
        ("refused as state secrets", {"refused", "refused.state_secret"}),
        ("How many lawsuits?", {"litigation"}),
        ("requests from law firms", {"received", "legal_service"}),
        ("how many did they refuse", {"refused"}),
        ("refusing to disclose", {"refused"}),
        ("requests it granted in full", {"granted"}),
        ("grant in part", {"partly_granted"}),
        ("centralized government procurements", {"procurement"}),
        ("pieces of information the street made public", {"proactive"}),
        ("articles interpreting policy", {"interpretation"}),
        ("cases that ended in a correction", {"corrected"}),
        ("people who attended training", {"trainee"}),
        ("今天天气怎么样", set()),
        ("what is the weather", set()),
    ],
)
def test_a_figure_is_recognised_under_every_name(text: str, wanted: set[str]) -> None:
    assert wanted <= named(text)
    assert wanted or not named(text)


def test_a_lay_wording_never_takes_part_of_an_official_one() -> None:
    assert named("不予公开多少件") == {"refused"}
    assert named("部分公开多少件") == {"partly_granted"}
    assert "granted" in named("公开多少件")


def test_the_longer_wording_wins() -> None:
    assert named("个人隐私") == {"answered.refused.privacy"}
    assert named("无正当理由大量反复申请") == {"unprocessed.excessive"}


def test_a_wording_with_a_gap_covers_only_its_pieces() -> None:
    mention = next(m for m in find_mentions("收到自然人的申请") if m.id == "received")

    assert mention.spans == ((0, 2), (6, 8))
    assert mention.weight == 4
    assert "natural" in named("收到自然人的申请")


def test_a_gap_does_not_reach_over_punctuation() -> None:
    assert all(len(m.spans) == 1 for m in find_mentions("收到了，谢谢。申请怎么办"))


def test_mentions_come_in_order_and_share_no_character() -> None:
    text = "收到申请后予以公开、部分公开、不予公开各多少，其中自然人多少"
    mentions = find_mentions(text)

    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end))
    taken = [at for m in mentions for a, b in m.spans for at in range(a, b)]
    assert len(taken) == len(set(taken))


def test_offsets_count_into_the_text_as_given() -> None:
    text = "２０２１年　行政處罰多少"
    mention = next(m for m in find_mentions(text) if m.id == "penalty")

    assert text[mention.start : mention.end] == "行政處罰"


def test_groups_and_parts_agree() -> None:
    assert len(parts_of("refused")) == 8
    assert ancestors("refused.law") == ("refused", "handled_total")
    assert columns_of("refused.law") is columns()["applicant"]
    assert not columns_of("proactive")


def test_every_entry_names_its_parent_and_its_near_ones() -> None:
    for key, indicator in indicators().items():
        assert not indicator.parent or indicator.parent in indicators(), key
        assert all(near in indicators() and near != key for near in indicator.near), key
        assert not indicator.columns or indicator.columns in columns(), key


def test_every_row_and_column_of_the_forms_is_in_the_lexicon() -> None:
    for form in forms().values():
        for block in (block for table in form.tables for block in table.blocks):
            for row in block.rows:
                assert not row.indicator or row.indicator in indicators()
            assert not block.set or {c.column for c in block.columns} <= set(columns()[block.set])


def test_an_official_label_finds_its_own_indicator() -> None:
    for key, indicator in indicators().items():
        found = named(indicator.label)
        same = {k for k, other in indicators().items() if other.label == indicator.label}
        assert found & {key, *indicator.near, *same}, key


def test_words_of_an_indicator_and_of_its_columns() -> None:
    assert "律所" in words_of("received", "legal_service")
    assert "罚单" in words_of("penalty")
    assert words_of("nothing") == ()


def test_what_one_caller_does_with_its_mentions_is_its_own_affair() -> None:
    once = find_mentions("收到申请多少件，行政处罚几件")
    once.clear()
    assert [mention.id for mention in find_mentions("收到申请多少件，行政处罚几件")] == [
        "received",
        "penalty",
    ]
