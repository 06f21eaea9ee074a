"""What to mend first, as arithmetic that is shown."""
