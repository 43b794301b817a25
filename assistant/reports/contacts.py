"""How to reach the body and what the report says about itself: phone, address, channels, attachments.

Every value is what is printed behind its own words (电话, 传真, 地址 …); a phone number beside a fax
number never stands for it. A number of the site's footer is furniture; it counts only where the report
itself has none and the footer names nobody who runs the site.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.lexicon.number_patterns import PHONE_NUMBER
from assistant.reports.dates import DATE
from assistant.reports.lines import Line, Page
from assistant.types import Field, Section, Span

__all__ = ["contact_fields"]

_NUMBER = rf"{PHONE_NUMBER}|(?<!\d)0\d{{9,11}}(?!\d)|(?<![\d-])(?:\d{{7,8}}|\d{{3,4}}[- ]\d{{4}})(?![\d-])"
_NOTE = r"(?:\((?!0\d)[^()\n]{1,10}\))?"
"""What stands in brackets between a label and its number, or behind a number: 电话(办公室):…."""
_BETWEEN = rf"{_NOTE}[:为是 \"]{{0,3}}"
_PHONE_WORDS = "|".join(
    (
        "(?:联系|咨询|办公|公开|受理|监督|投诉|举报|值班|服务|业务)*(?:电话|热线)(?:号码)?",
        r"联系方式|[Tt][Ee][Ll]|联系人[:]?[^\d,;。:\n]{0,12}?",
    )
)
_PHONES = re.compile(
    rf"(?P<words>{_PHONE_WORDS})(?P<both>[(/、和及兼]+(?:传真|[Ff]ax)\)?)?"
    rf"{_BETWEEN}(?P<numbers>(?:{_NUMBER})(?:{_NOTE}(?:[、,;/或和]|(?<=\d) +)(?:{_NUMBER}))*)"
)
_CALLED = re.compile(
    r"(?:联系|咨询|致电|拨打|来电)(?:(?!传真|[Ff]ax|FAX|邮编|[。;\n\d]).|(?<=[拨打电系])\n+(?=0\d)|\d{1,4}(?=[号室楼层栋])){0,40}?"
    rf"(?P<number>{PHONE_NUMBER})"
)
"""A number one is told to call without the word 电话 (联系方式:党政办,021-…)."""
_FAX = re.compile(
    rf"(?:传真|[Ff]ax|FAX)(?:号码|电话)?(?P<both>[(/、和及兼]+电话\)?)?{_BETWEEN}(?P<number>{_NUMBER})"
)
_OTHER_SERVICE = re.compile("(?:急救|急诊|挂号|预约|报修|抢修|报警|火警|救援|订票|销售)$")
"""Before the word 电话: a number of another service than disclosure, mostly of the site's head."""
_COMPLAINT = re.compile("监督|投诉|举报")
_ONE_PHONE = re.compile(_NUMBER)
_NEXT_LABEL = "邮政?编码?|(?:联系|咨询|监督|办公)*电话|传真|电子邮[箱件]|[Ee]-?mail|联系人|办公时间|网址"
_ADDRESS = re.compile(
    r"(?:通[讯信]|办公|联系|详细|受理|邮寄|单位)*地址[:为是]{0,2} *(?P<value>[^,;。\n|:]{4,60}?)"
    rf"(?=[,;。\n)|]|\((?!原)|{_NEXT_LABEL}|$)"
)
_WHERE = re.compile(
    r"(?:联系|咨询|来访|来信)[:,]? *(?:[^,;。\n|:()]{2,30}\()?(?P<value>[^,;。\n|:()]{2,30}(?:路|街|道|巷|镇|村|大院)[^,;。\n|:]{0,12}?\d+号[^,;。\n|:]{0,24}?)"
    rf"(?=[,;。\n)|]|{_NEXT_LABEL}|$)"
)
"""An address one is told to turn to without the word 地址."""
_ROOM = "号|楼|层|室|大院|大厦|[栋幢座]"
_BESIDE_PHONE = re.compile(
    rf"(?<=[(,:])(?P<value>(?!请|可|欢迎|联系|咨询)[\u4e00-\u9fff](?:[^,;。\n|:()@请]){{3,40}}?(?:{_ROOM}))"
    rf"(?=[,、]? ?(?:邮编|邮政编码|(?:联系|咨询|办公)*电话|{PHONE_NUMBER}))"
)
"""An address beside a phone number or post code, without a word that says so ((城关镇大井坎路77号,电话…))."""
_CHIEF = (
    "主任|局长|书记|[省州市区县旗镇乡厅科处院校关行队会]长|秘书长|负责人|主要领导|分管领导|副职|专员|委员"
)
_UNIT_WORDS = (
    "联系(?:单位|部门|机构)|受理(?:机构|部门|单位)|承办(?:单位|机构|部门|科室)|编制(?:单位|机构)|办公室名称"
)
_REPORT = "(?:本)?(?:年度)?(?:报告|年报)(?:的)?"
_SIMPLE = tuple(
    (name, re.compile("".join(pieces)))
    for name, *pieces in (
        ("postcode", r"(?:邮政编码|邮编|邮政编号)[:为是]{0,2} *(?P<value>\d{6})(?!\d)"),
        (
            "email",
            r"(?<![A-Za-z0-9_.+-])(?P<value>[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}",
            r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
        ),
        ("website", r"(?P<value>(?:https?://|www\.)[A-Za-z0-9][A-Za-z0-9./_?=&%~:#-]*[A-Za-z0-9/])"),
        (
            "office_hours",
            r"(?:办公|工作|受理|接待|服务|对外)时间(?:[:为是]{1,2}|(?=[上下]午|工作日|周[一二三四五]|星期|每[天周日]|\d{1,2}:\d)) *(?P<value>[^。;\n|]{4,60}?)",
            r"(?=[。;)\n|]|,(?:联系|电话|地址|传真)|$)",
        ),
        (
            "office_hours",
            r"(?=[工周星每个上下 \d])"  # tried at every character: most are none it can begin with
            r"(?P<value>(?:(?:工作日|周一至周五|星期一至星期五|每?个?工作日)[^。;\n|]{0,6}?)?(?:[上下]午)? ?\d{1,2}:\d\d(?= ?[-~至到—–])[^。;\n|]{1,40}?)",
            r"(?=(?:对外)?(?:办公|接待|受理|上班|服务)|\((?:节假日|法定))",
        ),
        ("office", rf"(?:{_UNIT_WORDS})[:为是]{{1,2}} *(?P<value>[^,;。\n|:(]{{3,40}})"),
        (
            "office",
            r"(?:请|可|欢迎)(?:直接)?(?:与|同|和|向|致电|联系)[:]?(?P<value>(?![我本])[\u4e00-\u9fff]{3,36}?)",
            r"(?=联系|咨询|反映|索取|[(])",
        ),
        (
            "responsible",
            rf"(?:由|明确)(?P<value>[^,。;:由]{{0,22}}?(?:{_CHIEF})(?:\([^)]{{1,10}}\))?)(?:同志)?",
            "(?:具体|直接|亲自|全面)?(?:分管|负责|牵头|主管|主抓|任|担任|为)",
        ),
        (
            "responsible",
            r"(?:联系人|责任人|负责人|经办人)[:为是]{1,2} *",
            r"(?P<value>[\u4e00-\u9fff·]{2,5}?)"
            r"(?=(?:审核人|填[报表写]人|制表人|经办人|联系人|负责人|(?:联系)?电话|传真|(?:填报)?日期) ?:|[^\u4e00-\u9fff· :]|\s(?! *:)|$)",
        ),
        (
            "channel",
            rf"{_REPORT}(?:电子版|全文|内容|文本)?(?:的)?(?:公[布开]|发布|查阅|获取)(?:的)?",
            r"(?:方式|渠道|途径|网址|地址)[:为是]{1,2} *(?P<value>[^。;\n]{4,80})",
        ),
        (
            "channel",
            rf"{_REPORT}(?:电子版|全文)?[^。;\n]{{0,6}}",
            "(?:可(?:以)?(?:在|从|登录|通过)|请(?:登录|在|访问)|(?:将)?在)",
            r"(?P<value>[^。;\n]{4,80}?)(?:上)?(?:查阅|下载|查询|获取|浏览|查看|(?:公布|公开|发布)(?=[,。;)]"
            r"|$))",
        ),
        (
            "channel",
            rf"{_REPORT}(?:电子版|全文|纸质版|文本)?[^。\n]{{0,60}}?(?:于{DATE}(?:起)?)?",
            r"(?:(?:发布|公布|刊登|刊载|登载|公开|挂|登|存放)(?:在|于|到)|(?<=[告版文报])见(?:于)?)(?P<value>(?!\d)[^,;。\n]{4,60})(?=[,;。\n]|$)",
        ),
        (
            "channel",
            rf"{_REPORT}[^。\n]{{0,60}}?于{DATE}(?:起)?在(?P<value>[^,;。\n]{{4,60}}?)(?:上)?(?:发布|公布|公开|刊登|刊载|挂网|上线)",
        ),
        (
            "channel",
            r"(?:公众|群众|市民|社会各界|大家)(?:可(?:以)?|如需)(?P<value>(?:在|到|登录|通过|前往)[^。\n]{4,80}?(?:浏览|查阅|查看|下载|领取|索取|获取)[^。\n]{0,40})(?=[。\n]|$)",
        ),
        (
            "structure",
            rf"(?P<value>(?:{_REPORT}|全文)(?:内容)?(?:主要|共|全文|分别|正文|将)?",
            r"(?:(?:包括|包含|分为|共分|分)[^。\n]{10,300}?|由[^。\n]{10,300}?(?:部分|组成)))(?=[。\n]|$)",
        ),
    )
)
_HOW = {"channel": "opening", "structure": "opening", "responsible": "body"}


