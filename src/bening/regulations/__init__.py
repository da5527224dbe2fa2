"""The regulation files: every number with its legal basis. Read through `bening.core.regulation`."""
