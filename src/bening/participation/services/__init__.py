"""What may be done in participation, noun by noun."""
