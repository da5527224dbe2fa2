"""The way of one recruitment, in order; each stage imports only earlier ones."""
