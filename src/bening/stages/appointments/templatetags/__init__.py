"""Template tags of appointments."""
