"""Indicators evaluated as evidence, in queues with named reasons; no child is scored or ordered."""
