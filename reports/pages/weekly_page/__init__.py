"""The parts of the front page: the verdict, what changed, what to mend first, what was seen."""
