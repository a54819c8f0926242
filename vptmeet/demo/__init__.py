"""The demo municipality: its data, its mail catcher and the page that reads the mail."""
