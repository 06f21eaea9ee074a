"""Forms: labels, groups, formats, errors."""
