"""One page fetched and visited again, now, beside the run."""
