"""The regulator's rehearsal, told: its page, its rows, its form."""
