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


LEFT_OUT = [
    ("网站公开信息974条，其中招商类318条、其他656条；通过“青溪经开”微信公众号发布192条。",
     "192条 “青溪经开”微信公众号发布信息 2022"),  # the total of a list that is closed
    ("乡镇建成公开专区13个；注销长期不更新的政务新媒体5个，保留27个。", "27个 保留政务新媒体 2022"),
    ("办理建议9件、提案14件，答复全文公开21件。", "21件 答复全文公开 2022"),  # of both
    ("新闻发布会没有召开，改以访谈代替，共播出8期。", "8期 播出 2022"),  # of what was not held
    ("微信公众号推送信息655条，粉丝量由上年末的3.9万增至4.7万。", "39000 粉丝量 2021"),
    ("12345热线共受理咨询2208次，日均约6次。", "6次 12345热线受理咨询日均 2022"),
    ("旧房改造（涉及31栋楼）施工信息每周公示。", "31栋 旧房改造涉及楼 2022"),
    ("公开栏56个（较去年新增8个）。", "8个 公开栏较去年新增 2022"),
    ("平均得分81.7分，青溪镇以90.4分居首。", "90.4分 青溪镇得分 2022"),
    ("学年内共受理信息公开申请3件。", "3件 受理信息公开申请 2022 received×total"),
    ("全县63个部门中尚有22个未开通。", "22个 未开通 2022"),
    ("全县63个部门中尚有22个未开通。", "63个 全县部门 2022"),
    ("三季度抽查12个栏目发现空白栏目3个。", "3个 发现空白栏目 2022"),
    ("全县政府网站集约为9个。", "9个 全县政府网站集约 2022"),
    ("征地拆迁类申请最多，为127件，占四成。", "127件 征地拆迁类申请 2022"),
]  # fmt: skip
WHEN = [
    ("开放数据集17个（年初计划20个）。", "20个 开放数据集 2022 planned"),
    ("签订培养协议，拟三年培养15人。", "15人 拟三年培养 2023 planned"),
    ("全年审核拟发公文1032件。", "1032件 审核拟发公文 2022"),  # of files to be issued: no plan
    ("对1986年以来的县政府文件集中清理，宣布失效11件。", "11件 宣布失效 2022"),
    ("直播累计观看42万人次；公示栏张贴公示114份。", "114份 公示栏张贴公示 2022"),
    ("上年度反映的“内容陈旧”已改进，英文网站全年更新312条。", "312条 英文网站更新 2022"),
    ("2023年增设坐席6个，达到18个。", "18个 坐席 2023 planned"),
]  # fmt: skip
INDICATORS = [
    ("8月洪灾期间，连续9天召开新闻发布会共11场。", "11场 召开新闻发布会 2022 press_conference×"),
    ("新闻发布会召开5次。", "5次 新闻发布会召开 2022 press_conference×"),
    ("全县办理申请113件（含上年结转5件），其中县政府本级收到申请29件。", "29件 县政府本级收到申请 2022"),
    ("依申请公开答复1件被复议机关纠正。", "1件 依申请公开答复 2022"),
    ("县财政安排政府信息公开专项经费20万元，实际支出17.6万元。",
     "176000元 实际支出政府信息公开专项经费 2022"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_what_a_figure_leaves_out_comes_from_what_it_speaks_of(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(("text", "expected"), WHEN)
def test_plans_years_and_running_totals(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(("text", "expected"), INDICATORS)
def test_an_indicator_only_for_the_whole_it_means(text: str, expected: str) -> None:
    assert expected in told(text)


def test_of_two_amounts_none_is_all_that_was_answered() -> None:
    assert told("收到政府信息公开申请14件，上年结转1件，均在规定时限内答复。") == [
        "14件 收到政府信息公开申请 2022 received×total",
        "1件 上年结转 2022 carried_in×total",
    ]
