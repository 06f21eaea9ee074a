"""PDFs and office files: what they say, what they tell of themselves, where they link to."""
