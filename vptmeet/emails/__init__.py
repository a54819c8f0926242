"""Drafts: the words, the HTML and the calendar part of each mail."""
