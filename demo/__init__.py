"""The demo council of Mereford: a small fictional site with known faults, and its server."""
