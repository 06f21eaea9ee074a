"""How a report reaches people and CI: email, feed, gate."""
