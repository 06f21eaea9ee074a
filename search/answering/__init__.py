"""Answering residents from the live index, with what editors decided."""
