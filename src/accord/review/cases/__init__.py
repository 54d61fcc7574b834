"""Cases: what a run found about a crime, a record or a network, and what people decide on it."""
