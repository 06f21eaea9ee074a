"""The accessibility statement that the law asks for."""
