"""A figure of a place by itself and its places; results of one kind of applicant; whom to ask and how to apply."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_TABLE = """三、收到和处理政府信息公开申请情况
| 申请人情况 | | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | | | 90 | 7 | 3 | 0 | 0 | 0 | 100 |
| 二、上年结转政府信息公开申请数量 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 | | 80 | 7 | 1 | 0 | 0 | 0 | 88 |
| | （二）部分公开 | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| | （四）无法提供 | 1.本机关不掌握相关政府信息 | 4 | 0 | 2 | 0 | 0 | 0 | 6 |
| | | 2.没有现成信息需要另行制作 | 6 | 0 | 0 | 0 | 0 | 0 | 6 |
| | （七）总计 | | 90 | 7 | 3 | 0 | 0 | 0 | 100 |
| 四、结转下年度继续办理 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
_NEW = f"""棠溪市人民政府2023年政府信息公开工作年度报告
如有疑问，请联系棠溪市大数据中心，联系人：柏女士，电话：0691-2200310。
一、总体情况
（一）依申请公开。全市共收到政府信息公开申请100件，其中市本级41件、砚北县27件、芦汀县20件、松岭区12件。需求量最大的三类信息为：土地征收31件、住房保障17件、环境保护8件。
（二）监督保障。分管领导为副市长闻道远，组织培训2期。
{_TABLE}
"""
_OLD = """棠溪市人民政府2022年政府信息公开工作年度报告
一、总体情况
（一）依申请公开。全市共收到政府信息公开申请88件。公民可通过以下方式提出申请：登录市政府网站在线填写申请表；邮寄至市大数据中心；携带身份证到市民中心3号窗口当面提交。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("places")
    with asking(folder, {"棠溪市2023.txt": _NEW, "棠溪市2022.txt": _OLD}) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "坐席这边要回复市民：棠溪市2023年的100件申请，市本级和各县区各是多少件？",
        "棠溪市2023年各县区（含市本级）分别收到多少件申请",
        "把棠溪市2023年各地收到的申请从多到少排一下，含市本级",
        "How many of Tangxi City's 2023 requests went to the municipal level and to each county and district?",
    ],
)
def test_places_with_the_place_itself_are_all_listed(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert all(figure in text for figure in ("41", "27", "20", "12", "市本级", "松岭区"))


@pytest.mark.parametrize(
    ("question", "told", "left_out"),
    [
        ("棠溪市2023年收到申请最多的前三位是哪里（含市本级），各多少件？", ("41", "27", "20"), "松岭区"),
        ("棠溪市2023年申请最多的两个县区是哪两个", ("27", "20"), "市本级"),
        (
            "Which three places in Tangxi City received the most requests in 2023?",
            ("41", "27", "20"),
            "松岭区",
        ),
    ],
)
def test_as_many_places_as_asked_for(ask: Ask, question: str, told: tuple[str, ...], left_out: str) -> None:
    text = ask(question).text
    assert all(figure in text for figure in told)
    assert left_out not in text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("棠溪市2023年市本级加各县区的申请数，合起来等不等于全市总数？", "对得上。"),
        ("棠溪市2023年各县区加市本级的申请量之和与全市总数对得上吗", "对得上。"),
        ("棠溪市2023年市本级和各县区的申请加起来是不是103件", "对不上。"),
    ],
)
def test_places_are_added_up(ask: Ask, question: str, verdict: str) -> None:
    text = ask(question).text
    assert text.startswith(verdict)
    assert "41 + 27 + 20 + 12 = 100" in text


@pytest.mark.parametrize(
    "question",
    [
        "棠溪市2023年有没有科研机构来申请公开信息？有的话几件、最后怎么答复的",
        "棠溪市2023年科研机构申请了几件？都怎么处理的",
        "Did any research institution apply in Tangxi City in 2023? How were they answered in the end?",
    ],
)
def test_results_of_one_kind_of_applicant(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "不掌握" in text
    assert "2件" in text or "2 cases" in text
    assert "另行制作" not in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("棠溪市2023年有几件是说材料得另外现做、手头没有现成的所以没给", "6件"),
        ("棠溪市2023年需要另外加工汇总、手里没现成的有几件", "6件"),
        ("棠溪市2023年大家申请最多的是哪三类信息？", "住房保障17件"),
        ("Which three kinds of information were requested most in Tangxi City in 2023?", "环境保护8件"),
        ("棠溪市2023年分管政务公开的副市长叫什么名字", "闻道远"),
        ("对棠溪市2023年的年报有疑问，该找谁，电话多少？", "柏女士"),
        ("Who should I contact about Tangxi City's 2023 report, and at what number?", "0691-2200310"),
    ],
)
def test_told(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_names_of_applicants_are_never_told(ask: Ask) -> None:
    assert ask("棠溪市2023年申请人叫什么名字").refused


@pytest.mark.parametrize(
    "question", ["我想向棠溪市政府要点材料，怎么申请？", "How do I apply to Tangxi City for information?"]
)
def test_how_to_apply_from_another_years_report(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "3号窗口" in answer.text
    assert any("2022" in notice.text and "2023" in notice.text for notice in answer.notices)


def test_a_body_taken_to_court_is_no_other_body(ask: Ask) -> None:
    assert "没有收录" not in ask("2023年老百姓把棠溪市告上法院的官司总共几起？").text
