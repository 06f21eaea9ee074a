"""Pictures and drawings: text alternatives, words in pictures."""
