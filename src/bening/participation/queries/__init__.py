"""Reading participation, noun by noun."""
