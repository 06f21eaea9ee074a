"""What a council never meant to publish: hidden parts of files, personal data, drafts, copies."""
