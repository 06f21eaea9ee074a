"""What residents do and say, as councils have it: page views and contacts."""
