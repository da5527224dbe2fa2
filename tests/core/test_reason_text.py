"""Reason text is read back as it was written, whatever stands in a value."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.reason_text import join, read, write

values = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["tie.decided", "fill.moved"]), values, values), max_size=3))
def test_reason_text_is_read_back(reasons):
    text = join(*(write(code, by=first, seat=second) for code, first, second in reasons))

    assert [(one.code, one.facts["by"], one.facts["seat"]) for one in read(text)] == reasons


def test_join_leaves_out_what_says_nothing():
    assert join("", "skb.absent", "") == "skb.absent"
    assert read("") == ()
    assert read("skb.absent")[0].facts == {}
