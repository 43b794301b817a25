"""Arithmetic that is shown: every result with its formula, its operands and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answering.precision import decimals_wanted
from assistant.types import Computation, Operand

__all__ = [
    "average",
    "difference",
    "each",
    "growth",
    "in_yuan",
    "mean",
    "mean_to",
    "monthly",
    "percent",
    "percent_in_formula",
    "plain",
    "product",
    "ratio",
    "recompute",
    "share",
    "total",
]

_ONE_PLACE = Decimal("0.1")
_TWO_PLACES = Decimal("0.01")
_MYRIAD = Decimal(10**4)


def plain(value: Decimal) -> str:
    """A number as people write it: no exponent, no empty fraction, no separators."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def mean(computation: Computation, asked: str) -> str:
    """What there is for each, or on average: to the decimals a question asks for."""
    places = decimals_wanted(asked)
    return plain(computation.result) if places is None else mean_to(computation, places)


def mean_to(computation: Computation, places: int) -> str:
    """A mean rounded once, from the exact quotient, to so many decimals."""
    values = [operand.value for operand in computation.operands]
    by = values[-1] if computation.operation == "each" else Decimal(len(values))
    exact = (values[0] if computation.operation == "each" else sum(values, Decimal(0))) / by
    size = _round(exact, Decimal(1).scaleb(-places))
    return plain(size) if size == exact else format(size, "f")


def percent(computation: Computation) -> str:
    """The size of a share or change to one decimal: rounded ones keep it (5.0), exact ones do not (50)."""
    exact = _exact_percent(computation)
    size = _round(exact, _ONE_PLACE)
    return plain(size) if size == exact else format(size, "f")


def _exact_percent(computation: Computation) -> Decimal:
    """The size of a share or change, unrounded."""
    values = [operand.value for operand in computation.operands]
    top = values[0] - values[1] if computation.operation == "growth" else sum(values[:-1], Decimal(0))
    return abs(top * 100 / values[-1])


def percent_in_formula(computation: Computation) -> str:
    """A share or change as its formula gives it: to two decimals where one does not hold it all.

    More where two, rounded again, would not give what is told (28 of 52 are 53.8 %, not the 53.9 of 53.85).
    """
    exact, places = _exact_percent(computation), _TWO_PLACES
    size = _round(exact, places)
    while _round(size, _ONE_PLACE) != _round(exact, _ONE_PLACE):
        places /= 10
        size = _round(exact, places)
    return plain(size) if size == exact else format(size, "f")


def total(operands: Sequence[Operand], unit: str) -> Computation:
    """The sum of the operands."""
    return _made("sum", operands, unit, " + ".join(_term(operand.value) for operand in operands))


def difference(later: Operand, earlier: Operand, unit: str) -> Computation:
    """``later`` less ``earlier``."""
    return _made("difference", (later, earlier), unit, f"{_term(later.value)} − {_term(earlier.value)}")


def growth(later: Operand, earlier: Operand) -> Computation:
    """The change from ``earlier`` to ``later`` in percent of ``earlier``, which must not be 0."""
    formula = f"({_term(later.value)} − {_term(earlier.value)}) ÷ {_term(earlier.value)}"
    return _made("growth", (later, earlier), "%", formula)


def share(parts: Sequence[Operand], whole: Operand) -> Computation:
    """The parts in percent of the whole, which must not be 0."""
    top = " + ".join(_term(part.value) for part in parts)
    top = f"({top})" if len(parts) > 1 else top
    return _made("share", (*parts, whole), "%", f"{top} ÷ {_term(whole.value)}")


def ratio(one: Operand, other: Operand) -> Computation:
    """How many times ``other`` goes into ``one``; ``other`` must not be 0."""
    return _made("ratio", (one, other), "", f"{_term(one.value)} ÷ {_term(other.value)}")


def each(whole: Operand, number: Operand, unit: str) -> Computation:
    """What there is of ``whole`` for each of ``number``, which must not be 0."""
    return _made("each", (whole, number), unit, f"{_term(whole.value)} ÷ {_term(number.value)}")


def monthly(operand: Operand, unit: str) -> Computation:
    """A figure of a year per month."""
    return _made("monthly", (operand,), unit, f"{_term(operand.value)} ÷ 12")


def in_yuan(operand: Operand) -> Computation:
    """An amount in 万元 as one in 元."""
    return _made("in_yuan", (operand,), "元", f"{_term(operand.value)}万")


def product(one: Operand, times: Operand, unit: str) -> Computation:
    """``one`` so many ``times`` over."""
    return _made("product", (one, times), unit, f"{_term(one.value)} × {_term(times.value)}")


def average(operands: Sequence[Operand], unit: str) -> Computation:
    """The arithmetic mean of the operands."""
    top = " + ".join(_term(operand.value) for operand in operands)
    return _made("average", operands, unit, f"({top}) ÷ {len(operands)}")


def recompute(operation: str, operands: Sequence[Operand]) -> Decimal:
    """The result of an operation from its operands alone; what ``verify`` compares with.

    Raises:
        ValueError: the operation is unknown or its operands cannot be computed with.
    """
    values = [operand.value for operand in operands]
    if not values:
        raise ValueError(f"{operation}: no operands")
    if operation == "sum":
        return sum(values, Decimal(0))
    if operation == "average":
        return _round(sum(values, Decimal(0)) / len(values), _TWO_PLACES)
    if operation == "count":
        return Decimal(len(values))
    if operation == "in_yuan":
        return values[0] * _MYRIAD
    if operation == "monthly":
        return _round(values[0] / 12, _ONE_PLACE)
    if len(values) < 2:
        raise ValueError(f"{operation}: needs two operands")
    if operation == "difference":
        return values[0] - values[1]
    if operation == "product":
        return values[0] * values[1]
    if values[-1] == 0:
        raise ValueError(f"{operation}: the whole is 0")
    if operation == "ratio":
        return _round(values[0] / values[1], _ONE_PLACE)
    if operation == "each":
        return _round(values[0] / values[1], _TWO_PLACES)
    if operation == "growth":
        return _round((values[0] - values[1]) * 100 / values[1], _TWO_PLACES)
    if operation == "share":
        return _round(sum(values[:-1], Decimal(0)) * 100 / values[-1], _TWO_PLACES)
    raise ValueError(f"unknown operation {operation}")


def _made(operation: str, operands: Sequence[Operand], unit: str, left: str) -> Computation:
    result = recompute(operation, operands)
    made = Computation(operation=operation, operands=tuple(operands), result=result, unit=unit, formula="")
    right = f"{'-' if result < 0 else ''}{percent_in_formula(made)}%" if unit == "%" else plain(result)
    return replace(made, formula=f"{left} = {right}")


def _term(value: Decimal) -> str:
    return plain(value) if value >= 0 else f"({plain(value)})"


def _round(value: Decimal, places: Decimal) -> Decimal:
    return value.quantize(places, rounding=ROUND_HALF_UP)
