"""A sentence answers only for the very part, place, person and amount that a question limits itself to."""

import pytest

from assistant.answering.joint import counts_several
from assistant.answering.limits_told import places_named, tells_limits
from assistant.answering.limits_told_en import tells_limits_en


@pytest.mark.parametrize(
    ("asked", "told", "answers"),
    [
        ("茶话会请了多少位企业负责人?", "茶话会举办8期,收集诉求204条", False),
        ("茶话会请了多少位企业负责人?", "茶话会举办8期,邀请企业负责人96名", True),
        ("参加开放日的市民里有多少是学生?", "举办开放日6场,248名市民参加", False),
        ("参加开放日的市民里有多少是学生?", "举办开放日6场,248名市民参加,其中学生30名", True),
        ("申请里,职业举报人提了多少件?", "新收申请24件,主要是职业举报人申请案卷增多", False),
        ("申请里,职业举报人提了多少件?", "新收申请24件,其中职业举报人提出11件", True),
        ("专项经费里平台运维用了多少万元?", "安排专项经费41万元", False),
        ("专项经费里平台运维用了多少万元?", "安排专项经费41万元,其中平台运维12万元", True),
        ("一共发了多少万元低保金?", "公示土豆补贴资金58.6万元", False),
        ("发了多少低保金?", "发放低保资金58.6万元", True),
        ("市长信箱的满意率是多少?", "热线受理诉求1127件,满意率96.4%", False),
        ("单是门户网站发了多少条?", "全市各级政府网站公开信息1987条", False),
        ("工程当年实际完成投资多少亿元?", "公开工程47个,概算总投资38.6亿元", False),
        ("直播间有多少万人次看过?", "直播间全年开播41场", False),
    ],
)
def test_a_sentence_tells_of_what_is_limited(asked, told, answers):
    assert tells_limits(asked, told) is answers


def test_a_single_place_is_named_and_general_words_are_none():
    assert places_named("高桥村有几块公示栏") == ["高桥村"]
    assert places_named("全部行政村有几块公示栏") == []
    assert places_named("各镇有几个点") == []


@pytest.mark.parametrize(
    ("asked", "told", "answers"),
    [
        (
            "how many visitors did the library reading point alone receive?",
            "县档案馆、县图书馆、政务中心三个查阅场所共接待查阅群众3274人次",
            False,
        ),
        ("what did the touch screens cost", "投入经费8.6万元,主要用于网站维护和触摸屏购置", False),
        (
            "what share of the applications concerned sand mining permits?",
            "申请内容集中在移民扶持、河道采砂许可等方面,其中涉及移民扶持的申请占46.4%",
            False,
        ),
        ("how many visitors did the library receive?", "县图书馆接待查阅群众324人次", True),
    ],
)
def test_several_things_together_answer_for_none_in_english(asked, told, answers):
    assert tells_limits_en(asked, told) is answers


def test_of_amounts_in_several_units_the_one_asked_with_counts():
    told = "在县政务服务中心、县图书馆、县档案馆各设查阅点1处,全年接待查阅1730人次"
    assert counts_several("图书馆查阅点查资料的有多少人次", told)
    assert not counts_several("公租房涉及多少户人家", "公租房公示分配结果6批次、涉及1132户")
