"""Recorded facts become ties, candidates and networks of people of concern."""
