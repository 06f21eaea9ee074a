"""What documents say, and which of them the law exempts."""
