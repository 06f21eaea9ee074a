"""Links that a person can follow, and those that lead nowhere."""
