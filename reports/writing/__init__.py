"""How files, pages, titles and sheets are written; knows nothing of what they tell."""
