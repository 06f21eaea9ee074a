"""The pages of a report: one file a page."""
