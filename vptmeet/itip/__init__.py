"""iCalendar and iTIP: the calendar part of mail."""
