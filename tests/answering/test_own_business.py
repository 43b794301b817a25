"""What schools, hospitals, utilities and towns tell of their own business: prices, hours, rates, scores, complaints, subsidies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.own_business import is_own_business
from assistant.answering.rates import asks_rate, is_no_rate, tells_rate
from assistant.types import Body, RefusalReason
from tests.answering.asking import Ask, asking

_SCHOOL = """沁梧县第三高级中学2022年度校务信息公开工作报告

一、基本做法
微信公众号全年发文120篇。
二、家长关心的几件事
1. 招生。2022年秋季计划招收高一新生800人，实际报到786人，分16个班。录取最低分数线城区541分、乡镇523分。
2. 收费。学费每生每学期580元，住宿费每生每学期260元。没有收取补课费。
3. 资助。春季有205人享受国家助学金，每人每学期1000元，共发放20.5万元。
4. 作息。学校自9月起把晚自习结束时间由22:00提前到21:30。
5. 吃饭。午餐均价8元。
三、校长信箱
“校长信箱”收到来信41封，件件有回音。反映最多的三件事依次是洗澡热水、食堂排队和宿舍空调。
四、问题和2023年打算
不足：一是公示时间偏短，有的不到3天；二是因临时调课引发投诉9件。2023年打算：举办家长开放日不少于4次。
沁梧县第三高级中学
2023年1月16日
"""
_HOSPITAL = """沁梧县中医医院2022年度信息公开工作报告

一、主要做法
（一）便民。代煎中药送药上门，配送费每单5元；夜间门诊每周一、周三18:00—20:00开放。针灸每次40元。
（二）投诉。全年受理投诉60件，其中服务态度18件，等候时间30件，其他12件。
二、其他事项
病案复印地点在住院楼一层病案室，周一至周五8:00—17:00，携带本人身份证。
沁梧县中医医院
2023年1月12日
"""
_WATER = """# 沁梧市清源供水集团有限公司2022年度信息公开报告
## 一、公开内容
1. 水价：居民生活用水每立方米2.60元。一户超过4人的，每增加1人，各级水量每年增加30立方米。
2. 停水：计划停水提前48小时告知，全年计划停水33次。
## 二、营业网点
| 网点 | 地址 | 服务时间 |
|---|---|---|
| 东街厅 | 东街8号 | 周一至周日8:30—17:30 |
| 河西厅 | 河西路12号 | 周一至周五9:00—17:00 |
## 三、来电来信
全年收到的意见和投诉按来源统计如下：
| 来源 | 件数 | 办结 | 满意 |
|---|---|---|---|
| 12345热线 | 41 | 40 | 38 |
| 意见箱 | 23 | 23 | 21 |
| 合计 | 64 | 63 | 59 |
沁梧市清源供水集团有限公司　2023年1月24日
"""
_TOWN_2010 = """沁梧县石洼镇2010年政府信息公开工作年度报告

一、重点内容
(1)农村低保。年底在册512户930人,人均月补差55元。
(2)危房改造。完成41户,每户补助8000元。
(3)家电下乡。兑付补贴962台、31.4万元。
沁梧县石洼镇人民政府
2011年3月18日
"""
_TOWN_2011 = """沁梧县石洼镇2011年政府信息公开工作年度报告

