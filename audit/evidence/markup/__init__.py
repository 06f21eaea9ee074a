"""What the markup says: its headings, tables and fields, and findings at its elements."""
