"""What styles make of a page: the scripts that look, and their reader."""
