"""Whether a question asks which places or offices of one body come first (申请量居前三位的是哪些县区)."""

from __future__ import annotations

import re

from assistant.types import Question

__all__ = ["NUMBER", "PLACES_ASKED", "PUT_IN_ORDER", "asks_places", "kind_of_places", "without_kind"]

NUMBER = "[一二两三四五六七八九十几\\d]+"
_KINDS = "县市区|县区|区县|市县|市区|乡镇|镇街|街镇|街道|委办局|部门|单位|科室|处室|地方|机关|分公司|学院|县|区|市|州|旗|镇|乡|局"
_OF_LEVEL = "(?:[省市县区州]直(?:属)?|[省市县区州]级|直属)?(?:的)?"
PLACES_ASKED = re.compile(
    rf"(?:哪|什么)(?:一?[些个家]|{NUMBER}[个家]?)?{_OF_LEVEL}(?:{_KINDS})(?![里级直])"
    rf"|(?:[前后]|最[多少高低大小]的前?){NUMBER}(?:名|位|个|家)?的?{_OF_LEVEL}(?:{_KINDS})|(?:{_KINDS})(?:分别|都)?(?:是|有|为)(?:哪|谁)|(?:{_KINDS})(?:里面?|中|当中|之中|里头)[,，]?(?:是|数)?(?:哪|谁)"
)
PUT_IN_ORDER = re.compile(
    f"最[多少高低大小]|[前后]{NUMBER}[名位个家]?|(?:居|排名?|位[居列])[前后首末]|靠[前后]|领先|第[一二三]|首位|末位|垫底|倒数|依次"
)
_PLACES_ASKED_EN = re.compile(
    r"\b(?:which|what|rank(?:ing)?(?: of)?) (?:(?:of|the|its|their|top|first|one|two|three|four|five|\d|municipal|city|county|city's|county's|district|provincial|government|local|subordinate|level|administrative|functional)[ -])*?"
    r"(?P<kind>departments?|bureaus?|agenc(?:y|ies)|offices?|units?|count(?:y|ies)(?: (?:or|and) districts?)?|districts?(?: (?:or|and) count(?:y|ies))?|towns?(?:hips?)?|sub-?districts?)\b(?! government)"
)
_PUT_IN_ORDER_EN = re.compile(
    r"\b(?:most|fewest|least|highest|lowest|largest|smallest|biggest|top|rank(?:ed|ing)?|leading|busiest)\b"
)
_KINDS_EN = (
    (re.compile("county or|county and|counties|district.*count|count.*district"), "县区"),
    (re.compile("^sub|street"), "街道"),
    (re.compile("^county"), "县"),
    (re.compile("^district"), "区"),
    (re.compile("^town"), "镇"),
)


def asks_places(question: Question) -> bool:
    """Whether a question about one body asks which of its places or offices come first (or last)."""
    if len(question.bodies) != 1 or question.choices:
        return False
    if question.language == "en":
        text = question.text.lower()
        return bool(kind_of_places(question) and _PUT_IN_ORDER_EN.search(text))
    return bool(PLACES_ASKED.search(question.text)) and bool(PUT_IN_ORDER.search(question.text))


def without_kind(question: Question) -> tuple[str, ...]:
    """What else narrows an English question than the words for the places it asks about (municipal departments)."""
    found = _PLACES_ASKED_EN.search(question.text.lower())
    said = set(found.group().split()) if found else set()
    return tuple(word for word in question.rest if word not in said)


def kind_of_places(question: Question) -> str:
    """What Chinese words ask for places or offices, those of an English question in Chinese; empty where none do."""
    if question.language != "en":
        found = PLACES_ASKED.search(question.text)
        return found.group() if found else ""
    found = _PLACES_ASKED_EN.search(question.text.lower())
    if found is None:
        return ""
    return next((kind for said, kind in _KINDS_EN if said.search(found["kind"])), "部门")
