"""What pages state that others may state differently."""
