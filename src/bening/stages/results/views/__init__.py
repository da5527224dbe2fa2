"""Pages of results: `public` for everyone, `desk` for officers, `sanggah` for those concerned."""
