"""The format of the transparency log: bytes, hashes, proofs, texts. No clock, no key, no disk.

Everything here is a pure function of its arguments; signing and verifying are functions passed in. What
the log may *say* is in `core.events`; who keeps, signs and serves it is `bening.transparency`. The format
is written down for strangers in `docs/transparency/spec.md`.
"""