def contact_fields(page: Page, sections: Sequence[Section], furniture: Sequence[Span]) -> list[Field]:
    """Contact details and self-descriptions, in the order in which they are to be preferred.

    Texts are as printed, numbers and addresses of the net in plain characters.
    """
    found = [*_phones(page), *_fax(page), *_addresses(page)]
    for name, pattern in _SIMPLE:
        for match in pattern.finditer(_text(page)):
            value = match["value"].strip(" :,")
            value = value.strip("\"'") if value.count('"') % 2 == 0 else value.strip("\"' ").lstrip("<")
            if len(value) > 1:
                start = match.start("value") + match["value"].index(value)
                end = start + len(value)
                shown = value if value.isascii() else page.printed(start, end)
                found.append(_field(page, name, shown, start, end, _HOW.get(name, "contact")))
    found += _attachments(page, sections)
    cut = [field for field in found if field.span and any(part.covers(field.span) for part in furniture)]
    free = [field for field in found if field not in cut]
    if not any(field.name == "phone" for field in free):
        free += _of_footer(page, furniture, cut)
    return _once(free)


_OPERATOR = re.compile(
    "(?:主办|承办|主管|管理|运维|维护|协办)(?:单位)?[:：]|版权所有|[Cc]opyright|©|技术支持"
)
_OF_SITE = re.compile("网站|技术|系统|维护|不良|纠错|举报|监督|投诉|热线")


