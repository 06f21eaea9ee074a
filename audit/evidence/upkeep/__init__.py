"""What a page says of days: those it names, and when it was last looked after."""
