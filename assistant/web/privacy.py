"""Personal data people type by mistake: noticed before anything is sent on or stored."""

from __future__ import annotations

import re

__all__ = ["personal_data"]

IDENTITY = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXxＸｘ](?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
BANK_CARD = re.compile(r"(?<!\d)62\d{2}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?(?!\d)")

KINDS = ((IDENTITY, "身份证号", "an identity number"), (BANK_CARD, "银行卡号", "a bank card number"))
MOBILE_KIND = ("手机号", "a mobile phone number")


def personal_data(text: str, language: str = "zh") -> str:
    """What kind of personal data the text seems to hold, in words; empty when none.

    Landline numbers are not personal data here: people ask whose number a printed one is.
    """
    narrow = text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    for pattern, chinese, english in (*KINDS, (MOBILE, *MOBILE_KIND)):
        if pattern.search(narrow):
            return english if language == "en" else chinese
    return ""
