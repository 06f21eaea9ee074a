"""Judgements remembered from run to run: by what they were made from, and by what was asked."""
