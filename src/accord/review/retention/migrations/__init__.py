"""The tables of this part, as they have changed over time."""
