"""Which level below a place a question asks about: its offices, its counties, its towns."""

from __future__ import annotations

import re

__all__ = ["level_asked"]

_COUNTIES = r"县[(（]?市?[、,，]?区[)）]?|县[(（]市、区[)）]|区县|县市区|各?县区"
_OFFICES = "[省市州县区][直属](?:属)?(?:部门|单位|机关)|政府部门|[省市州县区]级(?:部门|机关|单位)"
_TOWNS = "乡镇|镇街|街道[(（]乡?镇[)）]|乡镇[(（]街道[)）]|镇[(（]街道[)）]"
_ASKED = (
    "(?:^|[^、和与跟及除])(?:各|下辖的?|所辖的?|所有)*(?:{level})(?:(?:那|这)(?:一?块|部分|边|头)|部分)?(?:儿|的)?(?:一共|总共|合计|加起来|又|都)*"
    "(?:新?收到?|受理|接到?|办理|办结)?(?:了|的)*(?:是|有|占)?(?:公开|政府信息公开|信息公开)*(?:申请)?(?:了|是|有)?(?:多少|几)"
)
_LEVELS = tuple(
    (re.compile(_ASKED.replace("{level}", level)), re.compile(level))
    for level in (_COUNTIES, _OFFICES, _TOWNS)
)


def level_asked(asked: str) -> re.Pattern[str] | None:
    """How reports name the level whose own part of the applications a question asks for, if it does."""
    return next((told for wants, told in _LEVELS if wants.search(asked)), None)
