"""`bening evaluate`: the same answer for everybody, and nothing of a person in it."""

import csv
import json
import subprocess
import sys

import pytest

from bening.stages.evaluation import evaluate_command
from bening.stages.evaluation.analyses import publishing, running
from tests.stages.evaluation.analyses.test_publishing import attempts
from tests.stages.evaluation.analyses.test_running import fair_rows, plan


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.json").write_bytes(plan("fairness").written())
    return tmp_path


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_evaluate_recomputes_from_open_data_and_from_csv(folder):
    rows = fair_rows(120, 110)
    (folder / "data.jsonl").write_text(
        "\n".join(json.dumps({"baris": row, "komitmen": "x", "salt": "y"}) for row in rows)
        + '\n{"dihapus": true, "komitmen": "z"}\n'
    )
    with open(folder / "data.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, publishing.COLUMNS["fairness"])
        writer.writeheader()
        writer.writerows(rows)

    for name in ("data.jsonl", "data.csv"):
        assert (
            evaluate_command.main(
                [str(folder / "plan.json"), str(folder / name), "--out", str(folder / "out.csv")]
            )
            == 0
        )
        assert read(folder / "out.csv") == running.run(plan("fairness"), [rows])


def test_evaluate_publishes_of_people_only_what_may_be(folder, capsys):
    people = attempts([(f"F{n}", group, 12, 9) for n in range(4) for group in "LP"])
    with open(folder / "people.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["step", "stratum", "passed", "sex"])
        writer.writerows([each.step, each.stratum, int(each.passed), each.groups["sex"]] for each in people)

    code = evaluate_command.main(
        [
            str(folder / "plan.json"),
            str(folder / "people.csv"),
            "--people",
            "--publish",
            str(folder / "open.csv"),
        ]
    )

    assert code == 0
    assert capsys.readouterr().out.startswith("about,measure,value\nskd/sex/L,people,168\n")
    assert read(folder / "open.csv") == publishing.fairness(people)


@pytest.mark.parametrize(
    ("plan_bytes", "data", "told"),
    [
        (b"{}", "a,b\n1,2\n", "format"),
        (None, "step\nskd\n", "columns"),
        (None, "step,group\nskd\n", "cells"),
        (None, '{"baris": 3}\n', "object"),
        (None, None, "No such file"),
    ],
)
def test_evaluate_says_what_must_be_mended(folder, capsys, plan_bytes, data, told):
    if plan_bytes:
        (folder / "plan.json").write_bytes(plan_bytes)
    if data:
        (folder / "data.csv").write_text(data)

    assert evaluate_command.main([str(folder / "plan.json"), str(folder / "data.csv")]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_evaluate_loads_no_django_and_the_site_no_scipy():
    """Starting the web server must not cost the second that scipy takes."""
    loaded = (
        "import bening.stages.evaluation.evaluate_command as c, sys;"
        "import bening.stages.evaluation.analyses.running;"
        "print('django' in sys.modules)"
    )
    served = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; django.setup();"
        "import bening.config.urls, bening.worker.jobs, sys; print('scipy' in sys.modules)"
    )
    for program in (loaded, served):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.strip().splitlines()[-1] == "False"
