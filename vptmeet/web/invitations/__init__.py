"""Inviting to a meeting."""
