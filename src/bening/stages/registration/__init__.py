"""Second stage: who wants it. Biodata section by section, the choice of one formasi, the entry."""
