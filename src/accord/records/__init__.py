"""Deliveries, persons and mentions become one timeline of records with people and objects."""
