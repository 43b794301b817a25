"""Whether a figure is the very quantity a Chinese question asks for, and not one beside it.

For each against in all, what is left against the whole, spent against raised, a rate against a count, the sum paid
against what is waived: they share all their words but the one that tells them apart. Each rule is how a question
asks for a quantity, and how the clause of a figure (or a sentence that is quoted) looks that can tell it; what no
rule speaks of passes. ``asked`` and ``told`` are without blanks.
"""

from __future__ import annotations

import re

from assistant.answering.lookup import is_money
from assistant.answering.money_asked import asks_sum_of_money
from assistant.answering.rates import (
    ASKED_EACH,
    EACH_BARE,
    OF_EACH,
    asks_each,
    is_for_each,
    is_no_mean,
    is_no_rate,
)
from assistant.answering.units import units_of
from assistant.lexicon.segments import MEASURES, naming
from assistant.lexicon.text import compact
from assistant.types import Fact, Origin

__all__ = [
    "IN_LIST",
    "LEFT_TOLD",
    "PEOPLE",
    "are_surveyed",
    "is_another_quantity",
    "is_of_other_part",
    "tells_quantity",
]

_N = r"[\d〇零一二三四五六七八九十百千万亿两半]"
_MANY = r"(?:多少|(?<![哪第])几)"
_SUM = re.compile(rf"{_N}[\d.,]*余?[万亿千百]*余?(?:元|块)")
_COMMA = re.compile("[，,、；;。:：]")
_CLAUSE = re.compile("[,，;；。:：、(（)）]")

