"""The passport photo: one face, the announced ground, size, sharpness, and whether it is a photo of a photo.

A machine's taste decides nothing: every doubt goes to a person, and attire, hair and expression are not
looked at. All functions take pixels as rows, columns, red-green-blue.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.core.decision import Check
from bening.reading.checking import met, no_data, not_met, uncertain
from bening.reading.faces import Face, Picture, find_faces
from bening.reading.limits import limit

ASPECTS = (3 / 4, 2 / 3)
FACE_WIDTH = 200
"""Pixels to which a face is brought before its sharpness is measured."""
HUES = {"red": ((168, 180), (0, 9)), "blue": ((95, 130),)}
"""Ranges of hue, 0 to 180, of the grounds that announcements ask for."""
SATURATION, VALUE = 110, 70
STRIP = 0.12
"""Of width and height: how broad the strips of ground above and beside the head are."""
PATCH = 256


def check_photo(picture: Picture, *, background: str = "red") -> tuple[Check, ...]:
    """Everything that is looked at in a pas foto. `background`: a name of `HUES`."""
    faces = find_faces(picture)
    face = faces[0] if len(faces) == 1 else None
    return (
        _one_face(faces),
        _background(picture, face, background),
        _size(picture, face),
        _sharp(picture, face),
        _original(picture),
    )


def check_selfie(picture: Picture) -> tuple[Check, ...]:
    """A selfie shows the applicant, and often the face on the card in the hand: one or two faces."""
    faces = find_faces(picture)
    if not faces:
        return (uncertain("photo.one_face", "photo.no_face_seen", faces=0),)
    others = [one for one in faces[1:] if one.height > 0.7 * faces[0].height]
    if others:
        return (uncertain("photo.one_face", "photo.several_faces", faces=1 + len(others)),)
    return (met("photo.one_face", faces=len(faces)), _sharp(picture, faces[0]))


def _one_face(faces: tuple[Face, ...]) -> Check:
    if not faces:
        return uncertain("photo.one_face", "photo.no_face_seen", faces=0)
    if len(faces) > 1:
        return uncertain("photo.one_face", "photo.several_faces", faces=len(faces))
    return met("photo.one_face", faces=1, confidence=f"{faces[0].confidence:.2f}")


def _background(picture: Picture, face: Face | None, background: str) -> Check:
    """Another colour only if it is seen above the head and on both sides of it."""
    code = "photo.background"
    if face is None:
        return no_data(code, "photo.ground_not_found", colour=background)
    coloured = has_colour(picture, background)
    shares = [float(coloured[area].mean()) for area in ground_areas(picture, face) if area.any()]
    whole = np.zeros(coloured.shape, bool)
    for area in ground_areas(picture, face):
        whole |= area
    if not whole.any():
        return no_data(code, "photo.ground_not_found", colour=background)
    share = float(coloured[whole].mean())
    told = f"{share:.2f}"
    if share >= limit("photo.colour_share"):
        return met(code, share=told, colour=background)
    if share < limit("photo.other_share") and max(shares) < limit("photo.other_share") and len(shares) == 3:
        return not_met(code, "photo.ground_differs", share=told, colour=background)
    return uncertain(code, "photo.ground_uneven", share=told, colour=background)


def has_colour(picture: Picture, background: str) -> NDArray[np.bool_]:
    """Which pixels have the colour of that ground, bright or in shadow."""
    hue, saturation, value = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2HSV))
    right = np.zeros(hue.shape, bool)
    for first, last in HUES[background]:
        right |= (hue >= first) & (hue <= last)
    return right & (saturation >= SATURATION) & (value >= VALUE)


def ground_areas(picture: Picture, face: Face) -> Iterator[NDArray[np.bool_]]:
    """The strips above the head and left and right of it, down to the chin, without the head and hair."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = face.box
    head = np.zeros((height, width), np.uint8)
    middle = (round((x0 + x1) / 2), round((y0 + y1) / 2 - 0.15 * face.height))
    axes = (round(0.95 * (x1 - x0)), round(0.95 * face.height))
    cv2.ellipse(head, middle, axes, 0, 0, 360, 1, -1)
    free, chin = head == 0, max(1, min(height, round(y1)))
    across, down = max(1, round(STRIP * width)), max(1, round(STRIP * height))
    for rows, columns in (
        (slice(0, down), slice(0, width)),
        (slice(0, chin), slice(0, across)),
        (slice(0, chin), slice(width - across, width)),
    ):
        area = np.zeros((height, width), bool)
        area[rows, columns] = free[rows, columns]
        yield area


def _size(picture: Picture, face: Face | None) -> Check:
    code = "photo.size"
    height, width = picture.shape[:2]
    if min(height, width) < limit("photo.short_side") or max(height, width) < limit("photo.long_side"):
        return uncertain(code, "photo.too_few_pixels", width=width, height=height)
    if all(abs(width / height / aspect - 1) > limit("photo.aspect_tolerance") for aspect in ASPECTS):
        return uncertain(code, "photo.other_shape", width=width, height=height)
    if face is None:
        return no_data(code, "photo.ground_not_found", width=width, height=height)
    share = face.height / height
    percent = round(100 * share)
    if not limit("photo.face_from") <= share <= limit("photo.face_to"):
        return uncertain(code, "photo.face_size", width=width, height=height, percent=percent)
    return met(code, width=width, height=height, percent=percent)


