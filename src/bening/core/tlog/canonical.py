"""The one way a JSON value becomes bytes: a strict profile of RFC 8785 (JCS).

ASCII keys; values are strings, integers below 2^53, booleans, arrays and objects. No floats and no null, so
that the bytes never depend on how a language prints numbers, and Python's own encoder is RFC 8785.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn, TypeAlias

Value: TypeAlias = "str | int | bool | list[Value] | tuple[Value, ...] | dict[str, Value]"

INTEGER_LIMIT = 2**53
DEPTH_LIMIT = 32


class NotCanonical(ValueError):
    """The value, or the bytes, are outside the profile; the message says where and how."""


def canonical(value: Value) -> bytes:
    """The bytes that are hashed and signed for `value`; raises `NotCanonical` outside the profile."""
    _check(value, "$", DEPTH_LIMIT)
    return _encode(value)


def parse(data: bytes) -> Any:
    """The value of canonical bytes; any other spelling of the same value is refused.

    Re-encoding is the check: a double key, spaces, another order or other escapes come out different.
    """
    try:
        text = data.decode("utf-8")
        value = _DECODER.decode(text)
        if "null" in text or not text.isascii():
            _check(value, "$", DEPTH_LIMIT)  # the encoder below would let these two pass
        if _encode(value) != data:
            raise NotCanonical("not written canonically (RFC 8785): spaces, order, escapes or a double key")
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"not JSON of the profile: {error}") from None
    return value


def _check(value: object, where: str, depth: int) -> None:
    if depth == 0:
        raise NotCanonical(f"{where}: nested deeper than {DEPTH_LIMIT}")
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, int):  # a boolean too
        _check_integer(value, where)
    elif isinstance(value, (list, tuple)):
        for position, item in enumerate(value):
            _check(item, f"{where}[{position}]", depth - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise NotCanonical(f"{where}: key {key!r} is not ASCII text")
            _check(item, f"{where}.{key}", depth - 1)
    else:
        raise NotCanonical(f"{where}: {type(value).__name__} is not allowed")


def _check_text(value: str, where: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical(f"{where}: text with a lone surrogate") from None


def _check_integer(value: int, where: str) -> None:
    if abs(value) >= INTEGER_LIMIT:
        raise NotCanonical(f"{where}: integer outside ±2^53")


def _integer(digits: str) -> int:
    number = int(digits)
    _check_integer(number, "$")
    return number


def _no_number(written: str) -> NoReturn:
    raise NotCanonical(f"{written} is not an integer")


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
)
_DECODER = json.JSONDecoder(parse_float=_no_number, parse_int=_integer, parse_constant=_no_number)


def _encode(value: Value) -> bytes:
    return _ENCODER.encode(value).encode("utf-8")
