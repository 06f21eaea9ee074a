"""The parts of `benchmarks/crawl.py`: the site, its server, what is run on it, what was found."""
