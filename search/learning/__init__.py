"""What words mean besides: abbreviations and words that stand for each other, and their trial."""
