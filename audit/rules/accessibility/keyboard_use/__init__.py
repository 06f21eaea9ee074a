"""Using a page without a mouse: focus, skip links, dialogs."""
