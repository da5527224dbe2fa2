"""Pages of documents: the slots, what was read, the submission, the receipt."""
