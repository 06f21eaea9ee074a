"""Builds of the index: their folders, their documents, which one is live."""
