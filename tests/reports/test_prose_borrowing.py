"""What a figure may take from the words around it, and what it must not: subject, year, indicator, plan."""

from __future__ import annotations

import pytest

from assistant.reports.prose import prose_facts
from tests.reports import prose_score as scoring


def told(text: str, year: int = 2022, heading: str = "") -> list[str]:
    """Each figure as ``value subject year``, with its indicator, and a word where it is planned."""
    found = prose_facts(scoring.report_of(text, year, heading))
    return [
        " ".join(filter(None, (
            f"{fact.value}{fact.unit} {fact.subject} {fact.year}", fact.indicator and f"{fact.indicator}×{fact.column}",
            "planned" if fact.status.name == "PLAN" else "", "total so far" if fact.cumulative else "",
        )))
        for fact in found
    ]  # fmt: skip


YEAR_IN_BRACKETS = [
    ("作出行政处罚决定902件，全部公示。\n依申请公开。全年收到申请45件，是2021年（36件）的1.25倍。",
     ["902件 作出行政处罚决定 2022 penalty×decisions", "45件 收到申请 2022 received×total",
      "36件 收到申请 2021 received×total"]),
    ("热线接听来电21000个，接通率95%，比2021年（16,000个）增长31.3%。",
     ["21000个 热线接听来电 2022", "95% 热线接通率 2022", "16000个 热线接听来电 2021",
      "31.3% 热线接听来电比2021年增长 2022"]),
    ("收到申请45件，其中自然人40件、企业5件，与上年同期（50件）相比下降10%。",
     ["45件 收到申请 2022 received×total", "40件 自然人 2022 received×natural",
      "5件 企业 2022 received×business", "50件 收到申请 2021 received×total",
      "10% 收到申请与上年同期相比下降 2022"]),
    ("收到申请45件，其中自然人40件，比上年（30件）增加10件；企业5件，比上年（4件）增加1件。",
     ["45件 收到申请 2022 received×total", "40件 自然人 2022 received×natural", "30件 自然人 2021 received×natural",
      "10件 自然人比上年增加 2022", "5件 企业 2022 received×business", "4件 企业 2021 received×business",
      "1件 企业比上年增加 2022"]),
    ("全年公开信息3210条，约为2020年（1605条）的两倍；其中网站2000条。",
     ["3210条 公开信息 2022", "1605条 公开信息 2020", "2000条 网站 2022"]),
    ("参会80人，培训人数比2021年（300人）增加20人次。", ["80人 参会 2022", "20人次 培训人数比2021年增加 2022"]),
    ("作出行政处罚决定902件。受理情况好于2021年（36件）。", ["902件 作出行政处罚决定 2022 penalty×decisions"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), YEAR_IN_BRACKETS)
def test_a_bracket_behind_a_year_is_the_same_thing_in_that_year(text: str, expected: list[str]) -> None:
    assert told(text) == expected


EVERYDAY_WORDS = [
    ("收到政府信息公开申请50件，涉及林权确权21件、退耕补助17件、其他12件。", "其他", ""),
    ("收到政府信息公开申请20件，其中自然人12件、法人5件、其他3件。", "其他", "received×other_organisation"),
    ("行政复议7件，其中因征地引发5件、其他2件。", "其他", ""),
    ("行政复议7件，其中维持3件、纠正2件、其他2件。", "其他", "review×other_outcome"),
    ("受理12345工单40件，其中直接答复38件、其他处理2件。", "其他处理", ""),
    ("受理许可申请40件，准予30件，不予处理4件。", "不予处理", ""),
    ("收到政府信息公开申请20件，其中予以公开15件、其他处理5件。", "其他处理", "other_handling×total"),
]


@pytest.mark.parametrize(("text", "subject", "expected"), EVERYDAY_WORDS)
def test_an_everyday_word_is_a_column_only_beside_its_sisters(text: str, subject: str, expected: str) -> None:
    heading = "四、行政复议、行政诉讼情况" if "复议" in text else ""
    found = prose_facts(scoring.report_of(text, 2022, heading))
    (fact,) = [fact for fact in found if fact.subject == subject]
    assert (fact.indicator and f"{fact.indicator}×{fact.column}") == expected


def test_marks_of_emphasis_belong_to_no_name() -> None:
    plain = "全年收到申请45件，办结40件，召开座谈会3次。"
    marked = "**依申请公开。** 全年收到**申请**45件，**办结**40件，召开**座谈会**3次。"
    assert told(marked) == told(plain)
