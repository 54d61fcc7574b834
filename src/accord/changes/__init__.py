"""What is different since another run, and threat in words: digests that a person can act on."""
