"""Pictures of people told from pictures of papers: a pas foto, a selfie, or neither."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.checks import Read
from bening.reading.faces import Face, Picture, find_faces
from bening.reading.photo import ground_areas
from bening.reading.pictures.flatten import Page

FEW_LETTERS = 30
"""A picture with no more hardly is a paper; noise and clothes give some."""
WRITTEN_SHARE = 0.30
"""Of the picture, under all its writing: below it the paper may be in somebody's hand."""
FACE_BESIDE_CARD = 0.6
"""Heights of a card from which on a face is that of its holder; the one printed on it has 0.3."""
PORTRAIT_SHAPES = (0.60, 0.86)
"""Width by height of a pas foto, with some room around 2:3 and 3:4."""
FACE_HEIGHTS = (0.18, 0.75)
AT_ONCE, TALL = 0.99, 0.01
"""Confidence of a face from which on an upright picture is not tried turned; and how much surer a face is
believed in an upright picture than in one that lies."""
SLANT = 0.01
"""By how much less a face is believed for each degree by which the line of its eyes is not level: of a face
that lies on its side the eyes are found anywhere."""
PLAIN = 26.0
"""Distance of colours (of a cube of 256) within which ground counts as of one colour."""
PLAIN_SHARE = 0.70
TINT, ROUGH, SMOOTH_SHARE = 8.0, 6.0, 0.92
"""Steps of colour and of lightness (Lab) within which softly lit ground stays, and how much of it must."""
HUES = 9
STRONG = 120
"""Saturation, to 255, of the red or blue ground of a photo; walls have less."""


@dataclass(frozen=True, slots=True)
class Person:
    """A picture of somebody. `picture`: all of it as sent, upright."""

    kind: str
    confidence: float
    picture: Picture


def person_on(read: Read, expect: str) -> Person | None:
    """The picture of somebody, None when it is a paper. 60 to 500 ms, 0 for a full page."""
    letters = sum(sum(sign.isalnum() for sign in word.text) for word in read.words if word.confidence > 0.8)
    if letters <= FEW_LETTERS:
        return _without_writing(read, expect)
    turn = quarters_of(read.page)
    left, top, right, bottom = _written(read, turn)
    if (right - left) * (bottom - top) >= WRITTEN_SHARE:
        return None
    picture = _turned(read.sheet.picture, turn)
    faces = find_faces(picture)
    if faces and faces[0].height > FACE_BESIDE_CARD * (bottom - top) * picture.shape[0]:
        return Person("swafoto", 0.9, picture)
    return None


def _turned(picture: Picture, quarters: int) -> Picture:
    """Clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -quarters)) if quarters else picture


def quarters_of(page: Page) -> int:
    """By how many quarters, clockwise, the sheet was turned to have its writing upright."""
    start, right = page.point(0.25, 0.5), page.point(0.75, 0.5)
    across, down = right[0] - start[0], right[1] - start[1]
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 3 if down >= 0 else 1


def _written(read: Read, turn: int) -> tuple[float, float, float, float]:
    """The box of all writing in shares of the upright sheet."""
    boxes = [word.box for word in read.words if word.confidence > 0.8]
    low, high = np.min(boxes, axis=0), np.max(boxes, axis=0)
    box = read.page.box((float(low[0]), float(low[1]), float(high[2]), float(high[3])))
    for _ in range(turn):
        x0, y0, x1, y1 = box
        box = (1 - y1, x0, 1 - y0, x1)
    return box


def _without_writing(read: Read, expect: str) -> Person | None:
    """Nothing tells which way is up but the face itself."""
    pictures = [read.page.picture] + ([read.sheet.picture] if read.page.paper_found else [])
    for flat in pictures:
        found = _upright_face(flat)
        if found is not None:
            quarters, face = found
            kind, confidence = _posed(_turned(flat, quarters), face, expect)
            return Person(kind, confidence, _turned(read.sheet.picture, quarters)) if kind else None
    if _portrait_shape(read.page.picture) and _plain_head(read.page.picture):
        return Person("pas_foto", 0.7, read.sheet.picture)
    return None


def _upright_face(picture: Picture) -> tuple[int, Face] | None:
    """The largest face, and the quarters clockwise that set it upright: lying ones are seen less surely."""
    best: tuple[float, int, Face] | None = None
    for quarters in (0, 1, 3, 2):
        turned = _turned(picture, quarters)
        tall = turned.shape[0] > turned.shape[1]
        for face in find_faces(turned)[:1]:
            sure = face.confidence + (TALL if tall else 0.0) - SLANT * face.slant
            if best is None or sure > best[0]:
                best = sure, quarters, face
        if quarters == 0 and best is not None and tall and best[0] >= AT_ONCE:
            break
    return None if best is None else best[1:]


def _posed(picture: Picture, face: Face, expect: str) -> tuple[str, float]:
    """Before a plain ground as for a card, or anywhere. Also in a photo of a print, on a table."""
    around, moved = _around(picture, face)
    coloured, plain = _ground(around, moved)
    fits = _portrait_shape(picture) and FACE_HEIGHTS[0] <= face.height / picture.shape[0] <= FACE_HEIGHTS[1]
    if plain and (coloured or (fits and expect != "swafoto")):
        return "pas_foto", 0.95 if fits else 0.8
    if expect == "swafoto" or (expect == "pas_foto" and _portrait_shape(picture)):
        return expect, 0.8
    return ("", 0.0) if coloured else ("swafoto", 0.7)  # a photo of a photo is for a person


def _around(picture: Picture, face: Face) -> tuple[Picture, Face]:
    """The head with some ground above and beside it."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = face.box
    left, right = max(0, round(x0 - 0.75 * face.height)), min(width, round(x1 + 0.75 * face.height))
    top, bottom = max(0, round(y0 - 0.6 * face.height)), min(height, round(y1 + 0.3 * face.height))
    box = (x0 - left, y0 - top, x1 - left, y1 - top)
    return picture[top:bottom, left:right], replace(face, box=box)


