"""What scorecards tell besides findings: pictures, history, searches, the service."""
