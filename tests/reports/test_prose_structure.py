"""Figures told by how a sentence is built, whatever its verbs and nouns: 80 variations on each other."""

from __future__ import annotations

import pytest

from assistant.reports.facts import extract_facts
from assistant.reports.prose import prose_facts
from assistant.types import Fact, Measure, Nil
from tests.reports import prose_score as scoring
from tests.reports.reading import read


def told(text: str, year: int = 2021) -> list[str]:
    """Each figure as its value with its unit and its subject, then what it is besides an amount of ``year``."""
    found = prose_facts(scoring.report_of(text, year))
    names = {fact.fact_id: fact.subject for fact in found}
    return [_told(fact, year, names) for fact in found]


def _told(fact: Fact, year: int, names: dict[str, str]) -> str:
    value = "无" if fact.nil is Nil.NONE_STATED else f"{fact.value}{fact.unit}"
    words = [value, fact.subject]
    words += [str(fact.year)] if fact.year != year else []
    words += ["变化"] if fact.measure in (Measure.DIFFERENCE, Measure.GROWTH_RATE) else []
    words += ["规定"] if fact.status.value == "rule" else []
    words += [fact.bound] if fact.bound else []
    words += ["累计"] if fact.cumulative else []
    words += [f"{fact.indicator}×{fact.column}"] if fact.indicator else []
    words += [f"< {names[fact.parent]}"] if fact.parent else []
    return " ".join(words)


