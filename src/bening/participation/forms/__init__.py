"""Shapes of what people send, noun by noun."""
