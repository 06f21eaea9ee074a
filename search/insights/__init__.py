"""What queries tell a web manager: topics, gaps, seasons."""
