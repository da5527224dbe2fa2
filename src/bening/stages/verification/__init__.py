"""Is it true and enough: two people decide MS or TMS, a third answers the sanggah."""
