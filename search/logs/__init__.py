"""What logs of queries say, whatever their shape."""
