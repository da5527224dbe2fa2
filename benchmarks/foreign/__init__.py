"""Documents in layouts that nothing was ever tuned on: written as HTML, drawn by Chromium.

    python -m benchmarks.foreign OUT [--people N] [--seed S]

They share no code, no layout and no name with `bening.devtools.papers`. Rules, anchors and thresholds may not be
changed to make a document of this folder pass; a failure seen here is mended where documents in general are read.
"""
