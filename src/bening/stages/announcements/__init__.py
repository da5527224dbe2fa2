"""What is offered: announcements, their editions, the formasi in them, the timetable they bind to."""
