"""The public site search over HTTP: pages that need no script, JSON, suggestions, figures."""
