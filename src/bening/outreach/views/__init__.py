"""Pages that teach, and the practice test."""
