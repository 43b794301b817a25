"""Numbers in every form of a report, and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.numerals import NumberMatch, find_numbers, format_number, parse_number, parse_year


def figures(text: str) -> list[NumberMatch]:
    return [number for number in find_numbers(text) if number.kind in {"count", "percent"}]


def only(text: str) -> NumberMatch:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1487", 1487), ("1,487", 1487), ("1，487", 1487), ("２５２７", 2527), ("3 456", 3456), ("0", 0),
        ("5,664,865", 5664865), ("-2", -2), ("+3", 3), ("－12", -12), ("97.2%", "97.2"), ("100％", 100),
        ("59237.2449", "59237.2449"), ("1.2万", 12000), ("615.54万", 6155400), ("18万", 180000),
        ("3亿", 300000000),
        ("3千", 3000), ("3万5千", 35000), ("1亿2345万", 123450000), ("3万5", 35000),
        ("二十三", 23), ("一千", 1000), ("廿三", 23), ("卅", 30), ("十", 10), ("十二", 12), ("两", 2),
        ("零", 0), ("〇", 0), ("○", 0),
        ("一百零二", 102), ("一百二", 120), ("一百二十", 120), ("一万三", 13000), ("三千五", 3500),
        ("两千零一十", 2010),
        ("壹仟贰佰叁拾", 1230), ("玖拾捌", 98), ("貳佰", 200), ("十二万", 120000),
        ("一亿三千万", 130000000), ("一万亿", 1000000000000),
        ("二〇一九", 2019), ("二○一九", 2019), ("三点五", "3.5"), ("半", "0.5"), ("二千五百万", 25000000),
    ],
)  # fmt: skip
def test_parse_number(printed: str, value: object) -> None:
    assert parse_number(printed) == Decimal(str(value))


@pytest.mark.parametrize(
    "printed",
    ["", "无", "/", "—", "--", "--253", "12 3", "1,48", "12,3456", "三四", "七八", "一二年", "增98", "12件",
    "十百", "万", "百百",
     "12-30", "1.2.3", "一十十", "abc", "第三"],
)  # fmt: skip
def test_parse_number_gives_nothing_where_it_cannot_be_sure(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("2019", 2019), ("2019年", 2019), ("2019年度", 2019), ("２０１９年", 2019), ("二〇一九年", 2019),
        ("二零一九年度", 2019),
        ("二○二三", 2023), ("一九年", 2019), ("19年", 2019), ("二三年", 2023), ("2015学年度", 2015),
        (" 2020 年 ", 2020),
    ],
)  # fmt: skip
def test_parse_year(printed: str, year: int) -> None:
    assert parse_year(printed) == year


@pytest.mark.parametrize("printed", ["", "19", "2019件", "201", "十九年", "今年", "三年", "99年", "12345"])
def test_parse_year_gives_nothing_for_other_words(printed: str) -> None:
    assert parse_year(printed) is None


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "bound"),
    [
        ("发布1,487件", "1,487", 1487, "件", ""),
        ("发布1，487件", "1，487", 1487, "件", ""),
        ("发布２５２７条", "２５２７", 2527, "条", ""),
        ("发布3 456件", "3 456", 3456, "件", ""),
        ("发布 1 203 件，", "1 203", 1203, "件", ""),
        ("受理17 件", "17", 17, "件", ""),
        ("受理二十三件", "二十三", 23, "件", ""),
        ("受理廿三件", "廿三", 23, "件", ""),
        ("收费壹仟贰佰叁拾元", "壹仟贰佰叁拾", 1230, "元", ""),
        ("发布一千余条", "一千", 1000, "条", "about"),
        ("发放1600多份", "1600", 1600, "份", "about"),
        ("发布近2万条", "2万", 20000, "条", "about"),
        ("发布18万余条", "18万", 180000, "条", "about"),
        ("发布1600多万条", "1600多万", 16000000, "条", "about"),
        ("发布约300条", "300", 300, "条", "about"),
        ("发布300条左右", "300", 300, "条", "about"),
        ("走访250余家", "250", 250, "家", "about"),
        ("收费12.5万元", "12.5万", 125000, "元", ""),
        ("公开615.54万条", "615.54万", 6155400, "条", ""),
        ("访问1860万次", "1860万", 18600000, "次", ""),
        ("收费3万5千元", "3万5千", 35000, "元", ""),
        ("召开会议两次", "两", 2, "次", ""),
        ("编发不少于12期", "12", 12, "期", "at_least"),
        ("分值不低于4分", "4", 4, "分", "at_least"),
        ("公开至少5次", "5", 5, "次", "at_least"),
        ("总量≥5件", "5", 5, "件", "at_least"),
        ("总量突破3000条", "3000", 3000, "条", "at_least"),
        ("总量超过3000条", "3000", 3000, "条", "at_least"),
        ("投资500万元以上", "500万", 5000000, "元", "at_least"),
        ("总量不超过5件", "5", 5, "件", "at_most"),
        ("总量低于5件", "5", 5, "件", "at_most"),
        ("5件以下", "5", 5, "件", "at_most"),
        ("20个工作日内公开", "20", 20, "个工作日", "at_most"),
        ("节约12万元", "12万", 120000, "元", ""),
        ("培训300人次", "300", 300, "人次", ""),
        ("占97.2%", "97.2%", "97.2", "%", ""),
        ("占100％", "100％", 100, "%", ""),
        ("占7.7 %", "7.7 %", "7.7", "%", ""),
        ("占八成以上", "八成", 80, "%", "at_least"),
        ("约占三成", "三成", 30, "%", ""),
        ("占一半", "一半", 50, "%", ""),
        ("过半数由群众来电反映", "半数", 50, "%", "at_least"),
        ("占两成半,", "两成半", 25, "%", ""),
        ("占三成五,", "三成五", 35, "%", ""),
        ("增加三成多", "三成", 30, "%", "about"),
        ("占百分之九十七点二", "百分之九十七点二", "97.2", "%", ""),
        ("提高1.05个百分点", "1.05", "1.05", "个百分点", ""),
        ("增长超过12%", "12%", 12, "%", "at_least"),
        ("其他处理(3)", "3", 3, "", ""),
        ("合计12", "12", 12, "", ""),
        ("共1 234 567件", "1 234 567", 1234567, "件", ""),
        ("发布12345条", "12345", 12345, "条", ""),
        ("发布12345余条", "12345", 12345, "条", "about"),
        ("共公开12345,", "12345", 12345, "", ""),
        ("访问2.4亿次", "2.4亿", 240000000, "次", ""),
        ("接待十余次", "十", 10, "次", "about"),
        ("发布百余条", "百", 100, "条", "about"),
        ("发布上万条", "万", 10000, "条", "about"),
        ("同比增长-12.5%", "-12.5%", "-12.5", "%", ""),
        ("公开信息-12件", "12", 12, "件", ""),
        ("涉及28部门", "28", 28, "", ""),
        ("死亡率0.2‰", "0.2‰", "0.2", "‰", ""),
    ],
)  # fmt: skip
def test_figures(text: str, printed: str, value: object, unit: str, bound: str) -> None:
    number = only(text)
    assert text[number.start : number.end] == printed
    assert (number.value, number.unit, number.bound) == (Decimal(str(value)), unit, bound)
    assert number.full_start <= number.start < number.end <= number.full_end


def test_percentage_points_are_named_once_for_all() -> None:
    assert [(n.value, n.unit) for n in figures("提高0.3个、1.5个百分点")] == [
        (Decimal("0.3"), "个百分点"),
        (Decimal("1.5"), "个百分点"),
    ]
    assert [n.unit for n in figures("更新3个、新建15个栏目")] == ["个", "个"]


def test_full_span_includes_bound_and_measure_words() -> None:
    text = "累计近1.2万余条信息"
    number = only(text)
    assert text[number.full_start : number.full_end] == "近1.2万余条"


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("11—30件", 11, 30), ("3至5个", 3, 5), ("3-5万元", 30000, 50000), ("10～15个工作日", 10, 15),
        ("20到30家", 20, 30),
        ("0.5%—1.5%", "0.5", "1.5"), ("5-8%", 5, 8),
    ],
)  # fmt: skip
def test_ranges(text: str, lower: object, upper: object) -> None:
    number = only(text)
    assert (number.value, number.upper) == (Decimal(str(lower)), Decimal(str(upper)))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("由20个减至12个", [20, 12]),
        ("结果维持0件、结果纠错0件、其他结果7件", [0, 0, 7]),
        ("政务新媒体13个(其中政务微博3个、微信公众号9个)", [13, 3, 9]),
        ("分别为100，200，300件", [100, 200, 300]),
        ("5,123,12件", [5, 123, 12]),
        ("规章 2 0 11", [2, 0, 11]),
        ("12 3 0 1", [12, 3, 0, 1]),
        ("9至3件", [9, 3]),
        ("收到2019件，办结2020件", [2019, 2020]),
    ],
)
def test_several_figures_stay_apart(text: str, values: list[int]) -> None:
    assert [number.value for number in figures(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导。二是完善制度。", "统一规范，进一步唯一", "一方面另一方面", "三公经费", "四川省",
        "十九大精神", "一、总体情况",
        "（一）主动公开", "第二十条第（一）项", "第三方", "第1项", "大政办通〔2019〕121号", "国令第711号",
        "国务院令第492号", "88号文",
        "0872-4126176", "(010)65194406", "13800000000", "“12345”政务热线", "12345热线", "12345、12315等渠道",
        "受理12345工单",
        "联系电话：4126176",
        "邮编：650000",
        "2020年02月17日", "2020-02-17", "2020.2.17", "二〇二〇年二月十一日", "10月底", "15:50",
        "8:30-12:00", "1月1日至12月31日",
        "2018年11日至2018年1231日", "2019年", "2019年度", "二〇一九年", "2018-2020年", "2015~2016学年",
        "2019、2020年", "19年",
        "15253908T/2020-01119", "赣ICP备05000001号", "5G网络", "A4纸", "360000000000001",
        "http://www.a.cn/12/34.html", "a12@b3.cn",
        "三分之一", "几十件", "十几条", "数百人次", "每一件", "同一个", "这一次", "一次性告知",
        "一件事一次办", "八项规定", "两个维护",
        "三类内部事务信息", "十分重视", "一起推进", "零件", "四个意识", "一批项目", "一部分", "一本账",
        "1.属于国家秘密", "1、政府网站", "（1）网站", "2019部门决算", "2019人大建议", "2019版", "2020名单",
        "1/3", "7×24小时",
        "8时30分", "最多跑一次", "千分之三", "百分百", "两级政府", "三级联动", "五公开",
    ],
)  # fmt: skip
def test_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2019年", "year"), ("2018-2020年", "year"), ("一九年", "year"), ("鹤庆2019行政强制", "year"),
        ("2020年2月17日", "date"),
        ("2月11日", "date"), ("2020-02-17", "date"), ("15:50", "date"), ("十二月份", "date"),
        ("第二十条", "ordinal"),
        ("（三）", "ordinal"), ("1.属于", "ordinal"), ("〔2019〕121号", "document"),
        ("令第711号", "document"),
        ("0872-4126176", "phone"), ("“12345”", "phone"), ("15253908T/2020-01119", "code"),
        ("邮编650000", "code"), ("5G", "code"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    found = find_numbers(text)
    assert [number.kind for number in found] == [kind]


def test_label_of_a_phone_is_not_part_of_it() -> None:
    text = "联系电话：4126176"
    number = find_numbers(text)[0]
    assert text[number.start : number.end] == "4126176"


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_what_is_formatted_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
    number = only(f"公开{format_number(value)}条。")
    assert number.value == value


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 99999999))
def test_chinese_numerals_are_read_back(value: int) -> None:
    assert parse_number(chinese(value)) == value


def chinese(value: int) -> str:
    """A number in Chinese numerals, written by the book."""
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return chinese(high) + "万" + ("" if not low else ("零" if low < 1000 else "") + chinese(low))
    digits, out, gap = "零一二三四五六七八九", "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + digits[digit] + word
            gap = False
        else:
            gap = True
    return out


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.sampled_from(
            "0123456789一二十百千万亿〇两,，.．%％年月日号第条件个余多近约至-—（）()〔〕 \n电话成半"
        ),
        max_size=30,
    )
)
def test_matches_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.full_start <= number.start
        assert number.end <= number.full_end <= len(text)
        assert number.start >= end
        end = number.end


@pytest.mark.parametrize(
    "junk",
    [
        "一",
        "1,",
        "1-",
        "a1",
        "1 ",
        "第一",
        "1.",
        "(1",
        "2019年",
        "1万",
        "a.b",
        "a-",
        "a@",
        "3分之",
        "1/",
        "百分之",
    ],
)
def test_long_junk_takes_no_long_time(junk: str) -> None:
    assert isinstance(find_numbers(junk * 3000), list)


def test_offsets_hold_with_dropped_marks() -> None:
    text = "共\u200b收 到\u3000１ ２０３\u00a0件"
    number = only(text)
    assert text[number.start : number.end] == "１ ２０３"
    assert number.value == 1203


def test_format_number() -> None:
    assert [format_number(value) for value in (Decimal("1234.50"), 3525, Decimal("0"), Decimal("1E+3"))] == [
        "1,234.5",
        "3,525",
        "0",
        "1,000",
    ]
