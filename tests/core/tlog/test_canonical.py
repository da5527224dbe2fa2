import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from bening.core.tlog.canonical import INTEGER_LIMIT, NotCanonical, canonical, parse
from tests.core.tlog.helpers import vectors

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
VALUES = st.recursive(
    TEXT | st.booleans() | st.integers(1 - INTEGER_LIMIT, INTEGER_LIMIT - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_is_rfc_8785_and_reads_back(value):
    written = canonical(value)

    assert written == rfc8785.dumps(value)
    assert parse(written) == value


@given(VALUES)
def test_parse_refuses_every_other_spelling(value):
    for other in (json.dumps([value], indent=1).encode(), b" " + canonical(value), canonical(value) + b"\n"):
        with pytest.raises(NotCanonical):
            parse(other)


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "unicode", "values", "weird"])
def test_canonical_agrees_with_the_published_vectors_or_refuses(name):
    case = vectors("jcs")["cases"][name]

    if name == "unicode":
        assert canonical(json.loads(case["input"])) == case["output"].encode()
    else:  # floats, null or keys beyond ASCII: outside the profile
        with pytest.raises(NotCanonical):
            canonical(json.loads(case["input"]))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (1.5, r"\$: float"),
        (None, "NoneType"),
        ({"a": [1, None]}, r"\$\.a\[1\]: NoneType"),
        (INTEGER_LIMIT, "integer outside"),
        (-INTEGER_LIMIT, "integer outside"),
        ({"é": 1}, "not ASCII"),
        ({1: 1}, "not ASCII"),
        ("\ud800", "lone surrogate"),
        (b"bytes", "bytes is not allowed"),
    ],
)
def test_canonical_refuses_and_says_where(value, says):
    with pytest.raises(NotCanonical, match=says):
        canonical(value)


def test_canonical_refuses_deep_nesting():
    value = []
    for _ in range(40):
        value = [value]

    with pytest.raises(NotCanonical, match="deeper"):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b"1.0",
        b"1e3",
        b"-0",
        b"NaN",
        b"null",
        b"[null]",
        b"9007199254740992",
        '{"é":1}'.encode(),
        b'"\\u0061"',
        b'"\\/"',
        b'"\xff"',
        b"[" * 5000 + b"]" * 5000,
        b"[" * 40 + b"null" + b"]" * 40,
        b"",
        b"{",
    ],
)
def test_parse_refuses(data):
    with pytest.raises(NotCanonical):
        parse(data)


def test_parse_takes_text_that_says_null():
    assert parse(b'{"a":"null"}') == {"a": "null"}
