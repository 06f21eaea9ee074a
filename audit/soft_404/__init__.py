"""Whether an answer of 200 is a page that is not there (a soft 404)."""
