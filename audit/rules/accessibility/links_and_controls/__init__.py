"""Links, buttons and their names."""
