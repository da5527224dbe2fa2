"""Pages of appointments: steps, filing, the exchange with BKN, counts for everybody."""
