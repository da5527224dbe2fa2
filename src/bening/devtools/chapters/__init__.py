"""Chapters of the story that stand beside the way of the recruitment."""
