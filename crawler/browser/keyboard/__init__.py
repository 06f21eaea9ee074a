"""Using a page by keyboard alone: the walk with Tab, and pressing what the page offers."""
