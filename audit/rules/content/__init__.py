"""Rules on content: is it findable, true and well made?"""
