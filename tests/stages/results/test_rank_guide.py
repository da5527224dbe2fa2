"""The guide for auditors is true: its example runs, and it explains every reason the engine gives."""

import re
from pathlib import Path

from bening.core import cut, ranking
from bening.stages.results.rank_command import main

GUIDE = (Path(__file__).parents[3] / "docs" / "guides" / "rank.md").read_text(encoding="utf-8")


def test_guide_example_gives_what_it_says(tmp_path):
    formasi, scores, expected = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    for name, text in (("formasi.csv", formasi), ("scores.csv", scores)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["--formasi", str(tmp_path / "formasi.csv"), "--scores", str(tmp_path / "scores.csv")]

    code = main(["--regulation", "cpns-2024", *files, "--out", str(tmp_path / "ranking.csv")])

    assert code == 0
    assert (tmp_path / "ranking.csv").read_text(encoding="utf-8") == expected


def test_guide_explains_every_reason():
    sources = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in (cut, ranking))
    given = set(re.findall(r'"((?:skd|cut|skb|final|fill|tie|seat)\.\w+)"', sources))
    explained = GUIDE[GUIDE.index("## Reasons") :]

    assert {code for code in given if f"`{code}`" not in explained} == set()
    assert len(given) > 15