def _of_footer(page: Page, furniture: Sequence[Span], cut: Sequence[Field]) -> Iterator[Field]:
    """The phones below the report on a page that names nobody who runs the site: they are the body's own.

    A footer that does (主办:…, 版权所有…) gives that one's number, often of another body.
    """
    below = max(
        (page.span(line.start, line.end).end for line in page.lines if not _is_cut(page, line, furniture)),
        default=0,
    )
    closing = [span for span in furniture if span.end > below]
    if any(_OPERATOR.search(span.of(page.text)) for span in closing):
        return
    for field in cut:
        if field.name == "phone" and field.span is not None and field.span.start >= below:
            before = page.text[max(0, field.span.start - 12) : field.span.start]
            if not _OF_SITE.search(re.split(r"[\s,;，；、]", before)[-1]):
                yield replace(field, quote=field.span, how="footer")


def _is_cut(page: Page, line: Line, furniture: Sequence[Span]) -> bool:
    span = page.span(line.start, line.end)
    return any(part.covers(span) for part in furniture)


_IN_TABLE = re.compile(
    r"(?<=电话|热线|传真|地址|邮编|编码|时间|信箱|邮箱|网址|方式|机构|部门|科室|单位)[ \t]*[|\t][ \t]*(?=[^|\s])"
)
"""What parts a label from its value in a table of contacts."""


@functools.lru_cache(maxsize=8)
def _text(page: Page) -> str:
    """The page's compact text, labels of a table ending in a colon; every character at its place."""
    return _IN_TABLE.sub(lambda found: ":".ljust(len(found.group())), page.view.text)


def _field(page: Page, name: str, value: str, start: int, end: int, how: str) -> Field:
    return Field(name, value, page.span(start, end), page.sentence(start, end), how)


def _phones(page: Page) -> list[Field]:
    """Phones; lines for complaints after the others, those of other services last. ``电话(传真)`` is a fax number too."""
    plain: list[Field] = []
    complaints: list[Field] = []
    others: list[Field] = []
    for match in _PHONES.finditer(_text(page)):
        for number in _ONE_PHONE.finditer(_text(page), match.start("numbers"), match.end("numbers")):
            field = _field(page, "phone", _plain(number.group()), number.start(), number.end(), "contact")
            if _text(page).startswith("(传真)", number.end()):
                plain.append(replace(field, name="fax"))
                continue
            kept = complaints if _COMPLAINT.search(match["words"]) else plain
            if _OTHER_SERVICE.search(_text(page)[: match.start()][-4:]):
                others.append(field)
                continue
            kept.append(replace(field, how="complaint") if kept is complaints else field)
            if match["both"]:
                plain.append(_field(page, "fax", field.value, number.start(), number.end(), "contact"))
    for match in _CALLED.finditer(_text(page)):
        start, end = match.span("number")
        called = _field(page, "phone", _plain(match["number"]), start, end, "contact")
        kept = complaints if _COMPLAINT.search(match.group()) else plain
        kept.append(replace(called, how="complaint") if kept is complaints else called)
    return [*plain, *complaints, *others]


