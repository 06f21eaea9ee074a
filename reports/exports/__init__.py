"""Rows and formats that leave the house: one file a format."""
