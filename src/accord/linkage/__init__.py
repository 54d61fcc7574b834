"""Work out which nominals are the same person; the only part of Accord that imports Splink."""
