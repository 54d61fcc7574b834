"""Names of the communities of the United Kingdom, written by hand, with their customs."""
