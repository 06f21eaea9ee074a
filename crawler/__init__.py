"""Collecting: the HTTP crawl, the browser visits and the workspace that keeps what they saw."""

__version__ = "0.1.0"
