"""What several pages, exports and emails show of a run, gathered from what was stored."""
