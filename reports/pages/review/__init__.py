"""The website review: how effective the website is, and what could be better."""
