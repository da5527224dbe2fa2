"""People, institutions, roles, conflicts of interest, and who looked at whose data."""
