"""Pages on which a resident gets something done, and how they lead on."""
