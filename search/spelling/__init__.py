"""What a resident meant by a word that neither the site nor the language knows."""
