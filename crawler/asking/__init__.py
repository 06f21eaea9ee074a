"""How the site's present search is asked, and how its answers are read."""
