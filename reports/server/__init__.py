"""What people do about what was found: rechecks, decisions, owners; served and kept."""
