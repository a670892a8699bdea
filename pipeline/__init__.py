"""Presswatch: what anti-corruption press releases say, each number traceable to its sentence."""

__version__ = "0.1.0"
