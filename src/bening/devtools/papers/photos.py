"""Pictures of people who do not exist: passport photos, rightly and wrongly made, and selfies with the card."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageFilter

from bening.devtools.papers import cards, faces
from bening.devtools.papers.sheet import Colour, Paper, Sheet
from bening.devtools.papers.subject import Subject

REDS: tuple[Colour, ...] = ((190, 30, 45), (206, 20, 30), (176, 22, 34), (214, 40, 44), (196, 16, 52))
OTHERS: dict[str, Colour] = {
    "blue": (40, 80, 170), "white": (238, 238, 240), "grey": (150, 152, 156), "green": (60, 130, 90), "orange": (224, 130, 50),
}  # fmt: skip
WALLS: tuple[Colour, ...] = ((196, 204, 190), (212, 200, 184), (170, 186, 200), (150, 140, 132))


def _sheet(image: Image.Image) -> Sheet:
    return Sheet(image.size, image, 1.0)


def passport(subject: Subject, family: str, style: str) -> Paper:
    """One head before red; `style` of `faces.ground`."""
    colour = subject.dice(family).choice(REDS)
    image = faces.portrait(subject.look, subject.sex, colour, style)
    return Paper(
        "pas_foto", family, (_sheet(image),), {}, {"faces": "1", "background": "red", "style": style}
    )


def other_ground(subject: Subject, family: str) -> Paper:
    """One head before a colour that was not asked for."""
    name = subject.dice(family).choice(sorted(OTHERS))
    image = faces.portrait(subject.look, subject.sex, OTHERS[name], "shaded")
    return Paper(
        "pas_foto", family, (_sheet(image),), {}, {"faces": "1", "background": name, "style": "shaded"}
    )


def crowd(subject: Subject, family: str) -> Paper:
    """Two or three heads, or none."""
    dice = subject.dice(family)
    number = dice.choice((0, 2, 3))
    red = dice.choice(REDS)
    wide = 900 // max(number, 1)
    canvas = Image.fromarray(faces.ground(dice, red, "plain", (900, wide * 4 // 3)).astype(np.uint8))
    for place in range(number):
        head = faces.portrait(subject.look + 1 + place, "LP"[(subject.look + place) % 2], red, "plain")
        canvas.paste(head.resize((wide, wide * 4 // 3)), (place * wide, 0))
    return Paper(
        "pas_foto",
        family,
        (_sheet(canvas),),
        {},
        {"faces": str(number), "background": "red", "style": "plain"},
    )


def printed(subject: Subject, family: str) -> Paper:
    """A photograph of a printed photograph: paper edges on a table."""
    dice = subject.dice(family)
    head = faces.portrait(subject.look, subject.sex, dice.choice(REDS), "plain")
    border = Image.new("RGB", (660, 860), (244, 244, 240))
    border.paste(head, (30, 30))
    table = Image.fromarray(
        faces.ground(dice, (120, 92, 66), "wrinkled", (900, 1200)).astype(np.uint8)
    ).convert("RGBA")
    turned = border.convert("RGBA").rotate(dice.uniform(-7, 7), Image.Resampling.BICUBIC, expand=True)
    table.alpha_composite(turned, ((900 - turned.width) // 2, (1200 - turned.height) // 2))
    image = table.convert("RGB").filter(ImageFilter.GaussianBlur(0.8))
    return Paper(
        "pas_foto", family, (_sheet(image),), {}, {"faces": "1", "background": "red", "style": "printed"}
    )


def selfie(subject: Subject, family: str, look: cards.Look) -> Paper:
    """A head in a room with the card held under the chin by two hands."""
    dice = subject.dice(family)
    skin = faces.skin_of(subject.look)
    head = faces.portrait(subject.look, subject.sex, dice.choice(WALLS), "shaded").resize((900, 1200))
    card = cards.identity_card(subject, family, look).images[0].resize((470, 296)).convert("RGBA")
    image = head.convert("RGBA")
    card = card.rotate(dice.uniform(-6, 6), Image.Resampling.BICUBIC, expand=True)
    left, top = (900 - card.width) // 2 + dice.randint(-60, 60), 870
    image.alpha_composite(card, (left, top))
    image = faces.hands(image, skin, ((left + 4, top + 230), (left + card.width - 4, top + 230)))
    return Paper("swafoto", family, (_sheet(image.convert("RGB")),), {}, {"faces": "1"})


Draw = Callable[..., Paper]
PASSPORTS: tuple[tuple[str, str, Draw, dict[str, str]], ...] = (
    ("foto_a", "train", passport, {"style": "plain"}),
    ("foto_b", "train", other_ground, {}),
    ("foto_c", "dev", passport, {"style": "shaded"}),
    ("foto_d", "dev", crowd, {}),
    ("foto_e", "dev", printed, {}),
    ("foto_p", "test", passport, {"style": "wrinkled"}),
    ("foto_q", "test", passport, {"style": "shaded"}),
    ("foto_r", "test", passport, {"style": "plain"}),
    ("foto_s", "test", other_ground, {}),
    ("foto_t", "test", crowd, {}),
    ("foto_u", "test", printed, {}),
)
"""Family, split, drawing, its arguments. Photos have no layout: splits differ in persons only."""
SELFIES = (("swafoto_a", "train", "ktp_a"), ("swafoto_b", "dev", "ktp_d"), ("swafoto_p", "test", "ktp_f"))
"""Family, split, look of the card in the hand."""
