"""What a visit in the browser measured, and findings at the places that it saw."""
