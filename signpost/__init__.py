"""Signpost: the ground floor that every room stands on, and the command line on top."""

__version__ = "0.1.0"
