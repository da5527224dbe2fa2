"""The public takes part: complaints, consultations, forum, register of interests."""
