"""The `bening` command finds its subcommands, and says so when there is none."""

import pytest

from bening.cli import COMMANDS, command, main


@pytest.mark.parametrize(("arguments", "first"), [([], "usage:"), (["fly"], "bening: no command fly")])
def test_cli_without_a_known_command_shows_the_usage_and_exits_2(capsys, arguments, first):
    assert main(arguments) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(first)
    assert all(f"  {name} " in shown.err for name in COMMANDS)


def test_cli_shows_help_and_version_on_request(capsys):
    assert main(["--help"]) == 0
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("bening ")


def test_cli_hands_the_rest_to_the_command(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["rank", "--stage", "neither"])

    assert stopped.value.code == 2
    assert "usage: bening rank" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_cli_every_command_exists(name):
    assert callable(command(name))
