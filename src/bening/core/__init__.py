"""The pure core: decides. Standard library only; no Django, no clock, no disk."""
