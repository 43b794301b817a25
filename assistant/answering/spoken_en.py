"""English as it is spoken: hesitations left out, years said in words (twenty twenty-one, two thousand and nineteen) in digits."""

from __future__ import annotations

import re

__all__ = ["as_written"]

_HESITATING = re.compile(
    r"^(?:(?:u+m+|u+h+m*|e+r+m*|hm+|a+h+|o+h+)\b[,.… -]*(?:(?:so|well|like|yeah|ok(?:ay)?|you know|i mean)\b[,.… -]*)*)+(?=\S.{5})|\b(?:u+m+|u+h+m*|e+rm+|hm+)\b[,.…]*\s+(?=\S)"
)
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_BELOW_40 = {
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{f"{ten} {one}".strip(): base + number for base, ten in ((20, "twenty"), (30, "thirty")) for number, one in enumerate(_ONES)},
}  # fmt: skip
_SMALL = "|".join(sorted((word.replace(" ", "[ -]") for word in _BELOW_40), key=len, reverse=True))
_DIGIT = "|".join(_ONES[1:])
_SPOKEN = re.compile(
    rf"\b(?:twenty[ -](?:(?:oh|o)[ -](?P<zero>{_DIGIT})|(?P<short>{_SMALL}))"
    rf"|(?:two|2)[ -]thousand(?: and|,)?[ -](?:(?P<digit>{_DIGIT})|(?P<long>{_SMALL})))\b"
    r"(?![ -](?:[a-z-]+ )??(?:requests|applications|cases|items|people|persons|pieces|yuan|times|calls|copies|thousand|hundred|million)\b)"
)


def as_written(plain: str) -> str:
    """A lower-case question without hesitations, English years in digits; an amount of things stays as it is."""
    return _SPOKEN.sub(_year, _HESITATING.sub("", plain))


def _year(found: re.Match[str]) -> str:
    digit = found["zero"] or found["digit"]
    small = (found["short"] or found["long"] or "").replace("-", " ")
    return str(2000 + (_ONES.index(digit) if digit else _BELOW_40[small]))
