"""Pages for everybody, and the health checks."""
