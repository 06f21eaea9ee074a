"""What `benchmarks/fuzz.py` and the bounded test in `tests/` throw at the readers."""
