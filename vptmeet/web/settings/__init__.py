"""Beheer: accounts and reference data."""
