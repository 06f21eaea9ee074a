"""The walks of the user stories: planned here, walked by the crawler, judged here."""
