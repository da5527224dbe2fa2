"""Drawn portraits, and what cameras, screens and printers make of them. Nobody's face."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

RED, BLUE = (190, 30, 45), (30, 60, 190)


def portrait(
    size=(600, 800), ground=RED, skin=(205, 160, 130), hair=(30, 25, 22), scale=1.0, shirt=(235, 235, 240)
):
    """A head and shoulders before a plain ground, as red-green-blue pixels."""
    width, height = size
    image = Image.new("RGB", (2 * width, 2 * height), ground)
    _head(ImageDraw.Draw(image), (width, 0.925 * height), 2 * scale * width / 600, skin, hair, shirt)
    soft = image.filter(ImageFilter.GaussianBlur(4 * scale * width / 600)).resize(size)
    return np.asarray(soft).copy()


def _shade(colour, factor):
    return tuple(min(255, int(value * factor)) for value in colour)


def _head(pen, middle, scale, skin, hair, shirt):
    def oval(x0, y0, x1, y1, fill):
        pen.ellipse(
            [middle[0] + x0 * scale, middle[1] + y0 * scale, middle[0] + x1 * scale, middle[1] + y1 * scale],
            fill,
        )

    def line(*points, fill, width):
        pen.line(
            [(middle[0] + x * scale, middle[1] + y * scale) for x, y in points], fill, int(width * scale)
        )

    oval(-240, 270, 240, 800, shirt)
    oval(-70, 100, 70, 330, _shade(skin, 0.85))
    oval(-150, -190, 150, 120, hair)
    oval(-125, -150, 125, 190, skin)
    oval(-135, -190, 135, -60, hair)
    for side in (-55, 55):
        oval(side - 32, -40, side + 32, 0, _shade(skin, 0.8))
        oval(side - 27, -32, side + 27, -4, (245, 240, 235))
        oval(side - 13, -32, side + 13, -4, (40, 25, 20))
        line((side - 35, -55), (side, -66), (side + 35, -55), fill=hair, width=12)
    oval(-22, 30, 22, 70, _shade(skin, 0.82))
    oval(-16, -20, 16, 60, _shade(skin, 1.06))
    oval(-18, 55, -6, 67, _shade(skin, 0.5))
    oval(6, 55, 18, 67, _shade(skin, 0.5))
    oval(-50, 95, 50, 130, (160, 70, 70))
    line((-50, 112), (50, 112), fill=(90, 40, 40), width=5)


def jpeg(picture, quality=85):
    packed = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1].copy()


def noisy(picture, dice, strength=5.0):
    return np.clip(picture + dice.normal(0, strength, picture.shape), 0, 255).astype(np.uint8)


def blurred(picture, sigma):
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def shaded(picture, darkest=0.55):
    """Light from one side."""
    fall = np.linspace(1, darkest, picture.shape[1])[None, :, None]
    return (picture * fall).astype(np.uint8)


def from_a_screen(picture, zoom=1.15, degrees=3.0, depth=0.25):
    """Three stripes of colour a point and dark rows between, turned a little, taken at another size."""
    large = cv2.resize(picture, None, fx=3, fy=3, interpolation=cv2.INTER_NEAREST).astype(float)
    grid = np.full_like(large, 1 - depth)
    for channel in range(3):
        grid[:, channel::3, channel] = 1 + depth
    grid[::3] *= 1 - depth
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((1.5 * width, 1.5 * height), degrees, 1)
    matrix = turn * (zoom / 3)
    size = round(width * zoom), round(height * zoom)
    shown = np.clip(large * grid, 0, 255)
    return cv2.warpAffine(shown, matrix, size, flags=cv2.INTER_AREA).astype(np.uint8)


def on_a_table(picture, dice, table=(120, 110, 100), margin=0.12):
    """A print lying on something, photographed not quite from above."""
    height, width = picture.shape[:2]
    size = round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin))
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    places = corners + [width * margin, height * margin] + dice.uniform(-0.03, 0.03, (4, 2)) * width
    matrix = cv2.getPerspectiveTransform(corners, np.float32(places))
    ground = np.full((size[1], size[0], 3), table, np.uint8)
    return cv2.warpPerspective(picture, matrix, size, ground, borderMode=cv2.BORDER_TRANSPARENT)
