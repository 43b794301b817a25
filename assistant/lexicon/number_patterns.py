r"""What numbers look like in compact text: the grammar behind ``numerals.find_numbers``.

``TOKENS`` tries the kinds in order, the more particular first, so that a date or a document number is
taken before the figures inside it. Every repetition is bounded or begins only where no like
character stands before it: the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re

__all__ = [
    "AFTER",
    "AMOUNT",
    "BEFORE",
    "COMPOUND",
    "NOT_LESS",
    "PHONE_NUMBER",
    "PLAIN",
    "PRONOUNS",
    "SET_PHRASES",
    "TOKENS",
    "UNIT",
    "YEAR",
    "ZH",
    "ZH_DIGIT",
    "ZH_UNIT",
    "ZH_YEAR",
]

ZH_DIGIT = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖两"
ZH = ZH_DIGIT + "十拾百佰千仟廿卅万亿"
YEAR = r"(?:19|20)\d\d"
ZH_YEAR = rf"[一二][九〇零][{ZH_DIGIT}]{{2}}"
# A comma groups only where every group behind it has three digits.
PLAIN = r"(?:(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)|\d+(?:\.\d+)?)"
AMOUNT = rf"{PLAIN}(?:[余多来]?[百千]?[万亿]{{1,2}}|[百千])?"
COMPOUND = rf"(?:{PLAIN}[亿万千百]){{1,4}}{PLAIN}?[千百]?"

# Measure words, longest first, each without the words it only begins (人民, 名单, 部门).
_UNITS = "|".join(
    (
        "个工作日|工作日|个百分点|平方公里|平方米|公里|公顷|小时|分钟|秒(?!级|杀|报|批|办|懂|拍)|个月|学时|课时|学年",
        "人次|件次|条次|篇次|场次|批次|例次|宗次|户次|家次|辆次|份次|项次|期次|起次|台次|架次|班次|卷次|册次|次|字节|字(?!号)|美元|元|GB|MB|KB|TB|km|kg",
        "件|条(?!例|款)|个|份(?!额)|项|宗(?!旨)|例(?!行|会|如)|起(?!诉|草|步)|篇(?!章)|期(?!间|限|望|末|初|"
        "满)",
        "批(?!复|准|示|评|文)|名(?!单|称|录|额)|人(?!民|大|社|力|口|事|防|才|员|数|均)|场(?!所|地)|位(?!于|"
        "置)",
        "帖(?!子)|户|家(?!长|园|庭|政)|台|部(?!分|门|委|署|队)|册|本(?!年|级|单位|机关|行政|部门)|张|页|辆|间",
        "处(?!理|罚|置)|所(?!有|属|以)|支(?!持|出|付|部)|套|种|类|款|门(?!户)|幅|段|句|轮|届|层|天|日|年|周",
        "岁|倍|分(?!别|之|类|管|局|行)|亩|吨|站|班|组|版|集|则|封|卷|枚|栏|笔(?!试|记|录)",
        "通(?!过|知|报|用|道|信|畅|行|车|俗|勤|常|讯|告|关)|座(?!谈|位)|幢|栋|艘|块(?!链|状)",
        "讲(?!话|座|解|述|课|师|授|评|台)|节(?!约|目|日|点|能|假|庆|育|俗|水)|面(?!积|向|对|前|临|试|貌|板|上)|桩(?!基)|标段",
    )
)
_UNIT_BEGINS = (
    "个工平公小分学课人件条场批例宗户辆次字美元份项起篇期名位家台部册本张页间处所支套种类款门幅段句轮届层天日年周岁"
    "倍亩吨"
)
# Those that make a Chinese numeral a figure.
_ZH_UNITS = "|".join(
    (
        "个工作日|工作日|个百分点|平方公里|平方米|公里|小时|分钟|个月|学时|人次|件次|条次|场次|批次|次|美元|"
        "元",
        "件|条(?!例|款|件|线|块)|个|份|项|宗|例|篇|期|批|名|人|场|位|户|家|台|部(?!分|门|委|队|署)|册",
        "本(?!账|通)|张|页|辆|间|处(?!理|罚|置)|所|支|套|种|款|幅|轮|天|年|周|岁|倍|亩|吨|则|封|卷|起",
    )
)
UNIT = re.compile(rf"([余多来]?)({_UNITS}|)")
ZH_UNIT = re.compile(rf"([余多来]?)({_ZH_UNITS})")

_ADDRESS = "|".join(
    (
        r"(?:https?://|www\.)[^\s\u4e00-\u9fff,;)\"]+",
        r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}",
        r"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:gov|com|cn|org|net)\b[^\s\u4e00-\u9fff,;)\"]*",
    )
)
_ZH_DAY = "[一二三四五六七八九十廿卅]{1,3}日"
_DATE = "|".join(
    (
        # 2018年11日 and 2018年1231日 are dates that lost a character.
        rf"{YEAR}年\d{{1,2}}月(?:\d{{1,2}}[日号])?|{YEAR}年\d{{1,4}}[日月](?!内)",
        rf"{YEAR}[-./](?:0?[1-9]|1[0-2])[-./][0-3]?\d(?!\d)",
        r"(?<!\d)\d{1,2}(?:[-~至]\d{1,2})?月(?:\d{1,2}[日号])?(?!之)",
        r"(?<=[-~至到、月])\d{1,2}日(?!内)|(?<![\d.])\d{1,2}日(?=前|起|印发|发布|召开|上午|下午)",
        r"(?<!\d)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)|(?<!\d)[0-2]?\d[时点](?:[0-5]?\d分|半|整|前|后)",
        rf"{ZH_YEAR}年[一二三四五六七八九十]{{1,2}}月(?:{_ZH_DAY})?",
        rf"[一二三四五六七八九十]{{1,2}}月(?:份|{_ZH_DAY})?",
    )
)
_DOCUMENT = r"[\[(](?:19|20)\d{2,6}[\])]?第?\d{0,5}号|\[(?:19|20)\d\d\]|令(?:第\d+号?|\d+号)|第?\d+号(?!码)"
_ORDINAL = "|".join(
    (
        rf"第\(?[\d{ZH}]+\)?(?:[、,至和-]第?\(?[\d{ZH}]+\)?(?=[条项款章节]))*",
        rf"\([{ZH}]{{1,3}}\)",
        # Openings of items: (1) and 1、 at the start of a line or sentence, 1. before Chinese.
        r"(?:(?<=[\n。;:,|\t])|^)\(\d{1,2}\)|(?<![\d.])\d{1,2}\.(?=[\u4e00-\u9fff\"《(])",
        r"(?:(?<=[\n。;:|])|^)\d{1,2}(?:、(?!\d)|\)|\.(?!\d))",
    )
)
_EXTENSION = r"(?: ?(?:-|转|分机)[: ]?\d{1,6}(?!\d))?"
PHONE_NUMBER = "|".join(
    (
        # An area code and seven or eight digits, apart or not: (0731)5266 0120, 0731.52660120, +86-731-52660120.
        r"(?:(?:\+?86[- ]?)?(?:\(0\d{2,3}\)|(?<![\d.])0\d{2,3})[-. ·]{0,3}|\+?86-\d{2,3}-)"
        rf"(?:\d{{7,8}}|\d{{3,4}}[-. ·]\d{{4}})(?!\d){_EXTENSION}",
        r"(?<![\d.])1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?!\d)",
        r"(?<![\d.])0\d{2,3}-(?:9[56]\d{3,4}|1[12]\d{3})(?![\d-])",  # a hotline of a place: 0453-96118
        rf"(?<![\d.])[48]00(?:-?\d{{3,4}}-?\d{{3,4}}| \d{{3}} \d{{4}}| \d{{4}} \d{{3}})(?!\d){_EXTENSION}",
    )
)
"""Phone numbers that show what they are by their own form, as they are written in folded text."""
_PHONE = "|".join(
    (
        PHONE_NUMBER,
        r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)",
        r"(?:电话|热线|传真|[Tt][Ee][Ll]|联系方式)(?:\([^)]{0,6}\))?[:号码为是]{0,3}(?:\d{5,12}|\d{3,4}[- ]\d{4})(?!\d)",
        # Public lines of five digits: 12345热线, "12345", 12345、12315; but 12345条 is a figure.
        rf"(?<!\d)12[0-3]\d\d(?=[\"']?(?:、|[\u4e00-\u9fff]))(?![余多来万亿千百%]|{_UNITS})|(?<=\")12\d{{3}}(?=\")",
        r"(?<!\d)12\d{3}(?=[\"']?(?:政务|市民|便民|服务|热线|平台|投诉|举报|电话|公共))",
    )
)
_CODE = "|".join(
    (
        r"(?:邮编|邮政编码|备案号|[P安]备|标识码|索引号|编号|代码|账号)[:为是]{0,2}\d+(?:[-/]\d+)*"
        rf"(?!\d|[余多]?[{_UNIT_BEGINS}])",
        # Letters and digits together, but not 20MB.
        r"(?<![A-Za-z0-9.])(?=[A-Za-z0-9/_.-]{0,40}\d)(?!\d+(?:\.\d+)?(?:GB|MB|KB|TB|km|kg)(?![A-Za-z0-9]))"
        r"(?:\d+(?:[-/_]\d+)*)?[A-Za-z][A-Za-z0-9]*(?:[-/_.][A-Za-z0-9]+)*",
        r"\d+[×*]\d+|\d{12,}|\d{5,}(?:[-/]\d+)+|\d+(?:[-/]\d+){2,}|\d+(?:\.\d+){2,}",
    )
)
_YEARS = "|".join(
    (
        rf"{YEAR}(?:(?:[-~至到、,和及与]|以及){YEAR})+(?:学?年度?)?|{YEAR}[-~]\d\d学?年度?",
        rf"{YEAR}学?年度?|{YEAR}(?=版|级|款)|{ZH_YEAR}年度?|(?<![{ZH}])[〇零一二][{ZH_DIGIT}]年度?",
        r"(?<![\d.,])[0-3]\d年度?(?!来|间|以|期|限|的|内|多)",
        # Four digits alone are a year unless a measure word follows.
        rf"(?<![\d.,]){YEAR}(?![\d.,%]\d|\d|[余多]?(?:{_UNITS})|[余多]?[万亿千百]|%)",
    )
)
_FRACTION = rf"(?<![百\d{ZH}])(?!百分之)[\d{ZH}]{{1,12}}分之[\d{ZH}]+|(?<![\d/])\d{{1,4}}/\d{{1,4}}(?![\d/])"
_PERCENT = "|".join(
    (
        rf"百分之[{ZH}\d.点]+|(?<=[率为达])百分百|{AMOUNT}%?[-~至到]{AMOUNT}%|{PLAIN}[%‰]",
        rf"{PLAIN}[-~至到]{PLAIN}个百分点|{PLAIN}个百分点",
        r"(?:\d(?:\.\d)?|(?<![第十百])[一二三四五六七八九两])成(?:半|[一二三四五六七八九](?=[,。;、)左以]|$))?(?!(?<![近约超逾占有][一二三四五六七八九两]成)为|[立员果本功效品都型年长就交分人绩因])",
        r"一半(?!是)|半数|(?<=过)半(?=[。,;数])",
    )
)
_KINDS = (
    ("address", _ADDRESS),
    ("date", _DATE),
    ("document", _DOCUMENT),
    ("ordinal", _ORDINAL),
    ("phone", _PHONE),
    ("code", _CODE),
    ("year", _YEARS),
    ("fraction", _FRACTION),
    ("percent", _PERCENT),
    ("range", rf"{AMOUNT}[-~至到]{AMOUNT}"),
    ("compound", rf"(?<!\d){COMPOUND}(?=[余多{_UNIT_BEGINS}])"),
    ("count", AMOUNT),
    (
        "chinese",
        rf"(?<![{ZH}])[{ZH}]{{1,16}}(?:点[{ZH_DIGIT}]{{1,4}}[余多来]?[万亿]{{0,2}}|[余多来][万亿])?(?=[余多来]?(?:{_ZH_UNITS}))",
    ),
)
# Every alternative begins with one of these; looking first is four times as fast as trying them all.
_FIRST = rf"(?=[\dA-Za-z_.+\-\[(第令电热传联邮备标索编代账安半{ZH}])"
TOKENS = re.compile(_FIRST + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS) + ")")

BEFORE = (
    (
        "at_most",
        re.compile(
            "(?:不得?(?:超过|高于|多于|大于)|至多|(?<!单[日人次月户周])最多|低于|少于|小于|不足|不满|未满|≤|<=?)$"
        ),
    ),
    ("at_least", re.compile("(?:不得?(?:少于|低于|小于)|[至最]少|超过?|超出|突破|逾|高于|大于|多于|≥|>=?)$")),
    ("about", re.compile("(?:(?<![最附临靠邻])近|(?<![节预公条签制契集])约|(?<!集)约为|接近|大概|上)$")),
)
"""Words before a number that bound it."""
NOT_LESS = re.compile("不得?(?:少于|低于|小于)$")
AFTER = (
    ("at_least", re.compile("(?:及|或)?以上")),
    ("at_most", re.compile("(?:及|或)?(?:以下|以内|之内)")),
    ("about", re.compile("左右|上下")),
)
"""Words after a number and its measure word that bound it."""

# What makes a Chinese numeral with a measure word no figure: words before it, phrases it begins.
PRONOUNS = frozenset("跑统唯之单逐每同另任某这那专归如不划合其再又首头末上下前后几数好整进成万")
SET_PHRASES = re.compile(
    "|".join(
        (
            "一(?:次(?:性|办|不|就)|件事|条龙|项项|条条|个个|件件|批|张网|本账|个窗口|年来|年一度|期工程|定)",
            "[一每]个(?:自然)?(?:月|季度|年度)|一起(?!$|[,。;、)])|一人(?:一|多)|一年(?!内)|十分|三类内部|四类过程",
            "两个(?:维护|确立|责任|一百年)|四个(?:意识|自信|全面|不)|八项规定|三项制度",
            "[一两三四五六七八九十]个(?:统一|必须|代表|一|为什么|文明|清单一)",
        )
    )
)
