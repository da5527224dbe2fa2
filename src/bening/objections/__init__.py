"""Sanggah: grounds, window, clock and an independent reviewer, for whichever stage needs it."""
