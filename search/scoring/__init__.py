"""Scores of terms and letters as sparse matrices: what rankers and spelling are made of."""
