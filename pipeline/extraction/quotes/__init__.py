"""Somebody's words, direct and indirect, and whose they are."""
