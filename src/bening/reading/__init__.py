"""Looks into files that strangers sent: which kind, whether whole, whether harmless. No Django."""
