"""The sections of a profile, a module for each group of them."""
