"""Telling: the weekly page, scorecards and exports. Computes nothing of its own."""