_IN_ALL = re.compile(
    r"(?:一共|总共|合计|总计|共计|总额|总金额|全部|加起来|总的|累计)[^?？]*?(?:多少[百千万亿]*(?:钱|元|块|费|款|金|补|资金|[^,，?？]{0,4}[费款金钱](?:$|[,，?？]))|(?:费|款|金|价|钱|补贴|补助|津贴|[收花发补付交用]了?)多少(?:$|[,，?？呢]))"
    r"|(?:[费款金钱]|补贴|补助|津贴)[^,，?？]{0,4}(?:一共|总共|合计|总计|共计|总额|总金额)[^,，?？]{0,6}多少"
    r"|(?<!没)(?:[收花发补付退拨罚]|发放|收取|支出|补助|补贴|下拨|拨付)了(?:多少)(?:[百千万亿]*(?:钱|元|块)|[^,，?？]{0,5}[费款金](?=$|[,，?？呢]))"
)
"""How much money in all."""
_MONEY = re.compile(
    "(?:[罚赔拨捐贷]款|资金|投资|金额|工程款|收入|支出)(?:一般|现在|全年|每年|一年|一共|总共|到底|究竟|具体|各|分别|是|为|有)*多少(?=$|[,，?？呢啊呀])"
)
"""A sum of money, whether or not it is counted in yuan."""
_MONEY_TOLD = re.compile(rf"{_N}[\d.,]*余?[万亿千百]*余?(?:元|块)|免费|无偿|不收|未收|没有?收|零收|全免")
_LESS = re.compile("优惠|减免|减收|便宜|少收|省|退|罚|免|奖|补|赔|让利|降")
"""Of money that is not the price itself."""
_PRICE = re.compile(
    rf"(?:要|得|是|卖|收|花)?多少(?:钱|元|块钱?)(?:$|[,，?？呢啊呀])|{_MANY}(?:块钱?|元)(?:$|[,，?？呢啊呀])|[价费]多少"
)
_DEEDS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile("报销"), re.compile("报销|补偿|赔付|支付")),
    (re.compile(r"(?<!清)(?<!辞)(?<!撤)退(?:了|还|回|费|款|给)(?!休)"), re.compile("退|返还")),
    (re.compile("罚(?:了|款|没|过|得|金)"), re.compile("罚|没收")),
    (re.compile("捐"), re.compile("捐")),
    (re.compile("赔"), re.compile("赔")),
    (re.compile("优惠"), re.compile("优惠|减|免|折|让利")),
    (re.compile("欠"), re.compile("欠")),
    (re.compile("贷"), re.compile("贷")),
    (re.compile("节约|节省|省了|省下"), re.compile("节约|节省|省|压减|核减|减少")),
    (re.compile("追回|挽回|追缴"), re.compile("追|挽回|收回")),
    (re.compile("卖了|销售"), re.compile("销售|卖|售|销|出让|转让|成交")),
)
"""What was done with money (or people), which no figure of another deed tells."""
_SPENT = re.compile(
    "(?:花|用|支出|支)(?:了|掉|去|出)?(?:多少|几)(?!次|人|天|时|户)|(?:花|支出)[^,，?？]{0,4}多少(?:钱|元|块)"
)
_RAISED = re.compile("筹集|收入|募集|征收|收缴|收取|销售额|预算|结余|余额|采购预算")
_SPENT_TOLD = re.compile("支出|花|使用|用于|投入|投资|拨|付|购|合同|造价|发放|完成|支")
_LEFT = re.compile(
    rf"(?:还|尚|仍|剩|余)[剩余有下]*[^,，?？]{{0,10}}?{_MANY}[^,，?？]{{0,8}}?(?:没|未|不|空|闲|待|剩|差)"
    rf"|(?:还|尚|仍)?(?:剩下?|余下|剩余|空着|闲置|空余|缺)[^,，?？]{{0,6}}{_MANY}"
    rf"|(?:没|未)(?!收)(?:有|能|被)?[^,，?？有的]{{1,6}}(?:的[^,，?？多少几]{{0,6}})?(?:有|是|一共|总共|还|又|占)*{_MANY}"
    rf"|{_MANY}[\u3400-\u9fff]{{0,3}}?(?<!有)(?:没有?|未)(?![?？]|$|事)[^,，?？]{{1,6}}"
    rf"|[\u3400-\u9fff]不(?:上|到|了|起|着|通)的?(?:有|是|一共|还)*{_MANY}|{_MANY}[\u3400-\u9fff]{{0,4}}[\u3400-\u9fff]不(?:上|到|了|起|着|通)(?:$|[,，?？的])"
)
"""What is left, or to what nothing was done."""
LEFT_TOLD = re.compile(
    "未|至|整合|合并|精简|压减|保留|留存|现有|实有|没|剩|余(?![元万人名条件份个])|尚|仍|待|在[建办途审]|正在|结转|继续|其余|不[^同断仅少]|无|空|缺|差|漏|逾|拒|失|停|闲|件件|全部|均|100%|百分之百|另"
)
_DONE = re.compile("已|办结|完成|签约|解决|整改|回复|答复|落实|收回|采纳|当场|合格|满意")
_RATE = re.compile(
    r"(?P<of>[\u3400-\u9fff]{2,4}?)率(?:各|分别|又|到底|大概|大约|才|已|都|达|能)*(?:是|为|有|达|到|了|占)*(?:到|了)?(?:多少|几|怎么样|如何|怎样|高不高|多高|咋样)"
)
_RATES = re.compile(
    r"([^,，;；。、\d]{0,10}?)(?:率|度|比例|比重|占比|占[^,，;；。、\d]{0,8}|[比为达]{0,2}[\d.]+[%％]|百分之)"
)
_WHY = re.compile(
    "(?:因为?|由于|就)(?P<why>[^,，的被了而就才老不没]{2,4}?)(?:问题|原因|方面|的事)?(?:被|而|就|才)?(?:来|进行)?(?:投诉|引起|引发|产生|造成|处理|处罚|罚|问责|来电|来信|举报)"
)
_CAUSE_MET = 0.34
_AT_START = re.compile(r"(?:年初|期初|月初|起初|原先|原来|最初|当初)")
_AT_END = re.compile(r"(?:年末|年底|期末|目前|现在|如今|截至|截止)")
_FROM_ON = re.compile(
    r"(?P<bound>\d+|[一二三四五六七八九十百]+)(?P<unit>[岁人户元块件分年级天万个条]{0,2}?)(?:及|或|含)?以(?:上|下|内)"
)
_COUNTED_FOR = re.compile("培训|参训|参加|出席|接待|受益|服务|惠及")
"""What people did or got who were not asked."""
PEOPLE = frozenset({"人", "户", "名", "人次", "位"})
SURVEYED = re.compile("回访|抽样|抽查|抽取|问卷|随机|测评|调查|走访|电话访问|抽检")
_OF_SURVEY = re.compile("回访|抽|问卷|随机|测评|评议|评价|调查|走访|访问|参与|满意|第三方|发放|检")
_PERSONS = re.compile(
    rf"{_MANY}(?:个|名|位)?(?:人次|人|户|家|学生|老人|病人|患者|居民|群众)?(?:$|[,，?？呢啊的])"
)
"""Whom one asked are not all there are."""

