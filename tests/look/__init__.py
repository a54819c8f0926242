"""Tests of how pages look and of the components they are made of."""
