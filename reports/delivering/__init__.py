"""What other tools and people take in: SARIF, JUnit, EARL, email."""