COMPARED_FIRST = [
    ("收到申请较2020年的214件减少31件，其中涉及自然资源领域的减少22件、住房保障领域的减少9件。",
     ["214件 收到申请 2020 received×total", "31件 收到申请减少 变化", "22件 涉及自然资源领域减少 变化", "9件 住房保障领域减少 变化"]),
    ("办件量比上年的320件增加45件。",
     ["320件 办件量 2020", "45件 办件量增加 变化"]),
    ("收到申请比2020年的20件多15件。",
     ["20件 收到申请 2020 received×total", "15件 收到申请多 变化"]),
    ("信访量与2020年的60件相比下降50%。",
     ["60件 信访量 2020", "50% 信访量相比下降 变化"]),
    ("与2020年相比，主动公开信息多320条，受理申请少6件。",
     ["320条 主动公开信息多 变化", "6件 受理申请少 变化"]),
    ("我县被通报问题3个，较上次抽查减少5个。",
     ["3个 我县被通报问题", "5个 我县被通报问题较上次抽查减少 变化"]),
    ("合格率97.5%，较上季度提高2.5个百分点。",
     ["97.5% 合格率", "2.5个百分点 合格率较上季度提高 变化"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPARED_FIRST)
def test_compared_first(text: str, expected: list[str]) -> None:
    """What it is compared with stands before the change, and nothing before that."""
    assert told(text) == expected


MEASURED_BY_A_STANDARD = [
    ("网办率达96.8%，高于全市平均水平4.1个百分点。",
     ["96.8% 网办率", "4.1个百分点 网办率高于全市平均水平 变化"]),
    ("测评得分95.2分，高出全省平均分3.1分。",
     ["95.2分 测评得分", "3.1分 测评得分高出全省平均分 变化"]),
    ("按时办结率99.6%，低于上年0.2个百分点。",
     ["99.6% 按时办结率", "0.2个百分点 按时办结率低于上年 变化"]),
    ("发布信息2100条，超过年度目标300条。",
     ["2100条 发布信息", "300条 发布信息超过年度目标 变化"]),
    ("满意率98.2%，领先全市平均2.2个百分点。",
     ["98.2% 满意率", "2.2个百分点 满意率领先全市平均 变化"]),
    ("知晓率91%，比目标值高1个百分点。",
     ["91% 知晓率", "1个百分点 知晓率比目标值高 变化"]),
    ("答复平均用时9.2天，比法定时限少10.8天。",
     ["9.2天 答复平均用时", "10.8天 答复平均用时比法定时限少 变化"]),
    ("政务服务网办件量超过1500万件。",
     ["15000000件 政务服务网办件量 at_least"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURED_BY_A_STANDARD)
def test_measured_by_a_standard(text: str, expected: list[str]) -> None:
    """How far an amount lies from a mean, an aim or a limit is no amount of its own."""
    assert told(text) == expected


WITHIN_THE_YEAR = [
    ("信件办理满意率由上半年的89%提高到下半年的95%。",
     ["89% 信件办理满意率上半年", "95% 信件办理满意率下半年"]),
    ("网站得分由一季度的82分提升到四季度的96分。",
     ["82分 网站得分一季度", "96分 网站得分四季度"]),
    ("粉丝数从1月的2.1万增长到12月的3.6万。",
     ["21000 粉丝数1月", "36000 粉丝数12月"]),
    ("公开栏由年初的30个增加到年末的45个。",
     ["30个 公开栏 2020", "45个 公开栏"]),
    ("将126项任务分解到42家单位，细化成318条措施。",
     ["126项 任务", "42家 单位", "318条 细化成措施"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WITHIN_THE_YEAR)
def test_within_the_year(text: str, expected: list[str]) -> None:
    """Both ends of a change may lie in the year."""
    assert told(text) == expected


PARTS_OF_THE_YEAR = [
    ("一季度网站访问量86.2万次，二季度91.7万次，三、四季度合计203.5万次。",
     ["862000次 一季度网站访问量", "917000次 网站访问量二季度", "2035000次 网站访问量三、四季度合计"]),
    ("一季度收到申请12件，二季度增至18件，三季度回落到9件，四季度仅5件。",
     ["12件 一季度收到申请", "18件 收到申请二季度", "9件 收到申请三季度", "5件 收到申请四季度"]),
    ("上半年收到申请20件，下半年18件，全年合计38件。",
     ["20件 上半年收到申请", "18件 收到申请下半年", "38件 收到申请合计"]),
    ("一、二季度发布信息120条，三季度65条，四季度80条。",
     ["120条 一、二季度发布信息", "65条 发布信息三季度", "80条 发布信息四季度"]),
    ("三、四季度网站抽查合格率均为100%。",
     ["100% 三、四季度网站抽查合格率"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS_OF_THE_YEAR)
def test_parts_of_the_year(text: str, expected: list[str]) -> None:
    """Quarters and halves name an amount each of what was counted first."""
    assert told(text) == expected


BROUGHT_OVER = [
    ("收到信息公开申请25件，上年未办结转入2件，已办结26件。",
     ["25件 收到信息公开申请 received×total", "2件 上年未办结转入", "26件 办结 closed×"]),
    ("新收申请30件，上年度未办结的3件，共办结31件。",
     ["30件 新收申请 received×total", "3件 上年度未办结申请 carried_in×total", "31件 办结申请 closed×"]),
    ("上年度跨年办理4件，本年新收56件，全部办结。",
     ["4件 上年度跨年办理 carried_in×total", "56件 新收 received×total", "56件 办结 closed× < 新收"]),
    ("2020年转入未办结申请3件，本年新增28件，共办理31件。",
     ["3件 2020年转入未办结申请 carried_in×total", "28件 新增申请 received×total", "31件 办理申请 handled×total"]),
    ("上年结余申请2件，当年新收31件，当年办结30件。",
     ["2件 上年结余申请", "31件 新收 received×total", "30件 办结 closed×"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROUGHT_OVER)
def test_brought_over(text: str, expected: list[str]) -> None:
    """What is left of the year before is handled in this one."""
    assert told(text) == expected


MEANS_AND_PEAKS = [
    ("收到申请113件，涉及47人，其中单人最多提出申请19件。",
     ["113件 收到申请 received×total", "47人 涉及", "19件 单人最多提出申请"]),
    ("受理来电1.2万个，单日最多受理320个。",
     ["12000个 受理来电", "320个 单日最多受理来电"]),
    ("全年接听来电11.8万余个（日均323个），其中咨询类占61.2%。",
     ["118000个 接听来电 about", "323个 接听来电日均", "61.2% 咨询类占"]),
    ("全年发布信息3650条（平均每天10条），其中图解40条。",
     ["3650条 发布信息", "10条 平均每天", "40条 图解 < 发布信息"]),
    ("公开信息2400条，其中月均发布200条。",
     ["2400条 公开信息", "200条 月均发布"]),
    ("公开信息2万余条，每日平均60条左右。",
     ["20000条 公开信息 about", "60条 每日平均 about"]),
    ("参与企业1300家，最多一场达420家。",
     ["1300家 参与企业", "420家 最多一场"]),
    ("单次点击最高达12.6万次，单篇最高阅读量8.9万次。",
     ["126000次 单次点击最高", "89000次 单篇最高阅读量"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANS_AND_PEAKS)
def test_means_and_peaks(text: str, expected: list[str]) -> None:
    """A mean or a peak is no part of the amount before it, and no limit."""
    assert told(text) == expected


OF_THIS_YEAR = [
    ("历年累计收到申请58件，其中本年度21件。",
     ["58件 收到申请 累计 received×total", "21件 本年度收到申请 received×total < 收到申请"]),
    ("累计建成公开栏320个，其中今年45个。",
     ["320个 建成公开栏 累计", "45个 今年建成公开栏 < 建成公开栏"]),
    ("累计公开信息1.2万条，其中2021年3100条。",
     ["12000条 公开信息 累计", "3100条 公开信息 < 公开信息"]),
    ("截至12月底，共公开权力事项4106项，较上年精简11.3%。",
     ["4106项 公开权力事项 累计", "11.3% 公开权力事项较上年精简 变化"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OF_THIS_YEAR)
def test_of_this_year(text: str, expected: list[str]) -> None:
    """What is of this year is told from the running total it is part of."""
    assert told(text) == expected


DID_NOT_HAPPEN = [
    ("安全监测未发现漏洞。",
     ["无 漏洞"]),
    ("全年巡检未发现暗链、错别字。",
     ["无 暗链", "无 错别字"]),
    ("未出现因公开不当引发的负面炒作。",
     ["无 因公开不当引发的负面炒作"]),
    ("未发现涉密信息上网现象。",
     ["无 涉密信息上网"]),
    ("网站未出现内容保障错误，未受到上级点名。",
     ["无 内容保障错误", "无 上级点名"]),
    ("未收到公民、法人要求更正信息的请求。",
     ["无 收到公民、法人要求更正信息的请求"]),
    ("三年来未发生一起败诉案件。",
     ["无 败诉案件"]),
    ("学校未受到投诉、举报。",
     ["无 投诉 complaint×", "无 举报 complaint×"]),
    ("没有延期答复的情况。",
     ["无 延期答复"]),
    ("全年信息公开申请受理费、检索费均未收取。",
     ["无 信息公开申请受理费", "无 检索费"]),
    ("公众反馈意见为零。",
     ["无 公众反馈意见"]),
    ("未受到行政处罚，未发现违规收费。",
     ["无 行政处罚", "无 违规收费"]),
    ("未收到涉及国家秘密的申请。",
     ["无 收到涉及国家秘密的申请"]),
    ("信息员队伍未发生变化，发函后未收到回复。",
     []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DID_NOT_HAPPEN)
def test_did_not_happen(text: str, expected: list[str]) -> None:
    """What did not happen or was not found may be anything."""
    assert told(text) == expected


DONE_TO_IT = [
    ("政府网站信息被省级门户网站采用214条，政务短视频被中央媒体转载9条。",
     ["214条 政府网站信息被省级门户网站采用", "9条 政务短视频被中央媒体转载"]),
    ("稿件被人民网转发12篇，短视频被新华社客户端推送4条。",
     ["12篇 稿件被人民网转发", "4条 短视频被新华社客户端推送"]),
    ("经审核予以公开43条，经请示暂缓公开2条。",
     ["43条 经审核予以公开", "2条 经请示暂缓公开"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DONE_TO_IT)
def test_done_to_it(text: str, expected: list[str]) -> None:
    """What something is done to stands before 被, and nothing is borrowed."""
    assert told(text) == expected


AMONG_APPLICANTS = [
    ("申请人中自然人109件，法人或其他组织17件。",
     ["109件 申请人中自然人", "17件 法人或其他组织"]),
    ("收到申请50件，申请主体中公民40件、企业10件。",
     ["50件 收到申请 received×total", "40件 申请主体中公民 received×natural < 收到申请", "10件 企业 received×business < 收到申请"]),
    ("按办理结果分：予以公开27件、不予公开3件。",
     ["27件 予以公开 granted×total", "3件 不予公开 refused×total"]),
    ("市长信箱来信120件，来信中投诉30件。",
     ["120件 市长信箱来信", "30件 来信中投诉"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AMONG_APPLICANTS)
def test_among_applicants(text: str, expected: list[str]) -> None:
    """申请人中 and the like say of what a column is a part."""
    assert told(text) == expected


WHAT_BECAME_OF_IT = [
    ("收集意见建议1200余条，经梳理归并为14类386条。",
     ["1200条 收集意见建议 about", "14类 经梳理归并", "386条 经梳理归并"]),
    ("收到意见320条，经整理合并为42条。",
     ["320条 收到意见", "42条 经整理合并"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHAT_BECAME_OF_IT)
def test_what_became_of_it(text: str, expected: list[str]) -> None:
    """What was done says nothing without what came of it."""
    assert told(text) == expected


SCORES = [
    ("年度考核指标中政务公开占4分，全区平均得分3.72分。",
     ["4分 年度考核指标中政务公开占 规定", "3.72分 全区平均得分"]),
    ("政务公开在绩效考核中权重为5分，实际得分4.8分。",
     ["5分 政务公开在绩效考核中权重 规定", "4.8分 实际得分"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SCORES)
def test_scores(text: str, expected: list[str]) -> None:
    """What a thing may score at most is a rule."""
    assert told(text) == expected


NUMERALS = [
    ("办实事项目30项，其中已完成二十八项，正在推进两项。",
     ["30项 办实事项目", "28项 完成办实事项目 < 办实事项目", "2项 正在推进 < 办实事项目"]),
    ("整改问题二十五个，改进三个。",
     ["25个 整改问题", "3个 改进"]),
    ("公示率百分百，满意率为百分百。",
     ["100% 公示率", "100% 满意率"]),
    ("近三成为重复申请。",
     ["30% 重复申请 about"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_numerals(text: str, expected: list[str]) -> None:
    """A numeral behind a verb counts, whatever the verb's last character."""
    assert told(text) == expected


THINGS_COUNTED = [
    ("工作要点共18项任务，逐项分解到27个责任单位。",
     ["18项 工作要点任务", "27个 逐项分解到责任单位"]),
    ("完成报送信息300条任务。",
     ["300条 完成报送信息任务 规定"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THINGS_COUNTED)
def test_things_counted(text: str, expected: list[str]) -> None:
    """任务 and 要求 may be counted themselves."""
    assert told(text) == expected


APART = [
    ("在收到的68件申请中，有12件属重复申请，占比17.6%；有5件转为信访渠道处理。",
     ["68件 收到申请 received×total", "12件 重复申请 unprocessed.repeat×total < 收到申请", "17.6% 重复申请占比", "5件 转为信访渠道处理 < 收到申请"]),
    ("收到申请较多的三个部门：国土局42件、规划局31件、住建局27件，占申请总数的64.5%。",
     ["3个 收到申请较多部门", "42件 国土局", "31件 规划局", "27件 住建局", "64.5% 占申请总数"]),
    ("申请量逐年下降，2019年、2020年、2021年依次为86件、71件、63件。",
     ["86件 申请量 2019", "71件 申请量 2020", "63件 申请量"]),
    ("受理申请量为近三年最高，达112件。",
     ["112件 受理申请量 received×total"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), APART)
def test_apart(text: str, expected: list[str]) -> None:
    """Shares and years belong to what they follow, one by one or together."""
    assert told(text) == expected


LEFT_UNDONE = [
    ("因无法联系申请人未能答复的2件，其他27件均按时答复。",
     ["2件 因无法联系申请人未能答复", "27件 其他按时答复", "27件 按时答复 < 其他按时答复"]),
    ("未能按期办结1件，无法答复2件，未及时答复3件。",
     ["1件 未能按期办结", "2件 无法答复", "3件 未及时答复"]),
    ("通过报纸公开信息64条，广播电视90条，其他方式公开210条。",
     ["64条 报纸公开信息", "90条 广播电视", "210条 其他方式公开"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LEFT_UNDONE)
def test_left_undone(text: str, expected: list[str]) -> None:
    """What could not be answered, and what only the others got, is not what was answered."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到申请3件，均为自然人提出，予以公开2件，本机关不掌握相关信息1件，全部按时答复，无结转。", 3),
        ("收到政府信息公开申请18件，予以公开11件，部分公开4件，不予公开3件，均已按时办结。", 18),
        ("收到申请14件，办结12件，均按时办结。", 12),
    ],
)
def test_what_is_said_of_all_is_said_of_their_sum(text: str, value: int) -> None:
    report = read(f"岚屿县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n{text}")
    facts, _ = extract_facts(report)
    assert [f.value for f in facts if f.indicator == "closed.on_time"] == [value]
