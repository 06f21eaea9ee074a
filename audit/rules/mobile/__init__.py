"""Rules on phones: does the page work on a small screen? Judged from what the browser saw."""