_LEVEL = re.compile("第([一二三四五六七八九十]|\\d{1,2})(?=级|档|阶梯|梯|类|等|层|批|季度|轮)")
"""Which of several levels, each with a figure of its own."""
_NO_MONEY = re.compile(
    rf"{_MANY}(?P<unit>间|只|对|头|亩|公里|吨|棵|株|床|米|层|幢|艘|平方|立方|公顷|班|门|节|课时|学分|人次|户|台|辆|部|册|本)(?!钱)"
)
_PAID_TOO = re.compile("多少(?:钱|元|万|费|款|资金)")
_ALL_ASKED = re.compile("一共|总共|合计|总计|全部|加起来|总的")
_ONE_OF = re.compile("最[高多大长贵低少](?:的|一)|单(?:笔|项|个|次|人)最")
_BUDGET = re.compile("预算(?!执行|支出)")
_ENDS_WITH_BUDGET = re.compile("预算(?!执行|支出|外)[^。；;]{0,12}$")
_SPENT_ASKED = re.compile("实际|花了|花掉|用了|用掉|支出|决算|开销")
_DID = re.compile(
    rf"(?<![\u3400-\u9fff]被)(?P<deed>[\u3400-\u9fff]{{2}})(?:了|过)(?:大概|大约|一共|总共)?{_MANY}"
    rf"|(?:^|[年里中,，])(?P<what>[\u3400-\u9fff]{{2,4}}?)的(?P<of>毕业生|学生|老人|居民|村民|群众|人员|企业|单位|学校|家庭|患者|病人|职工|教师|农户)(?:一共|总共|有|是|共)*{_MANY}"
)
"""What was done to so many (抽查了多少所), and what those were who are counted (就业的毕业生有多少)."""
_ANY_DEED = re.compile(
    "收到|公开|发布|举办|召开|开展|组织|完成|办理|受理|处理|接待|制定|印发|投入|使用|建设|安排|新增|增加|减少|提供|接到|收集|征集|参加|推出|制作|编印|发放|开设|建成|涉及|覆盖|培训|回复|答复|办结|接听|更新|推送|报送|进行|设立|设置|落实|解决|整改|公示|公布|刊发|采纳|审查|清理|发送|解答|回应|调整|录取|招收"
)
"""Deeds that reports word in many ways."""
_SO_MANY_DONE = re.compile(
    rf"(?P<deed>[\u3400-\u9fff]{{2}})(?:了|的)?{_MANY}(?:条|件|封|人|户|份|起|项|个|次|批)"
)
_PLACES = re.compile(
    f"{_MANY}[个所家座处]?(?P<of>行政村|村|社区|乡镇|镇|街道|学校|小区)(?![级里内人民])"
    "(?![\u3400-\u9fff]{0,10}(?:区|点|站|室|栏|屏|厅|馆|中心|平台|网站|账号|窗口|机构|目录|清单|指南|信息|文件|干部|项目)(?:$|[,，?？呢啊]))"
)
"""Places are counted, not what is theirs (多少个乡镇政务公开体验区)."""
_OF_KIND = re.compile("[\u3400-\u9fff]{2}类(?!别|型|似)")
_NEXT_KIND = re.compile(r"^[\d.]*(?:万?元)?、[\u3400-\u9fff]{2,8}?\d[\d.,]*万?元")
"""Another kind with its own sum behind a sum."""
_REMAINS = re.compile("^[还尚仍]?(?:剩|余下|留)(?![^多少几]*(?:没|未))[^没未不]*$")
_CLOSED = re.compile("关停|关闭|注销|撤销|停用|停更|退出|清理|减少|涉及")
"""What was done away with is not what remains (政务新媒体还剩几个: 关停12个)."""
IN_LIST = re.compile("、[^,，、;；]{1,8}$|每[人生户名][^。;；]{0,40}元[,，][^,，、;；。]{1,8}$")
"""A list of amounts, of which only the first says that they are for each (文史类每生每年3800元、艺术类8000元)."""
_OFTEN = re.compile(rf"{_MANY}次(?!数|率|品)")
_OFTEN_TOLD = re.compile(
    rf"{_N}余?多?[万千百]?(?:人?次|场|期|回|轮|届|批|趟|件|起)|[每逐按][日天周月季年]|次数|未|没|无|零"
)
_COUNTER = re.compile(rf"{_MANY}[百千万亿]?(人次|[{MEASURES.replace('个', '')}元])")
_MEASURE = re.compile(
    "[余多]?[百千万亿]*(立方|平方|公里|公顷|公斤|千瓦|兆瓦|标箱|剂次?|架次|吨|只|对|床|顶|棵|株|头|羽|尾|匹|斤|米|度|升|瓶|袋|盒|根|口|眼|盏|颗|粒|票)"
)
"""Measures that are no unit of a figure here, so that nothing else says what it counts."""


