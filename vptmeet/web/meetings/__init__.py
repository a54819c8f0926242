"""Planning meetings."""
