import json
import re
from pathlib import Path

import pytest

from bening.reading import calibrate, thresholds
from bening.reading.calibrate import Errors, calibrated
from bening.reading.kinds import kind_of
from bening.reading.legibility import Seen
from bening.reading.measuring import Readings, Tally, measure, same, table, wilson
from bening.reading.thresholds import all_thresholds, threshold, tried
from tests.reading.written import ijazah, ktp

SOURCE = Path(thresholds.__file__).parent
NAMES = [f"{section}.{name}" for section, some in all_thresholds().items() for name in some]


def used():
    texts = [path.read_text("utf-8") for path in SOURCE.rglob("*.py")]
    return {name for text in texts for name in re.findall(r'threshold\("([a-z_.]+)"\)', text)}


def test_code_uses_every_threshold_and_no_other():
    assert used() == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_threshold_tells_its_error_and_how_it_was_measured(name):
    section, _, key = name.partition(".")
    told = all_thresholds()[section][key]
    assert re.search(r"[0-9]+ of [0-9]+", told["error"])
    assert told["command"].startswith("bening inspect --calibrate")
    assert float(told["value"]) in map(float, told["tried"])
    assert told["what"]


def test_another_value_is_tried_and_forgotten():
    with tried("kinds.score", 5.0):
        assert kind_of(ktp()).name == "lain"
    assert kind_of(ktp()).name == "ktp"
    with pytest.raises(KeyError), tried("kinds.unheard_of", 1.0):
        pass


class Written(Readings):
    """Words instead of pictures: what the engines would have read."""

    pages = {"card.jpg": ktp(), "diploma.jpg": ijazah(), "other.jpg": ktp(name="BUDI SANTOSA")}

    def seen(self, path):
        return (Seen(20.0, 2.0, 0.0, 0.95, 12),)

    def first(self, path):
        return ((tuple(self.pages[path.name]), False),)

    def again(self, path, words, doubtful):
        return tuple(doubtful)


@pytest.fixture
def folder(tmp_path):
    nik = {"field": "nik", "value": "1504035205980002", "attack": "digit"}
    rows = [
        {"file": "card.jpg", "kind": "ktp", "fields": {"nik": nik["value"][:-1] + "1", "name": "Siti Aminah"},
         "wrong": [nik]},
        {"file": "diploma.jpg", "kind": "ijazah", "fields": {"name": "Siti Aminah"}},
        {"file": "other.jpg", "kind": "sim", "fields": {"name": "Budi Santoso"}, "wrong": []},
    ]  # fmt: skip
    lines = [json.dumps({**row, "degradation": "clean"}) for row in rows]
    (tmp_path / "gt.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_outcomes_are_counted(folder):
    tally = measure(folder, Written(None, None))
    errors = Errors.of(tally)
    assert errors == Errors(
        kinds=3, kinds_wrong=1, kinds_decided=2, true=4, passed=3, rejected=0, wrong=1, accepted=0
    )
    text = "\n".join(table(tally))
    assert re.search(r"true values passed +3 of 4 +75\.00%", text)
    assert any(case.startswith("TRUE uncertain other.jpg") for case in tally.cases)
    assert any(case.startswith("KIND wrong other.jpg") for case in tally.cases)


def test_calibrating_keeps_a_value_unless_another_is_better(folder, monkeypatch):
    monkeypatch.setattr(calibrate, "Readings", Written)
    said = []
    assert calibrate.calibrate(folder, said.append) == 0
    text = "\n".join(said)
    assert "[kinds.score]" in text
    assert "1 of 3 kinds wrong, 2 decided" in text
    assert "0 of 4 true values rejected, 3 passed; 0 of 1 wrong values accepted" in text


def test_calibrating_takes_the_value_that_accepts_least():
    def measured(kinds_only):
        accepted = 0 if threshold("match.legible") == 0.8 else 2
        return Errors(1, 0, 1, 10, 9, 0, 10, accepted)

    lines = calibrated(measured)
    at = lines.index("[match.legible]")
    assert "value = 0.8" in lines[at : at + 4]
    assert "value = 0.45" in lines[lines.index("[kinds.score]") :][:4]


def test_words_are_kept_on_disk(tmp_path):
    made = []
    readings = Readings(None, None, tmp_path / "kept")
    path = tmp_path / "a.jpg"
    path.write_bytes(b"picture")
    for _ in range(2):
        assert readings._kept(path, "first", lambda: made.append(1) or "words") == "words"
    assert made == [1]


def test_interval_of_nothing_found_is_not_nothing():
    low, high = wilson(0, 1500)
    assert low == pytest.approx(0.0)
    assert 0.002 < high < 0.003
    assert wilson(0, 0) == (0.0, 1.0)
    assert same("gpa", "3.4", "3.40")
    assert not same("name", "BUDI", "Budi S")


def test_tally_begins_empty():
    assert Errors.of(Tally()) == Errors(0, 0, 0, 0, 0, 0, 0, 0)


def test_limits_of_pages_take_the_value_that_errs_least():
    def seen(sure, height=30.0, glare=0.0):
        return (Seen(height, 2.0, glare, sure, 20),)

    documents = [(seen(0.95), True), (seen(0.78), True), (seen(0.72), False), (seen(0.97, 9.0), False)]
    lines = calibrate.limits_of_pages(documents)

    assert lines[lines.index("[image.sure]") + 1] == "value = 0.75"
    assert "0 of 2 documents doubted of which all was found; 1 of 2 not doubted" in "\n".join(lines)
    assert lines[lines.index("[image.text_height]") + 1] == "value = 12"
