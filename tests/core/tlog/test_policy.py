"""Policies of witnesses: read as C2SP tlog-policy says, refused with the line, satisfied as they count."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.tlog.note import COSIGNATURE, ED25519, VerifierKey
from bening.core.tlog.policy import Policy, PolicyError, parse


def key(number, kind=COSIGNATURE):
    return VerifierKey(f"example.org/{number}", kind, bytes([number]) * 32)


LOG = f"log {key(99, ED25519)} https://log.example.org/"
LINES = [f"witness {name} {key(number)}" for number, name in enumerate(("X1", "X2", "X3", "Y1", "Y2"), 1)]
TWO_LEVELS = "\n".join(
    [
        "# two houses",
        LOG,
        *LINES,
        "",
        "\tgroup  X\t2 X1 X2 X3",
        "group Y any Y1 Y2",
        "group both all X Y",
        "quorum both",
        "",
    ]
)


def test_policy_is_read_and_written():
    policy = parse(TWO_LEVELS)

    assert [one.key for one in policy.logs] == [key(99, ED25519)]
    assert policy.logs[0].url == "https://log.example.org/"
    assert list(policy.witnesses) == ["X1", "X2", "X3", "Y1", "Y2"]
    assert (policy.groups["X"].threshold, policy.groups["both"].threshold) == (2, 2)
    assert parse(policy.encode()) == policy


def test_quorum_counts_by_groups():
    policy = parse(TWO_LEVELS)
    for count in range(6):
        for some in itertools.combinations(policy.witnesses, count):
            wanted = sum(name.startswith("X") for name in some) >= 2 and any(
                name.startswith("Y") for name in some
            )
            assert policy.satisfied(some) == wanted


def test_no_quorum_and_a_single_witness():
    assert parse("quorum none\n").satisfied(())
    assert Policy().satisfied(())
    one = parse(f"{LINES[0]}\nquorum X1\n")
    assert one.satisfied({"X1"})
    assert not one.satisfied({"X2"})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no quorum line"),
        ("quorum none\nquorum none\n", "line 2: there is one quorum line"),
        ("quorum\n", "line 1: there is one quorum line"),
        ("quorum X1\n", "line 1: X1 is not defined above"),
        ("what is this\n", "line 1: 'what' is none of"),
        (f"log {key(1)}\nquorum none\n", "of the other kind"),
        (f"witness A {key(1, ED25519)}\nquorum none\n", "of the other kind"),
        ("log\nquorum none\n", "a key, and at most an address"),
        (f"log {key(9, ED25519)} a b\nquorum none\n", "a key, and at most an address"),
        ("log nonsense\nquorum none\n", "a key is written"),
        (
            f"{LINES[0]}\nwitness Z {key(1)}\nquorum none\n",
            "line 2: the key of example.org/1 stands",
        ),
        (f"{LINES[0]}\nwitness X1 {key(2)}\nquorum none\n", "'X1' cannot be the name"),
        (f"witness none {key(1)}\nquorum none\n", "'none' cannot be the name"),
        ("witness\nquorum none\n", "'' cannot be the name"),
        (f"{LINES[0]}\ngroup G any\nquorum none\n", "a group is written"),
        (f"{LINES[0]}\ngroup X1 any X1\nquorum none\n", "'X1' cannot be the name"),
        (f"{LINES[0]}\ngroup G any X1\ngroup G any X1\nquorum none\n", "'G' cannot be the name"),
        (f"{LINES[0]}\ngroup G any none\nquorum none\n", "none is not defined above"),
        (f"{LINES[0]}\ngroup G 1 X1\ngroup H 1 X1\nquorum none\n", "X1 is a member already"),
        (f"{LINES[0]}\ngroup G 2 X1\nquorum none\n", "'2' is no threshold for 1 members"),
        (f"{LINES[0]}\ngroup G 0 X1\nquorum none\n", "'0' is no threshold"),
        (f"{LINES[0]}\ngroup G 01 X1\nquorum none\n", "'01' is no threshold"),
        (f"{LINES[0]}\ngroup G ² X1\nquorum none\n", "is no threshold"),
        (f"{LINES[0]}\ngroup G some X1\nquorum none\n", "'some' is no threshold"),
        ("quorum none\r\n", "no control character"),
        ("quorum none\x7f\n", "no control character"),
        ("#\n" * 401 + "quorum none\n", "more than 400 lines"),
    ],
)
def test_policy_that_is_wrong_is_refused_with_its_line(text, why):
    with pytest.raises(PolicyError, match=r".*") as refused:
        parse(text)
    assert why in str(refused.value)


@given(st.sets(st.sampled_from(["X1", "X2", "X3", "Y1", "Y2"])), st.sampled_from(["X1", "Y2"]))
def test_one_witness_more_never_takes_a_quorum_away(some, more):
    policy = parse(TWO_LEVELS)
    assert policy.satisfied(some) <= policy.satisfied(some | {more})
