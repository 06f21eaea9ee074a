"""Text size, spacing, zoom and orientation."""
