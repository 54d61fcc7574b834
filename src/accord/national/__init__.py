"""Several forces' runs or returns become one national report that counts everything once."""
