"""Is it true and enough: one person approves what is clear, two people decide the rest, another answers."""
