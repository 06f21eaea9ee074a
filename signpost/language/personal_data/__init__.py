"""Personal data in what a council publishes: told by kind and place, never by what it says."""
