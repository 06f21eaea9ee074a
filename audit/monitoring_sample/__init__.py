"""The regulator's rehearsal: its sample, criteria, manual checks and clock, over stored facts."""
