"""Pages of verification: the desk of officers, the answers to sanggah, the applicant's own result."""
