"""Headings, lists, order and valid markup."""
