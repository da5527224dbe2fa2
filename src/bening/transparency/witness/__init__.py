"""`bening witness`: cosigns checkpoints of other people's logs. No Django; one key, one small database."""
