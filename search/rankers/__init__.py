"""The rankers: who answers a query, in which order."""
