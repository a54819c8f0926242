"""Organise stakeholder meetings and build a coalition of employers."""