def _ground(picture: Picture, face: Face) -> tuple[bool, bool]:
    """(Whether the ground beside and above the head has a strong colour, whether it is of one colour)."""
    ground = np.zeros(picture.shape[:2], bool)
    for area in ground_areas(picture, face):
        ground |= area
    if not ground.any():
        return False, False
    pixels = picture[ground]
    return _saturation(pixels) > STRONG, _of_one_colour(pixels) or _softly_lit(picture, ground)


def _softly_lit(picture: Picture, ground: NDArray[np.bool_]) -> bool:
    """Whether ground without a strong colour differs by nothing but light that fades out, as in a studio."""
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).astype(np.float32)
    colour = np.linalg.norm(lab[ground][:, 1:] - np.median(lab[ground][:, 1:], axis=0), axis=1)
    size = max(3, min(picture.shape[:2]) // 12) | 1
    weight = cv2.blur(ground.astype(np.float32), (size, size))
    around = cv2.blur(lab[..., 0] * ground, (size, size)) / np.maximum(weight, 1e-6)
    rough = np.abs(lab[..., 0] - around)[ground]
    return bool((colour < TINT).mean() >= SMOOTH_SHARE and (rough < ROUGH).mean() >= SMOOTH_SHARE)


def _saturation(pixels: Picture) -> int:
    middle = np.median(pixels, axis=0).astype(np.uint8).reshape(1, 1, 3)
    return int(cv2.cvtColor(middle, cv2.COLOR_RGB2HSV)[0, 0, 1])


def _portrait_shape(picture: Picture) -> bool:
    return bool(PORTRAIT_SHAPES[0] <= picture.shape[1] / picture.shape[0] <= PORTRAIT_SHAPES[1])


def _plain_head(picture: Picture) -> bool:
    """Whether the strips where the ground of a portrait is are of one strong colour."""
    height, width = picture.shape[:2]
    strips = (
        picture[: height // 8],
        picture[: height // 3, : width // 8],
        picture[: height // 3, -width // 8 :],
    )
    pixels = np.concatenate([strip.reshape(-1, 3) for strip in strips])
    return _saturation(pixels) > STRONG and _of_one_colour(pixels)


def _of_one_colour(pixels: Picture) -> bool:
    """Near each other; of a strong colour the same hue is enough, for light and folds make it uneven."""
    if _saturation(pixels) > STRONG:
        hues = cv2.cvtColor(pixels.reshape(1, -1, 3), cv2.COLOR_RGB2HSV)[0, :, 0].astype(int)
        away = np.abs((hues - int(np.median((hues + 90) % 180)) + 90 + 90) % 180 - 90)
        return float((away <= HUES).mean()) >= PLAIN_SHARE
    distance = np.linalg.norm(pixels.astype(np.float32) - np.median(pixels, axis=0), axis=1)
    return float((distance < PLAIN).mean()) >= PLAIN_SHARE
