"""Clauses across versions: each is in exactly one family, and every family is named for what happened."""

from hypothesis import given
from hypothesis import strategies as st

from bening.core.lineage import Family, Step, families, heirs


def step(clauses, **origins):
    return Step(tuple(clauses.split()), {name: frozenset(of.split()) for name, of in origins.items()})


def told(old, *steps):
    return [(each.kind, " ".join(each.old), " ".join(each.new)) for each in families(old.split(), steps)]


def test_nothing_happened():
    assert told("a b", step("a b")) == [("kept", "a", "a"), ("kept", "b", "b")]
    assert told("a b") == [("kept", "a", "a"), ("kept", "b", "b")]


def test_only_what_left_its_place_has_moved():
    assert told("a b c", step("b c a")) == [("kept", "b", "b"), ("kept", "c", "c"), ("moved", "a", "a")]


def test_one_becomes_two_whether_it_stays_or_not():
    assert told("a b", step("a c b", c="a")) == [("split", "a", "a c"), ("kept", "b", "b")]
    assert told("a b", step("c d b", c="a", d="a")) == [("split", "a", "c d"), ("kept", "b", "b")]


def test_two_become_one_whether_it_is_new_or_not():
    assert told("a b", step("c", c="a b")) == [("merged", "a b", "c")]
    assert told("a b", step("a", a="b")) == [("merged", "a b", "a")]


def test_several_become_several_others():
    assert told("a b", step("c d", c="a b", d="b")) == [("regrouped", "a b", "c d")]


def test_another_id_replaces_and_a_new_one_begins():
    assert told("a", step("b c", b="a")) == [("replaced", "a", "b"), ("new", "", "c")]


def test_what_was_dropped_stands_where_it_stood():
    assert told("a b c", step("a c")) == [("kept", "a", "a"), ("dropped", "b", ""), ("kept", "c", "c")]
    assert told("a b", step("b")) == [("dropped", "a", ""), ("kept", "b", "b")]


def test_versions_between_are_followed():
    first, second = step("b c", b="a", c="a"), step("d", d="b c")
    assert heirs("a", [first, second]) == ("d",)
    assert told("a", first, second) == [("replaced", "a", "d")]
    assert heirs("a", [step("b"), step("a b")]) == (), "what was dropped does not come back by its name"
    assert heirs("a", []) == ("a",)


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


@st.composite
def histories(draw):
    """An older version and up to three later ones, with origins out of the version before."""
    old = draw(NAMES)
    before, steps = old, []
    for _ in range(draw(st.integers(1, 3))):
        clauses = draw(NAMES)
        origins = {
            each: frozenset(draw(st.sets(st.sampled_from(before), max_size=2)) - {each}) for each in clauses
        }
        steps.append(Step(tuple(clauses), origins))
        before = clauses
    return old, steps


@given(histories())
def test_every_clause_is_in_exactly_one_family(history):
    old, steps = history
    found = families(old, steps)
    assert sorted(name for each in found for name in each.old) == sorted(old)
    assert sorted(name for each in found for name in each.new) == sorted(steps[-1].clauses)
    for each in found:
        assert isinstance(each, Family)
        reached = {heir for name in each.old for heir in heirs(name, steps)}
        assert reached == (set(each.new) if each.old else set())


@given(NAMES, st.randoms())
def test_a_shuffled_version_drops_and_adds_nothing(old, random):
    shuffled = list(old)
    random.shuffle(shuffled)
    found = families(old, [Step(tuple(shuffled), {})])
    assert {each.kind for each in found} <= {"kept", "moved"}
    kept = [each.new[0] for each in found if each.kind == "kept"]
    assert kept == [name for name in old if name in kept], "those that were kept stand in their old order"