def _fax(page: Page) -> Iterator[Field]:
    for match in _FAX.finditer(_text(page)):
        start, end = match.span("number")
        yield _field(page, "fax", _plain(match["number"]), start, end, "contact")
        if match["both"]:
            yield _field(page, "phone", _plain(match["number"]), start, end, "contact")


_AREA = re.compile(r"(?:\+?86[- ]?)?(?:\((?P<bracketed>0\d{2,3})\)[- ]*|(?P<bare>0\d{2,3})[- ]+)")


def _plain(number: str) -> str:
    """A phone number without blanks and brackets: ``(010)65194406`` → ``010-65194406``."""
    number = number.replace("·", "-").replace(".", "-")
    if code := _AREA.match(number):
        main = re.sub(r"(?<=\d{3})[- ](?=\d{4}(?!\d))", "", number[code.end() :], count=1)
        return f"{code['bracketed'] or code['bare']}-{main.replace(' ', '')}"
    if re.fullmatch(r"\d{3,4} \d{4}|1\d\d[- ]\d{4}[- ]\d{4}", number):
        return re.sub(r"\D", "", number)
    return re.sub(r"-+", "-", number.replace(" ", "-" if number.startswith(("400", "800")) else "")).strip(
        "-"
    )


def _addresses(page: Page) -> Iterator[Field]:
    for match in (
        *_ADDRESS.finditer(_text(page)),
        *_WHERE.finditer(_text(page)),
        *_BESIDE_PHONE.finditer(_text(page)),
    ):
        value = match["value"].strip()
        if re.search(r"[\u4e00-\u9fff]{2}", value) and not re.search("http|www|@|网站", value):
            yield _field(
                page, "address", value, match.start("value"), match.start("value") + len(value), "contact"
            )


_ATTACHMENT_MARK = re.compile(
    r"(?:[一二三四五六七八九十]+、)?附\s?(?:件|表)?\s?\d*[:.、]?(?:\d{1,2}[.、])?|"
    r"\d{1,2}[.、]"
)
_ATTACHMENT_NAME = re.compile(r".*(?:表|报告|清单|情况|目录|指南)$")
_PRINTED = re.compile(r"(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)(?!附)")
"""A heading inside an attachment that is printed in full."""
_FILE_NAME = re.compile(r".*\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)$", re.IGNORECASE)


_ROWS = 4
"""Lines with figures behind the name of an attachment that make it one printed in full."""


def _follows(page: Page, name: Line, end: int) -> bool:
    """Whether the attachment named is printed right behind, up to the end of its section."""
    behind = (line.text for line in page.lines if name.end <= line.start < end)
    named = (_ATTACHMENT_NAME, _FILE_NAME)
    rows = (text for text in behind if re.search(r"\d", text) and not any(p.match(text) for p in named))
    return sum(1 for _ in rows) >= _ROWS


def _attachments(page: Page, sections: Sequence[Section]) -> Iterator[Field]:
    """Names of attachments: in a section headed 附件, and every line that ends like a file name."""
    headed = [
        (page.view.index(section.span.start), page.view.index(section.span.end))
        for section in sections
        if _ATTACHMENT_MARK.match(section.heading)
        and "附" in section.heading[:4]
        and "附则" not in section.heading
    ]
    for line in page.lines:
        if len(line.text) > 70 or re.search(r"[。|\t]", line.text):
            continue
        mark = _ATTACHMENT_MARK.match(line.text)
        name = line.text[mark.end() if mark else 0 :].strip(" :[]")
        within = [end for start, end in headed if start <= line.start < end]
        inside = bool(within) and not _PRINTED.match(line.text) and not _follows(page, line, within[0])
        if name and (_FILE_NAME.match(name) or (inside and _ATTACHMENT_NAME.match(name))):
            start = line.start + line.text.index(name)
            yield _field(
                page, "attachment", page.printed(start, start + len(name)), start, start + len(name), "body"
            )


def _once(fields: Sequence[Field]) -> list[Field]:
    """Each value of each name once, the first of them."""
    kept: dict[tuple[str, str], Field] = {}
    for field in fields:
        kept.setdefault((field.name, field.value), field)
    return list(kept.values())
