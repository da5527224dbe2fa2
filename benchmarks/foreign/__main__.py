"""Write the documents and what is printed on them."""

from __future__ import annotations

import argparse
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

import cv2
import numpy as np
from benchmarks.foreign import by_lot, cameras, folk, layouts, others, people
from benchmarks.foreign.people import Someone
from PIL import Image, ImageEnhance, ImageFilter

SCALE = 2
KINDS_OF_PHOTO = (
    "clean",
    "rotated",
    "perspective",
    "blur",
    "jpeg40",
    "glare",
    "dark",
    "phone",
    "turned",
    "exif",
)


def _on_desk(image: Image.Image, dice: random.Random, tilt: float) -> Image.Image:
    """The sheet seen a little from the side, on a wooden table."""
    width, height = image.size
    edge = int(0.09 * max(width, height))
    table = np.full((height + 2 * edge, width + 2 * edge, 3), (88, 112, 139), np.uint8)
    noise = np.random.default_rng(dice.randrange(1 << 30)).normal(0, 6, (*table.shape[:2], 1))
    table = np.clip(table + noise, 0, 255).astype(np.uint8)
    source = np.float32([(0, 0), (width, 0), (width, height), (0, height)])

    def shake() -> float:
        return edge * (1 + dice.uniform(-0.55, 0.55) * tilt)

    target = np.float32(
        [
            (shake(), shake()),
            (width + 2 * edge - shake(), shake()),
            (width + 2 * edge - shake(), height + 2 * edge - shake()),
            (shake(), height + 2 * edge - shake()),
        ]
    )
    turn = cv2.getPerspectiveTransform(source, target)
    pixels = np.asarray(image)[:, :, ::-1]
    size = (table.shape[1], table.shape[0])
    laid = cv2.warpPerspective(pixels, turn, size)
    mask = cv2.warpPerspective(np.full(pixels.shape[:2], 255, np.uint8), turn, size)
    table[mask > 0] = laid[mask > 0]
    return Image.fromarray(table[:, :, ::-1].copy())


def photographed(image: Image.Image, how: str, dice: random.Random) -> bytes:
    """A file as a phone or an office would make it, one of `KINDS_OF_PHOTO`."""
    exif = Image.Exif()
    quality = 88
    if how == "rotated":
        image = image.rotate(
            dice.choice((-1, 1)) * dice.uniform(2, 8),
            expand=True,
            fillcolor=(225, 222, 214),
            resample=Image.BICUBIC,
        )
    elif how == "perspective":
        image = _on_desk(image, dice, 1.0)
    elif how == "blur":
        image = image.filter(ImageFilter.GaussianBlur(1.6))
    elif how == "jpeg40":
        quality = 40
    elif how == "glare":
        spot = Image.new("L", image.size)
        x, y = int(image.width * dice.uniform(0.2, 0.8)), int(image.height * dice.uniform(0.2, 0.8))
        radius = int(0.16 * min(image.size))
        spot.paste(150, (x - radius, y - radius, x + radius, y + radius))
        spot = spot.filter(ImageFilter.GaussianBlur(radius / 2))
        image = Image.composite(Image.new("RGB", image.size, "white"), image, spot)
    elif how == "dark":
        image = ImageEnhance.Brightness(image).enhance(0.45)
    elif how == "phone":
        image = _on_desk(image, dice, 0.6)
        image.thumbnail((2000, 2000))
        image = image.filter(ImageFilter.GaussianBlur(0.7))
        quality = 70
    elif how == "turned":
        image = image.transpose(
            dice.choice((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270))
        )
    elif how == "exif":
        exif[0x0112] = 6
        image = image.transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def _taken(image: Image.Image, how: str, dice: random.Random) -> tuple[str, bytes]:
    """Ending of the file's name, and the file, by whichever cameras know this way."""
    if how in cameras.WAYS:
        return cameras.photographed(image, how, dice)
    return "jpg", photographed(image, how, dice)


def wrong_values(  # noqa: C901 -- one slip a line
    p: Someone, fields: dict[str, str], dice: random.Random, other: Someone
) -> list[dict[str, str]]:
    """What somebody might type instead, one slip or lie at a time."""
    found = []

    def add(field: str, value: str, attack: str) -> None:
        if value != fields[field]:
            found.append({"field": field, "value": value, "attack": attack})

    def digit(text: str) -> str:
        places = [n for n, sign in enumerate(text) if sign.isdigit()]
        at = dice.choice(places)
        return text[:at] + dice.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1 :]

    for field, value in fields.items():
        if field in ("nik", "number"):
            add(field, digit(value), "one digit")
        if field == "nik":
            at = dice.randrange(10, 15)
            add(field, value[:at] + value[at + 1] + value[at] + value[at + 2 :], "swap")
        if field == "name":
            at = dice.choice(
                [n for n, sign in enumerate(value) if sign.isalpha() and sign.lower() not in "il"]
            )
            letter = dice.choice([sign for sign in "abdeghknoprstu" if sign != value[at].lower()])
            add(field, value[:at] + letter + value[at + 1 :], "one letter")
            if " " in value:
                add(field, value.rsplit(" ", 1)[0], "dropped word")
            add(field, other.name, "other person")
        if field.endswith("_date"):
            day = date.fromisoformat(value)
            add(field, (day + timedelta(days=dice.choice((-1, 1)))).isoformat(), "one day")
        if field == "gpa":
            add(field, f"{float(value) + 0.01:.2f}", "+0.01")
        if field in ("programme", "institution"):
            theirs = other.programme if field == "programme" else other.school
            if theirs not in value and value not in theirs:
                add(field, theirs, "other person")
    return found


def main() -> None:
    """Draw N people's papers, each photographed in every way in turn."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", choices=("layouts", "others", "by_lot"), default="layouts")
    given = parser.parse_args()
    drawn = {"layouts": layouts, "others": others, "by_lot": by_lot}[given.set]
    someone = folk.someone if drawn is by_lot else people.someone
    ways = tuple(cameras.WAYS) if drawn is by_lot else KINDS_OF_PHOTO
    given.out.mkdir(parents=True, exist_ok=True)
    dice = random.Random(given.seed)
    with sync_playwright() as tool, open(given.out / "gt.jsonl", "w") as told:
        browser = tool.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        page = browser.new_page(device_scale_factor=SCALE)
        for number in range(given.people):
            person, other = someone(dice, number), someone(dice, number + 500)
            for place, (name, paper) in enumerate(zip(drawn.NAMES, drawn.PAPERS, strict=True)):
                kind, html, fields, (width, height) = paper(person)
                page.set_viewport_size({"width": width, "height": height})
                page.set_content(
                    f"<!doctype html><meta charset=utf-8><body style='margin:0;min-height:{height - 40}px'>{html}"
                )
                picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                how = ways[(number + place) % len(ways)]
                ending, data = _taken(picture, how, dice)
                file = f"{number:03}-{name}-{how}.{ending}"
                (given.out / file).write_bytes(data)
                row = {
                    "file": file,
                    "kind": kind,
                    "fields": fields,
                    "degradation": how,
                    "family": name,
                    "person": number,
                    "split": "foreign",
                }
                told.write(json.dumps({**row, "wrong": wrong_values(person, fields, dice, other)}) + "\n")
        browser.close()


if __name__ == "__main__":
    main()
