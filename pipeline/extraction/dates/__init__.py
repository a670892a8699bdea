"""Expressions of calendar time and their ISO values."""
