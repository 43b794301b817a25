"""A truth laid out as headings, paragraphs and merged-cell grids, with no carrier yet."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.synth.truth import APPLICANTS, OUTCOMES, Truth

APPLICANT_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

RESULT_ROWS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("（一）予以公开", (("granted", ""),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("partly_granted", ""),)),
    (
        "（三）不予公开",
        (
            ("refused.state_secret", "1.属于国家秘密"),
            ("refused.law", "2.其他法律行政法规禁止公开"),
            ("refused.safety", "3.危及“三安全一稳定”"),
            ("refused.third_party", "4.保护第三方合法权益"),
            ("refused.internal", "5.属于三类内部事务信息"),
            ("refused.process", "6.属于四类过程性信息"),
            ("refused.case_file", "7.属于行政执法案卷"),
            ("refused.inquiry", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unavailable.not_held", "1.本机关不掌握相关政府信息"),
            ("unavailable.not_ready", "2.没有现成信息需要另行制作"),
            ("unavailable.unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("unprocessed.petition", "1.信访举报投诉类申请"),
            ("unprocessed.repeat", "2.重复申请"),
            ("unprocessed.publication", "3.要求提供公开出版物"),
            ("unprocessed.excessive", "4.无正当理由大量反复申请"),
            ("unprocessed.confirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
OTHER_2021 = (
    ("other_handling.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other_handling.no_payment", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other_handling.other", "3.其他"),
)
ROWS_2014: tuple[tuple[str, str, str, str], ...] = (
    ("", "", "一、主动公开情况", "——"),
    ("proactive", "", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("proactive.normative_document", "", "其中：主动公开规范性文件数", "条"),
    ("normative_document", "made", "制发规范性文件总数", "件"),
    ("", "", "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("channel.gazette", "", "1．政府公报公开政府信息数", "条"),
    ("channel.website", "", "2．政府网站公开政府信息数", "条"),
    ("channel.weibo", "", "3．政务微博公开政府信息数", "条"),
    ("channel.wechat", "", "4．政务微信公开政府信息数", "条"),
    ("channel.other", "", "5．其他方式公开政府信息数", "条"),
    ("", "", "二、回应解读情况", "——"),
    ("hot_topic", "", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("", "", "（二）通过不同渠道和方式回应解读的情况", "——"),
    ("press_conference", "", "1．参加或举办新闻发布会总次数", "次"),
    ("press_conference.leader", "", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("interview", "", "2．政府网站在线访谈次数", "次"),
    ("interview.leader", "", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("interpretation", "", "3．政策解读稿件发布数", "篇"),
    ("social_response", "", "4．微博微信回应事件数", "次"),
    ("other_response", "", "5．其他方式回应事件数", "次"),
    ("", "", "三、依申请公开情况", "——"),
    ("received", "", "（一）收到申请数", "件"),
    ("received.in_person", "", "1．当面申请数", "件"),
    ("received.fax", "", "2．传真申请数", "件"),
    ("received.online", "", "3．网络申请数", "件"),
    ("received.letter", "", "4．信函申请数", "件"),
    ("closed", "", "（二）申请办结数", "件"),
    ("closed.on_time", "", "1．按时办结数", "件"),
    ("closed.extended", "", "2．延期办结数", "件"),
    ("answered", "", "（三）申请答复数", "件"),
    ("answered.already_public", "", "1．属于已主动公开范围数", "件"),
    ("answered.granted", "", "2．同意公开答复数", "件"),
    ("answered.partly_granted", "", "3．同意部分公开答复数", "件"),
    ("answered.refused", "", "4．不同意公开答复数", "件"),
    ("answered.refused.state_secret", "", "其中：涉及国家秘密", "件"),
    ("answered.refused.trade_secret", "", "涉及商业秘密", "件"),
    ("answered.refused.privacy", "", "涉及个人隐私", "件"),
    ("answered.refused.safety", "", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("answered.refused.not_information", "", "不是《条例》所指政府信息", "件"),
    ("answered.refused.other", "", "法律法规规定的其他情形", "件"),
    ("answered.not_ours", "", "5．不属于本行政机关公开数", "件"),
    ("answered.not_exist", "", "6．申请信息不存在数", "件"),
    ("answered.amend", "", "7．告知作出更改补充数", "件"),
    ("answered.elsewhere", "", "8．告知通过其他途径办理数", "件"),
    ("review", "total", "四、行政复议数量", "件"),
    ("review", "upheld", "（一）维持具体行政行为数", "件"),
    ("review", "corrected", "（二）被依法纠错数", "件"),
    ("review", "other_outcome", "（三）其他情形数", "件"),
    ("litigation", "total", "五、行政诉讼数量", "件"),
    ("litigation", "upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("litigation", "corrected", "（二）被依法纠错数", "件"),
    ("litigation", "other_outcome", "（三）其他情形数", "件"),
    ("complaint", "", "六、举报投诉数量", "件"),
    ("fee_collected", "", "七、依申请公开信息收取的费用", "万元"),
    ("", "", "八、机构建设和保障经费情况", "——"),
    ("disclosure_office", "", "（一）政府信息公开工作专门机构数", "个"),
    ("reading_point", "", "（二）设置政府信息公开查阅点数", "个"),
    ("staff", "", "（三）从事政府信息公开工作人员数", "人"),
    ("staff.full_time", "", "1．专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("staff.part_time", "", "2．兼职人员数", "人"),
    (
        "budget",
        "",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
    ),
    ("", "", "九、政府信息公开会议和培训情况", "——"),
    ("meeting", "", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("training", "", "（二）举办各类培训班数", "次"),
    ("trainee", "", "（三）接受培训人员数", "人次"),
)


@dataclass(frozen=True)
class GridCell:
    """One printed cell with the grid positions it covers."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass
