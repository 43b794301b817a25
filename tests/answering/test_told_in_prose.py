"""Facts told in running text, asked in everyday Chinese: parts as shares, who came, why less was done, what was said most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

COUNTY = """砚溪县2012年政府信息公开工作年度报告
  根据《政府信息公开条例》,现公布砚溪县2012年度政府信息公开情况。统计期限为2012年1月1日至12月31日。联系部门:砚溪县政府信息公开办公室,电话 0839-6621435。
一、概述
  全年召开领导小组会议5次,举办业务培训班3期,培训187人次,其中县直部门104人次、乡镇83人次。政务微博“砚溪发布”于2012年5月开通,年底粉丝1.6万人,发布微博731条。
二、主动公开情况
  全县2012年共主动公开政府信息7260条,比2011年增加840条,增长13.1%。其中县直部门公开5082条,乡镇公开2178条。自2008年条例施行以来,全县累计主动公开政府信息26930条。
  县政府门户网站全年发布信息6105条,自开通以来累计发布3.9万条。新增政务公开专栏6个,累计达到31个。
  公共查阅点由上年的19个增加到24个,原计划的28个没有完成,缺的4个因镇区道路改造、房屋尚未腾出而推迟。全年到查阅点查阅的群众1542人次。召开新闻发布会6次,发布政策解读材料39篇。
  计划举办在线访谈6场,实际举办4场,比计划少2场,原因是嘉宾档期冲突。
三、依申请公开情况
  全县收到政府信息公开申请57件,其中当面申请21件,网上申请29件,信函申请7件。申请内容主要集中在征地补偿(24件)、房产登记(13件)和企业改制(8件)等方面。
四、收费及减免情况
  全年收取检索、复制、邮寄等费用214元;对3名低保对象申请人予以减免,减免金额46元。
五、县长信箱
  县长信箱收到来信498封,办结487封,办结率97.8%。来信反映最多的是城区停车难,共88封,其次是噪声扰民,共61封。12345热线反映最多的是水压不足,共712件。
六、不足和2013年计划
  不足之处:一是县直部门之间进度不平衡;二是网站检索不好用,群众反映搜不到文件;三是乡镇公开栏更新慢。
  2013年计划:3月底前上线新的站内搜索;补齐4个查阅点;对乡镇公开栏实行月通报,连续两次落后的约谈负责人。
砚溪县人民政府办公室
2013年3月18日
"""
CITY = """榆湾市人民政府2023年政府信息公开工作年度报告
本报告由榆湾市人民政府办公室编制,统计期限为2023年1月1日至12月31日。联系电话:0861-8330126。
一、总体情况
(一)主动公开。全市主动公开政府信息9.6万条,其中市级部门3.4万条、县(区)6.2万条。市政府门户网站发布信息15240条。“榆湾政务”微信公众号粉丝达21.4万,全年发文1532篇。
(二)依申请公开。全市新收政府信息公开申请846件,同比增长7.2%,其中市级机关312件、县(区)534件。申请量居前三位的领域依次为:征地拆迁、城乡规划、劳动社保。
(三)政策解读。全市发布政策解读材料532篇,其中市级146篇。市政府新闻办举办新闻发布会31场,市长出席3场。
(四)监督保障。举办业务培训4期,培训326人次。设置政府信息查阅点5个,全年接待查阅2140人次。开展政府开放日活动12次,参与群众864人次。
(五)回应关切。发放问卷2000份,群众意见最集中的是办事材料多(312条)和网站搜索慢(187条)。
五、主要经验、问题和改进措施
经验:把公开与服务结合,网站专题阅读量大。问题:县(区)网站更新不平衡。措施:每季度通报县(区)网站更新情况。
榆湾市人民政府办公室
2024年3月18日
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"yanxi-2012.txt": COUNTY, "yuwan-2023.txt": CITY}
    with asking(tmp_path_factory.mktemp("prose"), reports) as asked:
        yield asked


def _holds(text: str, *told: str) -> bool:
    return all(words in text for words in told)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("砚溪县2012年公布的信息，县里各部门的占几成？给个百分比", "为70%（5082 ÷ 7260"),
        ("砚溪县2012年公开信息里各部门占的比例是多少", "为70%（5082 ÷ 7260"),
        ("榆湾市2023年新收申请里县区的占多少", "为63.1%（534 ÷ 846"),
        ("榆湾市2023年县区公开的信息占全市多大比重", "为64.6%（62000 ÷ 96000"),
        ("榆湾市2023年政策解读材料里市级的占百分之多少", "为27.4%（146 ÷ 532"),
        ("榆湾市2023年全年公开的信息，市级部门和县区各占多少", "为35.4%（34000 ÷ 96000"),
        ("砚溪县2012年征地补偿的申请占全部申请的比例", "为42.1%（24 ÷ 57"),
        ("砚溪县2012年培训的人次里县直部门占多少", "为55.6%（104 ÷ 187"),
    ],
)
def test_part_told_beside_its_whole(ask: Ask, question: str, share: str) -> None:
    assert share in ask(question).text


