"""The pages of announcements: for everyone, and for the committee."""
