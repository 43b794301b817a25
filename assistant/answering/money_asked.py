"""Whether a Chinese question asks for money without saying yuan: what a fee is, how much each gets or pays (一户补多少)."""

from __future__ import annotations

import re

__all__ = ["EACH_OF", "UNITS_OF_EACH", "asks_for_each", "asks_money_again", "asks_sum_of_money"]

_TIME = "年|学年|学期|月|天|日|季度"
UNITS_OF_EACH = "人次|人|户|对|件|亩|公里|平米|台|部|辆|次|餐|顿饭?|单|份|套|间|床|名|位|个?孩子|个?学生|个?老人|个?村|只|块|座|棵|头|斤|公斤|吨|度电?|立方米?|方水?|场|张|本"
EACH_OF = rf"(?:每一?个?|平均一?个?|(?<![这那第全同唯统过近前后有之])一个?)(?:{_TIME}|{UNITS_OF_EACH})"
_FILLED = "(?:标准|一般|现在|全年|到底|究竟|具体|大概|分别|一共|总共|合计|总计|各|都|是|为|要|得|收|交|缴|有|领|发|补|给|拿|花|付)*"
_BARE = "(?:了|到|过|出去|下来)?多少(?=$|[,，?？。;；呢啊呀吗])"
_FEES = (
    "(?<![收免退缴计])(?:[学房水电气税票邮车伙工保话]|住宿|处理|检索|复印|复制|服务|配送|挂号|检查|诊疗|工本|成本|教辅|餐|伙食|报名|污水处理|物业|停车|信息处理)(?:费|价)"
    "|津贴|补贴|补助|工资|价格|票价|水价|电价|气价|房价|单价|均价|造价|低保金|养老金|救助金|助学金|奖学金|奖金|租金|押金|补差|月薪"
)
_PAID = "补|领|发|交|缴|给|拿|收|罚|奖|赔|付|报销|退|优惠|便宜|减|挣|卖"
_BENEFITS = (
    "低保|五保|供养|特困|养老|津贴|补贴|学费|住宿费|补差|工资|高龄|残疾人|孤儿|优抚|房租|水费|电费|伙食"
)
_ASKED = re.compile(
    rf"(?:{_FEES}){_FILLED}(?:{EACH_OF}){{0,2}}{_FILLED}{_BARE}"
    rf"|{EACH_OF}[^,，?？。]{{0,6}}?(?:能|可以?|要|得)?(?:{_PAID}){_BARE}"
    rf"|(?:{_BENEFITS})[^,，?？。]{{0,8}}?(?:{EACH_OF}){{1,2}}{_FILLED}{_BARE}"
)


def asks_for_each(text: str) -> bool:
    """Whether such a sum is asked for each of something."""
    return asks_sum_of_money(text) and re.search(EACH_OF, text) is not None


def asks_sum_of_money(text: str) -> bool:
    """Whether a sum of money is asked for by what it is, or by what each gets or pays, and by no measure word."""
    return _ASKED.search(text) is not None


_PAID_IN_ALL = re.compile(rf"(?:^|[^,，]{{0,6}})(?:{_PAID}|花|用|支出|投入|下拨|拨)(?:放|付|出)?{_BARE}")


def asks_money_again(text: str, before: str) -> bool:
    """Whether a part after one about money asks what was paid, by a verb alone (每人多少，一共发了多少), or for another kind (农村一年多少)."""
    each = re.search(rf"{EACH_OF}{_FILLED}{_BARE}", text)
    return before == "money" and bool(each or _PAID_IN_ALL.match(text.strip(" ,，?？")))
