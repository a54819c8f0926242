"""The rules, in plain Python: no Flask, no SQL."""