def test_part_of_the_figure_spoken_of(ask: Ask) -> None:
    answer = ask("市级机关的占全部新收申请的百分之几？", "榆湾市2023年新收多少申请？", "其中市级机关多少件")
    assert "为36.9%（312 ÷ 846" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "砚溪县2012年企业的申请占几成",
        "砚溪县2012年乡镇的申请占几成",
        "砚溪县2012年的申请里公司提了几件？",
        "砚溪县2012年企业申请了几件",
        "截至2023年底榆湾市门户网站历年累计发了多少万条信息",
        "榆湾市公众号自开通以来累计发文多少篇",
        "榆湾市2023年减免了多少钱",
        "榆湾市微信公众号哪天开通的？",
        "砚溪县2012年投诉最多的是什么问题",
        "榆湾市2023年哪个部门收到的申请最多",
    ],
)
def test_what_is_not_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2012年砚溪县有几个人是亲自上门要材料的？", ("当面申请：21件",)),
        ("砚溪县2012年本人登门来要信息的有几个", ("当面申请：21件",)),
        ("砚溪县2012年企业改制的申请几件", ("企业改制：8件",)),
        (
            "榆湾市2023年召开的新闻发布会、发布的政策解读、举办的业务培训分别是多少？",
            ("31场", "532篇", "4期"),
        ),
        ("砚溪县2012年领导小组会议和新闻发布会各多少次", ("会议：5次", "新闻发布会：6次")),
        ("砚溪县2012年培训多少人次？", ("187人次",)),
        ("砚溪县2012年查阅点有多少个？来了多少人次？", ("24个", "1542人次")),
        ("榆湾市2023年查阅点几个？去了多少人？", ("5个", "2140人次")),
        ("榆湾市2023年开放日搞了几回，去了多少老百姓", ("12次", "864人次")),
        ("榆湾市2023年市长出席了几场发布会，一共开了几场？", ("3场", "31场")),
    ],
)
def test_each_in_its_own_counter(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    assert _holds(ask(question).text, *told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砚溪县原来说2012年查阅点要到28个，做到了吗，没做到是什么原因？", ("24个", "房屋尚未腾出")),
        ("砚溪县2012年说要办6场在线访谈，实际办了几场？差的为什么没办？", ("4场", "档期冲突")),
        ("砚溪县2012年查阅点没完成计划的原因", ("房屋尚未腾出",)),
        ("砚溪县2012年在线访谈比计划少了几场，咋回事", ("比计划少2场", "档期冲突")),
    ],
)
def test_why_less_than_planned(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    assert _holds(ask(question).text, *told)


@pytest.mark.parametrize(
    "question",
    ["砚溪县2012年新闻发布会开了几次？来了多少人？", "砚溪县2012年新闻发布会开了几次，没办够是什么原因？"],
)
def test_nothing_of_another_sentence(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "新闻发布会：6次" in answer.text
    assert answer.parts[1].refusal is not None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砚溪县2012年写信给县长的人抱怨什么最多，有多少封？", ("停车难", "88封")),
        ("砚溪县2012年县长信箱里大家意见最大的是啥", ("停车难",)),
        ("砚溪县2012年打12345的人说得最多的是什么问题", ("水压不足",)),
        ("砚溪县2012年县长信箱收到多少封来信？反映最多的是啥？", ("498封", "停车难")),
        ("榆湾市2023年大家申请公开最多的是哪几个领域", ("征地拆迁、城乡规划",)),
        ("榆湾市2023年哪类申请最多？", ("征地拆迁、城乡规划",)),
        ("榆湾市2023年问卷里群众最不满意的是什么，多少条？", ("办事材料多", "312条")),
    ],
)
def test_what_was_said_most(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    assert _holds(ask(question).text, *told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砚溪县政务公开专栏到2012年一共有多少个了", "政务公开专栏：31个"),
        ("到2012年底砚溪县有多少个政务公开专栏", "政务公开专栏：31个"),
        ("砚溪县2012年政务公开专栏新增了几个", "新增政务公开专栏：6个"),
        ("截至2012年底砚溪县门户网站历年累计发了多少万条信息", "累计发布3.9万条"),
        ("砚溪县2012年门户网站发了多少条信息", "6105条"),
        ("砚溪县2012年累计公开多少条", "26930条"),
        ("砚溪县2012年给低保对象减免了多少钱的费用？", "减免金额46元"),
        ("“砚溪发布”微博是什么时候开通的", "于2012年5月开通"),
        ("砚溪县哪年哪月开通了微博", "于2012年5月开通"),
    ],
)
def test_the_figure_that_is_meant(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("砚溪县2012年乡镇公开栏更新慢，县里打算怎么治？", "实行月通报"),
        ("砚溪县2012年网站检索不好用，准备怎么整治？", "站内搜索"),
        ("榆湾市2023年县区网站更新不平衡，打算怎么治？", "每季度通报"),
    ],
)
def test_what_is_planned_against_it(ask: Ask, question: str, told: str) -> None:
    text = ask(question).text
    assert told in text
    assert "经验" not in text.partition("：")[2]


def test_opened_in_an_earlier_year(tmp_path: Path) -> None:
    later = COUNTY.replace("2013年", "2014年").replace("2012年", "2013年").replace("于2013年5月开通,", "")
    with asking(tmp_path, {"yanxi-2012.txt": COUNTY, "yanxi-2013.txt": later}) as ask:
        assert "于2012年5月开通" in ask("“砚溪发布”微博是什么时候开通的").text
