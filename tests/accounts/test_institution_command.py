"""`bening institution` founds with two confirmed people, or says what stands in the way."""

import pytest
from allauth.account.models import EmailAddress

from bening.accounts import queries
from bening.cli import main

NEW = ["institution", "5501", "Pemerintah Kabupaten Batanghari", "Batanghari"]


def founders(first, second):
    return ["--first", first, "--second", second]


def test_institution_is_founded_from_the_command_line(murni, hasan, capsys):
    assert main([*NEW, *founders("Murni@example.id", "hasan@example.id")]) == 0

    institution = queries.institution("5501")
    assert set(queries.people_with("administrator", institution)) == {murni, hasan}
    assert "founded" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("nobody@example.id", "no confirmed account: nobody@example.id"),
        ("sari@example.id", "no confirmed account: sari@example.id"),
        ("murni@example.id", "Two different people are needed."),
    ],
)
def test_institution_is_not_founded_otherwise(murni, sari, capsys, second, told):
    EmailAddress.objects.filter(user=sari).update(verified=False)

    assert main([*NEW, *founders("murni@example.id", second)]) == 1

    assert queries.institution("5501") is None
    assert capsys.readouterr().err == f"bening institution: {told}\n"
