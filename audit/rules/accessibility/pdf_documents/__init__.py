"""PDFs that assistive technology can read."""
