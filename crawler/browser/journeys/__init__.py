"""Walks the user stories in Chromium: by tapping on a phone, and by keyboard alone."""
