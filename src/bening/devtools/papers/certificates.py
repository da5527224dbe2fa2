"""Certificates and letters of offices: five layouts for every content; two of them only in `test`."""

from __future__ import annotations

from bening.devtools.papers import marks, words
from bening.devtools.papers.contents import MAKERS, Content
from bening.devtools.papers.diplomas import photo
from bening.devtools.papers.pages import WIDE, Style, framed, page, plain, signed, style, waved, white
from bening.devtools.papers.sheet import Paper, Sheet
from bening.devtools.papers.subject import Subject


def content_of(kind: str, subject: Subject, look: Style) -> Content:
    """What the paper of that kind says about a person."""
    return MAKERS[kind](subject, subject.dice(f"content/{kind}"), look.day)


def _paper(content: Content, family: str, sheet: Sheet) -> Paper:
    return Paper(content.kind, family, (sheet,), content.fields, content.extra)


def formal(subject: Subject, family: str, look: Style, kind: str) -> Paper:
    """Upright: head over a line, title and number in the middle, rows, signature on the right."""
    content, sheet, dice = content_of(kind, subject, look), page(look), subject.dice(family)
    sheet.paste(marks.crest((60, 60, 70), 6), 120, 90, 120, 120)
    y = 130.0
    for head in content.heads:
        sheet.fitted(670, y, head, look.bold, 32, 820, "m")
        y += 46
    sheet.line(120, 236, 1120, 236, 4)
    sheet.text(620, 320, content.title, look.bold, 36, align="m")
    sheet.text(620, 364, content.number, look.face, look.size, align="m")
    y = sheet.paragraph(130, 450, 980, content.intro, look.face, look.size)
    y = sheet.rows(
        y + 30, content.rows, label=(150, look.face, look.size), value=(540, look.face, look.size), most=570
    )
    y = sheet.paragraph(130, y + 30, 980, content.closing, look.face, look.size)
    if content.portrait:
        photo(sheet, subject, 240, y + 70, 180)
    signed(
        sheet,
        look,
        dice,
        840,
        y + 80,
        (content.where, content.office),
        content.official,
        stamp=content.heads[0],
    )
    return _paper(content, family, sheet)


def award(subject: Subject, family: str, look: Style, kind: str) -> Paper:
    """Across: everything in the middle."""
    content, sheet, dice = content_of(kind, subject, look), page(look, WIDE), subject.dice(family)
    sheet.fitted(877, 170, content.heads[0], look.bold, 36, 1300, "m")
    sheet.text(877, 262, content.title, look.bold, 56, align="m")
    sheet.text(877, 310, content.number, look.face, look.size, align="m")
    sheet.text(877, 370, content.intro, look.italic, look.size, align="m")
    y = sheet.rows(
        430,
        content.rows,
        label=(380, look.face, look.size),
        value=(800, look.bold, look.size),
        most=800,
        leading=1.5,
    )
    y = sheet.paragraph(330, y + 20, 1100, content.closing, look.face, look.size, align="m")
    if content.portrait:
        photo(sheet, subject, 420, y + 30, 130)
    signed(
        sheet,
        look,
        dice,
        1180,
        y + 50,
        (content.where, content.office),
        content.official,
        stamp=content.heads[0],
        room=130,
    )
    return _paper(content, family, sheet)


def ruled(subject: Subject, family: str, look: Style, kind: str) -> Paper:
    """Upright: the rows stand in a table with borders."""
    content, sheet, dice = content_of(kind, subject, look), page(look), subject.dice(family)
    y = 150.0
    for head in content.heads:
        sheet.fitted(620, y, head, look.bold, 29, 1000, "m")
        y += 42
    sheet.text(620, y + 60, content.title, look.bold, 40, align="m")
    sheet.text(620, y + 106, content.number, look.face, look.size, align="m")
    y = sheet.paragraph(120, y + 190, 1000, content.intro, look.face, look.size) + 10
    for label, value in content.rows:
        lines = sheet.wrapped(value, look.bold, look.size, 580)
        high = len(lines) * look.size * 1.4 + 22
        sheet.frame(120, y, 500, y + high, 1)
        sheet.frame(500, y, 1120, y + high, 1)
        sheet.fitted(136, y + look.size * 1.2, label, look.face, look.size, 350)
        for number, line in enumerate(lines):
            sheet.text(520, y + look.size * (1.2 + 1.4 * number), line, look.bold, look.size)
        y += high
    y = sheet.paragraph(120, y + 60, 1000, content.closing, look.face, look.size)
    if content.portrait:
        photo(sheet, subject, 560, y + 70, 160)
    signed(
        sheet,
        look,
        dice,
        160,
        y + 80,
        (content.where, content.office),
        content.official,
        stamp=content.heads[0],
        align="l",
    )
    return _paper(content, family, sheet)


