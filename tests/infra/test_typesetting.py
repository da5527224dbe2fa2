"""No sign that somebody types keeps anybody from a paper."""

from datetime import UTC, datetime

import pytest
import typst

from bening.infra.typesetting import typeset

TEMPLATE = b"""#set document(title: "x")
#let told = json(bytes(sys.inputs.told))
#told.name #for row in told.rows [#row.at(0)]"""
AT = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["Sari \N{GRINNING FACE}", "\u6f22\u5b57", "\x01", "\ufffe", "\U00012000", "Jos\xe9"]
)
def test_odd_sign_keeps_nobody_from_a_paper(name):
    told = {"name": name, "rows": [(name, 1)]}

    assert typeset(TEMPLATE, told, AT).startswith(b"%PDF")
    assert typeset(TEMPLATE, told, AT) == typeset(TEMPLATE, told, AT)


def test_fault_of_a_template_is_no_sign():
    with pytest.raises(typst.TypstError):
        typeset(b"#panic()", {}, AT)
