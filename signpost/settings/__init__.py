"""The only reader of signpost.toml: typed sections, and one clear line for a mistake."""
