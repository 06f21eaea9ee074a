"""Rules on accessibility: WCAG 2.2 A and AA, by criterion, and the law around it."""
