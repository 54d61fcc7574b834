"""The named queries of a profile, by what they count."""
