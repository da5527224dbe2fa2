"""Django plumbing without domain: settings, database, pages, files, encryption, look."""
