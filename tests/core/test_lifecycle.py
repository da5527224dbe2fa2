"""Every state table: legal moves, illegal ones, the buttons and the diagram drawn from it."""

import pytest

from bening.core import lifecycle
from bening.core.lifecycle import APPLICATION, APPOINTMENT, IllegalMove

TABLES = lifecycle.ALL


def test_after_follows_the_table():
    assert APPLICATION.after("draft", "enter") == "entered"
    assert APPOINTMENT.after("numbered", "start") == "on_duty"


@pytest.mark.parametrize(("state", "verb"), [("withdrawn", "enter"), ("draft", "seal"), ("no such", "enter")])
def test_after_refuses_what_the_table_does_not_have(state, verb):
    with pytest.raises(IllegalMove, match="application: no"):
        APPLICATION.after(state, verb)


def test_verbs_are_what_may_be_done_now():
    assert APPLICATION.verbs("draft") == ("enter", "withdraw")
    assert APPLICATION.verbs("withdrawn") == ()


def test_states_come_in_order_of_first_mention():
    assert APPLICATION.states() == ("draft", "entered", "withdrawn")


def test_mermaid_draws_the_start_and_every_move():
    lines = APPLICATION.mermaid().splitlines()
    assert lines[:2] == ["stateDiagram-v2", "    [*] --> draft"]
    assert len(lines) == 2 + len(APPLICATION.moves)
    assert "    draft --> withdrawn: withdraw" in lines


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_can_be_walked_from_its_first_state(table):
    reached = {table.states()[0]}
    for _ in table.moves:
        reached |= {end for (start, _), end in table.moves.items() if start in reached}
    assert reached == set(table.states())


def test_all_lists_every_table_of_the_module_once():
    tables = [value for value in vars(lifecycle).values() if isinstance(value, lifecycle.Lifecycle)]
    assert sorted(map(id, tables)) == sorted(map(id, TABLES))
    assert len({table.name for table in TABLES}) == len(TABLES)
