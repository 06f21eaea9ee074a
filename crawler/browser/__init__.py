"""The real browser: starting Chromium, visiting pages, using them; collects, judges nothing."""
