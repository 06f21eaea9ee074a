"""Colour and contrast."""
