"""The demo: its story, its mail and its processes."""
