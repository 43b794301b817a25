"""What a fictional report says: the figures of its form, its prose figures and its details."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_organisation")
RESULTS_2021 = (
    "granted",
    "partly_granted",
    "refused.state_secret",
    "refused.law",
    "refused.safety",
    "refused.third_party",
    "refused.internal",
    "refused.process",
    "refused.case_file",
    "refused.inquiry",
    "unavailable.not_held",
    "unavailable.not_ready",
    "unavailable.unclear",
    "unprocessed.petition",
    "unprocessed.repeat",
    "unprocessed.publication",
    "unprocessed.excessive",
    "unprocessed.confirmation",
    "other_handling.no_correction",
    "other_handling.no_payment",
    "other_handling.other",
)
RESULTS_2019 = (*RESULTS_2021[:18], "other_handling")
OUTCOMES = ("upheld", "corrected", "other_outcome", "pending")
PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")

Cells = dict[tuple[str, str], str]
"""(indicator id, column id) → the cell as printed; an empty string is a blank cell."""


@dataclass(frozen=True)
class Body:
    """A fictional body that publishes reports."""

    agency: str
    region: str
    level: str
    pinyin: str
    phone: str
    address: str = ""
    email: str = ""
    postcode: str = ""


BODIES = (
    Body(
        "云泽县人民政府",
        "云泽县",
        "government",
        "Yunze",
        "0791-8012345",
        "云泽县府前路1号",
        "yzgk@example.cn",
        "331200",
    ),
    Body("青岚市人民政府", "青岚市", "government", "Qinglan", "(0533)3180066", "青岚市政和大街88号"),
    Body("青岚市教育局", "青岚市", "department", "Qinglan", "0533-3182211"),
    Body("临沧江区人民政府", "临沧江区", "government", "Lincangjiang", "023-65801122"),
    Body("霞浦岭镇人民政府", "霞浦岭镇", "township", "Xiapuling", "0577-66120099"),
    Body("南澜省生态环境厅", "南澜省", "department", "Nanlan", "0871—64145566"),
    Body("沙棠自治县人民政府", "沙棠自治县", "government", "Shatang", "0855 3820011"),
    Body("白岫市市场监督管理局", "白岫市", "department", "Baixiu", "0411-39990123"),
)


@dataclass
class Prose:
    """One figure stated in prose, as a clause and as what should be read from it."""

    clause: str
    subject: str
    value: str
    unit: str
    indicator: str = ""
    column: str = ""
    year: int = 0
    status: str = "result"


@dataclass
class Truth:
    """Everything a fictional report says."""

    body: Body
    year: int
    form: str
    title: str
    published: str
    cells: Cells
    prose: dict[str, list[Prose]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    index_number: str = ""


def form_of(year: int) -> str:
    return "2014" if year < 2019 else "2019" if year < 2021 else "2021"


def make_truth(rng: random.Random, body: Body, year: int, carried_in: dict[str, int] | None = None) -> Truth:
    """A plausible report whose identities all hold; ``carried_in`` continues last year's carry-over."""
    form = form_of(year)
    cells: Cells = {}
    if form == "2014":
        _statistics_2014(rng, cells)
    else:
        _applications(rng, cells, RESULTS_2021 if form == "2021" else RESULTS_2019, carried_in)
        _proceedings(rng, cells)
        _actions(rng, cells, form)
    published = f"{year + 1}-{rng.choice((1, 2, 3)):02}-{rng.randint(10, 28)}"
    title = rng.choice(
        (
            f"{body.agency}{year}年政府信息公开工作年度报告",
            f"{body.agency}关于{year}年度政府信息公开工作的年度报告",
            f"{year}年{body.agency}政府信息公开工作年度报告",
        )
    )
    truth = Truth(body, year, form, title, published, cells)
    truth.index_number = f"{rng.randint(10**7, 10**8 - 1)}X/{year + 1}-{rng.randint(1000, 99999):05}"
    _prose(rng, truth)
    truth.problems = tuple(rng.sample(PROBLEMS, 2))
    truth.plans = tuple(rng.sample(PLANS, 2))
    return truth


def carry_over(truth: Truth) -> dict[str, int]:
    """What the next year's report must print as carried over."""
    return {c: int(truth.cells[("carried_out", c)]) for c in APPLICANTS if ("carried_out", c) in truth.cells}


