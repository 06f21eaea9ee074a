"""What rules on words read: prose, titles, languages, and how hard a text is."""
