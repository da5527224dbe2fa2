"""Papers drawn for the tests of reading, with the place of what is written on them."""

import io

import cv2
import numpy as np
import pillow_heif
from PIL import Image, ImageDraw, ImageFont

pillow_heif.register_heif_opener()

NIK = "1504035204959001"
CARD = (1000, 630)
LINES = (
    ("NIK", NIK),
    ("Nama", "SITI NURHALIZA SIREGAR"),
    ("Tempat/Tgl Lahir", "MUARA BULIAN, 12-04-1995"),
    ("Jenis Kelamin", "PEREMPUAN"),
    ("Alamat", "JALAN SUDIRMAN 12"),
    ("Kel/Desa", "RENGAS CONDONG"),
    ("Kecamatan", "MUARA BULIAN"),
    ("Agama", "ISLAM"),
    ("Berlaku Hingga", "SEUMUR HIDUP"),
)


def card(size=CARD) -> tuple[Image.Image, tuple[float, float, float, float]]:
    """A card, and the box of its NIK in shares of the card."""
    image = Image.new("RGB", CARD, (196, 216, 232))
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(32)
    pen.text((300, 25), "PROVINSI JAMBI", font=font, fill=(10, 10, 20))
    box = (0.0, 0.0, 0.0, 0.0)
    for number, (label, value) in enumerate(LINES):
        down = 100 + 55 * number
        pen.text((40, down), label, font=font, fill=(10, 10, 20))
        pen.text((330, down), f": {value}", font=font, fill=(10, 10, 20))
        if label == "NIK":
            x0, y0, x1, y1 = pen.textbbox((330, down), f": {value}", font=font)
            box = (x0 / CARD[0], y0 / CARD[1], x1 / CARD[0], y1 / CARD[1])
    return image.resize(size), box


def saved(image: Image.Image, kind="JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def on_table(image: Image.Image, corners) -> tuple[Image.Image, np.ndarray]:
    """The paper seen from the side on a dark table; `corners` in pixels of a picture of 1400 × 1000."""
    width, height = image.size
    source = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    turn = cv2.getPerspectiveTransform(source, np.float32(corners))
    table = np.full((1000, 1400, 3), (70, 50, 40), np.uint8)
    laid = cv2.warpPerspective(np.asarray(image), turn, (1400, 1000), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), turn, (1400, 1000))
    table[mask > 0] = laid[mask > 0]
    return Image.fromarray(table), turn


def moved(box, turn, before, after):
    """A box in shares of a picture of size `before`, after a projection into one of size `after`."""
    x0, y0, x1, y1 = (value * side for value, side in zip(box, before * 2, strict=True))
    corners = cv2.perspectiveTransform(np.float64([[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]]), turn)[0]
    low, high = corners.min(axis=0) / after, corners.max(axis=0) / after
    return (low[0], low[1], high[0], high[1])