def tells_quantity(asked: str, told: str) -> bool:
    """Whether a quoted sentence can tell the quantity a question asks for."""
    asked = asked.strip(" ?？。.呢啊呀")
    if (level := _LEVEL.search(asked)) and (levels := _LEVEL.findall(told)) and level[1] not in levels:
        return False
    if _OFTEN.search(asked) and not _OFTEN_TOLD.search(told):
        return False
    if _AT_START.search(asked) and _AT_END.search(told) and not _AT_START.search(told):
        return False
    if re.search("不满|差评", asked) and not re.search("不满|差评|不认可|投诉", told) and "满意" in told:
        return False
    if "在校" in asked and "在校" not in told:
        return False
    if (
        _SPENT_ASKED.search(asked)
        and "预算" not in asked
        and _BUDGET.search(told)
        and not _SPENT_TOLD.search(told)
    ):
        return False
    if _ALL_ASKED.search(asked) and _ONE_OF.search(told) and not re.search("[合总共]计|[总共]", told):
        return False
    kind = _OF_KIND.search(asked)
    if kind and kind[0] not in told and len(set(_OF_KIND.findall(told))) > 1:
        return False
    counted = _NO_MONEY.search(asked)
    if counted and _is_money_alone(told, counted["unit"]):
        return False
    if _is_only_rate(asked, told) or not _counts_places(asked, told):
        return False
    money = [clause for clause in _CLAUSE.split(told) if _SUM.search(clause)]
    if _asks_money(asked) and not _MONEY_TOLD.search(told):
        return False
    if _is_other_money(asked, told, money):
        return False
    if asks_each(asked) and money and not any(is_for_each(asked, clause) for clause in money):
        return False
    return _tells_rest(asked, told, told) and _tells_rate(asked, told) and _tells_why(asked, told)


