"""Pages that share a title or a text, or are versions of each other in two languages."""
