"""What the benchmark of the search service is made of."""
