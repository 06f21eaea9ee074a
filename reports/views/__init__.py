"""The same findings by service, by owner, by fault and by document."""
