"""What would stop a run: facts are gathered first, then judged, each in one line."""
