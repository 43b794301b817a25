"""Whether words of a report hold the kind of thing asked for: a place, a person, a number of a document, money, a unit.

A sentence that speaks of everything a question names may tell something else of it: of where the press conferences
were held nothing is told by a sentence without a place, of who hosted them none by how many there were. Each rule is
what a question asks for, and how a sentence looks that can tell it; what no rule speaks of passes. ``asked`` and
``told`` are without blanks in Chinese; English questions are in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.level_cues import level_asked

__all__ = ["RANK_ASKED", "tells_kind_of_thing", "tells_kind_of_thing_en"]

_N = r"[\d〇零一二三四五六七八九十百千万亿两半]"
_Rules = Sequence[tuple[re.Pattern[str], re.Pattern[str]]]
_AT = (
    "(?<![存正实现潜])在(?![线编职校内此建册保案岗逃])|(?<![关对由等大小属基限便利善鉴])于|位于|地[址点]|[设放搬驻送到]至|[设摆放装建]到"
    "|馆|厅(?!局)|[路街巷道]\\d|[楼室栋]|网站|专栏|公众号|平台|(?:查阅|公开|服务|受理)点|场所|中心|广场|大院|校区|园区|线上|[\u3400-\u9fff](?:镇|乡|村|社区)"
)
_PERSONS = "由|邀|聘|请(?![示求])|[长员](?![期效度治久工])|主任|书记|领导|负责|专家|教授|讲师|律师|记者|老师|嘉宾|主播|代表|干部|同志|人(?!次|民|均)|者|[局厅委院处科办](?!理|结|证|法)|室|公司|部门|单位|机构|中心|名单|一名|1名"
"""How a person or an office is told."""
_TAUGHT = "讲|授|教|师|专家|领导|主任|[局处科]长|由|邀|聘"
_HOSTED = "主持|主播|由|邀|嘉宾|做客|[局县市区镇乡长]长|主任|书记|负责人|领导"
_MATTERS = "一是|[、:：；;]|[“《]|包括|主要(?!负责|领导)|涉及|集中|围绕|关于|有关|为主|内容|方面|情况|通报(?!问题|批评|表扬|\\d)|[主议课]题|题目|介绍|解读|等|因|缺|难|不(?!少于|低于|超过|足)|未|漏|误"
"""How a sentence tells what things are, not only how many."""
_DOCUMENT = r"[〔\[［【(（]\s*(?:19|20)\d\d\s*[〕\]］】)）]|第\s*\d+\s*号|\d+号"
_NOT_ONLY_FAILED = r"^(?!\D*不合格\D{0,8}\d[\d.,万]*\D*$)"
"""Of how many were tested nothing is told by the one number of those that failed."""
_UNITS = ("吨", "公里", "平方", "亩", "公顷", "升(?!级|学)", "千瓦", "米(?!线)", "斤")
"""Measures of what is no thing counted one by one."""

_STAFF = "医生|大夫|医师|护士|老师|教师|职工|员工|工作人员|学生|床位|病床"
"""Who and what an institution has many of."""
_RANK_ASKED_EN = r"\b(?:what|which) (?:place|position|rank(?:ing)?|spot|standing)\b(?! (?:can|could|do|did (?:people|they)(?!')|should|of work))|\bhow (?:high(?:ly)?|low|well) (?:did|was|were|is)\b[^?]*\b(?:rank(?:ed)?|finish(?:ed)?|placed?|come)\b|\bhow did [^?]{2,60}? (?:rank|place)\b(?! (?:its|the|an?)\b)|\bwhere (?:did|was|were|is|does) [^?]{2,60}? (?:rank(?:ed)?|placed?|come|finish(?:ed)?|stand)(?= (?:in|on|for|among|within)\b|\W*$)|\b(?:rank|ranking|placing|(?:league|table) (?:place|position)|position in the (?:league )?(?:table|ranking|standings|assessment|appraisal|evaluation)) (?:of|did|in|among)\b"
RANK_ASKED = re.compile(
    r"第几(?!季|期|批|次|轮|款|条|页|个|任)|排名(?:是|为)?(?:多少|几|如何|怎么?样)|(?:什么|啥|多少)名次|"
    rf"{_RANK_ASKED_EN}"
)
_RANK_TOLD = re.compile(f"第\\s?{_N}|名列|位[列居]|排名|首位|居首|前{_N}|末位|倒数|垫底")
_ZH: _Rules = (
    (
        re.compile(r"^(?!.*(?<!\d)\d{1,3}[处个家块座台]).*(?:(?<![现存出错卡])在|去|设|往)了?(?:哪里|哪儿|何处|什么地方|啥地方|哪个地方|哪些地方)(?!有|不|出|错|做)"),
        re.compile(_AT),
    ),
    (re.compile("谁[^,，]{0,4}主持|主持(?:人|的)?(?:都|又)?是?(?:谁|哪位|什么人)|[哪何]人主持|哪位[^,，]{0,4}主持"), re.compile(_HOSTED)),
    (
        re.compile("谁[^,，]{0,3}(?:主?讲|授课|教|上课)|(?:主?讲|授课|教|上课)(?:人|的|老师)*(?:都|又)?是(?:谁|哪位)|哪位[^,，]{0,6}(?:讲|授课)"),
        re.compile(_TAUGHT),
    ),
    (re.compile("谁(?!知|都能|都可)|哪位|何人|什么人"), re.compile(_PERSONS)),
    (re.compile("哪[些几](?:个|位)?(?:领导|嘉宾|专家|负责人)"), re.compile("[长员](?![期效度治久工])|主任|书记|领导|负责|专家|教授|师|嘉宾|代表")),
    (
        re.compile("[队组班](?:子|成员)?[^,，]{0,4}有(?:多少|几)个?人"),
        re.compile(rf"{_N}[余多]?\s*(?:人(?!次)|名|位)"),
    ),
    (re.compile("^(?!.*(?:电话|地址|邮|联系|传真|号码|几点)).*(?:多少|几)"), re.compile("^(?!.*(?:邮编|地址)[:：])(?!.*请(?:与|致电|拨打)[^,，。]{2,30}联系)")),
    (
        re.compile("申请[^,，]{0,8}(?:公司|企业|单位|个人|律师|老百姓|村民|群众)(?:自己|一共|总共)?(?:提|递|交|申请|要)(?:了|出|的|过)*(?:多少|几)"),
        re.compile("^(?!.*(?:集中|内容|主要是))|[由属为](?:自然人|企业|公司|个人)|提[出交]"),
    ),
    (
        re.compile("申请(?!.*(?:留言|信箱|热线|诉求|工单|咨询|来信))"),
        re.compile("^(?!.*(?:留言|信箱|热线|诉求|工单|来信))|申请|公开"),
    ),
    (re.compile("文号|发文字号"), re.compile(_DOCUMENT)),
    (re.compile("(?<![哪有这那])几点(?:钟|到几点|开|关|下|上|放|能|可以|结束|停|才|就|供|送|$)"), re.compile(r"\d[:：]\d|\d[时点]|小时|全天")),
    (re.compile("(?:多少|几)[十百千万]*人次"), re.compile("人次|人(?!均)|名|号|例|户")),
    (
        re.compile(
            "(?:学费|住宿费|教辅费|水价|电价|气价|票价|房租|租金|工资|薪水|价格|价钱|补贴标准|低保标准|津贴|奖金|押金|工本费)(?:一年|一个月|每年|每月|一学期)?(?:是|要|为|有|到底|交)*多少(?![项条件次个类种宗户人])"
        ),
        re.compile("元|块|免|不变|调整|没有收"),
    ),
    (
        re.compile(rf"有(?:多少|几)(?:个|名|位)?(?:{_STAFF})(?:\W|$)"),
        re.compile(rf"(?:{_STAFF})(?:总?数|共|有|为|达|人数)*{_N}+[余多]?(?:名|人(?!次)|位|张)|{_N}[余多]?(?:名|位|个|张)(?:{_STAFF})"),
    ),
    (re.compile("工资|薪|收入水平|挣多少"), re.compile("工资|薪|收入|报酬")),
    (
        re.compile(
            "(?:问题|毛病|意见|建议|诉求|要求|内容|事情?|项目|主题|题目)(?:都|又|主要|具体|分别|大多)*(?:是|有)(?:什么|啥|哪些)"
            "|[提讲说谈](?:了|的|出|到)*(?:什么|啥|哪些)(?!时)|什么(?:问题|毛病|意见|建议|诉求|内容|主题)[？?]?$|问得?最多的"
        ),
        re.compile(_MATTERS),
    ),
    (re.compile("错在(?:哪|什么|何)|哪(?:里|儿)(?:出)?错"), re.compile("因|由于|未|漏|误|超|不(?!予)|缺|没|失|适用|依据|程序")),
    (re.compile("多久|多长时间"), re.compile(rf"{_N}\s*(?:多|余)?个?(?:工作日|日|天|小时|分钟|秒|周|星期|月|年|季度)|[每即当][日天周月季年时]|半年|长期")),
    (re.compile("独立(?:用户|访客)|[uU][vV]"), re.compile("独立|用户|访客|[uU][vV]")),
    (
        re.compile("(?:抽检|抽查|检测|检验|化验)(?:了|的|过)?(?!出|不)(?!.*(?:不合格|问题))[^,，]{0,6}(?:多少|几)"),
        re.compile(_NOT_ONLY_FAILED),
    ),
    (re.compile("粉丝"), re.compile("粉|关注|订阅|用户")),
    (RANK_ASKED, _RANK_TOLD),
    (
        re.compile("(?:免|减|少收|优惠|返还|退还?)[^,，]{0,6}多少(?:元|钱|块|费)"),
        re.compile(rf"(?:免|减|少收|优惠|返还|退)[^,，。;；]*{_N}\s*余?[万亿]?(?:元|块)"),
    ),
    *(
        (re.compile(f"(?:多少|几)[万亿千百]*(?:{unit})"), re.compile(f"{_N}\\s*余?[万亿]?(?:{unit}|平方|立方|公)"))
        for unit in _UNITS
    ),
    (
        re.compile("^(?!.*上半年).*下半年|^(?!.*下半年).*上半年", re.S),
        re.compile("^(?!.*上半年(?:[、和与及]|以及)下半年[^,，。]{0,8}各)", re.S),
    ),
)  # fmt: skip
"""What a Chinese question asks for, and how a report looks that tells it."""
_HOSTS = r"(?:host(?:ed|s|ing)?|chair(?:ed|s)?|moderat\w+|presid\w+|anchor\w*|present(?:ed|er|ers)?)"
_TEACH = r"(?:taught|teach(?:es)?|lectur\w+|instruct\w+|trainers?|gave|led|ran|conducted|deliver\w+)"
_EN: _Rules = (
    (re.compile(rf"^(?=.*\b(?:league|table|rank\w*|standings|assess\w*|apprais\w*|evaluat\w*)\b)(?=.*(?:{_RANK_ASKED_EN}))"), re.compile(f"第\\s?{_N}(?!方)|名列|位[列居]|排名|首位|居首|前{_N}[名位]|末位|倒数|垫底")),
    (re.compile(rf"^(?:and |so )?(?:who|which (?:person|official|leader)s?)\b[^?]*\b{_HOSTS}\b|\bhosted by whom\b"), re.compile(_HOSTED)),
    (re.compile(rf"^(?:and |so )?who\b[^?]*\b{_TEACH}\b"), re.compile(_TAUGHT)),
    (re.compile(r"^(?:and |so )?(?:who|whom|by whom|to whom)\b(?!se\b)|\band who\b|\bnames? of the (?:person|people|officials?|speakers?|lecturers?)\b"), re.compile(_PERSONS)),
    (re.compile(r"^(?:and |so )?where (?:were|was|is|are|did|do|does|can|could|have|has|had|exactly|in)\b(?![^?]*\b(?:rank|place[ds]?|come|came|stand|stood|finish\w*|fall|fell|go wrong)\b)"), re.compile(_AT)),
    (re.compile(r"\b(?:document|reference|file|serial|circular) (?:number|no\.?)\b"), re.compile(_DOCUMENT)),
    (re.compile(r"^(?:and |so )?what (?:(?:was|were|is|are)|did)\b[^?]*\babout(?: in [\d–-]+)?\W*$|^(?:and |so )?what (?:was|were) the [^?]*\b(?:topics?|themes?|subjects?|problems?|issues|suggestions|proposals)\b|^what did (?:the|those|these)\b[^?]*\b(?:put forward|suggest\w*|propose\w*|raise|say|ask for|complain of)\W*$"), re.compile(_MATTERS)),
    (re.compile(r"^(?:and |so )?how much\b(?!\s+(?:of|time|water|space))[^?]*\b(?:pay|paid|spend|spent|cost|charged?|earn\w*)\b"), re.compile(rf"{_N}\s*余?[万亿]?(?:元|块)|免费|无偿|[未没不]|零")),
    (re.compile(r"^(?:and |so )?how long (?:did|had|has|have|was|were|does|do|is|are|will)\b"), re.compile(rf"{_N}\s*(?:多|余)?个?(?:工作日|日|天|小时|分钟|秒|周|星期|月|年|季度|字|米|公里)|[每即当][日天周月季年时]|半年")),
    (re.compile(r"\bunique (?:users?|visitors?)\b"), re.compile("独立|用户|访客")),
    (re.compile(r"\b(?:test(?:ed)?|sampl(?:ed|es)|inspect(?:ed)?|checked)\b(?![^?]*\b(?:fail\w*|substandard|unqualified|problems?|below|pass\w*)\b)"), re.compile(_NOT_ONLY_FAILED)),
    (re.compile(r"^(?!.*\bfirst[- ]half\b).*\b(?:second|latter)[- ]half\b|^(?!.*\b(?:second|latter)[- ]half\b).*\bfirst[- ]half\b"), re.compile("^(?!.*上半年(?:[、和与及]|以及)下半年[^,，。]{0,8}各)", re.S)),
    (re.compile(r"\bfollowers?\b|\bsubscribers?\b"), re.compile("粉|关注|订阅|用户")),
    (re.compile(r"\bhow many of (?:those|these|them)\b[^?]*\bgranted\W*$"), re.compile(r"予以公开|[部全]分?公开|公开[(（]?\d|提供|同意|准|满足|答复")),
    (re.compile(r"\b(?:disclosure|information) (?:applications?|requests?)\b(?![^?]*\b(?:messages?|mailbox|hotline|letters?|enquir\w+)\b)"), re.compile("^(?!.*(?:留言|信箱|热线|诉求|工单|来信))|申请|公开")),
    (re.compile(r"\bwhich (?:applicant|resident|citizen|villager|plaintiff)s?\b(?! (?:group|type|kind|categor))|\bi need (?:the|his|her|their) names?\b"), re.compile("某|先生|女士|公司")),
    (re.compile(r"\bhow many (?:[a-z]+ ){0,2}(?:objections|suggestions|comments|complaints|proposals|opinions)\b"), re.compile(rf"{_N}[余多]?\s*(?:条|个|件|份|封|项|人次|篇|起|次)|未|没|无")),
    (re.compile(r"\b(?:waived?|exempt\w*)\b[^?]*\b(?:how much|yuan|rmb|money|amount)\b|\b(?:how much|yuan|rmb|money|amount)\b[^?]*\b(?:waived?|exempt\w*|let off)\b"), re.compile(rf"(?:免|减|少收|优惠|返还|退)[^,，。;；]*{_N}\s*余?[万亿]?(?:元|块)")),
    (re.compile(r"\bhow many\b[^?]*\b(?:only|solely|exclusively) (?:with|on|about|the)\b"), re.compile("^(?!.*(?:及其他|和其他|及其它|等其他))", re.S)),
    (re.compile(r"\b(?:tons?|tonnes?)\b"), re.compile("吨")),
    (re.compile(r"\b(?:kilomet(?:re|er)s?|km)\b"), re.compile("公里|千米")),
    (re.compile(r"\b(?:hectares?|acres?|mu)\b"), re.compile("公顷|亩")),
)  # fmt: skip
"""What an English question asks for, and how a report looks that tells it."""
_MONEY = re.compile(
    "(?:多少|几)[百千万亿]*(?:元|钱|块)|(?:资|款|金|费|额|值|钱)[^,，?？]{0,6}多少[百千万亿]?(?=$|[,，?？呢])"
)
_BOUND_ASKED = re.compile(
    "至少|最低|起码|不低于|不少于|超过|以上|门槛|标准|限额|要求|规定|多大|计划|打算|拟|将|力争|目标|预计"
)
_SUM = re.compile(rf"{_N}[\d.,余]*\s*余?[万亿]*余?(?:元|块)")
_BEFORE_BOUND = re.compile("(?:不低于|不少于|低于|少于|超过|高于|大于)$")
_BEHIND_BOUND = re.compile("(?:[(（]?含[)）]?)?(?:及|或)?以[上下](?:的|[\u3400-\u9fff])|限额|标准")
_TIMES = re.compile("(?:多少|几)(?:场次?|期|届|轮)(?!人)")
_TIMES_TOLD = re.compile(
    rf"{_N}\s*余?多?个?(?:场|期|次|届|轮|回|批|班|月|季|周|[日天])|[每逐按][日天周月季年双]|无|未|没|停|取消"
)
_HELD = re.compile(
    "(?P<noun>(?!计划|打算|一共|总共|举办|开展|召开|组织|播出|举行|参加|安排|推出|制作|编印|发行|完成|全年|共计)[\u3400-\u9fff]{2})(?:班|会|课|活动)?(?:了|过)?(?:多少|几)(?:期|场次?|届|轮)(?!人)"
    "|(?:多少|几)(?:期|场次?|届|轮)[\u3400-\u9fff]{0,4}?(?P<behind>[\u3400-\u9fff]{2})(?:班|会|课|活动)?$"
)
"""What was held so many times (培训几期, 几期业务培训班)."""
_HELD_TOLD = re.compile(rf"{_N}\s*余?多?(?:期|场|届|轮|次)(?!人)")
_CLAUSES = re.compile("[,，;；。:：]")
_ITEMS = re.compile("(?:多少|(?<![那这哪])几)(?:条|篇|份|件|封|部|块(?!钱)|台)(?![是事])")
_COUNTED = re.compile(rf"{_N}[余多]?\s*个?([\u3400-\u9fff%％])")
_NO_ITEMS = frozenset("人名位场期户次届年月日天%％元")
"""Units of what is no item: persons, sessions, households, money, days."""
_DENIED = re.compile("未|没|无|停")
_ALL_TOLD = re.compile(
    "(?:一共|总共|合计|共计|加起来|全部|所有|总的)[^?？]*(?:多少|几)|(?:多少|几)[^?？]*(?:一共|总共|合计)"
)
_ONE_OF = re.compile(rf"(?:最[多高大]|单)的?一?[场次期篇条个天日][^,，。;；]*?{_N}")
"""The figure of one of several, the largest."""
_SUMMED = re.compile(rf"(?:累计|合计|总计|共计|总|共)[\u3400-\u9fff]{{0,6}}{_N}")


def tells_kind_of_thing(asked: str, told: str) -> bool:
    """Whether a sentence holds the kind of thing a Chinese question asks for."""
    if any(wants.search(asked) and not says.search(told) for wants, says in _ZH):
        return False
    level = level_asked(asked)
    if level is not None and not level.search(told):
        return False  # what the whole city received is not what its counties did
    if not _counts_held(asked, told):
        return False
    if _only_bounds(asked, told) or (_TIMES.search(asked) and not _TIMES_TOLD.search(told)):
        return False
    units = _COUNTED.findall(told) if _ITEMS.search(asked) and not _DENIED.search(told) else []
    if units and _NO_ITEMS.issuperset(units):
        return False  # how many suggestions they made is not how many they are
    return not (_ALL_TOLD.search(asked) and _ONE_OF.search(told) and not _SUMMED.search(told))


def tells_kind_of_thing_en(asked: str, told: str) -> bool:
    """Whether a sentence of a report holds the kind of thing an English question asks for."""
    return all(says.search(told) for wants, says in _EN if wants.search(asked))


def _counts_held(asked: str, told: str) -> bool:
    """Whether what was held is named beside a count of sessions, where another clause names it (直播不少于15场，并把培训延伸到社区)."""
    found = _HELD.search(asked.rstrip("?？。呢啊"))
    noun = (found.group("noun") or found.group("behind")) if found else ""
    clauses = _CLAUSES.split(told)
    counted = [
        ("" if not at or re.search(_N, clauses[at - 1]) else clauses[at - 1]) + clause
        for at, clause in enumerate(clauses)
        if _HELD_TOLD.search(clause)
    ]
    return not (noun and noun in told and counted) or any(noun in clause for clause in counted)


def _only_bounds(asked: str, told: str) -> bool:
    """Whether money is asked for and the only sums told are bounds of what is counted (总投资5000万元以上的项目)."""
    if not _MONEY.search(asked) or _BOUND_ASKED.search(asked):
        return False
    sums = list(_SUM.finditer(told))
    return bool(sums) and all(
        _BEHIND_BOUND.match(told[found.end() :]) or _BEFORE_BOUND.search(told[: found.start()])
        for found in sums
    )
