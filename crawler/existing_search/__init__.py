"""Asks the search that the site has at present."""
