"""Sound, film and what moves."""