def _sharp(picture: Picture, face: Face | None) -> Check:
    """Blurred only if two measures say so: how broad the sharpest edges are, how much detail there is."""
    code = "photo.sharp"
    if face is None:
        return no_data(code, "photo.ground_not_found")
    blur, detail = sharpness(picture, face)
    told = {"blur": f"{blur:.1f}", "detail": f"{detail:.1f}"}
    if blur <= limit("photo.edge_width"):
        return met(code, **told)
    if detail < limit("photo.detail"):
        return not_met(code, "photo.blurred", **told)
    return uncertain(code, "photo.blurred", **told)


def sharpness(picture: Picture, face: Face) -> tuple[float, float]:
    """(Breadth of the sharpest edges in pixels, variance of the Laplacian) of the face, 200 pixels wide."""
    x0, y0, x1, y1 = (max(0, round(value)) for value in face.box)
    crop = cv2.cvtColor(picture[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY)
    crop = cv2.resize(crop, (FACE_WIDTH, max(1, round(FACE_WIDTH * crop.shape[0] / crop.shape[1]))))
    grey = crop.astype(np.float32)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0) / 8
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1) / 8
    steepest = float(np.percentile(np.hypot(across, down), 99.5))
    contrast = float(np.percentile(grey, 99) - np.percentile(grey, 1))
    if steepest <= 0:
        return math.inf, 0.0
    breadth = contrast / steepest / math.sqrt(2 * math.pi)
    return breadth, float(cv2.Laplacian(grey, cv2.CV_32F).var())


def _original(picture: Picture) -> Check:
    """Signs that a print or a screen was photographed. Signs, no proof: a person looks."""
    signs = [
        name for name, seen in (("screen", screen_seen(picture)), ("frame", frame_seen(picture))) if seen
    ]
    if signs:
        return uncertain("photo.original", "photo.of_a_photo", signs=" ".join(signs))
    return met("photo.original")


def screen_seen(picture: Picture) -> bool:
    """Whether the fine grid of a screen or a print stands in the spectrum of head and ground."""
    return screen_peak(picture) >= limit("photo.screen_peak")


def screen_peak(picture: Picture) -> float:
    """How far the strongest repeated pattern stands above its surroundings, on two of the patches."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    height, width = grey.shape
    size = min(PATCH, height, width)
    if size < 64:
        return 0.0
    tops, lefts = (0, max(0, (height - size) // 2)), (0, (width - size) // 2, width - size)
    peaks = sorted(_peak(grey[top : top + size, left : left + size]) for top in tops for left in lefts)
    return peaks[-2]


def _peak(patch: NDArray[np.float32]) -> float:
    size = patch.shape[0]
    window = np.hanning(size).astype(np.float32)
    spectrum = np.fft.fftshift(np.fft.fft2((patch - patch.mean()) * np.outer(window, window)))
    power = np.log(np.abs(spectrum) ** 2 + size**2).astype(np.float32)
    around = cv2.blur(power, (15, 15))
    middle, steps = size // 2, np.arange(size) - size // 2
    # The axes and every eighth step are left out: that is the grid of JPEG, which every photo has.
    plain = (np.abs(steps) <= 2) | (np.abs(steps * 8 / size - np.round(steps * 8 / size)) * size / 8 < 1.5)
    excess = power - around
    excess[np.ix_(plain, np.ones(size, bool))] = 0
    excess[np.ix_(np.ones(size, bool), plain)] = 0
    rows, columns = np.ogrid[:size, :size]
    excess[np.hypot(rows - middle, columns - middle) < 0.08 * size] = 0
    return float(excess.max())


def frame_seen(picture: Picture) -> bool:
    """Whether long straight lines run along two or more borders: the edges of another picture."""
    scale = 400 / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape[:2]
    edges = np.zeros((height, width), np.uint8)
    for channel in cv2.split(cv2.GaussianBlur(small, (0, 0), 1.2)):
        edges |= cv2.Canny(channel, 30, 80)
    sides = set()
    for name, along, across in (("x", height, width), ("y", width, height)):
        length = round(limit("photo.frame_line") * along)
        lines = cv2.HoughLinesP(edges, 1, np.pi / 360, 50, minLineLength=length, maxLineGap=20)
        for x0, y0, x1, y1 in [] if lines is None else lines[:, 0]:
            first, last, lean = (x0, x1, abs(x1 - x0)) if name == "x" else (y0, y1, abs(y1 - y0))
            place = (first + last) / 2 / across
            if lean < 0.2 * along and (place < 0.25 or (place > 0.75 and (name == "x" or place > 0.85))):
                sides.add((name, place < 0.5))
    return len(sides) >= 2
