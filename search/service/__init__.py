"""The public site search over HTTP: pages without scripts, JSON, suggestions, figures."""
