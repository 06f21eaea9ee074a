"""Rules on words: can a resident read it?"""
