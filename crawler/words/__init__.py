"""Lists of British words."""
