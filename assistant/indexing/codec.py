"""The types as compact JSON and back, exactly.

A dataclass becomes the list of its values in field order. Types only grow to the right, so a list
written by an older version is read with the defaults of the fields it lacks.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

__all__ = ["dump", "load"]

T = TypeVar("T")
Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]


def dump(value: Any) -> str:
    """JSON text of a dataclass (or of plain values); Decimals as exact text."""
    kind: Any = type(value)
    return orjson.dumps(_encoder(kind)(value)).decode()


def load(kind: Callable[..., T], text: str) -> T:
    """The value of type ``kind`` that ``dump`` wrote."""
    value: T = _decoder(kind)(orjson.loads(text))
    return value


@cache
def _encoder(kind: Any) -> Encode:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _encoder(next(arg for arg in get_args(kind) if arg is not type(None)))
    if origin is tuple:
        item = _encoder(get_args(kind)[0])
        return _same if item is _same else lambda value: list(map(item, value))
    if dataclasses.is_dataclass(kind):
        return _dataclass_encoder(kind)
    if kind is Decimal:
        return str
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value")
    return _same


def _dataclass_encoder(kind: Any) -> Encode:
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    found = ((at, _encoder(hints[name])) for at, name in enumerate(names))
    encoders = [(at, encode) for at, encode in found if encode is not _same]
    values_of = attrgetter(*names)

    def encode_values(value: Any) -> Any:
        values = list(values_of(value))
        for at, encode in encoders:
            if values[at] is not None:
                values[at] = encode(values[at])
        return values

    return encode_values


@cache
def _decoder(kind: Any) -> Decode:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decoder(next(arg for arg in get_args(kind) if arg is not type(None)))
    if origin is tuple:
        item = _decoder(get_args(kind)[0])
        return tuple if item is _same else lambda value: tuple(map(item, value))
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return _same


def _dataclass_decoder(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    found = ((at, _decoder(hints[field.name])) for at, field in enumerate(fields))
    decoders = [(at, decode) for at, decode in found if decode is not _same]
    defaults = [field.default for field in fields]
    # A frozen class of thirty fields is made five times faster through its slots than by __init__, and
    # a ranking makes thousands.
    setters = [kind.__dict__[field.name].__set__ for field in fields]

    def decode_values(values: list[Any]) -> Any:
        for at, decode in decoders:
            if at < len(values) and values[at] is not None:
                values[at] = decode(values[at])
        made = object.__new__(kind)
        for put, value in zip(setters, values + defaults[len(values) :], strict=True):
            put(made, value)
        return made

    return decode_values


def _same(value: Any) -> Any:
    return value
