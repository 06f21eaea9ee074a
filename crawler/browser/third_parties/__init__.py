"""Observes which other companies pages send to, before and after a choice about cookies."""
