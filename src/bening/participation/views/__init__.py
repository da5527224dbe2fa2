"""Pages of participation, noun by noun."""
