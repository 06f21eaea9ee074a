"""Fetching over HTTP: what to ask, safely and politely, and what became of it."""
