"""Words: sentences, dictionaries, redaction of personal data."""
