"""HTTP in, HTML out: a folder a feature."""
