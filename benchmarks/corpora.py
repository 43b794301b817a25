# the lines of a report are as long as they are
"""Fictional corpora of any size: annual reports as text files, every figure known.

No such place exists: names are drawn from syllables that form no real county. Each report has the
six sections of 2019-2024, prose figures, a table of the 2021 form as ``| a | b |`` lines, and the
clutter of a copied page. The same seed gives the same files.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product
from pathlib import Path

FIRST = "云青岚泽溪澜汀霁曜翎珩珞璟筠蘅蓼苕荇菡萏"
SECOND = "泽岚澜溪汀浦渚洲坞垣埠墟隰皋隩陂塬岬屿礁"
SUFFIX = ("县", "市", "区")
YEARS = tuple(range(2015, 2025))


@dataclass(frozen=True)
class Truth:
    """What one fictional report says."""

    region: str
    year: int
    received: int
    published: int
    licences: int
    penalties: int

    @property
    def name(self) -> str:
        return f"{self.region}-{self.year}.txt"


def truths(count: int, seed: int = 1) -> list[Truth]:
    """The first ``count`` reports: ten years of one place, then of the next."""
    rng = random.Random(seed)
    regions = [f"{a}{b}{suffix}" for suffix, a, b in product(SUFFIX, FIRST, SECOND) if a != b]
    pairs = ((region, year) for region in regions for year in YEARS)
    return [
        Truth(
            region,
            year,
            rng.randint(0, 900),
            rng.randint(500, 90_000),
            rng.randint(0, 9000),
            rng.randint(0, 4000),
        )
        for (region, year), _ in zip(pairs, range(count), strict=False)
    ]


def text_of(truth: Truth) -> str:
    """The report as a copied web page."""
    t, rng = truth, random.Random(f"{truth.region}{truth.year}")
    natural = rng.randint(0, t.received)
    departments = "、".join(
        rng.sample(["教育", "民政", "财政", "交通运输", "水务", "农业农村", "应急管理", "审计"], 4)
    )
    meetings, visits, training = (rng.randint(1, 60) for _ in range(3))
    return f"""当前位置: 首页 > 政府信息公开 > 政府信息公开年报
索引号: {rng.randint(10**7, 10**8)}/{t.year + 1}-{rng.randint(10000, 99999)}
发布时间: {t.year + 1}年01月{rng.randint(10, 31)}日
来源: {t.region}人民政府办公室
【字体：大 中 小】

{t.region}人民政府{t.year}年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》规定，编制本报告。本报告所列数据的统计期限自{t.year}年1月1日起至{t.year}年12月31日止。\
如对本报告有疑问，请与{t.region}人民政府办公室联系，电话：0{rng.randint(300, 999)}-{rng.randint(2000000, 8999999)}。

一、总体情况

（一）主动公开。{t.year}年，{t.region}通过政府门户网站主动公开政府信息{t.published}条，其中{departments}等部门公开的信息占多数。\
围绕重点领域，及时公开财政预决算、重大建设项目、公共资源配置、社会公益事业等信息，进一步提高政府工作的透明度。

（二）依申请公开。{t.year}年共收到政府信息公开申请{t.received}件，其中自然人申请{natural}件，\
法人或其他组织申请{t.received - natural}件，均在法定期限内答复。畅通当面、信函、网络等申请渠道，完善登记、审核、办理、答复流程。

（三）政府信息管理。严格执行政府信息公开保密审查制度，做到先审查、后公开，动态调整主动公开目录，规范性文件及时清理。

（四）平台建设。加强政府网站和政务新媒体建设，开设专栏{rng.randint(2, 12)}个，回应群众留言{visits * 7}条，发布政策解读{visits}篇。

（五）监督保障。全年召开工作会议{meetings}次，举办业务培训{training}次，培训人员{training * 35}人次，将公开工作纳入年度考核。

二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
| --- | --- |
| 行政许可 | {t.licences} |
| 行政处罚 | {t.penalties} |
| 行政强制 | {rng.randint(0, 300)} |

三、收到和处理政府信息公开申请情况

本年新收政府信息公开申请{t.received}件，上年结转政府信息公开申请{rng.randint(0, 9)}件。\
予以公开{t.received // 2}件，部分公开{t.received // 10}件，结转下年度继续办理{rng.randint(0, 9)}件。

四、政府信息公开行政复议、行政诉讼情况

{t.year}年因政府信息公开工作被申请行政复议{rng.randint(0, 30)}件，被提起行政诉讼{rng.randint(0, 20)}件。

五、存在的主要问题及改进情况

一是部分单位对公开工作重视不够，公开内容不够全面，更新不够及时；二是政策解读形式单一，图解、视频等形式运用较少；\
三是工作人员变动频繁，业务能力有待提高。下一步，将加强组织领导，健全工作机制，强化业务培训，提升公开质量和实效。

六、其他需要报告的事项

{t.year}年{t.region}按照规定未收取信息处理费，无其他需要报告的事项。

扫一扫在手机打开当前页
"""


def write(corpus: Path, count: int, seed: int = 1) -> list[Truth]:
    """Write ``count`` reports into a folder, one folder a place."""
    found = truths(count, seed)
    for truth in found:
        path = corpus / truth.region / truth.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(truth), encoding="utf-8")
    return found
