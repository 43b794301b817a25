"""Fees by name: what is asked of one kind (保教费, 校车费) is told by no sentence and no figure of another."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.lexicon.data import read_data

__all__ = ["asks_fee", "fee_asked", "is_other_fee", "names_fee", "of_another_number", "steps_asked"]

_ASKED = re.compile("(?P<name>[\u3400-\u9fff]{2,4}?)(?:费(?![用者时])|钱(?=一|是|多|要|怎|咋|[?？]|$))")
_VAGUE = re.compile(
    "[收交缴付免退消花经自公计欠话付]$|多少|几|什么|啥|申请|信息|处理|事业|行政|不要|要不|一共|总共|[一每][年月天个人]|的$|^的|用"
)
"""What stands before 费 without saying which."""


@functools.cache
def _kinds() -> Sequence[re.Pattern[str]]:
    return tuple(re.compile(str(line)) for line in read_data("fees.yaml")["kinds"])


def _kinds_in(text: str) -> set[int]:
    return {at for at, kind in enumerate(_kinds()) if kind.search(text)}


def _asked(question: str) -> set[int]:
    """The kinds of fees a question asks for by name, and only where it says 费."""
    return {at for found in _ASKED.finditer(question) for at in _kinds_in(found.group())}


_AMOUNT = re.compile(
    "[\u3400-\u9fff]费(?:用)?(?:标准)?(?:[一每]个?[年月天次人小时学期]{1,2})?(?:是|要|得|交|收|为)*多少(?!种|项|次|个|人|件|笔)"
)
_QUALIFIED = re.compile(
    "(?P<of>[\u3400-\u9fff]{2,3}?)(?:类|间|档|票|(?<![新学考招])生)(?:专业)?的?[\u3400-\u9fff]{1,3}费"
)
"""Whose fee or which of several it is (医学类学费, 研究生学费, 六人间住宿费)."""


def asks_fee(question: str) -> bool:
    """Whether a Chinese question asks how much a fee is."""
    return _AMOUNT.search(question) is not None


_STEP = re.compile("第[一二三四五六七八九]")
_STEP_ASKED = re.compile("(第[一二三四五六七八九])(?:档|级|阶梯)")
_NUMBERED = re.compile(r"(?P<number>[一二两三四五六七八九十\d]+)(?P<of>人间|人座|档|级|星|号线|路|阶梯)")


def of_another_number(question: str, subject: str) -> bool:
    """Whether a figure's own name has another number before the same word than the question (四人间, 六人间; 第二档, 第三档)."""
    asked = {found["of"]: found["number"] for found in _NUMBERED.finditer(question)}
    return any(asked.get(f["of"], f["number"]) != f["number"] for f in _NUMBERED.finditer(subject))


def steps_asked(question: str) -> set[str]:
    """The steps of a tariff that a question asks about (第三档)."""
    return {found[1] for found in _STEP_ASKED.finditer(question)}


def fee_asked(question: str) -> tuple[str, re.Pattern[str] | None]:
    """The words of a question without those for kinds of fees, and the kind named last."""
    rest, last = question, (-1, -1)
    for at in _kinds_in(question):
        last = max(last, *((found.end(), at) for found in _kinds()[at].finditer(question)))
        rest = _kinds()[at].sub(" ", rest)
    return re.sub("费|钱|价格?", " ", rest), _kinds()[last[1]] if last[0] > 0 else None


def names_fee(question: str, told: str) -> bool:
    """Whether words of a report name each fee that a Chinese question names; true where it names none."""
    steps = set(_STEP.findall(told))
    if steps and not steps_asked(question) <= steps:
        return False
    each = [_kinds_in(found.group()) for found in _ASKED.finditer(question)]
    if not all(any(_kinds()[at].search(told) for at in kinds) for kinds in each if kinds):
        return False
    if any(found["of"][-2:] not in told for found in _QUALIFIED.finditer(question)):
        return False
    names = [
        found["name"]
        for found in _ASKED.finditer(question)
        if found.group().endswith("费") and not _kinds_in(found.group())
    ]
    return all(_VAGUE.search(name) or name[-2:] in told for name in names)


def is_other_fee(question: str, subject: str) -> bool:
    """Whether a figure's own name says another fee than the question does."""
    kinds, own = _asked(question), _kinds_in(subject)
    return bool(kinds and own) and not kinds & own
