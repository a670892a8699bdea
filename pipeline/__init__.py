"""Presswatch: what anti-corruption press releases say, each number traceable to its sentence."""
