"""Reading a list of employers."""
