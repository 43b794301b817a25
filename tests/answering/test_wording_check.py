"""A rewording is taken only where it says the same: any change of meaning is found, in any sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.answering.wording_check import Draft, objections

BODIES = ("云泽县人民政府", "青岚市人民政府", "临沧江区教育局", "紫溪镇人民政府")
LABELS = (
    "本年新收政府信息公开申请数量",
    "行政处罚",
    "行政许可",
    "收到政府信息公开申请",
    "政务微博发布信息",
    "因政府信息公开工作被申请行政复议数量",
)
UNITS = ("件", "条", "次", "万元", "人次", "个工作日", "%")
_MARKER = re.compile(r"〔\d〕")


def names(text: str) -> list[tuple[int, int, object]]:
    found = re.finditer("|".join((*BODIES, "yunze county", "(?:青岚市)?(?:临江)?街道办事处")), text)
    return [(m.start(), m.end(), m.group()[-5:]) for m in found]


def same(draft: str, text: str, *quotes: str) -> bool:
    return not objections(Draft(draft, quotes, names), text)


@st.composite
def statements(draw: st.DrawFn) -> str:
    """One sentence with one figure."""
    body, label, unit = (draw(st.sampled_from(of)) for of in (BODIES, LABELS, UNITS))
    return f"{body}{draw(st.integers(2008, 2030))}年{label}：{draw(st.integers(0, 99999))}{unit}〔{draw(st.integers(1, 9))}〕。"


@st.composite
def comparisons(draw: st.DrawFn) -> str:
    """Two figures, and which is more."""
    label, unit = draw(st.sampled_from(LABELS)), draw(st.sampled_from(UNITS))
    one, other = draw(st.lists(st.integers(10, 9999), min_size=2, max_size=2, unique=True))
    a, b = draw(st.permutations(BODIES))[:2]
    word = "多" if one > other else "少"
    return (
        f"2021年{label}：{a}{one}{unit}〔1〕，{b}{other}{unit}〔2〕。"
        f"{a}比{b}{word}{abs(one - other)}{unit}（{one} − {other} = {one - other}）。"
    )


drafts = st.one_of(
    statements(), comparisons(), st.tuples(statements(), statements()).map("".join), st.just("")
).filter(bool)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str]:
    """A draft, and the draft with one meaning changed."""
    draft = draw(drafts)
    kind = draw(
        st.sampled_from(
            ["digit", "swap", "label", "unit", "year", "body", "marker", "negate", "bound", "clause"]
        )
    )
    spans = [m.span() for m in _MARKER.finditer(draft)]
    digits = [i for i, c in enumerate(draft) if c.isdigit() and not any(a <= i < b for a, b in spans)]
    if kind == "digit":
        at = draw(st.sampled_from(digits))
        return draft, draft[:at] + str((int(draft[at]) + draw(st.integers(1, 9))) % 10) + draft[at + 1 :]
    if kind == "swap":
        found = list(re.finditer(r"\d+", _MARKER.sub("   ", draft)))
        one, other = sorted(draw(st.permutations(found))[:2], key=lambda m: m.start())
        return draft, (
            draft[: one.start()]
            + other.group()
            + draft[one.end() : other.start()]
            + one.group()
            + draft[other.end() :]
        )
    if kind in {"label", "unit", "body"}:
        pool = {"label": LABELS, "unit": UNITS, "body": BODIES}[kind]
        there = [word for word in pool if word in draft]
        return draft, draft.replace(draw(st.sampled_from(there)), draw(st.sampled_from(pool)), 1)
    if kind == "year":
        return draft, re.sub(r"(20\d\d)年", f"{draw(st.integers(2000, 2035))}年", draft, count=1)
    if kind == "marker":
        return draft, _MARKER.sub(
            draw(st.sampled_from(["", "〔7〕", "〔1〕〔2〕", "[1]", "〔12〕"])), draft, count=1
        )
    words = {
        "negate": ["没有", "未", "不是", "并非", "无", "否认", "从未"],
        "bound": ["约", "近", "超过", "不足", "至少", "至多", "仅", "累计", "多于", "减少", "增长"],
        "clause": [
            "同比增长一成。",
            "排名第一",
            "（存疑）",
            "据说",
            "以上不实。",
            "？",
            "其中自然人3件，",
            "三成",
            "翻番",
        ],
    }[kind]
    at = draw(st.integers(0, len(draft)))
    return draft, draft[:at] + draw(st.sampled_from(words)) + draft[at:]


@settings(max_examples=300, deadline=None)
@given(mutations())
def test_a_changed_meaning_is_always_found(mutation: tuple[str, str]) -> None:
    draft, changed = mutation
    assume(changed != draft)
    assume(
        not {"收到政府信息公开申请", "本年新收政府信息公开申请数量"} <= {*LABELS} & _labels_of(draft, changed)
    )
    assert not same(draft, changed)


def _labels_of(*texts: str) -> set[str]:
    return {label for text in texts for label in LABELS if label in text}


@settings(max_examples=100, deadline=None)
@given(drafts)
def test_a_draft_says_what_it_says(draft: str) -> None:
    assert same(draft, draft)


@settings(max_examples=100, deadline=None)
@given(statements())
def test_order_and_words_that_carry_nothing_are_free_in_a_sentence_with_one_figure(draft: str) -> None:
    assume("行政复议" not in draft)  # words around an official label keep their places
    match = re.fullmatch(r"(\D+?)(\d{4}年)(.+)：(\d.*)(〔\d〕)。", draft)
    assert match is not None
    body, year, label, amount, marker = match.groups()
    assert same(draft, f"{year}，{body}的{label}为{amount}{marker}。")
    assert same(draft, f"{body}{year}{label}共{amount}{marker}")
    assert same(draft, f"{label}：{year}{body} 共有 {amount}{marker}。")


@settings(max_examples=200, deadline=None)
@given(drafts, st.data())
def test_any_character_put_in_is_found_unless_it_is_a_stop_or_carries_nothing(
    draft: str, data: st.DataObject
) -> None:
    char = data.draw(st.characters(exclude_characters=" ，。、；：（）,.;:()的了共为是有"))
    at = data.draw(st.integers(0, len(draft)))
    changed = draft[:at] + char + draft[at:]
    assume(char != "度" and not (char == "\n" and "\n" in draft))
    assert not same(draft, changed)


SAME = [
    ("云泽县人民政府2020年行政处罚：12件〔1〕。", "2020年度，云泽县人民政府行政处罚12件〔1〕。"),
    ("云泽县人民政府2020年收到政府信息公开申请：12件〔1〕。", "2020年，云泽县人民政府共收到了政府信息公开申请12件〔1〕。"),
    (
        "People's Government of Yunze County, 2020: administrative penalties: 12 cases〔1〕.",
        "In 2020, the People's Government of Yunze County had 12 cases of administrative penalties〔1〕.",
    ),
    ("云泽县人民政府行政处罚：2020年7件〔1〕，2021年9件〔2〕。", "云泽县人民政府的行政处罚：2020年为7件〔1〕，2021年为9件〔2〕。"),
]  # fmt: skip

NOT_SAME = [
    # the role of a year and of a figure
    ("Yunze County, 2020: administrative penalties: 2019〔1〕.", "Yunze County, 2019: administrative penalties: 2020〔1〕."),
    ("Yunze County, 2020: administrative penalties: 12〔1〕.", "Administrative penalties: 2020; Yunze County, 12〔1〕."),
    # whose figure it is
    (
        "2021年行政处罚：云泽县人民政府12件〔1〕，青岚市人民政府7件〔2〕。",
        "2021年行政处罚：云泽县人民政府，12件〔1〕青岚市人民政府：7件〔2〕。",
    ),
    (
        "2021年行政处罚：云泽县人民政府12件〔1〕，青岚市人民政府7件〔2〕。",
        "2021年行政处罚：云泽县人民政府7件〔1〕，青岚市人民政府12件〔2〕。",
    ),
    ("行政处罚：12件〔1〕。行政许可：7件〔2〕。", "行政许可：12件〔1〕。行政处罚：7件〔2〕。"),
    # what stands between quotation marks, none stated, an empty cell
    ("没有（0件）：云泽县人民政府2021年报告写明“未发生行政诉讼”〔1〕。", "云泽县人民政府2021年报告写明“发生行政诉讼”，没有未（0件）〔1〕。"),
    ("云泽县人民政府2021年报告表格中“规章”一格是空白，没有填写数字，空白不等于没有〔1〕。", "云泽县人民政府2021年报告表格中“规章”一格是空白，没有〔1〕。"),
    # another thing counted
    ("云泽县人民政府2021年行政处罚：12件〔1〕。", "云泽县人民政府2021年行政强制：12件〔1〕。"),
    ("云泽县人民政府2021年行政处罚：12件〔1〕。", "云泽县人民政府2021年公共行政处罚：12件〔1〕。"),
    ("云泽县人民政府2021年没有现成信息需要另行制作：12件〔1〕。", "云泽县人民政府2021年需要另行制作：12件〔1〕。"),
    ("云泽县人民政府2021年因政府信息公开工作被申请行政复议数量：7件〔1〕。", "云泽县人民政府2021年因政府信息公开工作申请行政复议数量：7件〔1〕。"),
    # another direction, another end
    ("云泽县人民政府行政处罚2022年比2021年少34件〔1〕。", "云泽县人民政府行政处罚2022年比2021年少为34件〔1〕。"),
    ("云泽县人民政府行政处罚：2022年较上年增加12件〔1〕。", "云泽县人民政府行政处罚：2022年较上年增加为12件〔1〕。"),
    # pieces of names and figures
    ("青岚市临江街道办事处2020年行政处罚：12件〔1〕。", "青岚市街道办事处2020年行政处罚：12件〔1〕。"),
    ("云泽县人民政府2021年行政处罚：12件〔1〕。", "云泽县人民政府2021年行政处罚：.12件〔1〕。"),
    ("云泽县人民政府2021年行政处罚（自然人）：12件〔1〕。", "云泽县人民政府2021年行政处罚（自然人：12件〔1〕。"),
    ("云泽县人民政府2021年行政处罚：12件〔1〕。", "雲澤縣人民政府2021年行政处罚：12件〔1〕。"),
    # as printed
    ("云泽县人民政府2021年行政处罚：1200件〔1〕。", "云泽县人民政府2021年行政处罚：1,200件〔1〕。"),
    ("云泽县人民政府2021年行政处罚：1200件〔1〕。", "云泽县人民政府2021年行政处罚：一千二百件〔1〕。"),
    ("云泽县人民政府2021年行政处罚：约1200件〔1〕。", "云泽县人民政府2021年行政处罚：1200件〔1〕。"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "text"), SAME)
def test_another_wording_of_the_same_is_taken(draft: str, text: str) -> None:
    assert objections(Draft(draft, (), names), text) == ()


@pytest.mark.parametrize(("draft", "text"), NOT_SAME)
def test_another_meaning_is_not_taken(draft: str, text: str) -> None:
    assert not same(draft, text)


def test_a_figure_may_be_called_as_the_quoted_report_calls_it_and_not_otherwise() -> None:
    draft = "云泽县人民政府2021年本年新收政府信息公开申请数量：12件〔1〕。"
    said = "2021年，云泽县人民政府收到政府信息公开申请12件〔1〕。"
    assert same(draft, said, "全县共收到政府信息公开申请12件")
    assert not same(draft, said, "| 一、本年新收政府信息公开申请数量 | 12 |")


def test_two_wordings_of_one_thing_in_a_report_keep_their_own_figures() -> None:
    quote = "收到政府信息公开申请17件，受理政府信息公开申请15件"
    draft = "云泽县人民政府2021年受理政府信息公开申请：15件〔1〕。"
    said = "2021年，云泽县人民政府收到政府信息公开申请15件〔1〕。"
    assert same(draft, said.replace("收到", "受理"), quote)
    assert not same(draft, said, quote)


def test_the_reasons_given_repeat_nothing_of_the_wording() -> None:
    told = " ".join(
        objections(Draft("云泽县人民政府2021年行政处罚：12件〔1〕。", (), names), "秘密9999〔1〕。")
    )
    assert told
    assert "9999" not in told
    assert "秘密" not in told
