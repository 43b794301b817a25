"""Whether words of a report tell of the very part, place or person that a Chinese question limits itself to.

Of 申请里职业举报人提了多少件 nothing is told by a sentence on all applications, of 高桥村有几块公示栏 nothing by the
boards of thirteen villages together, of 请了多少位企业负责人 nothing by how many meetings there were. ``asked`` and
``told`` are folded and without blanks.
"""

from __future__ import annotations

import re

from assistant.answering.platforms import asks_audience
from assistant.answering.units import DEED, NAME, units_of

__all__ = ["WAIVED", "WAIVED_TOLD", "places_named", "tells_limits"]

_MANY = r"[\d〇零一二三四五六七八九十百千万亿两数近半]"
_PERSONS = re.compile(
    "(?:多少|(?<![哪第])几)(?:位|名|万?个?(?:人(?![次家均大民事才])|老百姓|群众|学生|老师|居民(?![点小楼委组区])|村民(?![小委组])|市民))"
)
_PERSONS_TOLD = re.compile(
    rf"{_MANY}\s*[余多来]?\s*[万千百]?[余多]?(?:人|名|位|户|个?[\u3400-\u9fff]{{0,6}}(?:员|者|代表|家长|学生|干部|师))|(?:人|员|者|代表|群众|师|粉丝|用户|咨询|访问|量|数)[数量次]?(?:突破|达到?|为|是|约|共|超过?|[:：])*{_MANY}|无|没|未"
)
_AUDIENCE = re.compile("万人次(?:看|观看|收看|点击|浏览|围观)|人次(?:看|观看|收看|围观)")
_AUDIENCE_TOLD = re.compile("人次|观看|收看|浏览|点击|阅读|播放|访问|次")


def tells_limits(asked: str, told: str) -> bool:
    """Whether a sentence tells of whatever a question limits its count to: persons, a part, a share, one place alone."""
    asked = asked.strip(" ?？。.呢啊呀")
    if _PERSONS.search(asked) and not asks_audience(asked) and not _PERSONS_TOLD.search(told):
        return False
    if _MONEY.search(asked) and not (_MONEY_TOLD.search(told) and _tells_purpose(asked, told)):
        return False
    if _AUDIENCE.search(asked) and not _AUDIENCE_TOLD.search(told):
        return False
    if any(named.search(asked) and not said.search(told) for named, said in _NAMED):
        return False
    return _tells_part(asked, told) and _tells_alone(asked, told)


WAIVED = re.compile("(?<!不)减免|(?<!难)免(?:了|掉|收|除|交|缴)|豁免")
WAIVED_TOLD = re.compile("减|免|豁")
"""Fees waived are no fees collected."""
_NAMED = (
    (re.compile("核实|查实|属实|坐实"), re.compile("属实|查实|核实|实有|立案|查处")),
    (re.compile("实际(?:上)?(?:完成|支出|到位|投入|花|用)"), re.compile("实际|完成|支出|到位|实[收支]")),
    (
        re.compile(
            "历年(?:累计|以来|一共|总共)|有史以来|开通(?:后|以来|至今)|(?:施行|实施)以来|至今(?:累计|一共|总共|共)"
        ),
        re.compile("累计|历年|以来|至今|总量|共有"),
    ),
    (WAIVED, WAIVED_TOLD),
    (re.compile("信箱"), re.compile("信|邮|留言")),
    (
        re.compile("咨询(?!点|台|室|窗|热线|电话)[^,，]{0,4}(?:多少|几)人?次"),
        re.compile("咨询|询问|解答|解惑|接听|来电|热线|问"),
    ),
    (re.compile("(?:办事|政务|服务|便民)大厅|窗口"), re.compile("大厅|窗口|中心")),
    (
        re.compile("(?:热线|12345)[^,，?？]{0,8}(?:率|满意)"),
        re.compile("热线|1[12]\\d{3}|电话|来电|接线|平台|话务|呼叫"),
    ),
    (re.compile("图书馆|档案馆|文化馆|博物馆|展览馆"), re.compile("图书馆|档案馆|文化馆|博物馆|展览馆")),
)
"""Where something is counted, and how a sentence looks that tells of it."""
_GENERAL = "[各全每某该本我你他其多几些个有两哪下在去往的级乡村镇区县街社]"
_PLACE = re.compile(
    rf"(?<![\u3400-\u9fff])(?:(?!{_GENERAL})[\u3400-\u9fff]){{2,3}}"
    "(?:(?:(?<!行政)(?<!示范)(?<!薄弱)(?<!贫困)(?<!偏远)(?<!自然)村|社区|嘎查|苏木|镇|乡|街道)(?![村镇务民规])|(?<![辖园片发新小城山牧林地校景灾库])[区县](?![级域长委直情里]))"
)
"""A single place named."""