def _applications(
    rng: random.Random, cells: Cells, results: tuple[str, ...], carried_in: dict[str, int] | None
) -> None:
    rows: dict[str, dict[str, int]] = {}
    scale = {"natural": rng.choice((6, 30, 220)), "business": rng.choice((2, 9, 40))}
    for row in results:
        rows[row] = {c: _sparse(rng, scale.get(c, 2)) for c in APPLICANTS}
    rows["handled_total"] = {c: sum(rows[r][c] for r in results) for c in APPLICANTS}
    rows["carried_out"] = {c: _sparse(rng, 4) for c in APPLICANTS}
    both = {c: rows["handled_total"][c] + rows["carried_out"][c] for c in APPLICANTS}
    if carried_in is None:
        carried_in = {c: min(both[c], _sparse(rng, 4)) for c in APPLICANTS}
    for column in APPLICANTS:  # last year's carry-over must have been handled or carried on
        short = carried_in.get(column, 0) - both[column]
        if short > 0:
            rows["granted"][column] += short
            rows["handled_total"][column] += short
            both[column] += short
    rows["carried_in"] = {c: carried_in.get(c, 0) for c in APPLICANTS}
    rows["received"] = {c: both[c] - rows["carried_in"][c] for c in APPLICANTS}
    for row, values in rows.items():
        for column, value in values.items():
            cells[(row, column)] = str(value)
        cells[(row, "total")] = str(sum(values.values()))


def _proceedings(rng: random.Random, cells: Cells) -> None:
    for proceeding in PROCEEDINGS:
        values = [_sparse(rng, 9) for _ in OUTCOMES]
        cells.update({(proceeding, o): str(v) for o, v in zip(OUTCOMES, values, strict=True)})
        cells[(proceeding, "total")] = str(sum(values))


def _actions(rng: random.Random, cells: Cells, form: str) -> None:
    if form == "2021":
        for row in ("rule", "normative_document"):
            made, repealed = _sparse(rng, 20), _sparse(rng, 5)
            cells.update(
                {
                    (row, "made"): str(made),
                    (row, "repealed"): str(repealed),
                    (row, "in_force"): str(rng.randint(20, 300)),
                }
            )
        for row in ("licence", "penalty", "coercion"):
            cells[(row, "decisions")] = str(_sparse(rng, 90_000))
        cells[("fee", "amount")] = f"{rng.randint(0, 9_000_000) / 100:.2f}"
        return
    for row in ("rule", "normative_document"):
        made = _sparse(rng, 30)
        published = rng.randint(0, made)
        cells.update(
            {
                (row, "made"): str(made),
                (row, "published"): str(published),
                (row, "published_total"): str(published + rng.randint(0, 200)),
            }
        )
    for row in ("licence", "other_service", "penalty", "coercion"):
        cells[(row, "last_year_items")] = str(rng.randint(0, 900))
        cells[(row, "change")] = str(rng.choice((0, rng.randint(1, 40), -rng.randint(1, 40))))
        cells[(row, "decisions")] = str(_sparse(rng, 90_000))
    cells[("fee", "last_year_items")] = str(rng.randint(0, 60))
    cells[("fee", "change")] = str(rng.choice((0, 2, -3)))
    cells[("procurement", "items")] = str(rng.randint(0, 400))
    cells[("procurement", "amount")] = rng.choice(
        (f"{rng.randint(1, 9999)}.{rng.randint(10, 99)}万元", f"{rng.randint(10**5, 10**8)}元")
    )


