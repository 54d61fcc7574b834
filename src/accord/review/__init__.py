"""The review application: where people decide on what a run found, and can show why.

It reads a run's published tables through `handover` and never computes a finding; what people
decide goes back to the store as two ordinary tables.
"""