def is_another_quantity(said: str, fact: Fact, text: str, *, rest: bool = False) -> bool:
    """Whether a figure of running text is another quantity than a Chinese question asks for.

    ``rest`` says that of what is left the whole and what was done may be told too, to be reckoned from.
    """
    if fact.origin is not Origin.PROSE:
        return False
    before, behind = text[fact.quote.start : fact.span.start], text[fact.span.end : fact.quote.end]
    clause = f"{fact.subject} {_COMMA.split(before)[-1]}{_COMMA.split(behind)[0]}"
    own, before, behind = (compact(part).text for part in (clause, before, behind))
    asked = compact(said).text.lower().strip(" ?？。.呢啊呀")
    if not (rest or _tells_rest(asked, own, f"{before}{own}")):
        return True
    return _is_another(asked, own, before, behind, money=is_money(fact), unit=fact.unit)


def _is_another(asked: str, own: str, before: str, behind: str, *, money: bool, unit: str) -> bool:
    """The same of what it is called with its clause (``own``), what stands before it in its sentence and behind it."""
    counter = _COUNTER.search(asked)
    if is_no_mean(asked, own):
        return True
    if money and _is_one_kind(asked, own, behind):
        return True
    if not _tells_deed(asked, f"{before}{own}{_COMMA.split(behind)[0]}"):
        return True
    if money and _NO_MONEY.search(asked) and not _PAID_TOO.search(asked):
        return True
    if _ALL_ASKED.search(asked) and _ONE_OF.search(own):
        return True
    if not unit and counter and (measure := _MEASURE.match(behind)) and measure[1] != counter[1]:
        return True
    if _asks_money(asked) and not money and unit:
        return True
    each = f"{before}{own}" if IN_LIST.search(before) else own  # 文史类每生每年3800元、艺术类8000元
    if money and (asks_each(asked) or EACH_BARE.search(asked)) and not is_for_each(asked, each):
        return True
    if (level := _LEVEL.search(asked)) and (told := _LEVEL.findall(before)) and told[-1] != level[1]:
        return True
    if _is_other_money(asked, own, [own] if money else []):
        return True
    bound = _FROM_ON.search(asked)
    if bound and not re.search(rf"(?<!\d){bound['bound']}\D{{0,3}}(?:以[上下内]|至|[-—~～])", own):
        return True
    if not _tells_why(asked, own):
        return True
    if unit == "%" and not _tells_rate(asked, own):
        return True
    if _AT_START.search(asked) and _AT_END.search(own) and not _AT_START.search(own):
        return True
    if money and _SPENT_ASKED.search(asked) and "预算" not in asked and _ENDS_WITH_BUDGET.search(before):
        return True
    surveyed = are_surveyed(own, before) and not _OF_SURVEY.search(asked)
    return bool(surveyed and _PERSONS.search(asked) and unit in PEOPLE)


def are_surveyed(own: str, before: str) -> bool:
    """Whether people are counted only as those asked or tested (回访门诊病人3600人、住院病人2400人)."""
    subject = own.split(" ")[0]
    other = _COUNTED_FOR.search(subject) or any(not SURVEYED.search(d) for d in naming(subject).deeds)
    return SURVEYED.search(f"{before}{own}") is not None and not other


def _asks_money(asked: str) -> bool:
    """Whether a sum of money is asked for by what it is called or by what each gets or pays."""
    return bool(_MONEY.search(asked)) or asks_sum_of_money(asked)


def is_of_other_part(asked: str, own: str, quote: str, *, money: bool) -> bool:
    """Whether a figure is no rate where one is asked for, of another cause (因收费被投诉), or the whole where the rest is asked for."""
    if is_no_rate(asked, quote, money=money):
        return True
    return not (_tells_why(asked, own) and _tells_rest(asked, own, ""))


def _is_other_money(asked: str, told: str, money: list[str]) -> bool:
    """Whether the sums told are none of those asked for: for each, waived, raised, of another deed."""
    if any(deed.search(asked) and not said.search(told) for deed, said in _DEEDS):
        return True
    if not money:
        return False
    if _IN_ALL.search(asked) and not ASKED_EACH.search(asked) and all(OF_EACH.search(c) for c in money):
        return True
    if (
        _PRICE.search(asked)
        and not _LESS.search(asked)
        and all(re.search("优惠|减免|便宜", c) for c in money)
    ):
        return True
    raised = all(_RAISED.search(c) and not _SPENT_TOLD.search(c) for c in money)
    return bool(_SPENT.search(asked) and raised and not _RAISED.search(asked))


