"""The types as compact JSON and back, exactly.

A dataclass becomes the list of its values in field order. Types only grow to the right, so a list
written by an older version is read with the defaults of the fields it lacks.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["dump", "load"]

T = TypeVar("T")
Decode = Callable[[Any], Any]


def dump(value: Any) -> str:
    """JSON text of a dataclass (or a tuple of them); Decimals as exact text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: Callable[..., T], text: str) -> T:
    """The value of type ``kind`` that ``dump`` wrote."""
    value: T = _decoder(kind)(json.loads(text))
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    return value


@cache
def _decoder(kind: Any) -> Decode:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(arg for arg in get_args(kind) if arg is not type(None)))
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _decoder(get_args(kind)[0])
        return tuple if item is _same else lambda value: tuple(map(item, value))
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return lambda value: kind(value)
    return _same


def _dataclass_decoder(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    found = ((at, _decoder(hints[name])) for at, name in enumerate(names))
    decoders = [(at, decode) for at, decode in found if decode is not _same]

    def decode_values(values: list[Any]) -> Any:
        for at, decode in decoders:
            if at < len(values):
                values[at] = decode(values[at])
        return kind(**dict(zip(names, values, strict=False)))

    return decode_values


def _same(value: Any) -> Any:
    return value
