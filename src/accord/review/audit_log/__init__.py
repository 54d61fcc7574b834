"""The audit log: what happened, chained by hashes, its heads signed and kept elsewhere."""
