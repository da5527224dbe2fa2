"""What lies under and over the writing: woven lines, watermarks, seals, pens. Drawn by lot."""

from __future__ import annotations

import math
import random
from itertools import pairwise

GROUNDS = ("#ffffff", "#fffdf5", "#f3f7ee", "#eef3fb", "#fbf1f1", "#f8f4e3")
LINES = ("#a9c7a0", "#a8bfe0", "#e0b9a8", "#c9b6dd", "#d8c98f", "#9fcfcb")
INKS = ("#111111", "#1b1b2e", "#2b2118", "#0f2a1d", "#3a3a3a")


def woven(dice: random.Random, width: int, height: int) -> str:
    """Fine coloured waves that cross, as on certificates and cards."""
    colour, waves = dice.choice(LINES), []
    step, high = dice.randrange(9, 18), dice.uniform(6, 16)
    for row in range(-step, height + step, step):
        bends = "".join(
            f" L{x} {row + high * math.sin(x / dice.choice((38, 46, 61)) + row / 30):.0f}"
            for x in range(0, width + 12, 12)
        )
        waves.append(f'<path d="M0 {row}{bends}"/>')
    return (
        f'<svg style="position:absolute;left:0;top:0;z-index:-1" width="{width}" height="{height}" '
        f'fill="none" stroke="{colour}" stroke-width="1" opacity="{dice.uniform(0.5, 0.95):.2f}">{"".join(waves)}</svg>'
    )


def watermark(dice: random.Random, width: int, height: int, text: str) -> str:
    """Large pale letters across the page, once or many times."""
    pale = dice.uniform(0.05, 0.13)
    if dice.random() < 0.5:
        size = int(1.5 * min(width, height) / max(6, len(text)))
        return (
            f'<div style="position:absolute;left:0;top:{height // 2 - size}px;width:{width}px;text-align:center;'
            f"font:bold {size}px 'Liberation Sans';transform:rotate({dice.randrange(-40, 40)}deg);"
            f'opacity:{pale:.2f};z-index:-1;color:#335">{text}</div>'
        )
    many = "".join(f"<span style='margin:0 26px'>{text}</span>" for _ in range(140))
    return (
        f'<div style="position:absolute;inset:0;overflow:hidden;height:{height}px;font:17px Carlito;line-height:54px;'
        f'opacity:{pale:.2f};z-index:-1;color:#733">{many}</div>'
    )


def seal(dice: random.Random, x: int, y: int, text: str, size: int = 150) -> str:
    """A round rubber stamp over whatever stands there."""
    colour = dice.choice(("#5b2a86", "#1d3fa8", "#8c1d2c"))
    name = f"r{x}{y}"
    return (
        f'<svg style="position:absolute;left:{x}px;top:{y}px;transform:rotate({dice.randrange(-30, 30)}deg);mix-blend-mode:multiply" '
        f'width="{size}" height="{size}" viewBox="0 0 150 150" opacity="{dice.uniform(0.45, 0.75):.2f}" fill="none" stroke="{colour}">'
        f'<circle cx="75" cy="75" r="71" stroke-width="3"/><circle cx="75" cy="75" r="48" stroke-width="2"/>'
        f'<path id="{name}" d="M75 75 m-57 0 a57 57 0 1 1 114 0 a57 57 0 1 1 -114 0" stroke="none"/>'
        f'<text fill="{colour}" stroke="none" font-size="14" font-family="Liberation Sans" letter-spacing="2">'
        f'<textPath href="#{name}">{text}</textPath></text><path d="M75 40 L84 66 L111 66 L89 82 L98 108 L75 92 L52 108 L61 82 L39 66 L66 66 Z"/></svg>'
    )


def pen(dice: random.Random, x: int, y: int) -> str:
    """A signature over the lines around it."""
    points = [(x + 13 * n, y + dice.randrange(-26, 27)) for n in range(12)]
    curve = f"M{points[0][0]} {points[0][1]} " + " ".join(
        f"Q{ax} {ay} {(ax + bx) // 2} {(ay + by) // 2}" for (ax, ay), (bx, by) in pairwise(points[1:])
    )
    return (
        '<svg style="position:absolute;left:0;top:0;overflow:visible" width="1" height="1" fill="none" '
        f'stroke="#1a2a7a" stroke-width="2.4"><path d="{curve}"/></svg>'
    )
