"""Collecting: the HTTP crawl, the browser visits and the workspace that keeps what they saw."""
