"""The catalogue of sentences, one module per stage or subject; `core.reasons` puts them together.

A new code: add it to the module of its stage. A new module: name it `<stage>.py`, give it a dict
`SENTENCES`, and list it in `core.reasons`. What may stand in the braces is told there.
"""