def stacked(subject: Subject, family: str, look: Style, kind: str) -> Paper:
    """Upright: labels small above their values, portrait and number on the right edge."""
    content, sheet, dice = content_of(kind, subject, look), page(look), subject.dice(family)
    sheet.text(120, 150, content.title.title(), look.bold, 46)
    for number, head in enumerate(content.heads):
        sheet.fitted(120, 200 + 36 * number, head, look.face, 25, 950)
    sheet.text(120, 300, content.number, look.face, look.size)
    sheet.line(120, 326, 1120, 326, 2, (150, 150, 160))
    y = sheet.paragraph(120, 390, 1000, content.intro, look.italic, look.size)
    if content.portrait:
        photo(sheet, subject, 940, y, 180)
    for label, value in content.rows:
        sheet.text(120, y + 30, label, look.face, look.size * 0.76, (90, 90, 100))
        y = sheet.paragraph(120, y + 30 + look.size * 1.25, 780, value, look.bold, look.size) + 6
    y = sheet.paragraph(120, y + 50, 1000, content.closing, look.face, look.size)
    signed(
        sheet,
        look,
        dice,
        120,
        y + 60,
        (content.where, content.office),
        content.official,
        stamp=content.heads[0],
        align="l",
    )
    return _paper(content, family, sheet)


def halves(subject: Subject, family: str, look: Style, kind: str) -> Paper:
    """Across: title and sentences on the left, rows on the right."""
    content, sheet, dice = content_of(kind, subject, look), page(look, WIDE), subject.dice(family)
    y = sheet.paragraph(130, 220, 600, content.title, look.bold, 48)
    for head in content.heads:
        y = sheet.paragraph(130, y + 10, 600, head, look.face, 25)
    y = sheet.paragraph(130, y + 30, 600, content.number, look.face, look.size)
    y = sheet.paragraph(130, y + 20, 600, content.closing, look.face, look.size)
    signed(
        sheet,
        look,
        dice,
        130,
        y + 60,
        (content.where, content.office),
        content.official,
        stamp=content.heads[0],
        align="l",
        room=140,
    )
    sheet.line(790, 170, 790, 1080, 2, (120, 120, 130))
    y = sheet.paragraph(850, 220, 780, content.intro, look.italic, look.size) + 20
    y = sheet.rows(
        y,
        content.rows,
        label=(850, look.face, look.size * 0.9),
        value=(1160, look.bold, look.size),
        most=470,
        leading=1.65,
    )
    if content.portrait:
        photo(sheet, subject, 1400, min(y + 20, 860), 150)
    return _paper(content, family, sheet)


LOOKS = (
    ("a", "train", formal, style("serif", plain((254, 254, 252)))),
    ("b", "train", award, style("sans", framed((252, 252, 246), (40, 90, 130), "boxes"), size=25)),
    ("c", "dev", ruled, style("carlito", white)),
    ("d", "dev", award, style("garamond", waved((252, 251, 246), (224, 220, 200)), size=28)),
    ("p", "test", stacked, style("noto", plain((255, 255, 253)), size=26)),
    ("q", "test", halves, style("caladea", framed((252, 252, 250), (70, 60, 110), "lines", 0.03), size=26, day=words.padded)),
    ("r", "test", stacked, style("dejavu-serif", waved((250, 252, 250), (220, 230, 224)), italic="dejavu-serif", size=23)),
)  # fmt: skip
"""Letter of the family, split, layout, style."""
