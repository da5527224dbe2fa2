"""What the checks of legibility say about pictures far worse than phones make them.

    nice python benchmarks/reading_hard.py FOLDER [--documents 16]

FOLDER as `python -m bening.devtools.specimens` writes it. Each picture is made a third as large, blurred, or
lit by a flash; told is how many are doubted, and how many of those of which a true value was not found.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from bening.core.decision import Outcome
from bening.reading.inspect import Inspector
from bening.reading.ocr import Picture
from bening.reading.pictures import open_files
from bening.reading.question import Question

WAYS = ("small", "blurred", "flash")


def made_worse(picture: Picture, way: str) -> Picture:
    """The picture a third as large, out of focus, or with a burnt-out spot in its middle."""
    if way == "small":
        return cv2.resize(picture, None, fx=1 / 3, fy=1 / 3, interpolation=cv2.INTER_AREA)
    if way == "blurred":
        return cv2.GaussianBlur(picture, (0, 0), max(picture.shape) / 350)
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width]
    away = ((columns - width * 0.5) / (width * 0.28)) ** 2 + ((rows - height * 0.45) / (height * 0.28)) ** 2
    return np.clip(picture * 0.75 + 420 * np.exp(-2 * away)[..., None], 0, 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=16)
    given = parser.parse_args()
    truth = map(json.loads, (given.folder / "gt.jsonl").read_text("utf-8").splitlines())
    chosen = [
        one for one in truth if one["kind"] in ("ktp", "ijazah", "transkrip", "str") and "jpg" in one["file"]
    ]
    inspector, told = Inspector(), Counter[tuple[str, str]]()
    for one in chosen[: given.documents]:
        picture = cv2.imread(str(given.folder / one["file"]))
        for way in WAYS:
            sent = cv2.imencode(".jpg", made_worse(picture, way), [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes()
            report = inspector.inspect(open_files([sent]), Question(expect=one["kind"], claims=one["fields"]))
            open_ = [check.code for check in report.checks if check.outcome is not Outcome.MET]
            doubts = {code for code in open_ if code.startswith("image.")}
            missed = any(code.startswith("match.") for code in open_)
            told[way, "documents"] += 1
            told[way, "a value not found"] += missed
            told[way, "a value not found, and doubted"] += missed and bool(doubts)
            told.update((way, code) for code in doubts)
    for (way, what), number in sorted(told.items()):
        print(f"{way:8} {what:34} {number}")


if __name__ == "__main__":
    main()