def _statistics_2014(rng: random.Random, cells: Cells) -> None:
    received = [_sparse(rng, 40) for _ in range(4)]
    total = sum(received)
    extended = rng.randint(0, min(total, 3))
    parts = _split(rng, total, 8)
    refused = _split(rng, parts[3], 6)
    values = {
        "proactive": rng.randint(300, 90_000),
        "proactive.normative_document": rng.randint(0, 60),
        "channel.gazette": rng.randint(0, 900),
        "channel.website": rng.randint(100, 60_000),
        "channel.weibo": rng.randint(0, 9000),
        "channel.wechat": rng.randint(0, 9000),
        "channel.other": rng.randint(0, 900),
        "hot_topic": rng.randint(0, 500),
        "press_conference": rng.randint(2, 60),
        "press_conference.leader": rng.randint(0, 2),
        "interview": rng.randint(2, 40),
        "interview.leader": rng.randint(0, 2),
        "interpretation": rng.randint(0, 700),
        "social_response": rng.randint(0, 2000),
        "other_response": rng.randint(0, 99),
        "received": total,
        **dict(
            zip(
                ("received.in_person", "received.fax", "received.online", "received.letter"),
                received,
                strict=True,
            )
        ),
        "closed": total,
        "closed.on_time": total - extended,
        "closed.extended": extended,
        "answered": total,
        **dict(zip(ANSWERED_2014, parts, strict=True)),
        **dict(zip(REFUSED_2014, refused, strict=True)),
        "complaint": _sparse(rng, 4),
        "fee_collected": 0,
        "disclosure_office": rng.randint(1, 90),
        "reading_point": rng.randint(1, 200),
        "budget": rng.randint(0, 90),
        "meeting": rng.randint(1, 90),
        "training": rng.randint(1, 60),
        "trainee": rng.randint(20, 4000),
    }
    full, part = rng.randint(1, 90), rng.randint(1, 300)
    values.update({"staff": full + part, "staff.full_time": full, "staff.part_time": part})
    cells.update({(row, ""): str(value) for row, value in values.items()})
    for proceeding in ("review", "litigation"):
        outcome = [_sparse(rng, 5) for _ in range(3)]
        cells[(proceeding, "total")] = str(sum(outcome))
        cells.update({(proceeding, o): str(v) for o, v in zip(OUTCOMES[:3], outcome, strict=True)})
    cells[("normative_document", "made")] = str(rng.randint(0, 80))


ANSWERED_2014 = (
    "answered.already_public",
    "answered.granted",
    "answered.partly_granted",
    "answered.refused",
    "answered.not_ours",
    "answered.not_exist",
    "answered.amend",
    "answered.elsewhere",
)
REFUSED_2014 = tuple(
    f"answered.refused.{x}"
    for x in ("state_secret", "trade_secret", "privacy", "safety", "not_information", "other")
)

PROBLEMS = (
    "公开内容的时效性有待加强，少数单位更新不及时",
    "基层工作人员兼职多、流动快，业务培训还不够",
    "政策解读形式较为单一，图解和视频偏少",
    "依申请公开答复文书不够规范",
    "公开栏目设置较多，群众查找信息不够方便",
    "政务新媒体与网站之间信息同步不及时",
)
PLANS = (
    "完善信息公开目录，建立季度通报机制",
    "开展分层分类业务培训，提高答复质量",
    "丰富解读形式，推广短视频和一图读懂",
    "优化网站检索功能，归并重复栏目",
    "健全政务新媒体内容审核和转载制度",
)


def _prose(rng: random.Random, truth: Truth) -> None:
    year, place = truth.year, truth.body.region
    news, posts, accounts = rng.randint(300, 60_000), rng.randint(100, 9000), rng.randint(2, 40)
    weibo = rng.randint(0, accounts)
    training, plan = rng.randint(1, 30), rng.randint(2, 60)
    truth.prose["open"] = [
        Prose(
            rng.choice(
                (f"{year}年通过政府门户网站发布信息{news}条", f"全年{place}政府网站共公开各类信息{news:,}条")
            ),
            "网站发布信息",
            str(news),
            "条",
            year=year,
        ),
        Prose(f"办理网民留言{posts}件", "网民留言", str(posts), "件", year=year),
    ]
    truth.prose["platform"] = [
        Prose(f"运行政务新媒体账号{accounts}个", "政务新媒体账号", str(accounts), "个", year=year),
        Prose(
            f"其中政务微博{weibo}个、微信公众号{accounts - weibo}个", "政务微博", str(weibo), "个", year=year
        ),
    ]
    truth.prose["support"] = [
        Prose(f"组织业务培训{training}次", "业务培训", str(training), "次", year=year),
    ]
    truth.prose["plan"] = [
        Prose(f"{year + 1}年计划开展督查{plan}次", "督查", str(plan), "次", year=year + 1, status="plan"),
    ]


def _sparse(rng: random.Random, top: int) -> int:
    return 0 if rng.random() < 0.45 else rng.randint(1, max(1, top))


def _split(rng: random.Random, total: int, parts: int) -> list[int]:
    cuts = sorted(rng.randint(0, total) for _ in range(parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
