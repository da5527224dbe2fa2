"""The main site's side: the daily commitments of the host for anonymous reports go into the public log."""
