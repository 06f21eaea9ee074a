"""Personal data in what residents write: found and taken out before anything is kept."""
