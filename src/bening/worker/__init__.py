"""The list of background jobs and the loop that runs them. The row is the queue: no broker."""