def places_named(masked: str) -> list[str]:
    """The single places named in a question whose names of bodies are blanked out (高桥村)."""
    return _PLACE.findall(masked)


_MONEY = re.compile(
    "多少[万亿]?(?:钱|块钱|元|money|yuan|rmb)|多少[万亿]?元?[\u3400-\u9fff]{0,6}(?:金|款|费|补贴|补助)$"
)
_MONEY_TOLD = re.compile(rf"{_MANY}\s*余?[万亿]?(?:元|块)|免费|无偿|[未没不]|零")
_PURPOSE = re.compile("多少[万亿]?元?(?P<what>(?![的万亿元])[\u3400-\u9fff]{1,6}(?:金|款|费|补贴|补助))$")


def _tells_purpose(asked: str, told: str) -> bool:
    """Whether a clause with an amount of money says what money is asked for (发了多少低保金)."""
    found = _PURPOSE.search(asked)
    units = [unit for unit in units_of(found.group("what")) if unit.weight >= NAME] if found else []
    clauses = [clause for clause in _CLAUSES.split(told) if _MONEY_TOLD.search(clause)]
    return not units or any(unit.held_by(c)[1] >= _PURPOSE_MET for unit in units for c in clauses)


_AMOUNT = "(?:多少|(?<!哪)几|百分之几)"
_END = "(?:万?[件份封人个条项起名位户家元钱次通宗例部块]{0,2}钱?)?(?=$|[,，?？。呢啊呀])"
_INSIDE = re.compile(
    rf"(?:(?<![哪这那家村镇县乡市区院坝厅室楼馆网站群会目屋栏册页])里(?:头|面|边)?|(?<![其年期])中(?!心|央|小|学|标|国|医|共|介|级)|当中|之中|其中)(?:的)?[,，、]?(?:有|属于|因为?|的)?"
    rf"(?P<part>[^,，。;；?？、里中]{{2,12}}?)(?:的)?(?:一共|总共|又|都|各|大概|才|只)?(?:有|是|占|提了?|用了?|花了?|告了?|要了?)?了?{_AMOUNT}{_END}"
)
_BEHIND = re.compile(
    r"(?:里(?:头|面|边)?|中|当中|之中|其中)[,，]?(?:又)?(?:有|占)?(?:多少|几)[个名位人件封条份]?(?:人)?(?:是|为|属于|来自)(?:的)?(?P<part>[\u3400-\u9fff]{2,8}?)(?:的|们)?(?=$|[?？,，。呢啊])"
)
_COUNTED_AS_ONE = re.compile(rf"[、和及与][\u3400-\u9fff]{{2,8}}(?:共|合计|总计|等){_MANY}")
"""Things named one after the other and counted together (市民代表和学生共326人)."""
_PART_MET, _PURPOSE_MET = 0.34, 0.25
_CLAUSES = re.compile("[,，;；:：]")
_DIGIT = re.compile(r"[\d一二三四五六七八九十两零没无未]")


def _tells_part(asked: str, told: str) -> bool:
    """Whether a sentence counts the part of the things named that a question limits itself to (市民里有多少是学生)."""
    for pattern in (_INSIDE, _BEHIND):
        found = pattern.search(asked)
        units = [unit for unit in units_of(found.group("part")) if unit.weight >= DEED] if found else []
        if all(unit.weight < NAME for unit in units):
            continue
        clauses = [clause for clause in _CLAUSES.split(told) if _DIGIT.search(clause)]
        clauses = [clause for clause in clauses if not _COUNTED_AS_ONE.search(clause)]
        if not any(unit.held_by(c)[1] >= _PART_MET for unit in units for c in clauses):
            return False
    return True


_ALONE = re.compile(
    "(?<![阳观风曝时])光(?:是|说|那)|单(?:独|算|是|说)|(?<![简订])单(?=[\u3400-\u9fff]{2,8}(?:网|馆|站|号|镇|村))|不[算含]|仅仅?(?:是|算)"
)
_TOGETHER = re.compile(
    "各级|各(?:部门|单位|乡镇|县区|地)|[两三四五]号合一|总量|全[市县区省]各|等(?=[\\d一二三四五六七八九])"
)


def _tells_alone(asked: str, told: str) -> bool:
    """Whether a sentence tells of one thing alone where that is asked for (单是门户网站, 不算微博), not of several together."""
    return not _ALONE.search(asked) or not _TOGETHER.search(told)