class Grid:
    """A table as printed, merged cells once."""

    cells: list[GridCell] = field(default_factory=list)
    caption: str = ""

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)

    @property
    def width(self) -> int:
        return max(cell.column + cell.columns for cell in self.cells)

    def add(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.cells.append(GridCell(row, column, text, rows, columns))


@dataclass
class Block:
    """A piece of the page: ``kind`` is title, h1, h2, p or table."""

    kind: str
    text: str = ""
    grid: Grid | None = None


def application_grid(truth: Truth) -> Grid:
    """Table three with its three header rows and merged labels."""
    grid, cells = Grid(), truth.cells
    columns = (*APPLICANTS, "total")
    grid.add(0, 0, NOTE, 3, 3)
    grid.add(0, 3, "申请人情况", 1, 7)
    grid.add(1, 3, "自然人", 2, 1)
    grid.add(1, 4, "法人或其他组织", 1, 5)
    grid.add(1, 9, "总计", 2, 1)
    for i, label in enumerate(APPLICANT_LABELS[1:6]):
        grid.add(2, 4 + i, label)

    def values(row: int, indicator: str) -> None:
        for i, column in enumerate(columns):
            grid.add(row, 3 + i, cells[(indicator, column)])

    row = 3
    for indicator, label in (
        ("received", "一、本年新收政府信息公开申请数量"),
        ("carried_in", "二、上年结转政府信息公开申请数量"),
    ):
        grid.add(row, 0, label, 1, 3)
        values(row, indicator)
        row += 1
    other = OTHER_2021 if truth.form == "2021" else (("other_handling", ""),)
    groups = (*RESULT_ROWS, ("（六）其他处理", other))
    grid.add(row, 0, "三、本年度办理结果", sum(len(rows) for _, rows in groups) + 1, 1)
    for label, rows in groups:
        if len(rows) == 1:
            grid.add(row, 1, label, 1, 2)
        else:
            grid.add(row, 1, label, len(rows), 1)
        for indicator, own in rows:
            if own:
                grid.add(row, 2, own)
            values(row, indicator)
            row += 1
    grid.add(row, 1, "（七）总计", 1, 2)
    values(row, "handled_total")
    row += 1
    grid.add(row, 0, "四、结转下年度继续办理", 1, 3)
    values(row, "carried_out")
    return grid


def proceedings_grid(truth: Truth) -> Grid:
    """Table four: fifteen figures under a three-row header."""
    grid = Grid()
    labels = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    grid.add(0, 0, "行政复议", 1, 5)
    grid.add(0, 5, "行政诉讼", 1, 10)
    for i, label in enumerate(labels):
        grid.add(1, i, label, 2, 1)
        grid.add(2, 5 + i, label)
        grid.add(2, 10 + i, label)
    grid.add(1, 5, "未经复议直接起诉", 1, 5)
    grid.add(1, 10, "复议后起诉", 1, 5)
    position = 0
    for proceeding in ("review", "litigation.direct", "litigation.after_review"):
        for outcome in (*OUTCOMES, "total"):
            grid.add(3, position, truth.cells[(proceeding, outcome)])
            position += 1
    return grid


def actions_grid(truth: Truth) -> Grid:
    """Table two in the form of the report's year."""
    grid, row = Grid(), 0

    def block(item: str, header: tuple[str, ...], rows: list[tuple[str, str, tuple[str, ...]]]) -> None:
        nonlocal row
        grid.add(row, 0, item, 1, 4)
        row += 1
        widths = [1] * len(header)
        widths[-1] = 4 - sum(widths[:-1])
        for line in (
            header,
            *((label, *(truth.cells[(i, c)] for c in columns)) for i, label, columns in rows),
        ):
            at = 0
            for text, width in zip(line, widths, strict=True):
                grid.add(row, at, text, 1, width)
                at += width
            row += 1

    if truth.form == "2021":
        rule = ("made", "repealed", "in_force")
        header = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
        block(
            "第二十条第（一）项",
            header,
            [("rule", "规章", rule), ("normative_document", "行政规范性文件", rule)],
        )
        decided = ("信息内容", "本年处理决定数量")
        block("第二十条第（五）项", decided, [("licence", "行政许可", ("decisions",))])
        both = [("penalty", "行政处罚", ("decisions",)), ("coercion", "行政强制", ("decisions",))]
        block("第二十条第（六）项", decided, both)
        fee = ("信息内容", "本年收费金额（单位：万元）")
        block("第二十条第（八）项", fee, [("fee", "行政事业性收费", ("amount",))])
        return grid
    rule = ("made", "published", "published_total")
    header = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
    block("第二十条第（一）项", header, [("rule", "规章", rule), ("normative_document", "规范性文件", rule)])
    acts = ("last_year_items", "change", "decisions")
    header = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    block(
        "第二十条第（五）项",
        header,
        [("licence", "行政许可", acts), ("other_service", "其他对外管理服务事项", acts)],
    )
    block("第二十条第（六）项", header, [("penalty", "行政处罚", acts), ("coercion", "行政强制", acts)])
    fee = ("信息内容", "上一年项目数量", "本年增/减")
    block("第二十条第（八）项", fee, [("fee", "行政事业性收费", ("last_year_items", "change"))])
    bought = ("信息内容", "采购项目数量", "采购总金额")
    block("第二十条第（九）项", bought, [("procurement", "政府集中采购", ("items", "amount"))])
    return grid


def statistics_grid(truth: Truth) -> Grid:
    """The statistics table of 2014 to 2018."""
    grid = Grid(caption="政府信息公开情况统计表")
    for column, text in enumerate(("统计指标", "单位", "统计数")):
        grid.add(0, column, text)
    for row, (indicator, column_id, label, unit) in enumerate(ROWS_2014, start=1):
        grid.add(row, 0, label)
        grid.add(row, 1, unit)
        grid.add(row, 2, truth.cells[(indicator, column_id)] if indicator else "——")
    return grid


def blocks(rng: random.Random, truth: Truth) -> list[Block]:
    """The whole report in reading order."""
    body, year = truth.body, truth.year
    short = rng.choice(("全县" if "县" in body.region else body.region, body.region))

    def clause(key: str) -> str:
        return "，".join(item.clause for item in truth.prose[key]) + "。"

    out = [Block("title", truth.title)]
    opening = (
        f"根据《中华人民共和国政府信息公开条例》规定，编制{body.region}{year}年政府信息公开工作年度报告。"
        f"本报告所列数据统计期限为{year}年1月1日至{year}年12月31日。"
    )
    address = body.address or body.region + "政务大楼"
    contact = f"如对报告有疑问，请与{body.agency}办公室联系（地址：{address}，电话：{body.phone}"
    contact += f"，邮编：{body.postcode}" if body.postcode else ""
    contact += f"，电子邮箱：{body.email}" if body.email else ""
    out.append(Block("p", opening + contact + "）。"))
    out.append(Block("h1", "一、总体情况"))
    out.append(Block("p", f"（一）主动公开。{short}坚持以公开为常态、不公开为例外，{clause('open')}"))
    out.append(Block("p", f"（二）平台建设。{clause('platform')}"))
    out.append(Block("p", f"（三）监督保障。{clause('support')}"))
    if truth.form == "2014":
        out += [
            Block("h1", "二、存在的主要问题和改进措施"),
            Block("p", "存在的问题：" + "；".join(truth.problems) + "。"),
            Block("p", "下一步：" + "；".join(truth.plans) + f"。{clause('plan')}"),
            Block("h1", "三、附件"),
            Block("p", "政府信息公开情况统计表"),
            Block("table", grid=statistics_grid(truth)),
        ]
        return out
    last = "因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    out += [
        Block("h1", "二、主动公开政府信息情况"),
        Block("table", grid=actions_grid(truth)),
        Block("h1", "三、收到和处理政府信息公开申请情况"),
        Block("table", grid=application_grid(truth)),
        Block("h1", "四、" + (last if truth.form == "2019" else "政府信息公开行政复议、行政诉讼情况")),
        Block("table", grid=proceedings_grid(truth)),
        Block("h1", "五、存在的主要问题及改进情况"),
        Block("p", "（一）存在的主要问题。一是" + "；二是".join(truth.problems) + "。"),
        Block("p", "（二）改进措施。一是" + "；二是".join(truth.plans) + f"。{clause('plan')}"),
        Block("h1", "六、其他需要报告的事项"),
        Block("p", "无其他需要报告的事项。" if rng.random() < 0.5 else "本年度未收取信息处理费。"),
    ]
    return out