def _tells_rest(asked: str, own: str, around: str) -> bool:
    """Whether what is left is told: as such, or by the whole and what was done of it."""
    left = _LEFT.search(asked)
    if left is None or re.search("没有|有没有|了没", left.group()):
        return True
    if own != around and _REMAINS.search(left.group()) and "停" not in asked:
        return not _CLOSED.search(own)
    both = own == around and _DONE.search(around) and len(re.findall(rf"{_N}+", around)) > 1
    return bool(LEFT_TOLD.search(own) or both)


def _tells_rate(asked: str, told: str) -> bool:
    """Whether a rate is told by its own name (离婚率 is no 合格率)."""
    found = _RATE.search(asked)
    if found is None:
        return True
    named = " ".join(_RATES.findall(told))
    units = units_of(found["of"])
    return (
        not named.strip()
        or bool(set(found["of"][-2:]) & set(named))
        or any(u.held_by(named)[1] >= 0.5 for u in units)
    )


def _tells_why(asked: str, told: str) -> bool:
    """Whether what it was done for is told, where a question limits itself to it (因收费被投诉)."""
    found = _WHY.search(asked)
    units = units_of(found["why"]) if found else ()
    return not units or any(unit.held_by(told)[1] >= _CAUSE_MET for unit in units)


def _is_only_rate(asked: str, told: str) -> bool:
    """Whether of what was done so often only the rate is told (回复了多少条: 回复率88%)."""
    found = _SO_MANY_DONE.search(asked)
    rate = f"{found['deed']}率" if found else ""
    return bool(rate) and rate in told and found["deed"] not in told.replace(rate, "")  # type: ignore[index]


def _is_money_alone(told: str, unit: str) -> bool:
    """Whether money is told and nothing in the unit asked for (建了多少间: 1875.5万元)."""
    return (
        bool(_SUM.search(told))
        and re.search(f"{_N}[余多]?[万千百]?(?:{unit}|[名个位家][^,，]{{0,4}}{unit})", told) is None
    )


def _counts_places(asked: str, told: str) -> bool:
    """Whether places are counted where that is asked for (覆盖了多少个村)."""
    found = _PLACES.search(asked)
    if found is None or re.search("各(?!类|种|项|方)|全[县市区镇乡校]|所有|每个", told):
        return True
    return bool(
        re.search(
            rf"{_N}[余多]?[个所家座处]?[^,，。;；]{{0,6}}{found['of'][-1]}|{found['of'][-1]}[^,，。;；]{{0,6}}{_N}|[未没无]",
            told,
        )
    )


_TOGETHER = re.compile("总共|一共|共计|总计|合计|拢共|累计")


def _tells_deed(asked: str, told: str) -> bool:
    """Whether the deed is told that makes those counted a part of others (抽查了多少所学校, 就业的毕业生)."""
    found = _DID.search(_TOGETHER.sub("", asked))
    deed = (found["deed"] or found["what"]) if found else ""
    if deed not in naming(deed).deeds or _ANY_DEED.fullmatch(deed) or deed[-1] in "到出给完过上下":
        return True
    units = units_of(deed)
    return not units or any(unit.held_by(told)[1] >= _CAUSE_MET for unit in units)


def _is_one_kind(asked: str, own: str, behind: str) -> bool:
    """Whether a sum is that of the first of several kinds (学费标准为文史类3800元、理工类4200元), and the question names none."""
    named = re.split("为|是|[:：]", own.split(" ")[0])
    kind = re.split("每|标准", named[-1])[0]
    pairs = [kind[at : at + 2] for at in range(len(kind) - 1)]
    return len(named) > 1 and bool(_NEXT_KIND.match(behind)) and not any(pair in asked for pair in pairs)
