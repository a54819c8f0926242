"""Tests of this feature through the app."""
