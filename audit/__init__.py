"""Judging: pure rules over stored facts, and what their findings add up to."""
