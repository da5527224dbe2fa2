"""Bening: civil-service recruitment that anyone can check."""

__version__ = "0.1.0"