一、重点内容
(1)农村低保。年底在册540户978人,人均月补差70元。
(2)危房改造。完成57户,每户补助1万元。
(3)村务公开。按季公开的有12个村，没有做到的是柳坪、大沟2个村。
沁梧县石洼镇人民政府
2012年3月26日
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {
        "school.txt": _SCHOOL,
        "hospital.txt": _HOSPITAL,
        "water.md": _WATER,
        "town-2010.txt": _TOWN_2010,
        "town-2011.txt": _TOWN_2011,
    }
    with asking(tmp_path_factory.mktemp("own_business"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沁梧县第三高级中学2022年乡下孩子最低多少分能上", "523分"),
        ("沁梧县第三高级中学2022年高一新生实际报到多少人", "786"),
        ("沁梧县第三高级中学助学金一个人一学期给多少", "每学期1000元"),
        ("沁梧县第三高级中学午饭多少钱一顿", "8元"),
        ("沁梧县第三高级中学晚自习几点下", "21:30"),
        ("沁梧县第三高级中学校长信箱里意见最多的是哪三样", "洗澡热水、食堂排队和宿舍空调"),
        ("沁梧县第三高级中学2022年因为临时调课被投诉几件", "9件"),
        ("沁梧县中医医院代煎药送一单收多少钱", "每单5元"),
        ("沁梧县中医医院晚上哪几天能看病", "每周一、周三"),
        ("沁梧县中医医院复印病历星期六能办吗", "周一至周五"),
        ("在沁梧县中医医院复印病例要去哪里办", "病案室"),
        ("沁梧县中医医院2022年投诉里嫌态度不好的占多少", "30%"),
        ("沁梧县中医医院2022年投诉最多的是哪一类，占百分之几", "50%"),
        ("沁梧市清源供水集团有限公司一吨水多少钱", "2.60元"),
        ("沁梧市清源供水集团有限公司家里人口超过四个的水量怎么加", "30立方米"),
        ("沁梧市清源供水集团有限公司2022年计划停水几次", "33"),
        ("沁梧市清源供水集团有限公司河西厅几点关门", "17:00"),
        ("沁梧市清源供水集团有限公司星期天哪个营业厅有人", "东街厅"),
        ("沁梧市清源供水集团有限公司2022年意见箱收到多少件", "23"),
        ("沁梧市清源供水集团有限公司2022年12345转来的意见有几件", "41"),
        ("沁梧市清源供水集团有限公司2022年一共收到多少件意见", "64"),
        ("石洼镇2010年家电下乡补了多少钱", "31.4万元"),
        ("石洼镇2010年危房改造每户补多少", "8000元"),
        ("石洼镇2011年哪几个村没有按季公开", "柳坪、大沟"),
        ("石洼镇农村低保2011年比2010年多了多少人", "978 − 930 = 48"),
    ],
)
def test_what_a_report_tells_of_its_own_business(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("沁梧县第三高级中学2022年高考一本上线多少人", RefusalReason.NOT_STATED),
        ("沁梧县第三高级中学校长工资多少", RefusalReason.NOT_STATED),
        ("沁梧县中医医院2022年医生平均工资多少", RefusalReason.NOT_STATED),
        ("沁梧县中医医院2022年门诊看了多少人次", RefusalReason.NOT_STATED),
        ("沁梧县中医医院有多少医生", RefusalReason.NOT_STATED),
        ("石洼镇2010年GDP是多少", RefusalReason.OUT_OF_SCOPE),
        ("沁梧县第三高级中学所在的县2022年GDP多少", RefusalReason.OUT_OF_SCOPE),
        ("我腰疼，沁梧县中医医院哪个大夫好，推荐一个", RefusalReason.OUT_OF_SCOPE),
        ("沁梧县中医医院头疼该挂什么科", RefusalReason.OUT_OF_SCOPE),
        ("沁梧县第三高级中学2022年早上几点上课", RefusalReason.NOT_STATED),
        ("沁梧县第三高级中学食堂几点开饭", RefusalReason.NOT_STATED),
    ],
)
def test_what_no_report_tells_is_refused(ask: Ask, question: str, reason: RefusalReason) -> None:
    answer = ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is reason


@pytest.mark.parametrize("question", ["石洼镇2011年危房改造每户补多少", "石洼镇2010年家电下乡每户补多少钱"])
def test_a_count_is_no_rate(ask: Ask, question: str) -> None:
    figure = ask(question).figure
    assert figure is None or figure.unit == "元"


@pytest.mark.parametrize(
    ("asked", "each"),
    [
        ("加装电梯每部补多少钱", "部|台"),
        ("推拿多少钱一次", "次|例|回"),
        ("房子倒了补多少钱一户", "户"),
        ("水多少钱一吨", "吨|立方米|立方|方"),
        ("一共补了多少钱", ""),
        ("第一次培训来了多少人", ""),
        ("统一发了多少套", ""),
        ("每期印多少份", ""),
    ],
)
def test_what_a_rate_is_of(asked: str, each: str) -> None:
    assert asks_rate(asked) == each


def test_how_a_report_tells_a_rate() -> None:
    assert tells_rate("户", "完成63户，每户补助8000元")
    assert tells_rate("对", "工本费9元/对")
    assert tells_rate("餐|份|顿", "午餐均价9元")
    assert not tells_rate("户", "全镇4127户共领取286.3万元")
    assert is_no_rate("危房改造每户补多少", "危房改造63户", money=False)
    assert not is_no_rate("一年花了多少钱", "全年支出12万元", money=True)


@pytest.mark.parametrize(
    ("level", "words", "own"),
    [
        ("institution", "就业率", True),
        ("department", "高考", True),
        ("institution", "gdp", False),
        ("government", "就业率", False),
        ("township", "工资", False),
    ],
)
def test_whose_business_it_is(level: str, words: str, own: bool) -> None:
    body = Body("沁梧县", "沁梧县某单位", level)
    assert is_own_business((body,), words) is own
    assert not is_own_business((), words)
