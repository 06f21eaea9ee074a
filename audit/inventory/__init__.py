"""What each page is: its service, type, place and likeness to others."""
