"""Messages to people: the row is the queue."""
