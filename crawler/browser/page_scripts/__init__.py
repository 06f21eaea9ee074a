"""Scripts that measure an open page, and the readers of what they give."""
