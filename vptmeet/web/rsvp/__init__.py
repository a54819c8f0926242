"""Answering through a personal link."""
