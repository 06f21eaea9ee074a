"""Time limits and messages that vanish."""
