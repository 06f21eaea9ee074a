"""Which company a host or a cookie belongs to, and what it is for."""
