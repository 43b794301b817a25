"""What the website put around a report, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Report, Span
from tests.reports.reading import read, seed

PROSE = "2020年，全县各级行政机关坚持以公开为常态、不公开为例外，主动公开政府信息1203条，公开渠道进一步畅通。"
TITLE = "云泽县2020年政府信息公开工作年度报告"


def furniture(report: Report) -> list[str]:
    return [span.of(report.text) for span in report.furniture]


def test_seed_furniture(seed_path: Path) -> None:
    found = furniture(seed(seed_path))
    assert [text.split(":")[0].strip() for text in found] == [
        "当前位置",
        "【字体",
        "【打印文本】",
        "扫一扫在手机打开当前页",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        "您当前的位置： 首页 >> 信息公开 >> 年报",
        "首页 > 政务公开 > 政府信息公开 > 年度报告",
        "您现在的位置:网站首页/政务公开/年报",
        "【字体：大 中 小】",
        "字号：[ 大 中 小 ]",
        "【打印】 【关闭】",
        "打印本页 | 关闭窗口",
        "分享到：微信 新浪微博 QQ空间",
        "扫一扫在手机打开当前页",
        "浏览次数：1287",
        "访问量: 3021 次",
        "点击数：[56]次",
        "首页/ 政府信息公开 / 政府信息公开年报 / 乡镇 / 2021 / 正文",
        "当前位置: 网站首页 -> 政务公开 -> 政府信息公开年报 -> 正文",
        "[字体: ] 打印",
        "无障碍 长者模式 繁體 English 登录 注册",
        "保护视力色：",
    ],
)
def test_furniture_above_the_report(line: str) -> None:
    report = read(f"{line}\n{TITLE}\n发布时间：2021-01-20\n一、总体情况\n{PROSE}\n")
    assert furniture(report) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        "上一篇：云泽县2019年政府信息公开工作年度报告\n下一篇：没有了",
        "相关链接\n云泽县教育局2020年年报\n云泽县水利局2020年年报 2021-01-15",
        "主办单位：云泽县人民政府办公室 电话：0791-8099999\n网站标识码：3600000001 赣公网安备 36000002000001"
        "号",
        "版权所有：云泽县人民政府\n赣ICP备05000001号-1\n地址：云泽县府前路1号 邮编：331200",
        "Copyright © 2020 云泽县人民政府 版权所有",
        "相关词条\n\n热门词条\n\n联络我们",
        "网站地图 | 联系我们 | 关于我们\n建议使用1024*768分辨率浏览本站",
        "打印 关闭 返回顶部",
        "责任编辑：张三",
    ],
)
def test_furniture_below_the_report(lines: str) -> None:
    report = read(f"{TITLE}\n一、总体情况\n{PROSE}\n云泽县人民政府\n2021年1月20日\n{lines}\n")
    assert furniture(report) == [lines]
    last = report.sections[-1].span.of(report.text)
    assert last.rstrip().endswith("2021年1月20日")


@pytest.mark.parametrize(
    "line", ["— 3 —", "- 12 -", "－5－", "第3页", "第 3 页 共 18 页", "3 / 18", "?????? ????"]
)
def test_furniture_between_paragraphs(line: str) -> None:
    report = read(f"{TITLE}\n一、总体情况\n{PROSE}\n{line}\n{PROSE}\n二、其他需要报告的事项\n无。\n")
    assert furniture(report) == [line]


def test_only_the_count_is_cut_out_of_a_header_line() -> None:
    report = read(
        f"发布时间：2021-01-20 来源：县政府办 浏览次数：1287 字体：[大 中 小]\n{TITLE}\n一、总体情况\n"
        f"{PROSE}\n"
    )
    cut = " ".join(furniture(report))
    assert "1287" in cut
    assert "大 中 小" in cut
    assert "2021-01-20" not in cut
    assert "县政府办" not in cut


@pytest.mark.parametrize(
    "line",
    [
        "全年政府网站访问量：1203万次，同比增长12%，较好满足了群众需求。",
        "索引号：7-3 发布机构：云泽县档案局",
        "来源：云泽县政府办",
        "相关文件公开12件。",
        "主办县级新闻发布会3场，承办市级活动1次，参加市级培训2次，均按时完成。",
        "3",
        "附件下载",
        "12 / 15 件",
        "（一）政务公开",
    ],
)
def test_lines_of_the_report_are_not_furniture(line: str) -> None:
    report = read(f"{TITLE}\n一、总体情况\n{PROSE}\n{line}\n{PROSE}\n")
    assert furniture(report) == []


def test_furniture_known_to_the_carrier_is_kept_and_merged() -> None:
    text = f"首页 > 年报\n跳到正文\n{TITLE}\n一、总体情况\n{PROSE}\n"
    start = text.index("跳到正文")

    report = read(text, furniture=(Span(start, start + 4),))
    assert furniture(report) == ["首页 > 年报\n跳到正文"]


def test_table_below_a_line_like_a_footer_is_kept() -> None:
    report = read(
        f"""
        {TITLE}
        一、总体情况
        {PROSE}
        承办单位：云泽县人民政府办公室
        附件：云泽县政府信息公开情况统计表
        规章
        0
        行政许可
        12
        总计
        12
        """
    )
    assert furniture(report) == ["承办单位：云泽县人民政府办公室"]


def test_nothing_inside_a_table_is_furniture() -> None:
    report = read(
        f"""
        {TITLE}
        一、主动公开政府信息情况
        | 渠道 | 访问量 | 打印 |
        | 政府网站 | 1203 | 2 |
        | 政务微博 | 56 | 1 |
        二、其他需要报告的事项
        无。
        """
    )
    assert furniture(report) == []
    assert len(report.tables) == 1
