"""Findings become proposed flags, set beside the flags the source records hold."""
