"""A corpus of documents made by script: with hidden parts, and those that only look like it."""
