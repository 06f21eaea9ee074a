"""What several rules read of a page, a visit or the site. No rule of its own."""
