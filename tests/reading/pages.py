"""Typeset pages as pixels with their words, and what hands and stamps put on them."""

import io

import cv2
import numpy as np
import pypdfium2
import segno
import typst
from PIL import Image

from bening.reading.pdf_text import text_of_page

SCALE = 150 / 72


def typeset(source, scale=SCALE):
    """(Pixels, words) of the first page; the words are those of the file, boxes in these pixels."""
    data = typst.compile(("#set page(margin: 2cm)\n#set text(size: 11pt)\n" + source).encode())
    with_words = text_of_page(data, 1, scale=scale)
    picture = pypdfium2.PdfDocument(data)[0].render(scale=scale, rev_byteorder=True).to_numpy()[..., :3]
    return np.ascontiguousarray(picture), with_words


def scrawl(picture, middle, dice, width=160, colour=(25, 35, 110), thickness=3):
    """A signature: a few loops of a pen."""
    steps = np.linspace(0, 1, 120)
    across = middle[0] - width / 2 + width * steps + 12 * np.sin(steps * 40 + dice.uniform(0, 6))
    down = middle[1] + 26 * np.sin(steps * dice.uniform(18, 30)) * (1 - 0.6 * steps) + dice.normal(0, 1, 120)
    points = np.stack([across, down], axis=1).astype(np.int32)
    cv2.polylines(picture, [points], False, colour, thickness, cv2.LINE_AA)


def phone(picture, dice):
    """As a phone takes it: light from one side, soft, noisy, JPEG."""
    light = np.linspace(1.0, 0.7, picture.shape[0])[:, None, None]
    soft = cv2.GaussianBlur(picture * light, (0, 0), 1.0) + dice.normal(0, 4, picture.shape)
    packed = cv2.imencode(".jpg", np.clip(soft, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 60])[1]
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)


def qr(text, size):
    """A QR code as pixels, `size` wide."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=4, border=3)
    return np.asarray(Image.open(out).convert("RGB").resize((size, size), Image.Resampling.LANCZOS))


def paste(picture, patch, left, top):
    picture[top : top + patch.shape[0], left : left + patch.shape[1]] = patch
