"""Vandaag: the coordinator's list of work."""
