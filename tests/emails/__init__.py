"""Tests of how letters are written and handed over."""
