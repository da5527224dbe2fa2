"""Pictures of people told from pictures of papers: a pas foto, a selfie, or neither."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from bening.reading.faces import Face, Picture, find_faces
from bening.reading.photo import ground_areas
from bening.reading.report import Word

FEW_LETTERS = 30
"""A picture with no more hardly is a paper; noise and clothes give some."""
WRITTEN_SHARE = 0.30
"""Of the picture, under all its writing: below it the paper may be in somebody's hand."""
FACE_BESIDE_CARD = 0.8
"""Heights of the writing on a card from which on a face is that of its holder, not the one printed on it."""
PORTRAIT_SHAPES = (0.60, 0.86)
"""Width by height of a pas foto, with some room around 2:3 and 3:4."""
FACE_HEIGHTS = (0.18, 0.75)
PLAIN = 26.0
"""Distance of colours (of a cube of 256) within which ground counts as of one colour."""
PLAIN_SHARE = 0.70


def looks_like_person(picture: Picture, words: Sequence[Word]) -> bool:
    """Whether it is worth looking for a face: hardly any writing, or writing in a small part of it."""
    letters = sum(sum(sign.isalnum() for sign in word.text) for word in words if word.confidence > 0.8)
    return letters <= FEW_LETTERS or _written(picture, words)[0] < WRITTEN_SHARE


def person_kind(picture: Picture, words: Sequence[Word], expect: str) -> tuple[str, float] | None:
    """(`pas_foto` or `swafoto`, confidence), None when it is neither. 60 to 250 ms.

    `words`: in pixels of `picture`.
    """
    faces = find_faces(picture)
    letters = sum(sum(sign.isalnum() for sign in word.text) for word in words if word.confidence > 0.8)
    if letters > FEW_LETTERS:
        _, height = _written(picture, words)
        if faces and faces[0].height > FACE_BESIDE_CARD * height:
            return "swafoto", 0.9
        return None
    if not faces:
        return ("pas_foto", 0.7) if _portrait_shape(picture) and _plain_head(picture) else None
    likely = _portrait_shape(picture) and _plain_ground(picture, faces[0])
    small = not FACE_HEIGHTS[0] <= faces[0].height / picture.shape[0] <= FACE_HEIGHTS[1]
    if likely and not small and (expect != "swafoto" or _plain_head(picture)):
        return "pas_foto", 0.95
    if expect in ("pas_foto", "swafoto") and (expect == "swafoto" or _portrait_shape(picture)):
        return expect, 0.8
    return "swafoto", 0.7


def _written(picture: Picture, words: Sequence[Word]) -> tuple[float, float]:
    """(Share of the picture that its writing spans, height of that span in pixels)."""
    boxes = np.array([word.box for word in words if word.confidence > 0.8] or [(0, 0, 0, 0)])
    width, height = np.ptp(boxes[:, [0, 2]]), np.ptp(boxes[:, [1, 3]])
    return float(width * height / (picture.shape[0] * picture.shape[1])), float(height)


def _portrait_shape(picture: Picture) -> bool:
    return bool(PORTRAIT_SHAPES[0] <= picture.shape[1] / picture.shape[0] <= PORTRAIT_SHAPES[1])


def _plain_ground(picture: Picture, face: Face) -> bool:
    """Whether the ground beside and above the head is of one colour."""
    ground = np.zeros(picture.shape[:2], bool)
    for area in ground_areas(picture, face):
        ground |= area
    return bool(ground.any()) and _of_one_colour(picture[ground])


def _plain_head(picture: Picture) -> bool:
    """Whether the strips where the ground of a portrait is are of one strong colour."""
    height, width = picture.shape[:2]
    strips = (
        picture[: height // 8],
        picture[: height // 3, : width // 8],
        picture[: height // 3, -width // 8 :],
    )
    pixels = np.concatenate([strip.reshape(-1, 3) for strip in strips])
    strong = cv2.cvtColor(np.median(pixels, axis=0).astype(np.uint8).reshape(1, 1, 3), cv2.COLOR_RGB2HSV)
    return int(strong[0, 0, 1]) > 90 and _of_one_colour(pixels)


def _of_one_colour(pixels: Picture) -> bool:
    away = np.linalg.norm(pixels.astype(np.float32) - np.median(pixels, axis=0), axis=1)
    return float((away < PLAIN).mean()) >= PLAIN_SHARE
