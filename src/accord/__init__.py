"""Accord: find child sexual exploitation by groups across records, with every reason shown."""

__version__ = "0.1.0"
