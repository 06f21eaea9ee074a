"""User stories as they are written down: who, what for, step by step."""
