"""Anonymous integrity reports: own host, own process, own keys; no road to accounts."""
