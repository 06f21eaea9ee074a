"""How the words of a page that a resident came for are told from all others."""
