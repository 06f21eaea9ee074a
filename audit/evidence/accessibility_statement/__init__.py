"""The site's accessibility statement, and what the law asks of it."""
