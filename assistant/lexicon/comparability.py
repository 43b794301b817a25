"""Which figures mean the same in the forms of 2014, 2019 and 2021, and why others do not."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from assistant.lexicon.data import read_data
from assistant.lexicon.forms import Form, forms
from assistant.lexicon.indicators import columns_of, indicators

__all__ = ["Comparability", "comparable"]

_SUMS = {
    "handled": ("received", "carried_in"),
    "litigation": ("litigation.direct", "litigation.after_review"),
}


@dataclass(frozen=True, slots=True)
class Comparability:
    """Whether two figures may be set against each other; ``zh`` and ``en`` are the reason or the caution.

    ``note`` is a key of comparability.yaml, empty where there is nothing to say.
    """

    allowed: bool
    note: str = ""
    zh: str = ""
    en: str = ""


@functools.cache
def _data() -> dict[str, Any]:
    return read_data("comparability.yaml")


def comparable(indicator: str, column: str, form_a: str, form_b: str) -> Comparability:
    """Whether ``indicator`` × ``column`` may be compared between a report of each form.

    ``column`` may be empty: the total, or the indicator as a whole. A form is ``2014``, ``2019``, ``2021`` or
    empty for a report without one (``forms.form_of_year`` tells it for a figure of the running text).
    Figures no form knows are comparable; nothing is known against it.
    """
    if form_a == form_b or not any(_has(form, indicator, "") for form in forms().values()):
        return Comparability(True)
    if not form_a or not form_b:
        return _noted(True, "no_form", indicator, column, "")
    for rule in _data()["rules"]:
        if {form_a, form_b} == set(rule["forms"]) and _fits(rule, indicator, column):
            return _noted(
                rule["allowed"], rule["note"], indicator, column, _lacking(indicator, column, form_a, form_b)
            )
    lacking = _lacking(indicator, column, form_a, form_b)
    return _noted(False, "absent", indicator, column, lacking) if lacking else Comparability(True)


def _fits(rule: dict[str, Any], indicator: str, column: str) -> bool:
    named = indicator in rule["indicators"] or f"{indicator.rpartition('.')[0]}.*" in rule["indicators"]
    columns = rule.get("columns")
    return named and (columns is None or column in columns or (not column and columns == ["total"]))


def _lacking(indicator: str, column: str, form_a: str, form_b: str) -> str:
    """The form that has no such figure, empty where both have it."""
    if not column:
        shared = _columns_in(forms()[form_a], indicator) & _columns_in(forms()[form_b], indicator)
        if shared:
            return ""
    return next((form for form in (form_a, form_b) if not _has(forms()[form], indicator, column)), "")


def _columns_in(form: Form, indicator: str) -> set[str]:
    names = _SUMS.get(indicator, ())
    return {
        column
        for name, column in form.cells()
        if name == indicator or name in names or name.startswith(f"{indicator}.")
    }


def _has(form: Form, indicator: str, column: str) -> bool:
    """Whether a form has the figure, as a cell or as the sum of cells."""
    found = _columns_in(form, indicator)
    if not column:
        return bool(found)
    defined = columns_of(indicator).get(column)
    return column in found or bool(defined and defined.parts and set(defined.parts) <= found)


def _noted(allowed: bool, note: str, indicator: str, column: str, lacking: str) -> Comparability:
    entry = _data()["notes"][note]
    zh, en = _names(indicator, column)
    years_zh, years_en = _years(lacking)
    return Comparability(
        allowed,
        note,
        entry["zh"].format(label=zh, years=years_zh),
        entry["en"].format(label=en, years=years_en),
    )


def _names(indicator: str, column: str) -> tuple[str, str]:
    known = indicators().get(indicator)
    zh, en = (known.label, known.en) if known else (indicator, indicator)
    part = columns_of(indicator).get(column) if known and column not in {"", "total"} else None
    return (f"{zh}·{part.label}", f"{en}: {part.en}") if part else (zh, en)


def _years(form_id: str) -> tuple[str, str]:
    if not form_id:
        return "", ""
    form = forms()[form_id]
    if form.last_year is None:
        return f"{form.first_year}年度起", f"{form.first_year} and later"
    return f"{form.first_year}—{form.last_year}年度", f"{form.first_year} to {form.last_year}"
