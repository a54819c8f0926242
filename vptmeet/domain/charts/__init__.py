"""Geometry of the pictures: plain figures in, plain shapes out. Templates draw them as SVG."""
