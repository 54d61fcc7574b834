"""Candidates become findings: criteria once, then every published definition, with reasons."""
