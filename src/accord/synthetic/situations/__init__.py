"""Planted situations: networks of every shape, lone offenders, and look-alikes of each."""
