"""JPEG, PNG and HEIC: whole, of a sane size, nothing behind the end. No whole picture is held."""

from __future__ import annotations

import io
import re
import struct
import zlib

import pillow_heif
from PIL import Image

from bening.reading.findings import HEIC, JPEG, Problem
from bening.reading.hidden import PADDING, check_image_text, check_tail

PIXELS_AT_MOST = 50_000_000
"""More than any phone camera makes in one page; a bomb announces hundreds of millions."""

_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_END, _SCAN = 0xD9, 0xDA
_JPEG_START = b"\xff\xd8\xff"
_NOTE, _NOTE_END = b"SEFH", b"SEFT"
NOTE_AT_MOST = 100_000
"""Bytes of Samsung's note behind a photo."""
_HEIC_BOXES = (b"ftyp", b"meta", b"mdat", b"free", b"skip", b"uuid", b"moov", b"idat")
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}

Image.MAX_IMAGE_PIXELS = None  # `PIXELS_AT_MOST` is asked instead, so that the reason can be told
pillow_heif.register_heif_opener(thumbnails=False)
pillow_heif.options.DECODE_THREADS = 1
Image.preinit()  # the plugins are loaded here, while this process may still open files


def look_at_image(data: bytes, kind: str) -> dict[str, int]:
    """Width and height in pixels; `Problem` when the picture is damaged, cut off, huge or carries more."""
    check_image_text(data)
    if kind == HEIC:
        width, height = _heic(data)
    else:
        width, height = _jpeg(data) if kind == JPEG else _png(data)
    return {"width": width, "height": height}


def in_colours(image: Image.Image) -> Image.Image:
    """The picture in eight bits a colour, so that it can be made smaller without tearing its letters.

    Sixteen bits of grey are kept to their upper eight; black and white, and tables of colours, become tones.
    """
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    return image


def on_white(image: Image.Image) -> Image.Image:
    """Red, green and blue; what can be seen through shows white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(ground, image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _sane(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Problem("file.damaged")
    if width * height > PIXELS_AT_MOST:
        raise Problem("image.too_many_pixels", megapixels=width * height // 1_000_000)


def _jpeg(data: bytes) -> tuple[int, int]:
    _check_behind(data, _jpeg_end(data, 0))
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            size = image.size
            _sane(*size)
            # Every byte is decoded, at an eighth of the size: enough to find damage, little memory.
            image.draft("RGB", (size[0] // 8 or 1, size[1] // 8 or 1))
            image.load()
    except (OSError, ValueError, SyntaxError):
        raise Problem("file.damaged") from None
    return size


def _heic(data: bytes) -> tuple[int, int]:
    """Boxes until the end of the file, each whole; the picture itself is decoded when it is read."""
    place = 0
    while place < len(data):
        size = _box_size(data, place)
        if place + size > len(data):
            raise Problem("file.truncated")
        if data[place + 4 : place + 8] not in _HEIC_BOXES:
            raise Problem("file.data_after_end")
        place += size
    try:
        with Image.open(io.BytesIO(data), formats=("HEIF",)) as image:
            size_found: tuple[int, int] = image.size
    except (OSError, ValueError, SyntaxError, RuntimeError):
        raise Problem("file.damaged") from None
    _sane(*size_found)
    return size_found


def _box_size(data: bytes, place: int) -> int:
    if place + 8 > len(data):
        raise Problem("file.data_after_end")
    size = int.from_bytes(data[place : place + 4], "big")
    if size == 1:
        size = int.from_bytes(data[place + 8 : place + 16], "big")
    elif size == 0:
        size = len(data) - place
    if size < 8:
        raise Problem("file.damaged")
    return size


def _check_behind(data: bytes, place: int) -> None:
    """`Problem` unless only what phones put there stands behind a photo: more whole JPEGs (the same view in
    brighter light, or for the other eye) and Samsung's short note. What is read is the first one alone.
    """
    while True:
        place += len(data[place:]) - len(data[place:].lstrip(PADDING))
        if not data.startswith(_JPEG_START, place):
            break
        place = _jpeg_end(data, place)
    rest = data[place:].rstrip(PADDING)
    if not (len(rest) <= NOTE_AT_MOST and rest.endswith(_NOTE_END) and _NOTE in rest):
        check_tail(rest)


def _jpeg_end(data: bytes, start: int) -> int:
    """The place just after the end marker of the JPEG at `start`; thumbnails in segments are stepped over."""
    place = start + 2
    while place + 1 < len(data):
        if data[place] != 0xFF:
            raise Problem("file.damaged")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker == _END:
            return place + 2
        elif marker in _WITHOUT_LENGTH:
            place += 2
        else:
            place += 2 + _length(data, place + 2)
            if marker == _SCAN:
                found = _MARKER_IN_SCAN.search(data, place)
                place = found.start() if found else len(data)
    raise Problem("file.truncated")


def _length(data: bytes, place: int) -> int:
    if place + 2 > len(data):
        raise Problem("file.truncated")
    length: int = struct.unpack_from(">H", data, place)[0]
    if length < 2:
        raise Problem("file.damaged")
    return length


def _png(data: bytes) -> tuple[int, int]:
    width = height = expected = unpacked = 0
    inflate, place, kind = zlib.decompressobj(), 8, b""
    while kind != b"IEND":
        kind, body, place = _chunk(data, place)
        if not width and kind != b"IHDR":
            raise Problem("file.damaged")
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10].ljust(10, b"\0"))
            _sane(width, height)
            expected = _unpacked_size(width, height, depth, colour)
        elif kind == b"IDAT":
            unpacked += _inflated(inflate, body, expected - unpacked)
    if unpacked < width * height // 64 or not inflate.eof:
        raise Problem("file.truncated")
    check_tail(data[place:])
    return width, height


def _chunk(data: bytes, place: int) -> tuple[bytes, bytes, int]:
    if place + 12 > len(data):
        raise Problem("file.truncated")
    length, kind = struct.unpack_from(">I4s", data, place)
    end = place + 8 + length
    if end + 4 > len(data):
        raise Problem("file.truncated")
    body = data[place + 8 : end]
    if zlib.crc32(kind + body) != struct.unpack_from(">I", data, end)[0]:
        raise Problem("file.damaged")
    return kind, body, end + 4


_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def _unpacked_size(width: int, height: int, depth: int, colour: int) -> int:
    """The most that the pixels can unpack to: rows with their filter bytes, interlaced ones included."""
    bits = depth * _SAMPLES.get(colour, 0)
    if not 1 <= bits <= 64:
        raise Problem("file.damaged")
    return height * (width * bits // 8 + 2) * 2 + 64


def _inflated(inflate: zlib._Decompress, body: bytes, room: int) -> int:
    """How many bytes a chunk unpacks to, a piece at a time; `Problem` when there are more than fit."""
    total = 0
    try:
        while body:
            piece = inflate.decompress(body, 65_536)
            total += len(piece)
            if total > room:
                raise Problem("file.damaged")
            body = inflate.unconsumed_tail
    except zlib.error:
        raise Problem("file.damaged") from None
    return total
