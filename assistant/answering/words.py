"""What a question is made of besides its slots: words to match by, and words nothing explains.

``content`` drops what only makes it a question; ``unexplained`` also drops everything that says
nothing of its own about these reports, so that what remains narrows the question and must be met.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from assistant.lexicon.bilingual import stems


__all__ = [
    "BLANK",
    "FUNCTION",
    "blank",
    "content",
    "content_runs",
    "light_words",
    "measure_of",
    "stop_stems",
    "unexplained",
]

BLANK = " "
_CJK = r"\u3400-\u9fff"
_RUN = re.compile(rf"[{_CJK}]+|[a-z][a-z'-]+|\d[\d.,]*")

_MEASURES = "件条个份项篇期人名例起宗次场位家户批成元种部门本张回天单桩类处"
_QUESTION_ZH = (
    rf"(?:总共|一共|共有|共|大概|大约|到底|究竟)?(?:是|有|为)?(?:多少|几|若干)(?:[{_MEASURES}]|万元|万|亿元|钱|个百分点|人次|百分点)?(?![{_CJK}]{{0,1}}年)",
    r"百分之(?:几|多少)|百分比|占比|几成|所占比例|比例|比重",
    r"为什么|为何|为啥|什么(?:样的?|时候|情况|内容|地方)?|怎么(?:样|回事|个|会)?|怎样|如何|哪些方面|哪(?:里|儿|些|个|几个?|位|家|一个?|种|类|项|年|天|方面|方)|咋样?|啥|谁",
    r"有没有|有无|是否|是不是|能不能|可不可以|会不会|要不要|算不算|知不知道|存不存在|对不对|多不多",
    r"请问一下|请问|请教|麻烦(?:您|你)?|(?:我|俺|咱)?(?:想|要|需要)(?:要)?(?:知道|了解|问|查|咨询|看)(?:一下|下)?|问一下|问下|查一下|查下|查查|查询|告诉我|说一下|说说|介绍一下|介绍|列一下|列出|列举|帮我|帮忙|给我|麻烦|谢谢|您好|你好|劳驾",
    r"总共|一共|大概|到底|究竟|具体|分别|各自|各是|各有|各为|各|合计|共计|总计|总数|总量|数量|数目|件数|条数|次数|人数|个数|数字|数据|多少|情况|方面|有关|相关|关于|对于|其中|当中|里面|之中|以及|还有|并且|而且|另外|此外|然后|那么|那个|这个|这些|那些|这份|该份|上述|以上|下列|通过|根据|按照|由于|因为|因此|所以|如果|的话|时候|期间|以来|之后|之前|目前|现在|当前|已经|曾经|是多少|又是|都是|就是|还是|只是|以及|包括|主要|一般|直接|真正|完全|全部|整个|所有|每个|大家|我们|你们|他们|它们|人家|自己|别人|能否|可否|一下|有关部门",
    r"[吗呢吧呀啊嘛哦么?？!！。,，;；:：、]",
)
_GENRE_ZH = (
    r"政府信息公开工作年度报告|政府信息公开年度报告|政府信息公开工作|政府信息公开|信息公开工作年度报告|信息公开年度报告|信息公开工作|政务公开工作|信息公开|政务公开|年度工作报告|年度报告|工作报告|年报|报告(?:里|中|上|内)?|公开工作|政府信息|全年度?|年度|当年|本年|一年(?:里|中|内)?|那年|那一年|这一年|年里|全县|全市|全区|全省|全州|全镇|全乡|全旗|全局|全系统|各级|各部门|各单位|行政机关|本机关|机关|县级|市级|区级|省级|县里|市里|区里|镇里|局里|我县|我市|我区|本县|本市|本区|该县|该市|该区|该局|你县|你市|贵县|贵市|人民政府|县政府|市政府|区政府|省政府|政府|县人民政府|部门|单位|他们(?:家)?|你们|咱们",
)
_STOP = re.compile("|".join((*_QUESTION_ZH, *_GENRE_ZH)))
_ALWAYS = re.compile("[的了吗呢吧么们哈嘛啦呗]")
_HEAD = "是有和与及或在被把于为就都也还又那这其从到对向给让由以能会可要想去来说做办将各每所之按用共总"
FUNCTION = _HEAD + "中里内上下"

_LIGHT_WORDS = """登了 登过 登载 刊登 编了 编制 编报 公告 公示 收到 收了 收过 接到 接收 受理 新收 提出 提交 递交 提的 申请 申请量 处理 办理 办结 办了 答复 回复 回应 作出 做出 制定 制发 发出 发布 发生 出现 存在 产生 形成 开展 进行 实施
            完成 达到 涉及 属于 公开 公布 公示 发了 有过 没有 因为 引起 引发 导致 事项 事情 案件 案子 业务 项目 信息 内容 决定 事件 结果 数据 数值 相比 比较 对比 同比 环比 上升 下降 增长
            增加 减少 变化 增幅 降幅 增长率 变化率 相差 差距 差额 合计 平均 均值 排名 排行 最多 最少 最高 最低 最大 最小 名列 第一 前三 前五 前十 倒数 比例 份额 公开率 纠错率 维持率 分布
            构成 组成 明细 分类 细分 类型 类别 种类 各类 各种 各项 趋势 走势 历年 逐年 情形 原因 方式 渠道 途径 程度 水平 统计 表格 正文 文中 写着 写的 载明 显示 反映 记载 列出 提到 说明
            对应 相应 得到 取得 获得 实现 一致 吻合 对得上 加起来 起来 相加 等于 矛盾 出入 正确 准确 一样 不同 哪个 以谁 为准 平衡 勾稽 数量 以及 同时 分别 依次 左右 大约 差不多 将近
            百分点 百分 几成 万元 亿元 费用 单位 个人 市民 群众 老百姓 居民 来电 咨询 了解 知道 年度 去年 今年 前年 上年 明年 一年 当年 时间 依申请 比如 例如 等等 其他 其它 超过 不到 以上
            以下 之间 之内 总的 一共 共有 年内 年底 年末 年初 累计 截至 截止 目前 至今 告诉 麻烦 可以 请问 谢谢 到底 究竟 真的 真实 实际 确实 具体 详细 简单 大概 基本 主要 重点 整体 总体
            办好 办完 处置 通过 方面 部分 情况 不服 不满 有关 关于 工作""".split()
_LIGHT = re.compile("|".join(sorted(_LIGHT_WORDS, key=len, reverse=True)))
_LIGHT_EDGE = "收提交办发未不没无因被由向对来去案数多少高低大小更最比较增减升降涨差占总共全新现表写错近成倍钱元想请看查问找要用让给年月日期依按经据从自至到等另外还又再也都就才只仅约县市区局里中下上内为是在于和与底末初帮能起宗例件条份项个次打啊呀呢吧人名位家批场张本部篇"
"""Single characters that say nothing at the end of a word; ``_LIGHT_HEAD`` those that say nothing at its start."""
_LIGHT_HEAD = "收提交办发未不没无因被由向对来去案数多少更最比较增减升降涨差占总共全写错近成倍钱元想请看查问找要用让给年月日依按经据从自至到等另外还又再也都就才只仅约县市区局为是在于和与底末初帮能起宗例件条份项个次打啊呀呢吧批场张本部篇"
_STOP_EN = frozenset(
    """a an the of to in on at by for from with and or as is are was were be been being am do does did has have had having
    can could would should will shall may might must there here this that these those it its they their them he she we us our you
    your i me my what which who whom whose when where why how many much any some please tell know want give show list find s t re ve
    about into over under during per than then so if not no yes also each every all both such very just only out up down get got let
    report reports annual year years yearly county city district town province prefecture government governments agency agencies
    disclosure information open official number numbers total figure figures amount count data statistics according overall
    cases case items item pieces times people persons
    kind kinds type types respectively compare compared comparison versus vs difference between change changes changed increase
    increased decrease decreased growth rate share proportion percentage percent most least highest lowest largest smallest more
    fewer less higher lower rank ranking top sum average altogether together combined mean against previous last next same other
    receive received receives get made make filed file submitted submit handled handle processed process issued issue recorded
    record stated state mentioned mention say says said happen happened occur occurred come came involve involved involving due
    because result resulted resulting results concerning regarding relating related whole during within without among amongst
    still yet already now then ever never even too again ok okay thanks thank hello hi could would like need help look up check
    whether exist exists existed body bodies department departments authority authorities public local administrative citizens
    reason reasons ground grounds list breakdown work decision decisions matter matters concerned concern concerns concerning regard came from sent asked seeking sought applying applied apply belonging considered deemed classed counted listed showed shown show appear appears appeared altogether please kindly curious wonder wondering information new first second third one two three there was were many how""".split()
)
_TELLING = frozenset("public open local".split())
_MEASURE = re.compile(rf"(?:多少|几)个?(工作日|百分点|人次|分(?!之)|[{_MEASURES}])")
_MONEY = re.compile(
    r"多少(?:万|亿)?(?:钱|元)|几(?:块|万|百|千)?(?:元|钱)|金额|花了?多少|花费|经费|费用(?:是|为)?多少|how much (?:money|was (?:spent|charged|collected|paid))|\bcosts?\b|amount (?:of money|collected|spent|charged)|in yuan|yuan|\brmb\b|spent"
)
_TIME = re.compile(
    r"多少天|几天|多久|多长时间|几个?工作日|多少个?工作日|期限|时限|how long|how many (?:working |business )?days|within (?:how many|what)|time limit|deadline"
)
_PERCENT = re.compile(r"百分之|百分比|%|几成|比例|比率|percent|proportion|\brate\b")


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the characters of ``spans`` made blank; offsets stay."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = BLANK * (end - start)
    return "".join(chars)


def content(text: str) -> str:
    """The words of a question that say what it is about, separated by blanks."""
    plain = _ALWAYS.sub(BLANK, _STOP.sub(BLANK, text))
    runs = []
    for match in _RUN.finditer(plain):
        run = match.group()
        if "\u3400" <= run[0] <= "\u9fff":
            run = run.lstrip(_HEAD).rstrip(FUNCTION) or (run if len(run) > 2 else "")
        elif run in _STOP_EN:
            run = ""
        if run:
            runs.append(run)
    return BLANK.join(runs)


def content_runs(text: str) -> list[tuple[str, bool]]:
    """The same words one by one, with whether each is light: a verb or filler that names nothing."""
    found = []
    for run in content(text).split():
        if not "\u3400" <= run[0] <= "\u9fff":
            found.append((run, run[0].isdigit()))
            continue
        position = 0
        for match in _LIGHT.finditer(run):
            found += [(run[position : match.start()], False), (match.group(), True)]
            position = match.end()
        found.append((run[position:], False))
    return [(run, light) for run, light in found if run]


@functools.cache
def light_words() -> frozenset[str]:
    """Verbs and fillers that name nothing of their own."""
    return frozenset(_LIGHT_WORDS)


@functools.cache
def stop_stems() -> frozenset[str]:
    """English words that say nothing of their own, as ``bilingual.stems`` gives them."""
    return frozenset(stem for word in _STOP_EN - _TELLING for stem in stems(word))


def unexplained(text: str) -> tuple[str, ...]:
    """Words of a question, its slots blanked out, that narrow it: each is a run of two or more characters."""
    found = []
    for run in content(text).split():
        if "\u3400" <= run[0] <= "\u9fff":
            for piece in _LIGHT.sub(BLANK, run).split():
                stripped = piece.lstrip(_HEAD + _LIGHT_HEAD).rstrip(FUNCTION + _LIGHT_EDGE)
                if len(stripped) > 1:
                    found.append(stripped)
        elif not run[0].isdigit() and len(run) > 2:
            found.append(run)
    return tuple(found)


def measure_of(text: str) -> str:
    """What the answer is to be counted in: ``money``, ``time``, ``percent``, a measure word, or empty."""
    for name, pattern in (("money", _MONEY), ("time", _TIME), ("percent", _PERCENT)):
        if pattern.search(text):
            return name
    found = _MEASURE.search(text)
    return found.group(1) if found else ""
