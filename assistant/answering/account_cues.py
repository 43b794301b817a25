"""How it is asked whether figures fit together: the account of applications, or two reports of one body."""

from __future__ import annotations

import re

__all__ = ["FITS", "REPORT", "TWO_REPORTS", "asks_account", "asks_two_reports"]

FITS = re.compile(
    "平不平|[列账帐算持]平|平衡|[账帐].{0,4}平|等于|相等|等不等|一致|一样|不同|相同|相符|不符|吻合|勾稽|匹配|出入|打架|矛盾|改过?口|变了"
    "|(?:对|合|碰|扣|轧|接)(?:不|得|能)?(?:不)?[上拢起](?!面|级|年|报|海)|说得?通|算得?对|差了?(?:多少|几)|哪[个份本]?(?:是|才)?(?:对|准|真)"
    r"|\b(?:balanc\w*|equals?|add(?:s|ed)? up|match\w*|reconcil\w*|agrees?|tall(?:y|ies)|squares?|same|identical|consisten\w*|inconsisten\w*|differ\w*|contradict\w*|discrepan\w*|correspond\w*|tie)\b"
)
"""Whether figures fit together, however it is said."""
_SIDES = (
    re.compile(
        r"新(?:收|接|受理|来|进)|收到的?|收的|收进来?|进来的|受理的|本年收|当年收|\bnew(?:ly)?\b|\breceived\b|\bcame in\b|\bincoming\b"
    ),
    re.compile(
        "上(?:一)?年(?:度)?(?:的)?(?:结转|留|剩|转|带|没办完|未办结)|去年(?:的)?(?:结转|留|剩|转|带|没办完)|结转(?!到?下|[到至给入]|次|明|来年|20)|(?:往年|早先|原先)(?:结转|留|剩|转)|转(?:过)?来的|老账|旧账|存量"
        r"|\bcarried (?:over|in)\b(?! to| into)|\bbrought (?:forward|over|in)\b|\b(?:from|of) (?:the )?(?:last|previous|prior|preceding) year\b|\bcarry-?over\b"
    ),
    re.compile(
        r"办(?:理)?(?:结|完|掉|了的|好)|办理(?:总|结果|的)|答复(?:了|的|总)|处理(?:了|的|完|总)|总计|\bhandled\b|\bprocessed\b|\bclosed\b|\bdealt with\b|\bcompleted\b|\bresults?\b|\bconcluded\b"
    ),
    re.compile(
        "结转(?:到|至|给|入)?(?:下|次|明|来|20)|(?:留|转|拖|带|推|剩|挪|压|顺延|滚)(?:到|给|至|下|转|入|进)*(?:下|次|明|来)(?:一)?(?:个)?年|下(?:一)?年(?:度)?(?:继续|接着|再)|(?:没|未|还没)(?:有)?办(?:完|结)"
        r"|\bcarried (?:forward|out|on|over to|over into|into)\b|\bnext year\b|\bfollowing year\b|\bleft over\b|\boutstanding\b"
    ),
)
"""The four figures of the account: what came in, what was left of last year, what was closed, what is left."""
_BOOKS = re.compile("[账帐].{0,4}平|平[账帐]|收支|进出|列.{0,3}平|平不平")
_OF_APPLICATIONS = re.compile("申请|表三|第三(?:张|个)?表|收到和处理")
_LEAST = 3
_AMOUNT = re.compile(r"(?<!差)多少|(?<!差)几(?:[件个宗份]|$)|\bhow many\b")
"""Figures asked for one by one (新收多少、办结多少) are no account to be balanced."""
REPORT = "(?:度)?(?:的)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:年报|报告)"
_YEAR = r"(?:(?:19|20)?\d\d)年?"
TWO_REPORTS = re.compile(
    f"(?:两|2|前后|先后)(?:份|本|个|年|期|次|篇)?(?:年)?{REPORT}|{_YEAR}{REPORT}.{{0,16}}?(?:和|与|跟|同|对|、|及|还是|比).{{0,6}}?{_YEAR}{REPORT}"
    f"|(?:次|下一?|第二|后一?|转过)年{REPORT}"
    r"|\b(?:two|both) (?:annual |yearly )?reports\b|\b(?:19|20)\d\d(?:'s)? (?:annual )?report\b.{0,40}\b(?:19|20)\d\d(?:'s)? (?:annual )?report\b"
    r"|\b(?:next|following|later) year's (?:annual )?report\b|\breport (?:of|for) the (?:next|following) year\b"
)
"""Two reports of different years are set against one another."""


def asks_account(text: str) -> bool:
    """Whether it is asked if the account of applications balances (新收加结转等不等于办结加结转下年)."""
    if not FITS.search(text):
        return False
    named = sum(bool(side.search(text)) for side in _SIDES)
    books = bool(_BOOKS.search(text))
    return (named >= _LEAST and (books or not _AMOUNT.search(text))) or (
        books and bool(_OF_APPLICATIONS.search(text))
    )


def asks_two_reports(text: str) -> bool:
    """Whether it is asked if two reports print the same (21年报告和22年报告里写的一样吗)."""
    return bool(TWO_REPORTS.search(text) and FITS.search(text))
