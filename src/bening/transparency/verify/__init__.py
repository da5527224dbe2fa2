"""`bening verify`: check a log, its receipts and the published data as a stranger would.

Needs the standard library, `cryptography` and `bening.core`; never Django, never the database. Nothing
the site says is believed: trees are rebuilt from the entries, rankings are computed again.
"""
