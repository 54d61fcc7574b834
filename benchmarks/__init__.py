"""Measure Accord on invented countries: what it gets right, and what it costs."""
